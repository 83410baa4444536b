"""What a changed schema does to clients: of what they send it may only take more, of what they read it may only promise more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

Schema = Mapping[str, Any]

ANYTHING: Schema = {}
TYPES = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
SHAPES = ("format", "pattern", "multipleOf", "uniqueItems")
UNIONS = ("oneOf", "anyOf", "discriminator")
COMPARED = {
    *UNIONS,
    "type",
    "enum",
    "const",
    "default",
    "required",
    "properties",
    "additionalProperties",
    "items",
    *LEAST,
    *MOST,
    *SHAPES,
}
REMARKS = {
    "title",
    "summary",
    "description",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$comment",
    "$ref",
}


class Way(Enum):
    """Who is to understand whom."""

    REQUEST = "in requests"
    REPLY = "in replies"


@dataclass(frozen=True)
class Change:
    """One difference that a client may notice. `pointer` is into the new document, or into the old one for what is gone."""

    pointer: str
    message: str
    breaking: bool = True

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}"


class Schemas:
    """Compares schemas of two documents; a pair that was compared before has nothing more to say."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self._documents = old, new
        self._seen: set[tuple[int, int, Way]] = set()

    def changes(self, old: Any, new: Any, where: str, way: Way) -> Iterator[Change]:
        """`where` is the pointer to `new`, unless `new` is a reference."""
        old, _ = resolve(self._documents[0], old, where)
        new, where = resolve(self._documents[1], new, where)
        if (id(old), id(new), way) in self._seen:
            return
        self._seen.add((id(old), id(new), way))
        for keyword, message, breaking in _own_changes(old, new, way):
            yield Change(f"{where}/{keyword}", f"{way.value}, {message}", breaking)
        for keyword, inner_old, inner_new in _children(old, new):
            yield from self.changes(inner_old, inner_new, f"{where}/{keyword}", way)
        if any(keyword in schema for keyword in UNIONS for schema in (old, new)):
            yield from self._alternatives(old, new, where, way)

    def _alternatives(self, old: Schema, new: Schema, where: str, way: Way) -> Iterator[Change]:
        """Branches are the same where their discriminator has the same value; without one, where they have the same type."""
        before, after = _branches(self._documents[0], old), _branches(self._documents[1], new)
        keyword = "oneOf" if "oneOf" in new else "anyOf"
        if before is None or after is None or keyword not in old or _tag(old) != _tag(new):
            if any(old.get(each) != new.get(each) for each in UNIONS):
                yield Change(
                    f"{where}/{keyword}",
                    f"{way.value}, the alternatives changed in a way that is not understood here",
                )
            return
        gone, added = sorted(set(before) - set(after)), sorted(set(after) - set(before))
        if gone and way is Way.REQUEST:
            yield Change(f"{where}/{keyword}", f"{way.value}, {_listed(gone)} is no longer taken")
        if added and way is Way.REPLY:
            yield Change(
                f"{where}/{keyword}",
                f"{way.value}, {_listed(added)} may come now",
                not _tag(new) or len(added) == len(after),
            )
        for key in before:
            if key in after:
                yield from self.changes(
                    before[key], after[key], f"{where}/{keyword}/{list(after).index(key)}", way
                )


def resolve(document: Schema, value: Any, where: str) -> tuple[Any, str]:
    """What a reference leads to and its pointer; anything else as it is. `true` is the schema that says nothing."""
    while isinstance(value, dict) and "$ref" in value:
        where = value["$ref"]
        value = document
        for part in where.removeprefix("#/").split("/"):
            value = value[part.replace("~1", "/").replace("~0", "~")]
    return (ANYTHING if value is True else value), where


def pointer(*parts: str) -> str:
    """A JSON pointer, as a fragment."""
    return "/".join(["#", *(part.replace("~", "~0").replace("/", "~1") for part in parts)])


Finding = tuple[str, str, bool]  # (keyword, message, breaking)


def _own_changes(old: Schema, new: Schema, way: Way) -> Iterator[Finding]:
    """What the schema itself says differently; not its parts."""
    # In requests the new schema must take all that the old one took, in replies the old one all that comes now.
    inner, outer = (old, new) if way is Way.REQUEST else (new, old)
    yield from _types(inner, outer, way)
    yield from _values(old, new) if way is Way.REQUEST else _values_in_replies(old, new)
    yield from _bounds(inner, outer, way)
    yield from _fields(old, new, way)
    yield from _further_fields(old, new, way)
    for keyword in sorted((set(old) | set(new)) - COMPARED - REMARKS):
        if not keyword.startswith("x-") and old.get(keyword) != new.get(keyword):
            yield keyword, "changed in a way that is not understood here", True


