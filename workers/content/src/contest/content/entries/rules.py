"""What content decides about entries: the line that each gets in the draw's list,
and why someone may not join.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from contest.content.entries.problems import (
    ContestFull,
    ContestNotOpen,
    EntryDisqualified,
    EntryExcluded,
)
from contest.content.entries.records import Search, Standing
from contest.kit.events.erasure import UserNotFound
from contest.kit.problems import Problem

SALT_BYTES = 32
WHY_EXCLUDED = {
    "staff": "Those who run the contest do not take part in it.",
    "earlier_winner": "Winners of an earlier contest do not take part in this one.",
    "banned": "The organisers have banned the caller.",
}


BANNED: Mapping[str, str] = {  # as the person is told
    "en": "its organisers have banned you.",
    "ru": "организаторы запретили вам участвовать.",
}


def search_for(text: str | None, state: str | None) -> Search:
    """What an organiser looks for: digits are a Telegram id, anything else is a name."""
    if text and text.isascii() and text.isdigit():
        return Search(telegram_id=text, state=state)
    return Search(name=(text or "").strip().removeprefix("@") or None, state=state)


def commitment(contest_id: str, telegram_id: str, salt: bytes) -> str:
    """Who enters, hidden behind the salt: an entry's line in the list that is drawn from.

    SHA-256 over a label, a zero byte, the two ids, each after its length as 8 bytes big-endian,
    and the salt; in hexadecimal.
    """
    parts = [contest_id.encode(), telegram_id.encode()]
    ids = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return hashlib.sha256(b"contest-draw-1 entry\0" + ids + salt).hexdigest()


def check_may_join(standing: Standing, *, captcha: Problem | None, now: int) -> None:
    """Raise the problem that keeps a person out of the contest, if any; `captcha`: the one with it,
    where they have not passed it.
    """
    if standing.is_erased:
        raise UserNotFound
    if standing.entry and standing.entry.state == "disqualified":
        raise EntryDisqualified(standing.entry.reason)
    if standing.excluded_as:
        raise EntryExcluded(WHY_EXCLUDED[standing.excluded_as])
    check_open(standing.status, starts_at=standing.starts_at, ends_at=standing.ends_at, now=now)
    if standing.is_full:
        raise ContestFull
    if standing.has_captcha and captcha:
        raise captcha


def check_open(status: str, *, starts_at: int, ends_at: int, now: int) -> None:
    """Raise `ContestNotOpen`, by the time as well: the clock may not have ended it yet."""
    if status == "scheduled" or (status == "open" and starts_at > now):
        raise ContestNotOpen("It has not started.")
    if status != "open" or ends_at <= now:
        raise ContestNotOpen("It is over.")
