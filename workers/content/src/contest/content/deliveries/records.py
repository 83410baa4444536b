"""Messages for webhooks as content keeps them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message for a webhook, with what has come of it."""

    webhook_id: str
    message_id: str
    type: str
    payload: str
    state: str
    attempts: int
    next_attempt_at: int | None
    attempted_at: int | None
    status: int | None  # of the last answer; none: there was no answer
    detail: str | None  # of the last failure
    created_at: int

    @property
    def key(self) -> tuple[str, str]:
        """That of its row."""
        return self.webhook_id, self.message_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message that is to be sent now, and all that sending takes."""

    webhook_id: str
    message_id: str
    payload: str
    attempts: int
    url: str
    secret: str
    old_secret: str | None
    old_secret_until: int | None
    failing_since: int | None

    @property
    def key(self) -> tuple[str, str]:
        """That of its row."""
        return self.webhook_id, self.message_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What has come of sending a message once."""

    due: Due
    at: int
    status: int | None = None  # none: there was no answer
    detail: str | None = None  # of a failure

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver has it."""
        return self.status is not None and 200 <= self.status < 300
