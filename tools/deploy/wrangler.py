"""Run the pinned wrangler against one target, with that target's credentials and nothing else of
the environment's.

What is done to a worker goes by way of pywrangler, which finds its packages in place and hands over
to wrangler.
"""

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
from tools.processes import bounded

PYWRANGLER = VENV_BIN / "pywrangler"
WRANGLER = Path(".bin", "wrangler")  # in node_modules
RUN_S_MAX = 300
ATTEMPTS = 3
ASKED_TO_WAIT = re.compile(r"should wait (\d+) second")  # how wrangler tells of a Retry-After
FOREIGN = ("CLOUDFLARE_", "WRANGLER_", "MINIFLARE_", "CF_", "D1_ID_")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def pywrangler(target: Target, worker: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command on a worker, in its folder, to its end, whatever its exit code.

    Raises `Failure` when it takes too long.
    """
    configuration = target.configuration(worker)
    # pywrangler asks npx for wrangler, and npx fetches whichever is the newest where none is
    # installed around the folder.
    _check_installed(target.root / "node_modules")
    return _patiently(
        target, [str(PYWRANGLER), *arguments, "-c", str(configuration)], configuration.parent
    )


def wrangler(target: Target, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command that has no worker's folder, as `pywrangler` does.

    It runs in an empty folder: wrangler takes up a configuration, and an `.env`, that it finds in
    its working folder.
    """
    _check_installed(NODE_MODULES)
    outside = CACHE / "outside"
    outside.mkdir(parents=True, exist_ok=True)
    return _patiently(target, [str(NODE_MODULES / WRANGLER), *arguments], outside)


def must(result: subprocess.CompletedProcess[str]) -> None:
    """Raise `Failure` if a command failed."""
    if result.returncode:
        words = [Path(result.args[0]).name, *result.args[1:4]]
        hint = "fix the cause and run the same command again"
        raise Failure(f"{' '.join(words)} failed: {complaint(result)}", hint=hint)


def _check_installed(node_modules: Path) -> None:
    if not (node_modules / WRANGLER).exists():
        raise Failure("wrangler is not installed", hint="run `make setup`")


def _patiently(target: Target, command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command again that fails because Cloudflare asks to wait (429).

    Each of ours can be, and wrangler itself repeats uploads alone.
    """
    for _ in range(ATTEMPTS - 1):
        result = _run(target, command, cwd)
        asked = ASKED_TO_WAIT.search(result.stderr + result.stdout)
        if not result.returncode or not asked or int(asked[1]) > ASKED_S_MAX:
            return result
        say(f" Cloudflare asks to wait {asked[1]} s ...")
        time.sleep(int(asked[1]))
    return _run(target, command, cwd)


def _run(target: Target, command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    try:
        return bounded(command, within_s=RUN_S_MAX, cwd=cwd, env=_environment(target))
    except subprocess.TimeoutExpired as error:
        raise Failure(
            f"wrangler {command[1]} did not end within {RUN_S_MAX} s",
            hint="run the same command again: it goes on where it stopped",
        ) from error


def complaint(result: subprocess.CompletedProcess[str]) -> str:
    """What wrangler complained of, in one line."""
    lines = [COLOUR.sub("", line).strip() for line in (result.stderr + result.stdout).splitlines()]
    errors = [number for number, line in enumerate(lines) if "[ERROR]" in line]
    first = errors[0] if errors else max(len(lines) - 6, 0)
    return " ".join(
        line
        for line in lines[first : first + 6]
        if line and "Logs were written" not in line and "open an issue" not in line
    )[:500]


def _environment(target: Target) -> dict[str, str]:
    settings = {setting.name for setting in SETTINGS}
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(FOREIGN) and name not in settings
    }
    return inherited | {
        "PATH": f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "CLOUDFLARE_API_TOKEN": target.token,
        "CLOUDFLARE_ACCOUNT_ID": target.account,
        "CLOUDFLARE_API_BASE_URL": target.api,
        "WRANGLER_SEND_METRICS": "false",
        "WRANGLER_SEND_ERROR_REPORTS": "false",
        "CI": "1",
        "UV_OFFLINE": "1",  # what pywrangler found to install now would be tested by nobody
        "npm_config_offline": "true",
        "NODE_COMPILE_CACHE": str(CACHE / "node"),
        "XDG_CONFIG_HOME": str(CACHE / "config"),
        "NO_COLOR": "1",
        "FORCE_COLOR": "0",
    }
