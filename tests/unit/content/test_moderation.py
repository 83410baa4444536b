"""What organisers do about entries: look, search, disqualify, and keep people out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.content.draw.freezing import freeze
from tests.contests import Organiser, minutes
from tests.entries import Person, check_counts, disqualify, joined
from tests.failing import Cut, Failing
from tests.system import Reply, System

NODES = 3  # the call of freezing after that in which the lines are frozen


async def _ask(
    system: System, method: str, contest: dict[str, Any], path: str, *, body: Any = None
) -> Reply:
    """A call of an admin's about a contest."""
    token = await Organiser(system).token()
    target = f"/v1/contests/{contest['id']}{path}"
    return await system.request(method, target, body=body, token=token)


def _told(system: System, telegram_id: int) -> list[str]:
    """What the bot has written to someone."""
    return [each["text"] for each in system.sent() if each["chat_id"] == telegram_id]


async def _listed(system: System, contest: dict[str, Any], query: str = "") -> list[Any]:
    reply = await _ask(system, "GET", contest, f"/entries{query}")
    assert reply.status == 200, reply.body
    found: list[Any] = reply.json()["items"]
    return found


async def test_organisers_see_the_entries_page_by_page(system: System) -> None:
    contest = await Organiser(system).opened()
    await joined(system, contest, *range(100, 105))
    seen, query = [], "?limit=2"
    while query:
        page = (await _ask(system, "GET", contest, f"/entries{query}")).json()
        seen += page["items"]
        assert len(page["items"]) <= 2
        cursor = page["next_cursor"]
        query = cursor and f"?limit=2&cursor={cursor}"
    assert sorted(each["telegram_id"] for each in seen) == [str(each) for each in range(100, 105)]
    assert [each["id"] for each in seen] == sorted(each["id"] for each in seen)
    assert all("salt" not in each for each in seen)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("?search=43", ["43"], id="a Telegram id"),
        pytest.param("?search=4", [], id="a part of one"),
        pytest.param("?search=@Bob_the_builder", ["43"], id="a username"),
        pytest.param("?search=bob_the_builder", ["43"], id="without the @"),
        pytest.param("?search=bo", ["43", "44"], id="how a first name begins"),
        pytest.param("?search=%25", [], id="no pattern"),
        pytest.param("?search=@", ["42", "43", "44", "45", "46"], id="an @ alone"),
        pytest.param("?search=%D0%B2%D0%BB", ["45"], id="of a Cyrillic one in small letters"),
        pytest.param("?search=%D0%92%D0%9B%D0%90%D0%94", ["45"], id="in capitals"),
        pytest.param("?search=%D0%9C%D0%B0%D0%BA%D0%94", ["46"], id="as it is written"),
        pytest.param("?state=withdrawn", ["44"], id="a state"),
        pytest.param("?search=bo&state=active", ["43"], id="both"),
    ],
)
async def test_organisers_search(system: System, query: str, found: list[str]) -> None:
    contest = await Organiser(system).opened()
    await (await Person.signed_in(system, 42)).join(contest)
    bob = {"first_name": "Bob", "username": "Bob_the_builder"}
    await (await Person.signed_in(system, 43, **bob)).join(contest)
    boris = await Person.signed_in(system, 44, first_name="Boris")
    await boris.join(contest)
    await boris.leave(contest)
    await (await Person.signed_in(system, 45, first_name="Влада")).join(contest)
    await (await Person.signed_in(system, 46, first_name="МакДак")).join(contest)
    ids = [each["telegram_id"] for each in await _listed(system, contest, query)]
    assert sorted(ids) == found


