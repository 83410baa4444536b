"""The commands that run the product on this machine for who works on it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools.console import Commands
from tools.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Enter `dev`, and what looks at its stack and its state."""
    dev = commands.add_parser(
        "dev", help="run all workers and the emulator of Telegram on this machine (make dev)"
    )
    dev.add_argument(
        "--settings",
        type=Path,
        default=ROOT / ".dev.vars",
        help="written from .dev.vars.example if missing",
    )
    dev.set_defaults(run=_dev, interrupted_code=0)
    status = commands.add_parser("status", help="what runs on this machine (make status)")
    status.add_argument("--json", action="store_true", help="print JSON")
    status.set_defaults(run=_status)
    logs = commands.add_parser("logs", help="what the local workers logged (make logs)")
    logs.add_argument("--service", help="only the records of this one")
    logs.add_argument("--request", metavar="ID", help="only those with this request or trace id")
    logs.add_argument("--json", action="store_true", help="print the records as they are, JSON")
    logs.add_argument("--follow", action="store_true", help="go on until Ctrl-C")
    logs.set_defaults(run=_logs, interrupted_code=0)
    reset = commands.add_parser("reset", help="forget the local databases and logs (make reset)")
    reset.add_argument("--force", action="store_true", help="do not ask; FORCE=1 as well")
    reset.set_defaults(run=_reset)


def _dev(given: argparse.Namespace) -> None:
    from tools.local.dev import dev

    dev(given.settings)


def _status(given: argparse.Namespace) -> None:
    from tools.local.running import state_folder
    from tools.local.state import status

    status(state_folder(os.environ), as_json=given.json)


def _logs(given: argparse.Namespace) -> None:
    from tools.local.logs import show
    from tools.local.running import state_folder

    show(
        state_folder(os.environ) / "workers.log",
        service=given.service,
        request=given.request,
        as_json=given.json,
        follow=given.follow,
    )


def _reset(given: argparse.Namespace) -> None:
    from tools.local.running import state_folder
    from tools.local.state import reset

    reset(state_folder(os.environ), force=given.force or bool(os.environ.get("FORCE")))
