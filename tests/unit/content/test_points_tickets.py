"""Tickets bought with points: never one without its points, never points without it, wherever the
ledger, the contest or the isolate ends in the middle.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from contest.content.points.asking import HOLD_S, ask_ledger
from contest.kit.call import Call
from contest.kit.deps import ServiceAway
from tests.accounts import interleave
from tests.contest_points import PRICE, Sale, allow, check_paid
from tests.contests import Organiser, minutes
from tests.entries import Person, check_counts, disqualify, joined
from tests.failing import CutOff, Failing
from tests.points import Points, balances
from tests.system import System, unreachable
from tests.tasks import Tasks, attempt, check_tickets

Middle = Callable[[Sale], Awaitable[Any]]


async def test_tickets_are_bought_after_the_answer(system: System) -> None:
    sale = await Sale.opened(system)
    assert await sale.shown() == ("open", None, 1)
    assert await sale.buy() == "pending"
    assert await sale.shown() == ("pending", None, 1)
    await system.settle()
    assert await sale.shown() == ("completed", None, 3)
    assert (await balances(system))[sale.person.user_id] == (25 - PRICE, 0)
    assert await sale.buy() == "completed"
    await sale.settled()


async def test_who_has_too_few_points_reads_why_and_tries_again(system: System) -> None:
    sale = await Sale.opened(system, points=0)
    for _ in range(2):
        assert await sale.buy() == "pending"
        await system.settle()
        assert await sale.shown() == ("open", "insufficient-points", 1)
    await Points(system, "referral").give(sale.person.user_id, PRICE)
    assert await sale.buy() == "pending"
    await sale.settled()
    assert await sale.shown() == ("completed", None, 3)


async def test_the_ledger_is_never_asked_within_a_request(system: System) -> None:
    sale = await Sale.opened(system)
    asked = list[str]()
    system.watch(lambda service, _: asked.append(service) if service == "token" else None)
    await sale.buy()
    assert asked == []
    await system.settle()
    assert len(asked) == 2


async def _closed(sale: Sale) -> None:
    reply = await Organiser(sale.system).step(sale.contest, "/close")
    assert reply.status == 200, reply.body


async def _cancelled(sale: Sale) -> None:
    assert (await Organiser(sale.system).step(sale.contest, "/cancel")).status == 200


async def _disqualified(sale: Sale) -> None:
    entry = await sale.person.entry(sale.contest)
    reply = await disqualify(sale.system, sale.contest, entry["commitment"])
    assert reply.status == 200, reply.body


async def _left(sale: Sale) -> None:
    assert (await sale.person.leave(sale.contest)).status == 204


async def _deleted(sale: Sale) -> None:
    assert (await sale.person.send("DELETE", "/v1/me")).status == 204


async def _back_as_another(sale: Sale) -> None:
    await _deleted(sale)
    other = await Person.signed_in(sale.system, sale.person.telegram_id)
    await other.join(sale.contest)


MIDDLES: dict[str, Middle] = {
    "the contest is closed": _closed,
    "the contest is cancelled": _cancelled,
    "the entry is disqualified": _disqualified,
    "the person leaves": _left,
    "the account is deleted": _deleted,
    "the account is deleted, and the person comes back": _back_as_another,
}


@pytest.mark.parametrize("lost", [0, 1, 2], ids=["before", "once it is held", "once it is given"])
@pytest.mark.parametrize("middle", MIDDLES.values(), ids=MIDDLES)
async def test_something_comes_between(system: System, middle: Middle, lost: int) -> None:
    """`lost`: so many answers of the ledger have come before; the last of them is lost."""
    sale = await Sale.opened(system)
    with _answers(system, lost):
        await sale.buy()
        await system.settle()
    await middle(sale)
    await sale.settled()
    await check_counts(system, sale.contest)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, 5))
async def test_the_isolate_ends_at_each_call(system: System, at: int, *, after: bool) -> None:
    sale = await Sale.opened(system)
    await sale.buy()
    system.crash()
    database = system.deps["content"].db
    system.replace("content", db=Failing(database, at=at, after=after))
    with contextlib.suppress(CutOff):
        await ask_ledger(system.deps["content"])
        await ask_ledger(system.deps["content"])
    assert system.deps["content"].db.calls == at
    system.replace("content", db=database)
    await sale.settled()
    assert await sale.shown() == ("completed", None, 3)


@pytest.mark.parametrize("lost", [1, 2, 3])
async def test_an_answer_of_the_ledger_is_lost(system: System, lost: int) -> None:
    sale = await Sale.opened(system)
    with _answers(system, lost):
        await sale.buy()
        await system.settle()
        await minutes(system, 2)
    await sale.settled()
    assert await sale.shown() == ("completed", None, 3)
    await check_tickets(system, sale.contest)


async def test_the_ledger_is_away_for_hours(system: System) -> None:
    sale = await Sale.opened(system, people=3)
    system.unreachable["token"] = unreachable()
    for person in sale.people:
        await sale.buy(person)
    await system.settle()
    system.now += 5 * 3600
    await minutes(system, 2)
    assert await sale.shown() == ("pending", None, 1)
    del system.unreachable["token"]
    await sale.settled()
    assert await sale.shown() == ("completed", None, 3)


async def test_tickets_whose_hold_is_over_are_taken_back(system: System) -> None:
    """The ledger was away for longer than it holds points, in the middle of it."""
    sale = await Sale.opened(system, ends_at="2027-02-20T00:00:00Z")
    with _answers(system, 1, is_last_lost=False):
        await sale.buy()
        await system.settle()
    assert await sale.shown() == ("completed", None, 3)
    system.now += HOLD_S + 60
    for _ in range(3):
        await system.tick("token")
        system.now += 60
    await sale.settled()
    assert await sale.shown() == ("open", "hold-expired", 1)
    await check_tickets(system, sale.contest)
    await check_counts(system, sale.contest)
    await sale.buy()
    await sale.settled()
    assert await sale.shown() == ("completed", None, 3)


async def test_everything_at_once_sells_each_ticket_once(system: System) -> None:
    sale = await Sale.opened(system, people=4, points=PRICE)
    interleave(system, "content")
    interleave(system, "token")
    await asyncio.gather(*(sale.buy(person) for person in sale.people for _ in range(3)))
    await asyncio.gather(
        *(work for work in [system.deferred.popleft() for _ in range(len(system.deferred))]),
        *(system.tick("content") for _ in range(3)),
    )
    await sale.settled()
    states = [await sale.buy(person) for person in sale.people]
    assert states == ["completed"] * 4
    await check_tickets(system, sale.contest)
    assert await check_counts(system, sale.contest) == 4


async def test_a_sale_and_the_end_of_the_contest_at_once(system: System) -> None:
    sale = await Sale.opened(system, people=4, points=PRICE)
    for person in sale.people:
        await sale.buy(person)
    interleave(system, "content")
    work = [system.deferred.popleft() for _ in range(len(system.deferred))]
    await asyncio.gather(*work, _closed(sale), *(system.tick("content") for _ in range(2)))
    await sale.settled()


async def test_no_points_are_taken_where_the_tickets_have_no_room(system: System) -> None:
    sale = await Sale.opened(system, tickets_max=2)
    await sale.buy()
    await sale.settled()
    assert await sale.shown() == ("open", "tickets-max", 1)


async def test_a_contest_sells_tickets_only_where_an_admin_allows_it(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    body = {"kind": "points", "title": {"en": "Buy"}, "tickets": 1, "price": 5}
    assert (await tasks.send("POST", "", body)).problem == "purchases-off"
    assert await system.rows("content", "select * from tasks") == []
    await allow(system)
    task = await tasks.add("points")
    await allow(system, sales=False)
    organiser = Organiser(system)
    assert (await organiser.step(tasks.contest, "/publish")).problem == "purchases-off"
    await allow(system)
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    await allow(system, sales=False)
    assert (await attempt(person, contest, task)).problem == "purchases-off"
    changed = await organiser.change(contest, picture_url="https://a.test/b.png")
    assert changed.status == 200
    token = await organiser.token()
    reply = await system.request("GET", "/v1/contest-points", token=token)
    assert reply.json() == {"purchases_on": False, "budget_max": 1_000_000}
    mine = await person.send("GET", "/v1/contest-points")
    assert mine.problem == "forbidden"


async def test_purchases_are_not_reviewed(system: System) -> None:
    sale = await Sale.opened(system)
    await sale.buy()
    path, token = f"/v1/contests/{sale.contest['id']}/reviews", await Organiser(system).token()
    assert (await system.request("GET", path, token=token)).json()["items"] == []
    await sale.settled()
    await check_paid(system)


class _answers:  # noqa: N801 - a context manager
    """The ledger answers so often and then is away; the last answer is lost on its way."""

    def __init__(self, system: System, count: int, *, is_last_lost: bool = True) -> None:
        self._deps = system.deps["content"]
        self._system, self._left, self._is_last_lost = system, count, is_last_lost

    def __enter__(self) -> None:
        asked = self._deps.services["token"]

        async def ask(message: str, *, timeout_s: float) -> str:
            if Call.decode(message).operation != "applyInstructions":
                return str(await asked(message, timeout_s=timeout_s))
            self._left -= 1
            answer = await asked(message, timeout_s=timeout_s) if self._left >= 0 else ""
            if self._left < 0 or (self._left == 0 and self._is_last_lost):
                raise ServiceAway("by the test")
            return str(answer)

        services = {**self._deps.services, "token": ask}
        self._system.replace("content", services=services)

    def __exit__(self, *_: object) -> None:
        self._system.replace("content", services=self._deps.services)
