"""An account: what its owner sees and chooses,
and that nothing of it is left anywhere once they delete it.
"""

from __future__ import annotations

import asyncio
import json
from itertools import permutations
from typing import Any

import pytest

from contest.contract.events.auth import UserDeleted
from tests.accounts import (
    ADA,
    NAME,
    USERNAME,
    arrive,
    bury,
    choose,
    delete,
    full_life,
    hold,
    interleave,
    letters,
    minutes,
    recipients,
    reuse,
    sign_in_ada,
    tables_with,
    traces,
    type_of,
)
from tests.sizes import share
from tests.system import Held, System

EVENTS = ("user.created", "user.locale_changed", "session.reuse_detected", "user.deleted")


# What its owner sees and chooses


async def test_the_locale_that_someone_chooses_outlasts_signing_in_again_and_reaches_the_bot(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    await choose(system, session, "ru")
    again = await sign_in_ada(system)
    assert again["user"] == session["user"] | {"locale": "ru"}
    assert (await system.request("GET", "/v1/me", token=session["access_token"])).json() == again[
        "user"
    ]
    await system.settle()
    assert [row["locale"] for row in await recipients(system)] == ["ru"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"locale": "de"},
        {"locale": None},
        {"locale": "ru", "roles": ["admin"]},
        {"first_name": "Eve"},
    ],
    ids=str,
)
async def test_nothing_but_a_known_locale_can_be_chosen(system: System, body: Any) -> None:
    session = await sign_in_ada(system)
    assert (
        await system.request("PATCH", "/v1/me", body=body, token=session["access_token"])
    ).problem == "invalid-request"


@pytest.mark.parametrize(
    "step_s",
    [1, 0.001, 0],
    ids=["a second apart", "a millisecond apart", "while the clock stands still"],
)
@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
async def test_the_locale_chosen_last_counts_in_whatever_order_the_events_arrive(
    system: System, order: tuple[int, ...], step_s: float
) -> None:
    session = await sign_in_ada(system)
    for locale in ("en", "ru"):
        system.now += step_s
        await choose(system, session, locale)
    held = [message for message in await hold(system) if message.consumer == "bot"]
    assert len(held) == 3
    held.sort(key=_changed_at)
    await arrive(system, *(held[index] for index in order))
    assert [row["locale"] for row in await recipients(system)] == ["ru"]


def _changed_at(held: Held) -> int:
    return int(held.message.rpartition('"changed_at_ms":')[2].strip("}] "))


async def test_a_locale_chosen_after_the_clock_was_set_back_counts_as_well(system: System) -> None:
    """Two isolates' clocks differ: the second request may see an earlier time than the first."""
    session = await sign_in_ada(system)
    await choose(system, session, "ru")
    await system.settle()
    system.now -= 2
    await choose(system, session, "en")
    await system.settle()
    assert [row["locale"] for row in await recipients(system)] == ["en"]


