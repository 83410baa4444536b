"""The role `organiser`: given and taken by an admin, to whoever has a Telegram id."""

from __future__ import annotations

from contest.auth import repository
from contest.auth.deps import Deps
from contest.kit.call import Call, Reply


async def put_organiser_role(call: Call, deps: Deps) -> Reply:
    """The person may create contests, from their next token on."""
    telegram_id, now = call.path["telegram_id"], int(deps.now())
    await repository.grant_organiser(deps.db, telegram_id, by=call.actor_id, now=now)
    return _noted(call, deps, "organiser-role-given")


async def delete_organiser_role(call: Call, deps: Deps) -> Reply:
    """The person may create no contests any more, from their next token on."""
    await repository.revoke_organiser(deps.db, call.path["telegram_id"])
    return _noted(call, deps, "organiser-role-taken")


def _noted(call: Call, deps: Deps, action: str) -> Reply:
    deps.log.event("audit", action=action, user_id=call.actor_id, request_id=call.request_id)
    return Reply.empty()
