"""Statements about conversations, for batches."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.conversations.records import KEPT_S, WITHIN_S
from contest.bot.said import Converse
from contest.bot.updates.records import Stored
from contest.bot.updates.statements import STILL_LEASED
from contest.kit import jsontext
from contest.kit.database import Statement, statement

PRUNE_MAX = 500

# A conversation as JSON, by `telegram_id`.
FOUND = "json_object('state', state, 'data', json(data), 'until', until)"


def begun(update: Stored, telegram_id: str, converse: Converse, *, now: int) -> Statement:
    """The bot has asked someone something; what it asked them before does not count any more.
    Does nothing for one who lost the lease of the update.
    """
    sql = f"""
        insert into conversations (telegram_id, state, data, until)
        select ?, ?, ?, ? from updates where {STILL_LEASED}
        on conflict do update
            set state = excluded.state, data = excluded.data, until = excluded.until
    """
    until, data = now + (converse.within_s or WITHIN_S), jsontext.encode(converse.data)
    return statement(sql, telegram_id, converse.state, data, until, *update.key)


def ended(update: Stored, telegram_id: str) -> Statement:
    """The bot waits for no answer of theirs. Does nothing for one who lost the lease."""
    sql = f"""
        delete from conversations where telegram_id = ?
        and exists (select 1 from updates where {STILL_LEASED})
    """
    return statement(sql, telegram_id, *update.key)


def erased(telegram_id: str) -> Statement:
    """Nothing is left of what the bot asked someone."""
    return statement("delete from conversations where telegram_id = ?", telegram_id)


def pruned(now: int) -> Sequence[Statement]:
    """Conversations that were over long ago, a bounded number at a time."""
    sql = """
        delete from conversations where telegram_id in (
            select telegram_id from conversations where until < ? order by until limit ?)
    """
    return [statement(sql, now - KEPT_S, PRUNE_MAX)]
