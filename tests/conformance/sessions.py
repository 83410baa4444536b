"""What sessions must do on every database: played through auth's operations,
with a clock that each case moves.
"""

from __future__ import annotations

import asyncio
import base64
import functools
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from contest.auth import rules
from contest.auth.build import build
from contest.auth.deps import Deps
from contest.auth.operations import OPERATIONS, prune
from contest.contract.events.auth import UserDeleted
from contest.kit.call import Actor, Call, Reply
from contest.kit.database import Database
from contest.kit.deps import ServiceAway
from contest.kit.init_data import AGE_MAX_S
from contest.kit.jwt import Ed25519, Jwk
from contest.kit.log import Log
from contest.kit.ports import Ports
from contest.kit.service import answer

BOT_TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"
DAY_S = 86_400


@dataclass
class World:
    """auth with a database and a clock of its own."""

    db: Database
    ed25519: Ed25519
    key: Jwk
    now: float = 1_800_000_000.0
    admins: frozenset[str] = frozenset()
    logged: list[dict[str, Any]] = field(default_factory=list)
    drawn: int = 0

    def deps(self) -> Deps:
        ports = Ports(
            service="auth",
            db=self.db,
            log=Log("auth", "local", "0" * 40, lambda line: self.logged.append(json.loads(line))),
            metrics=self,
            now=lambda: self.now,
            random_bytes=self.random_bytes,
            defer=_drop,
            services=dict.fromkeys(UserDeleted.CONSUMERS, _nobody),
            limiters=dict.fromkeys((rules.SIGN_INS, rules.REFRESHES), self),
        )
        environment = {
            "ENVIRONMENT": "local",
            "VERSION": "0" * 40,
            "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
            "TELEGRAM_ED25519_PUBLIC_KEY": "0" * 64,
            "JWT_PRIVATE_KEYS": json.dumps({"keys": [self.key]}),
            "ADMIN_TELEGRAM_IDS": ",".join(self.admins),
        }
        return build(environment, ports, ed25519=self.ed25519)

    def write(
        self, kind: str, name: str, outcome: str = "", value: float = 0.0, *more: float
    ) -> None:
        """See `Metrics.write`: nobody counts here."""

    async def allow(self, key: str) -> bool:
        """See `Limiter.allow`: nobody is refused here."""
        return True

    def random_bytes(self, count: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_256(str(self.drawn).encode()).digest(count)

    async def call(self, operation: str, **fields: Any) -> Reply:
        body = json.dumps(fields.pop("body")) if "body" in fields else None
        message = Call(
            operation=operation, request_id="request-1", traceparent="-" * 55, body=body, **fields
        )
        return Reply.decode(await answer(message.encode(), OPERATIONS, self.deps()))

    async def exchange(self, init_data: str) -> Reply:
        return await self.call(
            "createSession",
            body={"init_data": init_data},
            query={"user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/1"},
        )

    async def sign_in(self, telegram_id: int = 42) -> dict[str, Any]:
        reply = await self.exchange(self.init_data(telegram_id))
        assert reply.status == 201, reply.body
        return _json(reply)

    async def refresh(self, token: str) -> Reply:
        return await self.call("refreshSession", body={"refresh_token": token})

    async def chain(self, length: int) -> list[str]:
        """The refresh tokens of a new session that was refreshed so many times;
        the last one is the current one.
        """
        tokens = [(await self.sign_in())["refresh_token"]]
        for _ in range(length):
            tokens.append(await self.successor(tokens[-1]))
        return tokens

    async def successor(self, token: str) -> str:
        reply = await self.refresh(token)
        assert reply.status == 200, reply.body
        return str(_json(reply)["refresh_token"])

    async def problem(self, token: str) -> str:
        return _problem(await self.refresh(token))

    async def detected(self) -> int:
        """How often the bot was told that a token was reused."""
        rows = await self.db.all("select message from outbox where consumer = 'bot'")
        return sum(json.loads(row["message"])["type"] == "session.reuse_detected" for row in rows)

    def init_data(self, telegram_id: int = 42, *, age_s: int = 0) -> str:
        user = json.dumps({"id": telegram_id, "first_name": "Ada"}, separators=(",", ":"))
        fields = {
            "auth_date": str(int(self.now) - age_s),
            "query_id": self.random_bytes(8).hex(),
            "user": user,
        }
        secret = hmac.digest(b"WebAppData", BOT_TOKEN.encode(), hashlib.sha256)
        checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
        return urlencode(
            {**fields, "hash": hmac.digest(secret, checked.encode(), hashlib.sha256).hex()},
            quote_via=quote,
        )


class Meanwhile:
    """A database on which something else happens just before the first batch."""

    def __init__(self, db: Database, act: Callable[[], Awaitable[object]]) -> None:
        self._db = db
        self._acts = [act]

    def __getattr__(self, name: str) -> Any:
        async def call(*arguments: Any) -> Any:
            if name == "batch" and self._acts:
                await self._acts.pop()()
            return await getattr(self._db, name)(*arguments)

        return call


async def _nobody(message: str, *, timeout_s: float) -> str:
    raise ServiceAway("nobody is there")


def _drop(work: Awaitable[None]) -> None:
    work.close()  # type: ignore[attr-defined]


def _json(reply: Reply) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reply.body)
    return found


