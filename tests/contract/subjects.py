"""The two documents that are tried with generated requests, each with what it compiles to:
the project's own, and `shapes.yaml`.
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock

import pytest
import yaml

from contest import contract
from contest.gateway import check as checking
from contest.gateway import table
from contest.gateway.operation import Operation, Parameter
from contest.gateway.trace import Trace
from contest.kit.call import Actor
from contest.kit.http.request import Request
from contest.kit.problems import FieldError, Problem
from tests.operations import DOCUMENT
from tools.contract.compile import TABLE, compile_document
from tools.contract.models import CONTRACT
from tools.contract.rules import resolve
from tools.contract.table import SHARED, operations

TRACE = Trace("request", "00-" + "1" * 32 + "-" + "1" * 16 + "-00", "/")
ACTOR = Actor("user", "session", ())


@dataclass(frozen=True)
class Subject:
    """A document and where its table and models come from."""

    name: str
    document: dict[str, Any]
    compiled: Callable[[], tuple[ModuleType, object]]
    marks: tuple[pytest.MarkDecorator, ...] = ()  # of tests that have it compiled

    @property
    def models(self) -> Any:
        """Its models, by name."""
        return self.compiled()[1]

    @property
    def operations(self) -> list[tuple[str, str, dict[str, Any]]]:
        return [each for each in operations(self.document) if not each[2].get("x-internal")]

    @property
    def bodies(self) -> list[str]:
        """The names of the models of bodies."""
        bodies = (each["requestBody"] for _, _, each in self.operations if "requestBody" in each)
        return sorted(
            {
                each["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
                for each in bodies
            }
        )

    def operation(self, operation_id: str) -> Operation:
        """The compiled one."""
        found = (
            each
            for each in vars(self.compiled()[0]).values()
            if isinstance(each, Operation) and each.operation_id == operation_id
        )
        return next(found)

    @property
    def parameters(self) -> list[tuple[dict[str, Any], Parameter]]:
        """Each described parameter with what it compiles to. Where several operations have it,
        described alike and compiled alike, it is there once.
        """
        found = {}
        for _, _, described in self.operations:
            operation = self.operation(described["operationId"])
            compiled = {
                (each.place, each.name): each for each in (*operation.path, *operation.parameters)
            }
            for each in parameters(self.document, described):
                name = each["name"].lower() if each["in"] == "header" else each["name"]
                one = compiled[each["in"], name]
                found[json.dumps(each), one] = each, one
        return list(found.values())

    def problem(self, operation_id: str, request: Request, values: list[str]) -> Problem | None:
        """How the gateway refuses a request, or None if it takes it."""
        coroutine = checking.check(request, self.operation(operation_id), values, TRACE, ACTOR)
        try:
            coroutine.send(None)
        except StopIteration:
            return None
        except Problem as problem:
            return problem
        raise AssertionError("the check waited for something")


def takes(parameter: Parameter, texts: list[str]) -> bool:
    """Whether the gateway takes such texts for a parameter."""
    errors = list[FieldError]()
    if parameter.many:
        checking._values(parameter, texts, errors)
    else:
        checking._value(parameter, texts[0], errors)
    return not errors


@functools.cache
def _compiled_shapes() -> tuple[ModuleType, ModuleType]:
    files = compile_document(SHAPES.document)
    models = _module("shapes_models", files[CONTRACT / f"{SHARED}.py"])
    with mock.patch.object(contract, SHARED, models):
        return _module("shapes_table", files[TABLE]), models


def _module(name: str, source: str) -> ModuleType:
    module = ModuleType(name)
    sys.modules[name] = module  # where pydantic looks for the names in annotations
    exec(source, module.__dict__)
    return module


def parameters(document: dict[str, Any], operation: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The described parameters of an operation."""
    return [resolve(document, each, "") for each in operation.get("parameters", [])]


def _models_of_all() -> SimpleNamespace:
    modules = [
        importlib.import_module(f"contest.contract.{name}")
        for name in set(DOCUMENT["x-modules"].values())
    ]
    return SimpleNamespace(
        **{name: each for module in modules for name, each in vars(module).items()}
    )


PROJECT = Subject("project", DOCUMENT, lambda: (table, _models_of_all()))
SHAPES = Subject(
    "shapes",
    yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text()),
    _compiled_shapes,
    (pytest.mark.programs,),
)
