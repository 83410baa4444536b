"""The commands that serve real users on this machine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools.console import Commands, say
from tools.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Enter `serve`, `backup` and `restore`."""
    serve = commands.add_parser(
        "serve",
        help="run all workers for real users, on this machine (make serve; PORT, STATE_DIR)",
    )
    serve.add_argument(
        "--settings", type=Path, default=ROOT / ".serve.vars", help="readable by its owner only"
    )
    serve.add_argument(
        "--set-webhook",
        metavar="URL",
        help="have Telegram send the updates to this public https address",
    )
    serve.set_defaults(run=_serve, interrupted_code=0)
    backup = commands.add_parser(
        "backup", help="copy the databases of `serve`, running or not, into a new folder"
    )
    backup.add_argument("target", type=Path)
    backup.set_defaults(run=_backup)
    restore = commands.add_parser(
        "restore", help="put a backup in the place of the databases of `serve`, which must not run"
    )
    restore.add_argument("source", type=Path)
    restore.set_defaults(run=_restore)


def _serve(given: argparse.Namespace) -> None:
    from tools.serve.run import serve

    serve(given.settings, public_address=given.set_webhook)


def _backup(given: argparse.Namespace) -> None:
    from tools.serve.backup import backup
    from tools.serve.run import state_folder

    manifest = backup(state_folder(os.environ), given.target)
    as_of = manifest.created_at.isoformat(timespec="seconds")
    say(f"{given.target}: {len(manifest.databases)} databases as of {as_of}")


def _restore(given: argparse.Namespace) -> None:
    from tools.serve.backup import restore
    from tools.serve.run import state_folder

    kept = restore(state_folder(os.environ), given.source)
    say(f"{given.source} is in place{f'; what was there is in {kept}' if kept else ''}")
