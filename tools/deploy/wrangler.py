"""Run the pinned wrangler against one target, with that target's credentials and nothing else of the environment's."""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path

from tools.console import Failure, say
from tools.deploy.api import ASKED_S_MAX
from tools.deploy.target import Target
from tools.fleet import SETTINGS
from tools.paths import CACHE, NODE_MODULES, VENV_BIN

WRANGLER = NODE_MODULES / ".bin" / "wrangler"
RUN_S_MAX = 300
ATTEMPTS = 3
ASKED_TO_WAIT = re.compile(r"should wait (\d+) second")  # how wrangler tells of a Retry-After
FOREIGN = ("CLOUDFLARE_", "WRANGLER_", "MINIFLARE_", "CF_", "D1_ID_")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def wrangler(target: Target, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, whatever its exit code. Raises `Failure` when it takes too long.

    When it fails because Cloudflare asks to wait (429), it is run again: each of ours can be, and wrangler itself repeats uploads alone.
    """
    for _ in range(ATTEMPTS - 1):
        result = _run(target, arguments, cwd)
        asked = ASKED_TO_WAIT.search(result.stderr + result.stdout)
        if not result.returncode or not asked or int(asked[1]) > ASKED_S_MAX:
            return result
        say(f" Cloudflare asks to wait {asked[1]} s ...")
        time.sleep(int(asked[1]))
    return _run(target, arguments, cwd)


def _run(target: Target, arguments: tuple[str, ...], cwd: Path | None) -> subprocess.CompletedProcess[str]:
    if not WRANGLER.exists():
        raise Failure("wrangler is not installed", hint="run `make setup`")
    command = [str(WRANGLER), *arguments]
    try:
        return subprocess.run(
            command,
            cwd=cwd or target.root,
            env=_environment(target),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=RUN_S_MAX,
        )
    except subprocess.TimeoutExpired as error:
        raise Failure(
            f"wrangler {arguments[0]} did not end within {RUN_S_MAX} s", hint="run the same command again: it goes on where it stopped"
        ) from error


def must(target: Target, *arguments: str, cwd: Path | None = None) -> str:
    """Run one command and return what it printed. Raises `Failure` if it fails."""
    result = wrangler(target, *arguments, cwd=cwd)
    if result.returncode:
        raise Failure(
            f"wrangler {' '.join(arguments[:3])} failed: {complaint(result)}", hint="mend the cause and run the same command again"
        )
    return result.stdout


def outside() -> Path:
    """An empty folder: wrangler takes up a configuration, and an `.env`, that it finds in its working folder."""
    folder = CACHE / "outside"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def complaint(result: subprocess.CompletedProcess[str]) -> str:
    """What wrangler complained of, in one line."""
    lines = [COLOUR.sub("", line).strip() for line in (result.stderr + result.stdout).splitlines()]
    errors = [number for number, line in enumerate(lines) if "[ERROR]" in line]
    first = errors[0] if errors else max(len(lines) - 6, 0)
    return " ".join(line for line in lines[first : first + 6] if line and "Logs were written" not in line and "open an issue" not in line)[
        :500
    ]


def _environment(target: Target) -> dict[str, str]:
    settings = {setting.name for setting in SETTINGS}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN) and name not in settings}
    return inherited | {
        "PATH": f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "CLOUDFLARE_API_TOKEN": target.token,
        "CLOUDFLARE_ACCOUNT_ID": target.account,
        "CLOUDFLARE_API_BASE_URL": target.api,
        "WRANGLER_SEND_METRICS": "false",
        "WRANGLER_SEND_ERROR_REPORTS": "false",
        "CI": "1",
        "NODE_COMPILE_CACHE": str(CACHE / "node"),
        "XDG_CONFIG_HOME": str(CACHE / "config"),
        "NO_COLOR": "1",
        "FORCE_COLOR": "0",
    }
