"""The command line of the project's tools: `python -m tools --help`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

from tools.console import Failure, complain, say
from tools.deploy.arguments import add_commands
from tools.fleet import ENVIRONMENTS
from tools.paths import ROOT
from tools.processes import stop_on_signals


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: it could not be done, and stderr says why; 130: interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    dev = commands.add_parser(
        "dev", help="run all workers and the emulator of Telegram on this machine (make dev)"
    )
    dev.add_argument(
        "--settings",
        type=Path,
        default=ROOT / ".dev.vars",
        help="written from .dev.vars.example if missing",
    )
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
    backup = commands.add_parser(
        "backup", help="copy the databases of `serve`, running or not, into a new folder"
    )
    backup.add_argument("target", type=Path)
    restore = commands.add_parser(
        "restore", help="put a backup in the place of the databases of `serve`, which must not run"
    )
    restore.add_argument("source", type=Path)
    commands.add_parser(
        "prepare",
        help="assemble the Pyodide bundle, install the workers' packages, render the local configuration",
    )
    spec = commands.add_parser(
        "spec", help="compile openapi/ into the gateway's table, the models and the served document"
    )
    spec.add_argument(
        "--check", action="store_true", help="write nothing; fail when a generated file is stale"
    )
    render = commands.add_parser("render", help="write each worker's wrangler.toml")
    render.add_argument(
        "environment",
        choices=ENVIRONMENTS,
        help="settings and D1_ID_<SERVICE> are read from the environment",
    )
    keys = commands.add_parser(
        "keys",
        help="print a key set for JWT_PRIVATE_KEYS: a new one, or with --rotate the next one",
    )
    keys.add_argument(
        "--rotate",
        action="store_true",
        help="read the present set from standard input, and print it with a key more",
    )
    add_commands(commands)
    _add_release(commands)
    commands.add_parser(
        "rehearse", help="deploy to a stand-in for Cloudflare, with every fault (make rehearse)"
    )
    given = parser.parse_args(arguments)
    stop_on_signals()
    try:
        _run(given)
    except Failure as failure:
        complain(failure)
        return 1
    except OSError as error:  # a folder that cannot be written, a program that is not there
        complain(Failure(str(error)))
        return 1
    except KeyboardInterrupt:
        say()
        return 130 if given.command not in ("dev", "serve") else 0
    return 0


def _add_release(commands: Any) -> None:
    release = commands.add_parser("release", help="the parts of a release (docs/releasing.md)")
    verbs = release.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("keep", help="write releases/: what the tests of old and new together run")
    check = verbs.add_parser(
        "check", help="fail unless version, changelog, document and releases/ agree"
    )
    check.add_argument(
        "--tag", help="this tag as well, and releases/ and the document with what is checked out"
    )
    verbs.add_parser("notes", help="print what CHANGELOG.md says of the version")


def _run(given: argparse.Namespace) -> None:
    # Imported here: each command pays for what it uses, and `--help` for nothing.
    if given.command == "dev":
        from tools.local.dev import dev

        dev(given.settings)
    elif given.command in ("serve", "backup", "restore"):
        _serving(given)
    elif given.command in ("deploy", "environment"):
        from tools.deploy.cli import run

        run(given)
    elif given.command == "rehearse":
        from tools.cloudflare.story import rehearse

        rehearse()
    elif given.command == "release":
        _release(given)
    elif given.command == "prepare":
        from tools.build.prepare import prepare

        prepare()
    elif given.command == "spec":
        _spec(check=given.check)
    elif given.command == "render":
        from tools.build.render import render

        for path in render(given.environment):
            say(str(path.relative_to(ROOT)))
    else:
        from tools.deploy.keys import new_key_set, rotated

        say(rotated(sys.stdin.read(), now=int(time.time())) if given.rotate else new_key_set())


def _serving(given: argparse.Namespace) -> None:
    from tools.serve.backup import backup, restore
    from tools.serve.run import serve, state_folder

    if given.command == "serve":
        serve(given.settings, public_address=given.set_webhook)
    elif given.command == "backup":
        manifest = backup(state_folder(os.environ), given.target)
        say(
            f"{given.target}: {len(manifest.databases)} databases as of {manifest.created_at.isoformat(timespec='seconds')}"
        )
    else:
        kept = restore(state_folder(os.environ), given.source)
        say(f"{given.source} is in place{f'; what was there is in {kept}' if kept else ''}")


def _release(given: argparse.Namespace) -> None:
    from tools.deploy.release import check, keep, notes

    if given.verb == "keep":
        archive = keep()
        say(f"wrote {archive.relative_to(ROOT)}, {archive.stat().st_size // 1024} KiB")
    elif given.verb == "check":
        say(f"{check(tag=given.tag)}: everything agrees")
    else:
        say(notes())


def _spec(*, check: bool) -> None:
    from tools.contract import compile as compile_spec

    files = compile_spec.compile_all()
    if check:
        stale = [str(path.relative_to(ROOT)) for path in compile_spec.stale_files(files)]
        if stale:
            raise Failure(
                f"stale: {', '.join(stale)}", hint="run `make spec` and commit what it writes"
            )
        from tools.contract.handlers import check_handlers

        check_handlers()
    else:
        for path in compile_spec.write(files):
            say(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
