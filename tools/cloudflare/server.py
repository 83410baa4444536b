"""The stand-in over HTTP on loopback: the API under `/client/v4/`, the workers' public addresses under `/edge/ENVIRONMENT/`."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tools.cloudflare.account import Account
from tools.cloudflare.call import Call
from tools.cloudflare.edge import Edge
from tools.cloudflare.faults import Faults
from tools.cloudflare.refusal import Refused
from tools.cloudflare.routes import find

PASSED = ("authorization", "content-type")


class Cloudflare:
    """One account behind the API, what was asked of it, and the faults that wait."""

    def __init__(self, folder: Path) -> None:
        self.account = Account(folder)
        self.edge = Edge(self.account)
        self.faults = Faults()
        self.calls: list[str] = []  # "METHOD path status", in the order of the answers
        self.url = ""

    @property
    def unknown(self) -> list[str]:
        """The calls that the stand-in does not know."""
        return [call for call in self.calls if call.endswith(" 501")]

    def answer(
        self, method: str, target: str, headers: Any, body: bytes
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and further headers of one call."""
        parts = urlsplit(target)
        if parts.path.startswith("/edge/"):
            return *self._answer_edge(method, parts.path, headers, body), {}
        more: dict[str, str] = {}
        try:
            status, answer = (
                200,
                self._api(method, parts.path, parse_qs(parts.query), headers, body),
            )
        except Refused as refusal:
            status, answer, more = refusal.status, refusal.body(), refusal.headers
        self.calls.append(f"{method} {parts.path} {status}")
        return status, json.dumps(answer).encode(), more

    def _api(
        self, method: str, path: str, query: dict[str, list[str]], headers: Any, body: bytes
    ) -> Any:
        found = find(method, path)
        if not found:
            raise Refused(501, 0, f"the stand-in does not know {method} {path}")
        if not headers.get("authorization", "").startswith("Bearer "):
            raise Refused(403, 9109, "Unauthorized to access requested resource")
        self.faults.meet(method, path, after=False)
        function, given = found
        call = Call(
            account=self.account,
            given=given,
            query=query,
            content_type=headers.get("content-type", ""),
            body=body,
        )
        with self.account.lock:
            result = function(call)
            if method != "GET":
                self.account.save()
        self.faults.meet(method, path, after=True)
        return {"success": True, "errors": [], "messages": [], "result": result} | _pages(result)

    def _answer_edge(self, method: str, path: str, headers: Any, body: bytes) -> tuple[int, bytes]:
        environment, _, rest = path.removeprefix("/edge/").partition("/")
        passed = {name: headers[name] for name in PASSED if headers.get(name)}
        try:
            return self.edge.answer(environment, method, f"/{rest}", passed, body)
        except Refused as refusal:
            return refusal.status, f"error code: {refusal.code}".encode()
        except httpx.HTTPError as error:
            return 502, type(error).__name__.encode()


def _pages(result: Any) -> dict[str, Any]:
    if not isinstance(result, list):
        return {}
    count = len(result)
    return {
        "result_info": {
            "page": 1,
            "per_page": max(count, 20),
            "total_pages": 1,
            "count": count,
            "total_count": count,
        }
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    cloudflare: Cloudflare

    def answer(self) -> None:
        chunked = "transfer-encoding" in self.headers
        body = (
            self._read_chunks()
            if chunked
            else self.rfile.read(int(self.headers.get("content-length", 0)))
        )
        self._send(*self.cloudflare.answer(self.command, self.path, self.headers, body))

    def _read_chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _send(self, status: int, body: bytes, more: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - http.server's names

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A command that is killed leaves its connections: no reason for a traceback."""


@contextmanager
def serving(folder: Path) -> Iterator[Cloudflare]:
    """The stand-in on a free port of loopback, its state in `folder`."""
    cloudflare = Cloudflare(folder)
    handler = type("Handler", (_Handler,), {"cloudflare": cloudflare})
    server = _Server(("127.0.0.1", 0), handler)
    cloudflare.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield cloudflare
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
