"""Whether every event has a handler at each of its receivers, and every handler an event."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Collection, Iterable, Mapping

from tools.contract.events import Event, catalogue
from tools.contract.rules import refuse
from tools.fleet import WORKERS
from tools.paths import ROOT


def check_handlers() -> None:
    """Raise `Failure` where the catalogue and the consumers do not say the same."""
    handled = {worker.name: handled_by(worker.name) for worker in WORKERS}
    compare_handlers(catalogue(), handled)


def compare_handlers(events: Iterable[Event], handled: Mapping[str, Collection[str]]) -> None:
    """The same, of the types that each worker handles."""
    received = {worker: set[str]() for worker in handled}
    for event in events:
        for receiver in event.receivers:
            received[receiver].add(event.type)
            if event.type not in handled[receiver]:
                refuse(
                    f"events/{event.producer}.yaml {event.type}",
                    f"{receiver} has no handler for it",
                )
    for worker, types in handled.items():
        if unknown := sorted(set(types) - received[worker]):
            refuse(
                f"events, {worker}", f"it handles {', '.join(unknown)}, and receives no such event"
            )


def handled_by(worker: str) -> set[str]:
    """The types of the events that a worker's consumer handles."""
    source = str(ROOT / "workers" / worker / "src")
    if source not in sys.path:
        sys.path.append(source)
    operations = importlib.import_module(f"contest.{worker.removeprefix('api-')}.operations")
    consumer = getattr(operations, "CONSUMER", None)
    return set(consumer.handlers) if consumer else set()
