"""Write each worker's `wrangler.toml` from the one template, or fail before anything is written."""

from __future__ import annotations

import functools
import json
import os
import shlex
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import jsonschema

from tools.build import git
from tools.build.git import NO_VERSION
from tools.console import Failure
from tools.fleet import ENVIRONMENTS, HERE, WORKERS, Setting, Worker, binding, settings_of
from tools.local.clock import SETTING as CLOCK
from tools.paths import NODE_MODULES, ROOT

NAMESPACES = {
    "local": 1000,
    "staging": 2000,
    "production": 3000,
    "serve": 4000,
}  # Rate limits of one account share counters by number.


def render(
    environment: str,
    values: Mapping[str, str] | None = None,
    *,
    root: Path = ROOT,
    version: str | None = None,
) -> list[Path]:
    """Write every configuration, only where it changes, and return their paths.

    `values` holds the settings and the D1 ids (`D1_ID_<SERVICE>`) of a deployed environment; the
    process environment when it is None. On this machine settings and version reach the workers
    through wrangler's own environment instead, so that two stacks share one configuration.
    """
    return [
        _write_if_changed(path, text)
        for path, text in rendered(environment, values, root=root, version=version).items()
    ]


def rendered(
    environment: str,
    values: Mapping[str, str] | None = None,
    *,
    root: Path = ROOT,
    version: str | None = None,
) -> dict[Path, str]:
    """The text of every configuration by its path; nothing is written. Raises `Failure`."""
    if environment not in ENVIRONMENTS:
        raise Failure(
            f"unknown environment {environment!r}", hint=f"one of {', '.join(ENVIRONMENTS)}"
        )
    version = NO_VERSION if environment in HERE else version or current_version()
    texts = {
        root / "workers" / worker.name: _text(
            worker, environment, os.environ if values is None else values, version, root
        )
        for worker in WORKERS
    }
    for folder in texts:
        if not (folder / "src" / "entry.py").is_file():
            raise Failure(
                f"workers/{folder.name}/src/entry.py is missing",
                hint="every worker of tools/fleet.py must be there",
            )
    return {folder / file_name(environment): text for folder, text in texts.items()}


def file_name(environment: str) -> str:
    """The configuration's name in the worker's folder.

    One per environment, so that nothing changes for a `make dev` beside it.
    """
    return "wrangler.toml" if environment == "local" else f"wrangler.{environment}.toml"


def current_version() -> str:
    """The commit, in hexadecimal; zeros without git. Raises `Failure` where git cannot tell."""
    return git.commit(ROOT) if git.is_checkout(ROOT) else NO_VERSION


def _text(
    worker: Worker, environment: str, values: Mapping[str, str], version: str, root: Path
) -> str:
    here = environment in HERE
    settings = settings_of(worker.name)
    variables = {} if here else {s.name: _checked(s, values) for s in settings if not s.secret}
    stage = [sys.executable, str(root / "tools" / "build" / "stage.py"), worker.name]
    template = _environment(root).get_template("wrangler.toml.tmpl")
    try:
        text = template.render(
            worker=worker,
            environment=environment,
            here=here,
            version=version,
            variables=variables,
            secrets=[
                *(s.name for s in settings if here or s.secret),
                *([CLOCK] if environment == "local" else []),
            ],
            namespace=NAMESPACES[environment] + 10 * WORKERS.index(worker),
            database_id=_database_id(worker, environment, values),
            stage_command=shlex.join(stage),
        )
    except jinja2.UndefinedError as error:
        raise Failure(
            f"wrangler.toml.tmpl: {error.message}",
            hint="every placeholder needs a value in tools/build/render.py",
        ) from error
    where = f"workers/{worker.name}/{file_name(environment)}"
    try:
        validate(tomllib.loads(text), where=where)
    except tomllib.TOMLDecodeError as error:
        raise Failure(
            f"{where} would not be TOML: {error}",
            hint="look for a control character in the settings",
        ) from error
    return text


def _checked(setting: Setting, values: Mapping[str, str]) -> str:
    value = _value(values, setting.name, setting.default)
    fault = setting.fault(value)
    if fault:
        raise Failure(fault, hint="correct it in the environment of this command")
    return value


def _database_id(worker: Worker, environment: str, values: Mapping[str, str]) -> str:
    if not worker.database:
        return ""
    return (
        f"{environment}-{worker.name}"
        if environment in HERE
        else _value(values, f"D1_ID_{binding(worker.name)}", None)
    )


def _value(values: Mapping[str, str], name: str, default: str | None) -> str:
    value = values.get(name) or default  # a variable that is not set is empty in many a CI
    if value is None:
        raise Failure(
            f"{name} is not set",
            hint=f"set {name} for this environment, in the environment of this command",
        )
    return value


def validate(configuration: dict[str, Any], *, where: str) -> None:
    """Hold a configuration to wrangler's JSON schema; wrangler only warns about an unknown key."""
    for error in _schema().iter_errors(configuration):
        place = "/".join(str(part) for part in error.absolute_path)
        raise Failure(f"{where}: /{place}: {error.message}", hint="correct wrangler.toml.tmpl")


@functools.cache
def _schema() -> jsonschema.Draft7Validator:
    schema = json.loads((NODE_MODULES / "wrangler" / "config-schema.json").read_text())
    return jsonschema.Draft7Validator(schema)


@functools.cache
def _environment(root: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - TOML, not HTML
        keep_trailing_newline=True,
    )
    # A string or a list of strings is written alike in JSON and in TOML, as long as no character
    # is escaped in halves.
    environment.filters |= {
        "toml": functools.partial(json.dumps, ensure_ascii=False),
        "binding": binding,
    }
    return environment


def _write_if_changed(path: Path, text: str) -> Path:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    return path
