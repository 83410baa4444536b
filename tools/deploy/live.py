"""What is live: per worker the version, its triggers, and the migrations of its database."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from tools.deploy.api import Api, NotThere
from tools.deploy.target import Target, queues
from tools.fleet import WORKERS, Worker

APPLIED = "select name from d1_migrations order by id"
HAS_TABLE = "select name from sqlite_master where type = 'table' and name = 'd1_migrations'"
NEVER_DEPLOYED = ""


@dataclass(frozen=True, kw_only=True)
class Live:
    """One worker as Cloudflare has it."""

    version_id: str = NEVER_DEPLOYED
    tag: str = ""
    version: str = ""
    environment: str = ""
    crons: tuple[str, ...] = ()
    consumes: tuple[str, ...] = ()
    public: bool = False
    applied: tuple[str, ...] = ()

    def has_triggers_of(self, worker: Worker, environment: str) -> bool:
        """Whether crons, queues and public address are those of the table."""
        wanted = (set(worker.crons), set(queues(worker, environment)), worker.name == "api-gateway")
        return (set(self.crons), set(self.consumes), self.public) == wanted


def look(api: Api, target: Target) -> dict[str, Live]:
    """Every worker, by its name."""
    with ThreadPoolExecutor(max_workers=len(WORKERS)) as pool:
        return dict(zip([worker.name for worker in WORKERS], pool.map(lambda worker: look_at(api, target, worker), WORKERS), strict=True))


def look_at(api: Api, target: Target, worker: Worker) -> Live:
    """One worker. A database whose id is not known yet has no migrations."""
    script = target.script(worker.name)
    applied = applied_migrations(api, target.database(worker.name)) if worker.database and target.database(worker.name) else ()
    try:
        version_id = live_version_id(api, script)
        version = api.get(f"/workers/scripts/{script}/versions/{version_id}") if version_id else {}
        schedules = api.get(f"/workers/scripts/{script}/schedules")["schedules"]
        public = api.get(f"/workers/scripts/{script}/subdomain")["enabled"]
    except NotThere:
        return Live(applied=applied)
    return Live(
        version_id=version_id,
        tag=version.get("annotations", {}).get("workers/tag", ""),
        version=variable(version, "VERSION"),
        environment=variable(version, "ENVIRONMENT"),
        crons=tuple(schedule["cron"] for schedule in schedules),
        consumes=tuple(name for name in queues(worker, target.environment) if _consumes(api, name, script)),
        public=public,
        applied=applied,
    )


def live_version_id(api: Api, script: str) -> str:
    """The version that answers every request; empty where there is none, or more than one does."""
    deployments = api.get(f"/workers/scripts/{script}/deployments")["deployments"]
    versions = deployments[0]["versions"] if deployments else []
    return str(versions[0]["version_id"]) if len(versions) == 1 else NEVER_DEPLOYED


def variable(version: Mapping[str, Any], name: str) -> str:
    """A variable of a version; empty if it has none of that name."""
    bindings = version.get("resources", {}).get("bindings", [])
    return next((str(each["text"]) for each in bindings if each["type"] == "plain_text" and each["name"] == name), "")


def _consumes(api: Api, queue: str, script: str) -> bool:
    found = [each for each in api.get("/queues", name=queue) if each["queue_name"] == queue]
    return any(script in (each.get("script"), each.get("script_name")) for queue in found for each in queue["consumers"])


def applied_migrations(api: Api, database: str) -> tuple[str, ...]:
    """The names of the migrations that a database has had, in their order."""
    try:
        if not api.select(database, HAS_TABLE):
            return ()
        return tuple(str(row["name"]) for row in api.select(database, APPLIED))
    except NotThere:
        return ()
