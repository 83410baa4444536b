"""The threat model is true: each test that it names is there, and each threat names one."""

from __future__ import annotations

import ast
import re

from tests.docs.pages import blocks, quoted, rows
from tests.system import System
from tools.paths import ROOT

PAGE = (ROOT / "docs" / "threat-model.md").read_text()
ROWS_MIN = 30


def test_each_threat_names_a_test_that_is_there() -> None:
    """A test that was renamed or taken out leaves a threat with nothing against it."""
    threats = rows(PAGE)
    assert len(threats) >= ROWS_MIN
    for who, against, tests in threats:
        assert who
        assert against
        assert quoted(tests), who
        assert [each for each in quoted(tests) if not _is_there(each)] == [], who


def _is_there(test: str) -> bool:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(each, functions) and each.name == name for each in ast.walk(tree))


async def test_the_statement_ends_every_session(system: System) -> None:
    """What operators run when a secret has leaked, as the page of operations has it."""
    page = (ROOT / "docs" / "operations.md").read_text()
    [sql] = [
        found[1]
        for block in blocks(page)
        if (found := re.search(r'--command "(update sessions [^"]*)"', block.text))
    ]
    sessions = [await system.sign_in(number) for number in (42, 43)]
    await system.rows("auth", sql)
    for session in sessions:
        assert (await system.refresh(session["refresh_token"])).problem == "session-ended"
    assert (await system.sign_in(42))["access_token"]
