"""The guard: each fault stops a deployment before anything is touched,
and tells in one line how to fix it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.deploy.targets import VALUES, VERSION, checkout, target
from tools.console import Failure
from tools.deploy.guard import faults, guard
from tools.fleet import SETTINGS, WORKERS, binding

NEEDED = [setting.name for setting in SETTINGS if setting.default is None and setting.workers]
NEEDED += [f"D1_ID_{binding(worker.name)}" for worker in WORKERS if worker.database]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return checkout(tmp_path)


def test_a_good_target_passes(root: Path) -> None:
    guard(target(root))


@pytest.mark.parametrize(
    "name", [setting.name for setting in SETTINGS if setting.default is not None]
)
def test_a_value_that_has_a_default_may_be_left_out(root: Path, name: str) -> None:
    guard(target(root, **{name: ""}))


@pytest.mark.parametrize("environment", ["prod", "", "local", "serve", "Staging", "staging "])
def test_an_environment_that_is_not_one(root: Path, environment: str) -> None:
    _refused(target(root, environment=environment), culprit=repr(environment))


@pytest.mark.parametrize(
    "version", ["", "main", "0" * 40, VERSION[:39], VERSION.upper(), VERSION + "0"]
)
def test_a_version_that_is_no_commit(root: Path, version: str) -> None:
    _refused(target(root, version=version), culprit="is not a commit")


@pytest.mark.parametrize("name", NEEDED)
def test_a_value_that_is_missing(root: Path, name: str) -> None:
    _refused(target(root, **{name: ""}), culprit=name)


def test_all_that_is_missing_is_told_at_once(root: Path) -> None:
    told = str(next(faults(target(root, **dict.fromkeys(NEEDED, "")))))
    assert [name for name in NEEDED if name not in told] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("MINIAPP_URL", "https://${HOST}/app", id="of a shell"),
        pytest.param("MINIAPP_URL", "{{ url }}", id="of a template"),
        pytest.param("OPS_TOKEN", "<generated>", id="of the example"),
        pytest.param("D1_ID_AUTH", "${{ vars.D1_ID_AUTH }}", id="of a workflow"),
    ],
)
def test_a_placeholder_that_nobody_filled_in(root: Path, name: str, value: str) -> None:
    _refused(target(root, **{name: value}), culprit=f"{name} holds a placeholder")


@pytest.mark.parametrize(
    ("name", "value", "culprit"),
    [
        ("CLOUDFLARE_API_TOKEN", "", "CLOUDFLARE_API_TOKEN"),
        ("CLOUDFLARE_ACCOUNT_ID", "", "CLOUDFLARE_ACCOUNT_ID"),
        ("CLOUDFLARE_ACCOUNT_ID", "my account", "CLOUDFLARE_ACCOUNT_ID"),
        ("ALLOWED_ORIGINS", "*", "ALLOWED_ORIGINS"),
        ("TELEGRAM_WEBHOOK_SECRET", "with spaces", "TELEGRAM_WEBHOOK_SECRET"),
    ],
)
def test_a_value_of_the_wrong_form(root: Path, name: str, value: str, culprit: str) -> None:
    _refused(target(root, **{name: value}), culprit=culprit)


@pytest.mark.parametrize(
    ("spoil", "culprit"),
    [
        pytest.param(
            lambda root: shutil.rmtree(root / "workers" / "bot"),
            "workers/bot/src/entry.py",
            id="no worker",
        ),
        pytest.param(
            lambda root: (root / "workers/auth/src/entry.py").unlink(),
            "workers/auth/src/entry.py",
            id="no entry",
        ),
        pytest.param(
            lambda root: shutil.rmtree(root / "workers/token/migrations"),
            "workers/token/migrations",
            id="no migrations",
        ),
        pytest.param(lambda root: (root / "uv.lock").unlink(), "uv.lock", id="no lock"),
        pytest.param(
            lambda root: (root / ".env").write_text("CLOUDFLARE_API_TOKEN=another"),
            ".env",
            id="a file that wrangler would read",
        ),
    ],
)
def test_a_checkout_that_lacks_something(
    root: Path, spoil: Callable[[Path], object], culprit: str
) -> None:
    spoil(root)
    _refused(target(root), culprit=culprit)


@pytest.mark.programs
def test_only_what_was_committed_is_deployed(root: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all", "--no-verify"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True, timeout=20)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=root,
        check=True,
        timeout=20,
        capture_output=True,
        text=True,
    ).stdout.strip()
    guard(target(root, version=head))
    _refused(target(root), culprit=f"{head} is checked out")
    (root / "workers" / "bot" / "src" / "entry.py").write_text("import os\n")
    _refused(target(root, version=head), culprit="differs from its commit")


def test_no_secret_is_told(root: Path) -> None:
    told = [
        f"{fault} {fault.hint}"
        for fault in faults(
            target(root, TELEGRAM_WEBHOOK_SECRET="not a secret", ALLOWED_ORIGINS="*")
        )
    ]
    secrets = [VALUES[setting.name] for setting in SETTINGS if setting.secret] + ["not a secret"]
    assert [secret for secret in secrets if secret in " ".join(told)] == []


def _refused(spoilt: object, *, culprit: str) -> None:
    with pytest.raises(Failure) as failure:
        guard(spoilt)  # type: ignore[arg-type]
    assert culprit in str(failure.value)
    assert failure.value.hint
    assert "\n" not in f"{failure.value}{failure.value.hint}"
