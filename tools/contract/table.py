"""Compile the operations of the document into the gateway's table: plain Python data, in the words
of `contest.gateway.operation`.

Whatever the gateway would not enforce is a `Failure` that names its place.

"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tools.contract.extensions import EXTENSION_KEYS, Limit, extensions, rate_limits_of
from tools.contract.replies import produces_of
from tools.contract.rules import check_limits, check_pattern, only, refuse, resolve
from tools.contract.schema import body_name
from tools.contract.security import roles_of, security_of
from tools.fleet import BY_NAME

SHARED = "shared"  # the module of the schemas that are no service's own
METHODS = ("get", "post", "put", "patch", "delete")
OPERATION_KEYS = {
    "operationId",
    "summary",
    "description",
    "tags",
    "security",
    "parameters",
    "requestBody",
    "responses",
}
PARAMETER_KEYS = {"name", "in", "required", "description", "schema", "example", "style", "explode"}
STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
RESERVED_HEADERS = {"accept", "content-type", "authorization"}  # which OpenAPI describes elsewhere
BOUNDS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
PARAMETER_SCHEMA_KEYS = {
    "string": {"type", "enum", "minLength", "maxLength", "pattern", "default", "description"},
    "integer": {"type", "enum", "default", "description"} | BOUNDS,
    "number": {"type", "default", "description"} | BOUNDS,
    "boolean": {"type", "default", "description"},
}
FORMAT_KEYS = {"type", "format", "default", "description"}
LIST_SCHEMA_KEYS = {"type", "items", "minItems", "maxItems", "description"}
UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"

OPERATION_ID = re.compile(r"[a-z]+(?:[A-Z][a-z]*)*")
MODEL = re.compile(r"\bbody=([a-z_]+)\.")
ROOT_PATH = "/"
SEGMENT = re.compile(r"\{[a-z_]+\}|\.well-known|[A-Za-z0-9_~-][A-Za-z0-9._~-]*")


def table(document: dict[str, Any]) -> str:
    """The source of the table, not yet formatted."""
    tree: dict[str, Any] = {"methods": {}, "children": {}}
    constants = []
    for path, method, operation in operations(document):
        source = _operation(document, path, method, operation)
        if operation.get("x-internal"):
            continue
        constants.append(f"{_constant(operation)} = {source}\n")
        node = tree
        for segment in path.removeprefix("/").split("/"):
            key = "{}" if segment.startswith("{") else segment
            node = node["children"].setdefault(key, {"methods": {}, "children": {}})
        node["methods"][method] = _constant(operation)
    modules = sorted(set(MODEL.findall("".join(constants))))
    return "\n".join(
        [
            '"""The gateway\'s table. Generated from openapi/ by `make spec`: do not edit."""\n',
            f"from contest.contract import {', '.join(modules)}" if modules else "",
            "from contest.gateway.operation import Node, Operation, Parameter\n",
            *constants,
            f"ROOT = {_node(tree)}",
        ]
    )


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """`(path, METHOD, operation)` for each operation, those with `x-internal` included."""
    for path, item in document["paths"].items():
        only(item, set(METHODS), path)
        for method, operation in item.items():
            yield path, method.upper(), operation


def rate_limits(document: dict[str, Any]) -> set[Limit]:
    """Every distinct (requests, seconds): the gateway needs one binding for each."""
    listed = operations(document)
    return {
        limit
        for path, method, each in listed
        for limit in rate_limits_of(each, method, path)
        if limit
    }


