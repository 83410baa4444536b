"""The command that tries a deployment out."""

from __future__ import annotations

import argparse

from tools.console import Commands


def add_commands(commands: Commands) -> None:
    """Enter `rehearse`."""
    rehearse = commands.add_parser(
        "rehearse", help="deploy to a fake Cloudflare, with every fault (make rehearse)"
    )
    rehearse.set_defaults(run=_rehearse)


def _rehearse(given: argparse.Namespace) -> None:
    from tools.cloudflare.scenario import rehearse

    rehearse()
