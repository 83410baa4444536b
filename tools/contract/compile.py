"""Compile the document in `openapi/` into what runs: the gateway's table, the pydantic models, the
served document.

Whatever the gateway would not enforce is an error here, with a pointer: fail closed, at build time.

"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator

from tools.console import Failure
from tools.contract.asked import asked
from tools.contract.documents import read_yaml
from tools.contract.events import Event, catalogue
from tools.contract.models import models
from tools.contract.rules import only, resolve
from tools.contract.schema import check_events
from tools.contract.security import in_words
from tools.contract.table import table
from tools.contract.webhooks import check_webhooks
from tools.paths import ROOT, VENV_BIN
from tools.processes import run

GATEWAY = ROOT / "workers" / "api-gateway" / "src" / "contest" / "gateway"
TABLE = GATEWAY / "table.py"
ASKED = ROOT / "workers" / "bot" / "src" / "contest" / "bot" / "people" / "table.py"
DOCUMENT = GATEWAY / "document.py"
TOP_LEVEL = {
    *("openapi", "info", "servers", "tags", "paths", "webhooks", "components"),
    *("x-events", "x-modules"),
}


def compile_all(folder: Path = ROOT / "openapi") -> dict[Path, str]:
    """Every generated file with its text.

    Raises `Failure` where the document asks for what would not be enforced.
    """
    return compile_document(load(folder))


def compile_document(document: dict[str, Any]) -> dict[Path, str]:
    """The same of a document that is put together already."""
    lint(document)
    check_events(document)
    check_webhooks(document)
    return {
        TABLE: _formatted(table(document)),
        DOCUMENT: _formatted(_document(document)),
        ASKED: _formatted(asked(document)),
        **{path: _formatted(text) for path, text in models(document).items()},
    }


def write(files: Mapping[Path, str]) -> list[Path]:
    """Write those that differ, and return them."""
    stale = stale_files(files)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path])
    return stale


def stale_files(files: Mapping[Path, str]) -> list[Path]:
    """The generated files that are not what the document compiles to."""
    return [path for path, text in files.items() if not path.exists() or path.read_text() != text]


def load(folder: Path = ROOT / "openapi") -> dict[str, Any]:
    """The one document, put together from its parts."""
    document = read_yaml(folder / "openapi.yaml")
    document |= {"paths": {}, "webhooks": {}, "x-modules": {}, "x-events": {}}
    for kind in ("paths", "webhooks"):
        for part in sorted((folder / kind).rglob("*.yaml")):
            _merge(document[kind], read_yaml(part), part)
    for part in sorted((folder / "components").glob("*.yaml")):
        _merge(document["components"].setdefault(part.stem, {}), read_yaml(part), part)
    schemas = folder / "components" / "schemas"
    for part in sorted(
        schemas.rglob("*.yaml")
    ):  # a service's in a file, or in the files of a folder
        module = part.relative_to(schemas).parts[0].removesuffix(".yaml").replace("-", "_")
        _add_schemas(document, read_yaml(part), part, module=module)
    for event in catalogue(folder / "events"):
        _add_event(document, event, folder / "events" / f"{event.producer}.yaml")
    return document


def _add_schemas(
    document: dict[str, Any], schemas: dict[str, Any], path: Path, *, module: str
) -> None:
    _merge(document["components"].setdefault("schemas", {}), schemas, path)
    document["x-modules"] |= dict.fromkeys(schemas, module)


def _add_event(document: dict[str, Any], event: Event, path: Path) -> None:
    """The payload is a schema like any other, of a module of its producer's."""
    module = f"events.{event.producer.replace('-', '_')}"
    _add_schemas(document, {event.class_name: copy.deepcopy(event.payload)}, path, module=module)
    document["x-events"][event.type] = {
        "type": event.type,
        "summary": event.summary,
        "producer": event.producer,
        "receivers": dict(event.receivers),
        "payload": {"$ref": f"#/components/schemas/{event.class_name}"},
        "module": module,
    }


