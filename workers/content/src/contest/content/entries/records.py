"""An entry as content keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """One call to join: who, by what `change_id`,
    and the line of the draw's list that is to be theirs.
    """

    change_id: str
    contest_id: str
    telegram_id: str
    user_id: str
    first_name: str
    username: str | None
    locale: str
    source: str
    has_passed: bool  # a captcha, just now
    commitment: str
    salt: str
    at: int
