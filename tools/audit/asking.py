"""What the public databases of vulnerabilities know of the packages in `uv.lock` and
`package-lock.json`, as uv and npm ask them.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

from tools.console import Failure
from tools.paths import ROOT, VENV_BIN
from tools.processes import run

WITHIN_S = 120
FOUND = (0, 1)  # exit codes: nothing, something
HINT = "it takes the network: without an answer nothing is known, which is not the same as fine"
PREVIEWS = "audit-command,json-output"


@dataclass(frozen=True)
class Finding:
    """A vulnerability of a package, by its id and its aliases; or `adverse`, one that is archived
    or in quarantine.
    """

    package: str
    version: str
    ids: tuple[str, ...]
    title: str


def in_python(osv_url: str | None = None) -> list[Finding]:
    """Of every package in `uv.lock`, which the workers' `pylock.toml` are written from. Raises
    `Failure` where there is no answer.
    """
    options = ["--service-url", osv_url] if osv_url else []
    formats = ["--preview-features", PREVIEWS, "--output-format", "json"]
    report = _report("uv audit", [str(VENV_BIN / "uv"), "audit", "--frozen", *formats, *options])
    if report["summary"]["adverse_statuses"]:
        raise Failure("a Python package is archived or in quarantine", hint="see `uv audit`")
    return [
        Finding(
            each["dependency"]["name"],
            each["dependency"]["version"],
            (each["id"], *each["aliases"]),
            each["summary"] or "",
        )
        for each in report["vulnerabilities"]
    ]


def in_node(registry: str | None = None) -> list[Finding]:
    """Of every package in `package-lock.json`. Raises `Failure` where there is no answer."""
    options = ["--registry", registry] if registry else []
    report = _report("npm audit", [str(VENV_BIN / "npm"), "audit", "--json", *options])
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    found = dict[str, Finding]()
    for name, each in report["vulnerabilities"].items():
        versions = {lock[node]["version"] for node in each["nodes"]}
        for advisory in each["via"]:
            if isinstance(advisory, dict):  # else the name of a package that it comes from
                advisory_id = advisory["url"].rsplit("/", 1)[-1]
                about = (name, ", ".join(sorted(versions)), (advisory_id,), advisory["title"])
                found[f"{name} {advisory_id}"] = Finding(*about)
    return list(found.values())


def _report(name: str, command: list[str]) -> Any:
    environment = os.environ | {"PATH": f"{VENV_BIN}:{os.environ['PATH']}"}
    ended = run(name, command, within_s=WITHIN_S, hint=HINT, environment=environment, codes=FOUND)
    try:
        report = json.loads(ended.stdout)
    except ValueError:
        report = {}
    if "vulnerabilities" not in report:
        raise Failure(f"{name} has no answer: {_said(report) or ended.stderr[-500:]}", hint=HINT)
    return report


def _said(report: Any) -> str:
    return str(report.get("message") or report.get("error") or "")
