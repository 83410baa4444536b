"""The page about the life of a contest does what it says: its commands are run by a shell."""

from __future__ import annotations

import pytest

from tests.docs.commands import run_page
from tests.system import System
from tests.winners import holders

pytestmark = pytest.mark.programs


async def test_the_life_of_a_contest_by_the_commands_of_the_page(system: System) -> None:
    told = await run_page(system, "running-a-contest.md")
    [contest] = await system.rows("content", "select * from contests")
    assert contest["status"] == "drawn"
    log = await system.rows("content", "select action from changes order by version")
    assert [each["action"] for each in log] == [
        *("created", *["task-added"] * 6, "open-at-once", "updated", "close", "draw"),
    ]
    entries = await system.rows("content", "select tickets from entries order by telegram_id")
    assert [each["tickets"] for each in entries] == [5, 3, 1, 1]
    assert '"42","Ada"' in told  # the file
    [draw] = await system.rows("content", "select * from draws")
    assert (draw["stage"], draw["entries"], draw["tickets"]) == ("confirmed", 3, 9)
    assert await holders(system, {"id": contest["contest_id"]}) == [0, 2]
