"""Who may do what with a contest: its organisers by their roles in it,
an admin whatever an owner may.
"""

from __future__ import annotations

from contest.content.contests import repository
from contest.content.contests.problems import ContestNotFound, NotAnOrganiser
from contest.content.contests.records import Contest, Role
from contest.content.contests.repository import Organised
from contest.content.contests.rules import has_role
from contest.content.deps import Deps
from contest.kit.call import Call


def is_admin(call: Call) -> bool:
    """Whether the caller sees and does everything."""
    return call.actor is not None and "admin" in call.actor.roles


async def organised(call: Call, deps: Deps, *, role: Role) -> Organised:
    """The contest of the path, for who has at least this role in it.

    Raises `ContestNotFound`, for what others have not published as well, or `NotAnOrganiser`.
    """
    contest_id = call.path["contest_id"]
    found = await repository.find_organised(deps.db, contest_id, call.telegram_id)
    if found is None:
        raise ContestNotFound
    if is_admin(call) or has_role(found.role, role):
        return found
    if found.role is None and not found.contest.is_published:
        raise ContestNotFound
    raise NotAnOrganiser(f"It takes the role {role} in this contest.")


async def visible(call: Call, deps: Deps) -> Contest:
    """The contest of the path, for anybody once it is published. Raises `ContestNotFound`."""
    contest = await repository.find_contest(deps.db, call.path["contest_id"])
    if contest is None:
        raise ContestNotFound
    if contest.is_published:
        return contest
    if call.actor is None:
        raise ContestNotFound
    return (await organised(call, deps, role="viewer")).contest
