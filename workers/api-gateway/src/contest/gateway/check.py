"""Whether a request is as the document describes it: parameters, then the body; what passes is a `Call`."""

from __future__ import annotations

import re
from typing import Any

from contest.contract import models
from contest.gateway.operation import Operation, Parameter
from contest.gateway.problems import UnsupportedMediaType
from contest.gateway.trace import Trace
from contest.kit import urlencoded
from contest.kit.call import Actor, Call, parse_body
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.request import BodyTooLarge, Request
from contest.kit.strictjson import decode_json_text

QUERY_BYTES_MAX = 4096

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})", re.ASCII)
_JSON = re.compile(r'application/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?', re.IGNORECASE)


async def check(request: Request, operation: Operation, values: list[str], trace: Trace, actor: Actor | None) -> Call:
    """The call that the request makes. Raises `InvalidRequest`, `UnsupportedMediaType`, `BodyTooLarge` or a refusal of the body's form."""
    errors: list[FieldError] = []
    path = {parameter.name: str(_value(parameter, text, "/path", errors)) for parameter, text in zip(operation.path, values, strict=True)}
    query = _query(operation, request.query, errors)
    if errors:
        raise InvalidRequest(errors=errors)
    return Call(
        operation=operation.operation_id,
        request_id=trace.request_id,
        traceparent=trace.traceparent,
        instance=trace.instance,
        actor=actor,
        path=path,
        query=query,
        body=await _body(request, operation) if operation.body else None,
    )


def _query(operation: Operation, query: str, errors: list[FieldError]) -> dict[str, Any]:
    if len(query) > QUERY_BYTES_MAX:
        raise InvalidRequest(f"The query is longer than {QUERY_BYTES_MAX} bytes.")
    parameters = {parameter.name: parameter for parameter in operation.query}
    found: dict[str, Any] = {}
    for name, text in _pairs(query):
        if name not in parameters:
            errors.append(FieldError(f"/query/{name[:64]}", "is not a parameter of this operation"))
        elif name in found:
            errors.append(FieldError(f"/query/{name}", "is given more than once"))
        else:
            found[name] = _value(parameters[name], text, "/query", errors)
    errors += [FieldError(f"/query/{each.name}", "is required") for each in operation.query if each.required and each.name not in found]
    return found


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return [(name, value) for name, equals, value in urlencoded.pairs(query) if name or equals]
    except UnicodeDecodeError:
        raise InvalidRequest("The query is not valid UTF-8.") from None


def _value(parameter: Parameter, text: str, place: str, errors: list[FieldError]) -> str | int:
    """The checked value; a fault goes to `errors`, and the value is then of no consequence."""
    value: str | int = text
    size = len(text)
    fault = ""
    if parameter.kind == "integer":
        if not _INTEGER.fullmatch(text):
            errors.append(FieldError(f"{place}/{parameter.name}", "must be an integer"))
            return text
        value = size = int(text)
    if parameter.minimum is not None and size < parameter.minimum:
        fault = f"must be at least {parameter.minimum}" + (" characters long" if parameter.kind == "string" else "")
    elif parameter.maximum is not None and size > parameter.maximum:
        fault = f"must be at most {parameter.maximum}" + (" characters long" if parameter.kind == "string" else "")
    elif parameter.enum and value not in parameter.enum:
        fault = f"must be one of {', '.join(parameter.enum)}"
    elif parameter.regex and not parameter.regex.fullmatch(text):
        fault = f"must match {parameter.pattern}"
    if fault:
        errors.append(FieldError(f"{place}/{parameter.name}", fault))
    return value


async def _body(request: Request, operation: Operation) -> str:
    if not _JSON.fullmatch((request.header("content-type") or "").strip()):
        raise UnsupportedMediaType("Send application/json in UTF-8.", headers={"accept": "application/json"})
    declared = request.header("content-length") or ""
    if declared.isascii() and declared.isdigit() and int(declared) > operation.body_bytes_max:
        raise BodyTooLarge(f"At most {operation.body_bytes_max} bytes are accepted here.")
    text = decode_json_text(await request.read_body(operation.body_bytes_max))
    parse_body(getattr(models, operation.body or ""), text)
    return text
