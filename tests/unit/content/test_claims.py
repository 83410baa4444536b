"""Prizes that are claimed within a time, or go to the next in the order."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from contest.content.prizes.claims import PRIZES_MAX, pass_on
from contest.kit.clock import to_rfc3339
from tests.accounts import interleave
from tests.contests import HOUR_S, Organiser, minutes
from tests.draws import drawn, proof
from tests.failing import CutOff, Failing
from tests.prizes import Winners, prize
from tests.system import System

DAY_H = 24
CLAIMED = prize("claim", claim_within_h=DAY_H)


async def won(system: System, *prizes: dict[str, Any], **more: Any) -> Winners:
    return await (await Winners.of(system, *(prizes or [CLAIMED]), **more)).confirmed()


async def until(system: System) -> int:
    """Until when the first prize can be claimed."""
    [row] = await system.rows("content", "select claim_until from winners where prize = 0")
    return int(row["claim_until"])


async def over(system: System) -> None:
    """Its time is over, and so many sweeps have had this clock that the last one takes it."""
    system.now = await until(system)
    await minutes(system, 3)


def told(system: System) -> list[tuple[int, str]]:
    """Whom the bot has written to about a prize of theirs, and how it begins."""
    sent = [(int(each["chat_id"]), each["text"].split(" in the")[0]) for each in system.sent()]
    return [each for each in sent if each[1] in ("You have won", "Your prize")]


def reachable(system: System) -> None:
    """Those who are drawn have started the bot."""
    for telegram_id in range(100, 104):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


async def decisions(system: System, winners: Winners) -> list[tuple[int, str]]:
    found = (await proof(system, winners.contest))["decisions"]
    return [(each["draw"], each["reason"]) for each in found]


@pytest.mark.parametrize(
    ("seconds", "problem"),
    [
        pytest.param(-1, None, id="in the last second"),
        pytest.param(0, "prize-claim-over", id="when the time is over"),
        pytest.param(1, "prize-claim-over", id="after it"),
    ],
)
async def test_a_prize_is_claimed_until_its_time_is_over(
    system: System, seconds: int, problem: str | None
) -> None:
    """By the time, whatever the sweep has done so far; for good, however often it is said."""
    winners = await won(system, codes="ONE")
    assert await until(system) == system.now - 60 + DAY_H * HOUR_S
    before = (await winners.look(0)).json()
    assert (before["claimed_at"], before["code"]) == (None, None)
    at = await until(system)
    system.now = at + seconds
    reply = await winners.claim(0)
    assert (reply.problem if reply.status >= 400 else None) == problem
    if problem:
        return
    claimed = reply.json()
    assert (claimed["code"], claimed["claimed_at"]) == ("ONE", to_rfc3339(at - 1))
    await minutes(system, 5)
    assert (await winners.claim(0)).json() == claimed == (await winners.look(0)).json()
    assert await winners.holders() == [0]


async def test_what_is_not_claimed_goes_to_the_next_until_nobody_is_left(system: System) -> None:
    """One after the other, each with the whole time; nobody else's prize changes."""
    winners = await won(system, CLAIMED, prize("contact"), people=4)
    for draw, after, successor in ((0, [2, 1], 2), (2, [3, 1], 3), (3, [None, 1], None)):
        await over(system)
        assert await winners.holders() == after
        assert (await winners.look(draw)).problem == "prize-not-found"
        assert (await winners.claim(draw)).problem == "prize-not-found"
        if successor is not None:
            seen = (await winners.look(successor)).json()
            assert seen["claim_until"] == to_rfc3339(int(system.now) + DAY_H * HOUR_S)
    assert await decisions(system, winners) == [(each, "unclaimed") for each in (0, 2, 3)]
    [left] = await system.rows("content", "select * from winners where prize = 0")
    assert (left["claim_until"], left["is_told"]) == (None, 1)
    system.now += 365 * DAY_H * HOUR_S
    await minutes(system, 3)
    assert len(await decisions(system, winners)) == 3


async def test_who_lost_a_prize_is_told_and_so_is_who_has_it_now(system: System) -> None:
    reachable(system)
    winners = await won(system)
    await over(system)
    await minutes(system, 2)
    first, second = winners.drawn[:2]
    said = told(system)
    assert said[0] == (first, "You have won")
    assert sorted(said[1:]) == sorted([(first, "Your prize"), (second, "You have won")])


