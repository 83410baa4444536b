"""Do what docs/adding-an-operation.md says in a copy of the project,
and run there what holds an operation to the rules.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import Block, blocks
from tools.paths import ROOT, VENV_BIN

INSTALLED = (".venv", "node_modules")  # the copy uses ours
LEFT_OUT = shutil.ignore_patterns(
    *INSTALLED, ".git", ".cache", ".state*", ".serve", ".*_cache", ".hypothesis"
)
PARTS_OF_WORKERS = shutil.ignore_patterns("build", "python_modules", ".venv-workers", ".wrangler")
TAKES_S_MAX = 400  # on a busy machine
SLOW = {"make costs", "make check", "make test"}  # what they hold, `checks` runs in part
PROGRAMS = {"make": [sys.executable, "-m", "tools"], ".venv/bin/python": [sys.executable]}


def copy(target: Path) -> Path:
    """The project as it is here, compiled modules included, with what is installed linked."""

    def leave_out(folder: str, names: list[str]) -> set[str]:
        in_worker = Path(folder).parent == ROOT / "workers"
        return LEFT_OUT(folder, names) | (PARTS_OF_WORKERS(folder, names) if in_worker else set())

    shutil.copytree(ROOT, target, ignore=leave_out)
    for name in INSTALLED:
        (target / name).symlink_to(ROOT / name)
    return target


def follow(project: Path, page: str) -> None:
    """Apply each block of code of the page's steps to the file that its paragraph names,
    and run its commands.
    """
    for block in blocks(page):
        if block.language == "sh":
            for command in block.text.splitlines():
                if command not in SLOW:
                    run(project, *_program(command))
        else:
            apply(project, block)


def apply(project: Path, block: Block) -> None:
    """Write a new file, add to the end of one, or change the place that a block with `+` shows."""
    [name] = [
        each for each in block.quoted if ("." in each and "/" in each) or each.endswith(".md")
    ]
    path = project / name
    if block.is_new_file:
        path = path.with_name(path.name.replace("NNNN", _next_number(path.parent)))
        assert not path.exists(), path
        path.write_text(block.text)
    elif block.language == "diff":
        path.write_text(_patched(path.read_text(), block.text))
    else:
        between = "\n\n" if path.suffix == ".py" else ""
        path.write_text(path.read_text() + between + block.text)


def run(project: Path, *command: str) -> None:
    """Run a command in the copy, and show what it said if it fails."""
    environment = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    ended = subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=TAKES_S_MAX,
        check=False,
    )
    said = f"{' '.join(command)}:\n{ended.stdout[-6000:]}{ended.stderr[-2000:]}"
    assert ended.returncode == 0, said


def checks(project: Path, *tests: str) -> None:
    """What `make check` runs first, and the tests that look at every operation."""
    ruff, code = str(VENV_BIN / "ruff"), ("kit", "workers", "tests", "tools/bench")
    run(project, ruff, "check", "--quiet", *code)
    run(project, ruff, "format", "--check", "--quiet", *code)
    run(project, sys.executable, "-m", "tools", "spec", "--check")
    run(project, sys.executable, "-m", "tools.contract.changes")
    run(project, sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", *tests)


def _patched(text: str, diff: str) -> str:
    lines = [line or " " for line in diff.splitlines()]
    before, after = ("".join(f"{line[1:]}\n" for line in lines if line[0] != sign) for sign in "+-")
    assert text.count(before) >= 1, f"not there:\n{before}"
    return text.replace(before, after, 1)


def _program(command: str) -> list[str]:
    name, *arguments = command.split()
    return [*PROGRAMS[name], *arguments]


def _next_number(folder: Path) -> str:
    numbers = [int(path.name.partition("_")[0]) for path in folder.glob("*.sql")]
    return f"{max(numbers, default=0) + 1:04}"
