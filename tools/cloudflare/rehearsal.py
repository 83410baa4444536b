"""What a rehearsal runs with: the fake, a copy of the checkout, the local stack, and the
commands as subprocesses.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tools.beacon.app import PATH as BEACON
from tools.cloudflare.checkout import copy_checkout
from tools.cloudflare.expected import check_account
from tools.cloudflare.runbooks import runbook
from tools.cloudflare.server import Cloudflare, serving
from tools.cloudflare.uploads import plain_text
from tools.console import Failure, step
from tools.fleet import WORKERS
from tools.local import settings as dev_vars
from tools.paths import ROOT
from tools.processes import Child, free_port, tail, undisturbed

ENVIRONMENT = "staging"
ACCOUNT = "0123456789abcdef0123456789abcdef"
LEAF_FIRST = [worker.name for worker in WORKERS]
COMMAND_S_MAX = 240
OURS = (".venv/bin", "node_modules/.bin")
STARTED_S_MAX = 150


@dataclass
class Rehearsal:
    """The fake, a copy of the checkout, and the settings that every command is given."""

    cloudflare: Cloudflare
    folder: Path
    root: Path
    values: dict[str, str]
    children: list[Child] = field(default_factory=list)

    def run(self, *arguments: str, exit_code: int = 0) -> str:
        """One command, as a person or a workflow runs it; what it printed.

        Raises `Failure` for another exit code.
        """
        return self._ended(
            [sys.executable, "-m", "tools", *arguments], _environment(self.values), exit_code
        )

    def follow(self, page: str, *headings: str, **replaced: str) -> str:
        """The commands that a page tells people to type under some headings; what they printed.

        `replaced`: what a person would fill in.
        """
        environment = _environment(self.values) | {
            "XDG_CONFIG_HOME": str(self.folder / "tmp"),
            "WRANGLER_SEND_METRICS": "false",
        }
        path = environment["PATH"].split(os.pathsep)
        # a person's has no folder of ours
        environment["PATH"] = os.pathsep.join(part for part in path if not part.endswith(OURS))
        return self._ended(["sh", "-e", "-c", runbook(page, headings, replaced)], environment, 0)

    def _ended(self, command: list[str], environment: dict[str, str], exit_code: int) -> str:
        with _running(command, self.root, environment) as process:
            output, _ = process.communicate(timeout=COMMAND_S_MAX)
        if process.returncode != exit_code:
            raise Failure(
                f"`{' '.join(command[2:])}` ended with {process.returncode}, not {exit_code}",
                hint=output,
            )
        return output

    def apply(self, *, exit_code: int = 0, wait_s: int = 30) -> dict[str, Any]:
        """`deploy apply`; its record."""
        path = self.root / "record.json"
        self.run(
            "deploy",
            "apply",
            ENVIRONMENT,
            "--record",
            str(path),
            "--wait",
            str(wait_s),
            exit_code=exit_code,
        )
        record: dict[str, Any] = json.loads(path.read_text())
        expect(
            record["outcome"] == ("failed" if exit_code else "done"),
            f"the record tells {record['outcome']}",
        )
        return record

    def kill_apply(self, *, at: str) -> dict[str, Any]:
        """Start `deploy apply` and kill it, with all it started, at a call that never takes effect;
        its record.
        """
        path = self.root / "record.json"
        command = [
            sys.executable,
            "-m",
            "tools",
            "deploy",
            "apply",
            ENVIRONMENT,
            "--record",
            str(path),
            "--wait",
            "3",
        ]
        self.cloudflare.faults.hold_back(at)
        with _running(command, self.root, _environment(self.values)):
            expect(
                self.cloudflare.faults.held.wait(COMMAND_S_MAX), "the deployment did not get so far"
            )
        self.cloudflare.faults.release()
        record: dict[str, Any] = json.loads(path.read_text())
        expect(
            record["outcome"] == "running",
            f"the record of one that was killed tells {record['outcome']}",
        )
        return record

    def live(self) -> dict[str, str]:
        """The version id of every worker."""
        found = {name: self.cloudflare.account.live(f"{name}-{ENVIRONMENT}") for name in LEAF_FIRST}
        return {name: version["id"] if version else "" for name, version in found.items()}

    def commits(self) -> set[str]:
        """The commits that the workers tell."""
        found = [self.cloudflare.account.live(f"{name}-{ENVIRONMENT}") for name in LEAF_FIRST]
        return {plain_text(version)["VERSION"] for version in found if version}

    def calls_since(self, number: int) -> list[str]:
        """What was asked of the fake after its first `number` calls."""
        return self.cloudflare.calls[number:]

    def check(self, version: str) -> None:
        """All is live as it must be, and nothing was asked that the fake does not know."""
        check_account(self.cloudflare.account, ENVIRONMENT, version, self.values, self.root)
        expect(
            not self.cloudflare.unknown,
            f"calls that the fake does not know: {self.cloudflare.unknown}",
        )


def _environment(values: dict[str, str]) -> dict[str, str]:
    """Of this process's environment only what any command needs: no settings, no credentials."""
    return {
        name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ
    } | values