def lint(document: dict[str, Any]) -> None:
    """Hold the document to OpenAPI 3.1 and to what the gateway enforces."""
    only(document, TOP_LEVEL, "/")
    _check_references(document)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        raise Failure(f"openapi: {_place(document, error)}: {error.message}")
    seen: dict[str, str] = {}
    for path in document["paths"]:
        shape = re.sub(r"\{[^}]*\}", "{}", path)
        if shape in seen:
            raise Failure(f"openapi: {path} and {seen[shape]} have the same shape")
        seen[shape] = path


def _document(document: dict[str, Any]) -> str:
    text = json.dumps(served(document), ensure_ascii=False, separators=(",", ":"))
    title = "The document that clients see. Generated from openapi/ by `make spec`: do not edit."
    return f'"""{title}"""\n\nTEXT = {text!r}\n'


def served(document: dict[str, Any]) -> dict[str, Any]:
    """The document that clients see: the public operations, the messages that are sent, and the
    components they lead to.
    """
    paths = {
        path: {
            method: _shown(operation, f"{path} {method.upper()}")
            for method, operation in item.items()
            if not operation.get("x-internal")
        }
        for path, item in document["paths"].items()
    }
    public = {name: value for name, value in document.items() if not name.startswith("x-")}
    return excerpt(public, {path: item for path, item in paths.items() if item})


def excerpt(document: dict[str, Any], paths: dict[str, Any]) -> dict[str, Any]:
    """The document with these paths alone, and the components they lead to."""
    used = _used(document, [paths, document.get("webhooks", {})], set())
    components = {
        kind: {
            name: value for name, value in parts.items() if f"#/components/{kind}/{name}" in used
        }
        for kind, parts in document["components"].items()
    }
    components = {kind: parts for kind, parts in components.items() if parts}
    return document | {"paths": paths, "components": components}


def _shown(operation: dict[str, Any], where: str) -> dict[str, Any]:
    """An operation without its extensions, and with its roles in words."""
    said = " ".join(filter(None, (operation.get("description"), in_words(operation, where))))
    shown = {key: value for key, value in operation.items() if not key.startswith("x-")}
    return shown | {"description": said} if said else shown


def _used(document: dict[str, Any], value: Any, found: set[str]) -> set[str]:
    """The pointers to all components that `value` leads to, put into `found`."""
    if isinstance(value, dict):
        found |= {
            f"#/components/securitySchemes/{name}"
            for each in value.get("security", ())
            for name in each
        }
        reference = value.get("$ref")
        if isinstance(reference, str) and reference not in found:
            found.add(reference)
            _used(document, resolve(document, {"$ref": reference}, ""), found)
    for child in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        _used(document, child, found)
    return found


def _formatted(text: str) -> str:
    for arguments in (
        ["check", "--fix", "--quiet", "--select", "I,F401,RUF036"],
        ["format", "--quiet"],
    ):
        command = [str(VENV_BIN / "ruff"), *arguments, "--stdin-filename", "generated.py", "-"]
        text = run("ruff", command, input=text, within_s=60).stdout
    return text


def _check_references(document: dict[str, Any]) -> None:
    """Every reference leads somewhere: the validator would end in a traceback of its own."""
    for place, each in _walk(document, ""):
        if isinstance(each, dict) and isinstance(each.get("$ref"), str):
            resolve(document, {"$ref": each["$ref"]}, place)


def _place(document: dict[str, Any], error: Any) -> str:
    """Where the error is.

    Inside a schema the validator counts from there, and for a default it says nothing at all.
    """
    path = list(error.absolute_path) or ["default"]
    starts = (
        where for where, value in _walk(document, "") if _follow(value, path) == error.instance
    )
    return f"{next(starts, '')}/{'/'.join(map(str, path))}"


def _walk(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Each value with its place, the outer ones first."""
    yield where, value
    for key, child in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from _walk(child, f"{where}/{key}")


def _follow(value: Any, path: list[Any]) -> Any:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _merge(target: dict[str, Any], part: dict[str, Any], path: Path) -> None:
    twice = set(target) & set(part)
    if twice:
        raise Failure(f"{path.name}: {', '.join(sorted(twice))} is defined elsewhere already")
    target.update(part)
