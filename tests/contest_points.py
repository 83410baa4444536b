"""What the tests of points in contests share: what admins allow, a contest that sells tickets or
gives points, and sums that must agree over both databases.
"""

from __future__ import annotations

from typing import Any

from tests.contests import Organiser, minutes
from tests.entries import Person, joined
from tests.points import Points, balances
from tests.system import Reply, System
from tests.tasks import Tasks, attempt

PRICE = 10


async def allow(system: System, *, sales: bool = True, budget_max: int = 1_000_000) -> Reply:
    """What contests may do with points, as an admin says."""
    body = {"purchases_on": sales, "budget_max": budget_max}
    token = await Organiser(system).token()
    reply = await system.request("PUT", "/v1/contest-points", body=body, token=token)
    assert reply.status == 200, reply.body
    return reply


class Sale:
    """An open contest that sells two tickets for 10 points, and people who are in."""

    def __init__(self, system: System, contest: Any, task: Any, people: list[Person]) -> None:
        self.system, self.contest, self.task, self.people = system, contest, task, people

    @classmethod
    async def opened(
        cls, system: System, *, people: int = 1, points: int = 25, **changes: Any
    ) -> Sale:
        await allow(system)
        tasks = await Tasks.of_draft(system, **changes)
        task = await tasks.add("points", tickets=2, price=PRICE)
        contest = await tasks.open()
        entered = await joined(system, contest, *range(42, 42 + people))
        await system.settle()
        ledger = Points(system, "referral")
        for person in entered if points else ():
            await ledger.give(person.user_id, points)
        return cls(system, contest, task, entered)

    @property
    def person(self) -> Person:
        return self.people[0]

    async def buy(self, person: Person | None = None) -> Any:
        telegram_id = (person or self.person).telegram_id
        again = await Person.signed_in(self.system, telegram_id)
        reply = await attempt(again, self.contest, self.task)
        assert reply.status == 200, reply.body
        return reply.json()["state"]

    async def shown(self) -> tuple[str, Any, int]:
        """The state of the task, why it was not bought, and the tickets of the entry."""
        again = await Person.signed_in(self.system, self.person.telegram_id)
        entry = await again.entry(self.contest)
        [task] = entry["tasks"]
        payment = task["payment"]
        return task["state"], payment and payment["reason"], entry["tickets"]

    async def settled(self) -> None:
        """Once everything that is due has come to its end."""
        await self.system.settle()
        await minutes(self.system, 3)
        due = await self.system.rows("content", "select * from payments where state = 'due'")
        assert due == []
        await check_paid(self.system)


async def check_paid(system: System) -> None:
    """Fail where tickets were given that are not paid, or paid that were not given; where points
    are held for nothing; or where a payment that is done is not in the ledger, once.
    """
    paid = """
        select payments.*, completions.state as given, completions.tickets as tickets
        from payments left join entries using (contest_id, commitment)
        left join completions on completions.telegram_id = entries.telegram_id
            and completions.contest_id = payments.contest_id
            and completions.task_id = payments.task_id
        where payments.task_id <> ''
    """
    spent = 0
    for row in await system.rows("content", paid):
        is_paid = (row["step"], row["state"]) == ("post", "done")
        spent += row["points"] if is_paid else 0
        # Of an account that has ended, nobody is left to have it.
        assert row["given"] in (("completed", None) if is_paid else ("tried", "completed", None))
    found = await balances(system)
    assert found.get("system:spent", (0, 0)) == (spent, 0)
    given = "select count(*) as tickets from completions join tasks using (contest_id, task_id)"
    [sold] = await system.rows("content", f"{given} where kind = 'points' and state = 'completed'")
    [bought] = await system.rows(
        "content",
        """select count(*) as tickets from payments join entries using (contest_id, commitment)
        where step = 'post' and payments.state = 'done' and telegram_id not like 'gone:%'""",
    )
    assert sold == bought
    assert [held for _, held in found.values() if held] == []
    assert sum(posted for posted, _ in found.values()) == 0
    done = "select sum(points) as points from payments where step = ? and state = 'done'"
    moved = "select sum(amount) as points from transfers where kind = ? and {} like 'contest:%'"
    for step, kind, side in (("fund", "funding", "credit"), ("credit", "reward", "debit")):
        [asked] = await system.rows("content", done, step)
        [transferred] = await system.rows("token", moved.format(f"{side}_account_id"), kind)
        assert asked["points"] == transferred["points"], step
