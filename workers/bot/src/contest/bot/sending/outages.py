"""What is down, as this isolate knows: the pacer, referral, or Telegram for more than a chat."""

from __future__ import annotations

from dataclasses import dataclass, field

from contest.kit.breaker import Breaker


@dataclass
class Outages:
    """One state per dependency, for all messages."""

    pacer: Breaker = field(default_factory=Breaker)
    referral: Breaker = field(default_factory=Breaker)
    telegram: Breaker = field(default_factory=Breaker)
    failed_alone: str | None = None  # the chat whose message failed, if none got through since

    def wait_s(self, *, now: float) -> float:
        """How long nothing can be sent."""
        return max(self.pacer.wait_s(now=now), self.telegram.wait_s(now=now))

    @property
    def is_open(self) -> bool:
        """Whether something was down when it was last asked."""
        return self.pacer.is_open or self.telegram.is_open

    def telegram_succeeded(self) -> None:
        """Telegram took a message, or refused it for what it is."""
        self.failed_alone = None
        self.telegram.succeeded()

    def telegram_failed(self, chat_id: str, *, now: float, wait_s: float = 0.0) -> bool:
        """Whether it fails for all. Telegram does not say: two chats in a row,
        and no success between them, mean all.

        One chat alone may have a fault, or a limit, of its own, and must not stop the others.
        """
        is_alone = self.failed_alone in (None, chat_id) and not self.telegram.is_open
        self.failed_alone = chat_id
        if not is_alone:
            self.telegram.failed(now=now, wait_s=wait_s)
        return not is_alone
