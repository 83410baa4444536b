"""The wizard: a contest is made in the chat by answering, leaving out and going back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from contest.bot.organisers.wizard import WITHIN_S
from contest.kit.deps import Ask, ServiceAway
from tests.chats import Chats
from tests.messages import lapse
from tests.system import System
from tests.unit.bot.organisers.acting import contests, does, goes, organiser, plays

ODD = [
    "a_b*c[",
    "< x />",
    "<b>",
    "&amp;",
    "{title}",
    "\u05e9\u05dc\u05d5 \u202eright to left",
    "👨‍👩‍👧‍👦" * 17,
    "@durov",
]

EN = (
    ("/admin", "You have no contests yet. The first one takes two minutes."),
    ("▸ ➕ New contest", "Step 1 of 6\n\nWhat is the contest called?"),
    ("A mug for you", "Step 2 of 6\n\nWhat is it about?"),
    ("Join, win a mug.", "Step 3 of 6\n\nWhat can be won?"),
    ("2 x Mug\nBook", "Step 4 of 6\n\nWhen does it end?"),
    ("▸ 🌍 Time zone", "Step 4 of 6\n\nIn which time zone?"),
    ("▸ Berlin", "Now: 2027-01-22 09:00 (Europe/Berlin)"),
    ("▸ In 3 days", "Step 5 of 6\n\nWhich channels must winners have joined?"),
    ("@a_channel", "Step 6 of 6\n\n“A mug for you” has no tasks"),
    ("▸ ➕ Join the channels", "! Added.\nTasks of “A mug for you”:\n▫️ Join the channel: a must"),
    ("▸ ➕ Secret word", "Which word is to be found?"),
    ("tulip", "▫️ Join the channel: a must\n▫️ Find the secret word: 2 tickets"),
    ("▸ « To the contest", "Starts: when you publish it\nEnds: 2027-01-18 09:00 (Europe/Berlin)"),
    ("▸ 👀 Preview", "A mug for you\n\nJoin, win a mug.\n\n🎁 Mug × 2\n🎁 Book × 1"),
    ("▸ « To the contest", "A draft: nobody sees it but its organisers."),
    ("▸ 🚀 Publish", "Publish it? Once it is open, it can only become better"),
    ("▸ 🚀 Yes, publish", "Published and open. Good luck!"),
    ("▸ « My contests", "Your contests:"),
)
RU = (
    ("/admin", "У вас пока нет конкурсов. Создать первый можно за две минуты."),
    ("▸ ➕ Новый конкурс", "Шаг 1 из 6\n\nКак называется конкурс?"),
    ("A mug for you", "Шаг 2 из 6\n\nО чём конкурс?"),
    ("Join, win a mug.", "Шаг 3 из 6\n\nЧто можно выиграть?"),
    ("2 x Mug\nBook", "Шаг 4 из 6\n\nКогда конец?"),
    ("▸ 🌍 Часовой пояс", "Шаг 4 из 6\n\nВ каком часовом поясе?"),
    ("▸ Берлин", "Сейчас: 22.01.2027 09:00 (Europe/Berlin)"),
    ("▸ Через 3 дня", "Шаг 5 из 6\n\nНа какие каналы нужно быть подписанным"),
    ("@a_channel", "Шаг 6 из 6\n\nВ «A mug for you» нет заданий"),
    (
        "▸ ➕ Подписка на каналы",
        "! Добавлено.\nЗадания в «A mug for you»:\n▫️ Подпишитесь на канал: обязательно",
    ),
    ("▸ ➕ Секретное слово", "Какое слово нужно найти?"),
    ("tulip", "▫️ Подпишитесь на канал: обязательно\n▫️ Найдите секретное слово: 2 билета"),
    (
        "▸ « К конкурсу",
        "Начало: сразу после публикации\nКонец: 18.01.2027 09:00 (Europe/Berlin)",
    ),
    ("▸ 👀 Предпросмотр", "A mug for you\n\nJoin, win a mug.\n\n🎁 Mug × 2\n🎁 Book × 1"),
    ("▸ « К конкурсу", "Черновик: его видят только организаторы."),
    ("▸ 🚀 Опубликовать", "Опубликовать? После открытия условия можно только улучшать."),
    ("▸ 🚀 Да, опубликовать", "Опубликовано, конкурс идёт. Удачи!"),
    ("▸ « Мои конкурсы", "Ваши конкурсы:"),
)


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


@pytest.mark.parametrize(("locale", "script"), [("en", EN), ("ru", RU)])
async def test_a_contest_is_made_in_the_chat(
    chats: Chats, system: System, locale: str, script: tuple[tuple[str, str], ...]
) -> None:
    await plays(organiser(chats, locale), *script)
    [contest] = await contests(system)
    content = json.loads(contest["content"])
    assert (contest["status"], contest["time_zone"]) == ("open", "Europe/Berlin")
    assert content["texts"][locale]["title"] == "A mug for you"
    assert content["texts"][locale]["description"] == "Join, win a mug."
    assert [(each["name"][locale], each["count"]) for each in content["prizes"]] == [
        ("Mug", 2),
        ("Book", 1),
    ]
    assert content["required_channels"] == ["@a_channel"]
    tasks = await system.rows("content", "select kind, tickets from tasks order by number")
    assert [tuple(each.values()) for each in tasks] == [("join_channel", 0), ("secret_code", 2)]


@pytest.mark.parametrize(
    ("locale", "skip", "back", "steps"),
    [
        (
            "en",
            "▸ Skip »",
            "▸ « Back",
            ["called", "about", "can be won", "does it end", "channels", "has no tasks"],
        ),
        (
            "ru",
            "▸ Пропустить »",
            "▸ « Назад",
            ["называется", "О чём", "можно выиграть", "Когда конец", "каналы", "нет заданий"],
        ),
    ],
)
async def test_every_step_can_be_left_out_and_gone_back_to(
    chats: Chats, system: System, locale: str, skip: str, back: str, steps: list[str]
) -> None:
    person = organiser(chats, locale)
    await person.sends("/new")
    await plays(person, *((skip, step) for step in steps[1:]))
    await plays(person, *((back, step) for step in reversed(steps[:-1])))
    [contest] = await contests(system)
    assert contest["version"] == 1, "nothing was said, so nothing is another"
    last = await goes(person, *[skip] * 5, "▸ Done ✅" if locale == "en" else "▸ Готово ✅")
    assert ("A draft" if locale == "en" else "Черновик") in last[0]


async def test_it_goes_on_after_days_a_restart_and_other_commands(
    chats: Chats, system: System
) -> None:
    person = organiser(chats)
    await person.sends("/new")
    system.configure("bot")
    lapse(system)
    system.now += WITHIN_S - 3600
    await person.sends("/start")
    await plays(person, ("Later", "What is it about?"))
    system.now += WITHIN_S
    await plays(person, ("Too late", "You took a while"))
    [contest] = await contests(system)
    await plays(
        person,
        ("/admin", "Your contests:"),
        ("▸ ✏️ Later", "A draft"),
        ("▸ ✏️ Edit", "What is to be another"),
        ("▸ Description", "Now: Join and win."),
        ("In time", "Saved."),
    )
    assert len(await contests(system)) == 1 == contest["version"] - 1


def _away_after(ask: Ask) -> Ask:
    """A service whose answer to the next change is lost."""
    lost: list[str] = []

    async def asked(message: str, *, timeout_s: float) -> str:
        reply = await ask(message, timeout_s=timeout_s)
        if not lost and '"operation":"preview' not in message and '"operation":"get' not in message:
            lost.append(message)
            raise ServiceAway("the answer is lost")
        return reply

    return asked


@pytest.mark.parametrize(
    ("before", "what", "table"),
    [
        pytest.param([], "/new", "contests", id="a contest"),
        pytest.param(["/new", *["▸ Skip »"] * 5], "▸ ➕ Look in daily", "tasks", id="a task"),
    ],
)
async def test_what_was_made_though_nobody_heard_of_it_is_not_made_again(
    chats: Chats, system: System, before: list[str], what: str, table: str
) -> None:
    person = organiser(chats)
    await goes(person, *before)
    services = dict(system.deps["bot"].services)
    system.replace("bot", services=services | {"content": _away_after(services["content"])})
    assert await does(person, what) == []
    system.now += 10
    await system.tick("bot")
    assert person.heard()
    assert len(await system.rows("content", f"select * from {table}")) == 1


@pytest.mark.parametrize("title", ODD)
async def test_titles_that_break_formatting(chats: Chats, system: System, title: str) -> None:
    person = organiser(chats)
    await goes(person, "/new", title, "▸ Skip »", f"{title}\n2 x {title}")
    [contest] = await contests(system)
    content = json.loads(contest["content"])
    assert content["texts"]["en"]["title"] == title[:120]
    assert [each["name"]["en"] for each in content["prizes"]] == [title, title]
    await person.sends("/admin")
    [card] = await person.presses(person.buttons()[0])
    assert card.startswith(f"{title}\nA draft")
    assert f"🎁 {title} × 2" in card


def _at(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()


FIELDS: list[Any] = [
    ("Title", "T" * 120, {"title": "T" * 120}, ""),
    ("Title", "T" * 121, {}, "A title has up to 120 characters."),
    ("Description", "D" * 2001, {}, "up to 2000 characters"),
    ("Rules", "One each", {"rules": "One each"}, ""),
    ("Rules", "▸ None", {"rules": ""}, ""),
    ("Words of the button", "Go!", {"button": "Go!"}, ""),
    ("Words of the button", "B" * 41, {}, "room for 40 characters"),
    ("Picture", "https://a.example/p.jpg", {"picture_url": "https://a.example/p.jpg"}, ""),
    ("Picture", "http://a.example/p.jpg", {}, "begins with https://"),
    ("Reserves", "3", {"reserves": 3}, ""),
    ("Reserves", "many", {}, "a number from 0 to 1000"),
    ("Most participants", "500", {"entries_max": 500}, ""),
    ("Most participants", "▸ None", {"entries_max": None}, ""),
    ("Most participants", "0", {}, "a number from 1"),
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
