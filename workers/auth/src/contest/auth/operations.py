"""What auth answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.auth import account, keys, readiness, repository, roles, sessions
from contest.auth.deps import Deps
from contest.kit.events import dead_letters, sweep
from contest.kit.service import COMMON, Operation, configured, ready_if, writing


async def prune(deps: Deps) -> None:
    """Forget what no session needs any more, unless the clock may be wrong."""
    now = int(deps.now())
    if await repository.is_clock_confirmed(deps.db, now=now):
        await repository.prune(deps.db, now=now)


SWEEP: tuple[sweep.Step[Deps], ...] = (*sweep.EVENTS, prune, keys.note_rotation)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    "getReady": ready_if(configured, readiness.keys_work, writing, readiness.session_possible),
    "getReadyLocally": ready_if(configured, readiness.keys_work),
    **dead_letters.operations(),
    "sweep": sweep.operation(SWEEP, sweep.CHECKS),
    "createSession": sessions.create_session,
    "refreshSession": sessions.refresh_session,
    "listSessions": sessions.list_sessions,
    "deleteSession": sessions.delete_session,
    "deleteSessions": sessions.delete_sessions,
    "getMe": account.get_me,
    "updateMe": account.update_me,
    "deleteMe": account.delete_me,
    "identifyUser": account.identify_user,
    "findNamedUser": account.find_named_user,
    "putOrganiserRole": roles.put_organiser_role,
    "deleteOrganiserRole": roles.delete_organiser_role,
    "getJwks": keys.get_jwks,
}
