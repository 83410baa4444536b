"""Tell what a change of the document breaks for clients of the last release."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.console import Failure, say
from tools.contract.compile import lint, load
from tools.contract.event_changes import compare_events
from tools.contract.schema_changes import ANYTHING, Change, Schemas, Way, pointer, resolve
from tools.contract.table import operations
from tools.contract.webhooks import compare_webhooks
from tools.paths import ROOT

RELEASED = ROOT / "openapi" / "released.json"
BODY_BYTES_MAX = 65_536  # contest.gateway.operation's, where the document says nothing
SCHEME_REMARKS = {"description", "bearerFormat"}
REFUSED_HINT = "take them back, or raise the major of info.version"

Document = dict[str, Any]
Key = tuple[str, str]
Operation = Mapping[str, Any]


def report(against: Path | None, *, as_json: bool) -> None:
    """Say every change since `against`, the last release's if None.

    Raises `Failure` when one breaks clients and the major version was not raised.
    """
    old, new = _read(against or RELEASED), load()
    changes, allowed = compare(old, new), major_was_raised(old, new)
    breaking = [change for change in changes if change.breaking]
    name = old["info"].get("x-release", "the other document")
    if as_json:
        told = {
            "against": name,
            "allowed": allowed or not breaking,
            "changes": [asdict(change) for change in changes],
        }
        say(json.dumps(told, indent=2))
    else:
        for change in changes:
            say(f"{'breaking' if change.breaking else 'note    '}  {change}")
        over = ", whose major version is over" if allowed else ""
        say(f"{len(breaking)} of {len(changes)} changes break clients of {name}{over}.")
    if breaking and not allowed:
        raise Failure(f"clients of {name} would break", hint=REFUSED_HINT)


def release(name: str) -> None:
    """Make the document the last release's; pyproject's version names it if nothing else does."""
    document, name = load(), name or _project_version()
    document["info"]["x-release"] = name
    RELEASED.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    say(f"wrote openapi/{RELEASED.name}: clients of {name} are kept to from now on")


def compare(old: Document, new: Document) -> list[Change]:
    """What clients of `old` may notice of `new`, in the order of the document."""
    before, after, schemas = _public(old), _public(new), Schemas(old, new)
    changes = list(_schemes(old, new))
    for key, (path, operation) in before.items():
        if key not in after:
            changes.append(Change(_place(path, key), "the operation is gone"))
        else:
            path_now, operation_now = after[key]
            changes += _operation(
                _Pair(old, new, schemas, _place(path_now, key)),
                operation,
                operation_now,
                (path, path_now),
            )
    return [*changes, *compare_events(old, new), *compare_webhooks(old, new)]


def major_was_raised(old: Document, new: Document) -> bool:
    """Whether the new document says that it may break clients of the old one."""
    return _major(new) > _major(old)


def _major(document: Document) -> int:
    version = str(document["info"]["version"])
    if not re.match(r"[0-9]+(\.|$)", version):
        raise Failure(f"openapi: /info/version: {version!r} has no major version")
    return int(version.partition(".")[0])


@dataclass(frozen=True)
class _Pair:
    """Both documents, and the place of the operation that is compared."""

    old: Document
    new: Document
    schemas: Schemas
    where: str


def _operation(
    pair: _Pair, old: Operation, new: Operation, paths: tuple[str, str]
) -> Iterator[Change]:
    if old["operationId"] != new["operationId"]:
        yield Change(
            f"{pair.where}/operationId",
            f"was {old['operationId']}: generated clients name a function after it",
            breaking=False,
        )
    yield from _security(pair, old, new)
    before = _by_key(pair.old, old, paths[0], pair.where)
    yield from _parameters(pair, before, _by_key(pair.new, new, paths[1], pair.where))
    yield from _body(pair, old.get("requestBody"), new.get("requestBody"))
    yield from _replies(pair, old["responses"], new["responses"])
    yield from _limits(pair, old, new)


def _security(pair: _Pair, old: Operation, new: Operation) -> Iterator[Change]:
    now = _alternatives(pair.new, new)
    for alternative in _alternatives(pair.old, old):
        if not any(enough <= alternative for enough in now):
            yield Change(
                f"{pair.where}/security",
                f"{' with '.join(sorted(alternative)) or 'no credential'} is no longer enough",
            )


def _alternatives(document: Document, operation: Operation) -> list[frozenset[str]]:
    """The sets of schemes and roles, each of which opens the operation."""
    requirements = operation.get("security", document.get("security")) or [{}]
    return [frozenset(_credentials(each)) for each in requirements]


def _credentials(requirement: Mapping[str, list[str]]) -> Iterator[str]:
    for scheme, roles in requirement.items():
        yield scheme
        yield from (f"{scheme} {role}" for role in roles)


def _schemes(old: Document, new: Document) -> Iterator[Change]:
    before, after = (document["components"].get("securitySchemes", {}) for document in (old, new))
    for name in sorted(set(before) & set(after)):
        told, tells = (
            {key: value for key, value in each[name].items() if key not in SCHEME_REMARKS}
            for each in (before, after)
        )
        if told != tells:
            yield Change(
                pointer("components", "securitySchemes", name),
                "the credential is given in another way",
            )


def _by_key(
    document: Document, operation: Operation, path: str, where: str
) -> dict[Key, tuple[Mapping[str, Any], str]]:
    """The parameters with their pointers, by place and name; those of the path by their number, as
    their names are never sent.
    """
    names = re.findall(r"\{([^}]*)\}", path)
    found = {}
    for number, given in enumerate(operation.get("parameters", ())):
        parameter, place = resolve(document, given, f"{where}/parameters/{number}")
        kind, name = parameter["in"], parameter["name"]
        called = (
            str(names.index(name)) if kind == "path" else name.lower() if kind == "header" else name
        )
        found[kind, called] = parameter, place
    return found


def _parameters(pair: _Pair, old: Mapping[Key, Any], new: Mapping[Key, Any]) -> Iterator[Change]:
    for key in old:
        if key not in new:
            yield Change(old[key][1], f"the {key[0]} parameter {old[key][0]['name']} is gone")
    for key, (parameter, where) in new.items():
        if key in old:
            yield from _parameter(pair, old[key][0], parameter, where)
        elif parameter.get("required"):
            yield Change(where, f"the {key[0]} parameter {parameter['name']} is new and required")


def _parameter(
    pair: _Pair, old: Mapping[str, Any], new: Mapping[str, Any], where: str
) -> Iterator[Change]:
    if new.get("required") and not old.get("required"):
        yield Change(
            f"{where}/required", f"the {new['in']} parameter {new['name']} is required now"
        )
    for keyword in ("style", "explode", "content"):
        if old.get(keyword) != new.get(keyword):
            yield Change(
                f"{where}/{keyword}",
                f"the {new['in']} parameter {new['name']} is written in another way",
            )
    yield from pair.schemas.changes(
        old.get("schema", ANYTHING), new.get("schema", ANYTHING), f"{where}/schema", Way.REQUEST
    )


def _body(
    pair: _Pair, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> Iterator[Change]:
    where = f"{pair.where}/requestBody"
    if old is None:
        if new is not None and new.get("required"):
            yield Change(where, "a body is required now")
    elif new is None:
        yield Change(where, "the body is gone")
    else:
        if new.get("required") and not old.get("required"):
            yield Change(where, "the body is required now")
        yield from _contents(pair, old, new, where, Way.REQUEST)


def _replies(pair: _Pair, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    where = f"{pair.where}/responses"
    for status in sorted(set(old) - set(new)):
        yield Change(f"{where}/{status}", "the status is gone")
    for status in sorted(set(new) - set(old)):
        if status.startswith(("2", "3")):
            yield Change(f"{where}/{status}", "the status is new", breaking=False)
    for status in sorted(set(old) & set(new)):
        before, _ = resolve(pair.old, old[status], "")
        after, place = resolve(pair.new, new[status], f"{where}/{status}")
        for name in sorted(set(before.get("headers", {})) - set(after.get("headers", {}))):
            yield Change(f"{place}/headers", f"the header {name} is gone")
        yield from _contents(pair, before, after, place, Way.REPLY)


def _contents(
    pair: _Pair, old: Mapping[str, Any], new: Mapping[str, Any], where: str, way: Way
) -> Iterator[Change]:
    before, after = old.get("content", {}), new.get("content", {})
    for media_type in before:
        place = where + pointer("content", media_type)[1:]
        if media_type not in after:
            yield Change(place, f"{way.value}, the media type is gone")
        else:
            yield from pair.schemas.changes(
                before[media_type].get("schema", {}),
                after[media_type].get("schema", {}),
                f"{place}/schema",
                way,
            )


def _limits(pair: _Pair, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = (each.get("x-max-body-bytes", BODY_BYTES_MAX) for each in (old, new))
    if after < before:
        yield Change(f"{pair.where}/x-max-body-bytes", f"bodies of {before} bytes were taken")
    if bool(old.get("x-idempotent")) is not bool(new.get("x-idempotent")):
        yield Change(
            f"{pair.where}/x-idempotent",
            "an Idempotency-Key is "
            f"{'required now' if new.get('x-idempotent') else 'no longer looked at'}",
        )
    for counted, what in (
        ("limit", "fewer requests are taken"),
        ("failures", "fewer requests may fail"),
    ):
        if _per_second(new, counted) < _per_second(old, counted):
            yield Change(f"{pair.where}/x-rate-limit", what, breaking=False)
    if old.get("x-any-query") and not new.get("x-any-query"):
        yield Change(f"{pair.where}/x-any-query", "any query was taken")


def _per_second(operation: Operation, counted: str) -> float:
    limits = operation.get("x-rate-limit", {})
    return limits[counted] / limits["period_s"] if counted in limits else float("inf")


def _public(document: Document) -> dict[Key, tuple[str, Operation]]:
    """By the path's shape and the method: the path as it is written, and the operation."""
    listed = operations(document)
    return {
        (re.sub(r"\{[^}]*\}", "{}", path), method): (path, each)
        for path, method, each in listed
        if not each.get("x-internal")
    }


def _place(path: str, key: Key) -> str:
    return pointer("paths", path, key[1].lower())


def _read(path: Path) -> Document:
    try:
        document: Document = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise Failure(f"{path} is not a document: {error}") from error
    if not isinstance(document, dict) or "info" not in document:
        raise Failure(f"{path} is not a document")
    lint(document)
    return document


def _project_version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
