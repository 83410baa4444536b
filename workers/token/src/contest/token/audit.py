"""What admins do is in the log."""

from __future__ import annotations

from contest.kit.call import Call
from contest.token.deps import Deps


def audit(call: Call, deps: Deps, action: str, **more: str | int) -> None:
    """The line in the log that says who did what."""
    deps.log.event(
        "audit", action=action, user_id=call.actor_id, **more, request_id=call.request_id
    )
