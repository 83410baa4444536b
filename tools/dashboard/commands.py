"""The command that writes the dashboard."""

from __future__ import annotations

import argparse

from tools.console import Commands, say


def add_commands(commands: Commands) -> None:
    """Enter `dashboard`."""
    dashboard = commands.add_parser(
        "dashboard", help="write dashboards/contest.json anew, which Grafana imports"
    )
    dashboard.set_defaults(run=_dashboard)


def _dashboard(_given: argparse.Namespace) -> None:
    from tools.dashboard.grafana import FILE, write
    from tools.paths import ROOT

    write()
    say(f"wrote {FILE.relative_to(ROOT)}")
