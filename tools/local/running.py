"""Whether a stack runs on a state folder, where, and since when: told by the stack itself."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.console import Failure
from tools.paths import ROOT
from tools.processes import lock

FILE = "stack.json"


@dataclass(frozen=True, kw_only=True)
class Running:
    """A stack as it described itself when it started."""

    url: str
    telegram_url: str | None  # None: the real Telegram
    pid: int
    started_at_s: int


def state_folder(environment: Mapping[str, str]) -> Path:
    """Where the databases and logs of the local stack are."""
    return Path(environment.get("STATE_DIR") or ROOT / ".state").resolve()


def describe(state: Path, *, url: str, telegram_url: str | None) -> None:
    """Write down where this stack is, for as long as it holds the state."""
    running = Running(
        url=url, telegram_url=telegram_url, pid=os.getpid(), started_at_s=int(time.time())
    )
    partial = state / f"{FILE}.{os.getpid()}"
    partial.write_text(json.dumps(asdict(running)))
    partial.replace(state / FILE)


def running(state: Path) -> Running | None:
    """The stack that holds the state, if one does. Raises `Failure` where one did not say so."""
    if not state.exists():
        return None
    try:
        lock(state).close()
    except Failure:
        try:
            return Running(**json.loads((state / FILE).read_text()))
        except (OSError, ValueError, TypeError):
            pass
        raise
    return None
