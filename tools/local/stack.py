"""The whole product on this machine: all workers and the emulator of Telegram, one state folder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TextIO

import httpx

from tools.build.page import ensure_miniapp, ensure_page
from tools.build.render import current_version, render
from tools.build.snapshot import ensure_snapshot
from tools.build.vendor import vendor
from tools.console import Failure, step
from tools.fleet import SETTINGS, SWEEP, WORKERS
from tools.local.clock import SETTING as CLOCK
from tools.local.clock import LocalClock
from tools.local.migrations import migrate_local
from tools.local.running import describe
from tools.local.runtime import WRANGLER, wrangler_environment
from tools.local.sources import stage_workers
from tools.paths import ROOT
from tools.processes import Child, lock, undisturbed
from tools.telegram.sign import public_key

HEALTHY_WITHIN_S = 120
FRONT = ROOT / "tools" / "local" / "front" / "wrangler.toml"
FRAMED = FRONT.with_name("framed.toml")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where one stack lives. Two stacks share the checkout, never a port or a state folder."""

    port: int
    telegram_port: int
    state: Path

    @property
    def url(self) -> str:
        """The gateway's address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def telegram_url(self) -> str:
        """The emulator's address."""
        return f"http://127.0.0.1:{self.telegram_port}"

    @property
    def beacon_key(self) -> Path:
        """What the local beacon signs with."""
        return self.state / "beacon.key"


