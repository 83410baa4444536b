"""The commands about the document: compile it, lint it, compare it with the last release's."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.console import Commands, Failure, complain, say
from tools.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Enter `spec`, and `lint` and `changes` below it."""
    spec = commands.add_parser(
        "spec",
        help="compile openapi/ into the gateway's table, the models and the served document,"
        " and copy the kit's migrations into the services",
    )
    spec.add_argument(
        "--check", action="store_true", help="write nothing; fail when a generated file is stale"
    )
    spec.set_defaults(run=_spec)
    verbs = spec.add_subparsers(metavar="[VERB]")
    lint = verbs.add_parser("lint", help="hold the document to redocly.yaml")
    lint.set_defaults(run=_lint)
    _add_changes(verbs)


def _add_changes(verbs: Commands) -> None:
    changes = verbs.add_parser(
        "changes", help="tell what a change breaks for clients of the last release"
    )
    changes.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        help="the document to compare with (openapi/released.json)",
    )
    changes.add_argument("--json", action="store_true", help="print the changes as JSON")
    changes.add_argument(
        "--release",
        nargs="?",
        const="",
        metavar="NAME",
        help="make the document the last release's; pyproject's version names it",
    )
    changes.set_defaults(run=_changes)


def _spec(given: argparse.Namespace) -> None:
    from tools.build.migrations import staged
    from tools.contract.client import client
    from tools.contract.compile import compile_all, load, stale_files, write
    from tools.contract.handlers import check_handlers

    files = compile_all() | staged() | client(load())
    if given.check:
        stale = [str(path.relative_to(ROOT)) for path in stale_files(files)]
        if stale:
            raise Failure(
                f"stale: {', '.join(stale)}", hint="run `make spec` and commit what it writes"
            )
        check_handlers()
    else:
        for path in write(files):
            say(f"wrote {path.relative_to(ROOT)}")


def _lint(given: argparse.Namespace) -> None:
    from tools.contract.compile import load
    from tools.contract.lint import faults

    found = faults(load())
    for fault in found:
        complain(Failure(f"openapi: {fault}"))
    if found:
        raise Failure(f"the document has faults: {len(found)}")
    say("The document has no fault.")


def _changes(given: argparse.Namespace) -> None:
    from tools.contract.changes import release, report

    if given.release is not None:
        release(given.release)
    else:
        report(given.against, as_json=given.json)
