"""A target that the guard approves of, for tests to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.settings import GOOD
from tools.deploy.target import Target
from tools.fleet import WORKERS, binding
from tools.paths import ROOT

VERSION = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
ACCOUNT = "0123456789abcdef0123456789abcdef"
VALUES = GOOD | {"CLOUDFLARE_API_TOKEN": "token", "CLOUDFLARE_ACCOUNT_ID": ACCOUNT}
VALUES |= {
    f"D1_ID_{binding(worker.name)}": f"id-of-{worker.name}" for worker in WORKERS if worker.database
}


def checkout(folder: Path) -> Path:
    """Sources with nothing in them but what guard and renderer look at; no git."""
    for name in ("wrangler.toml.tmpl", "uv.lock", "package-lock.json"):
        shutil.copy(ROOT / name, folder)
    for worker in WORKERS:
        source = ROOT / "workers" / worker.name
        (folder / "workers" / worker.name / "src").mkdir(parents=True)
        (folder / "workers" / worker.name / "src" / "entry.py").touch()
        if worker.database:
            shutil.copytree(source / "migrations", folder / "workers" / worker.name / "migrations")
    return folder


def target(
    root: Path, *, environment: str = "staging", version: str = VERSION, **values: str
) -> Target:
    """The target; a value of "" takes one away."""
    return Target(environment=environment, version=version, values=VALUES | values, root=root)
