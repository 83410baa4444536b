"""The batches that say who has invited someone. Nothing is read first: constraints and guards
decide where somebody is told why not, and else conditions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contest.kit.database import Statement, statement
from contest.kit.guards import guard
from contest.referral.people.statements import NOBODY, Contact, known, signed_in

Source = Literal["start", "startapp"]
HOUR_S = 3600

NEWEST = "version = (select max(version) from rules)"
# Values: the Telegram id.
ME = "(select person from people where contact = ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Someone came by a code."""

    contact: Contact
    code: str
    source: Source
    at: int
    has_profile: bool | None  # a user name or a photo; None where nobody has told
    is_premium: bool | None

    @property
    def account(self) -> tuple[int | None, int | None]:
        """The values of `is_empty` and `is_premium`."""
        is_empty = None if self.has_profile is None else int(not self.has_profile)
        return is_empty, None if self.is_premium is None else int(self.is_premium)


def claimed(claim: Claim) -> list[Statement]:
    """The invitation; its last statement returns it. Who asks about their own code is told so
    before anything else about it, and who asks again about theirs, what they were told before.
    """
    me, code, at = claim.contact.telegram_id, claim.code, claim.at
    current = f"select 1 from rules where {NEWEST} and starts_at <= ? and ends_at > ?"
    insert = f"""
        insert into referrals (invitee, referrer, code, source, version, claimed_at, is_empty,
            is_premium)
        select {ME}, person, code, ?, (select max(version) from rules), ?, ?, ?
        from codes where code = ?
    """
    good = "exists (select 1 from codes where code = ? and ended_at is null)"
    new = f"""
        (select here_since from people where contact = ?) >= ? - {HOUR_S} *
            (select body ->> '$.newcomer_h' from rules where {NEWEST})
    """
    # Nobody has two referrers, so that this is a line. It ends where it meets itself.
    no_loop = f"""
        not exists (
            with recursive line (person) as (
                select referrer from referrals where invitee = {ME}
                union select referrer from referrals join line on invitee = person)
            select 1 from line where person = {ME})
    """
    found = f"select code, claimed_at from referrals where invitee = {ME}"
    account = signed_in(claim.contact, at=at) if claim.contact.user_id != NOBODY else []
    return [
        *known(claim.contact, at=at),
        *account,
        guard("account_ended", f"{ME} is not null", me),
        guard("code_unknown", "exists (select 1 from codes where code = ?)", code),
        statement(insert, me, claim.source, at, *claim.account, code),
        guard("no_campaign", f"exists ({current})", at, at),
        guard("closed_loop", no_loop, me, me),
        guard("code_ended", good, code),
        guard("here_before", new, me, at),
        statement(found, me),
    ]


def noted(claim: Claim) -> Statement:
    """The invitation of someone who is known, where nothing speaks against it: for an event, whose
    refusal nobody could be told.
    """
    sql = f"""
        insert into referrals (invitee, referrer, code, source, version, claimed_at, is_empty,
            is_premium)
        select me.person, codes.person, code, ?, version, at, ?, ?
        from (select ? as at) join people as me join codes join rules
        where contact = ? and code = ? and ended_at is null
            and {NEWEST} and starts_at <= at and ends_at > at
            and here_since >= at - {HOUR_S} * (body ->> '$.newcomer_h')
            and me.person not in (
                with recursive line (person) as (
                    select codes.person
                    union select referrer from referrals join line on invitee = line.person)
                select person from line)
        on conflict do nothing
    """
    by = (claim.contact.telegram_id, claim.code)
    return statement(sql, claim.source, *claim.account, claim.at, *by)
