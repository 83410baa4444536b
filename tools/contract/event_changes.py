"""What a changed event breaks: the consumers of the last release read what is published now, and today's read what waits since then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tools.contract.schema_changes import Change, Schemas, Way, pointer

READERS = {
    Way.REPLY: "at the consumers of the last release",
    Way.REQUEST: "at today's consumers, of what waits since the last release",
}


def compare_events(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What the other side would refuse, by event."""
    after = new.get("x-events", {})
    for type_, event in old.get("x-events", {}).items():
        where = pointer("x-events", type_)
        if type_ not in after:
            yield Change(where, "the event is gone, and may still wait")
            continue
        for name in sorted(set(event["receivers"]) - set(after[type_]["receivers"])):
            yield Change(f"{where}/receivers", f"{name} receives it no more, and it may still wait")
        for way, reader in READERS.items():
            schemas = Schemas(old, new)
            for change in schemas.changes(event["payload"], after[type_]["payload"], where, way):
                if change.breaking or change.pointer.endswith("/enum"):
                    said = change.message.removeprefix(f"{way.value}, ")
                    yield Change(change.pointer, f"{reader}, {said}")
