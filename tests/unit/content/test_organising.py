"""The history of a contest, and its co-organisers; who may do what is in test_who_may.py."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts import unlimited
from tests.contests import HOUR_S, Organiser, minutes, settings
from tests.entries import Person
from tests.system import ADMIN_ID, Reply, System

PEOPLE = {"owner": 11, "editor": 12, "viewer": 13, "admin": ADMIN_ID}
CREATORS = ("owner", "editor", "viewer")  # who has the role `organiser` besides


async def _organised(system: System) -> dict[str, Any]:
    """A contest of the owner's with an editor and a viewer."""
    for name in CREATORS:
        role = "insert or ignore into organisers values (?, '-', 0)"
        await system.rows("auth", role, str(PEOPLE[name]))
    owner = Organiser(system, PEOPLE["owner"])
    contest = await owner.create()
    for role in ("editor", "viewer"):
        reply = await owner.send("PUT", contest, f"/organisers/{PEOPLE[role]}", body={"role": role})
        assert (reply.status, reply.json()["role"]) == (200, role)
    return contest


async def _organisers(system: System, contest: dict[str, Any]) -> dict[str, str]:
    reply = await Organiser(system, PEOPLE["owner"]).send("GET", contest, "/organisers")
    return {each["telegram_id"]: each["role"] for each in reply.json()["items"]}


@pytest.mark.parametrize("by", ["owner", "admin"])
async def test_the_owner_of_a_contest_cannot_be_removed(system: System, by: str) -> None:
    contest = await _organised(system)
    path = f"/organisers/{PEOPLE['owner']}"
    for method, body in (("DELETE", None), ("PUT", {"role": "viewer"})):
        reply = await Organiser(system, PEOPLE[by]).send(method, contest, path, body=body)
        assert reply.problem == "contest-owner"
    assert (await _organisers(system, contest))[str(PEOPLE["owner"])] == "owner"


async def test_the_role_of_an_organiser_changes_and_goes(system: System) -> None:
    contest = await _organised(system)
    owner, editor = (Organiser(system, PEOPLE[name]) for name in ("owner", "editor"))
    path = f"/organisers/{PEOPLE['editor']}"
    await owner.send("PUT", contest, path, body={"role": "viewer"})
    assert (await _organisers(system, contest))[str(PEOPLE["editor"])] == "viewer"
    assert (await editor.change(contest, reserves=1)).problem == "not-an-organiser"
    for _ in range(2):
        assert (await owner.send("DELETE", contest, path)).status == 204
    assert (await editor.change(contest, reserves=1)).problem == "contest-not-found"


async def test_a_contest_has_so_many_organisers_at_most(system: System) -> None:
    contest = await _organised(system)
    insert = """
        insert into organisers select contest_id, 1000 + value, '', 'viewer', 0
        from organisers, json_each(?) where role = 'owner'
    """
    await system.rows("content", insert, str(list(range(47))))
    owner = Organiser(system, PEOPLE["owner"])
    reply = await owner.send("PUT", contest, "/organisers/9", body={"role": "editor"})
    assert reply.problem == "too-many-organisers"
    path = f"/organisers/{PEOPLE['viewer']}"
    assert (await owner.send("PUT", contest, path, body={"role": "editor"})).status == 200


async def test_an_organiser_of_a_contest_finds_it_among_their_own(system: System) -> None:
    contest = await _organised(system)
    token = await Organiser(system, PEOPLE["viewer"]).token()
    mine = await system.request("GET", "/v1/contests?mine=true", token=token)
    assert [each["id"] for each in mine.json()["items"]] == [contest["id"]]


async def test_a_co_organiser_whose_account_is_gone_is_one_no_more(system: System) -> None:
    contest = await _organised(system)
    token = await Organiser(system, PEOPLE["editor"]).token()
    await system.request("DELETE", "/v1/me", token=token)
    await system.settle()
    assert str(PEOPLE["editor"]) not in await _organisers(system, contest)


async def test_whose_account_has_ended_makes_no_contest_any_more(system: System) -> None:
    """Their access token is good for some minutes more."""
    token = await Organiser(system).token()
    assert (await system.request("DELETE", "/v1/me", token=token)).status == 204
    await system.settle()
    for _ in range(2):
        reply = await system.request("POST", "/v1/contests", body=settings(system), token=token)
        assert (reply.status, reply.problem) == (404, "user-not-found")
    for table in ("contests", "organisers", "changes", "counters"):
        assert await system.rows("content", f"select * from {table}") == []


async def _pages(system: System, contest: dict[str, Any], path: str) -> list[Reply]:
    """All pages of a list, two items each."""
    token, pages, query = await Organiser(system).token(), list[Reply](), "?limit=2"
    while query:
        target = f"/v1/contests/{contest['id']}/{path}{query}"
        pages.append(await system.request("GET", target, token=token))
        cursor = pages[-1].json()["next_cursor"]
        query = f"?limit=2&cursor={cursor}" if cursor else ""
    return pages


