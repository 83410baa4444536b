"""Each worker's `pylock.toml`, its part of `uv.lock`: `python -m tools pylock`."""

from __future__ import annotations

from pathlib import Path

from tools.build.vendor import exported
from tools.fleet import WORKERS
from tools.paths import ROOT


def path(worker: str) -> Path:
    """Where pywrangler looks for it: beside the worker's `pyproject.toml`."""
    return ROOT / "workers" / worker / "pylock.toml"


def text(worker: str) -> str:
    """What belongs there."""
    return exported(worker, "--format", "pylock.toml")


def write() -> list[Path]:
    """Write all of them; the files."""
    for worker in WORKERS:
        path(worker.name).write_text(text(worker.name))
    return [path(worker.name) for worker in WORKERS]
