"""The multipart bodies that wrangler sends."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from tools.cloudflare.refusal import Refused

PARTS_MAX = 10_000


@dataclass(frozen=True)
class Part:
    """One part: the name of its field, its content type and its bytes."""

    name: str
    content_type: str
    content: bytes


async def read_parts(request: Request) -> dict[str, Part]:
    """The parts by name; none for another kind of body.

    Raises `Refused` for what is not well formed, and for a name given twice.
    """
    try:
        async with request.form(max_files=PARTS_MAX, max_fields=PARTS_MAX) as form:
            parts = [await _part(name, value) for name, value in form.multi_items()]
    except HTTPException as error:
        raise Refused(400, 10000, error.detail) from None
    found = {part.name: part for part in parts}
    if len(found) != len(parts):
        raise Refused(400, 10000, "two parts have one name")
    return found


async def _part(name: str, value: UploadFile | str) -> Part:
    if isinstance(value, str):
        return Part(name, "", value.encode())
    return Part(name, value.content_type or "", await value.read())
