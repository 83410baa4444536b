"""The plan: what would change, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.settings import TAKEN
from tests.tools.deploy.targets import VERSION, checkout, target
from tools.deploy.live import Live
from tools.deploy.plan import NOTHING, described, plan, wanted_tags
from tools.deploy.target import Target
from tools.fleet import SETTINGS, WORKERS

EARLIER = "f" * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return checkout(tmp_path)


@pytest.fixture
def goal(root: Path) -> Target:
    return target(root)


@pytest.fixture
def live(goal: Target) -> dict[str, Live]:
    """Everything as the target wants it."""
    tags = wanted_tags(goal)
    return {
        worker.name: Live(
            version_id=f"id-{worker.name}",
            tag=tags[worker.name],
            version=VERSION,
            environment="staging",
            crons=worker.crons,
            public=worker.name == "api-gateway",
            applied=tuple(
                sorted(
                    path.name
                    for path in (goal.root / "workers" / worker.name / "migrations").glob("*.sql")
                )
            ),
        )
        for worker in WORKERS
    }


def test_an_unchanged_environment(goal: Target, live: dict[str, Live]) -> None:
    assert described(plan(goal, live)) == [NOTHING]


@pytest.mark.parametrize(
    ("differs", "changes"),
    [
        pytest.param({"version_id": ""}, ("new",), id="never deployed, or split between versions"),
        pytest.param({"version": EARLIER}, ("version",), id="an earlier commit"),
        pytest.param({"environment": "production"}, ("version",), id="another environment's"),
        pytest.param({"tag": "other"}, ("settings",), id="other settings, or changed by hand"),
        pytest.param(
            {"crons": ()}, ("triggers",), id="no cron: the deployment stopped before its triggers"
        ),
        pytest.param({"public": True}, ("triggers",), id="a service with an address"),
        pytest.param({"version": EARLIER, "crons": ()}, ("version", "triggers"), id="two reasons"),
    ],
)
def test_what_differs(
    goal: Target, live: dict[str, Live], differs: dict[str, object], changes: tuple[str, ...]
) -> None:
    live["bot"] = Live(**{**vars(live["bot"]), **differs})
    plans = {each.worker: each for each in plan(goal, live)}
    assert plans["bot"].changes == changes
    assert [name for name, each in plans.items() if not each.idle] == ["bot"]


def test_migrations_that_wait(goal: Target, live: dict[str, Live]) -> None:
    (goal.root / "workers" / "token" / "migrations" / "9998_next.sql").touch()
    [line] = [line for line in described(plan(goal, live)) if line.startswith("token ")]
    assert line.endswith("migrations: 9998_next.sql")


def test_what_is_not_set_is_told_by_worker(root: Path, live: dict[str, Live]) -> None:
    missing = {
        each.worker: each.missing
        for each in plan(target(root, TELEGRAM_BOT_TOKEN="", D1_ID_TOKEN=""), live)
        if each.missing
    }
    assert missing == {
        "token": ("D1_ID_TOKEN",),
        "content": ("TELEGRAM_BOT_TOKEN",),
        "referral": ("TELEGRAM_BOT_TOKEN",),
        "auth": ("TELEGRAM_BOT_TOKEN",),
        "bot": ("TELEGRAM_BOT_TOKEN",),
    }


@pytest.mark.parametrize(
    "setting",
    [setting for setting in SETTINGS if setting.workers and TAKEN[setting.name]],
    ids=lambda setting: setting.name,
)
def test_a_changed_setting_changes_the_workers_that_have_it(root: Path, setting: object) -> None:
    """Else a rotated secret is deployed nowhere, and nobody is told."""
    name, workers = setting.name, setting.workers  # type: ignore[attr-defined]
    before, after = wanted_tags(target(root)), wanted_tags(target(root, **{name: TAKEN[name][0]}))
    assert {worker for worker in before if before[worker] != after[worker]} == set(workers)


def test_a_tag_fits_and_does_not_depend_on_the_checkout(tmp_path: Path) -> None:
    """Cloudflare takes 25 characters; and two machines must agree that there is nothing to do."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    tags = wanted_tags(target(checkout(first)))
    assert tags == wanted_tags(target(checkout(second)))
    assert {len(tag) for tag in tags.values()} == {25}
