"""The command that checks a ledger."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools.console import Commands


def add_commands(commands: Commands) -> None:
    """Enter `ledger`."""
    ledger = commands.add_parser("ledger", help="check the points ledger of a state or a backup")
    kinds = ledger.add_subparsers(required=True, metavar="ACTION")
    verify = kinds.add_parser(
        "verify", help="name the first transfer, account or seal that is wrong, if there is one"
    )
    verify.add_argument(
        "source",
        nargs="?",
        type=Path,
        help="a database of token, a backup, a state folder, or the SQL of "
        "`wrangler d1 export`; without it, the state of make dev (STATE_DIR)",
    )
    verify.add_argument(
        "--log",
        type=Path,
        help="lines of the workers' log: every seal in it must be in the chain",
    )
    verify.add_argument("--json", action="store_true", help="print JSON")
    verify.set_defaults(run=_verify)


def _verify(given: argparse.Namespace) -> None:
    from tools.ledger.verify import report
    from tools.local.running import state_folder

    report(given.source or state_folder(os.environ), log=given.log, as_json=given.json)
