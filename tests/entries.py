"""What the tests of entries share: people who join, and counts that agree with what they count."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tests.contests import Organiser
from tests.system import Reply, System

# Of who is alone in a contest without tasks.
FIRST = {"rank": 1, "is_rank_exact": True, "tasks": list[Any]()}


class Person:
    """Someone who takes part in contests, signed in once."""

    def __init__(self, system: System, token: str, user_id: str, telegram_id: int) -> None:
        self._system, self._token = system, token
        self.user_id, self.telegram_id = user_id, telegram_id

    @classmethod
    async def signed_in(cls, system: System, telegram_id: int = 42, **user: Any) -> Person:
        session = await system.sign_in(telegram_id, **user)
        return cls(system, session["access_token"], session["user"]["id"], telegram_id)

    async def send(
        self, method: str, path: str, *, body: Any = None, headers: dict[str, str] | None = None
    ) -> Reply:
        return await self._system.request(
            method, path, body=body, token=self._token, headers=headers
        )

    async def join(self, contest: dict[str, Any], **new: Any) -> Reply:
        return await self.send("POST", f"/v1/contests/{contest['id']}/entries", body=new)

    async def leave(self, contest: dict[str, Any]) -> Reply:
        return await self.send("DELETE", f"/v1/contests/{contest['id']}/entries/me")

    async def entry(self, contest: dict[str, Any]) -> dict[str, Any]:
        """Their entry, which is there."""
        reply = await self.send("GET", f"/v1/contests/{contest['id']}/entries/me")
        assert reply.status == 200, reply.body
        found: dict[str, Any] = reply.json()
        return found


async def joined(system: System, contest: dict[str, Any], *telegram_ids: int) -> list[Person]:
    """People who are in."""
    people = [await Person.signed_in(system, each) for each in telegram_ids]
    for person in people:
        assert (await person.join(contest)).status == 201
    return people


async def disqualify(system: System, contest: dict[str, Any], entry_id: str, **more: Any) -> Reply:
    """Take an entry out, as an admin."""
    path = f"/v1/contests/{contest['id']}/entries/{entry_id}/disqualify"
    body = {"reason": "Several accounts"} | more
    token = await Organiser(system).token()
    return await system.request("POST", path, body=body, token=token)


async def check_counts(system: System, contest: dict[str, Any]) -> int:
    """How many entries are active; fails where `counters` and the entries disagree."""
    entries = await system.rows(
        "content",
        "select tickets from entries where contest_id = ? and state = 'active'",
        contest["id"],
    )
    [counted] = await system.rows(
        "content",
        """
        select entries, (select json_group_object(key, value) from json_each(levels)
            where value <> 0) as levels from counters where contest_id = ?
        """,
        contest["id"],
    )
    levels = Counter(str(each["tickets"]) for each in entries)
    assert counted["entries"] == len(entries)
    assert json.loads(counted["levels"]) == levels
    return len(entries)