def expect(condition: object, message: str) -> None:
    """Raise `Failure` unless something is so."""
    if not condition:
        raise Failure(f"the rehearsal failed: {message}")


@contextmanager
def prepared() -> Iterator[Rehearsal]:
    """An empty account and everything that a rehearsal talks to; all of it is gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="contest-rehearsal-") as name,
        serving(Path(name) / "account") as cloudflare,
    ):
        folder = Path(name)
        rehearsal = Rehearsal(
            cloudflare, folder, copy_checkout(folder / "checkout"), _values(folder, cloudflare)
        )
        try:
            cloudflare.proxy.stack_url = _start_stack(rehearsal, folder)
            _start_telegram(rehearsal, folder)
            yield rehearsal
        finally:
            with undisturbed():
                for child in reversed(rehearsal.children):
                    child.stop()


def _values(folder: Path, cloudflare: Cloudflare) -> dict[str, str]:
    """The settings of the local stack, which become those of the deployment too: `/ready` asks for
    one of them.
    """
    dev_vars.ensure(folder / "settings")
    (folder / "tmp").mkdir()
    telegram = f"http://127.0.0.1:{free_port()}"
    return dev_vars.read(folder / "settings") | {
        "TMPDIR": str(folder / "tmp"),  # a command that is killed leaves its file of secrets there
        "CLOUDFLARE_API_BASE_URL": f"{cloudflare.url}/client/v4",
        "CLOUDFLARE_API_TOKEN": "rehearsal",
        "CLOUDFLARE_ACCOUNT_ID": ACCOUNT,
        "GATEWAY_URL": f"{cloudflare.url}/proxy/{ENVIRONMENT}",
        "TELEGRAM_API_BASE": telegram,
        "BEACON_URLS": f"{telegram}{BEACON}",
    }


def _start_telegram(rehearsal: Rehearsal, folder: Path) -> None:
    base = rehearsal.values["TELEGRAM_API_BASE"]
    command = [
        sys.executable,
        "-m",
        "tools.telegram",
        "--port",
        base.rpartition(":")[2],
        "--bot-username",
        "rehearsal_bot",
    ]
    environment = {**os.environ, "TELEGRAM_BOT_TOKEN": rehearsal.values["TELEGRAM_BOT_TOKEN"]}
    rehearsal.children.append(
        Child(
            "the Telegram emulator",
            command,
            log=folder / "telegram.log",
            environment=environment,
            cwd=ROOT,
        )
    )
    with step("starting the emulator of Telegram"):
        wait_for(
            f"{base}/bot{rehearsal.values['TELEGRAM_BOT_TOKEN']}/getMe", rehearsal.children[-1]
        )


def _start_stack(rehearsal: Rehearsal, folder: Path) -> str:
    """Begin to start the real local stack; it gets ready beside the first deployment."""
    port = free_port()
    ports = {
        "PORT": str(port),
        "TELEGRAM_PORT": str(free_port()),
        "STATE_DIR": str(folder / "stack"),
    }
    command = [sys.executable, "-m", "tools", "dev", "--settings", str(folder / "settings")]
    environment = {**os.environ, **ports}
    # Else whoever edits the checkout meanwhile makes the workers start anew
    copy = copy_checkout(folder / "stack-checkout")
    rehearsal.children.append(
        Child(
            "the local stack", command, log=folder / "stack.log", environment=environment, cwd=copy
        )
    )
    return f"http://127.0.0.1:{port}"


def wait_for(url: str, child: Child) -> None:
    deadline = time.monotonic() + STARTED_S_MAX
    while not _answers(url):
        child.check()
        if time.monotonic() > deadline:
            raise Failure(
                f"{child.name} did not answer within {STARTED_S_MAX} s", hint=tail(child.log)
            )
        time.sleep(0.2)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=20, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@contextmanager
def _running(
    command: list[str], cwd: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """A command in a group of its own, which is ended with everything it started."""
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    except subprocess.TimeoutExpired:
        raise Failure(f"`{' '.join(command[2:])}` did not end within {COMMAND_S_MAX} s") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
