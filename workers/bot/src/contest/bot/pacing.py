"""When the next message may go out. Exact limits are not published: these are the ones Telegram's FAQ names."""

from __future__ import annotations

ALL_INTERVAL_S = 1 / 30
CHAT_INTERVAL_S = 1.0
GROUP_INTERVAL_S = 3.0  # 20 a minute
CHATS_MAX = 10_000
WAIT_MAX_S = 5.0  # Nobody waits for a place further away than this: it is not taken, and free for who comes later.


class Pace:
    """The next free moment, in all and per chat. One instance lives in the Durable Object, so places are handed out one by one."""

    def __init__(self) -> None:
        self._free_at = 0.0
        self._chat_free_at: dict[str, float] = {}

    def reserve(self, chat_id: str, *, now: float) -> float:
        """Take the next place for a chat; how many seconds after `now` (epoch seconds) it is. More than `WAIT_MAX_S`: not taken."""
        at = max(now, self._free_at, self._chat_free_at.get(chat_id, 0.0))
        if at - now > WAIT_MAX_S:
            return at - now
        self._free_at = max(now, self._free_at) + ALL_INTERVAL_S
        self._chat_free_at[chat_id] = at + (GROUP_INTERVAL_S if chat_id.startswith("-") else CHAT_INTERVAL_S)
        if len(self._chat_free_at) > CHATS_MAX:
            self._chat_free_at = {chat: free_at for chat, free_at in self._chat_free_at.items() if free_at > now}
        return at - now
