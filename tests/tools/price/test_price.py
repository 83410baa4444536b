"""The price of a contest: the page has what the command computes, and the command counts right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.kit.cost import Cost
from tools.__main__ import main
from tools.bench.costs import BUDGETS, measured
from tools.paths import ROOT
from tools.price.cloudflare import DAYS_A_MONTH, RESOURCES
from tools.price.contest import DAY, Habits, of_participant
from tools.price.estimate import estimate
from tools.price.report import replaced, table

PAGE = (ROOT / "docs" / "costs.md").read_text()
USD_MAX, PARTICIPANTS = 6, 100_000
ONE_EACH = dict.fromkeys(BUDGETS, Cost(1, 1, 1))


def test_the_page_is_fresh() -> None:
    """`python -m tools price --write` writes it."""
    assert replaced(PAGE, table(measured(PAGE))) == PAGE


def test_what_is_measured_is_read_from_the_page() -> None:
    assert list(measured(PAGE)) == list(BUDGETS)


def test_a_hundred_thousand_in_a_month_cost_less_than_six_dollars() -> None:
    assert estimate(PARTICIPANTS, measured(PAGE), Habits()).usd < USD_MAX


def test_every_row_that_is_measured_counts() -> None:
    """A row more at any line that takes part is a row more, as often as it comes."""
    works = (*of_participant(Habits()), *DAY)
    before = estimate(1, ONE_EACH, Habits()).in_a_day["rows_written"]
    for line in {work.line for work in works}:
        more = estimate(1, ONE_EACH | {line: Cost(1, 1, 2)}, Habits())
        times = sum(work.times for work in works if work.line == line)
        assert more.in_a_day["rows_written"] - before == pytest.approx(times)


@pytest.mark.parametrize("name", RESOURCES)
def test_what_is_beyond_the_plan_costs_more(name: str) -> None:
    resource, one = RESOURCES[name], estimate(1, ONE_EACH, Habits())
    each = one.a_participant[name]
    within = int((resource.included_a_month - DAYS_A_MONTH * one.a_day[name]) / each)
    assert estimate(within, ONE_EACH, Habits()).usd_more[name] == 0
    a_million_more = estimate(within + int(1e6 / each) + 1, ONE_EACH, Habits())
    assert a_million_more.usd_more[name] == pytest.approx(resource.usd_a_million, rel=0.01)


def test_the_command_tells_people_and_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["price", "1000"]) == 0
    said = capsys.readouterr().out
    assert "A contest of 1,000 participants" in said
    assert "On the free plan D1 rows written end first" in said
    assert main(["price", "1000", "--tasks", "0", "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    usual = estimate(1000, measured(PAGE), Habits())
    assert told["a_participant"]["requests"] < usual.a_participant["requests"]


@pytest.mark.parametrize(
    "given",
    [["0"], ["many"], ["-5"], ["1e3"], ["10", "--tasks", "nan"], ["10", "--invited", "-1"]],
    ids=lambda given: given[-1],
)
def test_what_is_no_number_is_refused(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["price", *given])
    assert "is no number of" in capsys.readouterr().err or "unrecognized" in given
