"""Tasks as people do them: once each, with as many attempts and tickets as there are."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.accounts import interleave, unlimited
from tests.contests import HOUR_S, Organiser
from tests.entries import Person, check_counts, disqualify, joined
from tests.system import System
from tests.tasks import Tasks, attempt, check_tickets
from tools.telegram.state import Chat, Fault, Member


async def _open(system: System, kind: str, **changes: Any) -> tuple[Any, Any, Person]:
    """A contest with one task, and someone who is in."""
    tasks = await Tasks.of_draft(system)
    task = await tasks.add(kind, **changes)
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    return contest, task, person


@pytest.mark.parametrize("kind", ["secret_code", "quiz", "daily", "visit"])
async def test_a_task_is_done_once(system: System, kind: str) -> None:
    contest, task, person = await _open(system, kind, tickets=3)
    first, again = [await attempt(person, contest, task) for _ in range(2)]
    assert first.json()["state"] == "completed"
    assert (first.json()["tickets"], first.json()["entry_tickets"]) == (3, 4)
    assert again.json() == first.json()
    assert (await person.entry(contest))["tickets"] == 4
    await check_counts(system, contest)
    await check_tickets(system, contest)


async def test_done_at_once_by_twenty_calls_it_counts_once(system: System) -> None:
    contest, task, person = await _open(system, "visit", tickets=2)
    interleave(system, "content")
    await asyncio.gather(*(attempt(person, contest, task) for _ in range(20)))
    assert (await person.entry(contest))["tickets"] == 3
    await check_counts(system, contest)
    [counted] = await system.rows("content", "select completions from counters")
    assert counted["completions"] == '{"0":1}'


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        pytest.param("secret_code", {"code": "OPEN"}, id="code"),
        pytest.param("quiz", {"answers": [0]}, id="another answer"),
        pytest.param("quiz", {"answers": [0, 1]}, id="all answers"),
    ],
)
async def test_answers_are_not_found_by_trying(
    system: System, kind: str, wrong: dict[str, Any]
) -> None:
    """Wrong attempts were counted by a read before: twenty at once all counted as the first."""
    contest, task, person = await _open(system, kind, attempts_max=3)
    interleave(system, "content")
    replies = await asyncio.gather(*(attempt(person, contest, task, **wrong) for _ in range(20)))
    assert sorted(reply.status for reply in replies) == [200] * 3 + [409] * 17
    assert {reply.problem for reply in replies if reply.status == 409} == {"attempts-used-up"}
    assert {reply.json()["state"] for reply in replies if reply.status == 200} == {"tried"}
    assert (await attempt(person, contest, task)).problem == "attempts-used-up"
    assert (await person.entry(contest))["tickets"] == 1


async def test_the_last_attempt_may_be_the_right_one(system: System) -> None:
    contest, task, person = await _open(system, "secret_code", attempts_max=2)
    tried = await attempt(person, contest, task, code="WRONG")
    assert tried.json() == {"state": "tried", "tickets": 0, "entry_tickets": 1, "attempts_left": 1}
    done = await attempt(person, contest, task)
    assert (done.json()["state"], done.json()["attempts_left"]) == ("completed", 0)


@pytest.mark.parametrize(
    ("code", "given"),
    [
        pytest.param("SESAME", "  sesame ", id="lower case and spaces"),
        pytest.param("Straße 7", "STRASSE 7", id="sharp s"),
        pytest.param("КОД-2026", "код-2026", id="Cyrillic"),
        pytest.param("ABC123", "\uff21\uff22\uff231\uff12\uff13", id="full width"),
        pytest.param("x" * 64, "X" * 64, id="the longest"),
    ],
)
async def test_a_code_is_the_same_however_it_is_written(
    system: System, code: str, given: str
) -> None:
    contest, task, person = await _open(system, "secret_code", code=code)
    assert (await attempt(person, contest, task, code=given)).json()["state"] == "completed"


@pytest.mark.parametrize("answers", [[2, 0], [0, 2, 2]], ids=["in any order", "named twice"])
async def test_several_options_may_be_right(system: System, answers: list[int]) -> None:
    options = [{"en": each} for each in "ABC"]
    contest, task, person = await _open(system, "quiz", options=options, answers=[0, 2])
    assert (await attempt(person, contest, task, answers=[0])).json()["state"] == "tried"
    assert (await attempt(person, contest, task, answers=answers)).json()["state"] == "completed"


async def test_a_gate_opens_once_what_is_before_it_is_done(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    first, second = await tasks.add("visit"), await tasks.add("daily")
    third = await tasks.add("secret_code", requires=[first["id"], second["id"]], attempts_max=1)
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    await attempt(person, contest, first)
    assert (await attempt(person, contest, third)).problem == "task-locked"
    await attempt(person, contest, second)
    assert (await attempt(person, contest, third)).json()["state"] == "completed"


async def test_who_has_not_done_what_is_mandatory_takes_no_part_in_the_draw(
    system: System,
) -> None:
    contest, task, person = await _open(system, "visit", is_mandatory=True, tickets=0)
    assert not (await person.entry(contest))["is_qualified"]
    await attempt(person, contest, task)
    assert (await person.entry(contest))["is_qualified"]


async def test_a_cap_is_exact_however_many_tasks_are_done_at_once(system: System) -> None:
    tasks = await Tasks.of_draft(system, tickets_max=10)
    made = [await tasks.add("visit", tickets=4) for _ in range(5)]
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    interleave(system, "content")
    replies = await asyncio.gather(*(attempt(person, contest, task) for task in made))
    assert sorted(reply.json()["tickets"] for reply in replies) == [0, 0, 1, 4, 4]
    assert (await person.entry(contest))["tickets"] == 10
    await check_counts(system, contest)
    await check_tickets(system, contest)


async def test_what_is_refused_says_why(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("secret_code")
    contest = await tasks.open()
    person = await Person.signed_in(system, 42)
    assert (await attempt(person, contest, task)).problem == "not-entered"
    await person.join(contest)
    assert (await attempt(person, contest, {"id": "none", "kind": "daily"})).problem == (
        "task-not-found"
    )
    assert (await attempt(person, {"id": "none"}, task)).problem == "contest-not-found"
    other = await attempt(person, contest, task | {"kind": "daily"})
    assert other.json()["errors"] == [
        {"pointer": "/body/kind", "message": "the task is a secret_code"}
    ]
    await person.leave(contest)
    assert (await attempt(person, contest, task)).problem == "not-entered"
    await person.join(contest)
    await tasks.change(task, is_off=True, reason="It leaked")
    assert (await attempt(person, contest, task)).problem == "task-not-open"


async def test_what_is_refused_says_it_in_the_words_of_joining(system: System) -> None:
    """It named neither the organisers' reason nor whether the contest is to come or over."""
    unlimited(system)
    contest, task, person = await _open(system, "visit")
    [other] = await joined(system, contest, 43)
    await disqualify(system, contest, (await other.entry(contest))["id"])
    system.now -= 1
    replies = [await attempt(other, contest, task), await attempt(person, contest, task)]
    await Organiser(system).step(contest, "/close")
    replies.append(await attempt(person, contest, task))
    assert [(each.problem, each.json()["detail"]) for each in replies] == [
        ("entry-disqualified", "Several accounts"),
        ("contest-not-open", "It has not started."),
        ("contest-not-open", "It is over."),
    ]


