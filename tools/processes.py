"""Child processes of ours: started in a group of their own, watched, and ended by id, whole group and all."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tools.console import Failure

STOP_WAIT_S = 10


class Child:
    """A running command whose output goes to a file."""

    def __init__(self, name: str, command: Sequence[str], *, log: Path, environment: dict[str, str], cwd: Path) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                command, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    @property
    def pid(self) -> int:
        """Its process id, which is its group's too."""
        return self._process.pid

    def check(self) -> None:
        """Raise `Failure` if it has ended."""
        code = self._process.poll()
        if code is not None:
            raise Failure(f"{self.name} ended with exit code {code}", hint=f"its log is {self.log}; the last lines:\n{tail(self.log)}")

    def stop(self, *, ask: bool = True) -> None:
        """End it and everything it started: ask first, then insist; or insist at once, as a crash would."""
        for number in (signal.SIGTERM, signal.SIGKILL) if ask else (signal.SIGKILL,):
            if not _signal_group(self.pid, number):
                break
            deadline = time.monotonic() + STOP_WAIT_S
            while time.monotonic() < deadline and _signal_group(self.pid, 0):
                self._process.poll()  # takes its exit status, else it stays in the group as a zombie
                time.sleep(0.05)
        self._process.wait(timeout=STOP_WAIT_S)


def _signal_group(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def tail(path: Path, lines: int = 30) -> str:
    """The last lines of a log."""
    text = path.read_text(errors="replace") if path.exists() else ""
    return "\n".join(text.splitlines()[-lines:])


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def check_port_free(port: int, *, variable: str) -> None:
    """Raise `Failure` if someone listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise Failure(f"port {port} cannot be used: {error}", hint=f"choose another: {variable}=12345 make dev") from None
