"""The rendered configurations: what a deployment gets,
and what stops one before anything is written.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.settings import GOOD
from tools.build.git import NO_VERSION
from tools.build.render import render, validate
from tools.console import Failure
from tools.fleet import ENVIRONMENTS, HERE, SETTINGS, WORKERS, Worker, binding, settings_of
from tools.local.clock import SETTING as CLOCK
from tools.paths import ROOT

VERSION = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
VALUES = GOOD | {
    f"D1_ID_{binding(worker.name)}": f"id-of-{worker.name}" for worker in WORKERS if worker.database
}
REQUIRED = sorted(
    set(VALUES)
    - {setting.name for setting in SETTINGS if setting.secret or setting.default is not None}
)

Configurations = dict[tuple[str, str], dict[str, Any]]

each_worker = pytest.mark.parametrize("worker", WORKERS, ids=lambda worker: worker.name)
each_environment = pytest.mark.parametrize("environment", ENVIRONMENTS)
each_deployed = pytest.mark.parametrize(
    "environment", [name for name in ENVIRONMENTS if name not in HERE]
)
each_here = pytest.mark.parametrize("environment", HERE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with nothing in it but what the renderer reads."""
    return _checkout(tmp_path)


@pytest.fixture(scope="module")
def configurations(tmp_path_factory: pytest.TempPathFactory) -> Configurations:
    """Every configuration, by environment and worker."""
    found: Configurations = {}
    for environment in ENVIRONMENTS:
        for path in render(
            environment,
            VALUES,
            root=_checkout(tmp_path_factory.mktemp(environment)),
            version=VERSION,
        ):
            found[environment, path.parent.name] = tomllib.loads(path.read_text())
    return found


