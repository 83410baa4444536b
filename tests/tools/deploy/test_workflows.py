"""Architecture tests of the workflows: what they are given, what they may do, and what they run."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.fleet import DEPLOYED, SETTINGS, WORKERS, binding
from tools.paths import ROOT, VENV_BIN

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
ACCOUNT = {
    "CLOUDFLARE_ACCOUNT_ID": "vars",
    "CLOUDFLARE_API_TOKEN": "secrets",
    "GATEWAY_URL": "vars",
}
DATABASES = {f"D1_ID_{binding(worker.name)}": "vars" for worker in WORKERS if worker.database}
SET = {
    setting.name: "secrets" if setting.secret else "vars" for setting in SETTINGS if setting.workers
}
WATCHED = {"OPS_TOKEN": "secrets"}
READS = {"contents": "read"}
WRITES = [("release.yml", "publish")]

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


@each_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """A tag can be moved to other code, which then holds our secrets."""
    used = re.findall(r"uses: (\S+)", path.read_text())
    assert [
        action
        for action in used
        if not action.startswith("./") and not re.fullmatch(r"\S+@[0-9a-f]{40}", action)
    ] == []


def test_one_commit_per_action() -> None:
    pinned = {
        tuple(action.split("@"))
        for path in WORKFLOWS
        for action in re.findall(r"uses: ([^.\s]\S+)", path.read_text())
    }
    assert len({action for action, *_ in pinned}) == len(pinned)


@each_workflow
def test_a_workflow_may_read_and_nothing_else(path: Path) -> None:
    workflow = _read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    jobs = [
        (path.name, name)
        for name, job in workflow["jobs"].items()
        if job.get("permissions", READS) != READS
    ]
    assert jobs == [job for job in WRITES if job[0] == path.name]


def test_who_may_write_runs_nothing_of_this_repository() -> None:
    """A package that is installed for a build could replace what was released."""
    for file, name in WRITES:
        job = _read(FOLDER / file)["jobs"][name]
        assert job["permissions"] == {"contents": "write"}
        assert {step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step} == {
            "actions/download-artifact"
        }
        assert [step["run"].split()[0] for step in job["steps"] if "run" in step] == [
            "sha256sum",
            "gh",
        ]


def test_a_release_is_what_passed_the_tests() -> None:
    """Archives that another job packs are not the ones that the release's CI looked at."""
    release, ci = _read(FOLDER / "release.yml"), _read(FOLDER / "ci.yml")
    assert release[True] == {"push": {"tags": ["v*"]}}, "YAML reads `on` as true"
    assert release["jobs"]["publish"]["needs"] == ["ci", "check"]
    [packed] = [
        step["with"]["name"]
        for step in ci["jobs"]["build"]["steps"]
        if "upload-artifact@" in step.get("uses", "")
    ]
    assert release["jobs"]["publish"]["steps"][0]["with"]["name"] == packed


@each_workflow
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    steps = [
        step
        for job in _read(path)["jobs"].values()
        for step in job.get("steps", [])
        if "actions/checkout@" in step.get("uses", "")
    ]
    assert [step for step in steps if step["with"]["persist-credentials"] is not False] == []


@each_workflow
def test_every_job_has_a_limit(path: Path) -> None:
    """Six hours, else."""
    assert [
        name
        for name, job in _read(path)["jobs"].items()
        if "uses" not in job and "timeout-minutes" not in job
    ] == []


@pytest.mark.programs
def test_zizmor_finds_nothing() -> None:
    command = [str(VENV_BIN / "zizmor"), "--offline", "--no-progress", str(ROOT / ".github")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("environment", DEPLOYED)
def test_a_deployment_is_given_every_setting_and_no_other(environment: str) -> None:
    """A setting that the workflow does not pass is found out at the next deployment,
    by the guard.
    """
    job = _read(FOLDER / "deploy.yml")["jobs"][environment]
    [step] = [step for step in job["steps"] if "deploy apply" in step.get("run", "")]
    assert step["env"] == _expressions(ACCOUNT | DATABASES | SET)
    assert job["env"] == {"ENVIRONMENT": environment, "VERSION": "${{ github.sha }}"}
    assert job["environment"] == environment


def test_nothing_is_cancelled_in_flight_and_nothing_runs_twice() -> None:
    """A deployment that is cancelled in the middle leaves half of the workers new;
    a rollback beside one is undone by it.
    """
    deploying = _read(FOLDER / "deploy.yml")["jobs"]
    assert {name: deploying[name]["concurrency"] for name in DEPLOYED} == {
        name: {"group": f"deploy-{name}", "cancel-in-progress": False} for name in DEPLOYED
    }
    rollback = _read(FOLDER / "rollback.yml")["jobs"]["rollback"]
    assert rollback["concurrency"] == {
        "group": "deploy-${{ inputs.environment }}",
        "cancel-in-progress": False,
    }


def test_production_gets_what_staging_had() -> None:
    jobs = _read(FOLDER / "deploy.yml")["jobs"]
    assert (jobs["staging"]["needs"], jobs["production"]["needs"]) == ("ci", "staging")


@pytest.mark.parametrize("name", ["rollback.yml", "drift.yml"])
def test_what_only_looks_or_goes_back_gets_no_other_secrets(name: str) -> None:
    [job] = _read(FOLDER / name)["jobs"].values()
    given = [step["env"] for step in job["steps"] if "tools deploy" in step.get("run", "")]
    assert given
    assert [env for env in given if env != _expressions(ACCOUNT | DATABASES | WATCHED)] == []


def test_the_watch_holds_no_token_that_deploys() -> None:
    """It runs every hour without anybody's approval."""
    assert (
        _read(FOLDER / "drift.yml")["jobs"]["drift"]["environment"]
        == "${{ matrix.environment }}-watch"
    )


def _read(path: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text())
    return workflow


def _expressions(names: dict[str, str]) -> dict[str, str]:
    return {name: f"${{{{ {kind}.{name} }}}}" for name, kind in names.items()}
