"""The search for contradictions in the databases of a `System`, and in copies of them that were
tampered with.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from tests.system import System
from tools.invariants.search import Searched, look
from tools.invariants.snapshot import attached, empty
from tools.serve.backup import SERVICES

Copies = Mapping[str, bytes]


def copies(system: System) -> Copies:
    """The databases as they are now."""
    return {name: system.databases[name]._connection.serialize() for name in SERVICES}


def searched(databases: Copies, now: int, plant: str = "") -> Searched:
    """What is found in them, once they were changed by SQL; it names tables as `service.table`."""
    with closing(empty()) as connection:
        for name, content in databases.items():
            connection.execute(f"attach ':memory:' as {name}")
            connection.deserialize(content, name=name)
        connection.executescript(plant)
        return look(attached(connection, now))


def check_nothing_contradicts(system: System) -> Searched:
    """Fail where anything contradicts."""
    found = searched(copies(system), int(system.now))
    assert found.wrong == []
    return found
