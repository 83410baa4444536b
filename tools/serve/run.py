"""`python -m tools serve`: prepare, start, and watch until interrupted; gives up when starting
again does not help.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from tools.build.page import ensure_miniapp
from tools.build.render import render
from tools.build.snapshot import ensure_snapshot
from tools.build.stage import stage
from tools.build.vendor import vendor
from tools.console import Failure, say, step
from tools.fleet import WORKERS
from tools.local.dev import port_of
from tools.local.migrations import migrate_local
from tools.paths import ROOT
from tools.processes import check_port_free, lock
from tools.serve.backup import check_whole
from tools.serve.server import Server
from tools.serve.settings import read_settings
from tools.serve.telegram import check_bot, set_webhook
from tools.telegram import face

POLL_S = 15  # Each poll is some twenty lines in the log.
MISSES_MAX = 3
FAILURES_MAX = 5
STEADY_S = 300  # Whoever stayed up this long starts with a clean slate.


def serve(
    settings_file: Path,
    *,
    public_address: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> None:
    """Serve in the foreground until interrupted.

    Raises `Failure`, when it cannot start or does not stay up.
    """
    port = port_of(environment, "PORT", 8787)
    state = state_folder(environment)
    settings = read_settings(settings_file)
    say("Contest: serving on this machine")
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock(state):
        check_port_free(port, variable="PORT")
        check_bot(settings)
        if public_address:
            say(f"  Telegram sends the bot's updates to {set_webhook(settings, public_address)}")
            face.show(settings)
        if not settings["TRUSTED_PROXY"]:
            say(
                "  TRUSTED_PROXY is not set: behind a proxy everyone shares its address, "
                "and so one rate limit"
            )
        snapshot = _prepare(state)
        with Server(port, state, settings, snapshot) as server:
            _keep_up(server)


def state_folder(environment: Mapping[str, str]) -> Path:
    """Where the databases are."""
    return Path(environment.get("STATE_DIR") or ROOT / ".serve").resolve()


def _prepare(state: Path) -> Path:
    """The snapshot that the workers start from."""
    check_whole(state)
    with step("preparing packages and configuration"):
        vendor()
        ensure_miniapp()
        render("serve")
        for worker in WORKERS:
            stage(worker.name)
        snapshot = ensure_snapshot("serve")
    with step("applying database migrations"):
        migrate_local(state, environment="serve")
    return snapshot


def _keep_up(server: Server) -> NoReturn:
    """Start the server whenever it is not there.

    Raises `Failure` after too many failures in a row: whoever started us may know better.
    """
    failures = 0
    while failures < FAILURES_MAX:
        since = time.monotonic()
        try:
            server.start()
            _note(f"  all workers answer at {server.url} after {time.monotonic() - since:.1f} s")
            _watch(server)
        except Failure as failure:
            failures = 1 if time.monotonic() - since > STEADY_S else failures + 1
            _note(f"  {failure}: failure {failures} of {FAILURES_MAX} in a row")
            server.stop()
    raise Failure("the workers do not stay up", hint="the lines above say why")


def _watch(server: Server) -> NoReturn:
    """Raise `Failure` when the process has ended, or someone has not answered for several polls.

    What is not ready is told, and nothing more: to start again cures no full disk.
    """
    misses, due, lacked = 0, time.monotonic() + POLL_S, ""
    while True:
        time.sleep(0.5)
        server.check()
        if time.monotonic() >= due:
            silent = server.unhealthy()
            misses, due = misses + 1 if silent else 0, time.monotonic() + POLL_S
            if misses == MISSES_MAX:
                raise Failure(f"{', '.join(silent)}: no answer, {misses} times in a row")
            lacked = lacked if silent else _told(server.lacks(), lacked)


def _told(lacks: str, lacked: str) -> str:
    """Say once what is missing, and once that it is there again; returns what was said last."""
    if lacks and not lacked:
        _note(
            json.dumps(
                {"event": "not-ready", "level": "error", "service": "watchdog", "detail": lacks}
            )
        )
    elif lacked and not lacks:
        _note(json.dumps({"event": "ready-again", "service": "watchdog"}))
    return lacks


def _note(line: str) -> None:
    """A log that cannot be written, its disk being full, ends nothing."""
    with suppress(OSError):
        say(line)
