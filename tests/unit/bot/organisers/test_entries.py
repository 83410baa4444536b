"""What organisers look at in the chat: entries, answers, figures, lists as documents."""

from __future__ import annotations

import zlib
from typing import Any

import pytest

from contest.kit.call import Call
from contest.kit.deps import ServiceAway
from tests.chats import Chats
from tests.contests import Organiser
from tests.entries import Person as AppPerson
from tests.entries import joined
from tests.many_entries import fill
from tests.system import System
from tests.tasks import attempt
from tests.unit.bot.organisers.acting import goes, met, newest_file, organiser, plays
from tests.unit.bot.participants.world import LABELS

CARD = ("/admin", "▸ 🟢 A prize")


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


ENTRIES = {
    "en": (
        ("▸ 👥 Entries", "1 ticket"),
        ("bob", "1. Bob: 1 ticket\n\nTo search, write a name, a @name or an id."),
        ("▸ 1. Bob", "Bob\nid 43\nTakes part.\n1 ticket, all required tasks done"),
        ("▸ Disqualify and ban", "Why are they out for good?"),
        ("Two <accounts>", "Bob is out for good, and is told why."),
        ("▸ « Entries", "Bob: disqualified"),
        ("@nobody", "Nobody found."),
        ("eve", "1. Eve (@eve_x): 1 ticket"),
        ("▸ 1. Eve", "Eve (@eve_x)\nid 44"),
        ("▸ Disqualify", "Why are they out?"),
        ("▸ Against the rules", "Eve is out, and is told why."),
    ),
    "ru": (
        ("▸ 👥 Участники", "1 билет"),
        ("bob", "1. Bob: 1 билет\n\nДля поиска напишите имя, @имя или id."),
        ("▸ 1. Bob", "Bob\nid 43\nУчаствует.\n1 билет, всё обязательное выполнено"),
        ("▸ Снять и запретить", "Почему участник снят навсегда?"),
        ("Two <accounts>", "Bob больше не сможет участвовать и узнает почему."),
        ("▸ « Участники", "Bob: снят с конкурса"),
        ("@nobody", "Никого нет."),
        ("eve", "1. Eve (@eve_x): 1 билет"),
        ("▸ 1. Eve", "Eve (@eve_x)\nid 44"),
        ("▸ Снять с конкурса", "Почему участник снят?"),
        ("▸ Нарушены правила", "Eve больше не участвует и узнает почему."),
    ),
}


async def _signed_in(system: System, contest: dict[str, Any], **people: dict[str, Any]) -> None:
    for name, user in people.items():
        session = await system.sign_in(first_name=name, **user)
        path, token = f"/v1/contests/{contest['id']}/entries", session["access_token"]
        assert (await system.request("POST", path, body={}, token=token)).status == 201


