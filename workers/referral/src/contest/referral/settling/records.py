"""What is due, and what is asked of the points ledger."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An invitation that is to be looked at again, with its last step."""

    invitee: int
    step: int
    was: str
    state: str  # `qualified`, or `rejected` of someone who left and may be back
    contact: str
    channels: tuple[str, ...]
    return_h: int

    @property
    def telegram_id(self) -> str | None:
        """Whom to ask Telegram about; None for someone who is gone."""
        return self.contact if self.contact.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Reward:
    """One reward, as the ledger is asked to pay it."""

    invitee: int
    level: int
    campaign: str
    user_id: str
    amount: int

    @property
    def key(self) -> str:
        """By which it is paid once."""
        return f"referral:{self.invitee}:{self.level}"

    def row(self) -> list[int | str]:
        """As it is kept while the answer is awaited."""
        return list(astuple(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Rewards that the ledger is asked to pay in one call."""

    payment_id: str
    invitees: list[int]
    rewards: list[Reward]
