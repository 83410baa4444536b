"""Broadcasts over HTTP: for admins, and for who edits a contest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from contest.bot.broadcasts import repository, statements
from contest.bot.broadcasts.access import is_admin
from contest.bot.broadcasts.audiences import check, count
from contest.bot.broadcasts.problems import BroadcastEnded, BroadcastNotFound
from contest.bot.broadcasts.records import Audience, Broadcast, message, written
from contest.bot.deps import Deps
from contest.bot.people.refusing import heeding
from contest.bot.people.services import Refusal
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message
from contest.contract import bot as models
from contest.kit.call import Actor, Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import Statement
from contest.kit.idempotency import earlier_reply, take_effect
from contest.kit.ids import new_id
from contest.kit.paging import Place, page_of
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation

AHEAD_S_MAX = 366 * 86_400
ENDED = ("done", "cancelled")
Given = TypeVar("Given", models.BroadcastMessage, models.NewBroadcast)
Change = Callable[[str, int], Sequence[Statement]]


async def preview_broadcast(call: Call, deps: Deps) -> Reply:
    """Send it to the caller alone, and count. Raises `Refusal`."""
    given = _checked(call.json(models.BroadcastMessage))
    size = await count(_audience(given), call.caller, deps)
    said = Message(say=written(given.text, _button(given))).encode()
    key = f"preview-{new_id(deps.random_bytes)}"
    notice = sending.notice(key, call.actor_id, said, now=int(deps.now()))
    await deps.db.batch([notice])
    await deps.alarm.ring(0)
    return Reply.of(models.BroadcastPreview(people_max=size.people))


async def create_broadcast(call: Call, deps: Deps) -> Reply:
    """The broadcast that begins. Raises `Refusal`, `KeyReused` or `KeyInProgress`."""
    if earlier := await earlier_reply(call, deps):
        return earlier
    given = _checked(call.json(models.NewBroadcast))
    audience = _audience(given)
    await check(audience, call.caller, deps)
    now, broadcast_id = int(deps.now()), new_id(deps.random_bytes)
    broadcast = Broadcast(
        broadcast_id=broadcast_id,
        author_id=call.actor_id,
        kind=audience.kind,
        contest_id=audience.contest_id,
        task_id=audience.task_id,
        locale=audience.locale,
        text=given.text,
        message=message(written(given.text, _button(given)), broadcast_id),
        state="running",
        starts_at=_starts_at(given, now=now),
        created_at=now,
    )
    reply = Reply.of(_described(broadcast), 201)
    reply = await take_effect(call, deps, [statements.begun(broadcast)], reply) or reply
    await deps.alarm.ring(0)
    return reply


async def list_broadcasts(call: Call, deps: Deps) -> Reply:
    """A page of the caller's; of all, for an admin; of a contest's, for who edits it. Raises
    `Refusal`.
    """
    page, contest_id = page_of(call), call.query.get("contest_id")
    if contest_id is not None:
        await check(Audience(kind="entrants", contest_id=contest_id), call.caller, deps)
        found = await repository.list_of_contest(deps.db, contest_id, page=page)
        return page.reply(found, item=_described, place=_place)
    author_id = None if is_admin(call.caller) else call.actor_id
    found = await repository.list_page(deps.db, author_id, page=page)
    return page.reply(found, item=_described, place=_place)


async def get_broadcast(call: Call, deps: Deps) -> Reply:
    """How far it is. Raises `BroadcastNotFound`."""
    return Reply.of(_described(await _found(call, deps)))


def _changing(change: Change) -> Callable[[Call, Deps], Awaitable[Reply]]:
    """The operation that changes the state of a broadcast; the one it is in already is none."""

    async def changed(call: Call, deps: Deps) -> Reply:
        """Raises `BroadcastNotFound` or `BroadcastEnded`."""
        found = await _found(call, deps)
        if found.state in ENDED and not (found.state == "cancelled" and change is cancel):
            raise BroadcastEnded
        batch = change(found.broadcast_id, int(deps.now()))
        after = await repository.change(deps.db, batch, found.broadcast_id)
        if after is None:
            raise BroadcastNotFound
        await deps.alarm.ring(0)
        return Reply.of(_described(after))

    return changed


def pause(broadcast_id: str, now: int) -> Sequence[Statement]:
    return statements.paused(broadcast_id, now=now)


def resume(broadcast_id: str, now: int) -> Sequence[Statement]:
    return statements.resumed(broadcast_id, now=now)


def cancel(broadcast_id: str, now: int) -> Sequence[Statement]:
    return statements.cancelled(broadcast_id, now=now)


async def _found(call: Call, deps: Deps) -> Broadcast:
    found = await repository.find(deps.db, call.path["broadcast_id"])
    if found and await _manages(call.caller, found, deps):
        return found
    raise BroadcastNotFound


async def _manages(actor: Actor, broadcast: Broadcast, deps: Deps) -> bool:
    """Whether someone has made it, edits its contest, or is an admin."""
    if broadcast.author_id == actor.user_id or is_admin(actor):
        return True
    if broadcast.contest_id is None:
        return False
    try:
        await check(Audience(kind="entrants", contest_id=broadcast.contest_id), actor, deps)
    except Refusal:
        return False
    return True


def _audience(given: Given) -> Audience:
    wanted = given.audience.model_dump(exclude_unset=True)
    return Audience(**wanted)


def _button(given: Given) -> tuple[str, str] | None:
    button = given.model_dump(exclude_unset=True).get("button")
    return (button["text"], button["url"]) if button else None


def _checked(given: Given) -> Given:
    """Raises `InvalidRequest` for what the document cannot say."""
    audience, button = _audience(given), _button(given)
    wrong = {
        "/body/text": not given.text.strip() and "is blank",
        "/body/button/text": button and not button[0].strip() and "is blank",
        "/body/button/url": button and not button[1].startswith("https://") and "begins otherwise",
        "/body/audience/contest_id": (audience.kind == "all") is bool(audience.contest_id)
        and "is of all audiences but `all`",
        "/body/audience/task_id": (audience.kind == "unfinished") is not bool(audience.task_id)
        and "is of `unfinished` alone",
    }
    if errors := [FieldError(pointer, why) for pointer, why in wrong.items() if why]:
        raise InvalidRequest(errors=errors)
    return given


def _starts_at(given: models.NewBroadcast, *, now: int) -> int:
    wanted = given.model_dump(exclude_unset=True).get("starts_at")
    at = max(now, int(wanted.timestamp())) if wanted else now
    if at > now + AHEAD_S_MAX:
        raise InvalidRequest(errors=[FieldError("/body/starts_at", "is more than a year ahead")])
    return at


def _place(broadcast: Broadcast) -> Place:
    return broadcast.created_at, broadcast.broadcast_id


def _described(broadcast: Broadcast) -> models.Broadcast:
    audience = broadcast.audience
    wanted = {
        "kind": audience.kind,
        "contest_id": audience.contest_id,
        "task_id": audience.task_id,
        "locale": audience.locale,
    }
    return models.Broadcast.model_validate(
        {
            "id": broadcast.broadcast_id,
            "audience": {name: value for name, value in wanted.items() if value is not None},
            "text": broadcast.text,
            "state": broadcast.state,
            "starts_at": to_rfc3339(broadcast.starts_at),
            "created_at": to_rfc3339(broadcast.created_at),
            "people": broadcast.people,
            "sent": broadcast.sent,
            "blocked": broadcast.blocked,
            "failed": broadcast.failed,
        }
    )


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "previewBroadcast": heeding(preview_broadcast),
    "createBroadcast": heeding(create_broadcast),
    "listBroadcasts": heeding(list_broadcasts),
    "getBroadcast": heeding(get_broadcast),
    "pauseBroadcast": heeding(_changing(pause)),
    "resumeBroadcast": heeding(_changing(resume)),
    "cancelBroadcast": heeding(_changing(cancel)),
}
