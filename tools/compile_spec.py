"""Compile the document in `openapi/` into what runs: the gateway's table, the pydantic models, the served document.

Whatever the gateway would not enforce is an error here, with a pointer: fail closed, at build time.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from tools.compile_table import resolve, table
from tools.console import Failure
from tools.paths import ROOT, VENV_BIN

GATEWAY = ROOT / "workers" / "api-gateway" / "src" / "contest" / "gateway"
TABLE = GATEWAY / "table.py"
DOCUMENT = GATEWAY / "document.py"
MODELS = ROOT / "kit" / "contest" / "contract" / "models.py"


def compile_all(folder: Path = ROOT / "openapi") -> dict[Path, str]:
    """Every generated file with its text. Raises `Failure` where the document asks for what would not be enforced."""
    document = load(folder)
    lint(document)
    return {
        TABLE: _formatted(table(document)),
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
    _check_references(document, document, "")
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        raise Failure(f"openapi: /{'/'.join(map(str, error.absolute_path))}: {error.message}")
    seen: dict[str, str] = {}
    for path in document["paths"]:
        shape = re.sub(r"\{[^}]*\}", "{}", path)
        if shape in seen:
            raise Failure(f"openapi: {path} and {seen[shape]} have the same shape")
        seen[shape] = path


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


def _check_references(document: dict[str, Any], value: Any, where: str) -> None:
    """Every reference leads somewhere: the validator would end in a traceback of its own."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            resolve(document, {"$ref": value["$ref"]}, where)
        for name, child in value.items():
            _check_references(document, child, f"{where}/{name}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            _check_references(document, child, f"{where}/{number}")


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
