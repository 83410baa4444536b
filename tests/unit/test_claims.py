"""What is claimed first: what never failed, however much waits to be tried again; and at a cost that does not grow with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import pytest

from contest.bot import repository
from contest.bot.updates import work_off
from contest.kit.database import Database, Result, Row, Statement, Value, statement
from tests.failing import Passing
from tests.system import System
from tools.telegram.state import Fault

RETRIED = 5000
CLAIMED: Row = {"update_id": 1, "notice_id": "n", "attempts": 1, "payload": ""}
QUERIES: list[tuple[str, Callable[[Database], Awaitable[object]]]] = [
    ("claim updates", lambda db: repository.claim_updates(db, now=100, limit=6)),
    ("finish an update", lambda db: repository.finish_update(db, CLAIMED)),
    ("postpone an update", lambda db: repository.postpone_update(db, CLAIMED, until=1, attempts=0, retried=1)),
    ("prune updates", lambda db: repository.prune_updates(db, now=100)),
    ("claim notices", lambda db: repository.claim_notices(db, now=100, limit=3)),
    ("finish a notice", lambda db: repository.finish_notice(db, "n")),
    ("postpone a notice", lambda db: repository.postpone_notice(db, CLAIMED, until=1)),
    ("prune notices", lambda db: repository.prune_notices(db, now=100)),
]


async def test_a_new_start_is_answered_at_once_beside_thousands_that_are_tried_again(system: System) -> None:
    """Also where each of their chats fails again."""
    system.emulator.start_private_chat(system.emulator.meet(7, first_name="Ada"))
    system.emulator.faults.append(Fault("sendMessage", 10**6, chat_id="8", error_code=500))
    payload = '{"update_id": 1, "message": {"chat": {"id": 8, "type": "private"}, "text": "/start", "from": {"id": 8}}}'
    insert = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at, attempts, retried)
        values (?, ?, ?, ?, ?, 2, 1)
    """
    now = int(system.now)
    rows = [statement(insert, number, f"chat-{number}", payload, now - 60, now - 600) for number in range(1, RETRIED + 1)]
    await system.databases["bot"].batch(rows)
    await system.send_update(system.private_message(RETRIED + 1, telegram_id=7))
    await work_off(system.deps["bot"])
    assert 7 in [message["chat_id"] for message in system.sent()[:6]]
    assert await system.rows("bot", "select state from updates where update_id > ?", RETRIED) == [{"state": "done"}]


async def test_one_that_failed_waits_behind_the_new_ones_and_is_answered_after_them(system: System) -> None:
    for telegram_id in range(1, 15):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await system.send_update(system.private_message(1, telegram_id=1))
    await system.settle()
    system.now += 600
    for telegram_id in range(2, 15):
        await system.send_update(system.private_message(telegram_id, telegram_id=telegram_id))
    await system.settle()
    chats = [message["chat_id"] for message in system.sent()]
    assert sorted(chats) == [1, *range(1, 15)]
    assert chats[1:7] == [2, 3, 4, 5, 6, 7], "a round of new ones comes first"


@pytest.mark.parametrize(("name", "query"), [pytest.param(*each, id=each[0]) for each in QUERIES])
async def test_no_query_scans_a_table(system: System, name: str, query: Callable[[Database], Awaitable[object]]) -> None:
    asked = Explained(system.databases["bot"])
    await query(asked)
    assert asked.steps, name
    assert [step for step in asked.steps if step.startswith("SCAN") and not step.startswith("SCAN (subquery")] == []


class Explained(Passing):
    """A database that tells how it would answer, and does nothing."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.steps: list[str] = []

    async def all(self, sql: str, *values: Value) -> list[Row]:
        self.steps += [row["detail"] for row in await super().all(f"explain query plan {sql}", *values)]
        return []

    async def run(self, sql: str, *values: Value) -> int:
        await self.all(sql, *values)
        return 0

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        for each in statements:
            await self.all(each.sql, *each.values)
        return []
