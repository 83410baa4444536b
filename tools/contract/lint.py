"""Hold the document to `redocly.yaml`: what a reader and a generator of clients need of it. `python -m tools.contract.lint`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.console import Failure, complain, say
from tools.contract.compile import load
from tools.paths import NODE_MODULES, ROOT, VENV_BIN
from tools.processes import last_words, run

LINTER = NODE_MODULES / "@redocly" / "cli" / "bin" / "cli.js"
RULES = ROOT / "redocly.yaml"
TIMEOUT_S = 60
FAULTS_MAX = 100
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Fault:
    """One broken rule; `pointer` leads into the one document, put together from its parts."""

    rule: str
    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message} ({self.rule})"


def main(arguments: list[str] | None = None) -> int:
    """0: no fault; 1: faults, one a line on stderr."""
    argparse.ArgumentParser(prog="python -m tools.contract.lint", description=__doc__).parse_args(
        arguments
    )
    try:
        found = faults(load())
    except Failure as failure:
        complain(failure)
        return 1
    for fault in found:
        complain(Failure(f"openapi: {fault}"))
    if not found:
        say("The document has no fault.")
    return 1 if found else 0


def faults(document: dict[str, Any]) -> list[Fault]:
    """What the rules find, in the order of the document. Raises `Failure` when the linter does not run."""
    if not LINTER.exists():
        raise Failure("the linter of the document is not installed", hint="run `make setup`")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "openapi.json"
        path.write_text(json.dumps(document))
        return [_fault(problem) for problem in _report(path)["problems"]]


def _report(path: Path) -> dict[str, Any]:
    command = [
        str(VENV_BIN / "node"),
        str(LINTER),
        "lint",
        "--format=json",
        "--lint-config=error",
        f"--max-problems={FAULTS_MAX}",
        "--config",
        str(RULES),
        str(path),
    ]
    ended = run(
        "the linter of the document",
        command,
        within_s=TIMEOUT_S,
        environment=os.environ | QUIET,
        codes=(0, 1),
    )
    try:
        report: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        raise Failure(
            f"the linter of the document did not get through: {last_words(ended)}"
        ) from None
    return report


def _fault(problem: dict[str, Any]) -> Fault:
    """A fault of the rules file itself has no pointer."""
    pointer = next((place["pointer"] for place in problem["location"] if place.get("pointer")), "#")
    return Fault(problem["ruleId"], pointer, " ".join(problem["message"].split()))


if __name__ == "__main__":
    sys.exit(main())
