"""Compile the schemas of the document into pydantic models.

A module for each service, one for what they share, and one for the events of each producer.
"""

from __future__ import annotations

import ast
import functools
import json
import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.console import Failure
from tools.contract.rules import refuse
from tools.contract.table import SHARED, operations
from tools.paths import ROOT, VENV_BIN
from tools.processes import run

CONTRACT = ROOT / "kit" / "contest" / "contract"
GENERATED = '"""{what}. Generated from openapi/ by `make spec`: do not edit."""'
SCALARS = json.dumps(
    dict.fromkeys(("AwareDatetime", "StrictFloat", "UUID"), "contest.contract.scalars")
)
OPTIONS = [
    *(
        "--input-file-type",
        "openapi",
        "--openapi-scopes",
        "schemas",
        "--output-model-type",
        "pydantic_v2.BaseModel",
    ),
    *(
        "--target-python-version",
        "3.11",
        "--target-pydantic-version",
        "2.14",
        "--strict-types",
        "str",
        "int",
        "float",
        "bool",
    ),
    *(
        "--enum-field-as-literal",
        "all",
        "--use-type-alias",
        "--collapse-root-models",
        "--keep-model-order",
    ),
    # Null is not the same as absent
    *("--strict-nullable", "--use-missing-sentinel", "--use-typed-nullable-map-values"),
    *("--output-datetime-class", "AwareDatetime", "--import-overrides", SCALARS),
    *(
        "--field-constraints",
        "--use-annotated",
        "--use-standard-collections",
        "--use-union-operator",
        "--no-formatters",
    ),
    "--disable-timestamp",
]


def models(document: Mapping[str, Any]) -> dict[Path, str]:
    """The source of each module, not yet formatted, by its path.

    `x-modules` of the document says which module a schema belongs to: `shared` where it does not.
    """
    source, homes = _Source(_generated(document)), document.get("x-modules", {})
    shared = source.closure({name for name in source.names if homes.get(name, SHARED) == SHARED})
    _all_of(SHARED, shared & set(homes), homes)
    texts = {SHARED: source.module("The shapes of the contract that services share", shared)}
    for module in sorted(set(homes.values()) - {SHARED}):
        needed = source.closure({name for name, home in homes.items() if home == module})
        own = needed - shared
        _all_of(module, own & set(homes), homes)
        imports = f"from contest.contract.{SHARED} import {', '.join(sorted(needed & shared))}"
        what = f"The shapes of the contract: {module}"
        texts[module] = source.module(what, own, imports if needed & shared else "")
    for event in document.get("x-events", {}).values():
        texts[event["module"]] = _with_event(texts[event["module"]], event)
    return {CONTRACT / f"{name.replace('.', '/')}.py": text for name, text in texts.items()}


@dataclass(frozen=True)
class _Source:
    """What the generator wrote, taken apart: imports, and the statements that define each name."""

    text: str

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self._definitions}

    def closure(self, names: Collection[str]) -> set[str]:
        """The names, and all that their definitions use."""
        found, left = set[str](), set(names) & set(self._uses)
        while left:
            found |= left
            left = {used for name in left for used in self._uses[name]} - found
        return found

    def module(self, what: str, names: Collection[str], imports: str = "") -> str:
        """A module with the definitions of the names; imports that it does not need are for the
        formatter.
        """
        heads = [
            ast.unparse(node)
            for node in self._statements
            if isinstance(node, ast.ImportFrom | ast.Import)
        ]
        lines = self.text.split("\n")
        bodies = [
            "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for name, node in self._definitions
            if name in names
        ]
        return "\n\n\n".join(
            [GENERATED.format(what=what), "\n".join([*heads, imports]), *bodies, ""]
        )

    @functools.cached_property
    def _uses(self) -> dict[str, set[str]]:
        """By each name, the others that its definition uses."""
        uses: dict[str, set[str]] = {name: set() for name in self.names}
        for name, node in self._definitions:
            used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            uses[name] |= used & set(uses)
        return uses

    @functools.cached_property
    def _statements(self) -> list[ast.stmt]:
        return ast.parse(self.text).body

    @functools.cached_property
    def _definitions(self) -> list[tuple[str, ast.stmt]]:
        """Each statement with the name that it defines, or completes."""
        found: list[tuple[str, ast.stmt]] = []
        for node in self._statements:
            if isinstance(node, ast.ClassDef):
                found.append((node.name, node))
            elif isinstance(node, ast.Assign):
                found.append((ast.unparse(node.targets[0]), node))
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                found.append((ast.unparse(node.value.func).partition(".")[0], node))
        return found


def _all_of(module: str, names: Collection[str], homes: Mapping[str, str]) -> None:
    for name in sorted(names):
        if homes[name] != module:
            place = f"components/schemas/{homes[name]}.yaml {name}"
            refuse(place, f"{module} uses it: what services share stands in {SHARED}.yaml")


def _with_event(text: str, event: Mapping[str, Any]) -> str:
    """The module, where the class of the event says what it is."""
    name, consumers = event["payload"]["$ref"].rsplit("/", 1)[1], tuple(event["receivers"])
    head = f'''class {name}(EventData):
    """{event["summary"]}."""

    TYPE: ClassVar[str] = {event["type"]!r}
    CONSUMERS: ClassVar[tuple[str, ...]] = {consumers!r}
'''
    imports = (
        "from typing import ClassVar\nfrom contest.contract.event import EventData\n\n\nclass "
    )
    changed = text.replace(f"class {name}(BaseModel):\n", head)
    return changed if "EventData\n\n\n" in changed else changed.replace("class ", imports, 1)


def _generated(document: Mapping[str, Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "models.py"
        source.write_text(json.dumps({**document, "paths": {}}))
        command = [
            str(VENV_BIN / "datamodel-codegen"),
            "--input",
            str(source),
            "--output",
            str(target),
            *OPTIONS,
        ]
        run("openapi: generating the models", command, within_s=120)
        return _with_bodies(document, target.read_text())


def _with_bodies(document: Mapping[str, Any], text: str) -> str:
    """The models, where every body is a class that can parse, also one that is a union."""
    for path, method, operation in operations(document):
        if "requestBody" not in operation:
            continue
        name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit(
            "/", 1
        )[1]
        text = re.sub(
            rf'^{name} = TypeAliasType\("{name}", (.*)\)$',
            rf"class {name}(RootModel[\1]):\n    pass",
            text,
            flags=re.MULTILINE,
        )
        if not re.search(rf"^class {name}\(", text, re.MULTILINE):
            raise Failure(
                f"openapi: {path} {method} requestBody: {name} has no model: "
                "it is a part elsewhere, or the name is taken"
            )
    return (
        text
        if "RootModel" not in text
        else text.replace("from pydantic import ", "from pydantic import RootModel, ", 1)
    )
