"""Whether those who were drawn may win: what is looked at once more, when, and what it leads to."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contest.content.decisions.checking import CALLS_MAX, check_drawn
from tests.accounts import interleave
from tests.contests import minutes
from tests.draws import drawn
from tests.entries import Person
from tests.system import System
from tests.winners import confirm, disqualify, drawn_among, findings, holders, winners
from tools.telegram.state import Chat, Fault, Member

IN = {"required_channels": ["@contests"]}


def member(system: System, telegram_id: int, status: str, *, is_member: bool = True) -> None:
    """What someone is in the channel `@contests`."""
    system.emulator.meet(telegram_id, first_name="Ada")
    channel = system.emulator.chats.setdefault(-8, Chat(-8, "channel", username="contests"))
    channel.members[telegram_id] = Member(status, is_member)


def asked(system: System) -> int:
    return len(system.sent("getChatMember"))


async def unchecked(system: System) -> None:
    """Nobody has been checked yet."""
    sql = "update drawn_lines set finding = null, check_at = 0, checks = 0"
    await system.databases["content"].run(sql)


async def exclude(system: System, contest: dict[str, Any], person: Person, reason: str) -> None:
    """As a race leaves it: banned when their page of the list was frozen already."""
    sql = "insert into exclusions values (?, ?, ?, null, 0, 0)"
    key = (contest["id"], str(person.telegram_id), reason)
    await system.databases["content"].run(sql, *key)


@pytest.mark.parametrize(
    ("status", "is_member", "finding"),
    [
        ("member", True, "ok"),
        ("administrator", True, "ok"),
        ("restricted", True, "ok"),
        ("restricted", False, "not_member"),
        ("left", True, "not_member"),
        ("kicked", True, "not_member"),
    ],
)
async def test_who_is_not_in_a_required_channel_is_found(
    system: System, status: str, finding: str, *, is_member: bool
) -> None:
    member(system, 42, status, is_member=is_member)
    contest, _ = await drawn_among(system, 42, **IN)
    await minutes(system, 1)
    assert await findings(system, contest) == [finding, None]
    assert (await winners(system, contest))[0]["checked_at"]
    reply = await confirm(system, contest)
    if finding == "ok":
        assert reply.status == 200
        return
    assert reply.problem == "draw-findings"
    # It decides nothing: the organiser does, by one or the other.
    assert await holders(system, contest) == [0, None]
    assert (await confirm(system, contest, despite=True)).status == 200


async def test_what_nobody_can_tell_stays_unknown_and_is_asked_again(system: System) -> None:
    member(system, 42, "member")
    system.emulator.faults.append(Fault("getChatMember", 3, error_code=500))
    contest, _ = await drawn_among(system, 42, **IN)
    assert await findings(system, contest) == ["unknown", None]
    assert (await confirm(system, contest)).problem == "draw-findings"
    asked_for = [asked(system)]
    for _ in range(8):
        await minutes(system, 1)
        asked_for.append(asked(system))
    assert asked_for == [1, 2, 2, 3, 3, 3, 3, 4, 4]  # after 1, 2, 4 minutes
    assert await findings(system, contest) == ["ok", None]
    before = asked(system)
    system.now += 90_000
    await minutes(system, 2)
    assert asked(system) == before
    assert (await confirm(system, contest)).status == 200


async def test_who_is_unknown_is_not_asked_for_when_all_is_confirmed_or_the_prize_lost(
    system: System,
) -> None:
    member(system, 42, "member")
    system.emulator.faults.append(Fault("getChatMember", 1000, error_code=500))
    contest, _ = await drawn_among(system, 42, 43, 44, **IN)
    await minutes(system, 1)
    assert (await disqualify(system, contest, 1)).status == 200
    assert (await confirm(system, contest, 1, despite=True)).status == 200
    system.now += 3600
    await minutes(system, 2)
    before = asked(system)
    system.now += 3600
    await minutes(system, 4)
    assert asked(system) == before
    assert await system.rows("content", "select * from drawn_lines where check_at <> 0") == []


async def test_nobody_confirms_before_the_holders_are_checked(system: System) -> None:
    contest = await drawn(system, 5)
    await disqualify(system, contest, 0)
    reply = await confirm(system, contest, 1)
    assert (reply.status, reply.problem) == (409, "draw-unchecked")
    assert "1 of them" in reply.json()["detail"]
    await minutes(system, 1)
    assert (await confirm(system, contest, 1)).status == 200


@pytest.mark.parametrize("reason", ["staff", "banned", "earlier_winner"])
async def test_who_is_excluded_is_found_without_asking_telegram(
    system: System, reason: str
) -> None:
    contest, [person] = await drawn_among(system, 42, **IN)
    await unchecked(system)
    await exclude(system, contest, person, reason)
    before = asked(system)
    await minutes(system, 1)
    assert await findings(system, contest) == [reason, None]
    assert asked(system) == before


async def test_who_deletes_their_account_after_the_check_is_found_all_the_same(
    system: System,
) -> None:
    contest, [person] = await drawn_among(system, 42)
    await minutes(system, 1)
    assert await findings(system, contest) == ["ok", None]
    person = await Person.signed_in(system, 42)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    [held, _] = await winners(system, contest)
    shown = ("finding", "telegram_id", "first_name", "username", "link")
    assert [held[each] for each in shown] == ["account_deleted", None, None, None, None]
    assert held["entry_id"]
    assert (await confirm(system, contest)).problem == "draw-findings"
    assert (await disqualify(system, contest, 0, "account_deleted")).status == 200
    assert (await confirm(system, contest, 1)).status == 200


async def test_a_sweep_asks_for_a_few_holders_before_reserves(system: System) -> None:
    prizes = [{"name": {"en": "A prize"}, "count": 12, "handover": {"en": "By hand"}}]
    for number in range(40):
        member(system, 10_000_000 + number, "member")
    await drawn(system, 40, prizes=prizes, reserves=9, **IN)
    asked_for = [asked(system)]
    for _ in range(3):
        await minutes(system, 1)
        asked_for.append(asked(system))
    assert asked_for == [CALLS_MAX, 2 * CALLS_MAX, 21, 21]
    rows = await system.rows("content", "select checked_at from drawn_lines order by draw")
    times = [row["checked_at"] for row in rows]
    assert times == sorted(times)


async def test_two_crons_at_once_find_the_same(system: System) -> None:
    member(system, 42, "member")
    member(system, 43, "left")
    await drawn_among(system, 42, 43, **IN)
    await unchecked(system)
    interleave(system, "content")
    await asyncio.gather(*(check_drawn(system.deps["content"]) for _ in range(3)))
    rows = await system.rows("content", "select checks, finding, check_at from drawn_lines")
    assert [row["checks"] for row in rows] == [1, 1]
    assert sorted(row["finding"] for row in rows) == ["not_member", "ok"]


async def test_a_clock_that_was_ahead_puts_no_check_off(system: System) -> None:
    contest, _ = await drawn_among(system, 42)
    ahead = "update drawn_lines set finding = 'unknown', check_at = ?"
    await system.rows("content", ahead, int(system.now) + 10**8)
    await minutes(system, 2)
    assert await findings(system, contest) == ["ok", None]


async def test_who_won_an_earlier_contest_meanwhile_is_found(system: System) -> None:
    earlier, _ = await drawn_among(system, 42)
    later, _ = await drawn_among(system, 42, 43, excludes_winners_of=[earlier["id"]])
    await unchecked(system)
    assert (await confirm(system, earlier, despite=True)).status == 200
    await minutes(system, 1)
    found = {each["telegram_id"]: each["finding"] for each in await winners(system, later)}
    assert found == {"42": "earlier_winner", "43": "ok"}


async def of_holders(system: System, contest: Any) -> dict[str, str | None]:
    """The finding of each who holds a prize."""
    held = [each for each in await winners(system, contest) if each["telegram_id"]]
    return {each["telegram_id"]: each["finding"] for each in held}


async def test_who_was_checked_and_has_won_an_earlier_contest_since_is_found(
    system: System,
) -> None:
    """Both are drawn the same evening, and looked at the next day."""
    earlier, _ = await drawn_among(system, 42)
    later, _ = await drawn_among(system, 42, 43, excludes_winners_of=[earlier["id"]])
    await minutes(system, 1)
    assert await of_holders(system, later) == {"42": "ok", "43": "ok"}
    assert (await confirm(system, earlier)).status == 200
    assert await of_holders(system, later) == {"42": "earlier_winner", "43": "ok"}
    assert (await confirm(system, later)).problem == "draw-findings"
    assert (await confirm(system, later, despite=True)).status == 200
    assert await of_holders(system, later) == {"42": "earlier_winner", "43": "ok"}


async def test_who_wins_an_earlier_contest_after_all_keeps_the_prize_of_before(
    system: System,
) -> None:
    earlier, _ = await drawn_among(system, 42)
    later, _ = await drawn_among(system, 42, excludes_winners_of=[earlier["id"]])
    await minutes(system, 1)
    for contest in (later, earlier):
        assert (await confirm(system, contest)).status == 200
    assert await of_holders(system, later) == {"42": "ok"}
