"""What the verbs of `python -m tools deploy` do."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from tools.console import Failure, say, step
from tools.deploy.api import Api
from tools.deploy.apply import Deployment
from tools.deploy.guard import faults, guard_account
from tools.deploy.live import NEVER_DEPLOYED, Live, look
from tools.deploy.plan import described, pending, plan
from tools.deploy.record import Versions, default_path, read_before, versions
from tools.deploy.resources import resource_faults
from tools.deploy.rollback import roll_back, versions_of_commit
from tools.deploy.smoke import check, smoke
from tools.deploy.target import Target
from tools.deploy.telegram import show_bot, tell
from tools.fleet import BY_NAME, WORKERS


def apply(environment: str, *, record: Path | None, wait_s: float) -> None:
    """Deploy, and tell the alert chat how it ended. Raises `Failure`."""
    target = Target.of(environment)
    deployment = Deployment(target, record=record or default_path(target), wait_s=wait_s)
    try:
        changed = deployment.run()
    except Failure as failure:
        tell(target, f"deploying {target.version[:12]} failed: {failure}")
        raise
    if changed:
        _show_bot(target)
        tell(target, f"{target.version[:12]} is deployed")


def _show_bot(target: Target) -> None:
    """A deployment does not fail because Telegram is away."""
    try:
        with step("setting the bot's commands and its menu button"):
            show_bot(target)
    except Failure as failure:
        say(f"  {failure}; later: python -m tools deploy face {target.environment}")


def show_face(environment: str) -> None:
    """Set the bot's commands and its menu button. Raises `Failure`."""
    show_bot(Target.of(environment))


def show_plan(environment: str, *, as_json: bool) -> None:
    """Say what `apply` would change. Raises `Failure` when it would not start."""
    target = Target.of(environment)
    guard_account(target)
    api = Api(target)
    plans = plan(target, look(api, target))
    found = [*faults(target), *resource_faults(api, target)]
    if as_json:
        report = {
            "plan": [each.as_json() for each in plans],
            "faults": [str(fault) for fault in found],
        }
        say(json.dumps(report, indent=2))
    else:
        for line in described(plans):
            say(line)
    if found:
        raise found[0]


def show_status(environment: str, *, as_json: bool, commit_only: bool) -> None:
    """Say what is live. Raises `Failure` when it drifted."""
    target = Target.of(environment)
    guard_account(target)
    with closing(Api(target)) as api:
        live = look(api, target)
    if commit_only:
        say(_commit(live["api-gateway"]))
        return
    drift = drifted(target, live)
    if as_json:
        report = {"live": {name: vars(found) for name, found in live.items()}, "drift": drift}
        say(json.dumps(report, indent=2))
    else:
        for name, found in live.items():
            say(f"{name:<12} {found.version or NEVER_DEPLOYED:<40} {found.version_id}")
    if drift:
        raise Failure(
            "; ".join(drift), hint=f"run: python -m tools deploy plan {target.environment}"
        )


def _commit(gateway: Live) -> str:
    if not gateway.version_id:
        raise Failure(
            f"api-gateway: {gateway.version or NEVER_DEPLOYED}", hint="deploy a commit first"
        )
    return gateway.version


def drifted(target: Target, live: dict[str, Live]) -> list[str]:
    """How what is live differs from one deployment of this checkout's tables."""
    commits = sorted({found.version or "none" for found in live.values()})
    drift = [f"more than one version is live: {', '.join(commits)}"] if len(commits) > 1 else []
    drift += [
        f"{name} {'is split between versions' if found.version else f'was {NEVER_DEPLOYED}'}"
        for name, found in live.items()
        if not found.version_id
    ]
    deployed = {name: found for name, found in live.items() if found.version_id}
    triggers = [
        name for name, found in deployed.items() if not found.has_triggers_of(BY_NAME[name])
    ]
    drift += [f"{name}: crons or address changed" for name in triggers]
    drift += [
        f"{name} tells the environment {found.environment}"
        for name, found in deployed.items()
        if found.environment != target.environment
    ]
    return drift + [
        f"{worker.name}: migrations pending"
        for worker in WORKERS
        if pending(target, worker, live[worker.name])
    ]


def smoke_test(environment: str, *, version: str | None, wait_s: float) -> None:
    """Ask the public address, as whoever deployed would. Raises `Failure`."""
    target = Target.of(environment)
    guard_account(target)
    api = Api(target)
    expected = (
        dict.fromkeys(BY_NAME, version)
        if version
        else {name: found.version for name, found in look(api, target).items()}
    )
    with step("the smoke test"):
        check(smoke(api, target, expected, wait_s=wait_s))


def roll_back_by_hand(environment: str, *, record: Path | None, commit: str, wait_s: float) -> None:
    """Back to what a deployment's record says was live before it, or to a commit's versions."""
    target = Target.of(environment)
    guard_account(target)
    api = Api(target)
    wanted: Versions = (
        read_before(record, environment) if record else versions_of_commit(api, target, commit)
    )
    if not roll_back(api, target, wanted, reason="by hand"):
        say("nothing to do")
    expected = {name: found["version"] for name, found in versions(look(api, target)).items()}
    with step("the smoke test"):
        check(smoke(api, target, expected, wait_s=wait_s))
