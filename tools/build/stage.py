"""Copy a worker's source and the shared kit into its `build` folder, which wrangler uploads.

wrangler skips symlinked folders. It runs this as each worker's build command, and `make dev` after
each save. What cannot be imported never gets there: a worker that fails at its start ends wrangler,
and all others with it.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

ROOT = Path(__file__).resolve().parents[2]
FAULT = "error: "  # how a line on stderr begins that says where the source is broken


def stage(worker: str, *, root: Path = ROOT) -> None:
    """Make `workers/<worker>/build` equal to its source and the kit: writes only what differs."""
    for target, file in differences(worker, root=root).items():
        if file is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def differences(worker: str, *, root: Path = ROOT) -> dict[Path, Path | None]:
    """The files of the build that are not as the source has them, each with its source, if any."""
    build = root / "workers" / worker / "build"
    wanted: dict[Path, Path] = {}
    for source in _sources(worker, root):
        wanted |= {build / file.relative_to(source): file for file in source.rglob("*.py")}
    return {present: None for present in build.rglob("*.py") if present not in wanted} | {
        target: file
        for target, file in wanted.items()
        if not target.exists() or target.read_bytes() != file.read_bytes()
    }


def fault(worker: str, *, root: Path = ROOT) -> str | None:
    """Where and why the worker cannot be imported: `file:line: what`. For a process of its own.

    It runs under this Python, with fakes for the runtime's modules: what fails only inside
    workerd passes.
    """
    sources = _sources(worker, root)
    sys.path[:0] = [str(source) for source in sources]
    sys.dont_write_bytecode = True  # wrangler would take it for another change
    sys.modules["workers"] = _Workers("workers")
    for name in ("js", "pyodide", "pyodide.ffi"):
        sys.modules[name] = MagicMock()
    entry = sources[0] / "entry.py"
    spec = importlib.util.spec_from_file_location(f"entry of {worker}", entry)
    assert spec
    assert spec.loader
    try:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    except Exception as error:  # noqa: BLE001 - the code of others may raise anything
        file, line = _place(error, sources) or (entry, 1)
        what = error.msg if isinstance(error, SyntaxError) else error
        return f"{file.relative_to(root)}:{line}: {type(error).__name__}: {what}"
    return None


class _Workers(ModuleType):
    """The runtime's `workers`: every name in it is a class that one may inherit from."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def _sources(worker: str, root: Path) -> tuple[Path, Path]:
    return root / "workers" / worker / "src", root / "kit"


def _place(error: Exception, sources: tuple[Path, ...]) -> tuple[Path, int] | None:
    """The last place of ours that the error passed."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(frame.filename), frame.lineno or 1) for frame in frames]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno or 1))
    ours = [place for place in places if any(place[0].is_relative_to(source) for source in sources)]
    return ours[-1] if ours else None


def main(workers: list[str]) -> int:
    """Stage the workers and print which had changed; nothing if one of them cannot be imported."""
    changed = [worker for worker in workers if differences(worker)]
    faults = dict.fromkeys(filter(None, map(fault, changed)))
    for each in faults:
        print(f"{FAULT}{each}", file=sys.stderr)
    if faults:
        return 1
    for worker in changed:
        stage(worker)
        print(worker)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
