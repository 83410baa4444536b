"""Local D1 databases: migrations, by wrangler, only when something changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tools.build.render import file_name
from tools.fleet import WORKERS, Worker
from tools.local.runtime import WRANGLER, wrangler_environment
from tools.paths import ROOT
from tools.processes import run

MARK = "migrated"  # a file in the state that names what was applied


def migrate_local(state: Path, *, environment: str = "local") -> None:
    """Bring every database under `state` up to date. Raises `Failure`."""
    fingerprint = _fingerprint()
    mark = state / MARK
    if mark.exists() and mark.read_text() == fingerprint:
        return
    state.mkdir(parents=True, exist_ok=True)
    # One by one: two wranglers at once in one state folder fail now and then.
    for worker in WORKERS:
        if worker.database:
            _migrate(worker, state, environment)
    mark.write_text(fingerprint)


def _migrate(worker: Worker, state: Path, environment: str) -> None:
    configuration = ROOT / "workers" / worker.name / file_name(environment)
    _d1(worker, state, configuration, "migrations", "apply", "DB")


def _d1(worker: Worker, state: Path, configuration: Path, *arguments: str) -> None:
    command = [
        str(WRANGLER),
        "d1",
        *arguments,
        "--local",
        "--persist-to",
        str(state),
        "-c",
        str(configuration),
    ]
    run(
        f"preparing the database of {worker.name}",
        command,
        within_s=120,
        environment=wrangler_environment(),
    )


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for worker in WORKERS:
        for migration in sorted((ROOT / "workers" / worker.name / "migrations").glob("*.sql")):
            digest.update(migration.read_bytes())
    return digest.hexdigest()
