"""Transfers are sealed after their commit and by the sweep, and each seal is in the log."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from contest.token.sealing import sealing
from tests.failing import Interleaved
from tests.ledgers import TRANSFERS, live
from tests.system import System


async def _seals(system: System) -> list[dict[str, Any]]:
    return await system.rows("token", "select last_seq, digest from seals order by last_seq")


def _logged(system: System) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in system.log_lines]
    return [
        {"last_seq": each["last_seq"], "digest": each["seal"]}
        for each in records
        if (each["event"], each.get("action")) == ("ledger", "sealed")
    ]


async def test_a_transfer_is_sealed_after_the_answer_and_others_soon_after_by_the_sweep(
    system: System,
) -> None:
    await live(system)
    seals = await _seals(system)
    assert [each["last_seq"] for each in seals] == [1, 7]
    await system.tick("token")
    seals = await _seals(system)
    assert seals[-1]["last_seq"] == TRANSFERS
    assert _logged(system) == seals
    await system.tick("token")
    assert await _seals(system) == seals


async def test_of_two_who_seal_at_once_one_adds_the_seal(system: System) -> None:
    await live(system)
    await system.databases["token"].run("delete from seals")
    system.replace("token", db=Interleaved(system.databases["token"]))
    await asyncio.gather(*(sealing.seal_transfers(system.deps["token"]) for _ in range(3)))
    assert [each["last_seq"] for each in await _seals(system)] == [TRANSFERS]


async def test_a_clock_that_was_ahead_keeps_nothing_from_being_sealed(system: System) -> None:
    system.now += 400 * 86_400
    await live(system)
    system.now -= 400 * 86_400
    before = len(await _seals(system))
    sealing.seal_soon(system.deps["token"])
    await system.settle()
    assert len(await _seals(system)) == before + 1
