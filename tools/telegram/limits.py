"""How fast a bot may send. Telegram publishes no exact limits: these are what its FAQ names, and
what bots have met.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

BURST_ALL, INTERVAL_ALL_S = 30, 1 / 30
BURST_PERSON, INTERVAL_PERSON_S = 3, 1.0
BURST_GROUP, INTERVAL_GROUP_S = 20, 3.0
BURST_CHANNEL_EDIT, INTERVAL_CHANNEL_EDIT_S = 1, 6.0


@dataclass
class Limits:
    """By what is limited: when it would be as if nothing had been sent."""

    even_at: dict[str, float] = field(default_factory=dict)

    def wait_s(self, method: str, chat_id: int, chat_type: str, *, now: float) -> int:
        """How long the call is too early; 0: it is taken, and counts."""
        if not method.startswith(("send", "edit")):
            return 0
        person = (f"chat {chat_id}", BURST_PERSON, INTERVAL_PERSON_S)
        group = (f"chat {chat_id}", BURST_GROUP, INTERVAL_GROUP_S)
        wanted = [("all", BURST_ALL, INTERVAL_ALL_S), person if chat_type == "private" else group]
        if chat_type == "channel" and method.startswith("edit"):
            wanted.append((f"edits {chat_id}", BURST_CHANNEL_EDIT, INTERVAL_CHANNEL_EDIT_S))
        waits = [self._early_s(name, burst, s, now=now) for name, burst, s in wanted]
        if max(waits) <= 0:
            for name, _, interval_s in wanted:
                self.even_at[name] = max(self.even_at.get(name, now), now) + interval_s
        return math.ceil(max(waits))

    def _early_s(self, name: str, burst: int, interval_s: float, *, now: float) -> float:
        ahead_s = max(self.even_at.get(name, now) - now, 0)
        return max(ahead_s - (burst - 1) * interval_s, 0)
