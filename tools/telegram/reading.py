"""Reads what a method takes, from JSON, a form or a query."""

from __future__ import annotations

import json
import secrets
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.requests import Request

from tools.telegram.parameters import ATTACHED, Parameters
from tools.telegram.state import USER_ID_MAX, Emulator, File, Json, Refused, bad_request

BODY_BYTES_MAX = 1_000_000
FORM_BYTES_MAX = 50 * 1024 * 1024 + BODY_BYTES_MAX


async def read_parameters(emulator: Emulator, request: Request) -> tuple[Json, bool]:
    """The call's parameters, and whether they came as text (query, form). Files are kept."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    bytes_max = FORM_BYTES_MAX if content_type == "multipart/form-data" else BODY_BYTES_MAX
    if len(await request.body()) > bytes_max:
        raise Refused(413, "Request Entity Too Large")
    if content_type == "application/json" and await request.body():
        if request.query_params:
            raise bad_request(
                "the emulator takes parameters from a JSON body or the query, not both"
            )
        return await read_json(request), False
    if content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            return await _single(emulator, request.query_params, form), True
    if await request.body():
        raise bad_request(f"unsupported content type {content_type!r}")
    return await _single(emulator, request.query_params), True


async def _single(emulator: Emulator, *sources: QueryParams | FormData) -> Json:
    pairs: list[tuple[str, Any]] = [pair for source in sources for pair in source.multi_items()]
    if len(dict(pairs)) != len(pairs):
        raise bad_request("a parameter is given twice")
    return {
        name: value if isinstance(value, str) else await _kept(emulator, value)
        for name, value in pairs
    }


async def _kept(emulator: Emulator, file: UploadFile) -> Json:
    """What stands for an uploaded file among the parameters: see `Upload`."""
    content, file_id = await file.read(), secrets.token_urlsafe(16)
    emulator.files[file_id] = File(content, file.content_type or "application/octet-stream")
    return {"file": file.filename or "file", "file_id": file_id, "size": len(content)}


def attach(given: Json) -> Json:
    """The parameters, with the files that `media` names (`attach://...`) in its place."""
    media = given.get("media")
    if not isinstance(media, dict) or not str(media.get("media")).startswith(ATTACHED):
        return given
    source = media["media"]
    name = source.removeprefix(ATTACHED)
    if not isinstance(given.get(name), dict):
        raise bad_request("wrong file identifier/HTTP URL specified")
    others = {other: value for other, value in given.items() if other != name}
    return others | {"media": media | {"media": given[name]}}


async def read_json(request: Request) -> Json:
    try:
        body = _loads(await request.body())
    except ValueError as error:
        raise bad_request(f"can't parse JSON object: {error}") from error
    if not isinstance(body, dict):
        raise bad_request("expected a JSON object")
    return body


def _loads(text: str | bytes) -> Any:
    """JSON that can be written again: no NaN, no half surrogate pairs. Raises `ValueError`."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def from_text(model: type[Parameters], name: str, value: Any) -> Any:
    """Queries and forms carry everything but strings as JSON text."""
    field = model.model_fields.get(name)
    if not field or field.annotation in (str, str | None) or not isinstance(value, str):
        return value
    try:
        return _loads(value)
    except ValueError:
        return value


Model = TypeVar("Model", bound=Parameters)


async def read(request: Request, model: type[Model]) -> Model:
    """The body of a control. Raises `Refused`."""
    return valid(model, await read_json(request))


def user_id_of(request: Request) -> int:
    """That of the path. Raises `Refused`."""
    user_id = int(request.path_params["user_id"])
    if not 0 < user_id <= USER_ID_MAX:
        raise bad_request("a user id is a positive integer of at most 52 bits")
    return user_id


def valid(model: type[Model], given: Json) -> Model:
    """The parameters, or `Refused` with the first thing that is wrong."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        reason = {"extra_forbidden": "is unknown", "missing": "is required"}.get(
            first["type"], f"is wrong: {first['msg']}"
        )
        raise bad_request(f'parameter "{name}" {reason}' if name else first["msg"]) from error
