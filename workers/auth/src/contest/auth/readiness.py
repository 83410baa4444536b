"""Whether auth can do its work: its keys sign and verify, and someone can sign in. Nobody does:
what is written is taken back.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from contest.auth import rules, statements
from contest.auth.deps import Deps
from contest.auth.keys import get_jwks, signing_key
from contest.auth.records import User
from contest.auth.sessions import create_session
from contest.contract.events.auth import UserCreated
from contest.kit import init_data, jwt
from contest.kit.call import Call
from contest.kit.database import Database, Result, Row, Statement, Value
from contest.kit.ids import new_id
from contest.kit.service import NotReady

NOBODY_ID = 2**53 - 2  # Telegram's ids have 52 bits; the one above is the smoke test's on staging.

NOBODY = User(
    user_id="-",
    telegram_id=str(NOBODY_ID),
    first_name="-",
    username=None,
    language_code=None,
    locale="en",
    created_at=0,
    is_organiser=False,
)


async def keys_work(deps: Deps) -> None:
    """A token by each key is verified with the public set, one key signs now,
    and Telegram's key can be used. Raises `NotReady`.
    """
    now = int(deps.now())
    signing_key(deps.settings.private_keys, now=now)
    once = new_id(deps.random_bytes)
    claims = rules.access_claims(
        NOBODY, environment=deps.environment, session_id="-", roles=(), now=now, token_id=once
    )
    for key in deps.settings.private_keys:
        try:
            await _verify(await jwt.sign(claims, key, deps.ed25519), deps)
        except Exception as error:  # noqa: BLE001 - a library's own, for bytes that are no key
            raise _useless("JWT_PRIVATE_KEYS", error, deps) from None
    try:
        await deps.ed25519.verify(
            init_data.public_jwk(deps.settings.telegram_public_key), bytes(64), b""
        )
    except Exception as error:  # noqa: BLE001
        raise _useless("TELEGRAM_ED25519_PUBLIC_KEY", error, deps) from None


async def session_possible(deps: Deps) -> str | None:
    """Nobody signs in, by the very operation that people sign in by. Raises `NotReady`."""
    return await deps.session_proof.ask(partial(_open_session, deps), now=deps.now)


async def _open_session(deps: Deps) -> None:
    now = int(deps.now())
    data, proof = _init_data(deps, now=now)
    consumers = UserCreated.CONSUMERS
    undo = statements.undone_sign_in(str(NOBODY_ID), (now, proof), consumers=consumers, now=now)
    db = TakenBack(deps.db, undo)
    limiters = dict.fromkeys(deps.limiters, Uncounted())
    outside = replace(
        deps,
        db=db,
        now=lambda: now,
        defer=_drop,
        limiters=limiters,
        log=replace(deps.log, write=_say_nothing),
    )
    body = json.dumps({"init_data": data})
    call = Call(operation="createSession", request_id="-", traceparent="-", body=body)
    try:
        session = json.loads((await create_session(call, outside)).body)
        if (await _verify(session["access_token"], deps)).user_id != session["user"]["id"]:
            raise NotReady("the token is another's")
    # Whatever keeps nobody from signing in keeps everybody.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("no-session", error)
        raise NotReady(f"{deps.service} cannot open a session ({type(error).__name__}).") from None


async def _verify(token: str, deps: Deps) -> jwt.Claims:
    async def published(kid: str) -> jwt.Jwk | None:
        call = Call(operation="getJwks", request_id="-", traceparent="-")
        keys = json.loads((await get_jwks(call, deps)).body)["keys"]
        return next((key for key in keys if key["kid"] == kid), None)

    issuer, now = jwt.issuer(deps.environment), int(deps.now())
    return await jwt.verify(token, find_key=published, ed25519=deps.ed25519, issuer=issuer, now=now)


def _init_data(deps: Deps, *, now: int) -> tuple[str, str]:
    """What Telegram would sign for nobody, by the bot's token alone; and its hash."""
    fields = {
        "auth_date": str(now),
        "query_id": deps.random_bytes(16).hex(),
        "user": json.dumps({"id": NOBODY_ID, "first_name": "Nobody"}),
    }
    secret = hmac.digest(b"WebAppData", deps.settings.bot_token.encode(), hashlib.sha256)
    lines = "\n".join(f"{name}={value}" for name, value in fields.items())
    proof = hmac.digest(secret, lines.encode(), hashlib.sha256).hex()
    return urlencode(fields | {"hash": proof}), proof


def _useless(name: str, error: Exception, deps: Deps) -> NotReady:
    deps.log.failure("setting-useless", error, setting=name)
    return NotReady(f"{deps.service} cannot use {name}.")


@dataclass(frozen=True)
class TakenBack:
    """A database on which every transaction ends by undoing what it did."""

    db: Database
    undo: Sequence[Statement]

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        """See `Database.batch`."""
        results = await self.db.batch([*statements, *self.undo])
        return results[: len(statements)]

    async def run(self, sql: str, *values: Value) -> int:
        """See `Database.run`."""
        [result] = await self.batch([Statement(sql, values)])
        return result.changes

    async def all(self, sql: str, *values: Value) -> list[Row]:
        """See `Database.all`."""
        [result] = await self.batch([Statement(sql, values)])
        return result.rows

    async def one(self, sql: str, *values: Value) -> Row | None:
        """See `Database.one`."""
        rows = await self.all(sql, *values)
        return rows[0] if rows else None


class Uncounted:
    """See `Limiter`. How often this is asked says nothing of anybody."""

    async def allow(self, key: str) -> bool:
        """Always."""
        return True


def _drop(work: Awaitable[None]) -> None:
    getattr(work, "close", lambda: None)()


def _say_nothing(line: str) -> None:
    """Nobody signed in: so the audit trail has no word of it."""
