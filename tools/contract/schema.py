"""Hold the schema of a body to what the generated model holds a body to; everything else is a `Failure` that names its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tools.contract.rules import check_limits, check_pattern, only, refuse, resolve
from tools.fleet import BY_NAME

NUMERIC = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default"}
KEYWORDS = {
    "string": {"enum", "const", "minLength", "maxLength", "pattern", "format", "default"},
    "integer": NUMERIC | {"multipleOf"},
    "number": NUMERIC,
    "boolean": {"default"},
    "null": set[str](),
    "array": {"items", "minItems", "maxItems"},
    "object": {"properties", "required", "additionalProperties", "minProperties", "maxProperties"},
}
FORMATS = ("date-time", "uuid")  # those of contest.contract.scalars
ALONE = ("enum", "const", "format")  # the model knows no further keyword beside one of these
FIELD = re.compile(r"(?!model_)[a-z][a-z0-9_]*")  # that pydantic has no other use for
NAMED = "#/components/schemas/"


def body_name(document: dict[str, Any], reference: str, where: str) -> str:
    """The name of the model for a body, whose schema and all that it refers to are checked."""
    if not reference.startswith(NAMED):
        refuse(where, "/requestBody must refer to a named schema")
    schema = resolve(document, {"$ref": reference}, where)
    if schema.get("type") != "object" and "discriminator" not in schema:
        refuse(f"{where} requestBody", "a body is an object, or a oneOf with a discriminator")
    if schema.get("type") == "object" and not schema.get("properties"):
        refuse(f"{where} requestBody", "a body has properties")
    _Checker(document).check({"$ref": reference}, f"{where} requestBody")
    return reference.removeprefix(NAMED)


def check_events(document: dict[str, Any]) -> None:
    """Hold the payload of every event to the same, and those who publish and receive it to the fleet."""
    checker = _Checker(document)
    for type_, event in document.get("x-events", {}).items():
        where = f"events/{event['producer']}.yaml {type_}"
        if unknown := {event["producer"], *event["receivers"]} - set(BY_NAME):
            refuse(where, f"{', '.join(sorted(unknown))} is no worker")
        schema = resolve(document, event["payload"], where)
        if not schema.get("properties") or schema.get("additionalProperties") is not False:
            refuse(f"{where} payload", "a payload is an object with properties and no others")
        checker.check(event["payload"], f"{where} payload")


class _Checker:
    """Walks one body's schemas, each named one once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._types: dict[
            str, frozenset[str] | None
        ] = {}  # of each named schema; None while it is walked

    def check(self, value: Any, where: str) -> frozenset[str]:
        """Refuse what the generated model would not hold a body to. Returns the JSON types that the schema takes."""
        if not isinstance(value, dict) or "$ref" not in value:
            return self._inline(resolve(self._document, value, where), where)
        reference, schema = value["$ref"], resolve(self._document, value, where)
        if reference not in self._types:
            self._types[reference] = None
            self._types[reference] = self._inline(schema, where)
        types = self._types[reference]
        if types is None and schema.get("type") != "object" and "discriminator" not in schema:
            refuse(where, f"{reference} holds itself")
        return frozenset({"object"}) if types is None else types

    def _inline(self, schema: dict[str, Any], where: str) -> frozenset[str]:
        if "discriminator" in schema:
            return self._tagged(schema, where)
        if "oneOf" in schema or "anyOf" in schema:
            return self._disjoint(schema, where)
        return self._typed(schema, where)

    def _typed(self, schema: dict[str, Any], where: str) -> frozenset[str]:
        kind, nullable = _kind(schema, where)
        only(schema, KEYWORDS[kind] | {"type", "description"}, where)
        check_limits(schema | {"type": kind}, where)
        if kind == "string":
            _check_text(schema, where, nullable=nullable)
        elif kind == "array":
            self.check(schema.get("items"), f"{where}/items")
        elif kind == "object":
            self._object(schema, where)
        return frozenset({kind, "null"} if nullable else {kind})

    def _object(self, schema: dict[str, Any], where: str) -> None:
        properties, further = schema.get("properties", {}), schema.get("additionalProperties")
        if further is None:
            refuse(where, "an object must say additionalProperties")
        if properties and not isinstance(further, bool):
            refuse(where, "additionalProperties beside properties is true or false")
        if (properties or further is False) and {"minProperties", "maxProperties"} & set(schema):
            refuse(where, "minProperties and maxProperties are not enforced beside properties")
        if undeclared := set(schema.get("required", ())) - set(properties):
            refuse(
                where,
                f"required {', '.join(sorted(undeclared))} is not enforced: it is not among the properties",
            )
        for name, child in properties.items():
            if not FIELD.fullmatch(name):
                refuse(
                    where,
                    f"the property {name!r} is no snake_case name, or one that begins with model_",
                )
            self.check(child, f"{where}/{name}")
        if not isinstance(further, bool):
            self.check(further, f"{where}/additionalProperties")

    def _disjoint(self, schema: dict[str, Any], where: str) -> frozenset[str]:
        """Branches of which the JSON type alone decides: then oneOf and anyOf say the same, and so does a union of strict types."""
        keyword = "oneOf" if "oneOf" in schema else "anyOf"
        only(schema, {keyword, "description"}, f"{where} beside {keyword}")
        types: frozenset[str] = frozenset()
        for number, branch in enumerate(schema[keyword]):
            more = self.check(branch, f"{where}/{keyword}/{number}")
            if _comparable(types) & _comparable(more):
                refuse(
                    where,
                    f"{keyword} of two branches with one JSON type needs `oneOf` with a `discriminator`",
                )
            types |= more
        return types

    def _tagged(self, schema: dict[str, Any], where: str) -> frozenset[str]:
        only(schema, {"oneOf", "discriminator", "description"}, f"{where} beside discriminator")
        only(schema["discriminator"], {"propertyName", "mapping"}, f"{where}/discriminator")
        branches = schema.get("oneOf", ())
        if len(branches) < 2:
            refuse(where, "a discriminator stands beside a oneOf of two or more")
        tag = schema["discriminator"]["propertyName"]
        values = dict(self._tags(tag, branches, where))
        if len(values) != len(branches):
            refuse(where, f"two branches have one value of {tag}")
        named = {
            reference.removeprefix(NAMED): reference for reference in values.values()
        }  # what OpenAPI reads without a mapping
        if schema["discriminator"].get("mapping", named) != values:
            refuse(where, f"the mapping must be the one of the branches: {values}")
        for number, branch in enumerate(branches):
            self.check(branch, f"{where}/oneOf/{number}")
        return frozenset({"object"})

    def _tags(
        self, tag: str, branches: list[dict[str, Any]], where: str
    ) -> Iterator[tuple[str, str]]:
        """The value of the discriminator with the reference, for each branch."""
        for number, branch in enumerate(branches):
            place, reference = f"{where}/oneOf/{number}", branch.get("$ref", "")
            schema = resolve(self._document, branch, place)
            if (
                not reference.startswith(NAMED)
                or schema.get("type") != "object"
                or schema.get("additionalProperties") is not False
            ):
                refuse(
                    place,
                    "a branch beside a discriminator refers to a named schema of a closed object",
                )
            said = schema.get("properties", {}).get(tag, {})
            possible = [said["const"]] if "const" in said else said.get("enum", ())
            if len(possible) != 1 or tag not in schema.get("required", ()):
                refuse(place, f"{tag} must be required, and a const or an enum of one value")
            if possible[0] in schema["properties"]:
                refuse(
                    place,
                    f"the property {possible[0]} has the name of the branch: a pointer to a fault could mean either",
                )
            yield possible[0], reference


