"""What the parts of the compiler share: references, lists of what is allowed, patterns, and the
refusal that names its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from tools.console import Failure

BESIDE_REFERENCE = {"$ref", "description", "summary"}
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
LENGTHS = ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
# Up to here a double, which is what clients and models count with, holds every integer
EXACT_MAX = 2**53 - 1

# Classes and literals with repetitions: these mean the same in ECMA-262, in Python and in Rust, and
# need no time to speak of. Rust reads `--` and `~~` in a class as operators on sets.
PATTERN = re.compile(
    r"\^(?:(?:\[(?:(?!--|~~)[A-Za-z0-9._~:@-])+\]|[A-Za-z0-9_:/\"-])(?:[+*?]|\{[0-9]{1,3}(?:,(?:[0-9]{1,3})?)?\})?)+\$"
)

INSTEAD = {
    "nullable": 'write `type: [..., "null"]`',
    "format": "pydantic takes other texts for it",
    "uniqueItems": "pydantic counts no item twice",
    "allOf": "write the properties out",
}


def resolve(document: dict[str, Any], value: Any, where: str) -> dict[str, Any]:
    """`value`, or what its `$ref` points to."""
    while isinstance(value, dict) and "$ref" in value:
        only(value, BESIDE_REFERENCE, where)
        reference = value["$ref"]
        value = document
        for part in reference.removeprefix("#/").split("/"):
            value = value.get(part) if isinstance(value, dict) else None
        if value is None:
            refuse(where, f"{reference} leads nowhere")
    if not isinstance(value, dict):
        refuse(where, f"{value!r} is not a description")
    return value


def only(value: Mapping[str, Any], allowed: Collection[str], where: str) -> None:
    """Refuse keys beyond the allowed ones."""
    unknown = sorted(set(value) - set(allowed))
    if unknown:
        advice = "".join(f"; {INSTEAD[name]}" for name in unknown if name in INSTEAD)
        refuse(where, f"{', '.join(unknown)} is not enforced{advice}")


def check_pattern(pattern: str, where: str) -> str:
    """The pattern between its anchors, where browsers, Python and Rust agree about it."""
    if not PATTERN.fullmatch(pattern):
        refuse(
            where,
            f"pattern {pattern!r} must be classes and literals with repetitions between ^ and $",
        )
    return pattern[1:-1]


def check_limits(schema: Mapping[str, Any], where: str) -> None:
    """Refuse limits that a double, or a length, cannot have."""
    for keyword in (*BOUNDS, *LENGTHS, "multipleOf"):
        limit = schema.get(keyword, 0)
        whole = schema["type"] != "number" or keyword in LENGTHS
        if (
            isinstance(limit, bool)
            or not isinstance(limit, int if whole else int | float)
            or not abs(limit) <= EXACT_MAX
        ):
            refuse(
                where,
                f"{keyword} {limit!r} is not {'an integer' if whole else 'a number'} "
                "of at most 2^53 - 1",
            )


def refuse(where: str, what: str) -> NoReturn:
    """Raise the `Failure` that says what would not be enforced at which place."""
    raise Failure(
        f"openapi: {where}: {what}",
        hint="correct the document, or teach tools/contract/table.py and the gateway first",
    )
