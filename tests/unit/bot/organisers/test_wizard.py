"""The wizard: a contest is made in the chat by answering, leaving out and going back."""

from __future__ import annotations

import json

import pytest

from contest.bot.organisers.wizard import WITHIN_S
from contest.kit.deps import Ask
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
    ("▸ ➕ Join the channels", "! Added.\nTasks of “A mug for you”:\n▫️ Join the channel: required"),
    ("▸ ➕ Secret word", "Which word should be found?"),
    ("tulip", "▫️ Join the channel: required\n▫️ Find the secret word: 2 tickets"),
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
        ("▸ ✏️ Edit", "What would you like to change"),
        ("▸ Description", "Now: Join and win."),
        ("In time", "Saved."),
    )
    assert len(await contests(system)) == 1 == contest["version"] - 1


def _broken_after(ask: Ask) -> Ask:
    """A service after whose next change the bot breaks off."""
    lost: list[str] = []

    async def asked(message: str, *, timeout_s: float) -> str:
        reply = await ask(message, timeout_s=timeout_s)
        if not lost and '"operation":"preview' not in message and '"operation":"get' not in message:
            lost.append(message)
            raise RuntimeError("broken off")
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
    system.replace("bot", services=services | {"content": _broken_after(services["content"])})
    assert await does(person, what) == []
    system.now += 60
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


CHANNELS = {
    "en": (
        ("▸ ➕ <News>", "Step 5 of 6"),
        ("▸ ➕ <News>", ""),  # nothing is another
        ("▸ ➕ Closed", "Now: @news, -1000000000008"),
        ("▸ Skip »", "Step 6 of 6"),
    ),
    "ru": (
        ("▸ ➕ <News>", "Шаг 5 из 6"),
        ("▸ ➕ <News>", ""),
        ("▸ ➕ Closed", "Сейчас: @news, -1000000000008"),
        ("▸ Пропустить »", "Шаг 6 из 6"),
    ),
}


@pytest.mark.parametrize("locale", CHANNELS)
async def test_channels_that_are_connected_are_a_press_away(
    chats: Chats, system: System, locale: str
) -> None:
    person, db = organiser(chats, locale), system.databases["bot"]
    for chat_id, title, name in (
        ("-1000000000007", "<News>", "@news"),
        ("-1000000000008", "Closed", None),
    ):
        channel = "insert into channels values (?, 'channel', ?, ?, '', 0, 0, null)"
        await db.run(channel, chat_id, title, name)
        mine = "insert into channel_organisers values (?, ?, 'en')"
        await db.run(mine, str(person.id), chat_id)
    skip = "▸ Skip »" if locale == "en" else "▸ Пропустить »"
    await goes(person, "/new", *[skip] * 4)
    await plays(person, *CHANNELS[locale])
