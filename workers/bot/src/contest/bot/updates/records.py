"""A row of the inbox: one of Telegram's updates as it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    """An update that was leased. `locale` is the one that its person chose, if the bot knows them;
    `conversation` is theirs as JSON, if there is one.
    """

    update_id: int
    payload: str
    attempts: int
    received_at: int
    locale: str | None
    conversation: str | None

    @property
    def key(self) -> tuple[int, int]:
        """The values of `STILL_LEASED`."""
        return self.update_id, self.attempts
