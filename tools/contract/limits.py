"""What the Mini App knows of the limits of the document: those of what it sends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tools.paths import ROOT

LIMITS = ROOT / "miniapp" / "src" / "api" / "limits.ts"
NOTE = """\
/** Generated from openapi/ by `make spec`: do not edit. The limits of what is sent, by schema and
 * property. */
"""
NAMES = ("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")


def limits(document: Mapping[str, Any]) -> str:
    """The text of the module: a constant for each schema of a request that limits something."""
    schemas = document["components"]["schemas"]
    found = {name: _limits(schemas[name]) for name in sorted(set(_asked(document)))}
    consts = [
        f"export const {name} = {json.dumps(limited)} as const;\n"
        for name, limited in found.items()
        if limited
    ]
    return NOTE + "".join(consts)


def _limits(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Of a schema itself, or of its properties."""
    own = {name: schema[name] for name in NAMES if name in schema}
    properties = {name: _limits(each) for name, each in schema.get("properties", {}).items()}
    return own | {name: limited for name, limited in properties.items() if limited}


def _asked(document: Mapping[str, Any]) -> Iterator[str]:
    """The names of the schemas that request bodies lead to."""
    for item in document["paths"].values():
        for operation in item.values():
            yield from _named(operation.get("requestBody", {}), document, set())


def _named(part: Any, document: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _named(each, document, seen)
    elif isinstance(part, Mapping):
        name = str(part.get("$ref", "")).removeprefix("#/components/schemas/")
        if name and name not in seen:
            seen.add(name)
            yield name
            yield from _named(document["components"]["schemas"][name], document, seen)
        for key, each in part.items():
            if key != "example":
                yield from _named(each, document, seen)
