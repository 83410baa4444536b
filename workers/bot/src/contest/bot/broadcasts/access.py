"""Who sees which broadcasts, and writes to whom: an admin all and everybody."""

from __future__ import annotations

from contest.bot.people.services import Refusal
from contest.kit.call import Actor


def is_admin(actor: Actor) -> bool:
    """Whether the caller sees and does everything."""
    return "admin" in actor.roles


def check_admin(actor: Actor) -> None:
    """Raises `Refusal` for who may not write to everybody."""
    if not is_admin(actor):
        raise Refusal("not-an-organiser", "An admin alone writes to everybody.", 403)