async def test_a_status_that_is_late_lets_nobody_do_a_task(system: System) -> None:
    """It says open, the time says over: the sweep comes once a minute."""
    contest, task, person = await _open(system, "visit")
    system.now += 25 * HOUR_S
    person = await Person.signed_in(system, 42)
    assert (await Organiser(system).see(contest))["status"] == "open"
    assert (await attempt(person, contest, task)).problem == "contest-not-open"


async def test_a_task_has_its_own_dates(system: System) -> None:
    dates = {"opens_at": "2027-01-15T10:00:00Z", "closes_at": "2027-01-15T12:00:00Z"}
    assert system.now == 1_800_000_000  # 2027-01-15 08:00
    contest, task, _ = await _open(system, "daily", **dates)
    for hours, outcome in ((0, "task-not-open"), (2, "completed"), (4, "task-not-open")):
        system.now = 1_800_000_000 + hours * HOUR_S
        [person] = await joined(system, contest, 100 + hours)
        reply = await attempt(person, contest, task)
        assert outcome in (reply.problem, reply.json().get("state"))


# Channels


def _channel(
    system: System,
    status: str,
    *,
    telegram_id: int = 42,
    is_member: bool = True,
    name: str = "contests",
) -> None:
    """Someone is this in the channel, where the bot is an administrator."""
    emulator, chat_id = system.emulator, -len(name)
    emulator.meet(telegram_id, first_name="Ada")
    channel = emulator.chats.setdefault(chat_id, Chat(chat_id, "channel", username=name))
    channel.members[telegram_id] = Member(status, is_member)


