"""Whether a request is as the document describes it: parameters, then the body;
what passes is a `Call`.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

from pydantic import BaseModel

from contest.gateway.accept import chosen
from contest.gateway.operation import Operation, Parameter
from contest.gateway.problems import UnsupportedMediaType
from contest.gateway.trace import Trace
from contest.kit.call import Actor, Call, parse_body
from contest.kit.http import urlencoded
from contest.kit.http.request import Request
from contest.kit.http.strictjson import decode_json_text
from contest.kit.problems import FieldError, InvalidRequest

Value = str | int | float | bool

QUERY_BYTES_MAX = 4096

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_JSON = re.compile(r'application/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?', re.IGNORECASE)


async def check(
    request: Request, operation: Operation, values: list[str], trace: Trace, actor: Actor | None
) -> Call:
    """The call that the request makes. Raises `InvalidRequest`, `NotAcceptable`,
    `UnsupportedMediaType`, `BodyTooLarge` or a refusal of the body's form.
    """
    errors: list[FieldError] = []
    path = {
        parameter.name: str(_value(parameter, text, errors))
        for parameter, text in zip(operation.path, values, strict=True)
    }
    given = _known(operation, request.query) if operation.any_query else request.query
    query = _query(operation, given, errors) if given else {}
    for parameter in operation.outside:
        _outside(parameter, request, query, errors)
    errors += [
        FieldError(f"/{parameter.place}/{parameter.name}", "is required")
        for parameter in operation.required
        if parameter.name not in query
    ]
    if operation.produces:
        query["accept"] = chosen(request.header("accept"), operation.produces)
    key = query.pop("idempotency-key", None) if operation.idempotent else None
    if errors:
        raise InvalidRequest(errors=errors)
    return Call(
        operation=operation.operation_id,
        request_id=trace.request_id,
        traceparent=trace.traceparent,
        tracestate=trace.tracestate,
        instance=trace.instance,
        actor=actor,
        path=path,
        query=query,
        idempotency_key=key,
        body=await _body(request, operation.body, operation.body_bytes_max)
        if operation.body
        else None,
    )


def _known(operation: Operation, query: str) -> str:
    """What of a query the document describes, as it was sent: the rest may be in any encoding."""
    parts = query.split("&") if operation.query else ()
    return "&".join(part for part in parts if part.partition("=")[0] in operation.query)


def _query(operation: Operation, query: str, errors: list[FieldError]) -> dict[str, Any]:
    if len(query) > QUERY_BYTES_MAX:
        raise InvalidRequest(f"The query is longer than {QUERY_BYTES_MAX} bytes.")
    given: dict[str, list[str]] = {}
    for name, text in _pairs(query):
        given.setdefault(name, []).append(text)
    found: dict[str, Any] = {}
    for name, texts in given.items():
        parameter = operation.query.get(name)
        if parameter is None:
            errors.append(FieldError(f"/query/{name[:64]}", "is not a parameter of this operation"))
        elif parameter.many:
            found[name] = _values(parameter, texts, errors)
        elif len(texts) > 1:
            errors.append(FieldError(f"/query/{name}", "is given more than once"))
            found[name] = texts
        else:
            found[name] = _value(parameter, texts[0], errors)
    return found


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return [(name, value) for name, equals, value in urlencoded.pairs(query) if name or equals]
    except UnicodeDecodeError:
        raise InvalidRequest("The query is not valid UTF-8.") from None


def _outside(
    parameter: Parameter, request: Request, found: dict[str, Any], errors: list[FieldError]
) -> None:
    """A parameter in a header or a cookie, if it is there."""
    text = (
        request.header(parameter.name)
        if parameter.place == "header"
        else _cookie(request, parameter.name)
    )
    if text is None:
        return
    if parameter.many:
        found[parameter.name] = _values(
            parameter, [part.strip() for part in text.split(",")], errors
        )
    else:
        found[parameter.name] = _value(parameter, text, errors)


def _cookie(request: Request, name: str) -> str | None:
    for part in (request.header("cookie") or "").split(";"):
        key, equals, value = part.strip().partition("=")
        if equals and key == name:
            return value
    return None


def _values(parameter: Parameter, texts: list[str], errors: list[FieldError]) -> list[Value]:
    if len(texts) < (parameter.items_min or 0) or (
        parameter.items_max is not None and len(texts) > parameter.items_max
    ):
        errors.append(
            FieldError(f"/{parameter.place}/{parameter.name}", "has too few or too many items")
        )
    return [_value(parameter, text, errors) for text in texts]


def _value(parameter: Parameter, text: str, errors: list[FieldError]) -> Value:
    """The checked value; a fault goes to `errors`, and the value is then of no consequence."""
    fault = None
    value: Value = text
    if parameter.kind == "string":
        fault = _fault(parameter, text, size=len(text), unit=" characters long")
    elif parameter.kind == "integer":
        value = int(text) if _INTEGER.fullmatch(text) else text
        fault = "must be an integer" if value is text else _number_fault(parameter, int(value))
    elif parameter.kind == "number":
        value = float(text) if _NUMBER.fullmatch(text) else math.inf
        fault = _number_fault(parameter, value) if math.isfinite(value) else "must be a number"
    elif parameter.kind == "boolean":
        value = text == "true"
        fault = None if text in ("true", "false") else "must be true or false"
    elif not _is_time(text):
        fault = "must be a date and time as in RFC 3339"
    if fault:
        errors.append(FieldError(f"/{parameter.place}/{parameter.name}", fault))
    return value


def _is_time(text: str) -> bool:
    """Whether pydantic would take it as well: leap seconds and the year 0 are none."""
    try:
        return bool((parts := _TIME.fullmatch(text)) and date.fromisoformat(parts[1]))
    except ValueError:
        return False


def _number_fault(parameter: Parameter, value: float) -> str | None:
    if parameter.above is not None and value <= parameter.above:
        return f"must be more than {parameter.above}"
    if parameter.below is not None and value >= parameter.below:
        return f"must be less than {parameter.below}"
    return _fault(parameter, value, size=value, unit="")


def _fault(parameter: Parameter, value: Value, *, size: float, unit: str) -> str | None:
    if parameter.minimum is not None and size < parameter.minimum:
        return f"must be at least {parameter.minimum}{unit}"
    if parameter.maximum is not None and size > parameter.maximum:
        return f"must be at most {parameter.maximum}{unit}"
    if parameter.enum and value not in parameter.enum:
        return f"must be one of {', '.join(map(str, parameter.enum))}"
    if parameter.regex and not parameter.regex.fullmatch(str(value)):
        return f"must match {parameter.pattern}"
    return None


async def _body(request: Request, model: type[BaseModel], bytes_max: int) -> str:
    if not _JSON.fullmatch((request.header("content-type") or "").strip()):
        raise UnsupportedMediaType(
            "Send application/json in UTF-8.", headers={"accept": "application/json"}
        )
    encoding = request.header("content-encoding")
    if encoding and encoding.strip().lower() != "identity":
        raise UnsupportedMediaType(
            "Send the body as it is, not compressed.", headers={"accept-encoding": "identity"}
        )
    text = decode_json_text(await request.read_body(bytes_max))
    parse_body(model, text)
    return text
