"""Everybody who signs in has an account, so that points can be sent to them."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.auth import UserCreated, UserDeleted
from contest.kit.database import Statement
from contest.kit.events import erasure
from contest.kit.events.inbox import Received
from contest.kit.ids import new_id
from contest.token.deps import Deps
from contest.token.ledger import repository, statements
from contest.token.ledger.accounts import FORFEITED
from contest.token.ledger.records import Move


async def on_user_created(event: Received[UserCreated], deps: Deps) -> Sequence[Statement]:
    """A new user has an account from the start; one who is gone already keeps theirs closed."""
    return [statements.opened(event.data.user_id, "user", at=int(deps.now()))]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """What is set aside is free again, what is left is forfeited, and the account is closed for
    ever. Transfers stay, under an id that leads nowhere; the words about them go.

    Where points move meanwhile, the batch is refused, and the event comes again.
    """
    user, at = event.data, int(deps.now())
    balances = await repository.find_balances(deps.db, [user.user_id])
    left = balances[user.user_id].posted if user.user_id in balances else 0
    rest = Move(
        transfer_id=new_id(deps.random_bytes),
        kind="closing",
        debit=user.user_id,
        credit=FORFEITED,
        amount=left,
        at=at,
    )
    return [
        statements.opened(user.user_id, "user", at=at),
        *statements.all_voided(user.user_id, at=at),
        *statements.closed(user.user_id, rest if left else None, at=at),
        *statements.forgotten(user.user_id),
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
    ]
