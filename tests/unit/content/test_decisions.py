"""Who holds the prizes of a draw: what takes one from its holder, and who gets it then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest

from contest.kit.database import Result, Statement
from tests.accounts import interleave
from tests.contests import Organiser, minutes
from tests.draws import drawn, frozen, proof
from tests.entries import Person
from tests.failing import Failing, Passing
from tests.system import System
from tests.winners import confirm, decide, disqualify, drawn_among, holders, winners
from tools.telegram.state import Chat

ONE = [{"name": {"en": "A prize"}, "count": 1, "handover": {"en": "By hand"}}]


async def test_the_next_one_steps_up_and_nobody_elses_prize_moves(system: System) -> None:
    contest = await drawn(system, 9, reserves=1)
    assert await holders(system, contest) == [0, 1]
    reply = await disqualify(system, contest, 0, "not_member")
    assert (reply.status, reply.json()["number"], reply.json()["reason"]) == (200, 0, "not_member")
    assert await holders(system, contest) == [2, 1]
    # Beyond the reserves: the order is computed as far as it has to be.
    for draw, held in ((2, [3, 1]), (1, [3, 4]), (4, [3, 5])):
        assert (await disqualify(system, contest, draw)).status == 200
        assert await holders(system, contest) == held
    found = await proof(system, contest)
    assert (len(found["order"]), found["decisions"][0]) == (6, reply.json())
    assert len({line["commitment"] for line in found["order"]}) == 6


@pytest.mark.parametrize("entries", [0, 1, 2, 3])
async def test_a_prize_that_nobody_is_left_for_has_no_holder(system: System, entries: int) -> None:
    contest = await drawn(system, entries, reserves=5)
    for draw in range(entries):
        assert (await disqualify(system, contest, draw, "declined")).status == 200
        await holders(system, contest)
    assert await holders(system, contest) == [None, None]
    assert [each["entry_id"] for each in await winners(system, contest)] == [None, None]
    assert (await confirm(system, contest, entries)).status == 200


NEITHER = {
    "a reason that is the clock's": (0, "unclaimed", "invalid-request"),
    "a reason that there is not": (0, "because", "invalid-request"),
    "a reserve": (3, "fraud", "not-a-winner"),
    "who was not drawn": (9, "fraud", "not-a-winner"),
    "who has lost the prize": (1, "fraud", "not-a-winner"),
    "beyond every order": (10_000, "fraud", "invalid-request"),
}


async def test_only_a_holder_is_disqualified_and_for_a_reason_that_there_is(
    system: System,
) -> None:
    contest = await drawn(system, 5, reserves=1)
    await disqualify(system, contest, 1)
    for why, (draw, reason, problem) in NEITHER.items():
        assert (await disqualify(system, contest, draw, reason)).problem == problem, why
    assert await holders(system, contest) == [0, 2]


async def test_nothing_is_decided_before_the_draw_nor_after_the_confirmation(
    system: System,
) -> None:
    contest = await frozen(system, 3)
    refused = [await disqualify(system, contest, 0), await confirm(system, contest)]
    system.now += 601
    await minutes(system, 2)
    assert (await confirm(system, contest)).status == 200
    refused += [await disqualify(system, contest, 0), await confirm(system, contest)]
    other = await Organiser(system).opened()
    refused += [await disqualify(system, other, 0), await confirm(system, other)]
    assert [each.problem for each in refused] == ["draw-stage"] * 6
    assert await holders(system, contest) == [0, 1]
    assert await winners(system, other) == []


async def test_only_who_may_edit_the_contest_decides(system: System) -> None:
    contest = await drawn(system, 3)
    organiser = Organiser(system)
    viewer, stranger = [await Person.signed_in(system, each) for each in (51, 52)]
    await organiser.send("PUT", contest, "/organisers/51", body={"role": "viewer"})
    for person in (viewer, stranger):
        for what, body in (
            ("disqualify", {"draw": 0, "reason": "fraud"}),
            ("confirm", {"decisions": 0}),
        ):
            reply = await decide(system, contest, what, body, token=person._token)
            assert reply.problem == "not-an-organiser"
    path = f"/v1/contests/{contest['id']}/winners"
    assert (await viewer.send("GET", path)).status == 200
    assert (await stranger.send("GET", path)).problem == "not-an-organiser"
    assert (await system.request("GET", path)).problem == "unauthorized"


async def test_two_who_decide_at_once_decide_one_after_the_other(system: System) -> None:
    """Also both about the same holder, and a confirmation in between: one list of decisions,
    which whoever confirmed has seen.
    """
    contest = await drawn(system, 12, reserves=2)
    token = await Organiser(system).token()
    await minutes(system, 1)
    interleave(system, "content")
    for round_ in range(6):
        seen = await proof(system, contest)
        held = [each["draw"] for each in seen["winners"]]
        calls = [
            ("disqualify", {"draw": held[0], "reason": "fraud"}),
            ("disqualify", {"draw": held[0], "reason": "fraud"}),
            ("disqualify", {"draw": held[1], "reason": "staff"}),
            ("confirm", {"decisions": len(seen["decisions"]), "despite_findings": True}),
        ]
        calls = calls[:3] if round_ < 5 else calls
        done = await asyncio.gather(
            *(decide(system, contest, *each, token=token) for each in calls)
        )
        refused = {each.problem for each in done if each.status != 200}
        assert refused <= {"decisions-changed", "not-a-winner", "draw-stage"}
        found = await proof(system, contest)
        await holders(system, contest)
        made = sum(each.status == 200 for each in done)
        assert made >= 1
        assert (
            len(found["decisions"]) - len(seen["decisions"]) + bool(found["confirmation"]) == made
        )
        await minutes(system, 1)


@pytest.mark.parametrize("after", [False, True], ids=["before a call", "after a call"])
@pytest.mark.parametrize("what", ["disqualify", "confirm"])
async def test_a_crash_at_any_call_leaves_it_decided_or_not(
    system: System, what: str, *, after: bool
) -> None:
    contest = await drawn(system, 40)
    await minutes(system, 1)
    token, db = await Organiser(system).token(), system.databases["content"]
    decisions, at, crashed = 0, 0, True
    while crashed:
        at += 1
        held = await holders(system, contest)
        body = (
            {"draw": held[0], "reason": "fraud"}
            if what == "disqualify"
            else {"decisions": 0, "despite_findings": True}
        )
        system.replace("content", db=Failing(db, at=at, after=after))
        reply = await decide(system, contest, what, body, token=token)
        crashed = reply.status == 500
        system.replace("content", db=db)
        found = await proof(system, contest)
        assert len(found["decisions"]) - decisions in (0, 1)
        decisions = len(found["decisions"])
    assert at > 3
    assert reply.status == 200 or reply.problem == "draw-stage"


def _channel(system: System) -> Chat:
    return system.emulator.chats.setdefault(-8, Chat(-8, "channel", username="contests"))


async def test_who_confirms_has_seen_what_they_confirm(system: System) -> None:
    contest = await drawn(system, 5)
    await minutes(system, 1)
    await disqualify(system, contest, 0)
    await minutes(system, 1)
    assert (await confirm(system, contest, 0)).problem == "decisions-changed"
    assert (await confirm(system, contest, 2)).problem == "decisions-changed"
    reply = await confirm(system, contest, 1)
    found = await proof(system, contest)
    assert found["confirmation"] == reply.json() == found["confirmation"] | {"decisions": 1}
    assert await holders(system, contest) == [2, 1]


class LateFinding(Passing):
    """A database in which a check comes to its finding just before the draw is confirmed."""

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        if "'confirmed'" in statements[0].sql:
            sql = "update drawn_lines set finding = 'not_member' where draw = 0"
            await self._database.run(sql)
        return await super().batch(statements)


async def test_a_finding_of_the_last_moment_is_confirmed_by_nobody(system: System) -> None:
    contest = await drawn(system, 3)
    system.replace("content", db=LateFinding(system.databases["content"]))
    assert (await confirm(system, contest)).problem == "decisions-changed"
    assert (await confirm(system, contest)).problem == "draw-findings"
    assert (await confirm(system, contest, despite=True)).status == 200


async def test_the_channels_hear_of_it_once_and_only_when_it_is_confirmed(system: System) -> None:
    _channel(system)
    contest, _ = await drawn_among(system, 42, 43, required_channels=["@contests"])
    await minutes(system, 2)
    assert not [each for each in _posts(system) if "winners" in each and "confirmed" in each]
    token = await Organiser(system).token()
    interleave(system, "content")
    body = {"decisions": 0, "despite_findings": True}
    done = await asyncio.gather(
        *(decide(system, contest, "confirm", body, token=token) for _ in range(3))
    )
    assert sorted(each.status for each in done) == [200, 409, 409]
    await system.settle()
    await minutes(system, 2)
    told = [each for each in _posts(system) if "confirmed" in each]
    assert len(told) == 1
    assert "“A prize” are confirmed. Prizes that were won: 2." in told[0]


async def test_each_channel_hears_of_it_in_the_language_of_the_contest(system: System) -> None:
    """One that the bot may not write to keeps the post from no other."""
    _channel(system)
    text = {"title": "Приз", "description": "Участвуйте.", "rules": "Одна заявка.", "button": ""}
    contest, _ = await drawn_among(
        system,
        42,
        texts={"ru": text},
        default_locale="ru",
        prizes=[{"name": {"ru": "Приз"}, "count": 1, "handover": {"ru": "Лично"}}],
        required_channels=["@nowhere", "@contests", "@neither"],
    )
    assert (await confirm(system, contest, despite=True)).status == 200
    await system.settle()
    for _ in range(4):
        system.now += 60
        await system.cron()
        await system.settle()
    told = [each for each in _posts(system) if "подтверждены" in each]
    assert [each.split(".")[0] for each in told] == ["Победители конкурса «Приз» подтверждены"]
    assert await system.rows("bot", "select * from deliveries") == []


def _posts(system: System) -> list[Any]:
    return [each["text"] for each in system.sent() if each["chat_id"] == "@contests"]


async def test_a_line_in_the_log_says_who_decided_what(system: System) -> None:
    contest = await drawn(system, 3)
    await minutes(system, 1)
    await disqualify(system, contest, 0, "staff")
    await minutes(system, 1)
    await confirm(system, contest, 1)
    lines = [json.loads(each) for each in system.log_lines]
    told = [each for each in lines if each["event"] == "audit" and each["service"] == "content"]
    assert [each["action"] for each in told[-2:]] == ["winner-disqualified", "draw-confirmed"]
    assert (told[-2]["draw"], told[-2]["reason"]) == ("0", "staff")
