"""The catalogue of events in `openapi/events/`: who publishes what, and who receives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.console import Failure
from tools.contract.documents import read_yaml
from tools.contract.rules import refuse
from tools.paths import ROOT

TYPE = re.compile(r"[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*")
PARTS = {"summary", "payload", "receivers"}


@dataclass(frozen=True)
class Event:
    """One event; `receivers` says what each consumer does about it."""

    type: str
    producer: str
    summary: str
    receivers: dict[str, str]
    payload: dict[str, Any]

    @property
    def class_name(self) -> str:
        """The name of its schema and of its class: `user.locale_changed` is `UserLocaleChanged`."""
        return re.sub(r"[._]", " ", self.type).title().replace(" ", "")


@cache
def catalogue(folder: Path = ROOT / "openapi" / "events") -> tuple[Event, ...]:
    """Every event, by producer. Raises `Failure` for one that is not described as it should be."""
    parts = sorted(folder.glob("*.yaml"))
    if not parts:
        raise Failure(
            f"{folder} holds no events", hint="restore it: who is bound to whom is told there alone"
        )
    events = tuple(
        _event(part.stem, type_, described)
        for part in parts
        for type_, described in read_yaml(part).items()
    )
    names = [event.class_name for event in events]
    for event in events:
        if names.count(event.class_name) > 1:
            refuse(_place(event.producer, event.type), "another event has this type, or its class")
    return events


def consumers_of(producer: str) -> tuple[str, ...]:
    """The services that receive an event of the producer's."""
    received = (
        each for event in catalogue() if event.producer == producer for each in event.receivers
    )
    return tuple(dict.fromkeys(received))


def services_with_events() -> tuple[str, ...]:
    """Whoever publishes or receives one."""
    named = (name for event in catalogue() for name in (event.producer, *event.receivers))
    return tuple(dict.fromkeys(named))


def _event(producer: str, type_: object, described: Any) -> Event:
    where = _place(producer, type_)
    if not isinstance(type_, str) or not TYPE.fullmatch(type_):
        refuse(where, "a type is what happened to what, as in `user.locale_changed`")
    if not isinstance(described, dict) or set(described) != PARTS:
        refuse(where, f"an event has {', '.join(sorted(PARTS))}, and nothing else")
    receivers = described["receivers"]
    if (
        not isinstance(receivers, dict)
        or not receivers
        or not all(map(_is_phrase, receivers.values()))
    ):
        refuse(where, "receivers says of each consumer what it does about the event")
    if not _is_phrase(described["summary"]):
        refuse(where, "summary is a phrase")
    return Event(type_, producer, described["summary"], receivers, described["payload"])


def _is_phrase(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _place(producer: str, type_: object) -> str:
    return f"events/{producer}.yaml {type_}"