def _problem(reply: Reply) -> str:
    return str(_json(reply).get("type", "no problem")).removeprefix("urn:problem:")


async def the_current_token_gets_a_successor_each_time(world: World) -> None:
    tokens = await world.chain(3)
    assert len(set(tokens)) == 4


async def the_token_before_gets_the_same_successor_however_late_and_often(world: World) -> None:
    *_, before, current = await world.chain(3)
    world.now += 13 * DAY_S
    assert [await world.successor(before) for _ in range(3)] == [current] * 3
    assert await world.successor(current) not in (before, current)


async def an_older_token_ends_the_session_and_its_owner_is_told_once(world: World) -> None:
    oldest, _, before, current = await world.chain(3)
    assert await world.problem(oldest) == "refresh-token-reused"
    assert [await world.problem(token) for token in (oldest, before, current)] == [
        "session-ended"
    ] * 3
    assert await world.detected() == 1
    assert [line["action"] for line in world.logged if line["event"] == "audit"] == [
        "signed-in",
        "reuse-detected",
    ]


async def an_older_token_that_comes_many_times_at_once_is_reported_once(world: World) -> None:
    oldest, *_ = await world.chain(2)
    replies = await asyncio.gather(*(world.refresh(oldest) for _ in range(5)))
    assert {reply.status for reply in replies} == {401}
    assert await world.detected() == 1


async def a_token_that_was_never_ours_ends_nothing(world: World) -> None:
    [_, current] = await world.chain(1)
    assert (
        await world.problem(current[:-1] + ("A" if current[-1] != "A" else "B"))
        == "refresh-token-unknown"
    )
    assert await world.problem("x") == "refresh-token-unknown"
    await world.successor(current)


async def refreshes_of_one_token_at_once_converge(world: World) -> None:
    [_, current] = await world.chain(1)
    successors = {
        _json(reply)["refresh_token"]
        for reply in await asyncio.gather(*(world.refresh(current) for _ in range(8)))
    }
    assert len(successors) == 1
    await world.successor(successors.pop())
    assert await world.detected() == 0


async def a_session_that_idles_for_two_weeks_is_over(world: World) -> None:
    [token] = await world.chain(0)
    world.now += rules.IDLE_MAX_S - 1
    token = await world.successor(token)
    world.now += rules.IDLE_MAX_S
    assert await world.problem(token) == "session-expired"


async def a_session_is_over_after_ninety_days_however_much_it_is_used(world: World) -> None:
    [token] = await world.chain(0)
    for _ in range(8):
        world.now += 11 * DAY_S
        token = await world.successor(token)
    world.now += 2 * DAY_S - 1
    token = await world.successor(token)
    world.now += 1
    assert await world.problem(token) == "session-expired"


async def an_expired_session_is_not_accused_of_reuse(world: World) -> None:
    oldest, *_ = await world.chain(3)
    world.now += rules.IDLE_MAX_S
    assert await world.problem(oldest) == "session-expired"
    assert await world.detected() == 0


async def init_data_leads_to_one_session_and_one_token_however_often_it_comes(world: World) -> None:
    data = world.init_data()
    sessions = [
        _json(reply) for reply in await asyncio.gather(*(world.exchange(data) for _ in range(6)))
    ]
    world.now += AGE_MAX_S
    sessions.append(_json(await world.exchange("&".join(reversed(data.split("&"))))))
    assert len({session_id_of(session) for session in sessions}) == 1
    assert len({session["refresh_token"] for session in sessions}) == 1
    assert [row["n"] for row in await world.db.all("select count(*) as n from refresh_tokens")] == [
        1
    ]
    await world.successor(sessions[0]["refresh_token"])
    assert await world.detected() == 0


async def init_data_that_comes_again_changes_nothing_about_its_user(world: World) -> None:
    data = world.init_data()
    await world.exchange(data)
    await world.db.run("update users set first_name = 'Grace'")
    assert _json(await world.exchange(data))["user"]["first_name"] == "Grace"
    assert len(await world.db.all("select 1 from outbox where consumer = 'bot'")) == 1, (
        "nobody is new"
    )


