"""A webhook as content keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where a system of the organisers hears of a contest."""

    webhook_id: str
    url: str
    events: tuple[str, ...]
    is_on: bool
    off_reason: str | None
    old_secret_until: int | None
    failing_since: int | None
    created_at: int
