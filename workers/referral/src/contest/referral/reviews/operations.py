"""What admins see of invitations, and decide about those that are flagged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from contest.contract import referral as models
from contest.kit.call import JSON, Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.exports import CSV, FILE_ITEMS, file_of
from contest.kit.paging import Place, page_of
from contest.kit.service import Operation
from contest.referral.codes.problems import CodeNotFound
from contest.referral.deps import Deps
from contest.referral.reviews import repository
from contest.referral.reviews.problems import ReferralNotFlagged, ReferralNotFound
from contest.referral.reviews.records import Decision, Review

COLUMNS = tuple(models.Referral.model_fields)  # of the file
_VERDICTS = {None: "flagged", "qualified": "approved", "rejected": "rejected"}


async def list_referrals(call: Call, deps: Deps) -> Reply:
    """A page of invitations, or of a file of them. Raises `InvalidRequest`."""
    page, state = page_of(call), call.query.get("state")
    is_file = call.query["accept"] != JSON
    page = replace(page, limit=FILE_ITEMS) if is_file else page
    walk = repository.flagged if state == "flagged" else repository.newest
    found = await walk(deps.db, page)
    cursor = page.next_cursor(found, _place)
    items = [
        _described(each) for each in found[: page.limit] if state is None or each.state == state
    ]
    if not is_file:
        return Reply.of({"items": items, "next_cursor": cursor})
    _audit(call, deps, "referrals-exported")
    lines = [each.model_dump(mode="json") for each in items]
    if call.query["accept"] == CSV:
        lines = [line | {"signals": " ".join(line["signals"])} for line in lines]
    return file_of(call, "/v1/referrals", lines, columns=COLUMNS, cursor=cursor)


def _place(review: Review) -> Place:
    return review.invitee, ""


async def approve_referral(call: Call, deps: Deps) -> Reply:
    """The invitation, which is to be paid. Raises `ReferralNotFound`, `ReferralNotFlagged`."""
    return await _decide_one(call, deps, "approve")


async def reject_referral(call: Call, deps: Deps) -> Reply:
    """The invitation, which leads to nothing. Raises `ReferralNotFound`, `ReferralNotFlagged`."""
    return await _decide_one(call, deps, "reject")


async def _decide_one(call: Call, deps: Deps, decision: Decision) -> Reply:
    invitee = int(call.path["referral_id"])
    decided = await _decide(call, deps, [invitee], decision)
    review = (await repository.find(deps.db, [invitee])).get(invitee)
    if review is None:
        raise ReferralNotFound
    if not decided:
        raise ReferralNotFlagged(f"It is {review.state}.")
    return Reply.of(_described(review))


async def decide_referrals(call: Call, deps: Deps) -> Reply:
    """What became of each."""
    given = call.json(models.ReferralDecisions)
    invitees = [int(each) for each in given.referral_ids]
    decided = await _decide(call, deps, invitees, given.decision)
    reviews = await repository.find(deps.db, invitees)
    outcomes = []
    for invitee in invitees:
        review = reviews.get(invitee)
        outcome = "decided" if invitee in decided else "not-flagged" if review else "unknown"
        state = review.state if review else None
        outcomes.append({"referral_id": str(invitee), "outcome": outcome, "state": state})
    return Reply.of(models.ReferralOutcomes.model_validate({"outcomes": outcomes}))


async def _decide(call: Call, deps: Deps, invitees: list[int], decision: Decision) -> set[int]:
    """Which were decided now; each is in the audit log."""
    decided = await repository.decide(deps.db, invitees, decision, at=int(deps.now()))
    for invitee in sorted(decided):
        _audit(call, deps, f"referral-{decision}", referral_id=str(invitee))
    return decided


async def watch_referrer(call: Call, deps: Deps) -> Reply:
    """Have each invitation of someone looked at by an admin, or no more. Raises `CodeNotFound`."""
    given, code = call.json(models.ReferrerWatch), call.path["code"]
    at = int(deps.now()) if given.watched else None
    if not await repository.watch(deps.db, code, at=at):
        raise CodeNotFound
    _audit(call, deps, "referrer-watch", code=code, watched=given.watched)
    return Reply.of(given)


async def get_referral_statistics(_call: Call, deps: Deps) -> Reply:
    """What became of the newest invitations."""
    found = await repository.statistics(deps.db)
    states, rejected, points = Counter[str](), Counter[str](), 0
    for group in found.groups:
        states[group.state] += group.how_many
        points += group.points
        if group.reason is not None:
            rejected[group.reason] += group.how_many
    signals = defaultdict[str, Counter[str]](Counter)
    for verdict in found.verdicts:
        for name in verdict.signals.split(","):
            signals[name][_VERDICTS[verdict.followed_by]] += verdict.how_many
    figures = models.ReferralSignalFigures.model_fields
    return Reply.of(
        {
            "states": {state: states[state] for state in models.InvitedCounts.model_fields},
            "rejected": dict(rejected),
            "points": points,
            "signals": {name: {each: of[each] for each in figures} for name, of in signals.items()},
        }
    )


def _described(review: Review) -> models.Referral:
    is_flagged = review.state == "flagged"
    return models.Referral.model_validate(
        {
            "id": str(review.invitee),
            "state": review.state,
            "reason": review.reason if review.state == "rejected" else None,
            "score": review.score,
            "signals": (review.reason or "").split(",") if is_flagged else [],
            "referrer_code": review.code,
            "source": review.source,
            "claimed_at": to_rfc3339(review.claimed_at),
            "changed_at": to_rfc3339(review.changed_at),
        }
    )


def _audit(call: Call, deps: Deps, action: str, **more: str | bool) -> None:
    names = {"user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action=action, **names, **more)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listReferrals": list_referrals,
    "approveReferral": approve_referral,
    "rejectReferral": reject_referral,
    "decideReferrals": decide_referrals,
    "watchReferrer": watch_referrer,
    "getReferralStatistics": get_referral_statistics,
}
