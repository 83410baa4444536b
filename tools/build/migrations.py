"""The kit's migrations in each service that needs them, numbered among the service's own.

wrangler applies one folder per worker, so the files stand there as copies, written by `make spec`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from tools.contract.compile import load
from tools.contract.events import catalogue, services_with_events
from tools.fleet import WORKERS
from tools.paths import ROOT

KIT = "kit/contest/kit/migrations"
NAME = re.compile(r"(\d{4})_(\w+)\.sql")


def staged(root: Path = ROOT) -> dict[Path, str]:
    """Every copy with its text. One that is new gets the next number of its service."""
    files: dict[Path, str] = {}
    for topic, services in _services().items():
        for source in sorted((root / KIT).glob(f"{topic}*.sql")):
            for service in services:
                folder = root / "workers" / service / "migrations"
                taken = [path for path in files if path.parent == folder]
                files[_place(folder, source.stem, taken)] = source.read_text()
    return files


def _services() -> dict[str, Collection[str]]:
    """By the topic that a migration's name begins with, which services need it."""
    deletions = [event for event in catalogue() if event.type == "user.deleted"]
    return {
        "events": services_with_events(),
        "erasure": [service for event in deletions for service in event.receivers],
        # The ledger's keys are its instructions, and are kept for ever.
        "idempotency": sorted(set(_with_idempotent_operations()) - {"token"}),
        "probes": [worker.name for worker in WORKERS if worker.database],
    }


def _with_idempotent_operations() -> Iterator[str]:
    for item in load()["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("x-idempotent"):
                yield operation["x-service"]


def _place(folder: Path, name: str, taken: Collection[Path]) -> Path:
    numbers = {
        match[2]: int(match[1])
        for path in (*folder.glob("*.sql"), *taken)
        if (match := NAME.fullmatch(path.name))
    }
    return folder / f"{numbers.get(name, max(numbers.values(), default=0) + 1):04}_{name}.sql"
