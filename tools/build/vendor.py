"""Put what each worker's `pyproject.toml` asks for, as `uv.lock` pins it, into its `python_modules`."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from tools.processes import run
from tools.console import Failure
from tools.fleet import WORKERS
from tools.paths import CACHE, ROOT, VENV_BIN

# The platform of Pyodide 314: Emscripten wheels on PyPI carry this tag.
PLATFORM = "pyemscripten_2026_0_wasm32"
PYTHON_VERSION = "3.14"

# Without these a worker starts and then fails in odd ways: the runtime's SDK, its start-up patch, the compiled half of pydantic.
REQUIRED = ("workers/__init__.py", "_workers_sdk_patch_loader.pth", "pydantic_core/__init__.py", "httpx/__init__.py")


LINKED, SYNCED = ".vendored", ".synced"  # marks of ours and of pywrangler's; neither is uploaded


def vendor(*, root: Path = ROOT) -> None:
    """Fill every worker's `python_modules`; does nothing where they hold the locked versions already."""
    for worker in WORKERS:
        folder = root / "workers" / worker.name
        link_packages(ensure_packages(worker.name), folder / "python_modules")
        mark_synced(folder)


def ensure_packages(worker: str) -> Path:
    """The folder with a worker's locked packages, installed when it is not there yet. Its name is a digest of what is in it."""
    requirements = locked_requirements(worker)
    fingerprint = hashlib.sha256((requirements + PLATFORM + Path(__file__).read_text()).encode()).hexdigest()[:16]
    packages = CACHE / "vendor" / fingerprint
    if not packages.exists():
        _install(requirements, packages)
    return packages


def locked_requirements(worker: str) -> str:
    """What a worker runs with as uv.lock pins it, with hashes; the same text for workers that run with the same."""
    return exported(worker, "--format", "requirements.txt", "--no-header", "--no-annotate")


def exported(worker: str, *options: str) -> str:
    """A worker's part of uv.lock, in the form that the options of `uv export` ask for."""
    command = [str(VENV_BIN / "uv"), "export", "--frozen", "--quiet", "--no-cache", "--package", worker, *options]
    return run("uv", command, within_s=60, hint="run `make setup`").stdout


def _install(requirements: str, packages: Path) -> None:
    packages.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{packages.name}.", dir=packages.parent))
    listing = packages.with_suffix(".txt")
    listing.write_text(requirements)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "--no-compile", "--platform", PLATFORM, "--python-version", PYTHON_VERSION]
    command += ["--implementation", "cp", "--abi", "cp314", "--abi", "abi3", "--abi", "none"]
    command += ["--target", str(partial), "-r", str(listing)]
    run("pip", command, within_s=300, hint="check the network and run the same command again")
    _prune(partial)
    missing = [name for name in REQUIRED if not (partial / name).exists()]
    if missing:
        raise Failure(f"the workers' packages lack {', '.join(missing)}", hint="see `dependencies` in the worker's pyproject.toml")
    try:
        partial.rename(packages)
    except OSError:  # another run was faster
        shutil.rmtree(partial, ignore_errors=True)


def _prune(packages: Path) -> None:
    for unused in [packages / "bin", *packages.rglob("__pycache__")]:
        shutil.rmtree(unused, ignore_errors=True)


def link_packages(packages: Path, target: Path) -> None:
    """Make `target` hold the packages, as hard links where the file system has them."""
    mark = target / LINKED
    if mark.exists() and mark.read_text() == packages.name:
        return
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(packages, target, copy_function=_link_or_copy)
    mark.write_text(packages.name)


def mark_synced(folder: Path) -> None:
    """Tell pywrangler that it has nothing to install for a worker.

    It takes its marks for valid when they name its own version and are no older than the two files; else it would
    look for an interpreter and resolve anew.
    """
    newest_ns = max((folder / name).stat().st_mtime_ns for name in ("pyproject.toml", "pylock.toml"))
    for mark in (folder / ".venv-workers" / SYNCED, folder / "python_modules" / SYNCED):
        mark.parent.mkdir(exist_ok=True)
        mark.write_text(metadata.version("workers-py"))
        os.utime(mark, ns=(newest_ns, newest_ns))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
