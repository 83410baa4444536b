"""What the bot does: take Telegram's updates in, and know whom it can write to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pydantic import ValidationError

from contest.bot import repository, statements
from contest.bot.alarm import wake
from contest.bot.conversation import Update
from contest.bot.deliveries import EVENTS_CALLS_MAX, process_due, pull_back, replay_delivery
from contest.bot.deps import Deps
from contest.bot.messages import Message
from contest.bot.readiness import alerts_told, known_to_telegram, pacer_answers
from contest.bot.texts import POSTS
from contest.bot.updates import replay_update
from contest.contract import bot as models
from contest.contract.events.auth import (
    SessionReuseDetected,
    UserCreated,
    UserDeleted,
    UserLocaleChanged,
)
from contest.contract.events.content import (
    ContestCancelled,
    ContestClosed,
    ContestOpened,
    DrawConfirmed,
    DrawDrawn,
    DrawFrozen,
    EntryDisqualified,
    PrizeLost,
    PrizeWon,
)
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import Statement
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.inbox import Consumer, Received, on
from contest.kit.locales import locale_of
from contest.kit.service import COMMON, Operation, configured, ready_if, writing

ContestEvent = ContestOpened | ContestClosed | ContestCancelled | DrawDrawn


async def receive_telegram_update(call: Call, deps: Deps) -> Reply:
    """Store the update and answer, then read it and send what it leads to.
    One that is stored already is answered alike.
    """
    update_id = call.json(models.TelegramUpdate).update_id
    payload = call.body or ""
    chat, now = _chat(payload, update_id), int(deps.now())
    is_new, leased = await repository.insert_update(
        deps.db, update_id, chat=chat, payload=payload, now=now
    )
    if is_new:
        deps.defer(process_due(deps, [leased] if leased else []))
    return Reply.of(models.Accepted(status="stored"))


def _chat(payload: str, update_id: int) -> str:
    try:
        return Update.model_validate_json(payload).chat
    except ValidationError:
        # A kind of update that we do not know: it is stored, fails alone and becomes a dead-letter
        # message.
        return f"update:{update_id}"


async def on_user_contact(
    event: Received[UserCreated | UserLocaleChanged], deps: Deps
) -> Sequence[Statement]:
    """A user can be written to, in the locale they chose."""
    return [statements.recipient(event.data, now=int(deps.now()))]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """Whatever the bot keeps about a user goes."""
    user = event.data
    return [
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
        statements.erased_recipient(user.user_id),
        *statements.erased_messages(user.user_id, user.telegram_id, until=event.time),
    ]


async def on_session_reuse_detected(
    event: Received[SessionReuseDetected], deps: Deps
) -> Sequence[Statement]:
    """The owner of the session is told."""
    message = Message(notice="session-ended").encode()
    return [statements.notice(event.id, event.data.user_id, message, now=int(deps.now()))]


async def on_contest_changed(event: Received[ContestEvent], deps: Deps) -> Sequence[Statement]:
    """The owner of the contest is told, if it has one still."""
    contest = event.data
    if not contest.user_id:
        return []
    message = Message(notice=contest.TYPE, values={"title": contest.title}).encode()
    return [statements.notice(event.id, contest.user_id, message, now=int(deps.now()))]


async def on_entry_disqualified(
    event: Received[EntryDisqualified], deps: Deps
) -> Sequence[Statement]:
    """The person whose entry it was is told why."""
    entry = event.data
    values = {"title": entry.title, "reason": entry.reason}
    message = Message(notice=entry.TYPE, values=values).encode()
    return [statements.notice(event.id, entry.user_id, message, now=int(deps.now()))]


async def on_draw_frozen(event: Received[DrawFrozen], deps: Deps) -> Sequence[Statement]:
    """The hash of the header stands in each channel of the contest, with the date that Telegram
    shows there.
    """
    draw = event.data
    said = draw.model_dump(include={"title", "entries", "tickets", "header_hash", "round"})
    return _posts(event, deps, **said, round_at=to_rfc3339(draw.round_at))


async def on_draw_confirmed(event: Received[DrawConfirmed], deps: Deps) -> Sequence[Statement]:
    """The contest's channels hear that there are winners; each of them is told by themselves."""
    return _posts(event, deps, title=event.data.title, prizes=event.data.prizes)


def _posts(
    event: Received[DrawFrozen] | Received[DrawConfirmed], deps: Deps, **said: object
) -> Sequence[Statement]:
    """A post in each channel of a contest, in the contest's language."""
    text = POSTS[event.data.TYPE][locale_of(event.data.locale)].format(**said)
    message, now = Message(text=text).encode(), int(deps.now())
    return [
        statements.post(f"{event.id}-{number}", chat, message, now=now)
        for number, chat in enumerate(event.data.channels)
    ]


async def on_prize_won(event: Received[PrizeWon], deps: Deps) -> Sequence[Statement]:
    """The winner is told what they have won, and how they get it."""
    prize = event.data
    values = {"title": prize.title, "prize": prize.prize, "handover": prize.handover}
    if prize.claim_until is not None:
        values["claim_until"] = f"{datetime.fromtimestamp(prize.claim_until, UTC):%F %H:%M} UTC"
    message = Message(notice=f"{prize.TYPE}.{prize.kind}", values=values).encode()
    return [statements.notice(event.id, prize.user_id, message, now=int(deps.now()))]


async def on_prize_lost(event: Received[PrizeLost], deps: Deps) -> Sequence[Statement]:
    """Who did not claim their prize in time is told so."""
    prize = event.data
    values = {"title": prize.title, "prize": prize.prize}
    message = Message(notice=prize.TYPE, values=values).encode()
    return [statements.notice(event.id, prize.user_id, message, now=int(deps.now()))]


async def send_after_events(deps: Deps) -> None:
    """Send what they lead to, with the calls that are left."""
    await process_due(deps, calls_max=EVENTS_CALLS_MAX)


async def prune_updates(deps: Deps) -> None:
    """Forget the ids of updates that Telegram does not send again."""
    await repository.prune_updates(deps.db, now=int(deps.now()))


SWEEP: tuple[sweep.Step[Deps], ...] = (
    *sweep.EVENTS,
    pull_back,
    wake,
    prune_updates,
    erasure.prune,
)

CONSUMER: Consumer[Deps] = Consumer(
    on(UserCreated, on_user_contact),
    on(UserLocaleChanged, on_user_contact),
    on(UserDeleted, on_user_deleted),
    on(SessionReuseDetected, on_session_reuse_detected),
    on(ContestOpened, on_contest_changed),
    on(ContestClosed, on_contest_changed),
    on(ContestCancelled, on_contest_changed),
    on(EntryDisqualified, on_entry_disqualified),
    on(DrawFrozen, on_draw_frozen),
    on(DrawDrawn, on_contest_changed),
    on(DrawConfirmed, on_draw_confirmed),
    on(PrizeWon, on_prize_won),
    on(PrizeLost, on_prize_lost),
    then=dict.fromkeys(
        (
            SessionReuseDetected,
            ContestOpened,
            ContestClosed,
            ContestCancelled,
            EntryDisqualified,
            DrawFrozen,
            DrawDrawn,
            DrawConfirmed,
            PrizeWon,
            PrizeLost,
        ),
        send_after_events,
    ),
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations({"updates": replay_update, "deliveries": replay_delivery}),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, sweep.CHECKS),
    "getReady": ready_if(configured, writing, pacer_answers, known_to_telegram, alerts_told),
    "receiveTelegramUpdate": receive_telegram_update,
}