async def test_whose_account_has_ended_loses_the_prize_in_time_and_nobody_is_told(
    system: System,
) -> None:
    reachable(system)
    winners = await won(system)
    assert (await (await winners.person(0)).send("DELETE", "/v1/me")).status == 204
    await system.settle()
    await over(system)
    await minutes(system, 2)
    assert await winners.holders() == [1]
    assert told(system) == [(each, "You have won") for each in winners.drawn[:2]]


async def test_a_clock_that_only_one_sweep_has_had_takes_nothing(system: System) -> None:
    winners = await won(system)
    at = await until(system)
    system.now = at + 30 * DAY_H * HOUR_S
    await system.tick("content")
    assert await winners.holders() == [0]
    system.now = at - 60
    await system.tick("content")
    assert (await winners.claim(0)).status == 200


async def test_two_sweeps_at_once_decide_once(system: System) -> None:
    winners = await won(system, prize("claim", count=2, claim_within_h=DAY_H), people=5)
    await over(system)
    assert await winners.holders() == [2, 3]
    system.now = await until(system)
    for _ in range(2):
        await system.tick("content")
    interleave(system, "content")
    deps = system.deps["content"]
    await asyncio.gather(pass_on(deps), pass_on(deps), pass_on(deps))
    assert await winners.holders() == [4, None]
    assert await decisions(system, winners) == [(each, "unclaimed") for each in range(4)]
    await system.settle()


@pytest.mark.parametrize("turns", range(8))
async def test_a_claim_and_the_end_of_its_time_at_once_have_one_outcome(
    system: System, turns: int
) -> None:
    """By clocks that do not agree: either it is claimed, or it goes to the next."""
    winners = await won(system)
    system.now = await until(system)
    for _ in range(2):
        await system.tick("content")
    system.now -= 1
    person = await winners.person(0)
    interleave(system, "content")
    late_s = system.now + 1
    late = replace(system.deps["content"], now=lambda: late_s)

    async def passing() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        await pass_on(late)

    claim = person.send("POST", f"{winners.path}/prizes/me/claim", body={})
    reply, _ = await asyncio.gather(claim, passing())
    expected = (200, [0]) if reply.status == 200 else (404, [1])
    assert (reply.status, await winners.holders()) == expected
    assert len(await decisions(system, winners)) == int(reply.status == 404)
    await system.settle()


@pytest.mark.parametrize("after", [False, True], ids=["before a call", "after a call"])
async def test_a_crash_at_any_call_leaves_what_the_next_sweep_goes_on_with(
    system: System, *, after: bool
) -> None:
    winners = await won(system, prize("claim", count=2, claim_within_h=DAY_H), people=30)
    db = system.databases["content"]
    for at in range(1, 20):
        system.now = await until(system)
        await system.rows("content", "update sweeps set swept_before_at = ?", int(system.now))
        failing = Failing(db, at=at, after=after)
        system.replace("content", db=failing)
        with suppress(CutOff):
            await pass_on(system.deps["content"])
        system.crash()
        system.replace("content", db=db)
        await pass_on(system.deps["content"])
        assert await winners.holders() == [2 * at, 2 * at + 1]
        if failing.calls < at:
            break
    assert failing.calls < at
    lost = [draw for draw, _ in await decisions(system, winners)]
    assert lost == list(range(len(lost)))


async def test_many_are_decided_about_some_a_minute(system: System) -> None:
    count = PRIZES_MAX + 3
    contest = await drawn(
        system, 3 * count, prizes=[prize("claim", count=count, claim_within_h=1)], reserves=count
    )
    await minutes(system, 2)
    token = await Organiser(system).token()
    path = f"/v1/contests/{contest['id']}/draw/confirm"
    reply = await system.request("POST", path, body={"decisions": 0}, token=token)
    assert reply.status == 200, reply.body
    system.now += HOUR_S
    made = []
    for _ in range(4):
        await minutes(system, 1)
        made.append(len((await proof(system, contest))["decisions"]))
    assert made == [0, 0, PRIZES_MAX, count]
    rows = await system.rows("content", "select prize, draw from winners order by prize")
    assert {row["draw"] for row in rows} == set(range(count, 2 * count))
