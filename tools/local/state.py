"""`make status` and `make reset`: the local stack and its state, looked at and forgotten."""

from __future__ import annotations

import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from tools.console import Failure, say
from tools.fleet import WORKERS
from tools.local.running import Running, running

ANSWER_S_MAX = 10
MARKS = ("lock", "migrated")  # a folder without both was never the state of a stack


def status(state: Path, *, as_json: bool) -> None:
    """Say what runs on the state, where, and which version answers. Raises `Failure`: nothing."""
    present = running(state)
    if present is None:
        raise Failure(f"nothing runs on the state in {state}", hint="`make dev` starts it")
    names = [worker.name for worker in WORKERS]
    with ThreadPoolExecutor() as pool:
        versions = dict(
            zip(names, pool.map(lambda name: _version(present, name), names), strict=True)
        )
    if as_json:
        say(json.dumps(_facts(present, state) | {"workers": versions}))
        return
    for name, value in _facts(present, state).items():
        say(f"  {name:<12} {value}")
    for name, version in versions.items():
        say(f"  {name:<12} {version or 'no answer'}")


def _facts(present: Running, state: Path) -> dict[str, Any]:
    return {
        "gateway": present.url,
        "telegram": present.telegram_url or "the real one",
        "state": str(state),
        "pid": present.pid,
        "since": datetime.fromtimestamp(present.started_at_s, UTC).isoformat(),
    }


def _version(present: Running, worker: str) -> str | None:
    url = f"{present.url}/health{'' if worker == 'api-gateway' else f'/{worker}'}"
    try:
        answer = httpx.get(url, timeout=ANSWER_S_MAX, trust_env=False)
        return str(answer.raise_for_status().json()["version"])
    except (httpx.HTTPError, ValueError, KeyError):
        return None


def reset(state: Path, *, force: bool) -> None:
    """Delete the state, once someone has agreed. Raises `Failure` where it must not."""
    if present := running(state):
        raise Failure(f"a stack runs at {present.url} on {state}", hint="end it first, by Ctrl-C")
    if not state.exists():
        say(f"{state} is not there: nothing to forget")
        return
    if not all((state / mark).is_file() for mark in MARKS):
        raise Failure(f"{state} does not look like the state of a stack", hint="look at STATE_DIR")
    if not force and not _agreed(f"Delete {state} with all its databases and logs? [y/N] "):
        raise Failure("nothing was deleted", hint="answer y, or run `make reset FORCE=1`")
    shutil.rmtree(state)
    say(f"{state} is deleted; the settings stay. `make dev` makes new databases")


def _agreed(question: str) -> bool:
    print(question, end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
