"""What `make dev` does while it runs: builds what is saved, and tells what happens."""

from __future__ import annotations

import time

import httpx

from tools.build.page import ensure_miniapp
from tools.console import Failure, say
from tools.local.logs import RELOAD, Growing, loud
from tools.local.sources import Pages, Sources, stage_workers
from tools.local.stack import Stack

ANSWER_S_MAX = 60


class Watch:
    """Keeps the last good build running whatever is saved. One `step` after the other."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._log = Growing(stack.log)
        self._pass_over_start()
        self._sources = Sources()
        self._pages = Pages()
        self._unbuilt: frozenset[str] = frozenset()  # saved, and broken
        self._reloading: set[str] = set()
        self._awaited: list[str] = []  # what wrangler still has to say until they have reloaded
        self._since = 0.0
        self._ended = False

    def step(self) -> None:
        """Look once at the sources, the log and the processes. Raises `Failure`."""
        if changed := self._sources.changed():
            self._build(changed | self._unbuilt)
        if self._pages.changed():
            self._build_miniapp()
        for line in self._log.lines():
            self._hear(line)
        self._stack.check(workers=False)
        if not self._ended and self._stack.workers_ended():
            say("  the workers have ended")
            self._start_again()
        elif not self._ended and self._stack.is_behind():
            say("  it is later now: the workers start anew")
            self._start_again()

    def _build(self, workers: frozenset[str]) -> None:
        since = time.monotonic()
        staged = stage_workers(workers)
        self._unbuilt = workers if staged.faults else frozenset()
        for fault in staged.faults:
            say(f"  error: {fault}")
        if staged.faults:
            say("  the last good build goes on; the next save is tried again")
        elif self._ended:
            self._start_again()
        elif staged.workers:
            self._since = self._since if self._reloading else since
            self._reloading |= set(staged.workers)
            self._awaited = list(RELOAD)
            say(f"  {', '.join(sorted(self._reloading))} reloading ...")

    def _build_miniapp(self) -> None:
        """Wrangler sees the files by itself; what cannot be built leaves those of before."""
        try:
            ensure_miniapp()
            say("  the Mini App is built anew: load it again")
        except Failure as failure:
            say(f"  {failure}")

    def _hear(self, line: str) -> None:
        if self._awaited and self._awaited[0] in line:
            self._awaited.pop(0)
            if not self._awaited:
                self._tell_reload()
        elif text := loud(line):
            say(f"  {text}")

    def _tell_reload(self) -> None:
        silent = [name for name in sorted(self._reloading) if not self._answers(name)]
        took_s = time.monotonic() - self._since
        say(
            f"  {', '.join(silent)}: no answer after the reload"
            if silent
            else f"  {', '.join(sorted(self._reloading))} reloaded in {took_s:.1f} s"
        )
        self._reloading.clear()

    def _answers(self, worker: str) -> bool:
        """Whether it answers; the first request after a reload waits for its start."""
        try:
            url = self._stack.health_url(worker)
            return httpx.get(url, timeout=ANSWER_S_MAX, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def _start_again(self) -> None:
        self._reloading.clear()
        self._awaited.clear()
        try:
            self._stack.restart_workers()
            self._pass_over_start()
        except Failure as failure:
            say(f"  {failure}")
        self._ended = self._stack.workers_ended()
        if self._ended:
            say("  the next save starts the workers again; Ctrl-C stops the rest")

    def _pass_over_start(self) -> None:
        """What wrangler says until all workers answer is about itself."""
        for _ in self._log.lines():
            pass