def _types(inner: Schema, outer: Schema, way: Way) -> Iterator[Finding]:
    beyond = ", ".join(sorted(_type_set(inner) - _type_set(outer)))
    if beyond:
        yield (
            "type",
            f"{beyond} {'is no longer taken' if way is Way.REQUEST else 'may come now'}",
            True,
        )


def _values(old: Schema, new: Schema) -> Iterator[Finding]:
    before, after = _enumerated(old), _enumerated(new)
    if after is not None and before is None:
        yield "enum", f"only {_listed(after)} is taken now", True
    elif after is not None and (gone := _without(before, after)):
        yield "enum", f"{_listed(gone)} is no longer taken", True
    if "default" in old and old["default"] != new.get("default"):
        yield "default", f"the default was {json.dumps(old['default'])}", False


def _values_in_replies(old: Schema, new: Schema) -> Iterator[Finding]:
    """A client is to live with a value it does not know, as with a field; not with none that it knows."""
    before, after = _enumerated(old), _enumerated(new)
    if before is None:
        return
    if after is None:
        yield "enum", f"values other than {_listed(before)} may come now", False
    elif added := _without(after, before):
        yield "enum", f"{_listed(added)} may come now", len(added) == len(after)


def _bounds(inner: Schema, outer: Schema, way: Way) -> Iterator[Finding]:
    request = way is Way.REQUEST
    for keyword in (*LEAST, *MOST):
        sign = 1 if keyword in LEAST else -1
        if keyword in outer and (
            keyword not in inner or sign * outer[keyword] > sign * inner[keyword]
        ):
            yield keyword, f"the limit is {'narrower' if request else 'wider'} than before", request
    for keyword in SHAPES:
        if outer.get(keyword) and outer[keyword] != inner.get(keyword):
            yield keyword, f"the {keyword} is another one", request or keyword == "format"


def _fields(old: Schema, new: Schema, way: Way) -> Iterator[Finding]:
    before, after = old.get("properties", {}), new.get("properties", {})
    required, required_now = set(old.get("required", ())), set(new.get("required", ()))
    closed = new.get("additionalProperties") is False
    for name in sorted(set(before) - set(after)):
        if way is Way.REPLY or closed:
            yield pointer("properties", name)[2:], "the field is gone", True
    if way is Way.REQUEST:
        for name in sorted(required_now - required):
            yield "required", f"the field {name} is required now", True
    else:
        for name in sorted((required - required_now) & set(after)):
            yield "required", f"the field {name} may be missing now", True


def _further_fields(old: Schema, new: Schema, way: Way) -> Iterator[Finding]:
    before, after = old.get("additionalProperties", True), new.get("additionalProperties", True)
    if before is not False and after is False and (way is Way.REQUEST or isinstance(before, dict)):
        yield (
            "additionalProperties",
            f"further fields are {'refused' if way is Way.REQUEST else 'gone'} now",
            True,
        )


def _children(old: Schema, new: Schema) -> Iterator[tuple[str, Any, Any]]:
    """The parts that both have, each with its place."""
    before, after = old.get("properties", {}), new.get("properties", {})
    for name in before:
        if name in after:
            yield pointer("properties", name)[2:], before[name], after[name]
    for keyword in ("additionalProperties", "items"):
        one, other = old.get(keyword, True), new.get(keyword, True)
        if one is not False and other is not False and one is not other:
            yield keyword, one, other


def _tag(schema: Schema) -> str | None:
    return str(schema["discriminator"]["propertyName"]) if "discriminator" in schema else None


def _branches(document: Schema, schema: Schema) -> dict[str, Any] | None:
    """The branches of a union by what tells them apart, or None where that is not known."""
    listed = schema.get("oneOf", schema.get("anyOf", []))
    keys = [_branch_key(resolve(document, branch, "")[0], _tag(schema)) for branch in listed]
    if not listed or None in keys or len(set(keys)) != len(keys):
        return None
    return {str(key): branch for key, branch in zip(keys, listed, strict=True)}


def _branch_key(branch: Schema, tag: str | None) -> str | None:
    if tag is None:
        return (
            "object"
            if "discriminator" in branch
            else ", ".join(sorted(_type_set(branch)))
            if "type" in branch
            else None
        )
    values = _enumerated(branch.get("properties", {}).get(tag, {})) or []
    return str(values[0]) if len(values) == 1 else None


def _type_set(schema: Schema) -> frozenset[str]:
    given = schema.get("type")
    if given is None:
        return TYPES
    types = frozenset([given] if isinstance(given, str) else given)
    return types | {"integer"} if "number" in types else types


def _enumerated(schema: Schema) -> list[Any] | None:
    """The values that are possible, or None where they are not listed."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _without(values: list[Any] | None, others: list[Any]) -> list[Any]:
    return [value for value in values or () if value not in others]


def _listed(values: list[Any]) -> str:
    return ", ".join(json.dumps(value, ensure_ascii=False) for value in values)
