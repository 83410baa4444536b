"""A product that was played out, once for all tests of invariants."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from tests.contradictions import Copies, copies
from tests.played_out import play
from tests.system import System


@dataclass(frozen=True)
class Played:
    """Its databases, and when that was."""

    databases: Copies
    now: int


@pytest.fixture(scope="session")
def played() -> Played:
    async def play_out() -> Played:
        system = System()
        await play(system)
        found = Played(copies(system), int(system.now))
        await system.close()
        return found

    return asyncio.run(play_out())
