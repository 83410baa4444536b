"""What must be true before anything is touched; each fault comes with the one line that says how to
fix it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contest.kit.settings import ADDRESS
from tools.build import git
from tools.build.git import NO_VERSION
from tools.console import Failure
from tools.deploy.target import Target
from tools.fleet import DEPLOYED, SETTINGS, WORKERS, binding

VERSION = re.compile(r"[0-9a-f]{40}")
ACCOUNT = re.compile(r"[0-9a-f]{32}")
TOKEN = re.compile(r"[!-~]+")
PLACEHOLDERS = ("{{", "${", "<generated>")
LOCKS = ("uv.lock", "package-lock.json")


def guard(target: Target) -> None:
    """Raise `Failure` for the first fault."""
    for fault in faults(target):
        raise fault


def guard_account(target: Target) -> None:
    """Raise `Failure` unless environment and account are known: all that looking needs."""
    for fault in (*_environment(target), *_account(target)):
        raise fault


def faults(target: Target) -> Iterator[Failure]:
    """Everything that is wrong with a target and the checkout."""
    yield from _environment(target)
    yield from _account(target)
    yield from _version(target)
    yield from _checkout(target)
    yield from _files(target)
    yield from _values(target)


def _environment(target: Target) -> Iterator[Failure]:
    if target.environment not in DEPLOYED:
        yield Failure(
            f"unknown environment {target.environment!r}", hint=f"give one of {', '.join(DEPLOYED)}"
        )


def _account(target: Target) -> Iterator[Failure]:
    if not TOKEN.fullmatch(target.token):
        yield Failure(
            "CLOUDFLARE_API_TOKEN is not set, or no token",
            hint="set it to this environment's API token; docs/deploying.md says how to make one",
        )
    if not ACCOUNT.fullmatch(target.account):
        yield Failure(
            "CLOUDFLARE_ACCOUNT_ID is not an account's id",
            hint="set it to the 32 hexadecimal digits of the account's dashboard",
        )
    if (url := target.values.get("GATEWAY_URL")) and not ADDRESS.fullmatch(url):
        yield Failure(
            "GATEWAY_URL is not an http(s) address",
            hint="correct it in the environment of this command",
        )


def _version(target: Target) -> Iterator[Failure]:
    if not VERSION.fullmatch(target.version) or target.version == NO_VERSION:
        yield Failure(
            f"VERSION {target.version!r} is not a commit",
            hint="set VERSION to the 40 hexadecimal digits of the commit checked out",
        )


def _checkout(target: Target) -> Iterator[Failure]:
    if not git.is_checkout(target.root):
        return  # sources without git: VERSION is all that is known
    try:
        head, changed = git.commit(target.root), git.changes(target.root)
    except Failure as failure:
        yield failure
        return
    if head != target.version:
        yield Failure(
            f"VERSION is {target.version}, and {head} is checked out",
            hint=f"run: git checkout {target.version}",
        )
    elif changed:
        yield Failure(
            f"the checkout differs from its commit: {changed[0]}",
            hint="commit what is to be deployed",
        )


def _files(target: Target) -> Iterator[Failure]:
    wanted = [f"workers/{worker.name}/src/entry.py" for worker in WORKERS]
    wanted += [
        f"workers/{worker.name}/migrations/0001_*.sql" for worker in WORKERS if worker.database
    ]
    for pattern in (*wanted, *LOCKS):
        if not any(target.root.glob(pattern)):
            yield Failure(
                f"{pattern} is missing",
                hint="restore it: every worker of tools/fleet.py must be there",
            )
    for folder in (target.root, *(target.root / "workers" / worker.name for worker in WORKERS)):
        if (folder / ".env").exists():
            yield Failure(
                f"{folder / '.env'} would be read by wrangler",
                hint="move it away: settings come from the environment alone",
            )


def _values(target: Target) -> Iterator[Failure]:
    missing = dict.fromkeys(name for worker in WORKERS for name in target.missing(worker.name))
    if missing:
        where = f"set {'it' if len(missing) == 1 else 'them'} in the environment of this command"
        yield Failure(
            f"not set: {', '.join(missing)}", hint=f"{where}; docs/operations.md says what each is"
        )
    names = [setting.name for setting in SETTINGS] + [
        f"D1_ID_{binding(worker.name)}" for worker in WORKERS if worker.database
    ]
    for name in names:
        if any(mark in target.values.get(name, "") for mark in PLACEHOLDERS):
            yield Failure(
                f"{name} holds a placeholder", hint="replace it with the value it stands for"
            )
    yield from unfit(target, *(setting.name for setting in SETTINGS))
    if target.values.get("MINIAPP_URL", "").startswith("http:"):
        yield Failure(
            "MINIAPP_URL is not an https address: Telegram opens no other",
            hint="correct it in the environment of this command",
        )
    if target.values.get("WEBHOOK_LOOPBACK") == "on":
        yield Failure(
            "WEBHOOK_LOOPBACK is on, which is for development alone",
            hint="leave it out of the environment of this command",
        )


def unfit(target: Target, *names: str) -> Iterator[Failure]:
    """The settings that are not of their form, of those that are set."""
    for setting in SETTINGS:
        value = target.values.get(setting.name) if setting.name in names else None
        if value and (fault := setting.fault(value)):
            yield Failure(fault, hint=f"correct {setting.name} in the environment of this command")