async def test_who_is_disqualified_is_out_and_is_told_why(system: System) -> None:
    contest = await Organiser(system).opened()
    [person, _] = await joined(system, contest, 42, 43)
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    entry = await person.entry(contest)
    reply = await disqualify(system, contest, entry["id"])
    assert (reply.json()["state"], reply.json()["reason"]) == ("disqualified", "Several accounts")
    assert await _listed(system, contest, "?state=disqualified") == [reply.json()]
    await system.settle()
    [sent] = _told(system, 42)
    assert "A prize" in sent
    assert "Several accounts" in sent
    assert (await person.entry(contest))["state"] == "disqualified"
    for again in (await person.join(contest), await person.leave(contest)):
        assert (again.problem, again.json()["detail"]) == ("entry-disqualified", "Several accounts")
    assert await check_counts(system, contest) == 1
    [line] = [each for each in map(json.loads, system.log_lines) if "entry_id" in each]
    assert (line["action"], line["entry_id"]) == ("entry-disqualified", entry["id"])


async def test_who_is_disqualified_twice_is_told_once(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    entry = await person.entry(contest)
    first = await disqualify(system, contest, entry["id"])
    assert (await disqualify(system, contest, entry["id"], reason="Again")).json() == first.json()
    await system.settle()
    assert len(_told(system, 42)) == 1
    assert await check_counts(system, contest) == 0


async def test_who_left_can_be_disqualified_as_well(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    await person.leave(contest)
    entry = await person.entry(contest)
    assert (await disqualify(system, contest, entry["id"])).json()["state"] == "disqualified"
    assert (await person.join(contest)).problem == "entry-disqualified"
    assert await check_counts(system, contest) == 0


async def test_once_the_list_is_frozen_nobody_is_taken_out_of_it(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    people = await joined(system, contest, 42, 43)
    first, second = [(await person.entry(contest))["id"] for person in people]
    await organiser.step(contest, "/close")
    assert (await disqualify(system, contest, first)).status == 200
    await minutes(system)
    assert (await disqualify(system, contest, second)).problem == "contest-status"
    banned = await _ask(system, "PUT", contest, "/exclusions/43", body={"reason": "banned"})
    assert banned.problem == "contest-status"
    assert (await people[1].entry(contest))["state"] == "active"


async def test_an_entry_that_is_not_there_cannot_be_disqualified(system: System) -> None:
    contest = await Organiser(system).opened()
    assert (await disqualify(system, contest, "0" * 64)).problem == "entry-not-found"


async def test_a_ban_keeps_someone_out_until_it_is_lifted(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    body = {"reason": "banned", "note": "A bot"}
    assert (await _ask(system, "PUT", contest, "/exclusions/42", body=body)).status == 204
    reply = await person.join(contest)
    assert (reply.problem, "banned" in reply.json()["detail"]) == ("entry-excluded", True)
    [listed] = (await _ask(system, "GET", contest, "/exclusions")).json()["items"]
    assert (listed["telegram_id"], listed["reason"], listed["note"]) == ("42", "banned", "A bot")
    for _ in range(2):
        assert (await _ask(system, "DELETE", contest, "/exclusions/42")).status == 204
    assert (await person.join(contest)).status == 201


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_ban_takes_out_who_is_in_and_tells_them(system: System, language: str) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system, language_code=language)
    await person.join(contest)
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    for _ in range(2):
        body = {"reason": "banned"}
        assert (await _ask(system, "PUT", contest, "/exclusions/42", body=body)).status == 204
    assert (await person.entry(contest))["state"] == "disqualified"
    await system.settle()
    [sent] = _told(system, 42)
    assert {"en": "banned you", "ru": "запретили вам"}[language] in sent
    assert await check_counts(system, contest) == 0


async def test_who_is_disqualified_with_a_ban_is_excluded(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    await disqualify(system, contest, (await person.entry(contest))["id"], ban=True)
    [listed] = (await _ask(system, "GET", contest, "/exclusions")).json()["items"]
    assert (listed["telegram_id"], listed["note"]) == ("42", "Several accounts")


async def test_staff_are_named_before_it_opens(system: System) -> None:
    """Whoever is kept out by a rule has to be so from the beginning, and to its end."""
    organiser = Organiser(system)
    contest = await organiser.create()
    body = {"reason": "staff"}
    assert (await _ask(system, "PUT", contest, "/exclusions/42", body=body)).status == 204
    await organiser.step(contest, "/publish")
    await minutes(system, 62)
    assert (await organiser.see(contest))["status"] == "open"
    for method, path, sent in (("PUT", "43", body), ("DELETE", "42", None)):
        reply = await _ask(system, method, contest, f"/exclusions/{path}", body=sent)
        assert reply.problem == "contest-status"
    reply = await (await Person.signed_in(system)).join(contest)
    assert (reply.problem, "run the contest" in reply.json()["detail"]) == ("entry-excluded", True)


async def test_whom_a_rule_keeps_out_no_ban_lets_in(system: System) -> None:
    """A ban is lifted at any time, and would take the rule with it."""
    organiser = Organiser(system)
    contest = await organiser.create()
    await _ask(system, "PUT", contest, "/exclusions/42", body={"reason": "staff"})
    await organiser.step(contest, "/publish")
    await minutes(system, 62)
    ban = {"reason": "banned", "note": "A bot as well"}
    assert (await _ask(system, "PUT", contest, "/exclusions/42", body=ban)).status == 204
    [listed] = (await _ask(system, "GET", contest, "/exclusions")).json()["items"]
    assert (listed["reason"], listed["note"]) == ("staff", "A bot as well")
    reply = await _ask(system, "DELETE", contest, "/exclusions/42")
    assert reply.problem == "contest-status"
    assert (await (await Person.signed_in(system)).join(contest)).problem == "entry-excluded"


async def test_whose_line_is_frozen_is_not_banned_either(system: System) -> None:
    """The organiser is told that it is too late, and that is so of all of it."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    await minutes(system, 2)  # the clock is steady
    [person] = await joined(system, contest, 42)
    entry = (await person.entry(contest))["id"]
    await organiser.step(contest, "/close")
    db = system.databases["content"]
    system.replace("content", db=Failing(db, at=NODES, after=False, error=Cut))
    with pytest.raises(Cut):
        await freeze(system.deps["content"])
    system.replace("content", db=db)
    out = {"reason": "A bot", "ban": True}
    reply = await _ask(system, "POST", contest, f"/entries/{entry}/disqualify", body=out)
    assert reply.problem == "contest-status"
    assert (await _ask(system, "GET", contest, "/exclusions")).json()["items"] == []


async def test_whom_the_rules_keep_out_is_public_without_telegram_ids(system: System) -> None:
    earlier = await Organiser(system).opened()
    contest = await Organiser(system).create(excludes_winners_of=[earlier["id"]])
    rules = f"/v1/contests/{contest['id']}/exclusion-rules"
    for telegram_id, reason in ((42, "staff"), (43, "staff"), (44, "banned")):
        path = f"/exclusions/{telegram_id}"
        await _ask(system, "PUT", contest, path, body={"reason": reason})
    assert (await system.request("GET", rules)).problem == "contest-not-found"
    await Organiser(system).step(contest, "/publish")
    seen = await system.request("GET", rules)
    assert (seen.status, seen.json()) == (200, {"staff": 2, "winners_of": [earlier["id"]]})


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        pytest.param("GET", "/entries", None, id="list entries"),
        pytest.param("POST", "/entries/0/disqualify", {"reason": "x"}, id="disqualify"),
        pytest.param("GET", "/exclusions", None, id="list exclusions"),
        pytest.param("PUT", "/exclusions/42", {"reason": "banned"}, id="exclude"),
        pytest.param("DELETE", "/exclusions/42", None, id="readmit"),
    ],
)
async def test_all_of_it_is_for_organisers_alone(
    system: System, method: str, path: str, body: Any
) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    reply = await person.send(method, f"/v1/contests/{contest['id']}{path}", body=body)
    assert reply.problem == "not-an-organiser"