def _kind(schema: dict[str, Any], where: str) -> tuple[str, bool]:
    """The one type beside null, and whether null may come."""
    given = schema.get("type")
    kinds = [kind for kind in given if kind != "null"] if isinstance(given, list) else [given]
    if len(kinds) != 1 or kinds[0] not in KEYWORDS or (isinstance(given, list) and len(given) != 2):
        only(schema, {"type", "description", *set[str]().union(*KEYWORDS.values())}, where)
        refuse(where, f"type {given!r} is not enforced: one type, or an array of one and null")
    return kinds[0], isinstance(given, list)


def _check_text(schema: dict[str, Any], where: str, *, nullable: bool) -> None:
    alone = [keyword for keyword in ALONE if keyword in schema]
    if alone:
        only(
            schema,
            {"type", "description", alone[0]} | (set() if alone[0] == "format" else {"default"}),
            where,
        )
    if "pattern" in schema:
        check_pattern(schema["pattern"], where)
    if schema.get("format", FORMATS[0]) not in FORMATS:
        refuse(where, f"format {schema['format']!r} is not enforced; known: {', '.join(FORMATS)}")
    if "enum" in schema or "const" in schema:
        _check_values(schema.get("enum", [schema.get("const")]), where, nullable=nullable)


def _check_values(values: list[Any], where: str, *, nullable: bool) -> None:
    texts = [value for value in values if isinstance(value, str)]
    if (
        not texts
        or len(values) != len(texts) + (None in values)
        or (None in values) is not nullable
    ):
        refuse(where, f"the values {values} must be texts, with null exactly where the type has it")


def _comparable(types: frozenset[str]) -> frozenset[str]:
    return types | {"number"} if "integer" in types else types