async def init_data_that_comes_again_after_a_refresh_begins_another_chain(world: World) -> None:
    data = world.init_data()
    first = _json(await world.exchange(data))
    await world.successor(await world.successor(first["refresh_token"]))
    at_once = [
        _json(reply) for reply in await asyncio.gather(*(world.exchange(data) for _ in range(6)))
    ]
    assert {session_id_of(session) for session in at_once} == {session_id_of(first)}
    [again] = {session["refresh_token"] for session in at_once}
    token = again
    for _ in range(3):
        token = await world.successor(token)
    third = _json(await world.exchange(data))["refresh_token"]
    assert len({first["refresh_token"], again, token, third}) == 4
    assert await world.detected() == 0
    assert len(await world.db.all("select 1 from sessions")) == 1


async def each_token_of_a_superseded_chain_ends_the_session_and_its_init_data(world: World) -> None:
    for used in range(3):
        data = world.init_data()
        tokens = [_json(await world.exchange(data))["refresh_token"]]
        for _ in range(2):
            tokens.append(await world.successor(tokens[-1]))
        again = _json(await world.exchange(data))["refresh_token"]
        assert await world.problem(tokens[used]) == "refresh-token-reused"
        assert await world.detected() == used + 1
        assert await world.problem(again) == "session-ended"
        assert _problem(await world.exchange(data)) == "init-data-replayed"


async def a_refresh_that_meets_an_exchange_of_the_same_session(world: World) -> None:
    """The exchange comes first: what is refreshed is superseded by then."""
    data = world.init_data()
    current = await world.successor(_json(await world.exchange(data))["refresh_token"])
    world.db = Meanwhile(world.db, lambda: world.exchange(data))
    assert await world.problem(current) == "refresh-token-reused"
    assert await world.detected() == 1


async def an_exchange_that_meets_a_refresh_of_the_first_token(world: World) -> None:
    """The refresh comes first: its chain is superseded."""
    data = world.init_data()
    first = _json(await world.exchange(data))["refresh_token"]
    world.db = Meanwhile(world.db, lambda: world.refresh(first))
    assert _json(await world.exchange(data))["refresh_token"] != first
    assert await world.problem(first) == "refresh-token-reused"


async def the_init_data_of_a_session_that_is_over_is_refused(world: World) -> None:
    keep, others, all_of_them, account = [world.init_data() for _ in range(4)]
    first = _json(await world.exchange(keep))

    def caller(session: dict[str, Any]) -> Actor:
        return Actor(session["user"]["id"], session_id_of(session), ("participant",))

    await world.exchange(others)
    await world.call("deleteSessions", actor=caller(first), query={"keep_current": True})
    assert _problem(await world.exchange(others)) == "init-data-replayed"
    await world.call("deleteSession", actor=caller(first), path={"session_id": "current"})
    assert _problem(await world.exchange(keep)) == "init-data-replayed"
    await world.call("deleteSessions", actor=caller(_json(await world.exchange(all_of_them))))
    assert _problem(await world.exchange(all_of_them)) == "init-data-replayed"
    await world.call("deleteMe", actor=caller(_json(await world.exchange(account))))
    assert _problem(await world.exchange(account)) == "init-data-replayed"
    assert await world.db.all("select * from users") == [], "and it brings nobody back"


async def init_data_whose_session_ends_while_it_is_exchanged_is_refused(world: World) -> None:
    for operation, fields in (
        ("deleteSession", {"path": {"session_id": "current"}}),
        ("deleteMe", {}),
    ):
        data = world.init_data()
        session = _json(await world.exchange(data))
        actor = Actor(session["user"]["id"], session_id_of(session), ("participant",))
        end = functools.partial(world.call, operation, actor=actor, **fields)
        world.db = Meanwhile(world.db, end)
        assert _problem(await world.exchange(data)) == "init-data-replayed"


async def roles_are_those_of_the_moment(world: World) -> None:
    session = await world.sign_in()
    assert session["user"]["roles"] == ["participant"]
    world.admins = frozenset({"42"})
    assert _json(await world.refresh(session["refresh_token"]))["user"]["roles"] == [
        "participant",
        "organiser",
        "admin",
    ]


async def a_session_ended_by_its_owner_yields_nothing_more(world: World) -> None:
    kept, ended = await world.sign_in(), await world.sign_in()
    actor = Actor(kept["user"]["id"], session_id_of(kept), ("participant",))
    assert (
        await world.call("deleteSessions", actor=actor, query={"keep_current": True})
    ).status == 204
    assert await world.problem(ended["refresh_token"]) == "session-ended"
    await world.successor(kept["refresh_token"])
    assert (
        await world.call("deleteSession", actor=actor, path={"session_id": "current"})
    ).status == 204
    assert await world.problem(kept["refresh_token"]) == "session-ended"