@each_environment
@each_worker
def test_wrangler_knows_every_key(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    validate(configurations[environment, worker.name], where=worker.name)


@each_environment
@each_worker
def test_names_carry_the_environment(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    """One account may hold two environments:
    a name without its environment is one database for both.
    """
    found = configurations[environment, worker.name]
    assert found["name"] == f"{worker.name}-{environment}"
    assert {each["service"] for each in found.get("services", [])} == {
        f"{name}-{environment}" for name in worker.bound_to
    }
    assert [each["database_name"] for each in found.get("d1_databases", [])] == [
        f"contest-{worker.name}-{environment}"
    ] * worker.database


def test_every_rate_limit_counts_by_itself(configurations: Configurations) -> None:
    """Two of one number share their counters, across all workers of an account."""
    limits = [limit for found in configurations.values() for limit in found.get("ratelimits", [])]
    numbers = [limit["namespace_id"] for limit in limits]
    assert len(set(numbers)) == len(numbers) > len(ENVIRONMENTS)


@each_environment
@each_worker
def test_only_a_worker_on_this_machine_runs_in_development_mode(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    """The development flags switch off the check of Pyodide's checksum: Cloudflare refuses them,
    or worse, does not.
    """
    flags = set(configurations[environment, worker.name]["compatibility_flags"])
    assert flags == {"python_workers"} | (
        {"python_workers_development", "experimental"} if environment in HERE else set()
    )


@each_environment
@each_worker
def test_only_the_gateway_has_an_address(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    found = configurations[environment, worker.name]
    assert found["workers_dev"] is (worker.name == "api-gateway" and environment not in HERE)
    assert found["preview_urls"] is False
    assert not {"route", "routes"} & set(found)


@each_deployed
@each_worker
def test_a_deployed_worker_gets_its_share_of_the_settings(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    found, settings = configurations[environment, worker.name], settings_of(worker.name)
    plain = {setting.name: VALUES[setting.name] for setting in settings if not setting.secret}
    assert found["vars"] == {"ENVIRONMENT": environment, "VERSION": VERSION, **plain}
    assert set(found.get("secrets", {}).get("required", [])) == {
        setting.name for setting in settings if setting.secret
    }


@each_here
@each_worker
def test_a_worker_on_this_machine_gets_every_setting_from_outside(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    """Two stacks share one configuration: a value in it would be that of whichever started last."""
    found = configurations[environment, worker.name]
    assert found["vars"] == {"ENVIRONMENT": environment, "VERSION": NO_VERSION}
    skipped = {CLOCK} if environment == "local" else set()
    assert set(found.get("secrets", {}).get("required", [])) == skipped | {
        setting.name for setting in settings_of(worker.name)
    }


@each_environment
@each_worker
def test_no_secret_is_written_down(
    configurations: Configurations, environment: str, worker: Worker
) -> None:
    """A configuration is a file that people attach to bug reports."""
    text = str(configurations[environment, worker.name])
    assert [
        setting.name for setting in SETTINGS if setting.secret and VALUES[setting.name] in text
    ] == []


@each_here
def test_this_machine_needs_no_value(root: Path, environment: str) -> None:
    assert len(render(environment, {"UNRELATED": "1"}, root=root, version=VERSION)) == len(WORKERS)


def test_environments_do_not_share_a_file(root: Path) -> None:
    """`make serve` reads its configurations when it starts again,
    maybe in the middle of someone's `make dev` or deployment.
    """
    paths = [
        path
        for environment in ENVIRONMENTS
        for path in render(environment, VALUES, root=root, version=VERSION)
    ]
    assert len(set(paths)) == len(ENVIRONMENTS) * len(WORKERS)


def test_what_stays_the_same_is_not_written_again(root: Path) -> None:
    """wrangler reloads a worker whose configuration is written, even with the same text."""
    first = {
        path: path.stat().st_mtime_ns
        for path in render("local", VALUES, root=root, version=VERSION)
    }
    assert {
        path: path.stat().st_mtime_ns
        for path in render("local", VALUES, root=root, version=VERSION)
    } == first


def test_a_default_stands_in_for_a_setting_that_is_not_there(root: Path) -> None:
    values = {name: value for name, value in VALUES.items() if name != "TELEGRAM_API_BASE"}
    assert _variables(root, values)["TELEGRAM_API_BASE"] == "https://api.telegram.org"


def test_a_default_stands_in_for_an_empty_setting(root: Path) -> None:
    assert (
        _variables(root, VALUES | {"TELEGRAM_API_BASE": ""})["TELEGRAM_API_BASE"]
        == "https://api.telegram.org"
    )


# What stops a deployment


@each_deployed
@pytest.mark.parametrize("name", REQUIRED)
def test_a_value_that_is_missing_or_empty(root: Path, environment: str, name: str) -> None:
    _refused(
        root,
        environment,
        {other: value for other, value in VALUES.items() if other != name},
        culprit=name,
    )
    _refused(root, environment, VALUES | {name: ""}, culprit=name)


def test_no_values_at_all_are_not_those_of_the_process(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in VALUES.items():
        monkeypatch.setenv(name, value)
    _refused(root, "staging", {}, culprit="is not set")


@pytest.mark.parametrize("environment", ["prod", "", "Production", "staging "])
def test_an_unknown_environment(root: Path, environment: str) -> None:
    _refused(root, environment, VALUES, culprit=repr(environment))


@each_worker
def test_a_worker_that_is_not_there(root: Path, worker: Worker) -> None:
    shutil.rmtree(root / "workers" / worker.name)
    _refused(root, "staging", VALUES, culprit=f"workers/{worker.name}/src/entry.py")


@pytest.mark.parametrize(
    ("main", "culprit"),
    [
        pytest.param(
            'main = "build/entry.py"\ncolour = "red"',
            "colour",
            id="a key that wrangler does not know",
        ),
        pytest.param("main = 1", "main", id="a value of the wrong type"),
        pytest.param("main = {{ nobody }}", "nobody", id="a placeholder without a value"),
        pytest.param(
            'main = "{{ worker.nickname }}"',
            "nickname",
            id="a placeholder for what a worker does not have",
        ),
    ],
)
def test_a_fault_in_the_template(root: Path, main: str, culprit: str) -> None:
    template = root / "wrangler.toml.tmpl"
    template.write_text(template.read_text().replace('main = "build/entry.py"', main))
    _refused(root, "staging", VALUES, culprit=culprit)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param(
            "MINIAPP_URL", "https://example.org/?a=1&b=$(2)#%20", id="what a shell would read"
        ),
        pytest.param("D1_ID_AUTH", 'id"', id="a quotation mark in a database id"),
    ],
)
def test_a_value_arrives_as_it_is(root: Path, name: str, value: str) -> None:
    found = _all(root, VALUES | {name: value})
    variables = {each["vars"].get(name) for each in found}
    assert value in variables | {
        database["database_id"] for each in found for database in each.get("d1_databases", [])
    }


@pytest.mark.parametrize(
    "origins",
    [
        "*",
        "null",
        "https://a.example/",
        "https://A.example",
        "https://a.example;https://b.example",
        "a.example",
    ],
)
def test_origins_that_no_browser_sends(root: Path, origins: str) -> None:
    """A wildcard, or an origin that never matches, is found out before it is deployed."""
    _refused(root, "production", VALUES | {"ALLOWED_ORIGINS": origins}, culprit="ALLOWED_ORIGINS")


def test_a_value_that_toml_cannot_hold(root: Path) -> None:
    _refused(root, "production", VALUES | {"D1_ID_AUTH": "id\x7f"}, culprit="would not be TOML")


def _checkout(folder: Path) -> Path:
    shutil.copy(ROOT / "wrangler.toml.tmpl", folder)
    for worker in WORKERS:
        source = folder / "workers" / worker.name / "src"
        source.mkdir(parents=True)
        (source / "entry.py").touch()
    return folder


def _all(root: Path, values: dict[str, str]) -> list[dict[str, Any]]:
    return [
        tomllib.loads(path.read_text())
        for path in render("production", values, root=root, version=VERSION)
    ]


def _variables(root: Path, values: dict[str, str]) -> dict[str, str]:
    """The variables of all workers."""
    return {
        name: value
        for configuration in _all(root, values)
        for name, value in configuration["vars"].items()
    }


def _refused(root: Path, environment: str, values: dict[str, str], *, culprit: str) -> None:
    with pytest.raises(Failure) as refusal:
        render(environment, values, root=root, version=VERSION)
    assert culprit in str(refusal.value)
    assert list(root.glob("workers/*/wrangler*.toml")) == []