@pytest.mark.parametrize("locale", ENTRIES)
async def test_entries_are_searched_and_taken_out(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    contest = await Organiser(system).opened()
    bob = chats.person(43, first_name="Bob")
    people: dict[str, Any] = {
        "Bob": {"telegram_id": 43},
        "Eve": {"telegram_id": 44, "username": "eve_x"},
    }
    await _signed_in(system, contest, **people)
    await goes(person, *CARD)
    await plays(person, *ENTRIES[locale])
    assert "Two <accounts>" in bob.heard()[-1]
    rows = await system.rows("content", "select telegram_id, state, reason from entries")
    found = {each["telegram_id"]: (each["state"], each["reason"]) for each in rows}
    assert found == {
        "43": ("disqualified", "Two <accounts>"),
        "44": ("disqualified", "Against the rules of the contest."),
    }
    [banned] = await system.rows("content", "select telegram_id, reason from exclusions")
    assert tuple(banned.values()) == ("43", "banned")


async def test_entries_are_looked_through_page_by_page(chats: Chats, system: System) -> None:
    contest = await Organiser(system).opened()
    await joined(system, contest, *range(100, 123))
    person = organiser(chats)
    await goes(person, *CARD, "▸ 👥 Entries")
    shown = [len(person.buttons())]
    for _ in range(2):
        await person.presses("More")
        shown.append(len(person.buttons()))
    assert shown == [12, 12, 4], "ten or three people, more, and the way back"
    assert "More" not in person.buttons()


ANSWERS = {
    "en": (
        ("▸ 💬 Answers", "Answers waiting for you:\n\n1. Ada\nI <b>like</b> it"),
        ("▸ 2 ❌", "Why does it not count? Write a line: the person reads it."),
        ("▸ To the answers", "Answers waiting for you:\n\n1. Ada"),
        ("This is no reason", ""),
        ("▸ 2 ❌", "Why does it not count?"),
        ("Too short <b>", "It does not count.\nAnswers waiting for you:\n\n1. Ada"),
        ("▸ 2 ❌", "Why does it not count?"),
        ("▸ Without a reason", "! It does not count.\nAnswers waiting for you:\n\n1. Ada"),
        ("▸ 1 ✅", "! It counts.\nNo answers are waiting for you."),
    ),
    "ru": (
        ("▸ 💬 Ответы", "Ответы ждут вашей проверки:\n\n1. Ada\nI <b>like</b> it"),
        ("▸ 2 ❌", "Почему ответ не засчитан? Напишите одну строку: участник её прочитает."),
        ("▸ К ответам", "Ответы ждут вашей проверки:\n\n1. Ada"),
        ("This is no reason", ""),
        ("▸ 2 ❌", "Почему ответ не засчитан?"),
        ("Too short <b>", "Не засчитано.\nОтветы ждут вашей проверки:\n\n1. Ada"),
        ("▸ 2 ❌", "Почему ответ не засчитан?"),
        ("▸ Без причины", "! Не засчитано.\nОтветы ждут вашей проверки:\n\n1. Ada"),
        ("▸ 1 ✅", "! Засчитано.\nНепроверенных ответов нет."),
    ),
}


JUDGED = {
    "en": [
        ["Your answer counts: “Q”, in the contest “A prize”. You get 2 tickets."],
        ["Your answer does not count: “Q”, in the contest “A prize”.\n\nToo short <b>"],
        ["Your answer does not count: “Q”, in the contest “A prize”."],
    ],
    "ru": [
        ["Ваш ответ засчитан: «Q», конкурс «A prize». Вам добавлено: 2 билета."],
        ["Ваш ответ не засчитан: «Q», конкурс «A prize».\n\nToo short <b>"],
        ["Ваш ответ не засчитан: «Q», конкурс «A prize»."],
    ],
}


@pytest.mark.parametrize("locale", ANSWERS)
async def test_answers_are_judged(chats: Chats, system: System, locale: str) -> None:
    person, owner = await met(chats, locale), Organiser(system)
    contest = await owner.create()
    task = {"kind": "question", "title": {"en": "Q"}, "tickets": 2, "prompt": {"en": "Why?"}}
    reply = await owner.send("POST", contest, "/tasks", body=task)
    assert reply.status == 201
    system.now += 3601
    contest = (await owner.step(await owner.see(contest), "/publish")).json()
    readers = [chats.person(each, locale=locale) for each in (42, 43, 44)]
    people = [
        await AppPerson.signed_in(system, each, language_code=locale) for each in (42, 43, 44)
    ]
    for each, answer in zip(people, ["I <b>like</b> it", "No", "Never"], strict=True):
        assert (await each.join(contest)).status == 201
        assert (await attempt(each, contest, reply.json(), answer=answer)).status == 200
        system.now += 1
    await goes(person, *CARD)
    await plays(person, *ANSWERS[locale])
    rows = await system.rows("content", "select state from completions order by telegram_id")
    assert [each["state"] for each in rows] == ["completed", "rejected", "rejected"]
    assert [each.heard() for each in readers] == JUDGED[locale]
    assert readers[0].buttons() == [LABELS[locale]["tasks"]]


FIGURES = {
    "en": "A prize\nTaking part: 2. Left or removed: 1.\nCame directly: 3, by a post: 0",
    "ru": "A prize\nУчаствуют: 2. Выбыли: 1.\nПришли сами: 3, из поста: 0",
}


@pytest.mark.parametrize(("locale", "label"), [("en", "📊 Statistics"), ("ru", "📊 Статистика")])
async def test_figures_come_with_a_chart(
    chats: Chats, system: System, locale: str, label: str
) -> None:
    person = await met(chats, locale)
    contest = await Organiser(system).opened()
    people = await joined(system, contest, 42, 43, 44)
    await people[0].leave(contest)
    await goes(person, *CARD)
    [caption] = await person.presses(label)
    assert caption.startswith(FIGURES[locale])
    picture = newest_file(system)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    rows = zlib.decompress(picture[picture.index(b"IDAT") + 4 : picture.index(b"IEND") - 8])
    assert len(rows) == 400 * 801


async def test_entries_go_out_as_documents(chats: Chats, system: System) -> None:
    contest = await Organiser(system).opened()
    await _signed_in(system, contest, **{"=1+1": {"telegram_id": 42}})
    person = organiser(chats)
    await goes(person, *CARD)
    assert await person.presses("📄 Entries as a file") == [
        "Entries, a thousand lines at most in a file."
    ]
    file = newest_file(system)
    assert file.decode("utf-8-sig").splitlines()[0].startswith('"id","telegram_id"')
    assert '"\'=1+1"' in file.decode()


async def test_a_long_list_comes_in_parts(chats: Chats, system: System) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 1_003)
    # Real ones begin otherwise each.
    spread = "update entries set commitment = substr(commitment, 57) || substr(commitment, 1, 56)"
    await system.databases["content"].run(spread)
    person = organiser(chats)
    await goes(person, *CARD, "▸ 📄 Entries as a file")
    first = newest_file(system).decode("utf-8-sig").splitlines()
    await person.presses("The next thousand")
    second = newest_file(system).decode().splitlines()
    assert (len(first), len(second)) == (1_001, 3), "with the names of the columns"
    assert len({*first, *second}) == 1_004


