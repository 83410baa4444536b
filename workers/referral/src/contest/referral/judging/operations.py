"""The signals, as admins read and set them."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract.referral import CurrentReferralSignals, ReferralSignals
from contest.kit.call import Call, Reply
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation
from contest.referral.deps import Deps
from contest.referral.judging import repository


async def get_referral_signals(_call: Call, deps: Deps) -> Reply:
    """The signals of now."""
    return await _current(deps)


async def put_referral_signals(call: Call, deps: Deps) -> Reply:
    """Another version of them. Raises `InvalidRequest` where velocity would flag alone."""
    rules = call.json(ReferralSignals)
    if rules.velocity.weight >= rules.flag_at:
        pointer = "/body/velocity/weight"
        raise InvalidRequest(errors=[FieldError(pointer, "must be less than flag_at")])
    await repository.put(deps.db, rules, at=int(deps.now()))
    found = await _current(deps)
    names = {"user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action="referral-signals-set", **names)
    return found


async def _current(deps: Deps) -> Reply:
    signals = await repository.current(deps.db)
    return Reply.of(CurrentReferralSignals(version=signals.version, signals=signals.rules))


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getReferralSignals": get_referral_signals,
    "putReferralSignals": put_referral_signals,
}
