"""A copy of what a deployment needs, so that a rehearsal changes nothing in the checkout, and can
add a migration.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.fleet import WORKERS
from tools.paths import ROOT

COPIED = (
    "openapi",
    "kit",
    "tools",
    "miniapp",
    "wrangler.toml.tmpl",
    "pyproject.toml",
    "uv.lock",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
)
LINKED = (".venv", "node_modules", ".cache")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "dist")


def copy_checkout(target: Path) -> Path:
    """The sources as copies, what is installed as links; no git: VERSION is what the rehearsal
    says.
    """
    target.mkdir()
    for name in COPIED:
        _copy(ROOT / name, target / name)
    for worker in WORKERS:
        for name in ("src", "migrations", "pyproject.toml", "pylock.toml"):
            if (ROOT / "workers" / worker.name / name).exists():
                _copy(
                    ROOT / "workers" / worker.name / name, target / "workers" / worker.name / name
                )
    for name in LINKED:
        (target / name).symlink_to(ROOT / name)
    return target


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=NOT_COPIED)
    else:
        shutil.copyfile(source, target)
