"""`python -m tools.build.pylock`: write each worker's `pylock.toml`, its part of `uv.lock`."""

from __future__ import annotations

from pathlib import Path

from tools.console import say
from tools.fleet import WORKERS
from tools.paths import ROOT
from tools.build.vendor import exported


def path(worker: str) -> Path:
    """Where pywrangler looks for it: beside the worker's `pyproject.toml`."""
    return ROOT / "workers" / worker / "pylock.toml"


def text(worker: str) -> str:
    """What belongs there."""
    return exported(worker, "--format", "pylock.toml")


if __name__ == "__main__":
    for each in WORKERS:
        path(each.name).write_text(text(each.name))
        say(f"wrote {path(each.name).relative_to(ROOT)}")
