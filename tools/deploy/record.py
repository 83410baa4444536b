"""What a deployment did, as JSON: written after every step, so that it is there whatever happens next."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.console import Failure
from tools.deploy.live import Live
from tools.deploy.target import Target
from tools.paths import CACHE

RUNNING, DONE, FAILED = "running", "done", "failed"
Versions = dict[str, dict[str, str]]  # per worker `{"id", "version"}`


def default_path(target: Target) -> Path:
    """Where the record is kept when nobody says where."""
    return CACHE / "deploy" / f"{target.environment}.json"


class Record:
    """The record of one run."""

    def __init__(self, path: Path, target: Target, live: dict[str, Live]) -> None:
        self._path = path
        interrupted = _interrupted(path, target)
        self.before: Versions = interrupted.get("before") or versions(live)
        self.bookmarks: dict[str, str] = interrupted.get("bookmarks", {})
        self.booted: dict[str, str] = (_read(path) or {}).get(
            "booted", {}
        )  # per worker the digest of what came up
        self._content: dict[str, Any] = {
            "environment": target.environment,
            "version": target.version,
            "started_at": _now(),
            "before": self.before,
            "after": {},
            "booted": self.booted,
            "bookmarks": self.bookmarks,
            "migrations": {},
            "smoke": [],
            "rolled_back": {},
            "outcome": RUNNING,
        }
        self.note()

    def note(self, **facts: Any) -> None:
        """Write down more, or something anew."""
        self._content |= facts
        self._path.parent.mkdir(parents=True, exist_ok=True)
        partial = self._path.with_suffix(".partial")
        partial.write_text(json.dumps(self._content, indent=2) + "\n")
        partial.replace(self._path)

    def end(self, outcome: str, **facts: Any) -> None:
        """Nothing follows."""
        self.note(outcome=outcome, ended_at=_now(), **facts)


def versions(live: dict[str, Live]) -> Versions:
    """Per worker the version id and the commit that are live."""
    return {
        worker: {"id": found.version_id, "version": found.version} for worker, found in live.items()
    }


def read_before(path: Path, environment: str) -> Versions:
    """The versions that a recorded deployment found. Raises `Failure`."""
    content = _read(path)
    if not content or content.get("environment") != environment:
        raise Failure(
            f"{path} is no record of a deployment to {environment}",
            hint="take the artifact of that deployment, or give --to COMMIT",
        )
    before: Versions = content["before"]
    return before


def _interrupted(path: Path, target: Target) -> dict[str, Any]:
    """A run that was killed left some workers and tables new: what was there before it is what one goes back to."""
    content = _read(path) or {}
    same = {"environment": target.environment, "version": target.version, "outcome": RUNNING}
    return content if content | same == content else {}


def _read(path: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
