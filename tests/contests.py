"""What the tests of contests share: an organiser, a contest of theirs,
and its way through its life.
"""

from __future__ import annotations

import json
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.system import ADMIN_ID, CHAIN, Reply, System

HOUR_S = 3600
# The round of a contest that the test has written by hand.
BEACON = json.dumps(
    {
        "chain": CHAIN.info["hash"],
        "genesis_time": CHAIN.info["genesis_time"],
        "period_s": CHAIN.info["period"],
        "delay_s": 600,
        "round": 1,
    }
)


def settings(system: System, **changes: Any) -> dict[str, Any]:
    """What an organiser gives for a contest that starts in an hour and takes a day."""
    now = int(system.now)
    plain = {
        "texts": {
            "en": {"title": "A prize", "description": "Join.", "rules": "One each.", "button": ""}
        },
        "default_locale": "en",
        "prizes": [{"name": {"en": "A prize"}, "count": 2, "handover": {"en": "By hand"}}],
        "starts_at": to_rfc3339(now + HOUR_S),
        "ends_at": to_rfc3339(now + 25 * HOUR_S),
        "time_zone": "Europe/Berlin",
    }
    return plain | changes


async def insert_contest(
    system: System, contest_id: str, *, status: str = "open", created_at: int = 1000
) -> None:
    """A contest as the database has it, whoever made it."""
    content = {
        "texts": {"en": {"title": "A", "description": "B", "rules": "", "button": ""}},
        "default_locale": "en",
        "prizes": [],
        "required_channels": [],
        "excludes_winners_of": [],
    }
    sql = """
        insert into contests (contest_id, status, version, change_id, content, time_zone, starts_at,
            ends_at, winners, reserves, entry_tickets, tickets_max, has_captcha, created_at, beacon)
        values (?, ?, 1, '-', ?, 'UTC', 1000, 2000, 1, 0, 1, 100, 0, ?, ?)
    """
    values = (contest_id, status, json.dumps(content), created_at, BEACON)
    await system.databases["content"].run(sql, *values)


class Organiser:
    """Someone who makes contests, signed in anew whenever time has moved."""

    def __init__(self, system: System, telegram_id: int = ADMIN_ID) -> None:
        self._system, self._telegram_id = system, telegram_id
        self._token, self._signed_in_at = "", 0.0

    async def token(self) -> str:
        if self._signed_in_at != self._system.now:
            session = await self._system.sign_in(self._telegram_id)
            self._token, self._signed_in_at = str(session["access_token"]), self._system.now
        return self._token

    async def create(self, **changes: Any) -> dict[str, Any]:
        body = settings(self._system, **changes)
        token = await self.token()
        reply = await self._system.request("POST", "/v1/contests", body=body, token=token)
        assert reply.status == 201, reply.body
        created: dict[str, Any] = reply.json()
        return created

    async def see(self, contest: dict[str, Any]) -> dict[str, Any]:
        """The contest as it is now."""
        path = f"/v1/contests/{contest['id']}"
        reply = await self._system.request("GET", path, token=await self.token())
        assert reply.headers["etag"] == f'"{reply.json()["version"]}"'
        seen: dict[str, Any] = reply.json()
        return seen

    async def change(self, contest: dict[str, Any], **changes: Any) -> Reply:
        return await self.send("PATCH", contest, "", body=changes)

    async def send(
        self, method: str, contest: dict[str, Any], path: str, *, body: Any = None
    ) -> Reply:
        """A call about the contest at the version that is given."""
        headers = {"if-match": f'"{contest["version"]}"'}
        target, token = f"/v1/contests/{contest['id']}{path}", await self.token()
        return await self._system.request(method, target, body=body, headers=headers, token=token)

    async def step(self, contest: dict[str, Any], path: str) -> Reply:
        """Publish, unpublish, close or cancel it."""
        body = {"reason": "It has to be"} if path in ("/close", "/cancel") else None
        return await self.send("POST", contest, path, body=body)

    async def opened(self, **changes: Any) -> dict[str, Any]:
        """A contest that is open."""
        started = {"starts_at": to_rfc3339(int(self._system.now))}
        reply = await self.step(await self.create(**started | changes), "/publish")
        assert reply.status == 200, reply.body
        open_: dict[str, Any] = reply.json()
        assert open_["status"] == "open"
        return open_


async def minutes(system: System, count: int = 3) -> None:
    """So many sweeps, a minute apart, and what follows each."""
    for _ in range(count):
        system.now += 60
        await system.tick("content")
        await system.settle()
