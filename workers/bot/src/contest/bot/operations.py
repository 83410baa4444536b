"""What the bot does: take Telegram's updates in, and know whom it can write to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from contest.bot import repository
from contest.bot.alerts import beat, tell_alerts
from contest.bot.conversation import Update
from contest.bot.deps import Deps
from contest.bot.notices import prune_notices, send_notices
from contest.bot.readiness import known_to_telegram, pacer_answers
from contest.bot.updates import replay_update, work_off
from contest.contract import models
from contest.kit import alerts, dead_letters, erasure
from contest.kit.call import Call, Reply
from contest.kit.database import Statement
from contest.kit.inbox import WAKE, Consumer, Event
from contest.kit.service import COMMON, Operation, configured, ready_if, writing
from contest.kit.sweep import EVENTS, Step


async def receive_telegram_update(call: Call, deps: Deps) -> Reply:
    """Store the update and answer; the queue wakes the work. One that is stored already is answered alike."""
    update_id = call.json(models.TelegramUpdate).update_id
    payload = call.body or ""
    if await repository.insert_update(deps.db, update_id, chat=_chat(payload, update_id), payload=payload, now=int(deps.now())):
        deps.defer(deps.queues["bot"].send([WAKE]))
    return Reply.of(models.Accepted(status="stored"))


def _chat(payload: str, update_id: int) -> str:
    try:
        return Update.model_validate_json(payload).chat
    except ValidationError:  # A kind of update that we do not know: it is stored, fails alone and becomes a dead letter.
        return f"update:{update_id}"


async def on_user_contact(event: Event, deps: Deps) -> Sequence[Statement]:
    """A user can be written to, in the locale they chose."""
    return [repository.put_recipient(models.UserContact.model_validate(event.data), now=int(deps.now()))]


async def on_user_deleted(event: Event, deps: Deps) -> Sequence[Statement]:
    """Whatever the bot keeps about a user goes."""
    user = models.UserDeleted.model_validate(event.data)
    return [
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
        *repository.erase_recipient(user.user_id),
        *repository.erase_updates(user.telegram_id, until=event.time),
    ]


async def on_session_reuse_detected(event: Event, deps: Deps) -> Sequence[Statement]:
    """The owner of the session is told."""
    session = models.SessionReuseDetected.model_validate(event.data)
    deps.defer(deps.queues["bot"].send([WAKE]))
    return [repository.insert_notice(event.id, session.user_id, "session-ended", now=int(deps.now()))]


async def wake(deps: Deps) -> None:
    """Do what waits in the tables."""
    await work_off(deps)
    await send_notices(deps)


async def prune_updates(deps: Deps) -> None:
    """Forget the ids of updates that Telegram does not send again."""
    await repository.prune_updates(deps.db, now=int(deps.now()))


SWEEP: tuple[Step[Deps], ...] = (*EVENTS, work_off, send_notices, prune_updates, prune_notices, erasure.prune, tell_alerts, beat)

CONSUMER = Consumer(
    handlers={
        "user.created": on_user_contact,
        "user.locale_changed": on_user_contact,
        "user.deleted": on_user_deleted,
        "session.reuse_detected": on_session_reuse_detected,
    },
    wake=wake,
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    "getReady": ready_if(configured, writing, pacer_answers, known_to_telegram),
    **dead_letters.operations({"events": CONSUMER.replay, "updates": replay_update}),
    "getAlerts": alerts.operation(alerts.EVENTS),
    "receiveTelegramUpdate": receive_telegram_update,
}
