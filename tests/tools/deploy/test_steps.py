"""The parts of a deployment that a rehearsal does not reach:
what is refused, what is kept, what is told.
"""

from __future__ import annotations

import json
import stat
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.tools.deploy.targets import checkout, target
from tools.build.render import render
from tools.build.vendor import REQUIRED
from tools.cloudflare.server import Cloudflare, serving
from tools.console import Failure
from tools.deploy.api import Api
from tools.deploy.build import check_modules, check_packages, locked_packages
from tools.deploy.live import Live
from tools.deploy.publish import secrets_file
from tools.deploy.record import DONE, Record, read_before
from tools.deploy.resources import resource_faults
from tools.deploy.result import Result
from tools.deploy.smoke import check
from tools.deploy.wrangler import complaint
from tools.fleet import WORKERS

LIVE = {worker.name: Live(version_id=f"old-{worker.name}", version="f" * 40) for worker in WORKERS}
NEXT = {worker.name: Live(version_id=f"new-{worker.name}", version="e" * 40) for worker in WORKERS}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A worker's packages, as the lock has them."""
    folder = tmp_path / "bot" / "python_modules"
    for name, version in locked_packages("bot"):
        (folder / f"{name.replace('-', '_')}-{version}.dist-info").mkdir(parents=True)
    for name in REQUIRED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


@pytest.mark.programs
def test_the_packages_of_the_lock(packages: Path) -> None:
    check_packages(packages, locked_packages("bot"))


@pytest.mark.programs
@pytest.mark.parametrize("stranger", ["requests-2.0.0.dist-info", "httpx-0.1.0.dist-info"])
def test_a_package_that_is_not_of_the_lock(packages: Path, stranger: str) -> None:
    (packages / stranger).mkdir()
    with pytest.raises(Failure, match=r"differ from uv\.lock"):
        check_packages(packages, locked_packages("bot"))


@pytest.mark.programs
@pytest.mark.parametrize("name", REQUIRED)
def test_what_a_worker_cannot_start_without(packages: Path, name: str) -> None:
    (packages / name).unlink()
    with pytest.raises(Failure, match="the packages lack"):
        check_packages(packages, locked_packages("bot"))


def test_a_module_that_is_not_python(tmp_path: Path) -> None:
    (tmp_path / "entry.py").write_text("def f(:\n")
    with pytest.raises(Failure, match=r"entry\.py does not compile"):
        check_modules(tmp_path)


def test_a_deployment_leaves_the_local_configuration_alone(tmp_path: Path) -> None:
    """A `make dev` that runs beside it would take up the configuration of staging, and reload."""
    root = checkout(tmp_path)
    before = {path: path.read_text() for path in render("local", {}, root=root)}
    goal = target(root)
    paths = render(goal.environment, goal.values, root=root, version=goal.version)
    assert paths == [goal.configuration(worker.name) for worker in WORKERS]
    assert {path: path.read_text() for path in before} == before


def test_secrets_are_for_this_user_only_and_gone_afterwards() -> None:
    with secrets_file({"OPS_TOKEN": "a$b"}) as path:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert json.loads(path.read_text()) == {"OPS_TOKEN": "a$b"}
    assert not path.exists()


def test_an_interrupted_run_does_not_forget_what_was_live_before(tmp_path: Path) -> None:
    """Else the second run, after the first was killed,
    rolls back to half of the version that failed.
    """
    path, goal = tmp_path / "record.json", target(tmp_path)
    Record(path, goal, LIVE)
    assert Record(path, goal, NEXT).before["bot"]["id"] == "old-bot"


def test_an_interrupted_run_does_not_forget_to_where_its_databases_go_back(tmp_path: Path) -> None:
    """The second run finds nothing to migrate, and would keep no bookmark."""
    path, goal = tmp_path / "record.json", target(tmp_path)
    Record(path, goal, LIVE).note(bookmarks={"bot": "before the migration"})
    assert json.loads(path.read_text())["bookmarks"] == {"bot": "before the migration"}
    assert Record(path, goal, NEXT).bookmarks == {"bot": "before the migration"}


