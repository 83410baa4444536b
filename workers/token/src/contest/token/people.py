"""Everybody who signs in has an account, so that points can be sent to them."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.auth import UserCreated, UserDeleted
from contest.kit.database import Statement
from contest.kit.events import erasure
from contest.kit.events.inbox import Received
from contest.token.deps import Deps
from contest.token.ledger import statements


async def on_user_created(event: Received[UserCreated], deps: Deps) -> Sequence[Statement]:
    """A new user has an account from the start; one who is gone already keeps theirs closed."""
    return [statements.opened(event.data.user_id, "user", at=int(deps.now()))]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """What token keeps about a user goes; their transfers stay, under an id that leads nowhere."""
    user = event.data
    return erasure.erase(user.user_id, user.telegram_id, at=event.time)
