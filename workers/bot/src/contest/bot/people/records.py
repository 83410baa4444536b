"""Who writes to the bot."""

from __future__ import annotations

from dataclasses import dataclass

from contest.bot.texts.markup import name as shown
from contest.bot.updates.models import User
from contest.kit.locales import Locale, locale_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone as Telegram describes them, with the locale they chose, or else Telegram's."""

    telegram_id: str
    first_name: str
    username: str | None
    language_code: str | None
    locale: Locale

    @classmethod
    def of(cls, user: User, *, locale: str | None) -> Person:
        """The person of an update; `locale` is the one they chose, if the bot knows it."""
        return cls(
            telegram_id=str(user.id),
            first_name=user.first_name,
            username=user.username,
            language_code=user.language_code,
            locale=locale_of(locale or user.language_code),
        )

    @property
    def shown_name(self) -> str:
        """Their name as it stands in a sentence."""
        return shown(self.first_name)
