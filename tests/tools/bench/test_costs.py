"""The table of costs says what the tests hold."""

from __future__ import annotations

import json

from contest.auth.operations import OPERATIONS as AUTH
from contest.bot.operations import OPERATIONS as BOT
from contest.content.operations import OPERATIONS as CONTENT
from contest.kit.events.dead_letters import operations
from contest.referral.operations import OPERATIONS as REFERRAL
from contest.token.operations import OPERATIONS as TOKEN
from tools.bench.costs import BEGIN, BUDGETS, END, replaced
from tools.paths import ROOT

PAGE = (ROOT / "docs" / "costs.md").read_text()
TABLE = [
    line.strip("| ").split(" | ")
    for line in PAGE.split(BEGIN)[1].split(END)[0].splitlines()
    if line
]
# Those ask the database nothing, or are rare and for operators; what instructions cost, kind by
# kind, is in tests/conformance/ledger_costs.py. `attributeReferral` runs the batch of
# `createReferralClaim`.
WITHOUT = {"getServiceHealth", "getReadyLocally", "getJwks", "applyInstructions", *operations()}
WITHOUT |= {"attributeReferral"}


def test_the_table_has_each_budget_and_nothing_is_above_it() -> None:
    rows = {
        name: (tuple(map(int, cost)), tuple(map(int, most.split(" / "))))
        for name, *cost, most in TABLE[2:]
    }
    assert {name: most for name, (_, most) in rows.items()} == BUDGETS
    assert [
        name
        for name, (cost, most) in rows.items()
        if any(a > b for a, b in zip(cost, most, strict=True))
    ] == []


def test_a_first_sign_in_is_explained_to_the_row() -> None:
    explained = PAGE.split("## Where the rows of a first sign-in go")[1].split("\n## ")[0]
    written = [
        int(line.split("|")[1])
        for line in explained.splitlines()
        if line.startswith("| ") and line[2].isdigit()
    ]
    [found] = [cost for name, *cost, _ in TABLE[2:] if name.startswith("**sign-in")]
    assert sum(written) == int(found[2])


def test_each_operation_has_a_budget() -> None:
    """One that has none: add it to tools/bench/costs.py and tests/e2e/scenario.py."""
    words = json.dumps(list(BUDGETS))
    operations = {*AUTH, *BOT, *CONTENT, *REFERRAL, *TOKEN} - WITHOUT
    assert [name for name in sorted(operations) if name not in words] == []


def test_another_table_leaves_the_rest_of_the_page() -> None:
    assert replaced(replaced(PAGE, "another\n"), PAGE.split(BEGIN)[1].split(END)[0]) == PAGE
