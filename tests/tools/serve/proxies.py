"""Proxies of `make serve` by themselves, before a gateway that tells what it was sent;
and raw bytes to them.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from tests.tools.serve.served import wait_for
from tools.paths import ROOT
from tools.processes import Child, free_port
from tools.serve.server import NODE

RESET = struct.pack("ii", 1, 0)  # SO_LINGER of 0 s: close() sends a reset
OPEN = f"""
import {{ openDoor }} from "{ROOT}/tools/serve/proxy.mjs";
openDoor(JSON.parse(process.argv[1]));
"""
# Answers with what it was sent, as JSON;
# under /early before it has read the body, as workerd does, and then closes. Under /held/NAME
# it waits: /held tells the names, in order of arrival, and /oldest/begin, /oldest/answer and
# /oldest/fail do so to the first of them.
GATEWAY = """
import http from "node:http";
const held = new Map(); // by its response
const fates = {
  begin: (response) => response.writeHead(200).write("begun"),
  answer: (response) => response.end("answered"),
  fail: (response) => response.destroy(),
};
http.createServer(async (request, response) => {
  const [, first, second] = request.url.split("/");
  if (first === "held" && second) {
    held.set(response, second);
    return response.on("close", () => held.delete(response));
  }
  if (first === "oldest") {
    const [oldest] = held.keys();
    held.delete(oldest);
    fates[second](oldest);
  }
  if (first === "held" || first === "oldest") {
    return response.end(JSON.stringify([...held.values()]));
  }
  if (request.url === "/early") {
    const reset = () => request.socket.resetAndDestroy();
    return response.writeHead(429, { connection: "close" }).end("early", reset);
  }
  if (request.url === "/nonsense") {
    return request.socket.end("HTTP/1.1 200 OK\\r\\nX: \\x01\\r\\n\\r\\n");
  }
  if (request.url === "/half") {
    const end = () => request.socket.destroy();
    return response.writeHead(200, { "content-length": 9 }).write("half", end);
  }
  let body = "";
  for await (const chunk of request) body += chunk;
  const { method, url, rawHeaders: headers } = request;
  response.setHeader("MF-Secret", "x").end(JSON.stringify({ method, url, headers, body }));
}).listen(Number(process.argv[1]), "127.0.0.1");
"""


class Answer(NamedTuple):
    """What came back; the status is 0 where nothing did."""

    status: int
    head: bytes
    body: bytes

    @property
    def problem(self) -> Any:
        """The document, which has to be one of ours."""
        assert b"content-type: application/problem+json" in self.head.lower(), self
        document = json.loads(self.body)
        assert set(document) - {"errors"} == {
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "request_id",
        }
        assert document["status"] == self.status
        return document


class Proxy(NamedTuple):
    """One of them, as a process of its own."""

    port: int
    process: Child

    def exchange(self, sent: bytes) -> Answer:
        return exchange(self.port, sent)

    def seen(self, *lines: str, target: str = "/", method: str = "GET") -> Any:
        """What the gateway was sent."""
        answer = self.exchange(request_bytes(target, "Connection: close", *lines, method=method))
        assert answer.status == 200, answer
        return echoed(answer)

    def held(self) -> list[str]:
        """The names that wait at the gateway."""
        return self._control("/held")

    def oldest(self, fate: str) -> None:
        """Begin or answer the first of them, or let it fail."""
        self._control(f"/oldest/{fate}")

    def _control(self, target: str) -> list[str]:
        names: list[str] = json.loads(
            self.exchange(request_bytes(target, "Connection: close")).body
        )
        return names

    def check_alive(self) -> None:
        """The same process, and it serves."""
        self.process.check()
        assert self.seen()["url"] == "/"


def request_bytes(target: str, *lines: str, method: str = "GET") -> bytes:
    head = "\r\n".join([f"{method} {target} HTTP/1.1", "Host: contest.example.org", *lines])
    return f"{head}\r\n\r\n".encode("latin-1")


def echoed(answer: Answer) -> Any:
    return json.loads(answer.body[answer.body.find(b"{") : answer.body.rfind(b"}") + 1])


def exchange(port: int, sent: bytes) -> Answer:
    """What these very bytes are answered, until the connection is closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(sent)
        return received(connection)


def received(connection: socket.socket) -> Answer:
    """What comes until it is closed."""
    content = b""
    with suppress(ConnectionResetError):
        while chunk := connection.recv(65536):
            content += chunk
    head, _, body = content.partition(b"\r\n\r\n")
    return Answer(int(head.split()[1]) if head else 0, head, body)


@contextmanager
def opened(folder: Path) -> Iterator[dict[str, Proxy]]:
    """Three proxies, by the header that each believes; the gateway of the last is not there."""
    gateway = free_port()
    children = [_node(folder, "gateway", GATEWAY, str(gateway), gateway)]
    proxies: dict[str, Proxy] = {}
    try:
        for name in ("", "X-Real-IP", "closed"):
            port = free_port()
            layout = {
                "port": port,
                "trustedProxy": name,
                "gatewayPort": free_port() if name == "closed" else gateway,
            }
            children.append(_node(folder, f"proxy-{name}", OPEN, json.dumps(layout), port))
            proxies[name] = Proxy(port, children[-1])
        yield proxies
    finally:
        for child in children:
            child.stop()


def _node(folder: Path, name: str, script: str, argument: str, port: int) -> Child:
    command = [str(NODE), "--input-type=module", "-e", script, argument]
    child = Child(name, command, log=folder / name, environment=dict(os.environ), cwd=ROOT)
    wait_for(lambda: _listens(port), within_s=20)
    return child


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
