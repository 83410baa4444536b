"""Editors find what pytest and mypy find: one list of folders, three places."""

from __future__ import annotations

import json
import tomllib

from tools.fleet import WORKERS
from tools.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
EDITOR = (ROOT / "pyrightconfig.json").read_text().partition("\n")[2]  # after the comment


def test_editors_tests_and_types_look_into_the_same_folders() -> None:
    """A worker that an editor does not know is red from its first import to its last."""
    workers = {f"workers/{worker.name}/src" for worker in WORKERS}
    folders = {"kit", "verifier/src"} | workers
    assert set(json.loads(EDITOR)["extraPaths"]) == folders
    assert set(PROJECT["pytest"]["ini_options"]["pythonpath"]) == folders | {"."}
    assert set(PROJECT["mypy"]["mypy_path"]) == folders | {".", "typings"}


def test_the_devcontainer_and_the_editor_recommend_the_same() -> None:
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text())["recommendations"]
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    assert container["customizations"]["vscode"]["extensions"] == recommended
