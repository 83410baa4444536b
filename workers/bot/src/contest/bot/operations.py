"""What the bot does: take Telegram's updates in, and know whom it can write to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from contest.bot import repository
from contest.bot.conversation import Update
from contest.bot.deps import Deps
from contest.bot.updates import replay_update, work_off
from contest.contract import models
from contest.kit import dead_letters
from contest.kit.call import Call, Reply
from contest.kit.database import Statement
from contest.kit.inbox import WAKE, Consumer, Event
from contest.kit.service import COMMON, Operation
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


async def on_user_created(event: Event, deps: Deps) -> Sequence[Statement]:
    """A new user can be written to."""
    return [repository.insert_recipient(models.UserCreated.model_validate(event.data), now=int(deps.now()))]


async def prune_updates(deps: Deps) -> None:
    """Forget the ids of updates that Telegram does not send again."""
    await repository.prune_updates(deps.db, now=int(deps.now()))


SWEEP: tuple[Step[Deps], ...] = (*EVENTS, work_off, prune_updates)

CONSUMER = Consumer(handlers={"user.created": on_user_created}, wake=work_off)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations({"events": CONSUMER.replay, "updates": replay_update}),
    "receiveTelegramUpdate": receive_telegram_update,
}
