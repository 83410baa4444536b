"""What one invocation calls outside, with what it goes on with after its answer:
bounded, since the platform ends one that calls more.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from contest.bot.sending.alarm import go_off
from contest.kit.deps import Ask
from contest.kit.events import inbox, outbox
from contest.kit.events.sweep import sweep
from contest.kit.limits import CALLS_MAX
from contest.token.ledger.judging import SINGLES_MAX
from tests.accounts import unlimited
from tests.events import steady
from tests.failing import Watched
from tests.messages import lapse
from tests.referrals import Campaign, in_channel
from tests.system import OPS_TOKEN, System, unreachable
from tests.system import SERVICES as MODULES

SERVICES = ("auth", "content", "referral", "token", "bot")
PAID_MIN = 8  # invitations, in a sweep


@dataclass
class Calls:
    """How often each service has called its database, other services and what else it reaches;
    since when, the test says.
    """

    system: System
    databases: dict[str, Watched] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for service in SERVICES:
            self.databases[service] = Watched(self.system.databases[service])
            self.asked[service] = 0
            asks = {
                name: self._counted(service, ask)
                for name, ask in self.system.deps[service].services.items()
            }
            self.system.replace(service, db=self.databases[service], services=asks)

    def _counted(self, service: str, ask: Ask) -> Ask:
        async def counted(message: str, *, timeout_s: float) -> str:
            self.asked[service] += 1
            return await ask(message, timeout_s=timeout_s)

        return counted

    def of(self, service: str) -> int:
        return self.databases[service].calls + self.outside(service)

    def outside(self, service: str) -> int:
        """All but those of the database."""
        others = (
            len(self.system.emulator.requests)
            + self.system.pacer.calls
            + len(self.system.alarm.rings)
            + self.system.beats
        )
        return self.asked[service] + (others if service in ("bot", "referral") else 0)


@contextmanager
def _bounded(calls: Calls, service: str) -> Iterator[None]:
    before = calls.of(service)
    yield
    made = calls.of(service) - before
    assert 0 < made <= CALLS_MAX, f"{service} called {made} times"


Request = Callable[[System, Any], Awaitable[Any]]


async def _webhook(system: System, _: Any) -> Any:
    return await system.send_update(system.private_message(77))


REQUESTS: dict[str, tuple[str, Request]] = {
    "signing in": ("auth", lambda system, _: system.sign_in(42)),
    "refreshing": ("auth", lambda system, session: system.refresh(session["refresh_token"])),
    "who am I": (
        "auth",
        lambda system, session: system.request("GET", "/v1/me", token=session["access_token"]),
    ),
    "choosing": (
        "auth",
        lambda system, session: system.request(
            "PATCH", "/v1/me", body={"locale": "ru"}, token=session["access_token"]
        ),
    ),
    "deleting": (
        "auth",
        lambda system, session: system.request("DELETE", "/v1/me", token=session["access_token"]),
    ),
    "the code": (
        "referral",
        lambda system, session: system.request(
            "GET", "/v1/referrals/me", token=session["access_token"]
        ),
    ),
    "the balance": (
        "token",
        lambda system, session: system.request(
            "GET", "/v1/token/balance", token=session["access_token"]
        ),
    ),
    "contests": ("content", lambda system, _: system.request("GET", "/v1/contests")),
    "an update": ("bot", _webhook),
    "ready": ("auth", lambda system, _: system.request("GET", "/ready", token=OPS_TOKEN)),
    "a thousand replays": (
        "auth",
        lambda system, _: system.request("POST", "/ops/auth/dead-letters/replay", token=OPS_TOKEN),
    ),
}


@pytest.mark.parametrize(("service", "request_"), REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("others", ["there", "away"])
async def test_a_request(system: System, service: str, request_: Request, others: str) -> None:
    session = await system.sign_in(7)
    await system.settle()
    await _letters(system, 1500)
    calls = Calls(system)
    for name in ("referral", "bot") if others == "away" and service == "auth" else ():
        system.unreachable[name] = unreachable()
    with _bounded(calls, service):
        await request_(system, session)
        await system.settle()


@pytest.mark.parametrize(
    "state",
    [
        "nothing to do",
        "a backlog",
        "everything refused",
        "consumers away",
        "dead-letter messages everywhere",
    ],
)
@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
async def test_a_sweep(system: System, service: str, state: str) -> None:
    unlimited(system)
    await _state(system, state)
    calls = Calls(system)
    with _bounded(calls, service):
        await sweep(system.deps[service], MODULES[service].SWEEP)


@pytest.mark.parametrize("state", ["nothing to do", "a backlog", "dead-letter messages everywhere"])
async def test_the_cron(system: System, state: str) -> None:
    """The other services sweep in invocations of their own, and so does the bot hear of events."""
    system.replace("bot", alert_chat_id="7")
    system.emulator.start_private_chat(system.emulator.meet(7))
    await _state(system, state)
    calls = Calls(system)
    before = calls.outside("bot")
    await system.cron()
    [tick] = [line for line in map(json.loads, system.log_lines) if line.get("work") == "tick"]
    assert 0 < tick["database_calls"] + calls.outside("bot") - before <= CALLS_MAX


async def test_a_sweep_that_pays(system: System) -> None:
    """However many payments are due; the ledger judges one by one where one of them is refused."""
    unlimited(system)
    sql = """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
        insert into payments (payment_id, contest_id, user_id, points, step, state, ask_at)
        select 'reward:' || i, 'demo', 'user' || i, 1, 'credit', 'due', 0 from n
    """
    await system.databases["content"].run(sql)
    calls = Calls(system)
    with _bounded(calls, "content"), _bounded(calls, "token"):
        await sweep(system.deps["content"], MODULES["content"].SWEEP)
    left = "select count(*) as count from payments where state = 'refused'"
    assert await system.rows("content", left) == [{"count": SINGLES_MAX}]


@pytest.mark.parametrize("channels", [[], ["@contests"], ["@contests", "@contests"]])
async def test_a_sweep_that_pays_invitations(system: System, channels: list[str]) -> None:
    """However many are due, and however many channels they are looked for in; and it gets on."""
    unlimited(system)
    await Campaign.begun(system, channels=channels)
    for number in range(1000, 1100):
        in_channel(system, number, "member")
    sql = """
        with recursive n(i) as (select 1000 union all select i + 1 from n where i < 1099)
        insert into {} select {} from n
    """
    now, db = int(system.now), system.databases["referral"]
    columns = "invitee, referrer, code, source, version, claimed_at"
    for table, values in {
        "people (person, contact, here_since)": "i, i || '', 1",
        f"referrals ({columns})": "i, 1, 'a', 'start', 1, 1",
        "rewards (invitee, level, beneficiary, amount, number)": "i, 1, 1, 1, i",
        "transitions": f"i, 1, 'pending', 'qualified', null, {now}, {now}, null",
    }.items():
        await db.run(sql.format(table, values))
    await db.run("update signals set body = json_set(body, '$.flag_at', 1000)")
    await steady(system)
    calls = Calls(system)
    with _bounded(calls, "referral"):
        await sweep(system.deps["referral"], MODULES["referral"].SWEEP)
    paid = "select count(*) as count from transitions where state = 'rewarded'"
    [row] = await system.rows("referral", paid)
    assert row["count"] >= PAID_MIN


async def test_the_alarm(system: System) -> None:
    await _updates(system, 60)
    lapse(system)
    calls = Calls(system)
    with _bounded(calls, "bot"):
        await go_off(system.deps["bot"])


async def test_a_consumer_whose_events_all_fail(system: System) -> None:
    await _events(system, 100, telegram_id="'same'")
    await system.databases["bot"].run("create unique index one_only on recipients (telegram_id)")
    calls = Calls(system)
    with _bounded(calls, "bot"):
        await outbox.relay(system.deps["auth"])
    assert calls.of("bot") > inbox.SINGLES_MAX


async def _state(system: System, state: str) -> None:
    if state in ("a backlog", "consumers away"):
        await _events(system, 2000)
        await _updates(system, 50)
    if state == "everything refused":
        await _events(system, 2000, kind="unknown")
    if state == "consumers away":
        system.unreachable |= {"referral": unreachable(), "bot": unreachable()}
    if state == "dead-letter messages everywhere":
        await _letters(system, 30)
    lapse(system)


async def _events(
    system: System, count: int, *, kind: str = "user.created", telegram_id: str = "i"
) -> None:
    data = f"""json_object('user_id', 'user-' || i, 'telegram_id', {telegram_id} || '',
        'locale', 'en', 'changed_at_ms', 1)"""
    message = f"json_object('id', 'event-' || i, 'type', '{kind}', 'time', 1, 'data', {data})"
    for consumer in ("referral", "bot"):
        sql = f"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
            insert into outbox select 'event-' || i, '{consumer}', {message}, ?, 0, 0 from n
        """
        await system.databases["auth"].run(sql, int(system.now))


async def _updates(system: System, count: int) -> None:
    for number in range(count):
        await system.send_update(system.private_message(100 + number, telegram_id=100 + number))


async def _letters(system: System, count: int) -> None:
    for service in ("auth", "referral", "bot"):
        await system.databases[service].run(
            f"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
            insert into dead_letters
            select 'letter-' || i, 'outbox:bot', json_object('id', 'letter-' || i), 'a test', i
            from n
            """
        )
