"""The codes of a prize: each winner of it gets the one at their place."""

from __future__ import annotations

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.contests.rules import WINNERS_MAX
from contest.content.deps import Deps
from contest.content.prizes import repository
from contest.content.prizes.problems import PrizeNotFound
from contest.content.tasks.codes import parsed
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.problems import FieldError, InvalidRequest

CHARACTERS = range(1, 201)
WITHOUT = ("contact", "points")  # kinds of prizes that have no codes


async def list_prize_codes(call: Call, deps: Deps) -> Reply:
    """How many codes there are, and how many are given. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    prizes = contest.content.prizes
    counts = await repository.count_codes(deps.db, contest.contest_id, prizes)
    items = [
        {"position": position, "codes": count.codes, "given": count.given}
        for position, count in enumerate(counts)
        if prizes[position]["kind"] not in WITHOUT
    ]
    return Reply.of(models.PrizeCodeCounts.model_validate({"items": items}))


async def put_prize_codes(call: Call, deps: Deps) -> Reply:
    """So many different codes there are now.

    Raises what `organised` raises, `ContestStatusRefused`, `InvalidRequest`, or `PrizeNotFound`,
    also for a prize that is handed over without codes.
    """
    given = call.json(models.PrizeCodes).csv
    contest = (await organised(call, deps, role="editor")).contest
    position, prizes = int(call.path["position"]), contest.content.prizes
    if position >= len(prizes) or prizes[position]["kind"] in WITHOUT:
        raise PrizeNotFound("The contest has no such prize with codes.")
    codes = parsed(given, read=str.strip, characters=CHARACTERS, codes_max=WINNERS_MAX)
    winners = prizes[position]["count"]
    if len(codes) < winners:
        raise _refused(f"fewer than the {winners} who win the prize")
    taken = await repository.put_codes(deps.db, contest.contest_id, position, codes)
    if taken is None:
        raise ContestStatusRefused("It has to be open, and its draw not confirmed.")
    if taken:
        raise _refused(f"codes of another prize: {len(taken)}")
    audit(call, deps, "prize-codes-put", contest.contest_id, position=str(position))
    return Reply.of(models.CodeCount(codes=len(codes)))


def _refused(said: str) -> InvalidRequest:
    return InvalidRequest(errors=[FieldError("/body/csv", said)])
