"""Idempotency keys: the first call takes effect, the same call again gets the first answer,
another call with the key is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from contest.kit.call import Call, Reply
from contest.kit.database import DatabaseError, Statement, Value, statement
from contest.kit.deps import Deps
from contest.kit.problems import Conflict, Problem

RETENTION_S = 86_400 * 2
PRUNE_MAX = 500

# Values: `_scope`.
THIS_KEY = "principal = ? and operation = ? and key = ?"


class KeyReused(Problem):
    type, title, status = (
        "idempotency-key-reused",
        "The idempotency key was used for another request",
        422,
    )


class KeyInProgress(Conflict):
    type, title = (
        "idempotency-key-in-progress",
        "The first request with this idempotency key is not finished",
    )


async def earlier_reply(call: Call, deps: Deps) -> Reply | None:
    """The answer that this very call got before, if it was made before.
    Raises `KeyReused` or `KeyInProgress`.
    """
    sql = f"select request_hash, reply from idempotency_keys where {THIS_KEY}"
    row = await deps.db.one(sql, *_scope(call))
    if row is None:
        return None
    if row["request_hash"] != _digest(call):
        raise KeyReused
    if row["reply"] is None:
        raise KeyInProgress(headers={"retry-after": "1"})
    return Reply.decode(row["reply"])


async def take_effect(
    call: Call, deps: Deps, effects: Sequence[Statement], reply: Reply | None
) -> Reply | None:
    """Write the effects of a call and its answer in one transaction;
    who loses a race gets the winner's answer.

    `reply` is None where the work goes on elsewhere: the key stays open until `finish`. Raises what
    `earlier_reply` raises, and `DatabaseError` where the effects themselves fail:
    then nothing is written, and the key is free.
    """
    insert = """
        insert into idempotency_keys (principal, operation, key, request_hash, reply, created_at)
        values (?, ?, ?, ?, ?, ?)
    """
    key = statement(
        insert, *_scope(call), _digest(call), reply.encode() if reply else None, int(deps.now())
    )
    try:
        await deps.db.batch([key, *effects])
    except DatabaseError:
        winner = await earlier_reply(call, deps)
        if winner is None:
            raise
        return winner
    return reply


def finish(call: Call, reply: Reply) -> Statement:
    """The statement that closes a key which `take_effect` left open,
    for the batch of the last effect.
    """
    sql = f"update idempotency_keys set reply = ? where {THIS_KEY} and reply is null"
    return statement(sql, reply.encode(), *_scope(call))


def kept(call: Call, body: str, source: str, *values: Value, now: int) -> Statement:
    """The key of a call with its answer, for the end of a batch that makes both: `body` is the JSON
    in SQL, out of the one row of `source`. Where that has none, nothing took effect, and the key is
    free. The whole batch fails where the key is taken: `earlier_reply` has the answer.
    """
    sql = f"""
        insert into idempotency_keys (principal, operation, key, request_hash, created_at, reply)
        select ?, ?, ?, ?, ?, ? || {body} from {source}
    """
    return statement(sql, *_scope(call), _digest(call), now, Reply().encode(), *values)


async def prune_keys(deps: Deps) -> None:
    """Forget finished keys past their retention, a bounded number at a time."""
    await deps.db.batch([pruned(now=int(deps.now()))])


def erased_keys(user_id: str) -> Statement:
    """What somebody has asked for, and was answered, is forgotten."""
    return statement("delete from idempotency_keys where principal = ?", user_id)


def pruned(*, now: int) -> Statement:
    """See `prune_keys`."""
    sql = """
        delete from idempotency_keys where (principal, operation, key) in (
            select principal, operation, key from idempotency_keys
            where created_at < ? and reply is not null limit ?)
    """
    return statement(sql, now - RETENTION_S, PRUNE_MAX)


def _scope(call: Call) -> tuple[str, str, str]:
    if call.idempotency_key is None:
        raise LookupError(f"{call.operation} is not x-idempotent in the document")
    return call.actor_id, call.operation, call.idempotency_key


def _digest(call: Call) -> str:
    """What makes two calls the same: where they go and what they carry."""
    return hashlib.sha256(
        json.dumps([call.path, call.query, call.body], sort_keys=True).encode()
    ).hexdigest()
