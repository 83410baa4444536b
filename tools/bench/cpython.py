"""The part of the bench that needs no worker: the checks and the import of the gateway, each in a CPython of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.bench.contract import BODY, compile_contract, small_document
from tools.bench.workerd import stage_gateway
from tools.console import step
from tools.paths import ROOT
from tools.processes import run

IMPORTS = 5
IMPORT = "import time; started = time.perf_counter(); import contest.gateway.app; print(time.perf_counter() - started)"
LINE = re.compile(r"import time: +([0-9]+) \| +[0-9]+ \| +contest\b")


def measure(folder: Path, *, seconds: float) -> dict[str, Any]:
    """Checks, matching and import time."""
    with step("compiling the contract"):
        contract = compile_contract(folder / "openapi")
        stage_gateway(folder / "gateway", contract)
    order = {"document": small_document(contract), "body": BODY.decode(), "seconds": seconds}
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder / "gateway"), str(ROOT)]),
    }
    with step("checks and matching on CPython"):
        found: dict[str, Any] = json.loads(
            _run(
                ["-m", "tools.bench.native"], environment, text=json.dumps(order), cwd=folder
            ).stdout
        )
    with step("imports"):
        whole_ms = min(
            float(_run(["-c", IMPORT], environment, cwd=folder).stdout) * 1000
            for _ in range(IMPORTS)
        )
        traced = [
            _run(
                ["-X", "importtime", "-c", "import contest.gateway.app"], environment, cwd=folder
            ).stderr
            for _ in range(IMPORTS)
        ]
        own_ms = min(sum(map(int, LINE.findall(text))) / 1000 for text in traced)
    return found | {
        "import_ms": {"with_dependencies": whole_ms, "own_modules": own_ms},
        "python": sys.version.split()[0],
    }


def _run(
    arguments: list[str], environment: dict[str, str], *, text: str = "", cwd: Path
) -> subprocess.CompletedProcess[str]:
    command, hint = [sys.executable, *arguments], "see tools/bench/native.py"
    return run(
        " ".join(arguments),
        command,
        input=text,
        within_s=300,
        environment=environment,
        cwd=cwd,
        hint=hint,
    )
