"""Tasks as organisers make them."""

from __future__ import annotations

from typing import Any

import pytest

from contest.content.tasks.kinds import KINDS
from contest.contract import content as models
from tests.contest_points import allow
from tests.contests import HOUR_S, Organiser
from tests.system import System
from tests.tasks import NEW, TITLE, Tasks, new


@pytest.fixture
async def tasks(system: System) -> Tasks:
    await allow(system)
    return Tasks(system, await Organiser(system).create())


@pytest.mark.parametrize("kind", NEW)
async def test_a_task_of_each_kind_is_made_and_listed_without_its_secret(
    system: System, tasks: Tasks, kind: str
) -> None:
    made = await tasks.add(kind)
    path, token = f"/v1/contests/{tasks.contest['id']}/tasks", await Organiser(system).token()
    listed = await system.request("GET", path, token=token)
    assert listed.json() == {"items": [made]}
    assert (made["kind"], made["is_weak"]) == (kind, kind == "visit")
    assert not {"code", "answers"} & set(made["settings"])
    kept = await system.rows("content", "select document from changes where version = 2")
    assert made["id"] in kept[0]["document"]
    assert "SESAME" not in str(await system.rows("content", "select * from tasks"))


@pytest.mark.parametrize(
    ("kind", "changes", "pointer"),
    [
        pytest.param("daily", {"title": {"ru": "Да"}}, "title", id="not in the contest's locale"),
        pytest.param("quiz", {"options": [TITLE, {"ru": "Да"}]}, "options", id="nor is an option"),
        pytest.param("quiz", {"answers": [2]}, "answers", id="no such option"),
        pytest.param("visit", {"url": "http://a.test/"}, "url", id="no https"),
        pytest.param("join_channel", {"channels": ["-a_channel"]}, "channels", id="no channel"),
        pytest.param("secret_code", {"code": "    "}, "code", id="an empty code"),
        pytest.param("daily", {"tickets": 5, "tickets_max": 4}, "tickets_max", id="a cap too low"),
        pytest.param("daily", {"requires": ["none"]}, "requires", id="after no task"),
        pytest.param(
            "daily",
            {"opens_at": "2027-01-02T00:00:00Z", "closes_at": "2027-01-01T00:00:00Z"},
            "closes_at",
            id="closed before it opens",
        ),
    ],
)
async def test_settings_of_a_task_that_do_not_go_together(
    tasks: Tasks, kind: str, changes: dict[str, Any], pointer: str
) -> None:
    reply = await tasks.send("POST", "", new(kind, **changes))
    assert reply.problem == "invalid-request"
    assert [each["pointer"] for each in reply.json()["errors"]] == [f"/body/{pointer}"]


async def test_tasks_do_not_wait_for_each_other_in_a_circle(tasks: Tasks) -> None:
    first = await tasks.add("daily")
    second = await tasks.add("daily", requires=[first["id"]])
    third = await tasks.add("daily", requires=[second["id"]])
    assert third["requires"] == [second["id"]]
    for required in (first, third):
        refused = await tasks.change(first, requires=[required["id"]])
        assert refused.json()["errors"][0]["pointer"] == "/body/requires"


async def test_a_task_that_is_gone_is_required_no_more_and_leaves_its_place(
    system: System, tasks: Tasks
) -> None:
    first = await tasks.add("daily", is_mandatory=True)
    second = await tasks.add("daily", requires=[first["id"]])
    assert (await tasks.send("DELETE", f"/{first['id']}")).status == 204
    await tasks.add("visit")
    [row, other] = await system.rows("content", "select * from tasks order by number desc")
    assert (row["task_id"], row["requires"], other["number"]) == (second["id"], 0, 0)
    [contest] = await system.rows("content", "select mandatory from contests")
    assert contest["mandatory"] == 0
    assert (await tasks.send("DELETE", f"/{first['id']}")).problem == "task-not-found"


async def test_a_contest_has_so_many_tasks_at_most(system: System, tasks: Tasks) -> None:
    await tasks.add("daily")
    insert = """
        insert into tasks select contest_id, value, value, position, kind, content, secret, period,
            tickets, tickets_max, attempts_max, requires, is_mandatory, is_off, opens_at, closes_at
        from tasks, json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,
            26,27,28,29,30,31,32,33,34,35,36,37,38]')
    """
    await system.rows("content", insert)
    await tasks.add("daily", is_mandatory=True)
    [contest] = await system.rows("content", "select mandatory from contests")
    assert contest["mandatory"] == 1 << 39
    assert (await tasks.send("POST", "", new("daily"))).problem == "too-many-tasks"


async def test_once_people_are_in_a_task_can_be_switched_off_and_nothing_else(
    system: System, tasks: Tasks
) -> None:
    first = await tasks.add("join_channel", is_mandatory=True)
    second = await tasks.add("daily", requires=[first["id"]])
    await tasks.publish()
    system.now += HOUR_S
    await system.tick("content")
    tasks.contest = await Organiser(system).see(tasks.contest)
    assert (await tasks.send("POST", "", new("daily"))).problem == "contest-status"
    assert (await tasks.send("DELETE", f"/{first['id']}")).problem == "contest-status"
    assert (await tasks.change(second, tickets=2, reason="More")).problem == "contest-fixed"
    assert (await tasks.change(first, is_off=True)).problem == "contest-fixed"
    off = await tasks.change(first, is_off=True, reason="The channel is gone")
    assert off.json()["is_off"]
    [contest] = await system.rows("content", "select mandatory from contests")
    [unlocked] = await system.rows(
        "content", "select requires from tasks where task_id = ?", second["id"]
    )
    assert (contest["mandatory"], unlocked["requires"]) == (0, 0)
    again = await tasks.change(first, is_off=False, reason="It is back")
    assert again.problem == "contest-fixed"
    [said] = await system.rows("content", "select reason from changes where reason is not null")
    assert said["reason"] == "The channel is gone"


async def test_a_change_of_tasks_says_which_version_it_is_made_to(
    system: System, tasks: Tasks
) -> None:
    before = dict(tasks.contest)
    await tasks.add("daily")
    stale = Tasks(system, before)
    assert (await stale.send("POST", "", new("daily"))).problem == "version-changed"


@pytest.mark.parametrize(
    ("union", "kinds"),
    [
        (models.NewTask, set(KINDS)),
        (models.Attempt, {name for name, kind in KINDS.items() if kind.judge}),
    ],
)
def test_each_kind_of_the_contract_has_its_file_and_no_other_is_there(
    union: Any, kinds: set[str]
) -> None:
    """A kind that the document knows and the table does not is a 500 for whoever tries it."""
    branches = union.model_json_schema()["discriminator"]["mapping"]
    assert (set(branches), set(KINDS)) == (kinds, set(NEW))
