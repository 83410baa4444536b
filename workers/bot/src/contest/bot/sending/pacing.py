"""When the next message may go out. Exact limits are not published:
these are the ones Telegram's FAQ names.
"""

from __future__ import annotations

from contest.kit.clock import is_due

ALL_INTERVAL_S = 1 / 30
CHAT_INTERVAL_S = 1.0
GROUP_INTERVAL_S = 3.0  # 20 a minute
CHATS_MAX = 10_000
# Nobody waits for a place further away than this: it is not taken, and free for who comes later.
WAIT_MAX_S = 5.0
# What has time takes a place only if it is near: so it never stands far before a reply.
WAIT_MAX_S_BELOW = 0.5
PAUSE_S_MAX = 900  # A longer one is not believed: after that one message asks again.
LATER_S_MAX = PAUSE_S_MAX + 1  # No message is put off for longer.
CHAT_AHEAD_S_MAX = WAIT_MAX_S + GROUP_INTERVAL_S
ALL_AHEAD_S_MAX = PAUSE_S_MAX + WAIT_MAX_S


class Pace:
    """The next free moment, in all and per chat. One instance lives in the Durable Object,
    so places are handed out one by one.
    """

    def __init__(self) -> None:
        self._free_at = 0.0
        self._chat_free_at: dict[str, float] = {}

    def reserve(self, chat_id: str, *, now: float, wait_s_max: float = WAIT_MAX_S) -> float:
        """Take the next place for a chat; how many seconds after `now` (epoch seconds) it is.
        More than `wait_s_max`: not taken.
        """
        free_at = self._all_free_at(now)
        at = max(
            free_at, _ahead(self._chat_free_at.get(chat_id, now), now=now, s_max=CHAT_AHEAD_S_MAX)
        )
        if at - now > wait_s_max:
            return at - now
        self._free_at = free_at + ALL_INTERVAL_S
        self._chat_free_at[chat_id] = at + (
            GROUP_INTERVAL_S if chat_id.startswith(("-", "@")) else CHAT_INTERVAL_S
        )
        if len(self._chat_free_at) > CHATS_MAX:
            self._forget_chats(now)
        return at - now

    def pause(self, seconds: float, *, now: float) -> None:
        """Hand out no place for so long, to no chat: Telegram has asked for it.
        At most `PAUSE_S_MAX`.
        """
        self._free_at = max(self._all_free_at(now), now + min(seconds, PAUSE_S_MAX))

    def _forget_chats(self, now: float) -> None:
        ahead = {
            chat: _ahead(at, now=now, s_max=CHAT_AHEAD_S_MAX)
            for chat, at in self._chat_free_at.items()
        }
        self._chat_free_at = {chat: at for chat, at in ahead.items() if at > now}

    def _all_free_at(self, now: float) -> float:
        return _ahead(self._free_at, now=now, s_max=ALL_AHEAD_S_MAX)


def _ahead(at: float, *, now: float, s_max: float) -> float:
    return now if is_due(at, now=now, wait_s_max=s_max) else at
