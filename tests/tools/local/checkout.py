"""A checkout of one's own, for tests that change its source."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.paths import ROOT

LEFT_OUT = (".*", "node_modules", "python_modules", "build", "releases")
INSTALLED = (".venv", ".cache", "node_modules")


def copy_checkout(root: Path) -> Path:
    """The project's text, with what is installed here. Of folders named `build`, only ours."""
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.copytree(ROOT / "tools" / "build", root / "tools" / "build", dirs_exist_ok=True)
    for name in INSTALLED:
        (root / name).symlink_to(ROOT / name)
    return root
