"""The door of `make serve`: whose address it gives the gateway, and that requests pass it whole."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.serve.served import wait_for
from tools.paths import ROOT
from tools.processes import Child, free_port
from tools.serve.server import NODE

OPEN = f'import {{ openDoor }} from "{ROOT}/tools/serve/door.mjs"; openDoor(JSON.parse(process.argv[1]));'
# Answers with what it was sent, as JSON.
GATEWAY = """
import http from "node:http";
http.createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { method, url, rawHeaders: headers } = request;
  response.setHeader("MF-Secret", "x").end(JSON.stringify({ method, url, headers, body }));
}).listen(Number(process.argv[1]), "127.0.0.1");
"""


def _node(folder: Path, name: str, script: str, argument: str, port: int) -> Child:
    command = [str(NODE), "--input-type=module", "-e", script, argument]
    child = Child(name, command, log=folder / name, environment=dict(os.environ), cwd=ROOT)
    wait_for(lambda: _listens(port), within_s=20)
    return child


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, int]]:
    """The ports of three doors, by the header that each believes; the gateway of the last is not there."""
    folder, gateway = tmp_path_factory.mktemp("doors"), free_port()
    children = [_node(folder, "gateway", GATEWAY, str(gateway), gateway)]
    ports = {"": free_port(), "X-Real-IP": free_port(), "closed": free_port()}
    try:
        for name, port in ports.items():
            layout = {"port": port, "trustedProxy": name, "gatewayPort": free_port() if name == "closed" else gateway}
            children.append(_node(folder, f"door-{name}", OPEN, json.dumps(layout), port))
        yield ports
    finally:
        for child in children:
            child.stop()


def _exchange(port: int, sent: bytes) -> tuple[int, bytes, bytes]:
    """Status, head and body of the answer to these very bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(sent)
        received = b""
        with suppress(ConnectionResetError):
            while chunk := connection.recv(65536):
                received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 0, head, body


def _seen(port: int, *lines: str, target: str = "/", method: str = "GET") -> Any:
    head = "\r\n".join([f"{method} {target} HTTP/1.1", "Host: contest.example.org", "Connection: close", *lines])
    status, _, body = _exchange(port, f"{head}\r\n\r\n".encode("latin-1"))
    assert status == 200, body
    return json.loads(body[body.find(b"{") : body.rfind(b"}") + 1])


def _values(seen: Any, name: str) -> list[str]:
    names, values = seen["headers"][::2], seen["headers"][1::2]
    return [value for other, value in zip(names, values, strict=True) if other.lower() == name]


@pytest.mark.parametrize(
    ("trusted", "lines", "address"),
    [
        pytest.param("", [], "127.0.0.1", id="nothing said"),
        pytest.param("", ["CF-Connecting-IP: 192.0.2.1"], "127.0.0.1", id="a forged CF-Connecting-IP"),
        pytest.param("", ["cf-connecting-ip: 192.0.2.1", "CF-CONNECTING-IP: 192.0.2.2"], "127.0.0.1", id="two of them"),
        pytest.param("", ["X-Real-IP: 192.0.2.1"], "127.0.0.1", id="a proxy that nobody named"),
        pytest.param("", ["X-Forwarded-For: 192.0.2.1"], "127.0.0.1", id="another one"),
        pytest.param("", ['MF-CF-Blob: {"clientIp": "192.0.2.1"}'], "127.0.0.1", id="Miniflare's own header"),
        pytest.param("X-Real-IP", [], "127.0.0.1", id="named, and not sent"),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1"], "192.0.2.1", id="named"),
        pytest.param("X-Real-IP", ["x-real-ip: 2001:db8::1"], "2001:db8::1", id="named, IPv6"),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1", "CF-Connecting-IP: 192.0.2.2"], "192.0.2.1", id="named, beside a forged one"),
        pytest.param("X-Real-IP", ["CF-Connecting-IP: 192.0.2.2"], "127.0.0.1", id="only a forged one"),
        pytest.param("X-Real-IP", ["X-Forwarded-For: 192.0.2.2"], "127.0.0.1", id="only one that is not named"),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1, 192.0.2.2"], "127.0.0.1", id="a list"),
        pytest.param("X-Real-IP", ["X-Real-IP: 192.0.2.1", "X-Real-IP: 192.0.2.2"], "127.0.0.1", id="given twice"),
        pytest.param("X-Real-IP", ["X-Real-IP: somewhere"], "127.0.0.1", id="no address"),
    ],
)
def test_the_address_that_is_counted(doors: dict[str, int], trusted: str, lines: list[str], address: str) -> None:
    seen = _seen(doors[trusted], *lines)
    assert _values(seen, "cf-connecting-ip") == [address]
    assert _values(seen, "mf-cf-blob") == []


@pytest.mark.parametrize("target", ["/", "/v1/contests?limit=1&x=%20", "/a//b/../c", "/%63dn-cgi/", "*"])
def test_a_target_passes_as_it_was_written(doors: dict[str, int], target: str) -> None:
    """The gateway refuses other spellings of a path: it has to see them."""
    assert _seen(doors[""], target=target, method="OPTIONS" if target == "*" else "GET")["url"] == target


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    ("framing", "body"),
    [
        pytest.param("Content-Length: 5", "GET /", id="length"),
        pytest.param("Transfer-Encoding: chunked", "5\r\nGET /\r\n0\r\n\r\n", id="chunked"),
    ],
)
def test_a_body_stays_a_body(doors: dict[str, int], method: str, framing: str, body: str) -> None:
    """One that loses its framing is read as the next request, of whoever sends it."""
    head = f"{method} /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{framing}\r\n\r\n"
    status, _, answer = _exchange(doors[""], (head + body).encode())
    seen = json.loads(answer[answer.find(b"{") : answer.rfind(b"}") + 1])
    assert (status, seen["method"], seen["body"]) == (200, method, "GET /")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("CONNECT x:1 HTTP/1.1\r\nHost: x", id="a tunnel"),
        pytest.param("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked", id="two framings"),
        pytest.param("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2", id="two lengths"),
        pytest.param("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip", id="an unknown framing"),
        pytest.param("GET /\xff HTTP/1.1\r\nHost: x", id="a target that is not ASCII"),
        pytest.param("nonsense", id="no request"),
    ],
)
def test_what_does_not_pass(doors: dict[str, int], head: str) -> None:
    status, _, _ = _exchange(doors[""], f"{head}\r\n\r\n".encode("latin-1"))
    assert status in (0, 400)
    assert _seen(doors[""])["url"] == "/"


def test_an_upgrade_is_an_ordinary_request(doors: dict[str, int]) -> None:
    seen = _seen(doors[""], "Upgrade: websocket", "Sec-WebSocket-Key: x")
    assert _values(seen, "upgrade") == []


def test_without_a_gateway_a_client_is_told_to_return(doors: dict[str, int]) -> None:
    status, head, _ = _exchange(doors["closed"], b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert status == 503
    assert b"retry-after: 5" in head.lower()


def test_the_gateways_own_headers_of_that_kind_stay_inside(doors: dict[str, int]) -> None:
    _, head, _ = _exchange(doors[""], b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"mf-secret" not in head.lower()
