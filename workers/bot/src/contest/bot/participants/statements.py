"""Statements about participants, for batches."""

from __future__ import annotations

from contest.bot.updates.records import Stored
from contest.bot.updates.statements import STILL_LEASED
from contest.contract.events.bot import InvitationFollowed
from contest.kit.database import Statement, statement
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication


def told_of_invitation(
    deps: Deps, update: Stored, followed: InvitationFollowed
) -> list[Publication]:
    """An update that is still leased came by an invitation of which referral could not be told: an
    event, for the sweep to hand over once it is there.
    """
    condition = f"exists (select 1 from updates where {STILL_LEASED})"
    return outbox.publish(deps, followed, condition=condition, values=update.key)


def shown_code(contest_id: str, telegram_id: str, *, now: int) -> Statement:
    """The chat with a winner has their code."""
    sql = """
        insert into shown_codes (contest_id, telegram_id, shown_at) values (?, ?, ?)
        on conflict do nothing
    """
    return statement(sql, contest_id, telegram_id, now)


def stopped(update: Stored, telegram_id: str, *, now: int) -> Statement:
    """Someone wants no news. Does nothing for one who lost the lease of the update."""
    sql = f"""
        insert into stopped (telegram_id, stopped_at)
        select ?, ? from updates where {STILL_LEASED}
        on conflict do nothing
    """
    return statement(sql, telegram_id, now, *update.key)


def started(update: Stored, telegram_id: str) -> Statement:
    """They are back. Does nothing for one who lost the lease of the update."""
    sql = f"""
        delete from stopped where telegram_id = ?
        and exists (select 1 from updates where {STILL_LEASED})
    """
    return statement(sql, telegram_id, *update.key)


def erased(telegram_id: str) -> list[Statement]:
    """Nothing is left of a participant."""
    return [
        statement("delete from shown_codes where telegram_id = ?", telegram_id),
        statement("delete from stopped where telegram_id = ?", telegram_id),
    ]
