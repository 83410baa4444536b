"""The commands that deploy to Cloudflare, make keys and prepare a release."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tools.console import Commands, say
from tools.fleet import DEPLOYED

SMOKE_S_MAX = 75.0  # A new version reaches every place within a minute.


def add_commands(commands: Commands) -> None:
    """Enter `deploy`, `environment`, `keys` and `release`, with their verbs."""
    deploy = commands.add_parser(
        "deploy", help="deploy to Cloudflare, look at what is live, roll back (docs/deploying.md)"
    )
    verbs = deploy.add_subparsers(required=True, metavar="VERB")
    for add_verb in VERBS.values():
        add_verb(verbs)
    _add_environment(commands)
    _add_keys(commands)
    _add_release(commands)


def _add_plan(verbs: Commands) -> None:
    plan = _verb(verbs, "plan", "what apply would change; touches nothing", _plan)
    _add_json(plan)


def _add_apply(verbs: Commands) -> None:
    apply = _verb(verbs, "apply", "deploy, and roll back if the smoke test fails", _apply)
    _add_wait(apply)
    apply.add_argument(
        "--record",
        type=Path,
        help="where to write what was done (default: .cache/deploy/ENVIRONMENT.json)",
    )


def _add_smoke(verbs: Commands) -> None:
    smoke = _verb(verbs, "smoke", "ask the public address whether the workers answer", _smoke)
    _add_wait(smoke)
    smoke.add_argument(
        "--version",
        help="the commit that every worker must tell (default: what Cloudflare says is live)",
    )


def _add_rollback(verbs: Commands) -> None:
    rollback = _verb(verbs, "rollback", "bring back earlier versions", _roll_back)
    _add_wait(rollback)
    source = rollback.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--record", type=Path, help="the record of a deployment: back to what was live before it"
    )
    source.add_argument("--to", metavar="COMMIT", help="back to the versions made from this commit")


def _add_face(verbs: Commands) -> None:
    _verb(verbs, "face", "set the bot's commands and its menu button, as apply does", _face)


def _add_status(verbs: Commands) -> None:
    help_text = "what is live; exit code 1 if it drifted from this checkout's tables"
    status = _verb(verbs, "status", help_text, _status)
    _add_json(status)
    status.add_argument(
        "--commit", action="store_true", help="print only the commit that the gateway tells"
    )


VERBS: dict[str, Callable[[Commands], None]] = {
    "plan": _add_plan,
    "apply": _add_apply,
    "smoke": _add_smoke,
    "rollback": _add_rollback,
    "status": _add_status,
    "face": _add_face,
}


def _add_environment(commands: Commands) -> None:
    environment = commands.add_parser(
        "environment", help="create what an environment needs on Cloudflare"
    )
    verbs = environment.add_subparsers(required=True, metavar="VERB")
    _verb(verbs, "create", "names, databases, webhook; idempotent", _create)


def _add_keys(commands: Commands) -> None:
    keys = commands.add_parser(
        "keys",
        help="print a key set for JWT_PRIVATE_KEYS: a new one, or with --rotate the next one",
    )
    keys.add_argument(
        "--rotate",
        action="store_true",
        help="read the present set from standard input, and print it with a key more",
    )
    keys.set_defaults(run=_keys)


def _add_release(commands: Commands) -> None:
    release = commands.add_parser("release", help="the parts of a release (docs/releasing.md)")
    verbs = release.add_subparsers(required=True, metavar="VERB")
    keep = verbs.add_parser(
        "keep", help="write releases/: what the tests of old and new together run"
    )
    keep.set_defaults(run=_keep)
    check = verbs.add_parser(
        "check", help="fail unless version, changelog, document and releases/ agree"
    )
    check.add_argument(
        "--tag", help="this tag as well, and releases/ and the document with what is checked out"
    )
    check.set_defaults(run=_check)
    notes = verbs.add_parser("notes", help="print what CHANGELOG.md says of the version")
    notes.set_defaults(run=_notes)
    pack = verbs.add_parser(
        "pack", help="each worker as it is uploaded, in one archive each, with their checksums"
    )
    pack.add_argument("folder", type=Path)
    pack.set_defaults(run=_pack)


def _verb(
    verbs: Commands, name: str, help_text: str, run: Callable[[argparse.Namespace], None]
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=help_text, description=help_text)
    parser.add_argument(
        "environment",
        help=f"one of {', '.join(DEPLOYED)}; settings are read from the process environment",
    )
    parser.set_defaults(run=run)
    return parser


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print JSON")


def _add_wait(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--wait",
        type=float,
        default=SMOKE_S_MAX,
        help="seconds that the smoke test may take (default: %(default)s)",
    )


def _plan(given: argparse.Namespace) -> None:
    from tools.deploy.actions import show_plan

    show_plan(given.environment, as_json=given.json)


def _apply(given: argparse.Namespace) -> None:
    from tools.deploy.actions import apply

    apply(given.environment, record=given.record, wait_s=given.wait)


def _face(given: argparse.Namespace) -> None:
    from tools.deploy.actions import show_face

    show_face(given.environment)


def _smoke(given: argparse.Namespace) -> None:
    from tools.deploy.actions import smoke_test

    smoke_test(given.environment, version=given.version, wait_s=given.wait)


def _roll_back(given: argparse.Namespace) -> None:
    from tools.deploy.actions import roll_back_by_hand

    roll_back_by_hand(given.environment, record=given.record, commit=given.to, wait_s=given.wait)


def _status(given: argparse.Namespace) -> None:
    from tools.deploy.actions import show_status

    show_status(given.environment, as_json=given.json, commit_only=given.commit)


def _create(given: argparse.Namespace) -> None:
    from tools.deploy.environment import create
    from tools.deploy.target import Target

    create(Target.of(given.environment))


def _keys(given: argparse.Namespace) -> None:
    from tools.deploy.keys import new_key_set, rotated

    say(rotated(sys.stdin.read(), now=int(time.time())) if given.rotate else new_key_set())


def _keep(given: argparse.Namespace) -> None:
    from tools.build.page import ensure_miniapp
    from tools.deploy.release import keep
    from tools.paths import ROOT

    ensure_miniapp()
    archive = keep()
    say(f"wrote {archive.relative_to(ROOT)}, {archive.stat().st_size // 1024} KiB")


def _check(given: argparse.Namespace) -> None:
    from tools.build.page import ensure_miniapp
    from tools.deploy.release import check

    if given.tag:  # what is kept is compared with what is checked out
        ensure_miniapp()
    say(f"{check(tag=given.tag)}: everything agrees")


def _notes(given: argparse.Namespace) -> None:
    from tools.deploy.release import notes

    say(notes())


def _pack(given: argparse.Namespace) -> None:
    from tools.deploy.pack import pack

    pack(given.folder)
