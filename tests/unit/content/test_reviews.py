"""Open questions, and organisers who judge the answers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.accounts import interleave
from tests.contests import Organiser
from tests.entries import Person, check_counts, joined
from tests.system import Reply, System
from tests.tasks import Tasks, attempt, check_tickets


class Question:
    """A contest with an open question, and its organiser."""

    def __init__(self, system: System, contest: Any, task: Any) -> None:
        self._system, self.contest, self.task = system, contest, task
        self._path = f"/v1/contests/{contest['id']}/reviews"

    @classmethod
    async def asked(cls, system: System, **changes: Any) -> Question:
        tasks = await Tasks.of_draft(system, **changes)
        task = await tasks.add("question", tickets=3)
        return cls(system, await tasks.open(), task)

    async def waiting(self, query: str = "") -> Any:
        token = await Organiser(self._system).token()
        reply = await self._system.request("GET", f"{self._path}{query}", token=token)
        assert reply.status == 200, reply.body
        return reply.json()

    async def decide(self, review: Any, decision: str) -> Reply:
        token = await Organiser(self._system).token()
        path, body = f"{self._path}/{review['id']}", {"decision": decision}
        return await self._system.request("POST", path, body=body, token=token)

    async def state(self, person: Person) -> Any:
        return (await attempt(person, self.contest, self.task)).json()


@pytest.mark.parametrize(
    ("decision", "state", "tickets"),
    [
        pytest.param("accept", "completed", 4, id="accepted"),
        pytest.param("reject", "rejected", 1, id="rejected"),
    ],
)
async def test_an_answer_waits_until_it_is_judged(
    system: System, decision: str, state: str, tickets: int
) -> None:
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    assert (await question.state(person))["state"] == "pending"
    assert (await person.entry(question.contest))["tickets"] == 1
    [review] = (await question.waiting())["items"]
    assert (review["telegram_id"], review["answer"]) == ("42", "Because")
    assert (await question.decide(review, decision)).status == 204
    assert (await question.waiting())["items"] == []
    assert await question.state(person) == {
        "state": state,
        "tickets": tickets - 1,
        "entry_tickets": tickets,
        "attempts_left": 0,
    }
    assert (await question.decide(review, decision)).problem == "review-not-found"
    assert await system.rows("content", "select * from completions where answer > ''") == []
    await check_counts(system, question.contest)
    await check_tickets(system, question.contest)


@pytest.mark.parametrize(("decision", "tickets"), [("accept", 4), ("reject", 1)])
async def test_of_five_who_judge_at_once_one_does_and_the_person_hears_once(
    system: System, decision: str, tickets: int
) -> None:
    """The second one found the answer accepted, and gave its tickets once more."""
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    system.emulator.start_private_chat(system.emulator.meet(42))
    await question.state(person)
    [review] = (await question.waiting())["items"]
    interleave(system, "content")
    replies = await asyncio.gather(*(question.decide(review, decision) for _ in range(5)))
    assert sorted(reply.status for reply in replies) == [204, 404, 404, 404, 404]
    assert (await person.entry(question.contest))["tickets"] == tickets
    await system.settle()
    assert len([each for each in system.sent() if each["chat_id"] == 42]) == 1
    await check_counts(system, question.contest)
    await check_tickets(system, question.contest)


async def test_an_answer_counts_as_far_as_there_is_room_when_it_is_judged(system: System) -> None:
    question = await Question.asked(system, tickets_max=3)
    [person] = await joined(system, question.contest, 42)
    await question.state(person)
    [review] = (await question.waiting())["items"]
    await question.decide(review, "accept")
    assert (await person.entry(question.contest))["tickets"] == 3


async def test_answers_are_listed_oldest_first_and_by_page(system: System) -> None:
    question = await Question.asked(system)
    for person in await joined(system, question.contest, 42, 43, 44):
        await question.state(person)
        system.now += 1
    first = await question.waiting("?limit=2")
    rest = await question.waiting(f"?limit=2&cursor={first['next_cursor']}")
    assert [each["telegram_id"] for each in first["items"] + rest["items"]] == ["42", "43", "44"]
    assert rest["next_cursor"] is None


async def test_the_answer_of_who_has_left_waits_for_their_return(system: System) -> None:
    """Tickets of who is not in were counted among those of who is."""
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    await question.state(person)
    [review] = (await question.waiting())["items"]
    await person.leave(question.contest)
    assert (await question.waiting())["items"] == []
    assert (await question.decide(review, "accept")).problem == "review-not-found"
    await person.join(question.contest)
    assert (await question.waiting())["items"] == [review]


async def test_nothing_is_judged_once_the_contest_is_over(system: System) -> None:
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    await question.state(person)
    [review] = (await question.waiting())["items"]
    await Organiser(system).step(question.contest, "/close")
    assert (await question.decide(review, "accept")).problem == "contest-status"


async def test_who_does_not_organise_the_contest_reads_and_judges_nothing(system: System) -> None:
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    path = f"/v1/contests/{question.contest['id']}/reviews"
    assert (await person.send("GET", path)).problem == "not-an-organiser"
    body = {"decision": "accept"}
    judged = await person.send("POST", f"{path}/none", body=body)
    assert judged.problem == "not-an-organiser"


async def test_an_answer_says_something(system: System) -> None:
    question = await Question.asked(system)
    [person] = await joined(system, question.contest, 42)
    reply = await attempt(person, question.contest, question.task, answer="  ")
    assert reply.problem == "invalid-request"
