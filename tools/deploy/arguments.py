"""The arguments of the commands `deploy` and `environment`; imports nothing slow, so that `--help` is quick."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from tools.fleet import ENVIRONMENTS, HERE

SMOKE_S_MAX = 75.0  # A new version reaches every place within a minute.
DEPLOYED = tuple(name for name in ENVIRONMENTS if name not in HERE)
Commands = Any  # what add_subparsers returns has no public type


def add_commands(commands: Commands) -> None:
    """Enter both commands with everything that belongs to them."""
    deploy = commands.add_parser(
        "deploy", help="deploy to Cloudflare, look at what is live, roll back (docs/deploying.md)"
    )
    verbs = deploy.add_subparsers(dest="verb", required=True, metavar="VERB")
    each = {name: _verb(verbs, name, text) for name, text in VERBS.items()}
    for name in ("plan", "status"):
        each[name].add_argument("--json", action="store_true", help="print JSON")
    each["status"].add_argument(
        "--commit", action="store_true", help="print only the commit that the gateway tells"
    )
    for name in ("apply", "smoke", "rollback"):
        each[name].add_argument(
            "--wait",
            type=float,
            default=SMOKE_S_MAX,
            help="seconds that the smoke test may take (default: %(default)s)",
        )
    each["apply"].add_argument(
        "--record",
        type=Path,
        help="where to write what was done (default: .cache/deploy/ENVIRONMENT.json)",
    )
    each["smoke"].add_argument(
        "--version",
        help="the commit that every worker must tell (default: what Cloudflare says is live)",
    )
    source = each["rollback"].add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--record", type=Path, help="the record of a deployment: back to what was live before it"
    )
    source.add_argument("--to", metavar="COMMIT", help="back to the versions made from this commit")
    environment = commands.add_parser(
        "environment", help="create what an environment needs on Cloudflare"
    )
    _verb(
        environment.add_subparsers(dest="verb", required=True, metavar="VERB"),
        "create",
        "names, databases, webhook; idempotent",
    )


VERBS = {
    "plan": "what apply would change; touches nothing",
    "apply": "deploy, and roll back if the smoke test fails",
    "smoke": "ask the public address whether the workers answer",
    "rollback": "bring back earlier versions",
    "status": "what is live; exit code 1 if it drifted from this checkout's tables",
}


def _verb(verbs: Commands, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    parser.add_argument(
        "environment",
        help=f"one of {', '.join(DEPLOYED)}; settings are read from the process environment",
    )
    return parser