async def test_who_is_in_the_channel_has_done_the_task(system: System) -> None:
    contest, task, person = await _open(system, "join_channel", channels=["@Contests"])
    _channel(system, "left")
    refused = await attempt(person, contest, task)
    assert (refused.status, refused.problem) == (422, "not-a-member")
    assert refused.json()["detail"] == "Not in @contests."
    _channel(system, "member")
    assert (await attempt(person, contest, task)).json()["state"] == "completed"
    [kept] = await system.rows("content", "select chat_id, is_member from memberships")
    assert kept == {"chat_id": "@contests", "is_member": 1}
    _channel(system, "left")
    assert (await attempt(person, contest, task)).json()["state"] == "completed"


@pytest.mark.parametrize(
    ("status", "is_member", "outcome"),
    [
        pytest.param("creator", True, "completed", id="the owner"),
        pytest.param("administrator", True, "completed", id="an administrator"),
        pytest.param("restricted", True, "completed", id="muted"),
        pytest.param("restricted", False, "not-a-member", id="muted and gone"),
        pytest.param("left", False, "not-a-member", id="who has left"),
        pytest.param("kicked", False, "not-a-member", id="who was kicked"),
    ],
)
async def test_an_answer_of_telegram_s_is_no_membership_yet(
    system: System, status: str, is_member: bool, outcome: str
) -> None:
    """An "ok" counted as a member although the status was `left`,
    and `restricted` without `is_member`.
    """
    contest, task, person = await _open(system, "join_channel")
    _channel(system, status, is_member=is_member)
    reply = await attempt(person, contest, task)
    assert outcome in (reply.problem, reply.json().get("state"))


async def test_a_task_with_several_channels_wants_all_of_them(system: System) -> None:
    """What is certain is said first: a channel that cannot be seen hides no other."""
    channels = ["@contests", "@another", "@unseen"]
    contest, task, person = await _open(system, "join_channel", channels=channels)
    _channel(system, "member")
    _channel(system, "left", name="another")
    assert (await attempt(person, contest, task)).json()["detail"] == "Not in @another."
    _channel(system, "member", name="another")
    assert (await attempt(person, contest, task)).problem == "membership-unknown"
    _channel(system, "member", name="unseen")
    assert (await attempt(person, contest, task)).json()["state"] == "completed"
    assert len(await system.rows("content", "select * from memberships")) == 3


@pytest.mark.parametrize("code", [400, 403, 429, 500])
async def test_what_telegram_does_not_tell_is_no_no_and_no_yes(system: System, code: int) -> None:
    """A Telegram error at joining counted as a requirement that is met."""
    contest, task, person = await _open(system, "join_channel")
    _channel(system, "member")
    system.emulator.faults.append(Fault("getChatMember", 1, error_code=code))
    assert (await attempt(person, contest, task)).problem == "membership-unknown"
    assert await system.rows("content", "select * from completions") == []
    assert (await attempt(person, contest, task)).json()["state"] == "completed"


async def test_telegram_is_asked_for_nobody_who_is_not_in(system: System) -> None:
    contest, task, _ = await _open(system, "join_channel")
    stranger = await Person.signed_in(system, 43)
    assert (await attempt(stranger, contest, task)).problem == "not-entered"
    assert system.sent("getChatMember") == []


