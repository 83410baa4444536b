"""What git says of a checkout: no git here is an answer; git that cannot answer is a failure."""

from __future__ import annotations

from pathlib import Path

from tools.processes import run

NO_VERSION = "0" * 40
ANSWER_S_MAX = 20
HINT = (
    "fix what git says, as the user who runs this: "
    "with another owner's files it wants a safe.directory"
)


def is_checkout(root: Path) -> bool:
    """Whether git has anything to say there: sources unpacked from an archive have no `.git`."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def commit(root: Path) -> str:
    """What is checked out; `NO_VERSION` where nothing was committed yet. Raises `Failure`."""
    return _git(root, "rev-parse", "--verify", "--quiet", "HEAD", codes=(0, 1)) or NO_VERSION


def changes(root: Path) -> list[str]:
    """What differs from the commit, and what git does not know. Raises `Failure`."""
    return _git(root, "status", "--porcelain", "--untracked-files=normal").splitlines()


def _git(root: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
    command = ["git", "-C", str(root), *arguments]
    return run("git", command, within_s=ANSWER_S_MAX, hint=HINT, codes=codes).stdout.strip()
