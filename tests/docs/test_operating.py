"""What the pages for operators promise to be complete: alerts with their runbooks, metrics,
invariants.
"""

from __future__ import annotations

import re
from typing import get_args

from contest.bot.alerting.alerts import UNREACHABLE
from contest.bot.operations import CHECKS as BOT
from contest.content.operations import CHECKS as CONTENT
from contest.kit.events.sweep import CHECKS as EVERY
from contest.kit.metrics import Kind
from contest.referral.operations import CHECKS as REFERRAL
from contest.token.operations import CHECKS as TOKEN
from tests.docs.pages import blocks, headings, links, quoted, rows
from tools.invariants.catalogue import table
from tools.paths import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
RUNBOOKS = (ROOT / "docs" / "runbooks.md").read_text()
OF_SERVICES = {"bot": BOT, "content": CONTENT, "referral": REFERRAL, "token": TOKEN}


def _alerts() -> set[tuple[str, str]]:
    """By the service that the page names it of: one of all, for what every service tells."""
    own = {(name, alert) for name, checks in OF_SERVICES.items() for alert in checks.keys() - EVERY}
    return own | {("auth", alert) for alert in (*EVERY, UNREACHABLE)}


def _section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    return re.split(rf"^#+ {re.escape(heading)}$", page, flags=re.MULTILINE)[1].split("\n## ")[0]


def test_every_alert_is_explained_and_leads_to_its_runbook() -> None:
    told = [cells for cells in rows(OPERATIONS) if re.match(r"`\w+: [\w-]+: \.\.\.`", cells[0])]
    named = {tuple(quoted(what)[0].split(": ")[:2]) for what, *_ in told}
    assert named == _alerts()
    for what, _, then in told:
        alert = quoted(what)[0].split(": ")[1]
        assert links(then) == [f"runbooks.md#{alert}"]


def test_every_alert_has_a_runbook_with_commands() -> None:
    runbooks = [name for level, name in headings(RUNBOOKS) if level == 2]
    assert set(runbooks) - {"First of all"} == {alert for _, alert in _alerts()}
    assert [name for name in runbooks if not blocks(_section(RUNBOOKS, name), "sh")] == []


def test_every_kind_of_metric_is_explained_and_written() -> None:
    kinds = set(get_args(Kind))
    explained = {quoted(kind)[0] for kind, *_ in rows(_section(OPERATIONS, "Metrics"))}
    assert explained == kinds
    assert _written() == kinds


def _written() -> set[str]:
    """The kinds that the workers write."""
    files = [*ROOT.glob("kit/contest/kit/**/*.py"), *ROOT.glob("workers/*/src/**/*.py")]
    written = re.compile(r'\bmetrics\.write\(\s*"([\w-]+)"')
    return {kind for file in files for kind in written.findall(file.read_text())}


def test_the_invariants_are_listed() -> None:
    """Another list: put what `python -m tools invariants --list` prints into the page."""
    assert "\n".join(table()) in (ROOT / "docs" / "invariants.md").read_text()
