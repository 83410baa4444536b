"""The round that a contest is drawn by: fixed beforehand, waited for, and never another."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.content.draw.drawing import draw, overdue
from contest.content.draw.freezing import freeze
from contest.kit.clock import to_rfc3339
from contest.kit.retries import BEACON
from tests.contests import HOUR_S, Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, chain, drawn, frozen, stage, verified
from tests.system import CHAIN, Reply, System
from tools.beacon.chain import Chain
from tools.beacon.state import Fault

LEAD_S = DELAY_S // 10
LIES = ("garbage", "huge", "wrong-number", "wrong-randomness", "wrong-signature", "other-round")
SILENCES = ("missing", "too-early", "down", "cut", "redirect")


async def _ask(system: System, contest: dict[str, Any]) -> Reply:
    return await Organiser(system).send("POST", contest, "/draw")


def _round(system: System, at: int) -> dict[str, Any]:
    number = chain().first_round(at + DELAY_S)
    shown = to_rfc3339(chain().time_of(number))
    return {"chain": CHAIN.info["hash"], "round": number, "round_at": shown}


async def test_it_is_fixed_by_publishing_and_moves_with_the_end_alone(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    assert contest["beacon"] is None
    end = int(system.now) + LENGTH_S
    contest = (await organiser.step(contest, "/publish")).json()
    assert contest["beacon"] == _round(system, end)
    contest = (await organiser.step(contest, "/unpublish")).json()
    assert contest["beacon"] is None
    contest = (await organiser.step(contest, "/publish")).json()
    # Whatever is set by now, the contest keeps what it was published with.
    other = Chain(bytes(31) + b"\x07").info
    system.configure("content", DRAW_DELAY_S="10", BEACON_CHAIN=json.dumps(other))
    contest = (await organiser.change(contest, ends_at=to_rfc3339(end + 5))).json()
    assert contest["beacon"] == _round(system, end + 5)
    system.now += HOUR_S
    await minutes(system, 1)
    contest = await organiser.see(contest)
    moved = {"ends_at": to_rfc3339(end + HOUR_S), "reason": "More time"}
    contest = (await organiser.change(contest, **moved)).json()
    assert contest["beacon"] == _round(system, end + HOUR_S)
    contest = (await organiser.step(contest, "/close")).json()
    assert contest["beacon"] == _round(system, end + HOUR_S)
    await minutes(system, 3)
    header = (await verified(system, contest)).header
    assert (header.round, header.delay_s) == (contest["beacon"]["round"], DELAY_S)
    log = (await organiser.send("GET", contest, "/changes")).json()["items"]
    assert ("updated", "More time") in [(each["action"], each["reason"]) for each in log]


async def test_whatever_the_relays_give_it_is_drawn_by_its_round_or_not_yet(
    system: System,
) -> None:
    contest = await frozen(system, 5)
    header = (await verified(system, contest)).header
    system.now += DELAY_S
    for kind in (*LIES, *SILENCES):
        system.beacon.faults.append(Fault.model_validate({"kind": kind}))
        await minutes(system, 1)
        assert not system.beacon.faults, kind
        assert await stage(system, contest) == "frozen"
        assert (await verified(system, contest)).signature is None
        system.now += BEACON.wait_s_max
    await minutes(system, 1)
    assert await stage(system, contest) == "drawn"
    assert (await verified(system, contest)).header == header
    assert set(system.beacon.asked) == {header.round}


async def test_a_late_round_is_waited_for_and_asked_for_ever_less_often(system: System) -> None:
    contest = await frozen(system, 5)
    system.now += DELAY_S
    late_s = 2 * HOUR_S
    system.beacon.faults.append(Fault(kind="late", late_s=late_s))
    await minutes(system, 50)
    assert 6 <= len(system.beacon.asked) <= 10
    refused = await _ask(system, contest)
    assert (refused.problem, await stage(system, contest)) == ("beacon-unavailable", "frozen")
    assert await overdue(system.deps["content"]) is None
    await minutes(system, 20)
    assert "draw has waited 76 min for its round" in str(await overdue(system.deps["content"]))
    system.now += late_s
    assert (await _ask(system, contest)).json()["stage"] == "drawn"
    assert await overdue(system.deps["content"]) is None
    await verified(system, contest)


async def test_a_clock_that_was_ahead_puts_nothing_off(system: System) -> None:
    contest = await frozen(system, 5)
    system.skew["content"] = 30 * 24 * HOUR_S
    await draw(system.deps["content"])
    system.skew.clear()
    system.now += DELAY_S
    await minutes(system, 1)
    assert await stage(system, contest) == "drawn"


async def test_another_chain_is_not_asked(system: System) -> None:
    contest = await frozen(system, 5)
    other = Chain(bytes(31) + b"\x07")
    system.configure("content", BEACON_CHAIN=json.dumps(other.info))
    system.now += DELAY_S
    await minutes(system, 5)
    assert (await stage(system, contest), [*system.beacon.asked]) == ("frozen", [])
    assert (await _ask(system, contest)).problem == "beacon-unavailable"
    system.configure("content", BEACON_CHAIN=json.dumps(CHAIN.info))
    assert (await _ask(system, contest)).json()["stage"] == "drawn"
    await verified(system, contest)


@pytest.mark.parametrize(
    ("before_s", "is_late"),
    [
        pytest.param(LEAD_S, False, id="at the last second"),
        pytest.param(LEAD_S - 1, True, id="a second later"),
        pytest.param(0, True, id="at the round"),
        pytest.param(-DELAY_S, True, id="long after it"),
    ],
)
async def test_a_header_that_is_too_late_for_its_round_takes_a_later_one_in_public(
    system: System, before_s: int, *, is_late: bool
) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    missed = contest["beacon"]["round"]
    assert (await organiser.step(contest, "/close")).status == 200
    at = system.now = chain().time_of(missed) - before_s
    await system.rows("content", "update sweeps set swept_before_at = ?", at)  # it is steady
    await freeze(system.deps["content"])
    found = await verified(system, contest)
    expected = [(at, missed)] if is_late else []
    assert [(each.at, each.round) for each in found.header.late] == expected
    assert found.header.round == (chain().first_round(at + DELAY_S) if is_late else missed)
    system.now = chain().time_of(found.header.round) - 1
    await draw(system.deps["content"])
    assert await stage(system, contest) == "frozen"
    system.now += 1
    await draw(system.deps["content"])
    assert (await verified(system, contest)).order == ()
    assert await stage(system, contest) == "drawn"


@pytest.mark.parametrize(
    ("after_s", "step"),
    [
        pytest.param(-1, 200, id="before the round"),
        pytest.param(0, 409, id="at the round"),
        pytest.param(24 * HOUR_S - 1, 409, id="almost a day later"),
        pytest.param(24 * HOUR_S, 200, id="without a round for a day"),
    ],
)
async def test_who_can_compute_the_winners_cannot_call_it_off(
    system: System, after_s: int, step: int
) -> None:
    contest = await frozen(system, 5)
    header = (await verified(system, contest)).header
    system.now = chain().time_of(header.round) + after_s
    assert (await Organiser(system).step(contest, "/cancel")).status == step
    left = await system.rows("content", "select contest_id from frozen_pages")
    assert len(left) == (0 if step == 200 else 1)
    await minutes(system, 2)
    assert len(await system.rows("content", "select * from winners")) == (2 if step == 409 else 0)


async def test_a_round_that_is_there_is_never_called_off(system: System) -> None:
    """The isolate ended between the signature and the order, and stayed away for days."""
    contest = await drawn(system, 5)
    sql = "update draws set stage = 'frozen'"
    await system.rows("content", sql)
    await system.rows("content", "delete from winners")
    await system.rows("content", "update contests set status = 'closed'")
    system.now += 100 * HOUR_S
    assert (await Organiser(system).step(contest, "/cancel")).problem == "contest-status"


async def test_a_header_that_no_clock_vouches_for_is_told_to_be_late(system: System) -> None:
    """Without sweeps nobody can tell the time, and no header comes of it."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    assert (await organiser.step(contest, "/close")).status == 200
    system.now += HOUR_S
    assert await overdue(system.deps["content"]) is None
    system.now += 60
    assert await stage(system, contest) == "freezing"
    said = "a draw has waited 61 min for its header"
    assert await overdue(system.deps["content"]) == said
    await minutes(system, 3)
    assert await stage(system, contest) == "frozen"
    assert await overdue(system.deps["content"]) is None
