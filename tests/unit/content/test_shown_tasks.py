"""Tasks as people see them: in their entry, and before that in the preview of organisers."""

from __future__ import annotations

from typing import Any

from tests.contests import HOUR_S, Organiser
from tests.entries import Person, joined
from tests.system import System
from tests.tasks import Tasks, attempt, new

TEXTS = {
    locale: {"title": title, "description": "-"} for locale, title in (("en", "A"), ("ru", "Б"))
}


async def _preview(system: System, contest: Any, query: str = "") -> Any:
    path, token = f"/v1/contests/{contest['id']}/preview{query}", await Organiser(system).token()
    reply = await system.request("GET", path, token=token)
    assert reply.status == 200, reply.body
    return reply.json()


async def _states(person: Person, contest: Any) -> list[Any]:
    return [each["state"] for each in (await person.entry(contest))["tasks"]]


async def test_a_preview_is_what_someone_sees_who_has_just_joined(system: System) -> None:
    tasks = await Tasks.of_draft(system, texts=TEXTS)
    first = await tasks.add("quiz", options=[{"en": "Yes", "ru": "Да"}, {"en": "No"}])
    await tasks.add("daily", requires=[first["id"]])
    [quiz, daily] = (await _preview(system, tasks.contest, "?locale=ru"))["tasks"]
    assert quiz["shown"] == {"prompt": "Do it", "options": ["Да", "No"]}
    assert (quiz["state"], daily["state"]) == ("open", "locked")
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    seen = await _preview(system, contest, "?locale=en")
    assert seen["tasks"] == (await person.entry(contest))["tasks"]
    assert seen["contest"]["title"] == "A"


async def test_a_preview_is_for_organisers(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    person = await Person.signed_in(system, 42)
    path = f"/v1/contests/{tasks.contest['id']}/preview"
    assert (await person.send("GET", path)).problem == "contest-not-found"


async def test_an_entry_says_how_far_each_task_is(system: System) -> None:
    tasks = await Tasks.of_draft(system, ends_at="2027-01-20T08:00:00Z", time_zone="UTC")
    daily = await tasks.add("daily")
    question = await tasks.add("question")
    code = await tasks.add("secret_code", attempts_max=2)
    await tasks.add("visit", requires=[daily["id"]])
    off = await tasks.add("visit", closes_at="2027-01-15T09:00:00Z")
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    assert await _states(person, contest) == ["open", "open", "open", "locked", "open"]
    await attempt(person, contest, daily)
    await attempt(person, contest, question)
    await attempt(person, contest, code, code="WRONG")
    entry = await person.entry(contest)
    assert [each["attempts_left"] for each in entry["tasks"]] == [0, 0, 1, 1, 1]
    await attempt(person, contest, code, code="WRONG")
    system.now += 2 * HOUR_S
    person = await Person.signed_in(system, 42)
    assert await _states(person, contest) == ["completed", "pending", "used_up", "open", "locked"]
    await tasks.change(off, is_off=True, reason="It is over")
    system.now += 24 * HOUR_S
    person = await Person.signed_in(system, 42)
    assert await _states(person, contest) == ["open", "pending", "used_up", "open", "switched_off"]


async def test_what_is_secret_is_shown_to_nobody(system: System) -> None:
    """The right options of a quiz were in the page that asked for them."""
    tasks = await Tasks.of_draft(system)
    await tasks.add("quiz", options=[{"en": "B"}, {"en": "C"}], answers=[0])
    await tasks.add("secret_code", code="UNMISTAKABLE")
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    shown = str(await person.entry(contest)) + str(await _preview(system, contest))
    kept = await system.rows(
        "content", "select secret from tasks union select document from changes"
    )
    digests = [row["secret"] for row in await system.rows("content", "select secret from tasks")]
    assert "answers" not in shown
    assert "UNMISTAKABLE" not in shown + str(kept)
    assert all(len(digest) > 64 for digest in digests)
    documents = str(await system.rows("content", "select document from changes"))
    assert not [digest for digest in digests if digest[12:76] in shown + documents]


async def test_a_locale_that_a_task_does_not_have_is_shown_in_the_contest_s_own(
    system: System,
) -> None:
    both = {"en": "A", "ru": "Б"}
    prizes = [{"name": both, "count": 1, "handover": both}]
    contest = await Organiser(system).create(texts=TEXTS, default_locale="ru", prizes=prizes)
    tasks = Tasks(system, contest)
    made = await tasks.send("POST", "", new("visit", title={"ru": "Зайдите"}))
    assert made.status == 201
    for locale in ("en", "ru"):
        [task] = (await _preview(system, contest, f"?locale={locale}"))["tasks"]
        assert task["title"] == "Зайдите"


async def test_a_task_that_has_no_text_in_the_contest_s_new_locale_is_shown_in_its_own(
    system: System,
) -> None:
    both = {"en": "A", "ru": "Б"}
    prizes = [{"name": both, "count": 1, "handover": both}]
    tasks = await Tasks.of_draft(system, texts=TEXTS, prizes=prizes)
    made = await tasks.add("visit")
    changed = await Organiser(system).change(tasks.contest, default_locale="ru")
    assert changed.status == 200
    [task] = (await _preview(system, tasks.contest))["tasks"]
    assert task["title"] == "Do it"
    tasks.contest = changed.json()
    assert (await tasks.change(made, is_off=True)).status == 200


async def test_what_there_is_to_do_is_seen_before_one_joins(system: System) -> None:
    """Without what is asked, and for whoever sees the contest."""
    tasks = await Tasks.of_draft(system, texts=TEXTS)
    title = {"en": "Guess", "ru": "Угадай"}
    quiz = await tasks.add("quiz", title=title, options=[{"en": "Yes"}, {"en": "No"}], tickets=3)
    await tasks.add("daily", is_mandatory=True)
    off = await tasks.add("visit")
    path = f"/v1/contests/{tasks.contest['id']}/task-outlines"
    assert (await system.request("GET", path)).problem == "contest-not-found"
    contest = await tasks.open()
    reply = await system.request("GET", f"{path}?locale=ru")
    first, daily, _ = reply.json()["items"]
    outline = {"kind": "quiz", "title": "Угадай", "period": "once", "tickets": 3}
    assert first == outline | {"id": quiz["id"], "is_mandatory": False}
    assert (daily["period"], daily["is_mandatory"]) == ("day", True)
    change = {"is_off": True, "reason": "Gone"}
    headers = {"if-match": f'"{(await Organiser(system).see(contest))["version"]}"'}
    switched = await system.request(
        "PATCH",
        f"/v1/contests/{contest['id']}/tasks/{off['id']}",
        body=change,
        headers=headers,
        token=await Organiser(system).token(),
    )
    assert switched.status == 200, switched.body
    assert len((await system.request("GET", path)).json()["items"]) == 2
