"""What the bot answers to: Telegram's updates, events, and what its rooms add."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.readiness import alerts_told, known_to_telegram, pacer_answers
from contest.bot.sending.alarm import wake
from contest.bot.sending.deliveries import EVENTS_CALLS_MAX, process_due, pull_back, replay_delivery
from contest.bot.sending.stuck import messages_stuck
from contest.bot.updates import repository
from contest.bot.updates.models import Update
from contest.bot.updates.reading import replay_update
from contest.contract import bot as models
from contest.contract.events.auth import UserCreated, UserDeleted, UserLocaleChanged
from contest.kit.call import Call, Reply
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.inbox import Consumer, on
from contest.kit.service import COMMON, Operation, configured, ready_if, writing

# Nothing is sent after these.
SILENT = {UserCreated, UserLocaleChanged, UserDeleted}


async def receive_telegram_update(call: Call, deps: Deps) -> Reply:
    """Store the update and answer, then read it and send what it leads to.
    One that is stored already is answered alike.
    """
    update_id = call.json(models.TelegramUpdate).update_id
    payload = call.body or ""
    lane, now = _lane(payload, update_id), int(deps.now())
    is_new, leased = await repository.insert_update(
        deps.db, update_id, chat=lane, payload=payload, now=now
    )
    if is_new:
        deps.defer(process_due(deps, [leased] if leased else []))
    return Reply.of(models.Accepted(status="stored"))


def _lane(payload: str, update_id: int) -> str:
    try:
        return Update.model_validate_json(payload).lane
    except ValidationError:
        # A kind of update that we do not know: it is stored, fails alone and becomes a dead-letter
        # message.
        return f"update:{update_id}"


async def send_after_events(deps: Deps) -> None:
    """Send what they lead to, with the calls that are left."""
    await process_due(deps, calls_max=EVENTS_CALLS_MAX)


async def prune(deps: Deps) -> None:
    """Forget the ids of updates that Telegram does not send again, and what the rooms keep no
    longer.
    """
    now = int(deps.now())
    further = [each for pruned in rooms.PRUNED for each in pruned(now)]
    await repository.prune(deps.db, further, now=now)


SWEEP: tuple[sweep.Step[Deps], ...] = (
    *sweep.EVENTS,
    pull_back,
    wake,
    prune,
    erasure.prune,
    *rooms.SWEEP,
)

CHECKS: Mapping[str, sweep.Check[Deps]] = {
    **sweep.CHECKS,
    "messages-stuck": messages_stuck,
    **rooms.CHECKS,
}

CONSUMER: Consumer[Deps] = Consumer(
    *(on(kind, handler) for kind, handler in rooms.EVENTS.items()),
    repeatable=[UserCreated, UserLocaleChanged],
    then={kind: send_after_events for kind in rooms.EVENTS if kind not in SILENT},
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations({"updates": replay_update, "deliveries": replay_delivery}),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, CHECKS),
    "getReady": ready_if(configured, writing, pacer_answers, known_to_telegram, alerts_told),
    "receiveTelegramUpdate": receive_telegram_update,
    **rooms.OPERATIONS,
}
