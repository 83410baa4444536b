"""The types and the limits that the Mini App knows the document by."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tools.contract.compile import served
from tools.contract.limits import LIMITS, limits
from tools.paths import NODE_MODULES, ROOT, VENV_BIN
from tools.processes import run

TYPES = ROOT / "miniapp" / "src" / "api" / "schema.ts"
GENERATOR = NODE_MODULES / ".bin" / "openapi-typescript"
NOTE = "/** Generated from openapi/ by `make spec`: do not edit. */\n"


def client(document: dict[str, Any]) -> dict[Path, str]:
    """The generated files with their texts."""
    public = served(document)
    path = f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    ended = run(
        "openapi-typescript",
        [str(GENERATOR)],
        input=json.dumps(public),
        within_s=60,
        cwd=NODE_MODULES,  # away from redocly.yaml: `tools spec lint` says what is wrong
        environment={**os.environ, "PATH": path, "NO_COLOR": "1"},
        hint="run `make setup`",
    )
    types = NOTE + ended.stdout[ended.stdout.index("export interface paths") :]
    return {TYPES: types, LIMITS: limits(public)}
