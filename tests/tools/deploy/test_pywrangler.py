"""pywrangler itself, as people know it from Cloudflare, where nothing can be downloaded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools.deploy.targets import target
from tools.build.render import render
from tools.build.stage import stage
from tools.build.vendor import mark_synced, vendor
from tools.cloudflare.checkout import copy_checkout
from tools.cloudflare.server import Cloudflare, serving
from tools.console import Failure
from tools.deploy.target import Target
from tools.deploy.wrangler import pywrangler
from tools.paths import ROOT, VENV_BIN

RUN_S_MAX = 60
SETTINGS = {"CLOUDFLARE_API_TOKEN": "token", "CLOUDFLARE_ACCOUNT_ID": "0" * 32}
SETTINGS |= {"CI": "1", "COLUMNS": "200", "WRANGLER_SEND_METRICS": "false"}
NOTHING_TO_INSTALL = "hasn't changed since last sync"
OFFLINE = {"UV_OFFLINE": "1", "UV_PYTHON_DOWNLOADS": "never", "npm_config_offline": "true"}
OFFLINE |= {"HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1"}


@pytest.fixture
def worker(tmp_path: Path) -> Path:
    """A worker's folder as `make setup` leaves it, as far as pywrangler looks into it."""
    for name in ("pyproject.toml", "pylock.toml"):
        shutil.copy(ROOT / "workers" / "token" / name, tmp_path)
    (tmp_path / "python_modules").mkdir()
    mark_synced(tmp_path)
    return tmp_path


@pytest.fixture
def account(tmp_path: Path) -> Iterator[Cloudflare]:
    with serving(tmp_path / "account") as cloudflare:
        database = {"uuid": "id-of-token", "name": "contest-token-staging"}
        cloudflare.account.state["databases"][database["uuid"]] = database
        yield cloudflare


@pytest.fixture
def goal(tmp_path: Path, account: Cloudflare) -> Target:
    """A checkout, all that a deployment of the worker `token` needs made in it."""
    root = copy_checkout(tmp_path / "checkout")
    found = target(root, CLOUDFLARE_API_BASE_URL=f"{account.url}/client/v4")
    render(found.environment, found.values, root=root, version=found.version)
    vendor(root=root)
    stage("token", root=root)
    return found


@pytest.mark.programs
def test_it_deploys_by_the_pinned_wrangler(goal: Target, account: Cloudflare) -> None:
    folder = goal.root / "workers" / "token"
    flags = ("--tag", "by-hand", "-c", "wrangler.staging.toml")
    ended = _run(folder, "deploy", *flags, CLOUDFLARE_API_BASE_URL=goal.api)
    assert f"wrangler {_pinned()}" in ended.stdout, ended.stderr
    live = account.account.live("token-staging")
    assert live is not None
    assert live["metadata"]["annotations"]["workers/tag"] == "by-hand"
    assert account.unknown == []
    assert [path.name for path in (folder / ".venv-workers").iterdir()] == [".synced"]


def test_without_a_wrangler_around_it_nothing_is_fetched(tmp_path: Path) -> None:
    """`npx --yes` would take whichever is the newest."""
    with pytest.raises(Failure, match=r"wrangler is not installed\n.*make setup"):
        pywrangler(target(tmp_path), "token", "deploy")


def _touched(name: str) -> Callable[[Path], None]:
    later = time.time() + 3600
    return lambda folder: os.utime(folder / name, (later, later))


def _vendored_anew(folder: Path) -> None:
    shutil.rmtree(folder / "python_modules")
    (folder / "python_modules").mkdir()


def _of_another_version(folder: Path) -> None:
    (folder / "python_modules" / ".synced").write_text("0.0.1")


def _cleaned(folder: Path) -> None:
    shutil.rmtree(folder / ".venv-workers")


@pytest.mark.programs
@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(_touched("pyproject.toml"), id="pyproject.toml is newer, by a wrong clock"),
        pytest.param(_touched("pylock.toml"), id="pylock.toml is newer, by a wrong clock"),
        pytest.param(_vendored_anew, id="its packages are put there anew"),
        pytest.param(_of_another_version, id="another workers-py has left its mark"),
        pytest.param(_cleaned, id="the other folder is gone"),
    ],
)
def test_the_next_vendoring_marks_it_anew(worker: Path, happens: Callable[[Path], None]) -> None:
    happens(worker)
    assert _run(worker, "sync").returncode != 0
    mark_synced(worker)
    assert NOTHING_TO_INSTALL in _run(worker, "sync").stdout


def _run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {"PATH": f"{VENV_BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder.parent)}
    return subprocess.run(
        [VENV_BIN / "pywrangler", *arguments],
        cwd=folder,
        env=own | OFFLINE | SETTINGS | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=RUN_S_MAX,
    )


def _pinned() -> str:
    wanted: str = json.loads((ROOT / "package.json").read_text())["devDependencies"]["wrangler"]
    return wanted
