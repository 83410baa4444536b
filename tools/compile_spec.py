"""Compile the document in `openapi/` into what runs: the gateway's table, the pydantic models, the served document.

Whatever the gateway would not enforce is an error here, with a pointer: fail closed, at build time.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from tools.console import Failure
from tools.fleet import BY_NAME
from tools.paths import ROOT, VENV_BIN

GATEWAY = ROOT / "workers" / "api-gateway" / "src" / "contest" / "gateway"
TABLE = GATEWAY / "table.py"
DOCUMENT = GATEWAY / "document.py"
MODELS = ROOT / "kit" / "contest" / "contract" / "models.py"

METHODS = ("get", "post", "put", "patch", "delete")
SCHEMES = ("bearer", "opsToken", "webhookSecret")  # those that contest.gateway.authenticate verifies
PERIODS_S = (10, 60)  # those that the rate-limit binding knows
OPERATION_KEYS = {"operationId", "summary", "description", "tags", "security", "parameters", "requestBody", "responses"}
EXTENSION_KEYS = {"x-service", "x-internal", "x-rate-limit", "x-max-body-bytes"}
PARAMETER_KEYS = {"name", "in", "required", "description", "schema", "example"}
PARAMETER_SCHEMA_KEYS = {"type", "enum", "minLength", "maxLength", "minimum", "maximum", "pattern", "default", "description"}
BODY_SCHEMA_KEYS = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "description",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "items",
    "enum",
    "const",
}


def compile_all(folder: Path = ROOT / "openapi") -> dict[Path, str]:
    """Every generated file with its text. Raises `Failure` where the document asks for what would not be enforced."""
    document = load(folder)
    lint(document)
    return {
        TABLE: _formatted(_table(document)),
        DOCUMENT: _formatted(_served(document)),
        MODELS: _models(document),
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
    document = _yaml(folder / "openapi.yaml")
    document["paths"] = {}
    for part in sorted((folder / "paths").glob("*.yaml")):
        _merge(document["paths"], _yaml(part), part)
    for part in sorted((folder / "components").glob("*.yaml")):
        _merge(document["components"].setdefault(part.stem, {}), _yaml(part), part)
    return document


def lint(document: dict[str, Any]) -> None:
    """Hold the document to OpenAPI 3.1 and to what the gateway enforces."""
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        raise Failure(f"openapi: /{'/'.join(map(str, error.absolute_path))}: {error.message}")
    seen: dict[str, str] = {}
    for path in document["paths"]:
        shape = re.sub(r"\{[^}]*\}", "{}", path)
        if shape in seen:
            raise Failure(f"openapi: {path} and {seen[shape]} have the same shape")
        seen[shape] = path


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """`(path, METHOD, operation)` for each operation, those with `x-internal` included."""
    for path, item in document["paths"].items():
        _only(item, set(METHODS), where=path)
        for method, operation in item.items():
            yield path, method.upper(), operation


def resolve(document: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """`value`, or what its `$ref` points to."""
    while "$ref" in value:
        target: Any = document
        for part in value["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        value = target
    return value


def rate_limits(document: dict[str, Any]) -> set[tuple[int, int]]:
    """Every distinct (requests, seconds): the gateway needs one binding for each."""
    limits = (_rate_limit(operation, path) for path, _, operation in operations(document))
    return {limit for limit in limits if limit}


# The table


def _table(document: dict[str, Any]) -> str:
    tree: dict[str, Any] = {"methods": {}, "children": {}}
    constants = []
    for path, method, operation in operations(document):
        if operation.get("x-internal"):
            continue
        constants.append(f"{_constant(operation)} = {_operation(document, path, method, operation)}\n")
        node = tree
        for segment in path.removeprefix("/").split("/"):
            key = "{}" if segment.startswith("{") else segment
            node = node["children"].setdefault(key, {"methods": {}, "children": {}})
        node["methods"][method] = _constant(operation)
    return "\n".join(
        [
            '"""The gateway\'s table. Generated from openapi/ by `make spec`: do not edit."""\n',
            "from contest.gateway.operation import Node, Operation, Parameter\n",
            *constants,
            f"ROOT = {_node(tree)}",
        ]
    )


def _node(node: dict[str, Any]) -> str:
    methods = ", ".join(f"{method!r}: {name}" for method, name in node["methods"].items())
    children = ", ".join(f"{segment!r}: {_node(child)}" for segment, child in node["children"].items())
    arguments = [f"methods={{{methods}}}"] * bool(methods) + [f"children={{{children}}}"] * bool(children)
    return f"Node({', '.join(arguments)})"


