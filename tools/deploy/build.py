"""Make what is uploaded, and hold it to the lock: configuration, packages, staged source, and
wrangler's own dry run.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.build.page import ensure_miniapp
from tools.build.render import render
from tools.build.stage import stage
from tools.build.vendor import REQUIRED, locked_requirements, vendor
from tools.console import Failure, step
from tools.deploy.target import Target
from tools.deploy.wrangler import must, pywrangler
from tools.fleet import WORKERS

AT_ONCE = 2  # wrangler keeps a core busy
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def build(target: Target) -> None:
    """Render, vendor, stage and compile everything. Raises `Failure`."""
    with step("rendering the configuration"):
        render(target.environment, target.values, root=target.root, version=target.version)
    with step("installing the packages of uv.lock"):
        vendor(root=target.root)
        for worker in WORKERS:
            check_packages(
                target.root / "workers" / worker.name / "python_modules",
                locked_packages(worker.name),
            )
    with step("building the Mini App"):
        ensure_miniapp(target.root)
    with step("compiling every module"):
        for worker in WORKERS:
            stage(worker.name, root=target.root)
            check_modules(target.root / "workers" / worker.name / "build")


def locked_packages(worker: str) -> set[tuple[str, str]]:
    """Name and version of every package that `uv.lock` gives to a worker."""
    return {
        (_normal(name), version) for name, version in PINNED.findall(locked_requirements(worker))
    }


def check_packages(folder: Path, locked: set[tuple[str, str]]) -> None:
    """Raise `Failure` unless a worker has the packages of the lock, no other, and what it cannot
    start without.
    """
    present = {_distribution(path) for path in folder.glob("*.dist-info")}
    if present != locked:
        odd = ", ".join(sorted(f"{name} {version}" for name, version in present ^ locked))
        raise Failure(
            f"{folder.parent.name}: the packages differ from uv.lock: {odd}",
            hint=f"delete {folder} and run the same command again",
        )
    missing = [name for name in REQUIRED if not (folder / name).exists()]
    if missing:
        raise Failure(
            f"{folder.parent.name}: the packages lack {', '.join(missing)}",
            hint=f"delete {folder} and run the same command again",
        )


def _distribution(path: Path) -> tuple[str, str]:
    name, _, version = path.name.removesuffix(".dist-info").partition("-")
    return _normal(name), version


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def check_modules(folder: Path) -> None:
    """Raise `Failure` for a module that is not Python: wrangler uploads it all the same."""
    for path in sorted(folder.rglob("*.py")):
        try:
            compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            raise Failure(
                f"{path.name} does not compile: {error}",
                hint="fix it, and run `make check` before a deployment",
            ) from error


def dry_run(target: Target, workers: list[str], uploads: Path) -> None:
    """Let wrangler do everything but upload: what it would goes into a folder of each worker in
    `uploads`. Raises `Failure`.
    """
    with (
        step(f"wrangler's dry run of {', '.join(workers)}"),
        ThreadPoolExecutor(max_workers=AT_ONCE) as pool,
    ):
        list(pool.map(lambda worker: _dry_run(target, worker, uploads / worker), workers))


def _dry_run(target: Target, worker: str, folder: Path) -> None:
    must(
        pywrangler(
            target, worker, "deploy", "--dry-run", "--outdir", str(folder), *common_flags(target)
        )
    )
    for name in ("entry.py", *(f"python_modules/{required}" for required in REQUIRED)):
        if not (folder / name).exists():
            raise Failure(
                f"{worker}: wrangler would not upload {name}",
                hint="see the pitfalls in docs/deploying.md",
            )


def common_flags(target: Target) -> list[str]:
    """What every deployment is given."""
    variables = ["--var", f"VERSION:{target.version}", "--var", f"ENVIRONMENT:{target.environment}"]
    return ["--no-experimental-provision", "--strict", *variables]
