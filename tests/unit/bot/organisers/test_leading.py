"""An organiser leads a contest in the chat: its life, its entries, its answers, its organisers."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest

from contest.bot.said import Press
from contest.bot.updates import buttons
from tests.chats import Chats, Person
from tests.contests import Organiser
from tests.entries import joined
from tests.system import ADMIN_ID, BOT_TOKEN, System
from tests.unit.bot.organisers.acting import contests, goes, met, newest_file, organiser, plays

CARD = {"en": ["/admin", "▸ 🟢 A prize"], "ru": ["/admin", "▸ 🟢 A prize"]}


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


LIFE = {
    "en": (
        ("/admin", "Your contests:"),
        ("▸ ✏️ A prize", "A draft"),
        ("▸ 🚀 Publish", "Publish it?"),
        ("▸ 🚀 Yes, publish", "Published: it opens by itself."),
        ("▸ 🚀 Yes, publish", ""),  # nothing is another
        ("▸ Back to a draft", "It is a draft again."),
        ("▸ Copy", "A copy: a draft that begins tomorrow."),
        ("▸ 🗑 Discard", "Throw the draft “A prize” away?"),
        ("▸ 🗑 Yes, throw away", "Cancelled."),
    ),
    "ru": (
        ("/admin", "Ваши конкурсы:"),
        ("▸ ✏️ A prize", "Черновик"),
        ("▸ 🚀 Опубликовать", "Опубликовать?"),
        ("▸ 🚀 Да, опубликовать", "Опубликовано: конкурс откроется сам."),
        ("▸ 🚀 Да, опубликовать", ""),
        ("▸ Вернуть в черновики", "Снова черновик."),
        ("▸ Копия", "Копия: черновик с началом завтра."),
        ("▸ 🗑 Удалить", "Удалить черновик «A prize»?"),
        ("▸ 🗑 Да, удалить", "Отменён."),
    ),
}


@pytest.mark.parametrize("locale", LIFE)
async def test_a_contest_is_published_taken_back_copied_and_discarded(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    await Organiser(system).create()
    await plays(person, *LIFE[locale])
    assert [each["status"] for each in await contests(system)] == ["draft", "cancelled"]


ENDS = {
    "en": (
        ("▸ 🔒 Close now", "“A prize” ends now, and nobody can join any more. Why?"),
        ("Enough", "Done: nobody can join any more."),
        ("▸ ✖️ Cancel it", "“A prize” is called off, and nobody wins. Why?"),
        ("▸ Without a reason", "Cancelled."),
        ("▸ Without a reason", ""),  # nothing is another
    ),
    "ru": (
        ("▸ 🔒 Закрыть сейчас", "«A prize» закончится сейчас, вступить больше будет нельзя."),
        ("Enough", "Готово: вступить больше нельзя."),
        ("▸ ✖️ Отменить конкурс", "«A prize» отменяется, победителей не будет. Почему?"),
        ("▸ Без объяснений", "Отменён."),
        ("▸ Без объяснений", ""),
    ),
}


@pytest.mark.parametrize("locale", ENDS)
async def test_a_contest_ends_for_a_reason_that_all_can_read(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    await Organiser(system).opened()
    await goes(person, *CARD[locale])
    await plays(person, *ENDS[locale])
    rows = await system.rows("content", "select action, reason from changes order by version")
    assert [tuple(each.values()) for each in rows][2:] == [
        ("close", "Enough"),
        ("cancel", "The organiser has decided so."),  # in the contest's own language
    ]


CHANGES = {
    "en": (
        ("▸ ✏️ Edit", "What is to be another"),
        ("▸ Prizes", "Now: 🎁 A prize × 2"),
        ("A prize x3", "People are in already. Why is it changed?"),
        ("More joy", "Saved.\n\nA prize\nOpen: people join.\n\n🎁 A prize × 3"),
        ("▸ ✏️ Edit", "What is to be another"),
        ("▸ Prizes", "Now: 🎁 A prize × 3"),
        ("A prize", "People are in already. Why is it changed?"),
        ("Less joy", "This cannot be changed any more."),
        ("▸ ✏️ Edit", "What is to be another"),
        ("▸ Title", "Now: A prize"),
        ("Another title", "Saved.\n\nAnother title"),
    ),
    "ru": (
        ("▸ ✏️ Изменить", "Что изменить"),
        ("▸ Призы", "Сейчас: 🎁 A prize × 2"),
        ("A prize x3", "В конкурсе уже участвуют. Почему что-то меняется?"),
        ("More joy", "Сохранено.\n\nA prize\nИдёт: можно участвовать.\n\n🎁 A prize × 3"),
        ("▸ ✏️ Изменить", "Что изменить"),
        ("▸ Призы", "Сейчас: 🎁 A prize × 3"),
        ("A prize", "В конкурсе уже участвуют. Почему что-то меняется?"),
        ("Less joy", "Это уже нельзя изменить."),
        ("▸ ✏️ Изменить", "Что изменить"),
        ("▸ Название", "Сейчас: A prize"),
        ("Another title", "Сохранено.\n\nAnother title"),
    ),
}


@pytest.mark.parametrize("locale", CHANGES)
async def test_a_contest_that_people_are_in_only_becomes_better(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    await Organiser(system).opened()
    await goes(person, *CARD[locale])
    await plays(person, *CHANGES[locale])


ENTRIES = {
    "en": (
        ("▸ 👥 Entries", "1 ticket"),
        ("bob", "1. Bob: 1 ticket\n\nTo search, write a name, a @name or an id."),
        ("▸ 1. Bob", "Bob\nid 43\nTakes part.\n1 ticket, all that is a must is done"),
        ("▸ Disqualify and ban", "Why are they out for good?"),
        ("Two <accounts>", "Bob is out for good, and is told why."),
        ("▸ « Entries", "Bob: disqualified"),
        ("@nobody", "There is nobody."),
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
    await goes(person, *CARD[locale])
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
    await goes(person, *CARD["en"], "▸ 👥 Entries")
    shown = [len(person.buttons())]
    for _ in range(2):
        await person.presses("More")
        shown.append(len(person.buttons()))
    assert shown == [12, 12, 4], "ten or three people, more, and the way back"
    assert "More" not in person.buttons()


ANSWERS = {
    "en": (
        ("▸ 💬 Answers", "Answers that wait for you:\n\n1. Ada\nI <b>like</b> it"),
        ("▸ 2 ❌", "! It does not count.\nAnswers that wait for you:\n\n1. Ada"),
        ("▸ 1 ✅", "! It counts.\nNo answer waits for you."),
    ),
    "ru": (
        ("▸ 💬 Ответы", "Ответы ждут вашей проверки:\n\n1. Ada\nI <b>like</b> it"),
        ("▸ 2 ❌", "! Не засчитано.\nОтветы ждут вашей проверки:\n\n1. Ada"),
        ("▸ 1 ✅", "! Засчитано.\nНепроверенных ответов нет."),
    ),
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
    people = await joined(system, contest, 42, 43)
    for each, answer in zip(people, ["I <b>like</b> it", "No"], strict=True):
        path = f"/v1/contests/{contest['id']}/tasks/{reply.json()['id']}/completions"
        assert (
            await each.send("POST", path, body={"kind": "question", "answer": answer})
        ).status == 200
        system.now += 1
    await goes(person, *CARD[locale])
    await plays(person, *ANSWERS[locale])
    rows = await system.rows("content", "select state from completions order by telegram_id")
    assert [each["state"] for each in rows] == ["completed", "rejected"]


FIGURES = {
    "en": "A prize\nIn now: 2. Not any more: 1.\nCame directly: 3, by a post: 0",
    "ru": "A prize\nУчаствуют: 2. Выбыли: 1.\nПришли сами: 3, из поста: 0",
}


@pytest.mark.parametrize(("locale", "label"), [("en", "📊 Figures"), ("ru", "📊 Статистика")])
async def test_figures_come_with_a_chart(
    chats: Chats, system: System, locale: str, label: str
) -> None:
    person = await met(chats, locale)
    contest = await Organiser(system).opened()
    people = await joined(system, contest, 42, 43, 44)
    await people[0].leave(contest)
    await goes(person, *CARD[locale])
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
    await goes(person, *CARD["en"])
    assert await person.presses("📄 Entries as a file") == [
        "Entries, a thousand lines at most in a file."
    ]
    file = newest_file(system)
    assert file.decode("utf-8-sig").splitlines()[0].startswith('"id","telegram_id"')
    assert '"\'=1+1"' in file.decode()


PEOPLE = {
    "en": ("▸ 🤝 Organisers", "🤝 Organisers", "owner", "may change it", "may look", "only look"),
    "ru": (
        "▸ 🤝 Организаторы",
        "🤝 Организаторы",
        "владелец",
        "может менять",
        "может смотреть",
        "только смотреть",
    ),
}
NAMED: list[Any] = [
    pytest.param({"contact": {"first_name": "Bob", "user_id": 43}}, True, id="a contact"),
    pytest.param(
        {
            "text": "hi",
            "forward_origin": {
                "type": "user",
                "sender_user": {"id": 43, "is_bot": False, "first_name": "Bob"},
            },
        },
        True,
        id="forwarded",
    ),
    pytest.param({"text": "43"}, True, id="an id"),
    pytest.param({"contact": {"first_name": "Bob"}}, False, id="a contact without Telegram"),
    pytest.param(
        {"text": "hi", "forward_origin": {"type": "hidden_user", "sender_user_name": "Bob"}},
        False,
        id="forwarded from one who hides",
    ),
    pytest.param({"text": "Bob"}, False, id="a name"),
]


@pytest.mark.parametrize("locale", PEOPLE)
@pytest.mark.parametrize(("message", "is_clear"), NAMED)
async def test_others_help(
    chats: Chats, system: System, locale: str, message: dict[str, Any], is_clear: bool
) -> None:
    person, bob = await met(chats, locale, first_name="<b>"), chats.person(43)
    await Organiser(system).opened()
    await bob.sends("/admin")
    label, _, owner, editor, viewer, only = PEOPLE[locale]
    await goes(person, *CARD[locale])
    await plays(person, (label, f"1: {owner}"))
    said = await person.sends(**message)
    if not is_clear:
        assert said[0].startswith("I cannot tell" if locale == "en" else "Не понимаю, кто это")
        return
    assert f"43: {editor}" in said[0]
    assert bob.heard() == ["<b> lets you help with the contest “A prize”: /admin"]
    await plays(bob, ("/admin", "Your contests:"), ("▸ 🟢 A prize", "Open"))
    assert "➕ New contest" not in bob.buttons()
    await plays(person, (f"▸ 👀 43: {only}", f"43: {viewer}"))
    await plays(bob, ("▸ 🔒 Close now", "Why?"), ("Because", "You have no such right"))
    said = await person.presses("❌ 43")
    assert "43:" not in said[0]
    await plays(bob, ("▸ 👥 Entries", "! You have no such right in this contest."))


OTHERS = {  # and who may make no contests may copy none
    "en": ("! You have no such right in this contest.", "! You may not do that."),
    "ru": ("! У вас нет такого права в этом конкурсе.", "! Вам это нельзя."),
}
UNKNOWN = {
    "en": "! This button is not for you, or does not work any more.",
    "ru": "! Эта кнопка не для вас или больше не работает.",
}


@pytest.mark.parametrize("locale", OTHERS)
async def test_buttons_of_others_contests_do_nothing_and_say_so(
    chats: Chats, system: System, locale: str
) -> None:
    person, eve = organiser(chats), chats.person(43, locale=locale)
    contest = await Organiser(system).opened()
    await goes(person, *CARD["en"])
    key = buttons.signing_key(BOT_TOKEN)
    data = [each for row in _keyboard(system, person) for each in row]
    assert len(data) > 10
    for each in data:
        stolen = each["callback_data"]
        assert await eve.presses_data(stolen) == [UNKNOWN[locale]], each
        # As if it had been in their chat, because they once were organisers.
        press = buttons.decode(stolen, key=key, owner=str(ADMIN_ID))
        assert press
        if contest["id"] in press.args:
            given = buttons.encode(Press(name=press.name, args=press.args), key=key, owner="43")
            [said] = await eve.presses_data(given)
            assert said in OTHERS[locale], each
    [after] = await contests(system)
    assert (after["status"], after["version"]) == ("open", contest["version"])


def _keyboard(system: System, person: Person) -> Any:
    for entry in reversed(system.emulator.requests):
        if entry.parameters.get("chat_id") in (person.id, str(person.id)):
            markup = entry.parameters["reply_markup"]
            markup = json.loads(markup) if isinstance(markup, str) else markup
            return markup["inline_keyboard"]
    raise AssertionError("nothing was sent")


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en", "You organise no contests. Ask those who run this bot to let you."),
        ("ru", "Вы не организуете конкурсы. Попросите об этом тех, кто ведёт этого бота."),
    ],
)
async def test_who_organises_nothing_is_told_so(chats: Chats, locale: str, says: str) -> None:
    person = chats.person(43, locale=locale)
    assert await person.sends("/admin") == [says]
    assert await person.sends("/new") == [
        "You may not do that." if locale == "en" else "Вам это нельзя."
    ]


async def test_contests_are_listed_page_by_page(chats: Chats, system: System) -> None:
    owner = Organiser(system)
    for _ in range(9):
        await owner.create()
        system.now += 1
    person = organiser(chats)
    await person.sends("/admin")
    assert len(person.buttons()) == 8 + 2
    await person.presses("More")
    assert person.buttons() == ["✏️ A prize", "➕ New contest"]
