"""What auth answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.auth import account, keys, repository, sessions
from contest.auth.deps import Deps
from contest.kit import alerts, dead_letters
from contest.kit.inbox import Consumer
from contest.kit.service import COMMON, Operation
from contest.kit.sweep import EVENTS, Step


async def prune(deps: Deps) -> None:
    """Forget what no session needs any more, unless the clock may be wrong."""
    now = int(deps.now())
    if await repository.is_clock_confirmed(deps.db, now=now):
        await repository.prune(deps.db, now=now)


SWEEP: tuple[Step[Deps], ...] = (*EVENTS, prune, keys.note_rotation)

CONSUMER: Consumer[Deps] = Consumer(handlers={})

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
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
