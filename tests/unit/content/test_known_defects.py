"""Defects of published contest bots, one test each, named after it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from contest.content.draw.drawing import draw
from contest.content.draw.freezing import freeze
from tests.accounts import interleave
from tests.contests import HOUR_S, Organiser, minutes
from tests.draws import DELAY_S, frozen
from tests.entries import Person, check_counts, joined
from tests.system import Reply, System
from tests.tasks import TITLE, Tasks, attempt, new
from tests.winners import confirm, disqualify, drawn_among, holders, winners
from tools.telegram.state import Chat, Fault, Member


async def _with_task(system: System, kind: str, **changes: Any) -> tuple[Any, Any, Person]:
    """An open contest with one task, the task, and someone who is in."""
    tasks = await Tasks.of_draft(system)
    task = await tasks.add(kind, **changes)
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    return contest, task, person


def _in_channel(system: System, status: str, *, is_member: bool = True) -> None:
    """What the person is in the channel `@contests`."""
    system.emulator.meet(42, first_name="Ada")
    channel = system.emulator.chats.setdefault(-8, Chat(-8, "channel", username="contests"))
    channel.members[42] = Member(status, is_member)


async def _exclude(system: System, contest: Any, telegram_id: int) -> Reply:
    path = f"/exclusions/{telegram_id}"
    return await Organiser(system).send("PUT", contest, path, body={"reason": "staff"})


async def test_join_trusts_a_captcha_that_the_client_says_it_passed(system: System) -> None:
    contest = await Organiser(system).opened(has_captcha=True)
    person = await Person.signed_in(system)
    assert (await person.join(contest, captcha_passed=True)).problem == "invalid-request"
    assert (await person.join(contest)).problem == "captcha-needed"
    assert await check_counts(system, contest) == 0


async def test_a_network_error_of_the_captcha_lets_everyone_in(system: System) -> None:
    contest = await Organiser(system).opened(has_captcha=True)
    person = await Person.signed_in(system)

    async def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("down", request=request)

    async with httpx.AsyncClient(transport=httpx.MockTransport(down)) as http:
        system.replace("content", http=http)
        reply = await person.join(contest, captcha_token="any")
    assert (reply.status, reply.problem) == (503, "captcha-unavailable")
    assert await check_counts(system, contest) == 0


async def test_the_referrer_is_read_from_the_request_body(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    assert (await person.join(contest, referrer="43")).problem == "invalid-request"


async def test_a_telegram_error_counts_as_requirement_met(system: System) -> None:
    contest, task, person = await _with_task(system, "join_channel")
    _in_channel(system, "member")
    system.emulator.faults.append(Fault("getChatMember", 1, error_code=500))
    assert (await attempt(person, contest, task)).problem == "membership-unknown"


@pytest.mark.parametrize(("status", "is_member"), [("restricted", False), ("left", True)])
async def test_who_is_restricted_or_has_left_counts_as_a_member(
    system: System, status: str, *, is_member: bool
) -> None:
    contest, task, person = await _with_task(system, "join_channel")
    _in_channel(system, status, is_member=is_member)
    assert (await attempt(person, contest, task)).problem == "not-a-member"


async def test_an_error_of_telegram_takes_away_what_was_done(system: System) -> None:
    """And so does whoever leaves the channel after entering, before the draw looks."""
    contest, task, person = await _with_task(system, "join_channel")
    _in_channel(system, "member")
    await attempt(person, contest, task)
    before = await person.entry(contest)
    _in_channel(system, "left")
    system.emulator.faults.append(Fault("getChatMember", 1, error_code=500))
    assert (await attempt(person, contest, task)).json()["state"] == "completed"
    assert await person.entry(contest) == before


async def test_caps_that_are_counted_and_then_inserted_race(system: System) -> None:
    contest = await Organiser(system).opened(entries_max=2)
    people = [await Person.signed_in(system, each) for each in range(100, 105)]
    interleave(system, "content")
    await asyncio.gather(*(person.join(contest) for person in people))
    assert await check_counts(system, contest) == 2


async def test_a_cap_of_tickets_is_raced_by_two_completions(system: System) -> None:
    tasks = await Tasks.of_draft(system, tickets_max=3)
    visits = [await tasks.add("visit", tickets=2) for _ in range(2)]
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    interleave(system, "content")
    await asyncio.gather(*(attempt(person, contest, each) for each in visits))
    assert (await person.entry(contest))["tickets"] == 3
    await check_counts(system, contest)


async def test_a_leaderboard_sorts_ascending(system: System) -> None:
    contest, task, person = await _with_task(system, "visit")
    await joined(system, contest, 43, 44)
    await attempt(person, contest, task)
    board = await system.request("GET", f"/v1/contests/{contest['id']}/leaderboard")
    assert [each["tickets"] for each in board.json()["items"]] == [2, 1, 1]


async def test_the_end_takes_no_lock(system: System) -> None:
    contest = await Organiser(system).opened()
    await joined(system, contest, *range(100, 105))
    await Organiser(system).step(contest, "/close")
    interleave(system, "content")
    await asyncio.gather(*(freeze(system.deps["content"]) for _ in range(3)))
    [page] = await system.rows("content", "select entries from frozen_pages")
    assert page["entries"] == 5


async def test_the_status_says_open_and_the_clock_says_ended(system: System) -> None:
    contest, task, person = await _with_task(system, "visit")
    system.now += 25 * HOUR_S
    assert (await Organiser(system).see(contest))["status"] == "open"
    other = await Person.signed_in(system, 43)
    person = await Person.signed_in(system, 42)
    assert (await other.join(contest)).problem == "contest-not-open"
    assert (await attempt(person, contest, task)).problem == "contest-not-open"


async def test_a_status_is_overwritten(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    assert (await organiser.change(contest, status="open")).problem == "invalid-request"
    await organiser.step(contest, "/cancel")
    cancelled = await organiser.see(contest)
    assert (await organiser.step(cancelled, "/publish")).problem == "contest-status"


async def test_ended_twice_by_command_and_by_timer_it_has_two_results(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    system.now += 25 * HOUR_S
    await organiser.step(contest, "/close")
    await minutes(system, 4)
    assert (await organiser.step(await organiser.see(contest), "/close")).problem == (
        "contest-status"
    )
    log = await system.request("GET", f"/v1/contests/{contest['id']}/changes")
    assert [each["action"] for each in log.json()["items"]] == ["close", "open-at-once"]


async def test_answers_of_a_quiz_are_found_by_trying(system: System) -> None:
    options = [TITLE, {"en": "Or not"}, {"en": "Neither"}]
    contest, task, person = await _with_task(
        system, "quiz", options=options, attempts_max=2, answers=[2]
    )
    states = [(await attempt(person, contest, task, answers=[each])) for each in range(3)]
    assert [each.status for each in states[:2]] == [200, 200]
    assert states[2].problem == "attempts-used-up"


async def test_the_same_person_is_in_twice_under_two_user_ids(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    again = await Person.signed_in(system, 42)
    assert again.user_id != person.user_id
    assert (await again.join(contest)).status == 200
    assert await check_counts(system, contest) == 1


async def test_staff_enter_their_own_contest(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    assert (await _exclude(system, contest, 42)).status == 204
    await organiser.step(await organiser.see(contest), "/publish")
    system.now += HOUR_S
    await minutes(system)
    person = await Person.signed_in(system)
    assert (await person.join(contest)).problem == "entry-excluded"


async def test_an_account_is_deleted_between_the_closing_and_the_draw(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    [person, _] = await joined(system, contest, 42, 43)
    await organiser.step(contest, "/close")
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await minutes(system)
    [row] = await system.rows("content", "select stage, entries from draws")
    assert (row["stage"], row["entries"]) == ("frozen", 2)


@pytest.mark.parametrize("people", [0, 1])
async def test_fewer_entries_than_winners(system: System, people: int) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await joined(system, contest, *range(100, 100 + people))
    await organiser.step(contest, "/close")
    await minutes(system)
    [row] = await system.rows("content", "select stage, entries from draws")
    assert (row["stage"], row["entries"]) == ("frozen", people)


async def test_a_requirement_is_added_at_the_last_minute(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    changed = await organiser.change(contest, required_channels=["@another"], reason="Cheats")
    assert changed.problem == "contest-fixed"
    added = await organiser.send("POST", contest, "/tasks", body=new("visit"))
    assert added.problem == "contest-status"


async def test_a_reroll_picks_a_winner_again(system: System) -> None:
    contest, _ = await drawn_among(system, *range(100, 106))
    had = set[int | None]()
    for _ in range(4):
        [first, second] = await holders(system, contest)
        assert first not in had
        assert first != second
        had.add(first)
        assert (await disqualify(system, contest, first or 0)).status == 200
    assert await holders(system, contest) == [5, 1]


async def test_the_winners_are_announced_before_anybody_looked_and_again_with_every_call(
    system: System,
) -> None:
    for telegram_id in (42, 43):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    _in_channel(system, "member")
    contest, people = await drawn_among(system, 42, 43, required_channels=["@contests"])
    await minutes(system, 2)
    people = [await Person.signed_in(system, each.telegram_id) for each in people]
    path = f"/v1/contests/{contest['id']}/prizes/me"
    assert {(await each.send("GET", path)).problem for each in people} == {"prize-not-found"}
    assert [each for each in system.sent() if each["chat_id"] in (42, 43)] == []
    for status in (200, 409, 409):
        assert (await confirm(system, contest, despite=True)).status == status
        await minutes(system, 2)
    told = [each["chat_id"] for each in system.sent() if each["chat_id"] in (42, 43)]
    assert sorted(told) == [42, 43]
    assert len([each for each in system.sent() if "are confirmed" in each["text"]]) == 1


async def test_who_left_the_channel_after_entering_wins(system: System) -> None:
    """Also who was in it when a task asked; and an error of Telegram is neither yes nor no."""
    _in_channel(system, "member")
    contest, _ = await drawn_among(system, 42, required_channels=["@contests"], reserves=1)
    assert [each["finding"] for each in await winners(system, contest)] == ["ok", None]
    _in_channel(system, "left")
    other, _ = await drawn_among(system, 42, required_channels=["@contests"])
    assert [each["finding"] for each in await winners(system, other)] == ["not_member", None]
    system.emulator.faults.append(Fault("getChatMember", 1, error_code=500))
    third, _ = await drawn_among(system, 42, required_channels=["@contests"])
    assert [each["finding"] for each in await winners(system, third)] == ["unknown", None]


async def test_a_contest_has_two_sets_of_winners(system: System) -> None:
    """Drawn by three sweeps at once, and asked for by hand meanwhile."""
    contest = await frozen(system, 5)
    system.now += DELAY_S
    token = await Organiser(system).token()
    interleave(system, "content")
    path = f"/v1/contests/{contest['id']}/draw"
    by_hand = [system.request("POST", path, token=token) for _ in range(2)]
    await asyncio.gather(*(draw(system.deps["content"]) for _ in range(3)), *by_hand)
    assert await holders(system, contest) == [0, 1]
    log = await system.request("GET", f"/v1/contests/{contest['id']}/changes")
    assert [each["action"] for each in log.json()["items"]].count("draw") == 1
