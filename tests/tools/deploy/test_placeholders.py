"""Placeholders make the workers' names known before the first deployment,
and nobody takes one for a version of ours.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.tools.deploy.targets import VERSION, checkout, target
from tools.__main__ import main
from tools.cloudflare.scripts import NO_SCRIPT
from tools.cloudflare.server import Cloudflare, serving
from tools.console import Failure
from tools.deploy.actions import drifted
from tools.deploy.api import Api
from tools.deploy.environment import make_known
from tools.deploy.live import PLACEHOLDER, look
from tools.deploy.plan import described, plan
from tools.deploy.record import versions
from tools.deploy.resources import resource_faults
from tools.deploy.rollback import roll_back, versions_of_commit
from tools.deploy.target import Target
from tools.fleet import WORKERS

SCRIPTS = [f"{worker.name}-staging" for worker in WORKERS]


@pytest.fixture
def cloudflare(tmp_path: Path) -> Iterator[Cloudflare]:
    """An account that has a placeholder for every worker."""
    with serving(tmp_path / "account") as cloudflare:
        cloudflare.account.state["scripts"] |= {name: _script(PLACEHOLDER) for name in SCRIPTS}
        yield cloudflare


@pytest.fixture
def goal(cloudflare: Cloudflare, tmp_path: Path) -> Target:
    (tmp_path / "checkout").mkdir()
    return target(
        checkout(tmp_path / "checkout"), CLOUDFLARE_API_BASE_URL=f"{cloudflare.url}/client/v4"
    )


@pytest.fixture
def api(goal: Target) -> Iterator[Api]:
    with closing(Api(goal)) as api:
        yield api


def _script(*tags: str) -> dict[str, Any]:
    """A worker with a version per tag, all of them live."""
    variables = {"VERSION": VERSION, "ENVIRONMENT": "staging"}
    bindings = [
        {"type": "plain_text", "name": name, "text": text} for name, text in variables.items()
    ]
    made = {
        f"id-{tag}": {
            "id": f"id-{tag}",
            "number": 1,
            "etag": "etag",
            "annotations": {"workers/tag": tag},
            "bindings": [] if tag == PLACEHOLDER else bindings,
        }
        for tag in tags
    }
    share = [{"version_id": each, "percentage": 100 // len(made)} for each in made]
    return copy.deepcopy(NO_SCRIPT) | {
        "tag": "tag",
        "versions": made,
        "deployments": [{"versions": share}],
    }


@pytest.mark.programs
def test_a_name_that_nobody_has_gets_a_placeholder_and_no_other_worker_is_touched(
    cloudflare: Cloudflare, goal: Target, api: Api
) -> None:
    scripts = cloudflare.account.state["scripts"]
    scripts["auth-staging"] = _script(f"{VERSION[:12]}-settings")
    del scripts["bot-staging"]
    before = copy.deepcopy(scripts)
    make_known(api, goal)
    made = scripts.pop("bot-staging")
    assert scripts == before
    assert made["subdomain"] == {"enabled": False, "previews_enabled": False}
    assert [version["bindings"] for version in made["versions"].values()] == [[]]
    assert cloudflare.unknown == []


def test_a_name_that_nobody_has_stops_a_deployment_and_it_says_what_to_run(
    cloudflare: Cloudflare, goal: Target, api: Api
) -> None:
    del cloudflare.account.state["scripts"]["bot-staging"]
    [fault] = [fault for fault in resource_faults(api, goal) if "worker" in str(fault)]
    assert "there is no worker bot-staging, and no placeholder for it" in str(fault)
    assert fault.hint == "run: python -m tools environment create staging"


def test_a_placeholder_was_never_deployed(cloudflare: Cloudflare, goal: Target, api: Api) -> None:
    cloudflare.account.state["scripts"]["auth-staging"] = _script(f"{VERSION[:12]}-settings")
    live = look(api, goal)
    assert [name for name, found in live.items() if found.version_id] == ["auth"]
    lines = dict(line.split(maxsplit=1) for line in described(plan(goal, live)))
    assert lines["bot"].startswith(f"never deployed -> {VERSION[:12]} (new)")
    assert "bot was never deployed" in drifted(goal, live)


def test_a_worker_that_is_split_was_deployed(
    cloudflare: Cloudflare, goal: Target, api: Api
) -> None:
    cloudflare.account.state["scripts"]["bot-staging"] = _script("one", "two")
    live = look(api, goal)
    lines = dict(line.split(maxsplit=1) for line in described(plan(goal, live)))
    assert lines["bot"].startswith(f"split -> {VERSION[:12]} (new)")
    assert "bot is split between versions" in drifted(goal, live)


def test_a_rollback_does_not_lead_to_a_placeholder(
    cloudflare: Cloudflare, goal: Target, api: Api
) -> None:
    before = versions(look(api, goal))
    cloudflare.account.state["scripts"] |= {name: _script(PLACEHOLDER, "new") for name in SCRIPTS}
    assert roll_back(api, goal, before, reason="failed") == {}
    with pytest.raises(Failure, match=f"has no version of {VERSION}"):
        versions_of_commit(api, goal, VERSION)


@pytest.mark.programs
def test_no_commit_is_told_of_a_gateway_that_was_never_deployed(
    goal: Target, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The watch would check out another one, and compare with it."""
    for name, value in goal.values.items():
        monkeypatch.setenv(name, value)
    assert main(["deploy", "status", "staging", "--commit"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "api-gateway: never deployed" in told.err
