"""Other programs: run to their end, or started in a group of their own, watched, and ended by id,
whole group and all.

One that fails is never silent: what it said last goes into the failure.

"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from tools.console import Failure
from tools.paths import ROOT

STOP_WAIT_S = 10
LINES_SHOWN_MAX = 8
CHARACTERS_SHOWN_MAX = 1000
SECRET_NAME = re.compile(r"TOKEN|SECRET|KEY|PASSWORD", re.IGNORECASE)
SECRET_LENGTH_MIN = 6  # a shorter value is no secret, and hiding it would hide words
USER_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")

# Runs a command in a group that ends when nobody holds the other end of its standard input: even
# `kill -9` of us leaves no process.
GUARD = 'exec 3<&0; (read -r _ <&3; kill -KILL 0) & exec "$@" 3<&- </dev/null'


class Child:
    """A running command whose output goes to a file, or without one where ours goes; then it ends
    with us, however we end.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        log: Path | None,
        environment: dict[str, str],
        cwd: Path,
    ) -> None:
        self.name = name
        self.log = log or Path(os.devnull)
        start = partial(
            subprocess.Popen[bytes],
            cwd=cwd,
            env=environment,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if log is None:
            self._process = start(["sh", "-c", GUARD, "sh", *command], stdin=subprocess.PIPE)
            return
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            self._process = start(command, stdin=subprocess.DEVNULL, stdout=output)

    @property
    def pid(self) -> int:
        """Its process id, which is its group's too."""
        return self._process.pid

    def check(self) -> None:
        """Raise `Failure` if it has ended."""
        code = self._process.poll()
        if code is not None:
            hint = (
                f"its log is {self.log}; the last lines:\n{tail(self.log)}"
                if self.log != Path(os.devnull)
                else None
            )
            raise Failure(f"{self.name} ended with exit code {code}", hint=hint)

    def stop(self, *, ask: bool = True) -> None:
        """End it and everything it started: ask first, then insist; or insist at once, as a crash
        would.
        """
        for number in (signal.SIGTERM, signal.SIGKILL) if ask else (signal.SIGKILL,):
            if not _signal_group(self.pid, number):
                break
            deadline = time.monotonic() + STOP_WAIT_S
            while time.monotonic() < deadline and _signal_group(self.pid, 0):
                # Takes its exit status, else it stays in the group as a zombie
                self._process.poll()
                time.sleep(0.05)
        self._process.wait(timeout=STOP_WAIT_S)
        if self._process.stdin:
            self._process.stdin.close()


def _signal_group(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal interrupt what ends our processes: what it leaves would run on."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = (
        [(number, signal.signal(number, signal.SIG_IGN)) for number in numbers]
        if _in_main_thread()
        else []
    )
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def stop_on_signals() -> None:
    """Let SIGTERM and the end of the terminal unwind as Ctrl-C does, so that every process of ours
    is ended.

    SIGINT as well: who is started in the background by a script inherits that it is ignored.

    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def lock(folder: Path) -> TextIO:
    """Hold a folder for this process until the file is closed.

    Raises `Failure` if another stack has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise Failure(
            f"another stack runs on the state in {folder}",
            hint="choose another: STATE_DIR=.state-2 make dev",
        ) from None
    return file


def tail(path: Path, lines: int = 30) -> str:
    """The last lines of a log."""
    text = path.read_text(errors="replace") if path.exists() else ""
    return "\n".join(text.splitlines()[-lines:])


def listen() -> socket.socket:
    """A socket that listens on a free port of loopback. It names its protocol: only then does
    asyncio send at once what is small, where Nagle's algorithm waits 40 ms for more.
    """
    listening = socket.socket(proto=socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    return listening


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
            raise Failure(
                f"port {port} cannot be used: {error}",
                hint=f"choose another: {variable}=12345 make dev",
            ) from None


def run(
    name: str,
    command: Sequence[str],
    *,
    within_s: float,
    hint: str | None = None,
    environment: Mapping[str, str] = os.environ,
    codes: Collection[int] = (0,),
    **given: Any,
) -> subprocess.CompletedProcess[str]:
    """What it said, on both outputs. Raises `Failure` in `name` unless it ends in time, with one of
    `codes`.

    It runs in the checkout and reads nothing, unless `cwd` or `input` is given: see `bounded`.
    """
    try:
        ended = bounded(
            command, within_s=within_s, env=environment, **{"cwd": ROOT, "input": "", **given}
        )
    except OSError as error:
        raise Failure(f"{name} cannot be run: {error.strerror}", hint=hint) from None
    except subprocess.TimeoutExpired:
        raise Failure(f"{name} did not end within {within_s:.0f} s", hint=hint) from None
    if ended.returncode not in codes:
        raise Failure(f"{name} failed: {last_words(ended, environment)}", hint=hint)
    return ended


def bounded(
    command: Sequence[str], *, within_s: float, **given: Any
) -> subprocess.CompletedProcess[str]:
    """As `subprocess.run` with its output captured, in a group of its own: where it takes too long
    or we are interrupted, everything that it has started ends as well.
    """
    said = given.pop("input", "")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        text=True,
        errors="replace",
        start_new_session=True,
        **given,
    ) as process:
        try:
            outputs = process.communicate(said, timeout=within_s)
        except BaseException:
            _signal_group(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(command, process.returncode, *outputs)


def last_words(
    ended: subprocess.CompletedProcess[str], environment: Mapping[str, str] = os.environ
) -> str:
    """Its last lines as one, without any secret of its environment."""
    lines = [COLOUR.sub("", line).strip() for line in (ended.stdout + ended.stderr).splitlines()]
    said = " ".join(list(filter(None, lines))[-LINES_SHOWN_MAX:])
    for name, value in environment.items():
        if SECRET_NAME.search(name) and len(value) >= SECRET_LENGTH_MIN:
            said = said.replace(value, "***")
    return (
        USER_IN_URL.sub("***@", said)[-CHARACTERS_SHOWN_MAX:]
        or f"exit code {ended.returncode}, and not a word"
    )
