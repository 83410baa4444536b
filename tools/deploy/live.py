"""What is live: per worker the version, its triggers, and the migrations of its database."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from tools.deploy.api import Api, NotThere
from tools.deploy.target import Target
from tools.fleet import WORKERS, Worker

APPLIED = "select name from d1_migrations order by id"
HAS_TABLE = "select name from sqlite_master where type = 'table' and name = 'd1_migrations'"
NEVER_DEPLOYED = "never deployed"
SPLIT = "split"
PLACEHOLDER = "placeholder"  # the tag of the version that only makes a worker's name known


@dataclass(frozen=True, kw_only=True)
class Live:
    """One worker as Cloudflare has it."""

    version_id: str = ""  # empty: never deployed, or split between versions
    tag: str = ""
    version: str = ""  # the commit, or SPLIT
    environment: str = ""
    crons: tuple[str, ...] = ()
    public: bool = False
    applied: tuple[str, ...] = ()

    def has_triggers_of(self, worker: Worker) -> bool:
        """Whether crons and public address are those of the table."""
        return (set(self.crons), self.public) == (set(worker.crons), worker.name == "api-gateway")


def look(api: Api, target: Target) -> dict[str, Live]:
    """Every worker, by its name."""
    with ThreadPoolExecutor(max_workers=len(WORKERS)) as pool:
        return dict(
            zip(
                [worker.name for worker in WORKERS],
                pool.map(lambda worker: look_at(api, target, worker), WORKERS),
                strict=True,
            )
        )


def look_at(api: Api, target: Target, worker: Worker) -> Live:
    """One worker. A database whose id is not known yet has no migrations."""
    script = target.script(worker.name)
    applied = (
        applied_migrations(api, target.database(worker.name))
        if worker.database and target.database(worker.name)
        else ()
    )
    ids = live_version_ids(api, script)
    if len(ids) > 1:
        return Live(version=SPLIT, applied=applied)
    version = api.get(f"/workers/scripts/{script}/versions/{ids[0]}") if ids else {}
    tag = version.get("annotations", {}).get("workers/tag", "")
    if not ids or tag == PLACEHOLDER:
        return Live(applied=applied)
    return Live(
        version_id=ids[0],
        tag=tag,
        version=variable(version, "VERSION"),
        environment=variable(version, "ENVIRONMENT"),
        crons=tuple(
            each["cron"] for each in api.get(f"/workers/scripts/{script}/schedules")["schedules"]
        ),
        public=api.get(f"/workers/scripts/{script}/subdomain")["enabled"],
        applied=applied,
    )


def is_known(api: Api, script: str) -> bool:
    """Whether there is a worker of that name, be it a placeholder."""
    try:
        api.get(f"/workers/scripts/{script}/deployments")
    except NotThere:
        return False
    return True


def live_version_ids(api: Api, script: str) -> list[str]:
    """The versions that answer requests: normally one."""
    try:
        deployments = api.get(f"/workers/scripts/{script}/deployments")["deployments"]
    except NotThere:
        return []
    return (
        [str(version["version_id"]) for version in deployments[0]["versions"]]
        if deployments
        else []
    )


def variable(version: Mapping[str, Any], name: str) -> str:
    """A variable of a version; empty if it has none of that name."""
    bindings = version.get("resources", {}).get("bindings", [])
    return next(
        (
            str(each["text"])
            for each in bindings
            if each["type"] == "plain_text" and each["name"] == name
        ),
        "",
    )


def applied_migrations(api: Api, database: str) -> tuple[str, ...]:
    """The names of the migrations that a database has had, in their order."""
    try:
        if not api.select(database, HAS_TABLE):
            return ()
        return tuple(str(row["name"]) for row in api.select(database, APPLIED))
    except NotThere:
        return ()