class Stack:
    """Starts, watches and stops the processes. As a context manager: no process outlives it."""

    def __init__(
        self, layout: Layout, settings: Mapping[str, str], *, emulate_telegram: bool = True
    ) -> None:
        self.layout = layout
        self._settings = dict(settings)
        if emulate_telegram:
            self._settings["TELEGRAM_ED25519_PUBLIC_KEY"] = public_key(
                settings["TELEGRAM_BOT_TOKEN"]
            )
        # What each worker is started from; whoever changes it restarts the workers.
        self.configurations = {
            worker.name: ROOT / "workers" / worker.name / "wrangler.toml" for worker in WORKERS
        }
        self._emulate = emulate_telegram
        self.clock = LocalClock(layout.state)
        self._ahead_s = 0
        self._page: Path | None = None
        self._snapshot: Path | None = None
        self._children: list[Child] = []
        self._lock: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def log(self) -> Path:
        """What wrangler and the workers print."""
        return self.layout.state / "workers.log"

    @property
    def telegram_log(self) -> Path:
        """What the emulator of Telegram prints, or the bridge to the real one."""
        return self.layout.state / "telegram.log"

    def start(self) -> None:
        """Start everything and return when every worker answers. Raises `Failure`."""
        self._lock = lock(self.layout.state)
        telegram_url = self.layout.telegram_url if self._emulate else None
        describe(self.layout.state, url=self.layout.url, telegram_url=telegram_url)
        with step("preparing packages and configuration"):
            vendor()
            render("local")
            _stage()
            self._snapshot = ensure_snapshot("local")
            ensure_miniapp()
            self._page = ensure_page() if self._emulate else None
        with step("applying database migrations"):
            migrate_local(self.layout.state)
        self.log.unlink(missing_ok=True)
        self.telegram_log.unlink(missing_ok=True)
        if self._emulate:
            self._children.append(self._start_emulator())
        else:
            self._children.append(self._start_bridge())
        self.start_workers()

    def start_workers(self) -> None:
        """Start wrangler with all workers and wait until each answers."""
        self._ahead_s = self.clock.ahead_s
        with step("starting the workers on workerd"):
            self._children.append(self._start_wrangler())
            self._wait_until_healthy()

    def check(self, *, workers: bool = True) -> None:
        """Raise `Failure` if a process has ended; without `workers`, if another has."""
        for child in self._children if workers else self._children[:1]:
            child.check()

    def workers_ended(self) -> bool:
        """Whether wrangler has ended, and all workers with it."""
        try:
            self.check()
        except Failure:
            return True
        return False

    def is_behind(self) -> bool:
        """Whether time was skipped since the workers were started."""
        return self.clock.ahead_s != self._ahead_s

    @property
    def workers_group(self) -> int:
        """The process group of wrangler and the workers."""
        return self._children[-1].pid

    def health_url(self, worker: str) -> str:
        """Where a worker says that it is up."""
        return f"{self.layout.url}/health{'' if worker == 'api-gateway' else f'/{worker}'}"

    def tick(self, worker: str, cron: str = SWEEP) -> None:
        """Fire a cron of one worker, as Cloudflare's clock would. Raises `Failure`."""
        response = httpx.get(
            f"{self.layout.url}/__local/scheduled",
            params={"worker": worker, "cron": cron},
            timeout=60,
            trust_env=False,
        )
        if response.status_code != 200 or response.json()["outcome"] != "ok":
            raise Failure(f"the cron {cron!r} of {worker} failed", hint=f"the log is {self.log}")

    def stop(self) -> None:
        """End what was started, last first."""
        with undisturbed():
            while self._children:
                self._children[-1].stop()
                self._children.pop()
            if self._lock:
                self._lock.close()

    def restart_workers(self, *, crash: bool = False) -> None:
        """End wrangler and its workers, and start them again. `crash` kills them."""
        self._children.pop().stop(ask=not crash)
        self.start_workers()

    def _start_emulator(self) -> Child:
        username = self._settings["TELEGRAM_BOT_USERNAME"]
        command = [
            sys.executable,
            "-m",
            "tools.telegram",
            "--port",
            str(self.layout.telegram_port),
            "--bot-username",
            username,
        ]
        command += ["--webhook-url", f"{self.layout.url}/v1/telegram/webhook"]
        command += ["--beacon-key", str(self.layout.beacon_key)]
        command += ["--clock", str(self.layout.state)]
        command += ["--gateway-url", self.layout.url, "--page", str(self._page)]
        if self._settings["MINIAPP_URL"]:
            command += ["--miniapp-url", self._settings["MINIAPP_URL"]]
        return Child(
            "the Telegram emulator",
            command,
            log=self.telegram_log,
            environment=self._environment(),
            cwd=ROOT,
        )

    def _start_bridge(self) -> Child:
        command = [
            sys.executable,
            "-m",
            "tools.telegram.bridge",
            "--webhook-url",
            f"{self.layout.url}/v1/telegram/webhook",
        ]
        command += ["--dead-letters", str(self.layout.state / "dead-letters.jsonl")]
        return Child(
            "the bridge to Telegram",
            command,
            log=self.telegram_log,
            environment=self._environment(),
            cwd=ROOT,
        )

    def _start_wrangler(self) -> Child:
        command = [
            str(WRANGLER),
            "dev",
            "--ip",
            "127.0.0.1",
            "--port",
            str(self.layout.port),
            "--inspector-port",
            "0",
        ]
        command += [
            "--persist-to",
            str(self.layout.state),
            "--show-interactive-dev-session=false",
            "-c",
            str(FRAMED if self._emulate else FRONT),
        ]
        for worker in reversed(WORKERS):
            command += ["-c", str(self.configurations[worker.name])]
        # The version is given here and not rendered: a commit does not reload a stack that runs.
        own = {
            "WRANGLER_REGISTRY_PATH": str(self.layout.state / "registry"),
            "VERSION": current_version(),
            CLOCK: str(self._ahead_s),
        }
        environment = wrangler_environment(self._settings | own, snapshot=self._snapshot)
        return Child("wrangler", command, log=self.log, environment=environment, cwd=ROOT)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **{
                name: value
                for name, value in self._settings.items()
                if name.startswith("TELEGRAM_")
            },
        }

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + HEALTHY_WITHIN_S
        while not _answers(self.health_url("api-gateway")):
            self.check()
            if time.monotonic() > deadline:
                raise Failure(
                    f"the gateway did not answer within {HEALTHY_WITHIN_S} s",
                    hint=f"its log is {self.log}",
                )
            time.sleep(0.2)
        names = [worker.name for worker in WORKERS]
        with ThreadPoolExecutor() as pool:
            healthy = list(pool.map(lambda name: _answers(self.health_url(name)), names))
        if silent := [name for name, answers in zip(names, healthy, strict=True) if not answers]:
            raise Failure(f"{', '.join(silent)}: no answer", hint=f"the log is {self.log}")


def _stage() -> None:
    staged = stage_workers(worker.name for worker in WORKERS)
    if staged.faults:
        raise Failure(staged.faults[0], hint="the workers cannot start before that is fixed")


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=60, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def check_settings(settings: Mapping[str, str], *, file: str = ".dev.vars") -> dict[str, str]:
    """Every setting with its value or default. Raises `Failure` for one that is not set."""
    values = {
        setting.name: settings.get(setting.name, setting.default) or setting.default
        for setting in SETTINGS
    }
    for name, value in values.items():
        if value is None:
            raise Failure(
                f"{name} is not set",
                hint=f"set {name} in {file}; .dev.vars.example says what it is",
            )
    for fault in filter(None, (setting.fault(values[setting.name] or "") for setting in SETTINGS)):
        raise Failure(fault, hint=f"correct it in {file}; .dev.vars.example says what it is")
    return {name: value or "" for name, value in values.items()}
