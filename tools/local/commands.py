"""The commands that run the product on this machine for who works on it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools.console import Commands, say
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
    _add_new(commands)


def _add_new(commands: Commands) -> None:
    new = commands.add_parser("new", help="begin an operation, a migration or an event")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    operation = kinds.add_parser("operation", help="contract, handler and test: it answers 204")
    for name, example in (("service", "auth"), ("method", "put"), ("path", "/v1/me/nickname")):
        choices = ("get", "put", "post", "patch", "delete") if name == "method" else None
        operation.add_argument(name, help=f"as in {example}", choices=choices)
    operation.add_argument("operation_id", help="as in putNickname")
    operation.set_defaults(run=_new_operation)
    migration = kinds.add_parser("migration", help="a migration with the next number")
    migration.add_argument("service")
    migration.add_argument("name", help="as in nicknames")
    migration.set_defaults(run=_new_migration)
    event = kinds.add_parser("event", help="an event of the catalogue")
    event.add_argument("service", help="who publishes it")
    event.add_argument("name", help="as in user.nickname_chosen")
    event.add_argument("receiver", help="a service that hears of it")
    event.set_defaults(run=_new_event)


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


def _new_operation(given: argparse.Namespace) -> None:
    from tools.local.new import new_operation

    files = new_operation(given.service, given.method, given.path, given.operation_id)
    _tell_new(files, "then `make spec`, and docs/adding-an-operation.md from its second step")


def _new_migration(given: argparse.Namespace) -> None:
    from tools.local.new import new_migration

    _tell_new(new_migration(given.service, given.name), "then `make dev` applies it")


def _new_event(given: argparse.Namespace) -> None:
    from tools.local.new import new_event

    files = new_event(given.service, given.name, given.receiver)
    _tell_new(files, "then `make spec`, and a handler at the receiver (docs/events.md)")


def _tell_new(files: list[Path], next_step: str) -> None:
    for file in files:
        say(f"wrote {file.relative_to(ROOT)}")
    say(next_step)
