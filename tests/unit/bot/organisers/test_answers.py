"""What is read from the answers of an organiser: settings of a contest, and its tasks."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.chats import Chats
from tests.system import System
from tests.unit.bot.organisers.acting import contests, does, goes, organiser


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


def _at(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()


FIELDS: list[Any] = [
    ("Title", "T" * 120, {"title": "T" * 120}, ""),
    ("Title", "T" * 121, {}, "A title has up to 120 characters."),
    ("Description", "D" * 2001, {}, "up to 2000 characters"),
    ("Rules", "One each", {"rules": "One each"}, ""),
    ("Rules", "▸ None", {"rules": ""}, ""),
    ("Button text", "Go!", {"button": "Go!"}, ""),
    ("Button text", "B" * 41, {}, "room for 40 characters"),
    ("Picture", "https://a.example/p.jpg", {"picture_url": "https://a.example/p.jpg"}, ""),
    ("Picture", "http://a.example/p.jpg", {}, "begins with https://"),
    ("Reserves", "3", {"reserves": 3}, ""),
    ("Reserves", "many", {}, "a number from 0 to 1000"),
    ("Participant limit", "500", {"entries_max": 500}, ""),
    ("Participant limit", "▸ None", {"entries_max": None}, ""),
    ("Participant limit", "0", {}, "a number from 1"),
    ("Prizes", "• 3 × Mug\n- Book x2", {"prizes": [("Mug", 3), ("Book", 2)]}, ""),
    ("Prizes", "2 х Кружка", {"prizes": [("Кружка", 2)]}, ""),
    ("Prizes", "Xbox 360", {"prizes": [("Xbox 360", 1)]}, ""),
    ("Prizes", "1001 x Mug", {}, "1000 winners at most"),
    ("Prizes", "0 x Mug", {}, "1000 winners at most"),
    ("Prizes", "\n".join("abc" for _ in range(51)), {}, "1000 winners at most"),
    ("Channels", "@one_two t.me/three, https://t.me/fourth/", {"required_channels": 3}, ""),
    ("Channels", "-1001234567890", {"required_channels": 1}, ""),
    ("Channels", "▸ None", {"required_channels": 0}, ""),
    ("Channels", "two words!", {}, "@names of channels"),
    ("End", "2027-01-20 20:30", {"ends_at": _at("2027-01-20T20:30+00:00")}, ""),
    ("End", "20.1.2027", {"ends_at": _at("2027-01-20T23:59+00:00")}, ""),
    ("End", "20.01 в 9:05", {"ends_at": _at("2027-01-20T09:05+00:00")}, ""),
    ("End", "14.01", {"ends_at": _at("2028-01-14T23:59+00:00")}, ""),
    ("End", "5 дней", {"ends_at": _at("2027-01-20T09:00+00:00")}, ""),
    ("End", "in 36 hours", {"ends_at": _at("2027-01-16T21:00+00:00")}, ""),
    ("End", "5 months", {}, "a time after the start"),
    ("End", "2027-01-14", {}, "a time after the start"),
    ("End", "32.01", {}, "a time after the start"),
    ("End", "tomorrow", {}, "a time after the start"),
    ("Start", "16.01.2027 10:00", {"starts_at": _at("2027-01-16T10:00+00:00")}, ""),
    ("Start", "17.01.2029", {}, "a time before the end"),
    ("🌍 Time zone", "Asia/Almaty", {"time_zone": "Asia/Almaty"}, ""),
    ("🌍 Time zone", "../etc", {}, "I do not know this zone"),
]


async def test_what_can_be_answered(chats: Chats, system: System) -> None:
    person = organiser(chats)
    await goes(person, "/new", *["▸ Skip »"] * 5, "▸ Done ✅")
    for field, answer, changes, unclear in FIELDS:
        await goes(person, "▸ ✏️ Edit", f"▸ {field}")
        before = (await contests(system))[0]
        [said] = await does(person, answer)
        [contest] = await contests(system)
        if unclear:
            assert unclear in said, (field, answer, said)
            assert contest == before
            continue
        assert said.startswith("Saved."), (field, answer, said)
        found = {**contest, **json.loads(contest["content"])}
        found |= found["texts"]["en"]
        found["prizes"] = [(each["name"]["en"], each["count"]) for each in found["prizes"]]
        found |= {
            name: datetime.fromtimestamp(found[name], UTC).isoformat()
            for name in ("starts_at", "ends_at")
        }
        found["required_channels"] = (
            len(found["required_channels"]) if field == "Channels" else found["required_channels"]
        )
        assert {name: found[name] for name in changes} == changes, (field, answer)


@pytest.mark.parametrize(("answer", "minutes"), [("90 minutes", 90), ("через 5 мин.", 5)])
async def test_an_end_in_minutes_is_at_a_full_one(
    chats: Chats, system: System, answer: str, minutes: int
) -> None:
    person = organiser(chats)
    await goes(person, "/new", *["▸ Skip »"] * 3)
    earliest = system.now + minutes * 60
    assert "Step 5 of 6" in (await does(person, answer))[0]
    ends_at = (await contests(system))[0]["ends_at"]
    assert earliest <= ends_at <= system.now + (minutes + 1) * 60
    assert ends_at % 60 == 0


TASKS = [
    ("➕ Look in daily", None, "Look in every day: 1 ticket"),
    ("➕ Secret word", "abc", "The word has 4 to 64 characters"),
    ("➕ Secret word", "tulip", "Find the secret word: 2 tickets"),
    ("➕ Question", "Why <b>?", "Answer the question: 2 tickets"),
    ("➕ Visit a page", "a.example", "begins with https://"),
    ("➕ Visit a page", "https://a.example", "Visit the page: 1 ticket"),
    ("➕ Quiz", "How many?\n6\n8", "one of them at least with a +"),
    ("➕ Quiz", "How many?\n+ 8", "2 to 10 options"),
    ("➕ Quiz", "How many?\n6\n+ 8\n+ eight", "Quiz: 2 tickets"),
]


async def test_tasks_are_added_and_taken_out(chats: Chats, system: System) -> None:
    person = organiser(chats)
    await goes(person, "/new", *["▸ Skip »"] * 5)
    assert "➕ Join the channels" not in person.buttons(), "there are none to join"
    for label, answer, says in TASKS:
        said = await does(person, f"▸ {label}")
        said = said if answer is None else await does(person, answer)
        assert says in "\n".join(said), (label, answer, said)
    rows = await system.rows("content", "select kind from tasks order by number")
    kinds = ["daily", "secret_code", "question", "visit", "quiz"]
    assert [each["kind"] for each in rows] == kinds
    for title in ("Look in every day", "Quiz"):
        await person.presses(f"❌ {title}")
    rows = await system.rows("content", "select kind from tasks order by number")
    assert [each["kind"] for each in rows] == kinds[1:-1]
