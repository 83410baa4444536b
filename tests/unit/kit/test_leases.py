"""What is leased first: what never failed, however much waits to be tried again;
and at a cost that does not grow with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Sequence

import pytest

from contest.bot.deps import Deps
from contest.bot.sending import repository
from contest.bot.sending.alarm import go_off
from contest.bot.sending.deliveries import process_due
from contest.bot.sending.messages import Delivery
from contest.bot.sending.statements import pulled_back
from contest.bot.updates import repository as inbox
from contest.bot.updates.records import Stored
from contest.kit.database import Database, Result, Row, Statement, Value, statement
from tests.failing import Passing
from tests.messages import lapse, states
from tests.system import System
from tools.telegram.state import Fault

RETRIED = 5000
STORED = Stored(1, "", 1, 1, None, None)
DELIVERY = Delivery("42", 0, 1, "update-1", 0, "{}", 1, 0, 1, "42", None)
QUERIES: list[tuple[str, Callable[[Deps], Awaitable[object]]]] = [
    (
        "store an update",
        lambda deps: inbox.insert_update(deps.db, 1, chat="42", payload="", now=100),
    ),
    ("lease updates", lambda deps: inbox.lease_updates(deps.db, now=100, limit=6)),
    (
        "finish an update",
        lambda deps: inbox.finish_update(deps, STORED, [("42", "{}")], lease=True),
    ),
    ("postpone an update", lambda deps: inbox.postpone_update(deps.db, STORED, until=1)),
    ("bury an update", lambda deps: inbox.bury_update(deps, STORED, reason="no")),
    ("prune updates", lambda deps: inbox.prune(deps.db, [], now=100)),
    ("lease messages", lambda deps: repository.lease_deliveries(deps.db, now=100, limit=3)),
    ("end a message", lambda deps: repository.end_delivery(deps.db, DELIVERY)),
    (
        "postpone a message",
        lambda deps: repository.postpone_delivery(
            deps.db, DELIVERY, now=1, at=1, attempts=0, retries=1
        ),
    ),
    ("bury a message", lambda deps: repository.bury_delivery(deps, DELIVERY, reason="no")),
    ("move a chat", lambda deps: repository.move_chat(deps.db, DELIVERY, "-1", now=1)),
    ("pull back", lambda deps: inbox.pull_back(deps.db, pulled_back(now=100), now=100)),
]


async def test_a_new_start_is_answered_at_once_beside_thousands_that_are_tried_again(
    system: System,
) -> None:
    """Also where each of their chats fails again."""
    system.emulator.start_private_chat(system.emulator.meet(7, first_name="Ada"))
    system.emulator.faults.append(Fault("sendMessage", 10**6, chat_id="8", error_code=500))
    insert = """
        insert into deliveries select ?, 0, 1, ?, 0, '{"text":"hi"}', 2, 1, ?, 0, ?
    """
    now = int(system.now)
    rows = [
        statement(insert, f"{8 + number}", f"old-{number}", now - 60, now - 600)
        for number in range(RETRIED)
    ]
    await system.databases["bot"].batch(rows)
    await system.send_update(system.private_message(1, telegram_id=7))
    lapse(system)
    await process_due(system.deps["bot"])
    assert 7 in [message["chat_id"] for message in system.sent()[:6]]
    assert await states(system) == {1: "done"}


async def test_one_that_failed_waits_behind_the_new_ones_and_is_answered_after_them(
    system: System,
) -> None:
    for telegram_id in range(1, 15):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await system.send_update(system.private_message(1, telegram_id=1))
    await system.settle()
    system.now += 600
    for telegram_id in range(2, 15):
        await system.send_update(system.private_message(telegram_id, telegram_id=telegram_id))
    lapse(system)
    await go_off(system.deps["bot"])
    await system.settle()
    chats = [message["chat_id"] for message in system.sent()]
    assert sorted(chats) == [1, *range(1, 15)]
    assert chats[1:7] == [2, 3, 4, 5, 6, 7], "a round of new ones comes first"


@pytest.mark.parametrize(("name", "query"), [pytest.param(*each, id=each[0]) for each in QUERIES])
async def test_no_query_scans_a_table(
    system: System, name: str, query: Callable[[Deps], Awaitable[object]]
) -> None:
    asked = Explained(system.databases["bot"])
    await query(dataclasses.replace(system.deps["bot"], db=asked))
    assert asked.steps, name
    assert [
        step
        for step in asked.steps
        if step.startswith("SCAN") and not step.startswith(("SCAN (subquery", "SCAN CONSTANT ROW"))
    ] == []


class Explained(Passing):
    """A database that tells how it would answer, and does nothing."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.steps: list[str] = []

    async def all(self, sql: str, *values: Value) -> list[Row]:
        self.steps += [
            row["detail"] for row in await super().all(f"explain query plan {sql}", *values)
        ]
        return []

    async def run(self, sql: str, *values: Value) -> int:
        await self.all(sql, *values)
        return 0

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        for each in statements:
            await self.all(each.sql, *each.values)
        return [Result() for _ in statements]
