"""What referral does: give each user one code and its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.contract import referral as models
from contest.contract.events.auth import UserCreated, UserDeleted
from contest.kit.call import Call, Reply
from contest.kit.database import Statement
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.erasure import UserNotFound
from contest.kit.events.inbox import Consumer, Received, on
from contest.kit.ids import new_id
from contest.kit.service import COMMON, Operation
from contest.referral import repository, statements
from contest.referral.deps import Deps


async def get_my_referral(call: Call, deps: Deps) -> Reply:
    """The caller's code and the link that opens the Mini App with it. Raises `UserNotFound`."""
    code = await repository.code_of(
        deps.db, call.actor_id, code=new_id(deps.random_bytes), now=int(deps.now())
    )
    if code is None:
        raise UserNotFound
    link = f"https://t.me/{deps.settings.bot_username}?startapp={code}"
    return Reply.of(models.MyReferral.model_validate({"code": code, "link": link}))


async def on_user_created(event: Received[UserCreated], deps: Deps) -> Sequence[Statement]:
    """A new user has a code from the start."""
    return [
        statements.new_code(event.data.user_id, code=new_id(deps.random_bytes), now=int(deps.now()))
    ]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """The user's code leads nowhere any more."""
    user = event.data
    return [
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
        statements.end_of_code(user.user_id),
    ]


SWEEP: tuple[sweep.Step[Deps], ...] = (*sweep.EVENTS, erasure.prune)

CONSUMER: Consumer[Deps] = Consumer(
    on(UserCreated, on_user_created), on(UserDeleted, on_user_deleted)
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations(),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, sweep.CHECKS),
    "getMyReferral": get_my_referral,
}
