"""Statements about broadcasts, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from contest.bot.broadcasts.records import Broadcast
from contest.bot.sending.messages import BROADCAST, HELD
from contest.bot.sending.statements import COLUMNS, STILL_WAITS
from contest.kit import idempotency
from contest.kit.database import Statement, statement

KEPT_S = 90 * 86_400
PRUNE_MAX = 1000
# A broadcast that Telegram has refused so often, and nobody has, is held: its author has to look.
REFUSED_MAX = 20

# Values: a broadcast's id, and the number of its page.
AT_PAGE = """exists (select 1 from broadcasts
    where broadcast_id = ?1 and page = ?2 and state = 'running')"""
# Of the rows of the queue: those of a broadcast, ?1. Few wait at a time.
ITS = "retries {kind} 0 and delivery_id between ?1 || '-' and ?1 || '-~'"
# Nothing of a broadcast, `broadcasts.broadcast_id`, waits to be sent; it may be that of `but`.
NOTHING_WAITS = " and ".join(
    f"""not exists (select 1 from deliveries where priority = {BROADCAST} and retries {kind} 0
        and delivery_id between broadcast_id || '-' and broadcast_id || '-~' {{but}})"""
    for kind in "=>"
)


def begun(broadcast: Broadcast) -> Statement:
    """The broadcast, once however often it is inserted."""
    row = asdict(broadcast)
    names, places = ", ".join(row), ", ".join("?" for _ in row)
    sql = f"insert into broadcasts ({names}) values ({places}) on conflict do nothing"
    return statement(sql, *row.values())


def page(
    broadcast: Broadcast, people: Sequence[str], cursor: str | None, *, now: int
) -> list[Statement]:
    """Queue a page of the audience, by their Telegram ids, but for those who are queued already,
    cannot be written to, or speak another language; nor, unless the bot says it by itself about
    their contest, for those who want no news. No cursor: nobody comes after them.

    Does nothing where the page was queued meanwhile, or the broadcast does not run any more.
    """
    key = (broadcast.broadcast_id, broadcast.page, json.dumps(list(dict.fromkeys(people))))
    remembered = f"""
        insert into told (broadcast_id, telegram_id, page)
        select ?1, value, ?2 from json_each(?3)
        where {AT_PAGE} and exists (
            select 1 from recipients where telegram_id = value and (?4 is null or locale = ?4))
        and not exists (select 1 from unreachable where telegram_id = value)
        and (?5 or not exists (select 1 from stopped where telegram_id = value))
        on conflict do nothing
    """
    fresh = "json_each(?3) join told on broadcast_id = ?1 and telegram_id = value and page = ?2"
    queued = f"""
        insert into deliveries ({COLUMNS})
        select (select max(user_id) from recipients where telegram_id = value), {BROADCAST}, ?4,
            ?1 || '-' || value, 1, ?5, 0, ?4, 0, ?4
        from {fresh} where {AT_PAGE}
        on conflict do nothing
    """
    counted = f"""
        update broadcasts set cursor = ?4, is_listed = ?5, filled_at = ?6, page = page + 1,
            people = people + (select count(*) from {fresh})
        where broadcast_id = ?1 and page = ?2 and state = 'running'
    """
    return [
        statement(remembered, *key, broadcast.locale, int(broadcast.text is None)),
        statement(queued, *key, now, broadcast.message),
        statement(counted, *key, cursor or "", int(cursor is None), now),
    ]


def counted(broadcast_id: str, column: str, key: tuple[str, int, int, str, int]) -> list[Statement]:
    """What became of one of its messages, by the key of its row, for the batch that ends it; and of
    the broadcast, if it was the last.
    """
    one = f"""
        update broadcasts set {column} = {column} + 1
        where broadcast_id = ? and exists (select 1 from deliveries where {STILL_WAITS})
    """
    held = f"""
        update broadcasts set state = 'paused'
        where broadcast_id = ? and state = 'running' and sent = 0 and failed >= {REFUSED_MAX}
    """
    return [
        statement(one, broadcast_id, *key),
        *([statement(held, broadcast_id)] if column == "failed" else []),
        _ended(broadcast_id, but=key[3]),
    ]


def _ended(broadcast_id: str, *, but: str) -> Statement:
    sql = f"""
        update broadcasts set state = 'done'
        where broadcast_id = ? and state = 'running' and is_listed = 1
        and {NOTHING_WAITS.format(but="and delivery_id <> ?")}
    """
    return statement(sql, broadcast_id, but, but)


def ended() -> Statement:
    """Every broadcast of which nothing is left to send is done."""
    sql = f"""
        update broadcasts set state = 'done'
        where state = 'running' and is_listed = 1 and {NOTHING_WAITS.format(but="")}
    """
    return statement(sql)


def paused(broadcast_id: str, *, now: int) -> list[Statement]:
    """Hold a broadcast that runs, and what of it waits; not what is being sent."""
    state = "update broadcasts set state = 'paused' where broadcast_id = ? and state = 'running'"
    held = f"""
        update deliveries set priority = {HELD}
        where priority = {BROADCAST} and {ITS} and claimed_until <= ?2
        and exists (select 1 from broadcasts where broadcast_id = ?1 and state = 'paused')
    """
    return [statement(state, broadcast_id), *_each(held, broadcast_id, now)]


def resumed(broadcast_id: str, *, now: int) -> list[Statement]:
    """Go on with a broadcast that is held."""
    waits = f"""
        update deliveries set priority = {BROADCAST}, next_attempt_at = ?2, created_at = ?2
        where priority = {HELD} and {ITS}
        and exists (select 1 from broadcasts where broadcast_id = ?1 and state = 'paused')
    """
    state = "update broadcasts set state = 'running' where broadcast_id = ? and state = 'paused'"
    return [*_each(waits, broadcast_id, now), statement(state, broadcast_id)]


def cancelled(broadcast_id: str, *, now: int) -> list[Statement]:
    """End a broadcast, and take away what of it waits; not what is being sent."""
    waiting = f"priority in ({BROADCAST}, {HELD}) and {ITS} and claimed_until <= ?2"
    counted = " - ".join(
        f"(select count(*) from deliveries where {waiting})".replace("{kind}", kind)
        for kind in "=>"
    )
    state = f"""
        update broadcasts set state = 'cancelled', people = people - {counted}
        where broadcast_id = ?1 and state in ('running', 'paused')
    """
    gone = f"""
        delete from deliveries where {waiting} and exists (
            select 1 from broadcasts where broadcast_id = ?1 and state = 'cancelled')
    """
    return [statement(state, broadcast_id, now), *_each(gone, broadcast_id, now)]


def _each(sql: str, broadcast_id: str, now: int) -> list[Statement]:
    """Of the messages that never failed, and of those that did: each kind has an index."""
    return [statement(sql.replace("{kind}", kind), broadcast_id, now) for kind in "=>"]


def lost(telegram_id: str, *, now: int) -> Statement:
    """Someone cannot be written to."""
    sql = "insert into unreachable (telegram_id, since) values (?, ?) on conflict do nothing"
    return statement(sql, telegram_id, now)


def found(telegram_id: str) -> Statement:
    """Someone can be written to, after all."""
    return statement("delete from unreachable where telegram_id = ?", telegram_id)


def erased(user_id: str, telegram_id: str) -> list[Statement]:
    """Nothing says any more whom a person wrote to, or what they were told."""
    return [
        statement("update broadcasts set author_id = '' where author_id = ?", user_id),
        idempotency.erased_keys(user_id),
        statement("delete from told where telegram_id = ?", telegram_id),
        found(telegram_id),
    ]


def pruned(now: int) -> list[Statement]:
    """The end of what nothing is left of; then whom old broadcasts went to are forgotten, and then
    the broadcasts; and keys past their retention.
    """
    old = """
        select broadcast_id from broadcasts
        where created_at < ?1 and state in ('done', 'cancelled') order by created_at limit 1
    """
    told = f"""
        delete from told where (broadcast_id, telegram_id) in (
            select broadcast_id, telegram_id from told where broadcast_id = ({old}) limit ?2)
    """
    gone = f"""
        delete from broadcasts where broadcast_id = ({old})
        and not exists (select 1 from told where told.broadcast_id = broadcasts.broadcast_id)
    """
    until = now - KEPT_S
    return [
        statement(told, until, PRUNE_MAX),
        statement(gone, until),
        ended(),
        idempotency.pruned(now=now),
    ]
