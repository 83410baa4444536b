"""Asks content what posts show, in nobody's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from contest.bot.deps import Deps
from contest.kit import jsontext
from contest.kit.call import NOTHING, Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.ids import new_id

Model = TypeVar("Model", bound=BaseModel)

ASK_S = 10


async def ask(
    operation: str,
    model: type[Model],
    deps: Deps,
    *,
    path: Mapping[str, str] = NOTHING,
    body: Mapping[str, Any] | None = None,
) -> Model:
    """What an internal operation of content answers. Raises `ServiceAway`."""
    trace = deps.random_bytes(24).hex()
    call = Call(
        operation,
        new_id(deps.random_bytes),
        f"00-{trace[:32]}-{trace[32:]}-00",
        path=path,
        body=None if body is None else jsontext.encode(body),
    )
    reply = Reply.decode(await deps.services["content"](call.encode(), timeout_s=ASK_S))
    try:
        return model.model_validate_json(reply.body)
    except ValidationError as error:
        raise ServiceAway(f"{operation} answered otherwise: {error.error_count()}") from None
