"""The command `contest-draw`, installed from its wheel."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.draw.checking import NO, YES, Run
from tests.draw.wheel import install

pytestmark = pytest.mark.programs


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("installed"))


def test_the_installed_command(installed: Path, run: Run) -> None:
    """In the folder of `run`; with both libraries, since the trial chain is for py_ecc alone."""
    for command, code, says in (
        ("verify drawn.json --list drawn", YES, "checked by drand-verify"),
        ("verify late.json --chain chain.json", YES, "checked by py_ecc"),
        ("verify wrong.json", NO, "NO: header"),
        ("--help", YES, "verify"),
    ):
        ended = subprocess.run(
            [installed, *command.split()], capture_output=True, text=True, timeout=200, check=False
        )
        assert ended.returncode == code, ended.stderr
        assert says in ended.stdout


def test_the_wheel_needs_what_the_project_has(installed: Path) -> None:
    """No other package than py_ecc, and nothing of the workers."""
    [metadata] = installed.parents[1].glob("lib/python3*/site-packages/contest_draw-*/METADATA")
    needs = [line for line in metadata.read_text().splitlines() if line.startswith("Requires-Dist")]
    assert [line.split()[1].split(">")[0] for line in needs] == ["py-ecc", "drand-verify"]
