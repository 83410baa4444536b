"""What an account must hold after a deployment, told from `tools/fleet.py` alone: neither the template nor the renderer is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.cloudflare.account import Account, Json
from tools.cloudflare.uploads import plain_text
from tools.console import Failure
from tools.fleet import WORKERS, Worker, binding, settings_of

FLAGS = ["python_workers"]
TARGETS = ("service", "id", "database_id", "class_name", "dataset")


def check_account(
    account: Account, environment: str, version: str, values: Mapping[str, str], root: Path
) -> None:
    """Raise `Failure` naming everything that is not as it must be."""
    wrong = [
        fault
        for worker in WORKERS
        for fault in _faults(account, worker, environment, version, values, root)
    ]
    if wrong:
        raise Failure(f"the account is not as it must be: {'; '.join(wrong)}")


def _faults(
    account: Account,
    worker: Worker,
    environment: str,
    version: str,
    values: Mapping[str, str],
    root: Path,
) -> Iterator[str]:
    name = f"{worker.name}-{environment}"
    live = account.live(name)
    if not live:
        yield f"{name} is not live"
        return
    found = {
        "bindings": {_told(each) for each in live["bindings"] if each["type"] != "plain_text"},
        "variables": plain_text(live),
        "flags": live["metadata"]["compatibility_flags"],
        "crons": [each["cron"] for each in account.script(name)["schedules"]],
        "address": account.script(name)["subdomain"]["enabled"],
        "migrations": _applied(account, values.get(f"D1_ID_{binding(worker.name)}", ""))
        if worker.database
        else [],
    }
    wanted = {
        "bindings": set(_bindings(worker, environment, values)),
        "variables": _variables(worker, environment, version, values),
        "flags": FLAGS,
        "crons": list(worker.crons),
        "address": worker.name == "api-gateway",
        "migrations": sorted(
            path.name for path in (root / "workers" / worker.name / "migrations").glob("*.sql")
        ),
    }
    for part, value in wanted.items():
        if found[part] != value:
            yield f"{name}: {part} are {found[part]}, not {value}"


def _told(binding: Json) -> str:
    """A binding in one line: what it is, its name, and what it leads to."""
    target = next((str(binding[key]) for key in TARGETS if key in binding), "")
    if limit := binding.get("simple"):
        target = f"{limit['limit']}/{limit['period']}"
    return f"{binding['type']} {binding['name']} {target}".strip()


def _bindings(worker: Worker, environment: str, values: Mapping[str, str]) -> Iterator[str]:
    yield f"analytics_engine METRICS contest_{environment}"
    for service in worker.bound_to:
        yield f"service {binding(service)} {service}-{environment}"
    if worker.database:
        yield f"d1 DB {values[f'D1_ID_{binding(worker.name)}']}"
    for name in worker.durable_objects:
        yield f"durable_object_namespace {name.upper()} {name}"
    for limit, period_s in worker.rate_limits:
        yield f"ratelimit LIMIT_{limit}_PER_{period_s}_S {limit}/{period_s}"
    for setting in settings_of(worker.name):
        if setting.secret:
            yield f"secret_text {setting.name}"


def _variables(
    worker: Worker, environment: str, version: str, values: Mapping[str, str]
) -> dict[str, str]:
    own = {
        setting.name: values.get(setting.name) or setting.default or ""
        for setting in settings_of(worker.name)
        if not setting.secret
    }
    return {"ENVIRONMENT": environment, "VERSION": version, **own}


def _applied(account: Account, database: str) -> list[str]:
    """Every migration as often as it was applied."""
    [answer] = account.query(database, "select name from d1_migrations order by name", [])
    return [row["name"] for row in answer["results"]]


def went_live(calls: list[str]) -> list[str]:
    """The workers in the order in which calls made a version of them live."""
    pattern = re.compile(
        r"(?:PUT|POST) \S+/workers/scripts/([a-z-]+?)-(?:staging|production)(?:/deployments)? 200"
    )
    matches = [pattern.fullmatch(call) for call in calls]
    return [match[1] for match in matches if match]
