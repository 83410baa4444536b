"""Many people at once: as fast as they are answered, or so many a second, answered or not."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.client import Client
from tools.bench.load import complete
from tools.bench.workerd import cpu_s

Script = Sequence[bytes]  # the requests of one person, one after the other

CONNECTIONS, CONNECTIONS_MAX = 16, 128
LAST_S = 60  # after the last of them began


@dataclass
class Seen:
    """What they were answered. Latencies are counted from when somebody meant to ask."""

    seconds: float = 0.0
    cpu_s: float = 0.0  # of all that the stack runs
    statuses: Counter[int] = field(default_factory=Counter)
    latencies_ms: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.latencies_ms)

    @property
    def a_second(self) -> float:
        return self.count / self.seconds

    def at(self, percent: int) -> float:
        """The latency that so many were within."""
        ordered = sorted(self.latencies_ms)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]

    def __str__(self) -> str:
        answers = ", ".join(f"{count} times {status}" for status, count in self.statuses.items())
        return (
            f"{self.a_second:6.1f} a second, {1000 * self.cpu_s / self.count:5.1f} ms of CPU each, "
            f"p50 {self.at(50):.0f}, p95 {self.at(95):.0f}, p99 {self.at(99):.0f} ms; {answers}"
        )


def rush(
    client: Client, scripts: Iterable[Script], *, seconds: float, a_second: float = 0.0
) -> Seen:
    """Play scripts for so long: a new one whenever one is through, or so many a second."""
    seen, before = Seen(), stack_cpu_s(client)
    asyncio.run(_play(client.stack.layout.port, scripts, seconds, a_second, seen))
    seen.cpu_s = stack_cpu_s(client) - before
    return seen


async def _play(
    port: int, scripts: Iterable[Script], seconds: float, a_second: float, seen: Seen
) -> None:
    started = time.perf_counter()
    turns = _turns(scripts, started, seconds, a_second)
    connections = CONNECTIONS_MAX if a_second else CONNECTIONS
    plays = (_connection(port, turns, seen) for _ in range(connections))
    await asyncio.wait_for(asyncio.gather(*plays), seconds + LAST_S)
    seen.seconds = time.perf_counter() - started


def _turns(
    scripts: Iterable[Script], started: float, seconds: float, a_second: float
) -> Iterator[tuple[float, Script]]:
    """When each is to begin; 0: at once."""
    for number, script in enumerate(scripts):
        at = started + number / a_second if a_second else 0.0
        if max(at, time.perf_counter()) - started >= seconds:
            return
        yield at, script


async def _connection(port: int, turns: Iterator[tuple[float, Script]], seen: Seen) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for at, script in turns:
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        meant = at or time.perf_counter()
        for request in script:
            received = b""
            writer.write(request)
            while not complete(received):
                part = await reader.read(65_536)
                assert part, "the connection was closed before the answer"
                received += part
            now = time.perf_counter()
            seen.latencies_ms.append((now - meant) * 1000)
            seen.statuses[int(received[9:12])] += 1
            meant = now
    writer.close()
    await writer.wait_closed()


def stack_cpu_s(client: Client) -> float:
    """What the stack's processes have used: all that wrangler started, in its session."""
    session, total = client.stack._children[-1].pid, 0.0
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if os.getsid(int(entry.name)) == session:
                total += cpu_s(int(entry.name)) or 0.0
    return total