# Days


async def _look_in(system: System, contest: Any, task: Any, times: list[str]) -> list[str]:
    """The local dates that looking in at these times counts for."""
    unlimited(system)
    for time in times:
        system.now = datetime.fromisoformat(time).timestamp()
        person = await Person.signed_in(system, 42)
        assert (await attempt(person, contest, task)).json()["state"] == "completed"
    rows = await system.rows("content", "select period from completions order by period")
    return [str(row["period"]) for row in rows]


@pytest.mark.parametrize(
    ("zone", "starts_at", "times", "dates"),
    [
        pytest.param(
            "Europe/Berlin",
            "2026-10-24T10:00:00Z",
            ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"],
            ["2026-10-25", "2026-10-26"],
            id="a day of 25 hours",
        ),
        pytest.param(
            "Europe/Berlin",
            "2027-03-27T10:00:00Z",
            ["2027-03-27T23:00:00Z", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"],
            ["2027-03-28", "2027-03-29"],
            id="a day of 23 hours",
        ),
        pytest.param(
            "Africa/Cairo",
            "2026-04-23T10:00:00Z",
            ["2026-04-23T21:59:59Z", "2026-04-23T22:00:00Z"],
            ["2026-04-23", "2026-04-24"],
            id="a day without midnight",
        ),
        pytest.param(
            "Pacific/Pago_Pago",
            "2026-11-20T10:30:00Z",
            ["2026-11-20T10:30:00Z"],
            ["2026-11-19"],
            id="far west",
        ),
        pytest.param(
            "Europe/Moscow",
            "2026-11-20T10:30:00Z",
            ["2026-11-20T10:30:00Z"],
            ["2026-11-20"],
            id="Moscow",
        ),
        pytest.param(
            "Pacific/Kiritimati",
            "2026-11-20T10:30:00Z",
            ["2026-11-20T10:30:00Z"],
            ["2026-11-21"],
            id="far east",
        ),
    ],
)
async def test_looking_in_counts_once_on_each_date_of_the_contest_s_zone(
    system: System, zone: str, starts_at: str, times: list[str], dates: list[str]
) -> None:
    begin = datetime.fromisoformat(starts_at)
    system.now = begin.timestamp()
    ends_at = (begin + timedelta(days=3)).isoformat().replace("+00:00", "Z")
    tasks = await Tasks.of_draft(system, time_zone=zone, ends_at=ends_at)
    task = await tasks.add("daily")
    contest = await tasks.open()
    await joined(system, contest, 42)
    assert await _look_in(system, contest, task, times) == dates
    await check_counts(system, contest)
    await check_tickets(system, contest)


async def test_the_last_second_of_the_last_day_counts(system: System) -> None:
    contest, task, _ = await _open(system, "daily")
    system.now += 25 * HOUR_S - 1
    person = await Person.signed_in(system, 42)
    assert (await attempt(person, contest, task)).json()["state"] == "completed"


async def test_a_cap_of_a_task_holds_over_all_its_days(system: System) -> None:
    ends_at = "2027-01-20T08:00:00Z"
    tasks = await Tasks.of_draft(system, ends_at=ends_at, time_zone="UTC")
    task = await tasks.add("daily", tickets=2, tickets_max=5)
    contest = await tasks.open()
    await joined(system, contest, 42)
    given = []
    for _ in range(4):
        person = await Person.signed_in(system, 42)
        given.append((await attempt(person, contest, task)).json()["tickets"])
        system.now += 24 * HOUR_S
    assert given == [2, 2, 1, 0]
    await check_counts(system, contest)
    await check_tickets(system, contest)


async def test_who_comes_back_has_what_they_have_done(system: System) -> None:
    contest, task, person = await _open(system, "visit", tickets=2)
    await attempt(person, contest, task)
    await person.leave(contest)
    await person.join(contest)
    assert (await person.entry(contest))["tickets"] == 3
    assert (await attempt(person, contest, task)).json()["entry_tickets"] == 3
    await check_counts(system, contest)
    await check_tickets(system, contest)


async def test_whose_account_is_gone_has_done_nothing(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    made = [await tasks.add(kind) for kind in ("join_channel", "question", "secret_code")]
    contest = await tasks.open()
    person, other = await joined(system, contest, 42, 43)
    for telegram_id in (42, 43):
        _channel(system, "member", telegram_id=telegram_id)
    for task in made:
        await attempt(person, contest, task)
        await attempt(other, contest, task)
    await person.send("DELETE", "/v1/me")
    await system.settle()
    for table in ("completions", "memberships"):
        rows = await system.rows("content", f"select telegram_id from {table}")
        assert {row["telegram_id"] for row in rows} == {"43"}


KEY = "the-first-one"


@pytest.mark.parametrize("last", [False, True], ids=["some are left", "it was the last"])
async def test_a_wrong_answer_that_is_sent_again_counts_once(system: System, last: bool) -> None:
    contest, task, person = await _open(system, "secret_code", attempts_max=1 if last else 3)
    first, again = [await attempt(person, contest, task, KEY, code="WRONG") for _ in range(2)]
    assert (first.json()["state"], first.json()["attempts_left"]) == ("tried", 0 if last else 2)
    assert again.json() == first.json()
    other = await attempt(person, contest, task, KEY, code="OTHER")
    assert other.problem == "idempotency-key-reused"
    if not last:
        right = await attempt(person, contest, task)
        assert (right.json()["state"], right.json()["attempts_left"]) == ("completed", 1)
        assert (await attempt(person, contest, task, KEY, code="WRONG")).json() == first.json()
    await check_tickets(system, contest)


async def test_a_task_that_nobody_can_do_wrong_keeps_no_key(system: System) -> None:
    """Asked again, by whatever key, it answers what it has answered."""
    contest, task, person = await _open(system, "visit", tickets=3)
    answers = [await attempt(person, contest, task, key) for key in (KEY, KEY, "another-key")]
    assert {each.body for each in answers} == {answers[0].body}
    assert answers[0].json()["entry_tickets"] == 4
    assert await system.rows("content", "select * from idempotency_keys") == []
    await check_tickets(system, contest)


async def test_an_answer_that_is_sent_twenty_times_at_once_counts_once(system: System) -> None:
    contest, task, person = await _open(system, "quiz", tickets=3, attempts_max=3)
    [ada] = await joined(system, contest, 43)
    interleave(system, "content")
    wrong = await asyncio.gather(
        *(attempt(person, contest, task, KEY, answers=[0]) for _ in range(20))
    )
    assert {each.body for each in wrong} == {wrong[0].body}
    assert wrong[0].json() == {"state": "tried", "tickets": 0, "entry_tickets": 1} | {
        "attempts_left": 2
    }
    right = await asyncio.gather(*(attempt(ada, contest, task, KEY) for _ in range(20)))
    assert {each.body for each in right} == {right[0].body}
    assert right[0].json()["entry_tickets"] == 4
    await check_counts(system, contest)


async def test_keys_are_forgotten_in_time_and_with_their_person(system: System) -> None:
    contest, task, person = await _open(system, "secret_code")
    [ada] = await joined(system, contest, 43)
    for each in (person, ada):
        await attempt(each, contest, task, KEY, code="WRONG")
    kept = "select principal from idempotency_keys"
    assert len(await system.rows("content", kept)) == 2
    assert (await ada.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    assert await system.rows("content", kept) == [{"principal": person.user_id}]
    system.now += 3 * 86_400
    await system.tick("content")
    assert await system.rows("content", kept) == []


async def test_an_attempt_without_a_key_is_refused(system: System) -> None:
    contest, task, person = await _open(system, "visit")
    path = f"/v1/contests/{contest['id']}/tasks/{task['id']}/completions"
    refused = await person.send("POST", path, body={"kind": "visit"})
    assert refused.problem == "invalid-request"
    assert (await attempt(person, contest, task)).json()["state"] == "completed"
