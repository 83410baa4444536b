"""The memory of a Python worker that has imported what every worker imports: a local worker that
starts from it need not start Pyodide, which takes most of its start.

Cloudflare starts uploaded workers from such a snapshot as well, one of their own.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
import tomllib
from pathlib import Path

import httpx

from tools.build.pyodide_bundle import ensure_bundle
from tools.build.render import file_name
from tools.build.vendor import LINKED
from tools.console import Failure
from tools.local.runtime import workerd_wrapper, wrangler_environment
from tools.paths import ROOT
from tools.processes import Child, free_port, tail

WORKER = "api-gateway"  # has the packages that all workers have, and no others
FOLDER = ROOT / "workers" / WORKER
PACKAGES = FOLDER / "python_modules"
# Not called `entry.py`: the workers would find this module in place of theirs.
NAME = "imported.py"
SOURCE = """\
import httpx
from pydantic import BaseModel, TypeAdapter
from workers import Response, WorkerEntrypoint


class Model(BaseModel):
    text: str


TypeAdapter(list[Model]).validate_python([{"text": httpx.__version__}])


class Default(WorkerEntrypoint):
    async def fetch(self, request):
        return Response("imported")
"""
MADE_WITHIN_S = 60
MADE = "snapshot.bin"  # what workerd calls it


def ensure_snapshot(environment: str) -> Path:
    """The snapshot for the installed versions; made when it is not there yet. The workers' packages
    are in their folders, and their configuration is rendered for the environment.
    """
    settings = tomllib.loads((FOLDER / file_name(environment)).read_text())
    compatible = {name: settings[f"compatibility_{name}"] for name in ("date", "flags")}
    made_of = [SOURCE, (PACKAGES / LINKED).read_text(), json.dumps(compatible)]
    digest = hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:16]
    snapshot = ensure_bundle() / f"{digest}.snapshot"
    if not snapshot.exists():
        with tempfile.TemporaryDirectory(dir=snapshot.parent) as folder:
            _make(Path(folder), compatible["date"], compatible["flags"]).rename(snapshot)
    return snapshot


def _make(folder: Path, date: str, flags: list[str]) -> Path:
    """By a worker that only imports; what it answers is that it has."""
    (folder / NAME).write_text(SOURCE)
    (folder / "python_modules").symlink_to(PACKAGES)
    port = free_port()
    (folder / "config.capnp").write_text(_configuration(port, date, flags))
    options = ["--python-save-baseline-snapshot", f"--python-snapshot-dir={folder}"]
    command = [str(workerd_wrapper()), "serve", "--experimental", *options, "config.capnp"]
    log = folder.parent / "snapshot.log"
    child = Child("workerd", command, log=log, environment=wrangler_environment(), cwd=folder)
    try:
        deadline = time.monotonic() + MADE_WITHIN_S
        while time.monotonic() < deadline:
            child.check()
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}", trust_env=False)
            except httpx.TransportError:
                time.sleep(0.05)
                continue
            if answer.is_success:
                return folder / MADE
            raise Failure(f"no snapshot: a worker cannot import {NAME}", hint=tail(log))
    finally:
        child.stop()
    raise Failure(f"workerd made no snapshot within {MADE_WITHIN_S} s", hint=tail(log))


def _configuration(port: int, date: str, flags: list[str]) -> str:
    """What `workerd serve` reads, in Cap'n Proto's text."""
    packages = sorted(
        f"python_modules/{path.relative_to(PACKAGES)}"
        for path in PACKAGES.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    modules = ", ".join(
        f"(name = {json.dumps(name)}, {kind} = embed {json.dumps(name)})"
        for name, kind in ((NAME, "pythonModule"), *((each, "data") for each in packages))
    )
    return f"""\
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "worker", worker = (
    modules = [{modules}],
    compatibilityDate = {json.dumps(date)},
    compatibilityFlags = {json.dumps(flags)},
  ))],
  sockets = [(name = "http", address = "127.0.0.1:{port}", http = (), service = "worker")],
);
"""
