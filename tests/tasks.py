"""What the tests of tasks share: an organiser at work on them, and people who try."""

from __future__ import annotations

from itertools import count
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.contests import Organiser
from tests.entries import Person
from tests.system import Reply, System

TITLE = {"en": "Do it"}
NEW: dict[str, dict[str, Any]] = {
    "join_channel": {"channels": ["@Contests"]},
    "secret_code": {"code": "SESAME"},
    "quiz": {"prompt": TITLE, "options": [TITLE, {"en": "Or not"}], "answers": [1]},
    "daily": {},
    "visit": {"url": "https://a.test/"},
    "question": {"prompt": TITLE},
    "points": {"price": 10},
    "invite": {"friends": 3},
}


def new(kind: str, **changes: Any) -> dict[str, Any]:
    """A task as an organiser gives it."""
    return {"kind": kind, "title": TITLE, "tickets": 1} | NEW[kind] | changes


class Tasks:
    """The tasks of one contest, and its organiser at work on them."""

    def __init__(self, system: System, contest: dict[str, Any]) -> None:
        self._organiser, self.contest = Organiser(system), contest

    @classmethod
    async def of_draft(cls, system: System, **changes: Any) -> Tasks:
        """Those of a contest that can be opened at once."""
        started = {"starts_at": to_rfc3339(int(system.now))}
        return cls(system, await Organiser(system).create(**started | changes))

    async def send(self, method: str, path: str, body: Any = None) -> Any:
        reply = await self._organiser.send(method, self.contest, f"/tasks{path}", body=body)
        if reply.status < 400:
            self.contest = await self._organiser.see(self.contest)
            assert reply.headers["etag"] == f'"{self.contest["version"]}"'
        return reply

    async def add(self, kind: str, **changes: Any) -> dict[str, Any]:
        reply = await self.send("POST", "", new(kind, **changes))
        assert reply.status == 201, reply.body
        added: dict[str, Any] = reply.json()
        return added

    async def change(self, task: dict[str, Any], **changes: Any) -> Any:
        return await self.send("PATCH", f"/{task['id']}", changes)

    async def open(self) -> dict[str, Any]:
        """Publish the contest, which starts now."""
        await self.publish()
        assert self.contest["status"] == "open"
        return self.contest

    async def publish(self) -> None:
        self.contest = (await self._organiser.step(self.contest, "/publish")).json()
        assert self.contest["status"] in ("scheduled", "open")


ATTEMPTS: dict[str, dict[str, Any]] = {
    "secret_code": {"code": "SESAME"},
    "quiz": {"answers": [1]},
    "question": {"answer": "Because"},
}


_keys = count()


async def attempt(
    person: Person, contest: dict[str, Any], task: dict[str, Any], key: str = "", **given: Any
) -> Reply:
    """One attempt, the right one where nothing else is given; a new one where no key is."""
    headers = {"idempotency-key": key or f"attempt-{next(_keys)}"}
    body = {"kind": task["kind"]} | ATTEMPTS.get(task["kind"], {}) | given
    path = f"/v1/contests/{contest['id']}/tasks/{task['id']}/completions"
    return await person.send("POST", path, body=body, headers=headers)


async def check_tickets(system: System, contest: dict[str, Any]) -> None:
    """Fail where an entry has other tickets than it was given, or other bits than what it did."""
    sql = """
        select entries.tickets, done,
            entry_tickets + coalesce(sum(completions.tickets), 0) as given,
            coalesce((select sum(1 << number) from tasks where contest_id = contests.contest_id
                and task_id in (select task_id from completions where state = 'completed'
                    and completions.telegram_id = entries.telegram_id)), 0) as completed
        from entries join contests using (contest_id)
        left join completions using (telegram_id, contest_id)
        where contest_id = ? group by telegram_id
    """
    for row in await system.rows("content", sql, contest["id"]):
        assert (row["tickets"], row["done"]) == (row["given"], row["completed"])
