"""Rules of invitations, as admins set them, and the switch that stops every payment."""

from __future__ import annotations

import json
from collections.abc import Mapping

from contest.contract import referral as models
from contest.kit.call import Call, Reply
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation
from contest.referral.campaigns import repository
from contest.referral.deps import Deps


async def get_referral_rules(_call: Call, deps: Deps) -> Reply:
    """The rules of now. Raises `RulesNotFound`."""
    return await _current(deps)


async def put_referral_rules(call: Call, deps: Deps) -> Reply:
    """Another version of them. Raises `BudgetLowered`, `InvalidRequest`."""
    rules = call.json(models.ReferralRules)
    if rules.ends_at <= rules.starts_at:
        raise InvalidRequest(errors=[FieldError("/body/ends_at", "must be after starts_at")])
    for place, channel in enumerate(rules.channels):
        if not channel.startswith("@") and not channel[1:].isdecimal():
            pointer = f"/body/channels/{place}"
            raise InvalidRequest(errors=[FieldError(pointer, "neither a name nor an id")])
    await repository.set_rules(deps.db, rules, at=int(deps.now()))
    names = {"user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action="referral-rules-set", **names)
    return await _current(deps)


async def put_referral_payouts(call: Call, deps: Deps) -> Reply:
    """Let invitations be paid from now on, or nothing at all."""
    given = call.json(models.ReferralPayouts)
    await repository.switch(deps.db, on=given.payouts_on)
    names = {"user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action="referral-payouts", on=given.payouts_on, **names)
    return Reply.of(given)


async def _current(deps: Deps) -> Reply:
    found = await repository.current(deps.db)
    standing = {"version": found.version, "payouts_on": found.payouts_on, "funded": found.funded}
    return Reply.of({**standing, "rules": json.loads(found.body)})


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getReferralRules": get_referral_rules,
    "putReferralRules": put_referral_rules,
    "putReferralPayouts": put_referral_payouts,
}