async def a_session_that_ends_while_it_is_refreshed_yields_nothing(world: World) -> None:
    session = await world.sign_in()
    actor = Actor(session["user"]["id"], session_id_of(session), ("participant",))
    world.db = Meanwhile(
        world.db, lambda: world.call("deleteSession", actor=actor, path={"session_id": "current"})
    )
    assert await world.problem(session["refresh_token"]) == "session-ended"


async def a_token_that_grows_old_while_it_is_refreshed_ends_the_session(world: World) -> None:
    [current] = await world.chain(0)

    async def go_on() -> None:
        await world.successor(await world.successor(current))

    world.db = Meanwhile(world.db, go_on)
    assert await world.problem(current) == "refresh-token-reused"
    assert await world.detected() == 1


async def nobody_ends_a_session_of_somebody_else(world: World) -> None:
    mine, theirs = await world.sign_in(1), await world.sign_in(2)
    actor = Actor(mine["user"]["id"], session_id_of(mine), ("participant",))
    assert (
        _problem(
            await world.call(
                "deleteSession", actor=actor, path={"session_id": session_id_of(theirs)}
            )
        )
        == "session-not-found"
    )
    await world.successor(theirs["refresh_token"])


async def a_deleted_user_has_no_session(world: World) -> None:
    session = await world.sign_in()
    actor = Actor(session["user"]["id"], session_id_of(session), ("participant",))
    assert (await world.call("deleteMe", actor=actor)).status == 204
    assert await world.problem(session["refresh_token"]) == "refresh-token-unknown"
    for table in ("users", "sessions", "refresh_tokens"):
        assert await world.db.all(f"select * from {table}") == []


async def what_is_over_is_forgotten_once_the_clock_is_delivered(world: World) -> None:
    await world.chain(2)
    world.now += rules.IDLE_MAX_S
    await prune(world.deps())
    assert len(await world.db.all("select * from refresh_tokens")) == 3, (
        "it may be the clock that is wrong"
    )
    await world.sign_in(1)
    await prune(world.deps())
    for table in ("sessions", "refresh_tokens", "used_init_data"):
        assert len(await world.db.all(f"select * from {table}")) == 1, table


async def init_data_is_remembered_much_longer_than_it_is_good_for(world: World) -> None:
    data = world.init_data()
    session = _json(await world.exchange(data))
    actor = Actor(session["user"]["id"], session_id_of(session), ("participant",))
    await world.call("deleteSession", actor=actor, path={"session_id": "current"})
    world.now += DAY_S
    await world.sign_in(1)
    await prune(world.deps())
    world.now -= DAY_S
    assert _problem(await world.exchange(data)) == "init-data-replayed"


def session_id_of(session: dict[str, Any]) -> str:
    payload = session["access_token"].split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sid"])


Case = Callable[[World], Awaitable[None]]

CASES: Sequence[Case] = (
    the_current_token_gets_a_successor_each_time,
    the_token_before_gets_the_same_successor_however_late_and_often,
    an_older_token_ends_the_session_and_its_owner_is_told_once,
    an_older_token_that_comes_many_times_at_once_is_reported_once,
    a_token_that_was_never_ours_ends_nothing,
    refreshes_of_one_token_at_once_converge,
    a_session_that_idles_for_two_weeks_is_over,
    a_session_is_over_after_ninety_days_however_much_it_is_used,
    an_expired_session_is_not_accused_of_reuse,
    init_data_leads_to_one_session_and_one_token_however_often_it_comes,
    init_data_that_comes_again_changes_nothing_about_its_user,
    init_data_that_comes_again_after_a_refresh_begins_another_chain,
    each_token_of_a_superseded_chain_ends_the_session_and_its_init_data,
    a_refresh_that_meets_an_exchange_of_the_same_session,
    an_exchange_that_meets_a_refresh_of_the_first_token,
    the_init_data_of_a_session_that_is_over_is_refused,
    init_data_whose_session_ends_while_it_is_exchanged_is_refused,
    roles_are_those_of_the_moment,
    a_session_ended_by_its_owner_yields_nothing_more,
    a_session_that_ends_while_it_is_refreshed_yields_nothing,
    a_token_that_grows_old_while_it_is_refreshed_ends_the_session,
    nobody_ends_a_session_of_somebody_else,
    a_deleted_user_has_no_session,
    what_is_over_is_forgotten_once_the_clock_is_delivered,
    init_data_is_remembered_much_longer_than_it_is_good_for,
)