class _Source(str):
    """Python source, which `repr` leaves as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _call(name: str, fields: Mapping[str, object]) -> _Source:
    """A call with those fields that say something."""
    said = (
        f"{field}={value!r}"
        for field, value in fields.items()
        if value is not None and value is not False and value != ()
    )
    return _Source(f"{name}({', '.join(said)})")


def _node(node: dict[str, Any]) -> str:
    methods = ", ".join(f"{method!r}: {name}" for method, name in node["methods"].items())
    children = ", ".join(
        f"{segment!r}: {_node(child)}" for segment, child in node["children"].items()
    )
    arguments = [f"methods={{{methods}}}"] * bool(methods) + [f"children={{{children}}}"] * bool(
        children
    )
    return f"Node({', '.join(arguments)})"


def _operation(
    document: dict[str, Any], path: str, method: str, operation: dict[str, Any]
) -> _Source:
    where = f"{path} {method}"
    only(operation, OPERATION_KEYS | EXTENSION_KEYS, where)
    for needed in ("operationId", "x-service", "security", "summary", "responses"):
        if needed not in operation:
            refuse(where, f"no {needed}")
    if not OPERATION_ID.fullmatch(operation["operationId"]):
        refuse(where, f"operationId {operation['operationId']!r} is not in camelCase")
    parameters = [
        resolve(document, parameter, where) for parameter in operation.get("parameters", [])
    ]
    _check_names(parameters, where)
    fields: dict[str, object] = {
        "operation_id": operation["operationId"],
        "service": _service(operation["x-service"], parameters, where),
        "security": security_of(operation, where),
        "roles": roles_of(operation, where),
        "path": _path_parameters(document, path, parameters, where),
        "parameters": tuple(
            _parameter(document, each, where) for each in parameters if each["in"] != "path"
        ),
        "body": _body(document, operation.get("requestBody"), where),
        "produces": produces_of(
            document, operation, [each["name"].lower() for each in parameters], where
        ),
        **extensions(operation, method, where),
    }
    if fields["idempotent"] and not any(
        (each["name"].lower(), each["in"]) == ("idempotency-key", "header") for each in parameters
    ):
        refuse(where, "x-idempotent needs the parameter IdempotencyKey")
    return _call("Operation", fields)


def _constant(operation: dict[str, Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", operation["operationId"]).upper()


def _service(service: str, parameters: list[dict[str, Any]], where: str) -> str:
    if service in BY_NAME:
        return service
    named = [
        each for each in parameters if f"{{{each['name']}}}" == service and each["in"] == "path"
    ]
    if not named or not set(named[0]["schema"].get("enum", ["?"])) <= set(BY_NAME) - {
        "api-gateway"
    }:
        refuse(
            where,
            f"x-service {service!r} is neither a worker nor a path parameter that lists services",
        )
    return service


def _path_parameters(
    document: dict[str, Any], path: str, parameters: list[dict[str, Any]], where: str
) -> tuple[_Source, ...]:
    segments = path.split("/")[1:]
    for segment in segments if path != ROOT_PATH else ():
        if not SEGMENT.fullmatch(segment):
            refuse(
                where, f"the segment {segment!r} is neither a parameter nor in canonical spelling"
            )
    names = [segment[1:-1] for segment in segments if segment.startswith("{")]
    by_name = {each["name"]: each for each in parameters if each["in"] == "path"}
    if set(by_name) != set(names):
        refuse(where, f"path parameters {sorted(by_name)} are not those of the path")
    return tuple(_parameter(document, by_name[name], where) for name in names)


def _check_names(parameters: list[dict[str, Any]], where: str) -> None:
    """A call holds the parameters of all places by name, those of headers in lower case."""
    names = [
        each["name"].lower() if each["in"] == "header" else each["name"] for each in parameters
    ]
    for name in names:
        if names.count(name) > 1:
            refuse(where, f"two parameters are called {name}")


def _parameter(document: dict[str, Any], parameter: dict[str, Any], where: str) -> _Source:
    where, place = f"{where} parameter {parameter['name']}", parameter["in"]
    only(parameter, PARAMETER_KEYS, where)
    if parameter.get("style", STYLES[place]) != STYLES[place]:
        refuse(where, f"style {parameter['style']!r} is not enforced")
    if parameter.get("explode", place == "query") != (place == "query"):
        refuse(where, "explode: a list is repeated in a query, and separated by commas elsewhere")
    if place == "header" and parameter["name"].lower() in RESERVED_HEADERS:
        refuse(where, f"the header {parameter['name']} is not described as a parameter")
    outer = resolve(document, parameter["schema"], where)
    if outer.get("type") != "array":
        outer, schema = {}, outer
    else:
        only(outer, LIST_SCHEMA_KEYS, where)
        check_limits(outer, where)
        schema = resolve(document, outer.get("items", {}), where)
    fields: dict[str, object] = {
        "name": parameter["name"].lower() if place == "header" else parameter["name"],
        "place": place,
        "kind": "",
        "required": parameter.get("required", False),
        "many": bool(outer),
        "items_min": outer.get("minItems"),
        "items_max": outer.get("maxItems"),
    }
    return _call("Parameter", fields | _scalar(schema, where))


def _scalar(schema: dict[str, Any], where: str) -> dict[str, object]:
    """The checks of one value."""
    kind = schema.get("type")
    if not isinstance(kind, str) or kind not in PARAMETER_SCHEMA_KEYS:
        refuse(where, f"type {kind!r} is not enforced")
    if kind == "string" and "format" in schema:
        return _formatted(schema, where)
    only(schema, PARAMETER_SCHEMA_KEYS[kind], where)
    check_limits(schema, where)
    enum = schema.get("enum", [])
    if "enum" in schema and (
        not enum or not all(type(value) is (str if kind == "string" else int) for value in enum)
    ):
        refuse(where, f"enum {enum} must list values of type {kind}")
    return {
        "kind": kind,
        "enum": tuple(enum),
        "minimum": schema.get("minimum", schema.get("minLength")),
        "maximum": schema.get("maximum", schema.get("maxLength")),
        "above": schema.get("exclusiveMinimum"),
        "below": schema.get("exclusiveMaximum"),
        "pattern": check_pattern(schema["pattern"], where) if "pattern" in schema else None,
    }


def _formatted(schema: dict[str, Any], where: str) -> dict[str, object]:
    only(schema, FORMAT_KEYS, where)
    if schema["format"] == "uuid":
        return {"kind": "string", "pattern": UUID}
    if schema["format"] != "date-time":
        refuse(where, f"format {schema['format']!r} is not enforced; known: date-time, uuid")
    return {"kind": "date-time"}


def _body(document: dict[str, Any], body: dict[str, Any] | None, where: str) -> _Source | None:
    """The model, as the table names it."""
    if body is None:
        return None
    if not body.get("required") or set(body["content"]) != {"application/json"}:
        refuse(where, "/requestBody must be required and application/json")
    name = body_name(document, body["content"]["application/json"]["schema"].get("$ref", ""), where)
    return _Source(f"{document.get('x-modules', {}).get(name, SHARED)}.{name}")
