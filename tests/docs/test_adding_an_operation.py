"""docs/adding-an-operation.md works as it is written,
and the tests take every operation that is right.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.docs.example import apply, checks, copy, follow, run
from tests.docs.pages import Block
from tools.paths import ROOT

pytestmark = pytest.mark.timeout(900)  # each some 25 s of CPU, on a busy machine more

PAGE = ROOT / "docs" / "adding-an-operation.md"
HOLD_OPERATIONS = (
    "tests/contract/test_contract.py",
    "tests/architecture/test_architecture.py",
    "tests/architecture/test_fleet.py",
    "tests/architecture/test_migrations.py",
    "tests/docs/test_lists.py",
    "tests/unit/test_acceptance.py",
    "tests/unit/gateway/test_limits.py",
)

# By file, what is added to its end.
RIGHT = {
    "openapi/paths/token.yaml": (ROOT / "tests/fixtures/rare_operations.yaml").read_text(),
    "openapi/components/schemas/token.yaml": """\
RareUpdate:
  type: object
  additionalProperties: true
  properties:
    note: {type: string, maxLength: 500}
""",
    "workers/token/src/contest/token/balances/operations.py": """\
async def _done(call: Call, deps: Deps) -> Reply:
    return Reply.empty()


OPERATIONS = {
    **OPERATIONS,
    **dict.fromkeys(("searchRare", "putRare", "updateRare", "putMyRare"), _done),
}
""",
}


@pytest.mark.programs
def test_the_worked_example_works(tmp_path: Path) -> None:
    project = copy(tmp_path / "project")
    follow(project, PAGE.read_text().partition("\n## What fails")[0])
    budget = "tests/tools/bench/test_costs.py::test_each_operation_has_a_budget"
    checks(project, *HOLD_OPERATIONS, "tests/unit/auth/test_nickname.py", budget)


@pytest.mark.soak
def test_the_tests_take_every_operation_that_is_right(tmp_path: Path) -> None:
    """Rare and right: every method at one path, credentials that may be absent,
    a parameter that hardly anything breaks.
    """
    project = copy(tmp_path / "project")
    for name, text in RIGHT.items():
        apply(project, Block("", text, "", (name,)))
    run(project, sys.executable, "-m", "tools", "spec")
    differential = ("tests/contract/test_differential.py", "-k", "test_parameters or Rare")
    checks(project, *HOLD_OPERATIONS, *differential)


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        pytest.param("text", "c\n", "a\nb\nc\n", id="added to the end"),
        pytest.param("diff", " a\n+x\n", "a\nx\nb\n", id="after a line"),
        pytest.param("diff", "-a\n+x\n", "x\nb\n", id="in place of one"),
    ],
)
def test_a_block_is_applied(tmp_path: Path, language: str, text: str, left: str) -> None:
    (tmp_path / "a.md").write_text("a\nb\n")
    apply(tmp_path, Block(language, text, "In `a.md`:", ("a.md",)))
    assert (tmp_path / "a.md").read_text() == left


def test_a_place_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\n")
    with pytest.raises(AssertionError, match="not there"):
        apply(tmp_path, Block("diff", " b\n+c\n", "In `a.md`:", ("a.md",)))
