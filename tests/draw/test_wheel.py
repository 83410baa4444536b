"""The wheel of `contest-draw`, installed as people install it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.draw.checking import NO, YES, Run
from tools.paths import ROOT, VENV_BIN


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from its wheel into a virtual environment that has what it needs."""
    folder = tmp_path_factory.mktemp("installed")
    copytree(ROOT / "verifier", folder / "verifier")
    _quietly(
        VENV_BIN / "uv", "build", "--offline", "--wheel", "--out-dir", folder, folder / "verifier"
    )
    _quietly(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    [wheel] = folder.glob("*.whl")
    python = folder / "venv" / "bin" / "python"
    _quietly(VENV_BIN / "uv", "pip", "install", "--offline", "--no-deps", "--python", python, wheel)
    [packages] = (folder / "venv").glob("lib/python3*/site-packages")
    [ours] = (VENV_BIN.parent).glob("lib/python3*/site-packages")
    (packages / "needed.pth").write_text(f"{ours}\n")
    return folder / "venv" / "bin" / "contest-draw"


def _quietly(*command: str | Path) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert ended.returncode == 0, ended.stderr


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