async def test_locales_chosen_at_once_leave_the_bot_with_the_one_that_auth_has(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    interleave(system, "auth")
    await asyncio.gather(*(choose(system, session, locale) for locale in ("ru", "en", "ru", "en")))
    await system.settle()
    me = (await system.request("GET", "/v1/me", token=session["access_token"])).json()
    assert [row["locale"] for row in await recipients(system)] == [me["locale"]]


# What is left of it


async def test_a_deleted_account_leaves_nothing_in_any_table_of_any_service(system: System) -> None:
    session = await full_life(system)
    before = await tables_with(system, str(ADA), NAME, USERNAME, session["user"]["id"])
    assert before >= {
        "auth.users",
        "auth.sessions",
        "auth.dead_letters",
        "referral.people",
        "referral.dead_letters",
    }
    assert before >= {"bot.recipients", "bot.deliveries", "bot.dead_letters"}
    assert before >= {"content.entries", "content.completions", "content.memberships"}
    await delete(system, session)
    await system.settle()
    assert await traces(system, session) == set()
    assert await system.rows("auth", "select * from outbox") == []
    assert await letters(system) == set()


@pytest.mark.parametrize("order", list(permutations(EVENTS)), ids=" ".join)
async def test_events_that_arrive_in_whatever_order_bring_nobody_back(
    system: System, order: tuple[str, ...]
) -> None:
    session = await sign_in_ada(system)
    await choose(system, session, "ru")
    await reuse(system, session)
    held = await hold(system)
    await delete(system, session)
    held += await hold(system)
    assert {type_of(message) for message in held} == set(EVENTS)
    await arrive(system, *sorted(held, key=lambda message: order.index(type_of(message))))
    await minutes(system, 3)
    assert await traces(system, session) == set()


@pytest.mark.parametrize("attempts", [0, 5], ids=["the first attempt", "the last attempt"])
async def test_an_event_that_fails_after_the_deletion_leaves_no_dead_letter(
    system: System, attempts: int
) -> None:
    session = await sign_in_ada(system)
    await system.databases["auth"].run("update outbox set attempts = ?", attempts)
    held = await hold(system)
    await delete(system, session)
    await system.settle()
    await system.databases["bot"].run("alter table recipients rename to recipients_gone")
    await arrive(system, *held)
    await system.databases["bot"].run("alter table recipients_gone rename to recipients")
    await minutes(system, 1)
    assert await traces(system, session) == set()
    assert await letters(system) == set()


@pytest.mark.parametrize(
    "message",
    [
        pytest.param('{"from":{"id":%s}}', id="a number"),
        pytest.param('{"telegram_id":"%s"}', id="a text"),
        pytest.param('[[[{"a":[1,"%s"]}]]]', id="deep inside"),
        pytest.param("%s", id="nothing else"),
        pytest.param("no JSON: %s!", id="no JSON"),
        pytest.param('{"from":{"id":%s', id="half of a JSON"),
        pytest.param("%s and so on", id="no JSON, at its beginning"),
        pytest.param("it was %s", id="no JSON, at its end"),
    ],
)
async def test_dead_letters_of_others_stay_though_their_ids_look_alike(
    system: System, message: str
) -> None:
    sessions = {telegram_id: await system.sign_in(telegram_id) for telegram_id in (4, 42, 424)}
    await system.settle()
    for service in ("auth", "content", "referral", "bot"):
        for telegram_id in sessions:
            await bury(system, service, message % telegram_id, letter_id=f"{service}-{telegram_id}")
    await delete(system, sessions[42])
    await system.settle()
    assert await letters(system) == {
        f"{service}-{telegram_id}"
        for service in ("auth", "content", "referral", "bot")
        for telegram_id in (4, 424)
    }


async def test_a_dead_letter_that_comes_before_the_news_of_the_deletion_goes_with_it(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    held = await hold(system)
    await delete(system, session)
    held += await hold(system)
    system.now += 3600
    for service in ("content", "referral", "bot"):
        await bury(system, service, json.dumps({"about": session["user"]["id"]}), letter_id=service)
    await minutes(system, 3)
    await arrive(system, *held)
    await minutes(system, 1)
    assert await letters(system) == set()


async def test_a_dead_letter_that_comes_after_the_news_of_the_deletion_goes_with_the_next_sweep(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    await system.settle()
    await delete(system, session)
    await system.settle()
    await minutes(system, 3)
    for service in ("content", "referral", "bot"):
        await bury(system, service, json.dumps({"about": session["user"]["id"]}), letter_id=service)
    await minutes(system, 1)
    assert await letters(system) == set()


async def test_what_waits_to_be_sent_about_others_stays(system: System) -> None:
    sessions = {telegram_id: await system.sign_in(telegram_id) for telegram_id in (4, 42, 424)}
    await delete(system, sessions[42])
    waiting = await system.rows(
        "auth",
        "select message ->> '$.type' as type, message ->> '$.data.telegram_id' as id from outbox",
    )
    assert {(row["type"], row["id"]) for row in waiting} == {
        ("user.created", "4"),
        ("user.created", "424"),
        ("user.deleted", "42"),
    }


# Its owner comes back


@share("order, step_s", permutations(range(4)), (1, 0.001, 0), one_in=5)
async def test_who_signs_in_again_is_a_new_user_in_whatever_order_the_events_arrive(
    system: System, order: tuple[int, ...], step_s: float
) -> None:
    held = []
    system.now += 0.5
    first = await sign_in_ada(system)
    held += await hold(system)
    system.now += step_s
    await choose(system, first, "ru")
    held += await hold(system)
    system.now += step_s
    await delete(system, first)
    held += await hold(system)
    system.now += step_s
    second = await sign_in_ada(system)
    held += [message for message in await hold(system) if type_of(message) == "user.created"]
    assert second["user"]["id"] != first["user"]["id"]
    stories = [
        [message for message in held if message.consumer == consumer]
        for consumer in ("referral", "bot")
    ]
    assert [len(story) for story in stories] == [3, 4]
    for story in stories:
        await arrive(system, *(story[index] for index in order if index < len(story)))
    kept = [{"user_id": second["user"]["id"], "telegram_id": str(ADA), "locale": "en"}]
    assert await recipients(system) == kept
    assert await system.rows(
        "referral", "select user_id from people where user_id is not null"
    ) == [{"user_id": second["user"]["id"]}]


async def test_the_deletion_of_a_later_account_swallows_no_earlier_one(system: System) -> None:
    first = await sign_in_ada(system)
    await system.settle()
    await delete(system, first)
    lost = await hold(system)
    second = await sign_in_ada(system)
    await delete(system, second)
    await system.settle()
    assert len(lost) == len(UserDeleted.CONSUMERS)
    await minutes(system, 2)
    assert await traces(system, first) | await traces(system, second) == set()


@pytest.mark.parametrize("deleted", ["just now", "with the event still on its way"])
async def test_the_access_token_of_a_deleted_user_opens_nothing_and_creates_nothing(
    system: System, deleted: str
) -> None:
    session = await sign_in_ada(system)
    token = session["access_token"]
    await delete(system, session)
    held = await hold(system)
    if deleted == "just now":
        await arrive(system, *held)
        assert (
            await system.request("GET", "/v1/referrals/me", token=token)
        ).problem == "user-not-found"
    assert (await system.request("GET", "/v1/me", token=token)).problem == "user-not-found"
    assert (
        await system.request("PATCH", "/v1/me", body={"locale": "ru"}, token=token)
    ).problem == "user-not-found"
    assert (await system.request("GET", "/v1/auth/sessions", token=token)).json()["items"] == []
    assert (
        await system.request("DELETE", "/v1/auth/sessions/current", token=token)
    ).problem == "session-not-found"
    assert (await system.refresh(session["refresh_token"])).problem == "refresh-token-unknown"
    if deleted != "just now":
        assert (await system.request("GET", "/v1/referrals/me", token=token)).status == 200
        await arrive(system, *held)
    assert await traces(system, session) == set()


async def test_deleting_twice_says_that_nobody_is_there(system: System) -> None:
    session = await sign_in_ada(system)
    await delete(system, session)
    assert (
        await system.request("DELETE", "/v1/me", token=session["access_token"])
    ).problem == "user-not-found"


async def test_deleting_many_times_at_once_deletes_once_and_entirely(system: System) -> None:
    session = await full_life(system)
    interleave(system, "auth")
    replies = await asyncio.gather(
        *(system.request("DELETE", "/v1/me", token=session["access_token"]) for _ in range(5))
    )
    assert {reply.status for reply in replies} <= {204, 404}
    told = await system.rows("auth", "select * from outbox")
    assert len(told) == len(UserDeleted.CONSUMERS)
    await system.settle()
    assert await traces(system, session) == set()
