"""Every file that is to run in one process with others is there."""

from __future__ import annotations

from tests.together import APART, TOGETHER, group_of
from tools.paths import ROOT


def test_each_file_is_there() -> None:
    assert [file for file in (*TOGETHER, *APART) if not (ROOT / file).is_file()] == []


def test_a_file_runs_in_one_process_by_itself_or_with_its_group() -> None:
    assert group_of("tests/unit/test_x.py::test_x[a::b]") == "tests/unit/test_x.py"
    assert group_of("tests/e2e/test_stack.py::test_x") == "stack"
    [alone] = APART
    assert group_of(f"{alone}::test_x") == f"{alone}::test_x"


def test_a_file_names_its_marks_once() -> None:
    """A second list of marks takes the place of the first: what starts workerd would run in
    `make unit`.
    """
    files = (ROOT / "tests").rglob("*.py")
    assert [path for path in files if path.read_text().count("\npytestmark = ") > 1] == []
