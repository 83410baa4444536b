"""A contest of a hundred thousand in its busiest hour, on workerd: how many joins a second one
content database takes, where the time goes, how long people wait, and that nobody is lost.

What it takes to close and draw such a contest is in test_contests.py.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from typing import Any

import pytest

from contest.auth.records import User
from contest.auth.rules import access_claims
from contest.kit.jwt import sign
from tests.e2e.client import Client, new_address
from tests.e2e.organiser import Organiser, database_with, fill
from tests.e2e.rush import Script, Seen, rush
from tests.ed25519 import NativeEd25519
from tests.many_entries import COUNTERS
from tools.bench.load import http_request

pytestmark = [pytest.mark.soak, pytest.mark.workerd, pytest.mark.timeout(1500)]

ENTRIES = int(os.environ.get("SCALE_ENTRIES", "100000"))
STEP_S = float(os.environ.get("SCALE_STEP_S", "8"))
FEW, TASKS, INVITED = 1000, 5, 0.2
PEAK = 1 / 3 / 3600  # of all joins, each second of the first hour
JOINERS, QUIET_S = 300, 300
# Those who are in from the start have done all tasks.
COMPLETIONS = """
    insert into completions (telegram_id, contest_id, task_id, period, attempt_id, state, attempts,
        tickets, updated_at)
    select telegram_id, entries.contest_id, task_id, '', telegram_id || task_id, 'completed', 1, 1,
        joined_at
    from entries join tasks using (contest_id) where entries.contest_id = ?
"""
PEOPLE = """
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
    insert into people (contact, user_id, here_since)
    select '' || (10000000 + i), 'user-' || i, 1000 from n
"""
# The first has invited all others.
REFERRALS = """
    insert into referrals (invitee, referrer, code, source, version, claimed_at)
    select person, (select min(person) from people), 'crowd', 'startapp', 1, 1000 + person
    from people where person > (select min(person) from people) limit ?
