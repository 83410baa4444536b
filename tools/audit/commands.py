"""The command that asks what is known against the packages."""

from __future__ import annotations

import argparse

from tools.console import Commands


def add_commands(commands: Commands) -> None:
    """Enter `audit`."""
    audit = commands.add_parser(
        "audit", help="known vulnerabilities of all packages that are installed or shipped"
    )
    audit.set_defaults(run=_audit)


def _audit(given: argparse.Namespace) -> None:
    from tools.audit.auditing import audit

    audit()
