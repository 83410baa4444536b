"""Tells the room that has something sent what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.sending.messages import Delivery, Message, Outcome, State
from contest.kit.database import Statement


def follow_up(
    delivery: Delivery, deps: Deps, *, state: State, reason: str = "", result: Any = None
) -> Sequence[Statement]:
    """What is written together with the end of a message."""
    kind, _, about_id = _about(delivery).partition("/")
    if kind not in rooms.FOLLOW_UPS:
        return ()
    outcome = Outcome(
        about_id=about_id,
        chat_id=delivery.chat_id or delivery.recipient,
        state=state,
        reason=reason,
        result=result if isinstance(result, dict) else None,
        key=delivery.key,
    )
    return rooms.FOLLOW_UPS[kind](outcome, deps)


def _about(delivery: Delivery) -> str:
    message = Message.model_validate_json(delivery.message)
    return message.about or (message.say.about if message.say else "")
