"""What each operation, event and sweep costs the databases,
on D1 with a thousand rows in every table.

A budget says nothing of how much there is: who reads more than it reads everything.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.costs import Meter
from tests.e2e.crowd import FILLED, crowd
from tests.e2e.scenario import Scenario
from tools.bench.costs import BUDGETS, replaced, table
from tools.local.stack import Layout, Stack
from tools.local.trial import new_settings
from tools.paths import ROOT
from tools.processes import free_port

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(600)]

PAGE = ROOT / "docs" / "costs.md"


@pytest.fixture(scope="module")
def costs(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Cost]:
    """What everything cost, by its name in the table."""
    state = shutil.copytree(databases, tmp_path_factory.mktemp("crowded"), dirs_exist_ok=True)
    assert crowd(state) == set(FILLED)
    layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
    settings = new_settings(layout)
    with Stack(layout, settings) as stack:
        stack.start()
        client = Client(stack, settings)
        scenario = Scenario(client, Meter(client))
        scenario.all()
    if os.environ.get("COSTS") == "write":
        PAGE.write_text(replaced(PAGE.read_text(), table(scenario.costs)))
    return scenario.costs


def test_everything_has_a_budget(costs: Mapping[str, Cost]) -> None:
    assert list(costs) == list(BUDGETS)


@pytest.mark.parametrize("name", BUDGETS)
def test_within_its_budget(costs: Mapping[str, Cost], name: str) -> None:
    cost, budget = costs[name], BUDGETS[name]
    spent = (cost.database_calls, cost.rows_read, cost.rows_written)
    assert all(each <= most for each, most in zip(spent, budget, strict=True)), (
        f"{spent} of {budget}"
    )
