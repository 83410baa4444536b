"""A conversation: what the bot has asked someone, until they answer."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

WITHIN_S = 3600  # Who answers later is told to begin again.
KEPT_S = 86_400  # So long the bot knows that it has asked something.


class Conversation(BaseModel):
    """`state` names the handler of the answer, `data` is its own."""

    state: str
    data: dict[str, Any] = {}
    until: int

    def is_over(self, now: float) -> bool:
        """Whether the answer comes too late."""
        return now >= self.until
