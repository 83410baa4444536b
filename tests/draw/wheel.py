"""The wheel of `contest-draw`, installed as people install it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

from tools.paths import ROOT, VENV_BIN


def install(folder: Path) -> Path:
    """The command, installed from its wheel into a virtual environment that has what it needs."""
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
