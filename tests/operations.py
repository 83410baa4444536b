"""The document's operations as tests call them: each at an address that its parameters take."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from jsonschema import Draft202012Validator

from tools.contract.compile import load
from tools.contract.rules import resolve
from tools.contract.table import operations

DOCUMENT = load()
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, method, operation in operations(DOCUMENT)
}
PUBLIC = {name: entry for name, entry in OPERATIONS.items() if not entry[2].get("x-internal")}
CANDIDATES = (
    *("demo", "demo1", "1", "-1", "0", "true", "0.5", "a" * 26),
    *("2026-11-21T12:00:00Z", "3f2b8a5e-8f0c-4b7d-9a53-5f0f5d1c2a77"),
)


def address(name: str) -> str:
    """A path of the operation, with a text for each parameter that it needs."""
    path, _, _ = OPERATIONS[name]
    given = {each["name"]: each for each in _parameters(name) if each.get("required")}
    query = {
        each["name"]: acceptable(each["schema"]) for each in given.values() if each["in"] == "query"
    }
    filled = re.sub(r"\{([^}]*)\}", lambda found: acceptable(given[found[1]]["schema"]), path)
    return f"{filled}?{urlencode(query)}" if query else filled


def acceptable(schema: dict[str, Any]) -> str:
    """A text that a parameter of this schema takes."""
    schema = resolve(DOCUMENT, schema, "")
    if schema["type"] == "array":
        return acceptable(schema["items"])
    given = [*schema.get("enum", ()), *([schema["default"]] if "default" in schema else [])]
    given += [schema[bound] for bound in ("minimum", "maximum") if bound in schema]
    lengths = ["a" * int(schema.get(bound, 0)) for bound in ("minLength", "maxLength")]
    candidates: list[str] = [*map(str, given), *CANDIDATES, *lengths]
    return next(text for text in candidates if _takes(schema, text))


def _parameters(name: str) -> list[dict[str, Any]]:
    return [resolve(DOCUMENT, each, "") for each in OPERATIONS[name][2].get("parameters", [])]


def _takes(schema: dict[str, Any], text: str) -> bool:
    values: dict[str, Any] = {"integer": int, "number": float, "boolean": "true".__eq__}
    try:
        value = values.get(schema["type"], str)(text)
    except ValueError:
        return False
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(schema, format_checker=checker).is_valid(value)
