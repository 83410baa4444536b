"""The proxy of `make serve` outlives whatever happens on one connection:
resets at every byte, bytes that cannot be sent on.
"""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.tools.serve.proxies import RESET, Proxy, opened

pytestmark = pytest.mark.workerd

REQUESTS = {
    "no body": b"GET /health HTTP/1.1\r\nHost: x\r\n{}\r\n",
    "a length": b"POST /x HTTP/1.1\r\nHost: x\r\n{}Content-Length: 20\r\n\r\n01234567890123456789",
    "chunks": b"POST /x HTTP/1.1\r\nHost: x\r\n{}Transfer-Encoding: chunked\r\n\r\n"
    b"5\r\nhello\r\n0\r\n\r\n",
    "refused": b"GET * HTTP/1.1\r\nHost: a b\r\n{}\r\n",
    "early": b"POST /early HTTP/1.1\r\nHost: x\r\n{}Content-Length: 3\r\n\r\nabc",
    "two at once": b"GET / HTTP/1.1\r\nHost: x\r\n{}\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
}
PROXY = {"without the proxy's header": b"", "with it": b"X-Real-IP: 192.0.2.1\r\n"}
BYTES = [bytes([number]) for number in range(256)]


@pytest.fixture(scope="module", params=["", "X-Real-IP"], ids=["no proxy", "a proxy"])
def proxy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Proxy]:
    with opened(tmp_path_factory.mktemp("proxies")) as proxies:
        yield proxies[request.param]


@pytest.mark.parametrize("header", PROXY.values(), ids=PROXY)
@pytest.mark.parametrize("request_bytes", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("pause_s", [0, 0.002], ids=["at once", "a moment later"])
def test_a_reset_after_every_byte(
    proxy: Proxy, request_bytes: bytes, header: bytes, pause_s: float
) -> None:
    sent = request_bytes.replace(b"{}", header)
    for size in range(len(sent) + 1):
        _cut_off(proxy, sent[:size], pause_s)
    proxy.check_alive()


def test_a_reset_as_soon_as_a_request_is_whole(proxy: Proxy) -> None:
    """Its address is not known any more when the proxy looks for it."""
    for _ in range(300):
        _cut_off(proxy, b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n", 0)
    proxy.check_alive()


@pytest.mark.parametrize(
    "name",
    ["X-Real-IP", "X", "Cookie", "Host", "Transfer-Encoding", "Trailer", "Expect", "Connection"],
)
def test_every_byte_in_a_header(proxy: Proxy, name: str) -> None:
    """Each is passed on or refused by its name; none is lost in the proxy."""
    for byte in BYTES:
        lines = b"" if name == "Host" else b"Host: x\r\n"
        head = (
            b"GET / HTTP/1.1\r\nConnection: close\r\n"
            + lines
            + name.encode()
            + b": "
            + byte
            + b"\r\n\r\n"
        )
        answer = proxy.exchange(head)
        assert answer.status == 200 or answer.problem["type"] == "urn:problem:bad-request", (
            byte,
            answer,
        )
    proxy.check_alive()


def test_bytes_that_are_changed_by_chance(proxy: Proxy) -> None:
    chance = random.Random(20)
    for _ in range(300):
        changed = bytearray(
            chance.choice(list(REQUESTS.values())).replace(
                b"{}", chance.choice(list(PROXY.values()))
            )
        )
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        _cut_off(proxy, bytes(changed), 0.001)
    proxy.check_alive()


def _cut_off(proxy: Proxy, sent: bytes, pause_s: float) -> None:
    connection = socket.create_connection(("127.0.0.1", proxy.port), timeout=10)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    with connection, suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(sent)
        time.sleep(pause_s)
