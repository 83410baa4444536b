"""What organisers decide about winners: who loses a prize, and that nobody does any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.records import Contest
from contest.content.decisions import repository, rules
from contest.content.decisions.problems import DecisionsChanged, DrawStageRefused
from contest.content.decisions.records import Decided, Decision
from contest.content.decisions.winners import list_winners
from contest.content.deps import Deps
from contest.content.draw.drawing import extend
from contest.content.prizes.problems import PrizeCodesMissing
from contest.content.prizes.repository import lacks_codes
from contest.contract import content as models
from contest.contract.events.content import DrawConfirmed
from contest.kit.call import Call, Reply
from contest.kit.ids import new_id
from contest.kit.service import Operation


async def disqualify_winner(call: Call, deps: Deps) -> Reply:
    """The decision that takes a prize from its holder.

    Raises what `organised` and `rules.decision` raise, or `DecisionsChanged`.
    """
    contest = (await organised(call, deps, role="editor")).contest
    given = call.json(models.WinnerDisqualification)
    seen = await _decided(deps, contest)
    prize = await repository.find_prize(deps.db, contest.contest_id, given.draw)
    now = int(deps.now())
    decision = rules.decision(seen, draw=given.draw, prize=prize, reason=given.reason, at=now)
    # The order goes as far as there are holders: the next one is shown with the decision.
    await extend(deps, contest.contest_id, seen.prizes + seen.decisions + 1)
    change_id = new_id(deps.random_bytes)
    if not await repository.decide(
        deps, contest.contest_id, decision, by=call.actor_id, change_id=change_id
    ):
        raise DecisionsChanged
    said = {"draw": str(decision.draw), "reason": decision.reason}
    audit(call, deps, "winner-disqualified", contest.contest_id, **said)
    return Reply.of(_described(decision))


async def confirm_draw(call: Call, deps: Deps) -> Reply:
    """The confirmation.

    Raises what `organised` and `rules.check_may_confirm` raise, or `PrizeCodesMissing`.
    """
    found, given = await organised(call, deps, role="editor"), call.json(models.NewConfirmation)
    contest, despite = found.contest, bool(given.despite_findings)
    decided = await _decided(deps, contest)
    findings = await repository.count_findings(deps.db, contest.contest_id)
    rules.check_may_confirm(decided, findings, seen=given.decisions, despite_findings=despite)
    if await lacks_codes(deps.db, contest.contest_id):
        raise PrizeCodesMissing
    confirmation = rules.confirmation(decided, at=int(deps.now()))
    event = DrawConfirmed(
        user_id=found.owner_id,
        contest_id=contest.contest_id,
        title=contest.content.text(None)["title"],
        locale=contest.content.default_locale,
        channels=contest.content.required_channels,
        prizes=findings.holders,
    )
    confirming = repository.confirm(
        deps,
        contest,
        confirmation,
        change_id=new_id(deps.random_bytes),
        despite_findings=despite,
        event=event,
    )
    if not await confirming:
        raise DecisionsChanged
    audit(call, deps, "draw-confirmed", contest.contest_id)
    return Reply.of(models.DrawConfirmation(**asdict(confirmation)))


async def _decided(deps: Deps, contest: Contest) -> Decided:
    """What was decided so far. Raises `DrawStageRefused` where the contest is not closed."""
    found = await repository.find_decided(deps.db, contest.contest_id)
    if found is None:
        raise DrawStageRefused(f"The contest is {contest.status}.")
    return found


def _described(decision: Decision) -> models.DrawDecision:
    return models.DrawDecision(
        number=decision.number,
        draw=decision.draw,
        reason=decision.reason,
        at=decision.at,
        hash=decision.hash,
    )


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listWinners": list_winners,
    "disqualifyWinner": disqualify_winner,
    "confirmDraw": confirm_draw,
}
