"""One workerd with every worker that is measured, configured by us: wrangler's proxy in front would
cost more than the workers.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from tools.bench.contract import Contract
from tools.build.vendor import ensure_packages, link_packages
from tools.console import Failure
from tools.local.runtime import wrangler_environment
from tools.paths import NODE_MODULES, ROOT
from tools.processes import Child, free_port, run

SOURCES = ROOT / "tools" / "bench" / "workers"
GATEWAY = ROOT / "workers" / "api-gateway" / "src"
# Pure Python, beside what the workers have anyway
FASTAPI = ("fastapi", "starlette", "annotated-doc", "opentelemetry-api")
RATE_LIMIT = "rate_limit"  # an extension of workerd: a binding needs a module of that kind
WITHIN_S = 60
COMPATIBILITY_DATE = "2026-11-01"
PYTHON_FLAGS = ("python_workers", "python_workers_development", "experimental")


@dataclass(frozen=True, kw_only=True)
class Worker:
    """One worker of the configuration: its entry in its folder, further packages, what it binds,
    and its socket if it has one.
    """

    name: str
    entry: str = "entry.py"
    packages: tuple[str, ...] = ()  # folders beside its own
    services: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    rate_limits: tuple[str, ...] = ()
    port: int | None = None


def workers(*, token: str, jwks: str) -> tuple[Worker, ...]:
    """The measured gateways, a, b, c, d, with a port each, and the services behind them."""
    ours = dict.fromkeys(("AUTH", "CONTENT", "REFERRAL", "TOKEN", "BOT"), "service")
    local = {"ENVIRONMENT": "local", "VERSION": "0" * 40}
    bare, both = {"SERVICE": "bare-service"}, ("packages", "packages-fastapi")
    return (
        Worker(
            name="gateway",
            packages=("packages",),
            services=ours,
            texts=local | {"OPS_TOKEN": "-"},
            rate_limits=("LIMIT_60_PER_60_S",),
            port=free_port(),
        ),
        Worker(name="service", packages=("packages",), texts=local | {"JWKS": jwks, "DB": "none"}),
        Worker(name="bare", packages=("packages",), services=bare, port=free_port()),
        Worker(name="bare-service", packages=("packages",)),
        Worker(
            name="fastapi", packages=both, services=bare, texts={"TOKEN": token}, port=free_port()
        ),
        Worker(
            name="hono", entry="entry.mjs", services=bare, texts={"TOKEN": token}, port=free_port()
        ),
        Worker(name="ceiling", entry="entry.mjs", port=free_port()),
    )


def stage_gateway(folder: Path, contract: Contract) -> None:
    """The gateway and the kit as they are in this checkout, with what the contract compiles to."""
    for source in (ROOT / "kit", GATEWAY):
        shutil.copytree(
            source,
            folder,
            ignore=shutil.ignore_patterns("__pycache__", "*.sql"),
            dirs_exist_ok=True,
        )
        for path, text in contract.files.items():
            if path.is_relative_to(source):
                (folder / path.relative_to(source)).write_text(text)


def stage(folder: Path, contract: Contract) -> None:
    """Put the source of every worker where the configuration expects it."""
    for name in ("gateway", "service"):
        stage_gateway(folder / name, contract)
    entries = {
        "service": "service.py",
        "bare": "bare.py",
        "bare-service": "bare_service.py",
        "fastapi": "fastapi_gateway.py",
    }
    for name, source in entries.items():
        (folder / name).mkdir(exist_ok=True)
        shutil.copy(SOURCES / source, folder / name / "entry.py")
    for name, source in {"hono": "hono_gateway.mjs", "ceiling": "ceiling.mjs"}.items():
        _bundle(SOURCES / source, folder / name / "entry.mjs")
    shutil.copy(SOURCES / f"{RATE_LIMIT}.mjs", folder)
    link_packages(ensure_packages("api-gateway"), folder / "packages")
    _copy_fastapi(folder / "packages-fastapi")


def _bundle(source: Path, target: Path) -> None:
    if not (NODE_MODULES / "hono").exists():
        raise Failure("hono is not installed", hint="run `npm ci --ignore-scripts`")
    command = [
        str(NODE_MODULES / ".bin" / "esbuild"),
        str(source),
        "--bundle",
        "--format=esm",
        "--minify",
        f"--outfile={target}",
    ]
    run("esbuild", command, within_s=60)


def _copy_fastapi(target: Path) -> None:
    for package in FASTAPI:
        try:
            found = files(package) or []
        except PackageNotFoundError:
            raise Failure(
                f"{package} is not installed", hint="run `uv sync --group bench`"
            ) from None
        for file in found:
            if file.suffix != ".pyc" and ".." not in file.parts:
                (target / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), target / file)


def configuration(folder: Path, fleet: tuple[Worker, ...]) -> str:
    """The Cap'n Proto text that `workerd serve` reads.

    Files are embedded, so it must lie in `folder`.
    """
    services = ",\n".join(
        f"(name = {_text(each.name)}, worker = {_worker(folder, each)})" for each in fleet
    )
    sockets = ", ".join(_socket(each) for each in fleet if each.port)
    module = _text(f"{RATE_LIMIT}.mjs")
    limit = f"(name = {_text(RATE_LIMIT)}, internal = true, esModule = embed {module})"
    parts = (
        f"(services = [{services}], sockets = [{sockets}], extensions = [(modules = [{limit}])])"
    )
    using = 'using Workerd = import "/workerd/workerd.capnp";'
    return f"{using}\nconst config :Workerd.Config = {parts};\n"


def _socket(worker: Worker) -> str:
    name, address = _text(worker.name), _text(f"127.0.0.1:{worker.port}")
    return f"(name = {name}, address = {address}, http = (), service = {name})"


def _worker(folder: Path, worker: Worker) -> str:
    flags = PYTHON_FLAGS if worker.entry.endswith(".py") else ()
    bindings = [
        f"(name = {_text(name)}, service = {_text(service)})"
        for name, service in worker.services.items()
    ]
    bindings += [
        f"(name = {_text(name)}, text = {_text(text)})" for name, text in worker.texts.items()
    ]
    bindings += [
        f"(name = {_text(name)}, wrapped = (moduleName = {_text(RATE_LIMIT)}))"
        for name in worker.rate_limits
    ]
    return (
        f"(compatibilityDate = {_text(COMPATIBILITY_DATE)}, "
        f"compatibilityFlags = [{', '.join(map(_text, flags))}],"
        f" bindings = [{', '.join(bindings)}], modules = [{', '.join(_modules(folder, worker))}])"
    )


def _modules(folder: Path, worker: Worker) -> Iterator[str]:
    """The entry first, then all else, as wrangler names and types them."""
    own = sorted(
        (path for path in (folder / worker.name).rglob("*") if path.is_file()),
        key=lambda path: path.name != worker.entry,
    )
    for path in own:
        kind = "pythonModule" if path.suffix == ".py" else "esModule"
        name, file = (str(path.relative_to(base)) for base in (folder / worker.name, folder))
        yield f"(name = {_text(name)}, {kind} = embed {_text(file)})"
    for package in worker.packages:
        for path in sorted(
            path
            for path in (folder / package).rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        ):
            kind = "esModule" if path.suffix in (".js", ".mjs") else "data"
            name = f"python_modules/{path.relative_to(folder / package)}"
            yield f"(name = {_text(name)}, {kind} = embed {_text(str(path.relative_to(folder)))})"


def _text(value: str) -> str:
    return json.dumps(value)


@contextmanager
def running(folder: Path, fleet: tuple[Worker, ...]) -> Iterator[Child]:
    """Workerd with the fleet, listening; ended on the way out."""
    (folder / "config.capnp").write_text(configuration(folder, fleet))
    environment = wrangler_environment()
    command = [
        environment["MINIFLARE_WORKERD_PATH"],
        "serve",
        "--experimental",
        str(folder / "config.capnp"),
    ]
    child = Child(
        "workerd", command, log=folder / "workerd.log", environment=environment, cwd=folder
    )
    try:
        for worker in fleet:
            if worker.port:
                _wait(child, worker.port)
        yield child
    finally:
        child.stop()


def _wait(child: Child, port: int) -> None:
    deadline = time.monotonic() + WITHIN_S
    while time.monotonic() < deadline:
        child.check()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise Failure(f"workerd does not listen on {port}", hint=f"its log is {child.log}")


def cpu_s(pid: int) -> float | None:
    """The CPU time that a process has used; None where there is no /proc."""
    fields = _stat(Path(f"/proc/{pid}"))
    return _cpu_s(fields) if fields else None


def cpu_s_of_group(group: int) -> float | None:
    """The CPU time that the processes of a group have used; None where there is no /proc."""
    found = [_stat(each) for each in Path("/proc").glob("[0-9]*")]
    return sum(_cpu_s(each) for each in found if each and each[2] == str(group)) or None


def _stat(process: Path) -> list[str]:
    """What stands behind the name: the state, the parent, the group, ...; nothing for one that is
    gone.
    """
    try:
        return (process / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def _cpu_s(fields: list[str]) -> float:
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
