"""A receiver of webhooks on this machine: the path of a webhook says how it is answered."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NEVER_S = 30  # longer than a webhook is waited for


class Receiver:
    """`messages` has the headers and the body of each message by its path."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.messages: dict[str, list[tuple[dict[str, str], str]]] = {}
        self.counts: Counter[str] = Counter()
        self.is_over = threading.Event()

    def answer(self, path: str) -> tuple[int, dict[str, str]]:
        """The status and the headers."""
        self.counts[path] += 1
        match path:
            case "/redirect":
                return 302, {"location": f"{self.url}/elsewhere"}
            case "/gone":
                return 410, {}
            case "/flaky":
                return (500 if self.counts[path] == 1 else 200), {}
            case "/slow":
                self.is_over.wait(NEVER_S)
        return 204, {}


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that answers at its `url`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.messages.setdefault(self.path, []).append((headers, body))
            status, answered = receiver.answer(self.path)
            self.send_response(status)
            for name, value in ({"content-length": "0"} | answered).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()
