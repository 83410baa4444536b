"""Contests as organisers make them and as everybody sees them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import HOUR_S, Organiser, minutes, settings
from tests.system import System


async def test_a_draft_is_seen_by_who_organises_it_and_by_nobody_else(system: System) -> None:
    contest = await Organiser(system).create()
    path = f"/v1/contests/{contest['id']}"
    stranger = (await system.sign_in(42))["access_token"]
    assert (await system.request("GET", path)).problem == "contest-not-found"
    assert (await system.request("GET", path, token=stranger)).problem == "contest-not-found"
    assert (await system.request("GET", "/v1/contests")).json()["items"] == []
    token = await Organiser(system).token()
    mine = await system.request("GET", "/v1/contests?mine=true", token=token)
    assert [each["id"] for each in mine.json()["items"]] == [contest["id"]]
    assert (await system.request("GET", "/v1/contests?mine=true")).json()["items"] == []


async def test_who_is_no_organiser_creates_nothing(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    body = settings(system)
    reply = await system.request("POST", "/v1/contests", body=body, token=token)
    assert reply.problem == "forbidden"


async def test_who_does_not_organise_a_contest_changes_nothing(system: System) -> None:
    contest = await Organiser(system).opened()
    stranger = Organiser(system, 42)
    assert (await stranger.step(contest, "/close")).problem == "not-an-organiser"


async def test_texts_are_shown_in_the_locale_that_is_asked_for_or_in_the_contest_s_own(
    system: System,
) -> None:
    english = {"title": "Prize", "description": "Join.", "rules": "", "button": ""}
    russian = {"title": "Приз", "description": "Участвуйте.", "rules": "", "button": ""}
    both = await Organiser(system).opened(texts={"en": english, "ru": russian})
    alone = await Organiser(system).opened(texts={"en": english})
    for contest, locale, title in (
        (both, "ru", "Приз"),
        (both, "en", "Prize"),
        (alone, "ru", "Prize"),
    ):
        reply = await system.request("GET", f"/v1/contests/{contest['id']}?locale={locale}")
        assert reply.json()["title"] == title


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        pytest.param({"default_locale": "ru"}, ["texts", "prizes"], id="no text in its own locale"),
        pytest.param({"time_zone": "Europe/Atlantis"}, ["time_zone"], id="no such zone"),
        pytest.param({"time_zone": "../etc/passwd"}, ["time_zone"], id="no zone at all"),
        pytest.param({"ends_at": "2020-01-01T00:00:00Z"}, ["ends_at"], id="over before it starts"),
        pytest.param({"ends_at": "2040-01-01T00:00:00Z"}, ["ends_at"], id="longer than a year"),
        pytest.param({"entry_tickets": 5, "tickets_max": 4}, ["tickets_max"], id="a cap too low"),
        pytest.param({"picture_url": "http://a.test/b"}, ["picture_url"], id="no https"),
        *(
            pytest.param({"required_channels": [channel]}, ["required_channels"], id=channel)
            for channel in ("-abc_", "-0100", "@1abc")
        ),
    ],
)
async def test_settings_that_do_not_go_together(
    system: System, changes: dict[str, Any], pointers: list[str]
) -> None:
    token = await Organiser(system).token()
    body = settings(system, **changes)
    reply = await system.request("POST", "/v1/contests", body=body, token=token)
    assert reply.problem == "invalid-request"
    assert [each["pointer"] for each in reply.json()["errors"]] == [
        f"/body/{each}" for each in pointers
    ]


async def test_winners_of_a_contest_that_is_not_there_are_excluded_by_nobody(
    system: System,
) -> None:
    organiser = Organiser(system)
    token, contest = await organiser.token(), await organiser.create()
    for unknown in ("nosuch", contest["id"]):  # a draft has no winners
        body = settings(system, excludes_winners_of=[unknown])
        made = await system.request("POST", "/v1/contests", body=body, token=token)
        changed = await organiser.change(contest, excludes_winners_of=[unknown])
        for reply in (made, changed):
            assert reply.problem == "invalid-request"
            [error] = reply.json()["errors"]
            assert error["pointer"] == "/body/excludes_winners_of"


@pytest.mark.parametrize(
    ("if_match", "problem"),
    [
        pytest.param(None, "version-needed", id="none"),
        pytest.param('"7"', "version-changed", id="another"),
        pytest.param("*", "invalid-request", id="any"),
        pytest.param('W/"7"', "version-changed", id="another, made weak by a proxy"),
        pytest.param("1", "invalid-request", id="no tag"),
    ],
)
async def test_a_change_says_which_version_it_is_made_to(
    system: System, if_match: str | None, problem: str
) -> None:
    contest = await Organiser(system).create()
    headers = {"if-match": if_match} if if_match else {}
    path, token = f"/v1/contests/{contest['id']}", await Organiser(system).token()
    body = {"reserves": 1}
    reply = await system.request("PATCH", path, body=body, headers=headers, token=token)
    assert reply.problem == problem


async def test_every_version_is_kept(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    changed = (await organiser.change(contest, reserves=3)).json()
    assert (changed["version"], changed["reserves"]) == (2, 3)
    assert changed == await organiser.see(contest)
    kept = await system.rows(
        "content", "select document ->> '$.reserves' as reserves from changes order by version"
    )
    assert [each["reserves"] for each in kept] == [0, 3]


async def test_a_contest_has_the_days_of_its_zone(system: System) -> None:
    """A bucket of 86,400 s starts a second day within the night that has an hour more."""
    system.now = 1_792_836_000.0  # 2026-10-24 12:00 in Berlin
    await Organiser(system).opened(ends_at="2026-10-26T11:00:00Z")
    days = await system.rows("content", "select date, starts_at from days order by starts_at")
    assert [each["date"] for each in days] == ["2026-10-24", "2026-10-25", "2026-10-26"]
    assert days[2]["starts_at"] - days[1]["starts_at"] == 25 * HOUR_S


async def test_the_owner_is_told_that_their_contest_has_opened_and_closed(system: System) -> None:
    organiser = Organiser(system)
    await organiser.token()
    system.emulator.start_private_chat(system.emulator.meet(1, first_name="Ada"))
    contest = await organiser.create()
    await organiser.step(contest, "/publish")
    system.now += HOUR_S
    await minutes(system, 4)
    system.now += 25 * HOUR_S
    await minutes(system, 4)
    assert [each["text"] for each in system.sent()] == [
        "Your contest “A prize” is open.",
        "Your contest “A prize” is closed: nobody can join any more.",
    ]


async def test_whose_account_is_gone_organises_nothing(system: System) -> None:
    organiser = Organiser(system)
    await organiser.create()
    await system.request("DELETE", "/v1/me", token=await organiser.token())
    await system.settle()
    assert await system.rows("content", "select * from organisers") == []
