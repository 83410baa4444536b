"""Codes as admins give and end them."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import referral as models
from contest.kit.call import Call, Reply
from contest.kit.events.erasure import UserNotFound
from contest.kit.service import Operation
from contest.referral.codes import repository
from contest.referral.codes.problems import CodeNotFound
from contest.referral.deps import Deps


async def create_referral_code(call: Call, deps: Deps) -> Reply:
    """Give someone a code of the admin's choice. Raises `CodeTaken`, `UserNotFound`."""
    new = call.json(models.NewReferralCode)
    if not await repository.give(deps.db, new.code, new.telegram_id, at=int(deps.now())):
        raise UserNotFound("Nobody with this Telegram id has signed in.")
    _audit(call, deps, "referral-code-given", new.code)
    return Reply.of(models.ReferralCode(code=new.code), 201)


async def delete_referral_code(call: Call, deps: Deps) -> Reply:
    """End a code. Raises `CodeNotFound`."""
    code = call.path["code"]
    if not await repository.end(deps.db, code, at=int(deps.now())):
        raise CodeNotFound
    _audit(call, deps, "referral-code-ended", code)
    return Reply.empty()


def _audit(call: Call, deps: Deps, action: str, code: str) -> None:
    names = {"code": code, "user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action=action, **names)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "createReferralCode": create_referral_code,
    "deleteReferralCode": delete_referral_code,
}
