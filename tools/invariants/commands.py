"""The command that searches the databases for contradictions."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools.console import Commands, say
from tools.fleet import DEPLOYED

ROWS_MAX = 1_000_000  # A fifth of what D1 reads in a day on the free plan.


def add_commands(commands: Commands) -> None:
    """Enter `invariants`."""
    invariants = commands.add_parser(
        "invariants",
        help="search all databases for what contradicts: exit code 1 if anything does "
        "(docs/invariants.md)",
    )
    invariants.add_argument(
        "source",
        nargs="?",
        help="a state folder, running or not, a backup, or an environment on Cloudflare "
        f"({', '.join(DEPLOYED)}), read only; without it, the state of make dev (STATE_DIR)",
    )
    invariants.add_argument(
        "--rows-max",
        type=int,
        default=ROWS_MAX,
        help="of an environment, read no more rows than these, twice (default: %(default)s)",
    )
    invariants.add_argument("--json", action="store_true", help="print JSON")
    invariants.add_argument(
        "--list",
        action="store_true",
        help="print the table of docs/invariants.md, and read nothing",
    )
    invariants.set_defaults(run=_invariants)


def _invariants(given: argparse.Namespace) -> None:
    from tools.invariants.catalogue import table
    from tools.invariants.cloudflare import Environment
    from tools.invariants.search import report
    from tools.invariants.sources import Folder
    from tools.local.running import state_folder

    if given.list:
        say("\n".join(table()))
        return
    if given.source in DEPLOYED:
        report(Environment(given.source, given.rows_max), as_json=given.json)
        return
    folder = Path(given.source) if given.source else state_folder(os.environ)
    report(Folder(folder), as_json=given.json)
