"""What every service is built from: its composition root, `entry.py`, fills this in at the first request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from contest.kit.clock import Clock
from contest.kit.database import Database
from contest.kit.ids import RandomBytes
from contest.kit.log import Log
from contest.kit.metrics import Metrics


class QueueError(Exception):
    """A queue did not take the messages."""


class Queue(Protocol):
    """A queue that this worker writes to."""

    async def send(self, messages: Sequence[str]) -> None:
        """Send all of them, at most 100 and 128 KB. Raises `QueueError`."""
        ...


@dataclass(frozen=True, kw_only=True)
class Deps:
    """The outside of a service. Services extend it with their own clients and settings."""

    db: Database
    log: Log
    metrics: Metrics
    now: Clock
    random_bytes: RandomBytes
    defer: Callable[[Awaitable[None]], None]  # go on after the answer (`waitUntil`); failures are logged
    queues: Mapping[str, Queue]  # by consumer
    missing: tuple[str, ...] = ()  # bindings and settings that the configuration lacks, for getReady
    unfit: tuple[str, ...] = ()  # what is wrong with settings that are there, see `settings.faults`
