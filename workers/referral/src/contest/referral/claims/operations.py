"""Who has invited someone: only as Telegram has signed or delivered it."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import referral as models
from contest.kit import init_data
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.problems import Problem
from contest.kit.service import NotReady, Operation
from contest.referral.claims import problems, repository
from contest.referral.claims.statements import Claim
from contest.referral.codes.alphabet import normal
from contest.referral.deps import Deps
from contest.referral.people.contacts import contact_of


async def create_referral_claim(call: Call, deps: Deps) -> Reply:
    """By the `start_param` of the caller's own initData. Raises a problem of `init_data` or of
    `repository.claim`, `StartParamMissing`, `InitDataOfAnother`.
    """
    at = int(deps.now())
    fields = _believed(call.json(models.NewReferralClaim).init_data, deps, now=at)
    person = init_data.person(fields)
    if str(person.id) != call.telegram_id:
        raise problems.InitDataOfAnother
    if not (code := normal(fields.get("start_param", ""))):
        raise problems.StartParamMissing
    contact = contact_of(deps, call.telegram_id, call.actor_id)
    claim = Claim(
        contact=contact,
        code=code,
        source="startapp",
        at=at,
        has_profile=person.has_profile,
        is_premium=person.is_premium,
    )
    return await _claimed(call, deps, claim, status=201)


def _believed(text: str, deps: Deps, *, now: int) -> Mapping[str, str]:
    if not deps.settings.bot_token:  # an empty one is a key that everyone knows
        raise NotReady("Nobody can be invited: see /ready.")
    fields = init_data.parse(text)
    init_data.check_hash(fields, bot_token=deps.settings.bot_token)
    init_data.check_age(fields, now=now)
    return fields


async def attribute_referral(call: Call, deps: Deps) -> Reply:
    """By what the bot was told. Raises a problem of `repository.claim`."""
    given, at = call.json(models.Attribution), int(deps.now())
    contact = contact_of(deps, given.telegram_id)
    claim = Claim(
        contact=contact,
        code=normal(given.code),
        source="start",
        at=at,
        has_profile=given.has_username,
        is_premium=given.is_premium,
    )
    return await _claimed(call, deps, claim, status=200)


async def _claimed(call: Call, deps: Deps, claim: Claim, *, status: int) -> Reply:
    try:
        invited = await repository.claim(deps.db, claim)
    except Problem as problem:
        names = {"reason": problem.type, "request_id": call.request_id}
        deps.log.event("audit", action="referral-refused", **names)
        raise
    claimed_at = to_rfc3339(invited.claimed_at)
    found = models.ReferralClaim.model_validate({"code": invited.code, "claimed_at": claimed_at})
    return Reply.of(found, status)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "createReferralClaim": create_referral_claim,
    "attributeReferral": attribute_referral,
}
