"""Hold what `environment create` makes to what is on the account, before anything is touched."""

from __future__ import annotations

from collections.abc import Iterator

from tools.console import Failure
from tools.deploy.api import Api, NotThere
from tools.deploy.live import is_known
from tools.deploy.target import Target, database_name
from tools.fleet import WORKERS, binding


def resource_faults(api: Api, target: Target) -> Iterator[Failure]:
    """An id that leads to another environment's database, and a name that no worker has yet: others
    could not be bound to it.
    """
    fix = f"run: python -m tools environment create {target.environment}"
    for worker in WORKERS:
        name, database = (
            database_name(worker.name, target.environment),
            target.database(worker.name),
        )
        if worker.database and database and (found := _name_of(api, database)) != name:
            yield Failure(
                f"D1_ID_{binding(worker.name)} leads to {found or 'no database'}, not to {name}",
                hint=fix,
            )
        if not is_known(api, target.script(worker.name)):
            yield Failure(
                f"there is no worker {target.script(worker.name)}, and no placeholder for it",
                hint=fix,
            )


def _name_of(api: Api, database: str) -> str:
    try:
        return str(api.get(f"/d1/database/{database}")["name"])
    except NotThere:
        return ""
