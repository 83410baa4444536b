"""Measure the gateway against bare workers, FastAPI and Hono on one workerd, and against other
validators on CPython; and the ledger on the local stack against a bare worker.

A program and not a test: on a machine that others use as well only the ratios mean something.

"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.console import Failure, complain, say
from tools.processes import stop_on_signals


def main(arguments: list[str] | None = None) -> int:
    """0: measured; 1: it could not be, and stderr says why; 130: interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="of each gateway, taking turns (15)")
    parser.add_argument("--seconds", type=float, default=1.2, help="of each round (1.2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument(
        "--native-only", action="store_true", help="no workerd: only what runs on CPython"
    )
    parser.add_argument("--ledger-only", action="store_true", help="only the ledger")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="stage there and keep it, with the log of workerd",
    )
    given = parser.parse_args(arguments)
    if given.rounds < 1 or given.seconds <= 0:
        parser.error("--rounds and --seconds must be more than zero")
    stop_on_signals()
    try:
        figures = _measure(given)
    except Failure as failure:
        complain(failure)
        return 1
    except OSError as error:  # a folder that cannot be written, a program that is not there
        complain(Failure(str(error)))
        return 1
    except KeyboardInterrupt:
        say()
        return 130
    _tell(figures, given.json)
    return 0


def _measure(given: argparse.Namespace) -> dict[str, Any]:
    from tools.bench import cpython, ledger, rounds

    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as temporary:
        folder = given.keep or Path(temporary)
        for part in ("native", "workerd", "ledger"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        figures: dict[str, Any] = {}
        if not given.ledger_only:
            figures["native"] = cpython.measure(folder / "native", seconds=given.seconds)
        if not (given.native_only or given.ledger_only):
            figures["workerd"] = rounds.measure(
                folder / "workerd", rounds=given.rounds, seconds=given.seconds
            )
        if not given.native_only:
            figures["ledger"] = ledger.measure(
                folder / "ledger", rounds=given.rounds, seconds=given.seconds
            )
        return figures


def _tell(figures: dict[str, Any], target: Path | None) -> None:
    from tools.bench.report import lines

    for line in lines(figures):
        say(line)
    if target:
        target.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
