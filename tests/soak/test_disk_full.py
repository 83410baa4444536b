"""`make serve` on a disk that becomes full:
it says so, acknowledges nothing that it cannot keep, and goes on by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.system import Reply
from tests.tools.serve.served import (
    Served,
    Telegram,
    acknowledge,
    new_settings,
    takes_effect,
    wait_for,
)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(900)]

DISK = "64m"
ROOM_BYTES = 1 << 20  # for a few people, so that it gets full in the middle of somebody's sign-in
FULL_S = 90  # long enough for several sweeps and polls
GOES_ON_WITHIN_S = 120
PEOPLE = count(910_000)


@pytest.fixture
def small(tmp_path: Path, pace: Mapping[str, float]) -> Iterator[Served]:
    """A product whose state is on a small disk of its own."""
    settings = new_settings()
    state = tmp_path / "state"
    state.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(state)],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    telegram = Telegram(tmp_path, settings)
    try:
        with Served(tmp_path, settings, telegram, pace=pace) as served:
            served.start(*served.webhook)
            yield served
    finally:
        telegram.stop()
        subprocess.run(["umount", str(state)], check=True, timeout=20)


def test_a_full_disk(small: Served) -> None:
    before = acknowledge(small, next(PEOPLE))
    takes_effect(small, before)
    processes = small.processes()
    ballast = small.state / "ballast"
    _fill(ballast)
    os.truncate(ballast, ballast.stat().st_size - ROOM_BYTES)

    told, kept = _sign_in_for(small, FULL_S)
    print(f"  while it was full for {FULL_S} s: {dict(told)}, {len(kept)} signed in", flush=True)
    assert set(told) <= {
        "201",
        "urn:problem:internal-error",
        "urn:problem:not-ready",
        "urn:problem:unavailable",
    }
    assert 0 < told["201"] < told.total()
    ready = small.request("GET", "/ready", token=small.settings["OPS_TOKEN"])
    noticed = small.said('"event": "not-ready"')
    assert small.processes() == processes, "it was started again, which cures no full disk"

    ballast.unlink()
    started = time.monotonic()
    wait_for(lambda: _sign_in(small, next(PEOPLE)).status == 201, within_s=GOES_ON_WITHIN_S)
    print(
        f"  room was made, and {time.monotonic() - started:.1f} s later someone could sign in",
        flush=True,
    )
    takes_effect(small, acknowledge(small, next(PEOPLE)))
    wait_for(
        lambda: small.rows("auth", "select 1 where not exists (select 1 from outbox)"),
        within_s=GOES_ON_WITHIN_S,
    )
    known = [
        user
        for (user,) in small.rows(
            "referral", "select user_id from people where user_id is not null"
        )
    ]
    for session in (before.session, *kept):
        reply = small.request("GET", "/v1/me", token=session["access_token"])
        assert (reply.json(), known.count(session["user"]["id"])) == (session["user"], 1)
    assert small.processes() == processes
    assert (ready.status, ready.problem, noticed) == (503, "unavailable", 1), ready.body
    wait_for(lambda: small.said('"event": "ready-again"'), within_s=GOES_ON_WITHIN_S)


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as output:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    output.write(b"x" * size)
            except OSError:
                continue


def _sign_in_for(served: Served, seconds: float) -> tuple[Counter[str], list[Any]]:
    """What sign-ins are told, and the sessions of those who got one."""
    told: Counter[str] = Counter()
    kept = []
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        reply = _sign_in(served, next(PEOPLE))
        told[str(reply.status) if reply.status == 201 else json.loads(reply.body)["type"]] += 1
        kept += [reply.json()] if reply.status == 201 else []
        time.sleep(0.5)
    return told, kept


def _sign_in(served: Served, telegram_id: int) -> Reply:
    body = served.telegram.ask(
        "POST", "init-data", {"user": {"id": telegram_id, "first_name": "Ada"}}
    )
    return served.request("POST", "/v1/auth/telegram", body=body)
