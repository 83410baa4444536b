"""The commands of docs/runbooks.md, run by a shell on a product in which much is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.accounts import unlimited
from tests.contest_points import Sale
from tests.contests import Organiser, minutes
from tests.contradictions import copies
from tests.docs.commands import run_page
from tests.draws import DELAY_S, LENGTH_S, frozen, stage
from tests.system import OPS_TOKEN, System
from tools.beacon.state import Fault

pytestmark = pytest.mark.programs

DAY_S = 86_400


async def _go_wrong(system: System) -> dict[str, str]:
    """A contest is drawn whose tickets were refused late; another waits for its round."""
    unlimited(system)
    sale = await Sale.opened(system)
    assert await sale.buy() == "pending"
    await system.settle()
    system.now += LENGTH_S
    await minutes(system, 4)
    system.now += DELAY_S
    await minutes(system, 2)
    unpaid = "update payments set state = 'refused' where step = 'post'"
    await system.databases["content"].run(unpaid)
    system.beacon.faults.append(Fault(kind="down"))
    waiting = await frozen(system, 3)
    system.now += 2 * DELAY_S
    letter = "insert into dead_letters values ('x', 'outbox:content', '{}', 'a test', 0)"
    await system.databases["token"].run(letter)
    return waiting


async def test_the_commands_of_the_runbooks(
    system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system.now = time.time() - 4 * DAY_S
    waiting = await _go_wrong(system)
    for name, content in copies(system).items():
        (tmp_path / f"{name}.sqlite").write_bytes(content)
    system.beacon.faults.clear()
    system.now = time.time()
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    monkeypatch.setenv("OPS_TOKEN", OPS_TOKEN)
    monkeypatch.setenv("TOKEN", await Organiser(system).token())
    await run_page(system, "runbooks.md")
    assert await stage(system, waiting) == "drawn", "its round was asked for at once"
    assert await system.rows("token", "select transfers_on from limits") == [{"transfers_on": 0}]
