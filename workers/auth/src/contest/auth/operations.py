"""What auth answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.auth import account, keys, readiness, repository, sessions
from contest.auth.deps import Deps
from contest.kit import alerts, dead_letters
from contest.kit.inbox import Consumer
from contest.kit.service import COMMON, Operation, configured, ready_if, writing
from contest.kit.sweep import EVENTS, Step


async def prune(deps: Deps) -> None:
    """Forget what no session needs any more."""
    await repository.prune(deps.db, now=int(deps.now()))


SWEEP: tuple[Step[Deps], ...] = (*EVENTS, prune, keys.note_rotation)

CONSUMER: Consumer[Deps] = Consumer(handlers={})

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    "getReady": ready_if(configured, readiness.keys_work, writing, readiness.session_possible),
    "getReadyLocally": ready_if(configured, readiness.keys_work),
    **dead_letters.operations({"events": CONSUMER.replay}),
    "getAlerts": alerts.operation(alerts.EVENTS),
    "createSession": sessions.create_session,
    "refreshSession": sessions.refresh_session,
    "listSessions": sessions.list_sessions,
    "deleteSession": sessions.delete_session,
    "deleteSessions": sessions.delete_sessions,
    "getMe": account.get_me,
    "updateMe": account.update_me,
    "deleteMe": account.delete_me,
    "getJwks": keys.get_jwks,
}
