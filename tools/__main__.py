"""The command line of the project's tools: `python -m tools --help`."""

from __future__ import annotations

import argparse
import sys

from tools.audit import commands as audit
from tools.build import commands as build
from tools.cloudflare import commands as cloudflare
from tools.console import Failure, complain, say
from tools.contract import commands as contract
from tools.dashboard import commands as dashboard
from tools.deploy import commands as deploy
from tools.invariants import commands as invariants
from tools.ledger import commands as ledger
from tools.local import commands as local
from tools.price import commands as price
from tools.processes import stop_on_signals
from tools.serve import commands as serve
from tools.telegram import commands as telegram

ROOMS = (
    local,
    telegram,
    serve,
    ledger,
    invariants,
    price,
    contract,
    build,
    dashboard,
    audit,
    deploy,
    cloudflare,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: it could not be done, and stderr says why; 130: interrupted."""
    given = _parser().parse_args(arguments)
    stop_on_signals()
    try:
        given.run(given)
    except Failure as failure:
        complain(failure)
        return 1
    except OSError as error:  # a folder that cannot be written, a program that is not there
        complain(Failure(str(error)))
        return 1
    except KeyboardInterrupt:
        say()
        return int(given.interrupted_code)
    return 0


def _parser() -> argparse.ArgumentParser:
    """Each room enters its commands, and each command sets `run`, which imports what it uses."""
    parser = argparse.ArgumentParser(prog="python -m tools", description=__doc__)
    parser.set_defaults(interrupted_code=130)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for room in ROOMS:
        room.add_commands(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