async def test_versions_are_paged_without_a_gap_newest_first(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    for reserves in range(1, 6):
        contest = (await organiser.change(contest, reserves=reserves)).json()
    pages = await _pages(system, contest, "versions")
    versions = [each for page in pages for each in page.json()["items"]]
    assert [each["version"] for each in versions] == [6, 5, 4, 3, 2, 1]
    assert [each["document"]["reserves"] for each in versions] == [5, 4, 3, 2, 1, 0]
    assert {each["changed_by"] for each in versions} == {(await system.sign_in(1))["user"]["id"]}


async def test_a_version_has_the_tasks_that_the_contest_had_then(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    task = {"kind": "daily", "title": {"en": "Look in"}, "tickets": 1}
    assert (await organiser.send("POST", contest, "/tasks", body=task)).status == 201
    [page] = await _pages(system, contest, "versions")
    titles = [
        [task["content"]["title"]["en"] for task in each["document"]["tasks"]]
        for each in page.json()["items"]
    ]
    assert titles == [["Look in"], []]


async def test_the_public_log_begins_with_the_publication(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    contest = (await organiser.change(contest, reserves=1)).json()
    contest = (await organiser.step(contest, "/publish")).json()
    contest = (await organiser.change(contest, reserves=2)).json()
    system.now += HOUR_S
    await minutes(system)
    contest = await organiser.see(contest)
    await organiser.change(contest, reason="More for all", reserves=3)
    system.now += 25 * HOUR_S
    await minutes(system, 4)
    log = [
        each for page in await _pages(system, contest, "changes") for each in page.json()["items"]
    ]
    assert [(each["action"], each["reason"]) for each in log] == [
        ("end", None),
        ("updated", "More for all"),
        ("open", None),
        ("updated", None),
        ("schedule", None),
    ]
    seen = await system.request("GET", f"/v1/contests/{contest['id']}/changes")
    assert [each["action"] for each in seen.json()["items"]] == [each["action"] for each in log]


async def test_the_log_of_a_draft_is_nobody_elses(system: System) -> None:
    contest = await Organiser(system).create()
    reply = await system.request("GET", f"/v1/contests/{contest['id']}/changes")
    assert reply.problem == "contest-not-found"
    [page] = await _pages(system, contest, "changes")
    assert page.json()["items"] == []


@pytest.mark.parametrize("path", ["/close", "/cancel"])
async def test_what_ends_a_contest_has_a_reason_that_everybody_may_read(
    system: System, path: str
) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    assert (await organiser.send("POST", contest, path, body={})).problem == "invalid-request"
    body = {"reason": "The prize is lost"}
    assert (await organiser.send("POST", contest, path, body=body)).status == 200
    log = await system.request("GET", f"/v1/contests/{contest['id']}/changes")
    assert log.json()["items"][0]["reason"] == "The prize is lost"


KEY = {"idempotency-key": "a-stranger-s"}
# What a stranger may ask of a contest that they know the id of.
STRANGER: tuple[tuple[str, str, Any], ...] = (
    *(("GET", path, None) for path in ("", "/leaderboard", "/changes", "/tasks", "/statistics")),
    *(("GET", f"/{name}", None) for name in ("versions", "entries", "exclusions", "organisers")),
    *(("GET", path, None) for path in ("/preview", "/reviews")),
    ("POST", "/entries", {}),
    ("DELETE", "/entries/me", None),
    ("POST", "/tasks/none/completions", {"kind": "daily"}),
    ("POST", "/entries/none/disqualify", {"reason": "None"}),
    ("POST", "/reviews/none", {"decision": "accept"}),
)


@pytest.mark.parametrize("is_discarded", [False, True], ids=["a draft", "a discarded draft"])
async def test_to_others_a_contest_that_was_never_published_is_not_there(
    system: System, is_discarded: bool
) -> None:
    """Once it was discarded its status was no draft's, and everybody saw it in the list."""
    unlimited(system)
    organiser = Organiser(system)
    contest = await organiser.create()
    if is_discarded:
        await organiser.step(contest, "/cancel")
    stranger = await Person.signed_in(system, 43)
    for method, path, body in STRANGER:
        reply = await stranger.send(
            method, f"/v1/contests/{contest['id']}{path}", body=body, headers=KEY
        )
        assert reply.problem == "contest-not-found", path
    for query in ("", "?status=cancelled", "?status=draft"):
        assert (await stranger.send("GET", f"/v1/contests{query}")).json()["items"] == []
    token = await organiser.token()
    for query in ("?mine=true", ""):
        mine = await system.request("GET", f"/v1/contests{query}", token=token)
        assert [each["id"] for each in mine.json()["items"]] == [contest["id"]]


async def test_a_contest_that_is_cancelled_is_there_for_everybody(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await organiser.step(contest, "/cancel")
    reply = await system.request("GET", "/v1/contests?status=cancelled")
    assert [each["id"] for each in reply.json()["items"]] == [contest["id"]]
    assert (await system.request("GET", f"/v1/contests/{contest['id']}")).status == 200


async def test_a_contest_of_the_year_9999_is_a_slip_of_the_pen(system: System) -> None:
    body = settings(system, starts_at="9999-12-30T00:00:00Z", ends_at="9999-12-31T23:59:59Z")
    token = await Organiser(system).token()
    reply = await system.request("POST", "/v1/contests", body=body, token=token)
    assert [each["pointer"] for each in reply.json()["errors"]] == ["/body/starts_at"]
