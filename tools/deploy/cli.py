"""What the commands `deploy` and `environment` of `python -m tools` do."""

from __future__ import annotations

import argparse
import json
from contextlib import closing

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
from tools.deploy.telegram import tell
from tools.fleet import BY_NAME, WORKERS


def run(given: argparse.Namespace) -> None:
    """Run what was asked. Raises `Failure`."""
    target = Target.of(given.environment)
    if given.verb == "create":
        from tools.deploy.environment import create

        create(target)
    elif given.verb == "apply":
        _apply(target, given)
    elif given.verb == "plan":
        _plan(target, as_json=given.json)
    elif given.verb == "status":
        _status(target, as_json=given.json, commit_only=given.commit)
    elif given.verb == "smoke":
        _smoke(target, given.version, given.wait)
    else:
        _roll_back(target, given)


def _apply(target: Target, given: argparse.Namespace) -> None:
    deployment = Deployment(target, record=given.record or default_path(target), wait_s=given.wait)
    try:
        changed = deployment.run()
    except Failure as failure:
        tell(target, f"deploying {target.version[:12]} failed: {failure}")
        raise
    if changed:
        tell(target, f"{target.version[:12]} is deployed")


def _plan(target: Target, *, as_json: bool) -> None:
    guard_account(target)
    api = Api(target)
    plans = plan(target, look(api, target))
    found = [*faults(target), *resource_faults(api, target)]
    if as_json:
        say(
            json.dumps(
                {
                    "plan": [each.as_json() for each in plans],
                    "faults": [str(fault) for fault in found],
                },
                indent=2,
            )
        )
    else:
        for line in described(plans):
            say(line)
    if found:
        raise found[0]


def _status(target: Target, *, as_json: bool, commit_only: bool) -> None:
    guard_account(target)
    with closing(Api(target)) as api:
        live = look(api, target)
    if commit_only:
        say(_commit(live["api-gateway"]))
        return
    drift = drifted(target, live)
    if as_json:
        say(
            json.dumps(
                {"live": {name: vars(found) for name, found in live.items()}, "drift": drift},
                indent=2,
            )
        )
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


def _smoke(target: Target, version: str | None, wait_s: float) -> None:
    guard_account(target)
    api = Api(target)
    expected = (
        dict.fromkeys(BY_NAME, version)
        if version
        else {name: found.version for name, found in look(api, target).items()}
    )
    with step("the smoke test"):
        check(smoke(api, target, expected, wait_s=wait_s))


def _roll_back(target: Target, given: argparse.Namespace) -> None:
    guard_account(target)
    api = Api(target)
    wanted: Versions = (
        read_before(given.record, target.environment)
        if given.record
        else versions_of_commit(api, target, given.to)
    )
    if not roll_back(api, target, wanted, reason="by hand"):
        say("nothing to do")
    expected = {name: found["version"] for name, found in versions(look(api, target)).items()}
    with step("the smoke test"):
        check(smoke(api, target, expected, wait_s=given.wait))