def test_what_has_started_is_remembered_by_any_run_after_it(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    record = Record(path, target(tmp_path), LIVE)
    record.note(booted={"bot": "digest"})
    record.end(DONE)
    assert Record(path, target(tmp_path, version="d" * 40), NEXT).booted == {"bot": "digest"}


def test_an_interrupted_run_of_another_version_is_not_gone_on_with(tmp_path: Path) -> None:
    """Since then others may have deployed: its versions are older than what is live now."""
    path = tmp_path / "record.json"
    Record(path, target(tmp_path), LIVE)
    assert Record(path, target(tmp_path, version="d" * 40), NEXT).before["bot"]["id"] == "new-bot"


def test_a_finished_run_is_not_gone_on_with(tmp_path: Path) -> None:
    path, goal = tmp_path / "record.json", target(tmp_path)
    Record(path, goal, LIVE).end(DONE)
    assert Record(path, goal, NEXT).before["bot"]["id"] == "new-bot"


def test_the_record_of_another_environment_is_refused(tmp_path: Path) -> None:
    Record(tmp_path / "record.json", target(tmp_path), LIVE)
    with pytest.raises(Failure, match="no record of a deployment to production"):
        read_before(tmp_path / "record.json", "production")


def test_an_id_of_another_environment_is_found_out(tmp_path: Path) -> None:
    """Staging's workers on production's database look healthy."""
    with serving(tmp_path / "account") as cloudflare:
        cloudflare.account.state["databases"]["id-of-auth"] = {
            "uuid": "id-of-auth",
            "name": "contest-auth-production",
        }
        (tmp_path / "checkout").mkdir()
        goal = target(
            checkout(tmp_path / "checkout"), CLOUDFLARE_API_BASE_URL=f"{cloudflare.url}/client/v4"
        )
        with closing(Api(goal)) as api:
            told = [str(fault) for fault in resource_faults(api, goal)]
    assert "D1_ID_AUTH leads to contest-auth-production, not to contest-auth-staging" in told
    assert "D1_ID_BOT leads to no database, not to contest-bot-staging" in told


@pytest.mark.waits
def test_cloudflare_is_asked_again_when_it_says(tmp_path: Path) -> None:
    with serving(tmp_path / "account") as cloudflare, closing(_api(tmp_path, cloudflare)) as api:
        cloudflare.faults.order(
            {"method": "GET", "path": "/d1/database$", "status": 429, "retry_after_s": 1}
        )
        started = time.monotonic()
        assert api.get("/d1/database") == []
        assert time.monotonic() - started >= 1


def test_cloudflare_is_not_waited_for_without_end(tmp_path: Path) -> None:
    with serving(tmp_path / "account") as cloudflare, closing(_api(tmp_path, cloudflare)) as api:
        cloudflare.faults.order(
            {"method": "GET", "path": "/d1/database$", "status": 429, "retry_after_s": 3600}
        )
        with pytest.raises(Failure, match="429"):
            api.get("/d1/database")
        assert len(cloudflare.calls) == 1


def test_a_failed_smoke_test_tells_what_it_saw() -> None:
    results = [
        Result(path="/health", healthy=True, seen="200", attempts=1),
        Result(path="/ready", healthy=False, seen="503 token", attempts=9),
    ]
    with pytest.raises(Failure, match=r"^the smoke test failed: /ready: 503 token\n"):
        check(results)


def _api(folder: Path, cloudflare: Cloudflare) -> Api:
    return Api(target(folder, CLOUDFLARE_API_BASE_URL=f"{cloudflare.url}/client/v4"))


def test_what_wrangler_complains_of_is_one_line() -> None:
    stderr = "\n\x1b[31m✘ [ERROR]\x1b[0m A request failed.\n\n  not found [code: 10143]\n"
    stderr += "  If you think this is a bug, please open an issue\n"
    assert (
        complaint(subprocess.CompletedProcess([], 1, "", stderr))
        == "✘ [ERROR] A request failed. not found [code: 10143]"
    )
