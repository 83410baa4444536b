"""openapi-core as the response validator: every reply that a test sees is held to the document."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs
from jsonschema_path import SchemaPath
from openapi_core import Config, OpenAPI
from openapi_core.templating.paths.exceptions import PathError
from openapi_core.templating.paths.finders import APICallPathFinder
from openapi_core.testing import MockRequest, MockResponse
from openapi_core.validation.schemas import oas31_schema_validators_factory
from openapi_core.validation.schemas.factories import DialectSchemaValidatorsFactory
from openapi_core.validation.schemas.validators import SchemaValidator

from tests.operations import DOCUMENT
from tools.contract.changes import RELEASED

HOST = "http://gateway.test"
DOCUMENT_URI = "urn:document"
ADDRESSES_MAX = 10_000
PLACES_MAX = 20_000  # of the document
REPLIES_MAX = 20_000
PAGE = "text/html; charset=utf-8"  # where the document has one that says what is not there
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


@functools.cache
def _document(*, released: bool) -> Any:
    return json.loads(RELEASED.read_text()) if released else DOCUMENT


class _Paths(APICallPathFinder):
    """openapi-core's, which goes through all paths for each reply: here once for each address."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.find = functools.lru_cache(ADDRESSES_MAX)(super().find)  # type: ignore[method-assign]


class _Schemas(DialectSchemaValidatorsFactory):
    """openapi-core's, which makes a schema's validator anew for each reply: here once. Whether a
    value is valid, jsonschema-rs says, in a twentieth of the time; why it is not, jsonschema does.
    """

    def __init__(self, document: Any) -> None:
        given = oas31_schema_validators_factory
        super().__init__(
            given.schema_validator_cls, given.default_jsonschema_dialect_id, given.format_checker
        )
        self._registry = jsonschema_rs.Registry([(DOCUMENT_URI, document)])
        self.create = functools.cache(self._create)  # type: ignore[method-assign,assignment]

    def _create(self, *arguments: Any, **more: Any) -> SchemaValidator:
        made = super().create(*arguments, **more)
        schema = json.dumps(made.validator.schema).replace('"#/', f'"{DOCUMENT_URI}#/')
        fast = jsonschema_rs.Draft202012Validator(
            json.loads(schema), registry=self._registry, validate_formats=True
        )
        explain = made.validate
        made.validate = lambda value: None if fast.is_valid(value) else explain(value)  # type: ignore[method-assign]
        return made


@functools.cache
def _validator(*, released: bool) -> Any:
    document: Any = _document(released=released) | {"servers": [{"url": HOST}]}
    readers: dict[str, Callable[[bytes], Any]] = {
        "application/problem+json": json.loads,
        "application/jsonl": _text,
        "image/png": lambda content: content.decode("latin-1"),
        "image/svg+xml": _text,
        "text/csv": _text,
        "application/xml": _text,
        "text/html": _text,
        "text/plain": _text,
    }
    config = Config(
        spec_validator_cls=None,  # type: ignore[arg-type] # `make check` validates it
        extra_media_type_deserializers=readers,
        path_finder_cls=_Paths,
        schema_validators_factory=_Schemas(document),
    )
    places = SchemaPath.from_dict(document, resolved_cache_maxsize=PLACES_MAX)
    return OpenAPI(places, config=config).response_validator


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
    is_site = path.startswith("/contests/") or not path.startswith("/v1/")
    if status >= 400 and not (is_site and lower["content-type"] == PAGE):
        assert lower["content-type"] == "application/problem+json", (
            f"{method} {path} answered {status} with {lower['content-type']}"
        )
    if method in ("HEAD", "OPTIONS") or status == 304:
        return
    if status == 403 and json.loads(body).get("type", FORBIDDEN) == FORBIDDEN:
        assert _names_roles(method, path, released=released), (
            f"{method} {path} asks for a role that the document does not"
        )
    _validate(method, path, query, status, tuple(headers.items()), body, released=released)


@functools.lru_cache(REPLIES_MAX)
def _validate(
    method: str,
    path: str,
    query: str,
    status: int,
    headers: tuple[tuple[str, str], ...],
    body: bytes,
    *,
    released: bool,
) -> None:
    """Raise what openapi-core raises. Half of what the tests see, they have seen before."""
    media_type = {name.lower(): value for name, value in headers}.get("content-type", "")
    request = MockRequest(HOST, method.lower(), path, args=dict(parse_qsl(query)))
    if media_type == "application/jsonl":
        body = body or b"\n"  # openapi-core takes a list of nothing for a body that is missing
    response = MockResponse(
        body, status_code=status, headers=dict(headers), content_type=media_type
    )
    try:
        _validator(released=released).validate(request, response)
    except PathError:  # an unknown path or method: then it must be the gateway that says so
        assert status in (400, 404, 405), (
            f"{method} {path} is not in the document but answers {status}"
        )
