"""The people of a broadcast: everybody is known to the bot, those of a contest to content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from contest.bot.broadcasts import repository
from contest.bot.broadcasts.access import check_admin
from contest.bot.broadcasts.records import Audience
from contest.bot.deps import Deps
from contest.bot.people.services import Refusal
from contest.kit import jsontext
from contest.kit.call import Actor, Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.ids import new_id

Model = TypeVar("Model", bound=BaseModel)

PAGE = 100
ASK_S = 10


class People(NamedTuple):
    """A page of an audience. No cursor: it was the last one."""

    telegram_ids: list[str]
    cursor: str | None


class Listed(BaseModel, extra="ignore"):
    telegram_ids: list[str]
    next: str | None


class Size(BaseModel, extra="ignore"):
    title: str
    people: int


async def read_page(audience: Audience, cursor: str, deps: Deps) -> People:
    """The people who come after a cursor. Raises `ServiceAway`."""
    if audience.kind == "all":
        found = await repository.list_recipients(deps.db, after=cursor, count_max=PAGE)
        last = found[-1][0] if len(found) == PAGE else None
        return People([telegram_id for _, telegram_id in found], last)
    listed = await _ask("listAudience", Listed, audience, deps, after=cursor)
    return People(listed.telegram_ids, listed.next)


async def count(audience: Audience, actor: Actor, deps: Deps) -> Size:
    """How many there are at most, and of which contest, for someone who may write to them.
    Raises `Refusal`, or `ServiceAway`.
    """
    if audience.kind == "all":
        check_admin(actor)
        people = await repository.count_recipients(deps.db, audience.locale)
        return Size(title="", people=people)
    return await _ask("countAudience", Size, audience, deps, actor=actor)


async def check(audience: Audience, actor: Actor, deps: Deps) -> None:
    """Raises what `count` raises."""
    if audience.kind == "all":
        check_admin(actor)
    else:
        await count(audience, actor, deps)


async def _ask(
    operation: str,
    model: type[Model],
    audience: Audience,
    deps: Deps,
    *,
    actor: Actor | None = None,
    after: str = "",
) -> Model:
    trace = deps.random_bytes(24).hex()
    body: Mapping[str, Any] = {"kind": audience.kind, "after": after}
    body = {**body, "task_id": audience.task_id} if audience.task_id else body
    call = Call(
        operation,
        new_id(deps.random_bytes),
        f"00-{trace[:32]}-{trace[32:]}-00",
        actor=actor,
        path={"contest_id": audience.contest_id or ""},
        body=jsontext.encode(body),
    )
    reply = Reply.decode(await deps.services["content"](call.encode(), timeout_s=ASK_S))
    if 400 <= reply.status < 500:
        problem = jsontext.decode(reply.body)
        name = str(problem["type"]).removeprefix("urn:problem:")
        raise Refusal(name, str(problem.get("detail", "")), reply.status)
    try:
        return model.model_validate_json(reply.body)
    except ValidationError as error:
        raise ServiceAway(f"{operation} answered otherwise: {error.error_count()}") from None
