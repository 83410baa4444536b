"""`make dev` from outside: what it says when it cannot start,
and that nothing is left when it ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.tools.local.checkout import copy_checkout
from tools.__main__ import main
from tools.local.settings import from_example
from tools.paths import ROOT
from tools.processes import Child, free_port, lock

STARTS_WITHIN_S = 110
BOT_TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"


Dev = Callable[..., tuple[int, str]]


@pytest.fixture
def dev(settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Dev:
    """The command in this process, where it ends before it starts anything:
    its exit code, and what it says on stderr.
    """

    def run(**environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return main(["dev", "--settings", str(settings)]), capsys.readouterr().err

    return run


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "settings"
    path.write_text(from_example())
    return path


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("TELEGRAM_PORT", "-1"),
        ("TELEGRAM_PORT", "٨"),
        ("PORT", "8787 "),
    ],
)
def test_what_is_not_a_port(dev: Dev, variable: str, text: str) -> None:
    code, told = dev(**{variable: text})
    assert (code, told.splitlines()[0]) == (1, f"error: {variable}={text} is not a port")


@pytest.mark.parametrize("variable", ["PORT", "TELEGRAM_PORT"])
def test_a_taken_port(dev: Dev, variable: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"PORT": str(free_port()), "TELEGRAM_PORT": str(free_port()), variable: port}
        code, told = dev(**ports)
    assert code == 1
    assert f"error: port {port} cannot be used" in told
    assert f"{variable}=12345 make dev" in told


def test_a_state_that_another_stack_has(dev: Dev, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with lock(state):
        code, told = dev(
            PORT=str(free_port()), TELEGRAM_PORT=str(free_port()), STATE_DIR=str(state)
        )
    assert (code, told.splitlines()[0]) == (1, f"error: another stack runs on the state in {state}")


@pytest.mark.programs
def test_one_port_for_both(settings: Path) -> None:
    """As a process of its own: how all of these end."""
    port = str(free_port())
    command = [sys.executable, "-m", "tools", "dev", "--settings", str(settings)]
    environment = os.environ | {"PORT": port, "TELEGRAM_PORT": port}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert ended.stderr.splitlines()[0] == f"error: PORT and TELEGRAM_PORT are both {port}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "TELEGRAM_BOT_TOKN=1", "TELEGRAM_BOT_TOKN is not a setting", id="a name misspelt"
        ),
        pytest.param("JWT_PRIVATE_KEYS=", "JWT_PRIVATE_KEYS is not set", id="a secret missing"),
    ],
)
def test_settings_that_cannot_work(settings: Path, dev: Dev, line: str, message: str) -> None:
    _set(settings, line)
    code, told = dev(PORT=str(free_port()), TELEGRAM_PORT=str(free_port()))
    assert code == 1
    assert message in told.splitlines()[0]


@pytest.mark.programs
def test_a_missing_python_is_one_clear_line() -> None:
    ended = _setup(ROOT, PYTHON="no-such-python")
    assert (ended.returncode, ended.stderr.splitlines()[0].partition(":")[0]) == (1, "error")
    assert "no-such-python is not installed" in ended.stderr


@pytest.mark.programs
def test_a_failed_download_is_one_clear_line(tmp_path: Path) -> None:
    for name in ("tools", "uv.lock", "pyproject.toml", "package.json", "package-lock.json"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    ended = _setup(
        tmp_path,
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS="",
        PIP_RETRIES="0",
        PIP_NO_CACHE_DIR="1",
    )
    assert ended.returncode == 1
    assert (
        "error: uv could not be installed: check the network, then run the same command again"
        in ended.stderr
    )


@pytest.fixture
def telegram(tmp_path: Path) -> Iterator[str]:
    """Telegram as it is without a webhook: an emulator that answers getUpdates."""
    port = free_port()
    environment = os.environ | {"TELEGRAM_BOT_TOKEN": BOT_TOKEN}
    command = [
        sys.executable,
        "-m",
        "tools.telegram",
        "--port",
        str(port),
        "--bot-username",
        "contest_test_bot",
    ]
    child = Child(
        "the emulator", command, log=tmp_path / "telegram.log", environment=environment, cwd=ROOT
    )
    yield f"http://127.0.0.1:{port}"
    child.stop()


@pytest.mark.workerd
def test_with_telegram_itself_it_outlives_a_broken_save_and_leaves_nothing_behind(
    settings: Path, tmp_path: Path, telegram: str, databases: Path
) -> None:
    shutil.copytree(databases, tmp_path / "state")
    _set(settings, f"TELEGRAM_BOT_TOKEN={BOT_TOKEN}", f"TELEGRAM_API_BASE={telegram}")
    port, checkout = free_port(), copy_checkout(tmp_path / "checkout")
    environment = os.environ | {
        "PORT": str(port),
        "STATE_DIR": str(tmp_path / "state"),
        "HOME": "/dev/null/x",  # it needs none
    }
    output = tmp_path / "output"
    with output.open("w") as file:
        command = [sys.executable, "-m", "tools", "dev", "--settings", str(settings)]
        process = subprocess.Popen(
            command,
            cwd=checkout,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(output, "Ctrl-C stops it", process)
        assert httpx.get(f"http://127.0.0.1:{port}/health", timeout=10).status_code == 200
        assert "without such a MINIAPP_URL the bot greets without a button" in output.read_text()
        httpx.post(
            f"{telegram}/_emulator/users/42/messages", json={"text": "/start", "first_name": "Ada"}
        ).raise_for_status()
        assert "web_app" not in str(_answer(telegram))
        operations = checkout / "workers" / "content" / "src/contest/content/operations.py"
        good = operations.read_text()
        operations.write_text(f"{good}def broken(:\n")
        _wait_for(output, "SyntaxError: invalid syntax", process)
        assert "error: workers/content/src/contest/content/operations.py:" in output.read_text()
        assert httpx.get(f"http://127.0.0.1:{port}/v1/contests", timeout=10).status_code == 200
        operations.write_text(f"{good}# fixed\n")
        _wait_for(output, "content reloading", process)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=40) == 0
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)  # so that it ends what it has started
            process.wait(timeout=40)
    assert not _listening(port)
    assert str(tmp_path / "state") not in _command_lines()


def _set(settings: Path, *lines: str) -> None:
    """Give settings another value: a file that names one twice is refused."""
    names = {line.partition("=")[0] for line in lines}
    kept = [
        line for line in settings.read_text().splitlines() if line.partition("=")[0] not in names
    ]
    settings.write_text("\n".join([*kept, *lines, ""]))


def _setup(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    values = {"PYTHON": sys.executable, "UV_VERSION": "0.13.9", **environment}
    command = ["sh", str(folder / "tools" / "build" / "setup.sh")]
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | values,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def _wait_for(output: Path, text: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while text not in output.read_text():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.2)


def _answer(telegram: str) -> Any:
    """The parameters of the bot's first message."""
    deadline = time.monotonic() + 10
    while not (
        sent := httpx.get(f"{telegram}/_emulator/requests?method=sendMessage").json()["requests"]
    ):
        assert time.monotonic() < deadline, "no answer came"
        time.sleep(0.1)
    return sent[0]["parameters"]


def _listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _command_lines() -> str:
    return subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
