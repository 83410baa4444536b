"""Which tests share something that takes long to start: `make test` runs those of one group in one process, the others in any."""

from __future__ import annotations

import pytest

GROUP_BY_FIXTURE = {
    "client": "stack",
    "browser": "stack",
    "served": "served",
    "results": "conformance",
    "doors": "doors",
    "door": "fuzzed-doors",
    "costs": "costs",
}


def group_of(item: pytest.Item) -> str:
    """The group, empty for a test that starts what it needs for itself."""
    definitions = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    shared = (name for name, found in definitions.items() if found[-1].scope != "function")
    return next((GROUP_BY_FIXTURE[name] for name in shared if name in GROUP_BY_FIXTURE), "")


def without_group(nodeid: str) -> str:
    """xdist appends the group to the name of a test."""
    name, _, group = nodeid.rpartition("@")
    return name if group in GROUP_BY_FIXTURE.values() else nodeid
