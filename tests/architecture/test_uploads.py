"""What each worker weighs, and how long it takes to import:
the platform refuses more than it allows, at the deployment.
"""

from __future__ import annotations

import functools
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from tools.build.vendor import ensure_packages
from tools.fleet import WORKERS
from tools.paths import ROOT

pytestmark = pytest.mark.programs

MIB = 1 << 20
UPLOAD_BYTES_MAX = int(2.9 * MIB)  # compressed; a free plan takes 3 MiB
IMPORT_CPU_S_MAX = 1.0  # of CPU, under CPython; the best of so many:
TRIES = 3
BIGGEST = 10
NAMES = [worker.name for worker in WORKERS]
# The modules that an entry imports, without the runtime's own.
IMPORTED = {name: f"contest.{name}.operations" for name in NAMES} | {
    "api-gateway": "contest.gateway.app, contest.gateway.build, contest.gateway.operations",
    "auth": "contest.auth.build, contest.auth.operations",
    "bot": "contest.bot.build, contest.bot.cron, contest.bot.operations",
    "referral": "contest.referral.build, contest.referral.operations",
}


def upload(worker: str) -> dict[str, bytes]:
    """Every file that goes to the platform, by where it came from."""
    return (
        _files(ROOT / "workers" / worker / "src", "*.py")
        | _files(ROOT / "kit", "*.py")
        | packages(worker)
    )


@functools.cache
def packages(worker: str) -> dict[str, bytes]:
    return _files(ensure_packages(worker), "*")


def _files(folder: Path, pattern: str) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob(pattern))
        if path.is_file() and "__pycache__" not in path.parts
    }


def compressed(files: dict[str, bytes]) -> int:
    return len(gzip.compress(b"".join(files.values()), compresslevel=6))


def told(files: dict[str, bytes]) -> str:
    """The biggest parts: each of our files, and the packages as wholes."""
    parts: dict[str, dict[str, bytes]] = {}
    for name, content in files.items():
        part = name if name.startswith("contest/") else name.split("/")[0]
        parts.setdefault(part, {})[name] = content
    sizes = sorted(((compressed(part), name) for name, part in parts.items()), reverse=True)
    return "\n".join(f"{size / 1024:8.1f} KiB  {name}" for size, name in sizes[:BIGGEST])


@pytest.mark.parametrize("worker", NAMES)
def test_an_upload_fits_the_smallest_plan(worker: str) -> None:
    """A larger one is refused at the deployment of the one who has that plan,
    after it has passed every other test.
    """
    files = upload(worker)
    size = compressed(files)
    assert size <= UPLOAD_BYTES_MAX, f"{size / MIB:.2f} MiB compressed, most of it:\n{told(files)}"


def test_what_is_too_large_is_told_by_its_parts() -> None:
    first, *_ = told(
        upload("bot") | {"contest/ballast.py": bytes(range(256)) * (1 << 14)}
    ).splitlines()
    assert "pydantic_core" in first


@pytest.mark.parametrize("worker", NAMES)
def test_a_worker_is_imported_in_time(worker: str) -> None:
    """What is done at import is paid at every cold start,
    several times over in the workers' Python.
    """
    folder = ROOT / "workers" / worker / "src"
    assert min(_imported_s(folder, IMPORTED[worker]) for _ in range(TRIES)) <= IMPORT_CPU_S_MAX


def _imported_s(folder: Path, modules: str) -> float:
    code = f"import time; import {modules}; print(time.process_time())"
    path = f"{folder}:{ROOT / 'kit'}"
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PYTHONPATH": path}, check=True
    )
    return float(done.stdout)
