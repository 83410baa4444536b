"""Bring back the versions that were live before, gateway first: a caller never meets a service older than itself."""

from __future__ import annotations

from tools.console import Failure, say, step
from tools.deploy.api import Api, NotThere
from tools.deploy.live import live_version_ids, variable
from tools.deploy.record import Versions
from tools.deploy.target import Target
from tools.deploy.wrangler import complaint, wrangler
from tools.fleet import BY_NAME, WORKERS


def roll_back(api: Api, target: Target, versions: Versions, *, reason: str) -> dict[str, str]:
    """Make these live again; the version id per worker that was changed. Raises `Failure` naming those where it did not work.

    It undoes code, bindings and variables. It does not undo crons, migrations and data.
    """
    changed, failed = {}, []
    for worker in reversed(WORKERS):
        wanted = versions.get(worker.name, {}).get("id", "")
        if not wanted:
            say(f"  {worker.name} had no version before: it is left as it is")
        elif live_version_ids(api, target.script(worker.name)) != [wanted]:
            try:
                with step(f"rolling {worker.name} back to {versions[worker.name]['version'][:12]}"):
                    _roll_back_one(api, target, worker.name, wanted, reason)
                changed[worker.name] = wanted
            except Failure as failure:
                failed.append(str(failure))
    if failed:
        raise Failure(
            f"not rolled back: {'; '.join(failed)}",
            hint=f"run: python -m tools deploy rollback {target.environment} --record FILE",
        )
    return changed


def _roll_back_one(api: Api, target: Target, worker: str, version_id: str, reason: str) -> None:
    arguments = [
        "rollback",
        version_id,
        "--name",
        target.script(worker),
        "--yes",
        "--message",
        reason[:100],
    ]
    if BY_NAME[worker].durable_objects:
        arguments += ["--durable-objects-code-update-mode", "immediate"]
    result = wrangler(target, *arguments)
    if live_version_ids(api, target.script(worker)) != [version_id]:
        raise Failure(f"{worker}: {complaint(result)}")


def versions_of_commit(api: Api, target: Target, commit: str) -> Versions:
    """The newest version of every worker that was made from a commit. Raises `Failure` if one has none."""
    found: Versions = {}
    for worker in WORKERS:
        version_id = _newest(api, target, worker.name, commit)
        if not version_id:
            raise Failure(
                f"{worker.name} has no version of {commit} on Cloudflare",
                hint=f"check out {commit} and deploy it instead",
            )
        found[worker.name] = {"id": version_id, "version": commit}
    return found


def _newest(api: Api, target: Target, worker: str, commit: str) -> str:
    script = target.script(worker)
    try:
        items = api.get(f"/workers/scripts/{script}/versions", deployable="true")["items"]
    except NotThere:
        return ""
    tagged = [
        each
        for each in items
        if str(each.get("annotations", {}).get("workers/tag", "")).startswith(f"{commit[:12]}-")
    ]
    for each in tagged:
        if (
            variable(api.get(f"/workers/scripts/{script}/versions/{each['id']}"), "VERSION")
            == commit
        ):
            return str(each["id"])
    return ""
