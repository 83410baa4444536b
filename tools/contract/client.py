"""The types that the Mini App knows the document by."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tools.contract.compile import served
from tools.paths import NODE_MODULES, ROOT, VENV_BIN
from tools.processes import run

TYPES = ROOT / "miniapp" / "src" / "api" / "schema.ts"
GENERATOR = NODE_MODULES / ".bin" / "openapi-typescript"
NOTE = "/** Generated from openapi/ by `make spec`: do not edit. */\n"


def client(document: dict[str, Any]) -> dict[Path, str]:
    """The generated file with its text."""
    path = f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    ended = run(
        "openapi-typescript",
        [str(GENERATOR)],
        input=json.dumps(served(document)),
        within_s=60,
        environment={**os.environ, "PATH": path, "NO_COLOR": "1"},
        hint="run `make setup`",
    )
    return {TYPES: NOTE + ended.stdout[ended.stdout.index("export interface paths") :]}
