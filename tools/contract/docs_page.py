"""Put the viewer behind `/docs/` together: its script and its style sheet are copied from the
pinned npm package, not checked in.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.console import Failure
from tools.paths import NODE_MODULES, ROOT

VIEWER = NODE_MODULES / "swagger-ui-dist"
FOLDER = ROOT / "miniapp" / "public" / "docs"

# (in the package, in the folder); the licences go where the code goes.
FILES = (
    ("swagger-ui-bundle.js", "swagger-ui-bundle.js"),
    ("swagger-ui.css", "swagger-ui.css"),
    ("LICENSE", "swagger-ui.LICENSE.txt"),
    ("NOTICE", "swagger-ui.NOTICE.txt"),
    ("swagger-ui-bundle.js.LICENSE.txt", "swagger-ui-bundle.js.LICENSE.txt"),
)


def ensure_docs_page(viewer: Path = VIEWER, folder: Path = FOLDER) -> list[Path]:
    """Copy what is missing or of another version, and return it.

    Raises `Failure` when the package is not installed.
    """
    pairs = [(viewer / source, folder / target) for source, target in FILES]
    missing = [source for source, _ in pairs if not source.is_file()]
    if missing:
        raise Failure(
            f"the viewer of /docs is not installed: {missing[0]} is missing",
            hint="run `make setup`",
        )
    return [_copy(source, target) for source, target in pairs if not _same(source, target)]


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and target.read_bytes() == source.read_bytes()


def _copy(source: Path, target: Path) -> Path:
    """In one move: a stack that runs serves the old file or the new one, never a part."""
    partial = target.with_name(f".{target.name}.partial")
    shutil.copyfile(source, partial)
    return partial.replace(target)
