"""The load generator, a process of its own: a fixed number of connections, each with one request
under way at any time.

`python -m tools.bench.load` reads its order as JSON from stdin and prints what it saw as JSON.
Plain sockets and prebuilt bytes: an HTTP library would need more of a core than the worker it
measures.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial

NEW = "new---in---each---request"  # What stands in a request for that: no two are the same.
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to send, where, and for how long."""

    port: int
    request: str
    seconds: float
    connections: int


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What came back: answers by status, latencies in order, and the generator's own CPU time."""

    statuses: Mapping[str, int]
    latencies_ms: list[float]
    seconds: float
    cpu_s: float


def http_request(
    target: str, body: bytes, headers: Mapping[str, str], *, method: str = "POST"
) -> str:
    """A request as it goes over the wire. ASCII only, so that it travels as JSON."""
    lines = [f"{method} {target} HTTP/1.1", "Host: bench.test", f"Content-Length: {len(body)}"]
    return "\r\n".join(
        [*lines, *(f"{name}: {value}" for name, value in headers.items()), "", body.decode("ascii")]
    )


class _Connection(asyncio.Protocol):
    """Sends, waits for the whole answer, sends again until the time is over."""

    def __init__(
        self, order: Order, until: float, statuses: Counter[str], latencies_ms: list[float]
    ) -> None:
        self._request, self._until = order.request.encode(), until
        self._statuses, self._latencies_ms = statuses, latencies_ms
        self._received, self._started = b"", 0.0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not complete(self._received):
            return
        now = time.perf_counter()
        self._latencies_ms.append((now - self._started) * 1000)
        self._statuses[self._received[9:12].decode()] += 1
        if now >= self._until:
            self._transport.close()
        else:
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if time.perf_counter() < self._until:
            self._statuses["closed"] += 1
        self.done.set_result(None)

    def _send(self) -> None:
        new = os.urandom(len(NEW)).hex()[: len(NEW)]
        request = self._request.replace(NEW.encode(), new.encode())
        self._received, self._started = b"", time.perf_counter()
        self._transport.write(request)


def complete(received: bytes) -> bool:
    """Whether the whole answer is there."""
    head, separator, body = received.partition(b"\r\n\r\n")
    if not separator:
        return False
    length = _LENGTH.search(head)
    return len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n")  # else chunked


async def _run(order: Order) -> Seen:
    statuses: Counter[str] = Counter()
    latencies_ms: list[float] = []
    started = time.perf_counter()
    made = partial(_Connection, order, started + order.seconds, statuses, latencies_ms)
    loop = asyncio.get_running_loop()
    connections = [
        (await loop.create_connection(made, "127.0.0.1", order.port))[1]
        for _ in range(order.connections)
    ]
    await asyncio.wait_for(
        asyncio.gather(*(connection.done for connection in connections)), order.seconds + 30
    )
    used = resource.getrusage(resource.RUSAGE_SELF)
    latencies_ms.sort()
    return Seen(
        statuses=dict(statuses),
        latencies_ms=latencies_ms,
        seconds=time.perf_counter() - started,
        cpu_s=used.ru_utime + used.ru_stime,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_run(Order(**json.load(sys.stdin)))))))