AWAY = {
    "en": "This does not work right now. Please try again in a few minutes.",
    "ru": "Сейчас это не получается. Попробуйте ещё раз через несколько минут.",
}


@pytest.mark.parametrize(
    ("locale", "label", "away_s"),
    [
        ("en", "📄 Entries as a file", 30),
        ("en", "📄 Entries as a file", 300),
        ("ru", "📄 Участники файлом", 300),
    ],
)
async def test_a_document_waits_for_content_and_somebody_hears_when_that_takes_long(
    chats: Chats, system: System, locale: str, label: str, away_s: int
) -> None:
    """It was tried five times and then a dead-letter message, of which the person heard nothing."""
    person = await met(chats, locale)
    await Organiser(system).opened()
    await goes(person, *CARD)
    asks, asked, back_at = system.deps["bot"].services, list[str](), system.now + away_s

    async def away(message: str, *, timeout_s: float) -> str:
        asked.append(Call.decode(message).operation)
        if asked.count("listEntries") > 1 and system.now < back_at:
            raise ServiceAway("content is away")
        reply: str = await asks["content"](message, timeout_s=timeout_s)
        return reply

    system.replace("bot", services={**asks, "content": away})
    assert await person.presses(label) == []
    for _ in range(12):
        system.now += 30
        await system.tick("bot")
    is_there = away_s < 60
    there = "Entries, a thousand lines at most in a file."
    assert person.heard() == [there if is_there else AWAY[locale]]
    assert len(system.sent("sendDocument")) == is_there
    assert await system.rows("bot", "select * from dead_letters") == []
