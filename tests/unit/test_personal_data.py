"""Where what is known of a person may appear: in answers, events, messages and the log; and where
it is left when they are gone. The tables name all places, so that a new one is a decision.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from contest.contract.shared import Handover
from contest.kit.call import PROBLEM, Call
from tests.accounts import SERVICES
from tests.chats import Chats
from tests.contests import minutes
from tests.e2e.leaks import Secrets
from tests.everything import (
    ADA,
    ANSWER,
    NOTE,
    PRIZE_CODE,
    PROFILE,
    STATUSES,
    TASK_CODE,
    Everything,
)
from tests.operations import OPERATIONS
from tests.ownership import ALLOWED, CALLERS, ROWS, Row
from tests.system import BOT_TOKEN, OPS_TOKEN, WEBHOOK_SECRET, System
from tests.trying import Trying
from tools.turnstile import SECRET_KEY

ADDRESS, PHONE = "192.0.2.1", "+15550134567"
FILES = ("text/csv", "application/jsonl")  # in which an operation answers besides

# Who is shown what, by operation: everybody whom it lets in, or those.
LET_IN, HERSELF, WITH_WHOM = tuple[str, ...](), ("participant",), ("participant", "stranger")
BY_HER_CREDENTIALS = dict.fromkeys(("createSession", "refreshSession"), LET_IN)
HER_ACCOUNT = BY_HER_CREDENTIALS | dict.fromkeys(("getMe", "updateMe"), HERSELF)
HER_ENTRY = dict.fromkeys(("listEntries", "listWinners", "disqualifyEntry"), LET_IN)
SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "telegram id": HER_ACCOUNT
    | HER_ENTRY
    | dict.fromkeys(
        ("listReviews", "putOrganiser", "putNamedOrganiser", "listDeadLetters"), LET_IN
    ),
    "first name": HER_ACCOUNT
    | HER_ENTRY
    | dict.fromkeys(("listReviews", "getLeaderboard", "getTokenLeaderboard"), LET_IN)
    | {"listMyInvitees": ("stranger",)},
    "username": HER_ACCOUNT | HER_ENTRY,
    "user id": HER_ACCOUNT
    | {"listTransactions": ("stranger",), "exportStatement": ("stranger",)}
    | {"createTransfer": HERSELF, "createReversal": LET_IN, "createAdjustment": LET_IN},
    "answer": {"listReviews": LET_IN},
    "note": dict.fromkeys(("listTransactions", "exportStatement"), WITH_WHOM),
    "prize code": dict.fromkeys(("getMyPrize", "claimPrize"), HERSELF),
    "salt": dict.fromkeys(("createEntry", "getMyEntry"), HERSELF),
    "session id": {"listSessions": HERSELF},
}
# By its type, what is in an event.
TOLD = {
    "user.created": {"telegram id", "user id"},
    "user.deleted": {"telegram id", "user id"},
    "entry.created": {"telegram id", "user id"},
    "entry.task_done": {"telegram id"},
    "prize.won": {"user id"},
}
LOGGED = {"user id", "session id"}  # which mean nothing to whoever has the log alone
LEFT = {"user id", "session id"}  # when she is gone: who moved points, and that initData was used


class Known:
    """What is known of Ada, and what must be known to nobody."""

    def __init__(self, world: Everything, entry: Mapping[str, Any]) -> None:
        self._secrets = Secrets()
        for name, value in {
            "telegram id": ADA,
            "first name": PROFILE["first_name"],
            "last name": PROFILE["last_name"],
            "username": PROFILE["username"],
            "photo": PROFILE["photo_url"],
            "phone": PHONE,
            "address": ADDRESS,
            "answer": ANSWER,
            "note": NOTE,
            "prize code": PRIZE_CODE,
            "task code": TASK_CODE,
            "salt": entry["salt"],
            "user id": world.ids["participant_user_id"],
            "session id": world.ids["session_id"],
            "operators' token": OPS_TOKEN,
            "webhook's secret": WEBHOOK_SECRET,
            "bot's token": BOT_TOKEN,
            "captcha's secret": SECRET_KEY,
        }.items():
            self._secrets.remember(name, value)

    def found_in(self, text: str) -> set[str]:
        return set(self._secrets.found_in(text))


class Heard:
    """The events that were handed over, by their type."""

    def __init__(self, system: System) -> None:
        self.events: defaultdict[str, list[Any]] = defaultdict(list)
        system.watch(self._hear)

    def _hear(self, service: str, message: str) -> None:
        call = Call.decode(message)
        for event in call.json(Handover).events if call.operation == "receiveEvents" else ():
            self.events[event["type"]].append(event)


async def known(world: Everything) -> Known:
    entry = await (await world.ada()).entry(world.contests["open"])
    return Known(world, entry)


def _rows(name: str) -> Iterator[Row]:
    """An operation as it is tried, in each media type; and what reads, however far the contest."""
    path, method, operation = OPERATIONS[name]
    kinds = {kind for each in operation["responses"].values() for kind in each.get("content", ())}
    for accept in ("", *kinds.intersection(FILES)):
        yield replace(ROWS[name], accept=accept)
        for status in STATUSES if method == "GET" and "{contest_id}" in path else ():
            yield replace(ROWS[name], accept=accept, contest=status)


@pytest.mark.search
async def test_who_is_shown_what(system: System) -> None:
    """Each answer of each operation to each caller: exports, proofs, pages and problems too."""
    world = await Everything.of(system)
    data = await known(world)
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    async with Trying(world) as trying:
        for name, row in ((each, row) for each in ROWS for row in _rows(each)):
            for caller in CALLERS:
                reply, _ = await trying.call(name, row, caller)
                for each in data.found_in(_said(reply)):
                    found[each][name].add(caller)
    expected = {
        each: {name: set(to) or _let_in(name) for name, to in shown.items()}
        for each, shown in SHOWN.items()
    }
    other = [
        f"the {each} in {name}: {sorted(found[each][name])}"
        for each in {**found, **expected}
        for name in {**found[each], **expected.get(each, {})}
        if found[each][name] != expected.get(each, {}).get(name)
    ]
    assert other == []
    assert data.found_in("\n".join(system.log_lines)) == LOGGED
    assert data.found_in(repr(system.points)) == set()


def _said(reply: Any) -> str:
    """The answer without the path, which is the caller's own."""
    if reply.headers.get("content-type") == PROBLEM:
        return json.dumps({**reply.json(), "instance": ""})
    return f"{reply.headers} {reply.body}"


