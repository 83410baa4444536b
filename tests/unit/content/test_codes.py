"""Codes that are good once each."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.accounts import interleave
from tests.contests import Organiser
from tests.entries import joined
from tests.system import Reply, System
from tests.tasks import TITLE, Tasks, attempt


class Codes:
    """A contest with a task of single-use codes."""

    def __init__(self, system: System, tasks: Tasks, task: Any) -> None:
        self._system, self.tasks, self.task = system, tasks, task

    @classmethod
    async def wanted(cls, system: System) -> Codes:
        tasks = await Tasks.of_draft(system)
        new = {"kind": "secret_code", "title": TITLE, "tickets": 1}
        task = (await tasks.send("POST", "", new)).json()
        assert task["settings"] == {"single_use": True}
        return cls(system, tasks, task)

    async def put(self, csv: str, task: Any = None) -> Reply:
        task_id = (task or self.task)["id"]
        path = f"/v1/contests/{self.tasks.contest['id']}/tasks/{task_id}/codes"
        token = await Organiser(self._system).token()
        return await self._system.request("PUT", path, body={"csv": csv}, token=token)


@pytest.mark.parametrize(
    ("csv", "codes"),
    [
        pytest.param("ALPHA\nBRAVO\n", 2, id="a line each"),
        pytest.param("\ufeffALPHA\r\nBRAVO", 2, id="as Excel writes it"),
        pytest.param('"ALPHA",first\n"BR,AVO",second\n', 2, id="with more columns"),
        pytest.param("ALPHA\n\nalpha\n ALPHA \n", 1, id="the same one"),
    ],
)
async def test_codes_come_as_a_table(system: System, csv: str, codes: int) -> None:
    uploaded = await Codes.wanted(system)
    assert (await uploaded.put(csv)).json() == {"codes": codes}
    rows = await system.rows("content", "select * from codes")
    assert len(rows) == codes
    assert "ALPHA" not in str(rows)


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        pytest.param("ALPHA\nABC\n", "line 2: not of 4 to 64 characters", id="too short"),
        pytest.param("x" * 65, "line 1: not of 4 to 64 characters", id="too long"),
        pytest.param('ALPHA\n"BRAVO', "line 2: unexpected end of data", id="no end"),
        pytest.param("\n\n", "no code", id="none"),
    ],
)
async def test_a_table_that_holds_no_codes(system: System, csv: str, said: str) -> None:
    uploaded = await Codes.wanted(system)
    await uploaded.put("ALPHA")
    reply = await uploaded.put(csv)
    assert reply.json()["errors"] == [{"pointer": "/body/csv", "message": said}]
    assert len(await system.rows("content", "select * from codes")) == 1


@pytest.mark.search
async def test_fifty_thousand_codes_and_no_more(system: System) -> None:
    uploaded = await Codes.wanted(system)
    await uploaded.put("ALPHA")
    table = "\n".join(f"CODE-{number}" for number in range(50_000))
    assert (await uploaded.put(table)).json() == {"codes": 50_000}
    [kept] = await system.rows("content", "select count(*) as codes from codes")
    assert kept["codes"] == 50_000
    reply = await uploaded.put(f"{table}\nONE-MORE")
    assert reply.json()["errors"][0]["message"] == "more than 50000 codes"


async def test_a_code_is_good_for_one_person(system: System) -> None:
    uploaded = await Codes.wanted(system)
    await uploaded.put("ALPHA\nBRAVO")
    contest = await uploaded.tasks.open()
    people = await joined(system, contest, *range(42, 52))
    interleave(system, "content")
    replies = await asyncio.gather(
        *(attempt(person, contest, uploaded.task, code="alpha") for person in people)
    )
    states = sorted(reply.json()["state"] for reply in replies)
    assert states == ["completed"] + ["tried"] * 9
    [other] = [
        person
        for person, reply in zip(people[:2], replies, strict=False)
        if reply.json()["state"] == "tried"
    ][:1]
    done = await attempt(other, contest, uploaded.task, code="bravo")
    assert done.json()["state"] == "completed"
    used = await system.rows("content", "select used_by from codes where used_by is not null")
    assert len(used) == 2


async def test_who_has_done_the_task_uses_up_no_other_code(system: System) -> None:
    uploaded = await Codes.wanted(system)
    await uploaded.put("ALPHA\nBRAVO")
    contest = await uploaded.tasks.open()
    [person] = await joined(system, contest, 42)
    for code in ("ALPHA", "BRAVO"):
        await attempt(person, contest, uploaded.task, code=code)
    used = await system.rows("content", "select used_by from codes where used_by is not null")
    assert len(used) == 1


async def test_codes_are_put_before_the_contest_opens_and_where_they_are_wanted(
    system: System,
) -> None:
    uploaded = await Codes.wanted(system)
    other = await uploaded.tasks.add("secret_code")
    assert (await uploaded.put("ALPHA", other)).problem == "task-not-found"
    await uploaded.put("BRAVO")
    await uploaded.tasks.open()
    assert (await uploaded.put("ALPHA")).problem == "contest-status"


async def test_a_contest_is_not_published_before_its_codes_are_there(system: System) -> None:
    uploaded = await Codes.wanted(system)
    organiser, tasks = Organiser(system), uploaded.tasks
    assert (await organiser.step(tasks.contest, "/publish")).problem == "codes-missing"
    await tasks.change(uploaded.task, is_off=True)
    assert (await organiser.step(tasks.contest, "/publish")).status == 200


async def test_a_task_without_codes_stays_off_once_the_contest_is_scheduled(system: System) -> None:
    tasks = Tasks(system, await Organiser(system).create())
    new = {"kind": "secret_code", "title": TITLE, "tickets": 1}
    task = (await tasks.send("POST", "", new)).json()
    await tasks.change(task, is_off=True)
    await tasks.publish()
    assert (await tasks.change(task, is_off=False)).problem == "codes-missing"
    await Codes(system, tasks, task).put("ALPHA")
    assert (await tasks.change(task, is_off=False)).status == 200


async def test_a_copy_has_no_codes_yet(system: System) -> None:
    uploaded = await Codes.wanted(system)
    await uploaded.put("ALPHA")
    organiser = Organiser(system)
    copy = (await organiser.send("POST", uploaded.tasks.contest, "/copy")).json()
    assert (await organiser.step(copy, "/publish")).problem == "codes-missing"


async def test_a_task_that_wants_codes_is_added_before_the_contest_is_published(
    system: System,
) -> None:
    """Else the clock would open it without any."""
    tasks = Tasks(system, await Organiser(system).create())
    await tasks.publish()
    new = {"kind": "secret_code", "title": TITLE, "tickets": 1}
    assert (await tasks.send("POST", "", new)).problem == "codes-missing"
