"""The product's Python files as the architecture tests read them:
what each imports, what it uses, which strings it holds.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.paths import ROOT


@dataclass(frozen=True)
class Source:
    """One file; `path` is relative to the checkout."""

    path: Path
    text: str

    def __str__(self) -> str:
        return str(self.path)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def package(self) -> str:
        """The package it is in, as Python imports it;
        `contest.kit` for `kit/contest/kit/ids.py`.
        """
        parts = self.path.parts[1:] if self.path.parts[0] == "kit" else self.path.parts[3:]
        return ".".join(parts[:-1])

    @property
    def module(self) -> str:
        """Its own name, as Python imports it."""
        return f"{self.package}.{self.path.stem}".removesuffix(".__init__")

    @property
    def worker(self) -> str | None:
        """The worker it belongs to; None for the kit."""
        return None if self.path.parts[0] == "kit" else self.path.parts[1]

    @property
    def is_border(self) -> bool:
        """Whether it may know the runtime."""
        return self.path.name == "entry.py" or self.path.is_relative_to("kit/contest/kit/runtime")

    @cached_property
    def imports(self) -> frozenset[str]:
        """Everything that it imports, in whatever form, with its full name."""
        return frozenset(name for node in ast.walk(self.tree) for name in self._imported(node))

    @cached_property
    def imports_first(self) -> frozenset[str]:
        """What it imports while it is imported itself, not in a function or for types alone."""
        return frozenset(name for node in self.tree.body for name in self._imported(node))

    @cached_property
    def uses(self) -> frozenset[str]:
        """The full names of the imported things that its code mentions:
        `datetime.datetime.now`, however it was imported.
        """
        known = {local: full for node in ast.walk(self.tree) for local, full in self._bound(node)}
        mentioned = (
            ast.unparse(node)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Attribute | ast.Name)
        )
        dotted = (name.partition(".") for name in mentioned)
        return frozenset(known[head] + dot + rest for head, dot, rest in dotted if head in known)

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """Its string constants, the parts of f-strings among them, docstrings left out."""
        scopes = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        docstrings = {
            id(scope.body[0].value)
            for scope in scopes
            if scope.body and isinstance(scope.body[0], ast.Expr)
        }
        constants = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and id(node) not in docstrings
        ]
        return tuple(node.value for node in constants if isinstance(node.value, str))

    @cached_property
    def arguments(self) -> frozenset[str]:
        """The strings that its calls pass on: `read(environment, "OPS_TOKEN")`."""
        passed = [
            argument
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call)
            for argument in node.args
        ]
        return frozenset(
            each.value
            for each in passed
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )

    def assigned(self, name: str) -> ast.expr:
        """What is assigned to `name`, in the module or in a class of it;
        an empty tuple where nothing is.
        """
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if [ast.unparse(target) for target in targets] == [name]:
                return node.value
        return ast.Tuple([], ast.Load())

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{self._from(node)}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in (
            "import_module",
            "__import__",
        ):
            yield from (
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )

    def _bound(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.Import):
            yield from (
                (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
                for alias in node.names
            )
        elif isinstance(node, ast.ImportFrom):
            yield from (
                (alias.asname or alias.name, f"{self._from(node)}.{alias.name}")
                for alias in node.names
            )

    def _from(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        around = self.package.split(".")[: len(self.package.split(".")) - node.level + 1]
        return ".".join([*around, *([node.module] if node.module else [])])


def read(path: Path) -> Source:
    return Source(path.relative_to(ROOT), path.read_text())


KIT = tuple(read(path) for path in sorted((ROOT / "kit").rglob("*.py")))
WORKERS = tuple(read(path) for path in sorted((ROOT / "workers").glob("*/src/**/*.py")))
ENTRIES = {source.path.parts[1]: source for source in WORKERS if source.path.name == "entry.py"}
ALL = KIT + WORKERS
