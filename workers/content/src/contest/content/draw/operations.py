"""Draws: asked for by organisers, verified by anybody."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.deps import Deps
from contest.content.draw import repository, tree
from contest.content.draw.drawing import draw_contest
from contest.content.draw.freezing import freeze_list
from contest.content.draw.problems import (
    BeaconUnavailable,
    DrawNotFound,
    DrawPageNotFound,
    LineNotFound,
)
from contest.content.draw.records import PAGE_LINES, Draw
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.service import Operation


async def create_draw(call: Call, deps: Deps) -> Reply:
    """How far the draw is, once it has gone as far as it can now.

    Raises what `organised` raises, `ContestStatusRefused` where the contest is not closed, or
    `BeaconUnavailable`.
    """
    contest = (await organised(call, deps, role="editor")).contest
    found = await repository.find_draw(deps.db, contest.contest_id)
    if found is None:
        raise ContestStatusRefused(f"It is {contest.status}.")
    audit(call, deps, "draw-asked-for", contest.contest_id)
    if found.stage == "freezing":
        await freeze_list(deps, contest.contest_id)
    await draw_contest(deps, contest.contest_id)
    found = await repository.find_draw(deps.db, contest.contest_id)
    if found is None:
        raise ContestStatusRefused("It has been cancelled.")
    if found.is_due(now=int(deps.now())) and found.signature is None:
        raise BeaconUnavailable("It is asked again by itself.")
    return Reply.of(_progress(found))


def _progress(draw: Draw) -> models.DrawProgress:
    planned = draw.planned
    return models.DrawProgress(
        stage=draw.stage,
        pages=draw.pages,
        entries=draw.entries,
        tickets=draw.tickets,
        header_hash=draw.header_hash,
        round=planned.round,
        round_at=to_rfc3339(planned.at),
    )


async def get_draw(call: Call, deps: Deps) -> Reply:
    """The proof. Raises `DrawNotFound` until its header is public."""
    proof = await repository.find_proof(deps.db, call.path["contest_id"])
    if proof is None:
        raise DrawNotFound
    return Reply.of(proof)


async def get_draw_page(call: Call, deps: Deps) -> Reply:
    """A page of the list. Raises `DrawNotFound` or `DrawPageNotFound`."""
    number = int(call.path["page"])
    found = await repository.find_page(deps.db, call.path["contest_id"], number)
    if found is None:
        raise DrawNotFound
    if found["lines"] is None:
        raise DrawPageNotFound(f"It has {found['pages']}.")
    page = models.DrawPage(page=number, pages=found["pages"], lines=found["lines"])
    return Reply.of(page)


async def get_my_proof(call: Call, deps: Deps) -> Reply:
    """The caller's line with its way to the root. Raises `LineNotFound`."""
    contest_id = call.path["contest_id"]
    found = await repository.find_own_line(deps.db, contest_id, call.telegram_id)
    if found is None:
        raise LineNotFound
    draw, mine, page = found
    places = {commitment: place for place, (commitment, _) in enumerate(page.lines)}
    place = places.get(mine["commitment"])
    if place is None:
        raise LineNotFound
    way = [
        *tree.path(tree.levels(page.leaves), place),
        *tree.path(tree.levels(draw.tree), page.number),
    ]
    proof = models.MyProof(
        contest_id=contest_id,
        header_hash=draw.header_hash,
        index=page.number * PAGE_LINES + place,
        commitment=mine["commitment"],
        tickets=page.lines[place][1],
        salt=mine["salt"],
        path=[models.ProofStep(hash=digest.hex(), sum=total) for digest, total in way],
    )
    return Reply.of(proof)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "createDraw": create_draw,
    "getDraw": get_draw,
    "getDrawPage": get_draw_page,
    "getMyProof": get_my_proof,
}
