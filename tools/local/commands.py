"""The commands that run the product on this machine for who works on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.console import Commands
from tools.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Enter `dev`."""
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


def _dev(given: argparse.Namespace) -> None:
    from tools.local.dev import dev

    dev(given.settings)
