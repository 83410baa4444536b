"""The workers' source while `make dev` runs: which workers a save concerns, and their builds."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.build import stage
from tools.console import Failure
from tools.fleet import WORKERS
from tools.paths import ROOT
from tools.processes import run

STAGED_WITHIN_S = 60


@dataclass(frozen=True)
class Staged:
    """Workers with a new build, or what is wrong with the source; then no build has changed."""

    workers: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


class Sources:
    """The files of all workers, as they were when last looked at."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self._seen = self._times()

    def changed(self) -> frozenset[str]:
        """The workers whose source has changed since the last look; the kit is everyone's."""
        before, self._seen = self._seen, self._times()
        return frozenset(name for name, times in self._seen.items() if times != before[name])

    def _times(self) -> dict[str, dict[Path, int]]:
        kit = _times(self._root / "kit")
        return {
            worker.name: kit | _times(self._root / "workers" / worker.name / "src")
            for worker in WORKERS
        }


class Pages:
    """What the Mini App is built from, as it was when last looked at."""

    def __init__(self, root: Path = ROOT) -> None:
        self._folder = root / "miniapp"
        self._seen = self._times()

    def changed(self) -> bool:
        """Whether it has changed since the last look."""
        before, self._seen = self._seen, self._times()
        return self._seen != before

    def _times(self) -> dict[Path, int]:
        return _times(self._folder / "app", "*") | _times(self._folder / "src", "*")


def _times(folder: Path, pattern: str = "*.py") -> dict[Path, int]:
    times = {}
    for file in folder.rglob(pattern):
        try:
            times[file] = file.stat().st_mtime_ns
        except FileNotFoundError:  # an editor puts another in its place
            continue
    return times


def stage_workers(workers: Iterable[str], root: Path = ROOT) -> Staged:
    """Bring the builds of these workers up to date, all of them or none."""
    command = [sys.executable, str(root / "tools" / "build" / "stage.py"), *sorted(workers)]
    try:
        ended = run("the build", command, within_s=STAGED_WITHIN_S, codes=(0, 1), cwd=root)
    except Failure as failure:
        return Staged(faults=(str(failure),))
    if ended.returncode == 0:
        return Staged(workers=tuple(ended.stdout.split()))
    told = ended.stderr.strip().splitlines()
    faults = [line.removeprefix(stage.FAULT) for line in told if line.startswith(stage.FAULT)]
    return Staged(faults=tuple(faults or told[-1:] or ["the build failed"]))
