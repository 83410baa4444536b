"""The commands about the packages of others: what is known against them, and their licences."""

from __future__ import annotations

import argparse

from tools.console import Commands


def add_commands(commands: Commands) -> None:
    """Enter `audit` and `licences`."""
    audit = commands.add_parser(
        "audit", help="known vulnerabilities of all packages that are installed or shipped"
    )
    audit.set_defaults(run=_audit)
    licences = commands.add_parser("licences", help="write the table of docs/licences.md")
    licences.set_defaults(run=_licences)


def _audit(given: argparse.Namespace) -> None:
    from tools.audit.auditing import audit

    audit()


def _licences(given: argparse.Namespace) -> None:
    from tools.audit.licences import write

    write()
