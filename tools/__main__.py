"""The command line of the project's tools: `python -m tools --help`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tools.console import Failure, complain, say
from tools.fleet import ENVIRONMENTS
from tools.paths import ROOT
from tools.processes import stop_on_signals


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: it could not be done, and stderr says why; 130: interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    dev = commands.add_parser("dev", help="run all workers and the emulator of Telegram on this machine (make dev)")
    dev.add_argument("--settings", type=Path, default=ROOT / ".dev.vars", help="written from .dev.vars.example if missing")
    commands.add_parser("prepare", help="assemble the Pyodide bundle, install the workers' packages, render the local configuration")
    spec = commands.add_parser("spec", help="compile openapi/ into the gateway's table, the models and the served document")
    spec.add_argument("--check", action="store_true", help="write nothing; fail when a generated file is stale")
    render = commands.add_parser("render", help="write each worker's wrangler.toml")
    render.add_argument("environment", choices=ENVIRONMENTS, help="settings and D1_ID_<SERVICE> are read from the environment")
    keys = commands.add_parser("keys", help="print a key set for JWT_PRIVATE_KEYS: a new one, or with --rotate the next one")
    keys.add_argument("--rotate", action="store_true", help="read the present set from standard input, and print it with a key more")
    given = parser.parse_args(arguments)
    stop_on_signals()
    try:
        _run(given)
    except Failure as failure:
        complain(failure)
        return 1
    except subprocess.SubprocessError as error:
        complain(Failure(f"a command did not get through: {error}"))
        return 1
    except KeyboardInterrupt:
        say()
        return 130 if given.command != "dev" else 0
    return 0


def _run(given: argparse.Namespace) -> None:
    # Imported here: each command pays for what it uses, and `--help` for nothing.
    if given.command == "dev":
        from tools.dev import dev

        dev(given.settings)
    elif given.command == "prepare":
        from tools.prepare import prepare

        prepare()
    elif given.command == "spec":
        _spec(check=given.check)
    elif given.command == "render":
        from tools.render import render

        for path in render(given.environment):
            say(str(path.relative_to(ROOT)))
    else:
        from tools.keys import new_key_set, rotated

        say(rotated(sys.stdin.read(), now=int(time.time())) if given.rotate else new_key_set())


def _spec(*, check: bool) -> None:
    from tools import compile_spec

    files = compile_spec.compile_all()
    if check:
        stale = [str(path.relative_to(ROOT)) for path in compile_spec.stale_files(files)]
        if stale:
            raise Failure(f"stale: {', '.join(stale)}", hint="run `make spec` and commit what it writes")
    else:
        for path in compile_spec.write(files):
            say(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
