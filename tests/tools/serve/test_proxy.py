"""The proxy of `make serve`: whose address it gives the gateway,
and that requests pass it whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from contest.gateway import table
from contest.gateway.operation import Operation
from tests.paths import REFUSED_PATHS
from tests.tools.serve.proxies import Proxy, echoed, opened

pytestmark = pytest.mark.workerd

Proxies = dict[str, Proxy]

# What the operation that takes most takes: all of it must pass the proxy.
LARGEST = max(each.body_bytes_max for each in vars(table).values() if isinstance(each, Operation))


@pytest.fixture(scope="module")
def proxies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxies]:
    with opened(tmp_path_factory.mktemp("proxies")) as proxies:
        yield proxies


def _values(seen: Any, name: str) -> list[str]:
    names, values = seen["headers"][::2], seen["headers"][1::2]
    return [value for other, value in zip(names, values, strict=True) if other.lower() == name]


@pytest.mark.parametrize(
    ("trusted", "lines", "address"),
    [
        pytest.param("", [], "127.0.0.1", id="nothing said"),
        pytest.param(
            "", ["CF-Connecting-IP: 192.0.2.1"], "127.0.0.1", id="a forged CF-Connecting-IP"
        ),
        pytest.param(
            "",
            ["cf-connecting-ip: 192.0.2.1", "CF-CONNECTING-IP: 192.0.2.2"],
            "127.0.0.1",
            id="two of them",
        ),
        pytest.param("", ["X-Real-IP: 192.0.2.1"], "127.0.0.1", id="a proxy that nobody named"),
        pytest.param("", ["X-Forwarded-For: 192.0.2.1"], "127.0.0.1", id="another one"),
        pytest.param(
            "", ['MF-CF-Blob: {"clientIp": "192.0.2.1"}'], "127.0.0.1", id="Miniflare's own header"
        ),
        pytest.param("X-Real-IP", [], "127.0.0.1", id="named, and not sent"),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1"], "192.0.2.1", id="named"),
        pytest.param("X-Real-IP", ["x-real-ip: 2001:db8::1"], "2001:db8::1", id="named, IPv6"),
        pytest.param(
            "X-Real-IP",
            ["X-Real-IP: 192.0.2.1", "CF-Connecting-IP: 192.0.2.2"],
            "192.0.2.1",
            id="named, beside a forged one",
        ),
        pytest.param(
            "X-Real-IP", ["CF-Connecting-IP: 192.0.2.2"], "127.0.0.1", id="only a forged one"
        ),
        pytest.param(
            "X-Real-IP",
            ["X-Forwarded-For: 192.0.2.2"],
            "127.0.0.1",
            id="only one that is not named",
        ),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1, 192.0.2.2"], "127.0.0.1", id="a list"),
        pytest.param(
            "X-Real-IP",
            ["X-Real-IP: 192.0.2.1", "X-Real-IP: 192.0.2.2"],
            "127.0.0.1",
            id="given twice",
        ),
        pytest.param("X-Real-IP", ["X-Real-IP: somewhere"], "127.0.0.1", id="no address"),
    ],
)
def test_the_address_that_is_counted(
    proxies: Proxies, trusted: str, lines: list[str], address: str
) -> None:
    seen = proxies[trusted].seen(*lines)
    assert _values(seen, "cf-connecting-ip") == [address]
    assert _values(seen, "mf-cf-blob") == []


@pytest.mark.parametrize(
    "target", ["/", "/v1/contests?limit=1&x=%20", "/a//b/../c", "/%63dn-cgi/", *REFUSED_PATHS]
)
def test_a_target_passes_as_it_was_written(proxies: Proxies, target: str) -> None:
    """The gateway refuses other spellings of a path: it has to see them."""
    assert proxies[""].seen(target=target)["url"] == target


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    ("framing", "body"),
    [
        pytest.param("Content-Length: 5", "GET /", id="length"),
        pytest.param("Transfer-Encoding: chunked", "5\r\nGET /\r\n0\r\n\r\n", id="chunked"),
        pytest.param("Expect: 100-nonsense\r\nContent-Length: 5", "GET /", id="an expectation"),
    ],
)
def test_a_body_stays_a_body(proxies: Proxies, method: str, framing: str, body: str) -> None:
    """One that loses its framing is read as the next request, of whoever sends it."""
    head = f"{method} /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{framing}\r\n\r\n"
    answer = proxies[""].exchange((head + body).encode())
    seen = echoed(answer)
    assert (answer.status, seen["method"], seen["body"]) == (200, method, "GET /")
    assert _values(seen, "content-length") == ["5"]


@pytest.mark.parametrize(
    ("line", "headers"),
    [
        pytest.param("GET / HTTP/1.1", "Host: a\r\nHost: b", id="two Hosts"),
        pytest.param("GET / HTTP/1.1", "Host: a\r\nHost: a", id="one Host twice"),
        pytest.param("GET / HTTP/1.1", "Host: a b", id="a space in the Host"),
        pytest.param("GET / HTTP/1.1", "Host: x/ready#", id="a path in the Host"),
        pytest.param("GET / HTTP/1.1", "Host: x?y", id="a query in the Host"),
        pytest.param("GET / HTTP/1.1", "Host: user@x", id="a user in the Host"),
        pytest.param("GET / HTTP/1.1", "Host: x:1x", id="no port"),
        pytest.param("GET / HTTP/1.1", "Host: \xff", id="a Host that is not ASCII"),
        pytest.param("GET / HTTP/1.1", "Host:", id="an empty Host"),
        pytest.param("GET / HTTP/1.1", "Host: x:70000", id="a port that is none"),
        pytest.param("GET / HTTP/1.1", "Host: 999.1.1.1", id="an address that is none"),
        pytest.param("M-SEARCH / HTTP/1.1", "Host: x", id="a method that workerd does not know"),
        pytest.param("GET / HTTP/1.1", "X: y", id="no Host"),
        pytest.param("GET / HTTP/1.0", "X: y", id="no Host, HTTP/1.0"),
        pytest.param("OPTIONS * HTTP/1.1", "Host: x", id="OPTIONS of everything"),
        pytest.param("GET * HTTP/1.1", "Host: x", id="GET of everything"),
        pytest.param("GET http://x/ready HTTP/1.1", "Host: x", id="a whole address"),
        pytest.param("GET /#/ready HTTP/1.1", "Host: x", id="a fragment"),
        pytest.param("GET /\xff HTTP/1.1", "Host: x", id="a target that is not ASCII"),
        pytest.param("CONNECT x:1 HTTP/1.1", "Host: x", id="a tunnel"),
        pytest.param(
            "GET / HTTP/1.1",
            "Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
            id="two framings",
        ),
        pytest.param(
            "GET / HTTP/1.1", "Host: x\r\nContent-Length: 1\r\nContent-Length: 2", id="two lengths"
        ),
        pytest.param(
            "GET / HTTP/1.1", "Host: x\r\nTransfer-Encoding: gzip", id="an unknown framing"
        ),
        pytest.param(
            "GET / HTTP/1.1",
            "Host: x\r\nTransfer-Encoding: chunked\r\n\r\nz",
            id="a chunk of no size",
        ),
        pytest.param("GET / HTTP/1.1", f"Host: x\r\nX: {'x' * 20_000}", id="a header too large"),
        pytest.param("GET / HTTP/9.9", "Host: x", id="another HTTP"),
        pytest.param("nonsense", "Host: x", id="no request"),
    ],
)
def test_what_does_not_pass_is_told_as_a_problem(proxies: Proxies, line: str, headers: str) -> None:
    answer = proxies[""].exchange(
        f"{line}\r\nConnection: close\r\n{headers}\r\n\r\n".encode("latin-1")
    )
    assert (answer.status, answer.problem["type"]) == (400, "urn:problem:bad-request")
    proxies[""].check_alive()


def test_a_problem_of_the_proxy_names_path_and_request(proxies: Proxies) -> None:
    answer = proxies[""].exchange(b"GET /v1/me?x=1 HTTP/1.0\r\nX-Request-Id: of-the-test\r\n\r\n")
    assert (answer.problem["instance"], answer.problem["request_id"]) == ("/v1/me", "of-the-test")
    assert b"x-request-id: of-the-test" in answer.head
    assert proxies[""].process.log.read_text().count("of-the-test") == 1


@pytest.mark.parametrize(
    "host", ["contest.example.org", "a_b:8787", "127.0.0.1:1", "[::1]:8787", "[2001:db8::1]", "X"]
)
def test_a_good_host_passes(proxies: Proxies, host: str) -> None:
    answer = proxies[""].exchange(
        f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
    )
    assert _values(echoed(answer), "host") == [host]


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize(
    ("size", "target", "status"),
    [
        pytest.param(LARGEST, "/", 200, id="the largest"),
        pytest.param(LARGEST + 1, "/", 413, id="one byte more"),
        pytest.param(5_000_000, "/", 413, id="far too large"),
        pytest.param(LARGEST, "/early", 429, id="refused before it is read"),
    ],
)
def test_a_large_body_is_answered_each_time(
    proxies: Proxies, framing: str, size: int, target: str, status: int
) -> None:
    """A client that sends all of its body before it reads gets the answer, and no reset."""
    head = f"POST {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    if framing == "length":
        sent = f"{head}Content-Length: {size}\r\n\r\n".encode() + b"x" * size
    else:
        sent = (
            f"{head}Transfer-Encoding: chunked\r\n\r\n{size:x}\r\n".encode()
            + b"x" * size
            + b"\r\n0\r\n\r\n"
        )
    answers = [proxies[""].exchange(sent) for _ in range(20)]
    assert {answer.status for answer in answers} == {status}
    if status == 413:
        assert {answer.problem["type"] for answer in answers} == {"urn:problem:body-too-large"}


def test_an_upgrade_is_an_ordinary_request(proxies: Proxies) -> None:
    seen = proxies[""].seen("Upgrade: websocket", "Sec-WebSocket-Key: x")
    assert _values(seen, "upgrade") == []


@pytest.mark.parametrize(
    ("proxy", "target"),
    [pytest.param("closed", "/", id="not there"), pytest.param("", "/nonsense", id="no HTTP")],
)
def test_without_a_gateway_a_client_is_told_to_return(
    proxies: Proxies, proxy: str, target: str
) -> None:
    answer = proxies[proxy].exchange(
        f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    )
    assert (answer.status, answer.problem["type"]) == (503, "urn:problem:unavailable")
    assert b"retry-after: 5" in answer.head.lower()


def test_an_answer_that_is_cut_off_is_cut_off_for_the_client(proxies: Proxies) -> None:
    answer = proxies[""].exchange(b"GET /half HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert (answer.status, answer.body) == (200, b"half")
    proxies[""].check_alive()


def test_the_gateways_own_headers_of_that_kind_stay_inside(proxies: Proxies) -> None:
    answer = proxies[""].exchange(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"mf-secret" not in answer.head.lower()
