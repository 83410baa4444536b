"""Who organises a contest: its owner, and whom they let help."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests import repository
from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestOwner, TooManyOrganisers
from contest.content.contests.records import Organiser
from contest.content.deps import Deps
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.service import Operation


async def list_organisers(call: Call, deps: Deps) -> Reply:
    """All of them, longest first. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    found = await repository.list_organisers(deps.db, contest.contest_id)
    return Reply.of({"items": [_described(each) for each in found]})


async def put_organiser(call: Call, deps: Deps) -> Reply:
    """Someone organises the contest, with this role from now on.

    Raises what `organised` raises, `ContestOwner` or `TooManyOrganisers`.
    """
    contest = (await organised(call, deps, role="owner")).contest
    organiser = Organiser(
        telegram_id=call.path["telegram_id"],
        role=call.json(models.OrganiserRole).role,
        added_at=int(deps.now()),
    )
    put = await repository.put_organiser(deps.db, contest.contest_id, organiser)
    if put is None:
        await _refuse_for_owner(call, deps)
        raise TooManyOrganisers(f"There are {repository.ORGANISERS_MAX}.")
    audit(call, deps, "organiser-put", contest.contest_id, role=put.role)
    return Reply.of(_described(put))


async def delete_organiser(call: Call, deps: Deps) -> Reply:
    """Someone organises the contest no more. Raises what `organised` raises, or `ContestOwner`."""
    contest_id = (await organised(call, deps, role="owner")).contest.contest_id
    if not await repository.delete_organiser(deps.db, contest_id, call.path["telegram_id"]):
        await _refuse_for_owner(call, deps)
    audit(call, deps, "organiser-deleted", contest_id)
    return Reply.empty()


async def _refuse_for_owner(call: Call, deps: Deps) -> None:
    contest_id, telegram_id = call.path["contest_id"], call.path["telegram_id"]
    found = await repository.find_organised(deps.db, contest_id, telegram_id)
    if found and found.role == "owner":
        raise ContestOwner


def _described(organiser: Organiser) -> Mapping[str, object]:
    return {
        "telegram_id": organiser.telegram_id,
        "role": organiser.role,
        "added_at": to_rfc3339(organiser.added_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listOrganisers": list_organisers,
    "putOrganiser": put_organiser,
    "deleteOrganiser": delete_organiser,
}