"""


class Rush:
    """People without number, who come to one contest."""

    def __init__(self, client: Client, contest: dict[str, Any], tasks: list[str]) -> None:
        self._client, self._tasks = client, tasks
        self._path = f"/v1/contests/{contest['id']}"
        self._key = json.loads(client.settings["JWT_PRIVATE_KEYS"])["keys"][0]

    def people(self, how_many: int) -> list[str]:
        """Access tokens of so many who have just come."""
        return asyncio.run(self._tokens([next(_IDS) for _ in range(how_many)]))

    def asks(self, path: str, tokens: list[str], *, method: str = "GET") -> Iterator[Script]:
        """Each of them asks for the same."""
        for token in tokens:
            yield [self._request(method, path, token)]

    def joins(self, tokens: list[str]) -> Iterator[Script]:
        for token in tokens:
            yield [self._request("POST", "/entries", token, {})]

    def tasks(self, tokens: list[str]) -> Iterator[Script]:
        for token in tokens:
            yield self._done(token)

    def journeys(self, tokens: list[str]) -> Iterator[Script]:
        """All that the Mini App asks while somebody comes, joins, does the tasks and looks."""
        for token in tokens:
            looks = [
                self._request("GET", ""),
                self._request("GET", "/leaderboard?limit=1"),
                self._request("GET", "/entries/me", token),
            ]
            done = [each for task in self._done(token) for each in (task, looks[2])]
            yield [*looks, self._request("POST", "/entries", token, {}), *looks, *done, *looks]

    def _done(self, token: str) -> list[bytes]:
        paths = [f"/tasks/{task}/completions" for task in self._tasks]
        return [self._request("POST", path, token, {"kind": "visit"}) for path in paths]

    def _request(self, method: str, path: str, token: str = "", body: Any = None) -> bytes:
        headers = {"cf-connecting-ip": new_address()}
        if token:
            headers["authorization"] = f"Bearer {token}"
        data = b""
        if body is not None:
            headers |= {"content-type": "application/json"}
            headers |= {"idempotency-key": secrets.token_hex(16)}
            data = json.dumps(body).encode()
        target = path if path.startswith("/health") else f"{self._path}{path}"
        return http_request(target, data, headers, method=method).encode()

    async def _tokens(self, telegram_ids: list[int]) -> list[str]:
        now, ed25519 = int(time.time()), NativeEd25519()
        tokens = []
        for telegram_id in telegram_ids:
            user = User(
                user_id=f"rush-{telegram_id}",
                telegram_id=str(telegram_id),
                first_name="Ada",
                username=None,
                language_code="en",
                locale="en",
                created_at=now,
                is_organiser=False,
            )
            claims = access_claims(
                user, environment="local", session_id="s", roles=(), now=now, token_id="t"
            )
            tokens.append(await sign(claims, self._key, ed25519))
        return tokens


_IDS = count(20_000_000)


@pytest.fixture
def client(filled: Client) -> Client:
    return filled


def test_an_hour_of_peak(client: Client) -> None:
    few, few_rush = _contest(client, FEW)
    many, many_rush = _contest(client, ENTRIES)
    _invited(client, ENTRIES)
    peak = ENTRIES * PEAK
    print(f"\n{ENTRIES:,} entries; a third of them within an hour is {peak:.1f} joins a second")
    _where_the_time_goes(client, many_rush)
    joined = {few["id"]: 0, many["id"]: JOINERS}
    for name, contest, at in (("few", few, few_rush), ("all", many, many_rush)):
        seen = _rushed(client, f"joins, with {name} entries", at.joins(at.people(4000)))
        assert set(seen.statuses) == {201}
        joined[contest["id"]] += seen.count
    for percent in (50, 80, 100):
        a_second = seen.a_second * percent / 100
        scripts = many_rush.joins(many_rush.people(int(a_second * STEP_S) + 1))
        paced = _rushed(client, f"joins at {percent} % of that", scripts, a_second=a_second)
        assert set(paced.statuses) == {201}
        joined[many["id"]] += paced.count
    tokens = many_rush.people(2000)
    whole = _rushed(client, "all of a first visit", many_rush.journeys(tokens))
    assert set(whole.statuses) <= {200, 201, 404}
    visits = len(next(many_rush.journeys(tokens[:1])))
    a_second = whole.a_second / visits
    print(f"{a_second:.1f} first visits a second: {a_second / peak:.1f} times the peak's")
    joined[many["id"]] += whole.statuses[201]
    _nobody_is_lost(client, joined)


def _where_the_time_goes(client: Client, at: Rush) -> None:
    """Each line has one thing more in it than the one above."""
    tokens = at.people(200)
    for name, scripts in (
        ("the gateway alone", at.asks("/health", [""] * 100_000)),
        ("and a service", at.asks("/health/content", [""] * 100_000)),
        ("a contest, kept by the gateway", at.asks("", [""] * 100_000)),
        ("a contest, read by its id", at.asks("", tokens * 500)),
        ("the leaderboard", at.asks("/leaderboard", tokens * 500)),
    ):
        seen = _rushed(client, name, scripts)
        assert set(seen.statuses) == {200}
    joiners = at.people(JOINERS)
    assert set(rush(client, at.joins(joiners), seconds=60).statuses) == {201}
    own = _rushed(client, "one's own entry, tasks and rank", at.asks("/entries/me", joiners * 500))
    assert set(own.statuses) == {200}
    done = _rushed(client, "a task", at.tasks(joiners))
    assert set(done.statuses) == {200}


def _rushed(client: Client, name: str, scripts: Iterator[Script], *, a_second: float = 0) -> Seen:
    seen = rush(client, scripts, seconds=STEP_S, a_second=a_second)
    print(f"{name:34}{seen}", flush=True)
    return seen


def _contest(client: Client, how_many: int) -> tuple[dict[str, Any], Rush]:
    """One with so many entries, each of whom has done its tasks."""
    organiser = Organiser(client)
    contest = organiser.create(tickets_max=1000)
    made = [organiser.add_task(contest, "visit", url="https://a.test/") for _ in range(TASKS)]
    contest = organiser.publish(contest)
    state = client.stack.layout.state
    fill(state, contest, how_many, tickets=f"{1 + TASKS}", done=str(2**TASKS - 1))
    with closing(sqlite3.connect(database_with(state, "entries"), timeout=60)) as connection:
        connection.execute(COMPLETIONS, [contest["id"]])
        connection.execute(COUNTERS, [contest["id"]])
        connection.commit()
    return contest, Rush(client, contest, [each["id"] for each in made])


def _invited(client: Client, how_many: int) -> None:
    file = database_with(client.stack.layout.state, "referrals")
    with closing(sqlite3.connect(file, timeout=60)) as connection:
        connection.execute(PEOPLE, [how_many])
        connection.execute(REFERRALS, [int(how_many * INVITED)])
        connection.commit()


def _nobody_is_lost(client: Client, joined: dict[str, int]) -> None:
    """Whoever was told that they are in, is in, is counted, and referral has heard of it."""
    state = client.stack.layout.state
    content, referral = database_with(state, "entries"), database_with(state, "referrals")
    sql = """
        select count(*), sum(telegram_id >= '20000000'), (
            select entries from counters where counters.contest_id = entries.contest_id)
        from entries where contest_id = ?
    """
    for contest_id, how_many in joined.items():
        with closing(sqlite3.connect(f"file:{content}?mode=ro", uri=True)) as connection:
            in_all, of_the_rush, counted = connection.execute(sql, [contest_id]).fetchone()
        assert (of_the_rush, counted) == (how_many, in_all)

    def is_handed_over() -> bool:
        client.stack.tick("bot")
        return not client.rows("outbox", "consumer = 'referral'", database=content)

    client.wait_for(is_handed_over, within_s=QUIET_S)
    for database in (content, referral):
        assert client.rows("dead_letters", database=database) == []
