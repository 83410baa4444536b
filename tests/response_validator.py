"""openapi-core as the response validator: every reply that a test sees is held to the document."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from openapi_core import Config, OpenAPI
from openapi_core.templating.paths.exceptions import PathError
from openapi_core.testing import MockRequest, MockResponse

from tools.contract.changes import RELEASED
from tools.contract.compile import load

HOST = "http://gateway.test"
FORBIDDEN = "urn:problem:forbidden"  # the gateway's, for who lacks a role


def _names_roles(method: str, path: str, *, released: bool) -> bool:
    """Whether the document names roles for an operation of this path."""
    return any(
        roles
        for template, item in _document(released=released)["paths"].items()
        if re.fullmatch(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template)), path)
        for requirement in item.get(method.lower(), {}).get("security", ())
        for roles in requirement.values()
    )


def _document(*, released: bool) -> Any:
    return json.loads(RELEASED.read_text()) if released else load()


@functools.cache
def _openapi(*, released: bool) -> OpenAPI:
    document: Any = _document(released=released) | {"servers": [{"url": HOST}]}
    readers: dict[str, Callable[[bytes], Any]] = {
        "application/problem+json": json.loads,
        "application/jsonl": _text,
        "text/csv": _text,
    }
    config = Config(extra_media_type_deserializers=readers)
    return OpenAPI.from_dict(document, config=config)


def _text(content: bytes, *, charset: str = "utf-8") -> str:
    return content.decode(charset)


def check_reply(
    method: str,
    path: str,
    query: str,
    *,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    released: bool = False,
) -> None:
    """Raise what openapi-core raises when the reply is not one that the document,
    or that of the last release, describes.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    assert lower.get("x-request-id"), f"{method} {path} answered without x-request-id"
    if status >= 400:
        assert lower["content-type"] == "application/problem+json", (
            f"{method} {path} answered {status} with {lower['content-type']}"
        )
    if method in ("HEAD", "OPTIONS") or status == 304:
        return
    if status == 403 and json.loads(body).get("type", FORBIDDEN) == FORBIDDEN:
        assert _names_roles(method, path, released=released), (
            f"{method} {path} asks for a role that the document does not"
        )
    request = MockRequest(HOST, method.lower(), path, args=dict(parse_qsl(query)))
    if lower.get("content-type") == "application/jsonl":
        body = body or b"\n"  # openapi-core takes a list of nothing for a body that is missing
    response = MockResponse(
        body, status_code=status, headers=dict(headers), content_type=lower.get("content-type", "")
    )
    try:
        _openapi(released=released).validate_response(request, response)
    except PathError:  # an unknown path or method: then it must be the gateway that says so
        assert status in (400, 404, 405), (
            f"{method} {path} is not in the document but answers {status}"
        )
