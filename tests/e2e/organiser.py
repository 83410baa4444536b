"""An organiser's calls to a running stack, and contests with as many entries as one likes."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.e2e.client import Client
from tests.many_entries import COUNTERS, sql_of
from tests.system import ADMIN_ID, Reply
from tools.beacon.chain import GENESIS_S, PERIOD_S

DAY_S = 86_400
TITLE = {"en": "Do it"}


class Organiser:
    """An admin with contests of their own, or somebody whom an admin has made an organiser."""

    def __init__(self, client: Client, telegram_id: int = ADMIN_ID) -> None:
        self._client = client
        if telegram_id != ADMIN_ID:
            admin = client.session_of(ADMIN_ID)["access_token"]
            path = f"/v1/users/{telegram_id}/roles/organiser"
            client.sign_in(telegram_id)
            reply = client.request("PUT", path, token=admin)
            assert reply.status == 204, reply.body
        self.token = client.session_of(telegram_id)["access_token"]

    def send(
        self, method: str, contest: dict[str, Any], path: str = "", *, body: Any = None
    ) -> Reply:
        """A call about a contest at the version that is given."""
        headers = {"if-match": f'"{contest["version"]}"'}
        target = f"/v1/contests/{contest['id']}{path}"
        return self._client.request(method, target, body=body, token=self.token, headers=headers)

    def create(self, **changes: Any) -> dict[str, Any]:
        """A draft that starts now and takes some days."""
        now = int(time.time())
        text = {"title": "A prize", "description": "Join.", "rules": "One each.", "button": ""}
        settings = {
            "texts": {"en": text},
            "default_locale": "en",
            "prizes": [{"name": {"en": "A prize"}, "count": 2, "handover": {"en": "By hand"}}],
            "starts_at": to_rfc3339(now - 60),
            "ends_at": to_rfc3339(now + 3 * DAY_S),
            "time_zone": "Europe/Berlin",
        }
        body = settings | changes
        reply = self._client.request("POST", "/v1/contests", body=body, token=self.token)
        return _made(reply, 201)

    def add_task(self, contest: dict[str, Any], kind: str, **settings: Any) -> dict[str, Any]:
        """A task more; the contest is of another version then."""
        body = {"kind": kind, "title": TITLE, "tickets": 1} | settings
        task = _made(self.send("POST", contest, "/tasks", body=body), 201)
        contest["version"] += 1
        return task

    def publish(self, contest: dict[str, Any]) -> dict[str, Any]:
        """The contest, open."""
        opened = _made(self.send("POST", contest, "/publish"), 200)
        assert opened["status"] == "open"
        return opened


def fill(state: Path, contest: dict[str, Any], how_many: int, **columns: str) -> None:
    """Write so many entries into a database beside the stack, which is idle."""
    with closing(sqlite3.connect(database_with(state, "entries"), timeout=30)) as connection:
        connection.execute(sql_of(**columns), (contest["id"], how_many, 0))
        connection.execute(COUNTERS, (contest["id"],))
        connection.commit()


def write(state: Path, table: str, sql: str, values: tuple[Any, ...]) -> None:
    """What nobody can have the product do, in the running stack's database that has a table."""
    database = database_with(state, table)
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(sql, values)


def let_end(state: Path, contest_id: str, *, now: int) -> None:
    """Have a contest's end be now, and its round as long after that as it was. No operation makes
    an end come sooner.
    """
    with closing(sqlite3.connect(database_with(state, "entries"), timeout=30)) as connection:
        found = "select beacon ->> '$.delay_s' from contests where contest_id = ?"
        [[delay_s]] = connection.execute(found, (contest_id,))
        round_ = (now + delay_s - GENESIS_S) // PERIOD_S + 1
        ended = "ends_at = ?, beacon = json_set(beacon, '$.round', ?)"
        values = (now, round_, contest_id)
        connection.execute(f"update contests set {ended} where contest_id = ?", values)
        connection.commit()


def database_with(state: Path, table: str) -> Path:
    """The D1 database under a state that has this table."""
    for file in (state / "v3" / "d1").rglob("*.sqlite"):
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            if connection.execute("select 1 from sqlite_master where name = ?", [table]).fetchone():
                return file
    raise AssertionError(f"no database has a table {table}")


def _made(reply: Reply, status: int) -> dict[str, Any]:
    assert reply.status == status, reply.body
    made: dict[str, Any] = reply.json()
    return made