def _let_in(name: str) -> set[str]:
    return {caller for caller in CALLERS if ROWS[name].may[caller] == ALLOWED}


async def test_what_is_told_of_her_and_what_is_left_when_she_is_gone(system: System) -> None:
    """By events and by the bot; and then every table of every database is searched."""
    heard, world = Heard(system), await Everything.of(system)
    data = await known(world)
    ada = Chats(system).person(ADA, **PROFILE)
    await ada.sends("/start")
    await ada.sends(contact={"phone_number": PHONE, "first_name": "Ada", "user_id": ADA})
    deleted = await (await world.ada()).send("DELETE", "/v1/me")
    assert deleted.status == 204
    for _ in range(3):
        await system.settle()
        await minutes(system, 1)
        for service in SERVICES:
            await system.tick(service)
    in_events = {name: data.found_in(json.dumps(each)) for name, each in heard.events.items()}
    assert {name: each for name, each in in_events.items() if each} == TOLD
    to_others = [
        each.parameters
        for each in system.emulator.requests
        if str(each.parameters.get("chat_id", ADA)) != str(ADA)
    ]
    assert to_others
    assert data.found_in(json.dumps(to_others, default=str)) == set()
    assert world.hooked
    assert data.found_in("\n".join(world.hooked)) == set()
    assert data.found_in("\n".join(system.log_lines)) == LOGGED
    left = set[str]()
    for service in system.databases:
        tables = "select name from sqlite_master where type = 'table' and name <> 'prize_codes'"
        for table in await system.rows(service, tables):
            rows = await system.rows(service, f"select * from {table['name']}")
            left |= data.found_in(json.dumps(rows, default=str))
    assert left == LEFT