def _operation(document: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> str:
    where = f"{path} {method}"
    _only(operation, OPERATION_KEYS | EXTENSION_KEYS, where=where)
    for needed in ("operationId", "x-service", "security", "summary", "responses"):
        if needed not in operation:
            raise Failure(f"openapi: {where}: no {needed}")
    parameters = [resolve(document, parameter) for parameter in operation.get("parameters", [])]
    fields: dict[str, object] = {
        "operation_id": operation["operationId"],
        "service": _service(operation["x-service"], parameters, where),
        "security": _security(operation["security"], where),
        "path": _path_parameters(document, path, parameters, where),
        "query": tuple(_parameter(document, each, where) for each in parameters if each["in"] == "query"),
        "body": _body(document, operation.get("requestBody"), where),
        "body_bytes_max": operation.get("x-max-body-bytes"),
        "rate_limit": _rate_limit(operation, where),
    }
    return f"Operation({', '.join(f'{name}={value!r}' for name, value in fields.items() if value not in (None, ()))})"


def _constant(operation: dict[str, Any]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", operation["operationId"]).upper()


def _service(service: str, parameters: list[dict[str, Any]], where: str) -> str:
    if service in BY_NAME:
        return service
    named = [each for each in parameters if f"{{{each['name']}}}" == service and each["in"] == "path"]
    if named and set(named[0]["schema"].get("enum", ["?"])) <= set(BY_NAME):
        return service
    raise Failure(f"openapi: {where}: x-service {service!r} is neither a worker nor a path parameter that lists workers")


def _security(security: list[dict[str, list[str]]], where: str) -> tuple[tuple[str, ...], ...]:
    for requirement in security:
        for scheme, scopes in requirement.items():
            if scheme not in SCHEMES or scopes:
                raise Failure(f"openapi: {where}: /security: {scheme} {scopes} is not enforced; known: {', '.join(SCHEMES)}")
    return tuple(tuple(requirement) for requirement in security)


class _Source(str):
    """Python source, which `repr` leaves as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _path_parameters(document: dict[str, Any], path: str, parameters: list[dict[str, Any]], where: str) -> tuple[_Source, ...]:
    names = re.findall(r"\{([^}]*)\}", path)
    if any(segment != f"{{{segment[1:-1]}}}" for segment in path.split("/") if "{" in segment):
        raise Failure(f"openapi: {where}: a parameter must be a whole segment")
    by_name = {each["name"]: each for each in parameters if each["in"] == "path"}
    if set(by_name) != set(names):
        raise Failure(f"openapi: {where}: path parameters {sorted(by_name)} are not those of the path")
    return tuple(_parameter(document, by_name[name], where) for name in names)


def _parameter(document: dict[str, Any], parameter: dict[str, Any], where: str) -> _Source:
    where = f"{where} parameter {parameter['name']}"
    _only(parameter, PARAMETER_KEYS, where=where)
    if parameter["in"] not in ("path", "query"):
        raise Failure(f"openapi: {where}: parameters in {parameter['in']} are not enforced")
    schema = resolve(document, parameter["schema"])
    _only(schema, PARAMETER_SCHEMA_KEYS, where=where)
    if schema.get("type") not in ("string", "integer"):
        raise Failure(f"openapi: {where}: type {schema.get('type')!r} is not enforced")
    fields: dict[str, object] = {
        "name": parameter["name"],
        "kind": schema["type"],
        "required": parameter.get("required", False),
        "enum": tuple(schema.get("enum", ())),
        "minimum": schema.get("minimum", schema.get("minLength")),
        "maximum": schema.get("maximum", schema.get("maxLength")),
        "pattern": _pattern(schema.get("pattern"), where),
    }
    return _Source(f"Parameter({', '.join(f'{name}={value!r}' for name, value in fields.items() if value not in (None, (), False))})")


def _pattern(pattern: str | None, where: str) -> str | None:
    """The pattern between its anchors. Only what means the same in ECMA-262 and in Python is let through."""
    if pattern is None:
        return None
    if not re.fullmatch(r"\^[^\\$^]*\$", pattern):
        raise Failure(f"openapi: {where}: pattern {pattern!r} must stand between ^ and $, without backslashes")
    return pattern[1:-1]


def _body(document: dict[str, Any], body: dict[str, Any] | None, where: str) -> str | None:
    if body is None:
        return None
    if not body.get("required") or set(body["content"]) != {"application/json"}:
        raise Failure(f"openapi: {where}: /requestBody must be required and application/json")
    reference = body["content"]["application/json"]["schema"].get("$ref", "")
    if not reference.startswith("#/components/schemas/"):
        raise Failure(f"openapi: {where}: /requestBody must refer to a named schema")
    _check_body_schema(document, {"$ref": reference}, where)
    return str(reference.rsplit("/", 1)[1])


def _check_body_schema(document: dict[str, Any], schema: dict[str, Any], where: str) -> None:
    schema = resolve(document, schema)
    _only(schema, BODY_SCHEMA_KEYS, where=f"{where} requestBody")
    if schema.get("type") == "object" and "additionalProperties" not in schema:
        raise Failure(f"openapi: {where} requestBody: an object must say additionalProperties")
    for child in [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]:
        _check_body_schema(document, child, where)


def _rate_limit(operation: dict[str, Any], where: str) -> tuple[int, int] | None:
    limit = operation.get("x-rate-limit")
    if limit is None:
        return None
    if set(limit) != {"limit", "period_s"} or limit["period_s"] not in PERIODS_S:
        raise Failure(f"openapi: {where}: x-rate-limit takes `limit`, and `period_s` of {PERIODS_S}")
    return limit["limit"], limit["period_s"]


def _only(value: Mapping[str, Any], allowed: set[str], *, where: str) -> None:
    unknown = set(value) - allowed
    if unknown:
        raise Failure(
            f"openapi: {where}: {', '.join(sorted(unknown))} is not enforced", hint="teach tools/compile_spec.py and the gateway first"
        )


# The served document and the models


def _served(document: dict[str, Any]) -> str:
    paths = {
        path: {
            method: {key: value for key, value in operation.items() if not key.startswith("x-")}
            for method, operation in item.items()
            if not operation.get("x-internal")
        }
        for path, item in document["paths"].items()
    }
    text = json.dumps(document | {"paths": {path: item for path, item in paths.items() if item}}, ensure_ascii=False, separators=(",", ":"))
    return f'"""The document that clients see. Generated from openapi/ by `make spec`: do not edit."""\n\nTEXT = {text!r}\n'


def _models(document: dict[str, Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "models.py"
        source.write_text(json.dumps(document | {"paths": {}}))
        options = ["--input-file-type", "openapi", "--openapi-scopes", "schemas", "--output-model-type", "pydantic_v2.BaseModel"]
        options += ["--target-python-version", "3.11", "--strict-types", "str", "int", "float", "bool", "--enum-field-as-literal", "all"]
        options += ["--use-type-alias", "--output-datetime-class", "AwareDatetime", "--field-constraints", "--use-annotated"]
        options += ["--use-standard-collections", "--use-union-operator", "--keep-model-order", "--collapse-root-models"]
        options += ["--custom-file-header", '"""The shapes of the contract. Generated from openapi/ by `make spec`: do not edit."""']
        command = [str(VENV_BIN / "datamodel-codegen"), "--input", str(source), "--output", str(target), *options]
        result = subprocess.run([*command, "--no-formatters"], capture_output=True, text=True, timeout=120, check=False)
        if result.returncode:
            raise Failure(f"openapi: the models cannot be generated: {result.stderr.strip().splitlines()[-1]}")
        return _formatted(target.read_text())


def _formatted(text: str) -> str:
    for arguments in (["check", "--fix", "--quiet", "--select", "I,F401"], ["format", "--quiet"]):
        command = [str(VENV_BIN / "ruff"), *arguments, "--line-length", "140", "--stdin-filename", "generated.py", "-"]
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60).stdout
    return text


def _merge(target: dict[str, Any], part: dict[str, Any], path: Path) -> None:
    twice = set(target) & set(part)
    if twice:
        raise Failure(f"{path.name}: {', '.join(sorted(twice))} is defined elsewhere already")
    target.update(part)


def _yaml(path: Path) -> dict[str, Any]:
    try:
        value = yaml.safe_load(path.read_text())
    except yaml.YAMLError as error:
        raise Failure(f"{path}: {error}") from error
    if not isinstance(value, dict):
        raise Failure(f"{path}: not a mapping")
    return value
