"""The life of a contest that is led in the chat."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.contests import Organiser
from tests.system import System
from tests.unit.bot.organisers.acting import contests, goes, met, organiser, plays

CARD = ("/admin", "▸ 🟢 A prize")


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
        ("▸ 🗑 Discard", "Discard the draft “A prize”?"),
        ("▸ 🗑 Yes, discard", "Cancelled."),
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
    await goes(person, *CARD)
    await plays(person, *ENDS[locale])
    rows = await system.rows("content", "select action, reason from changes order by version")
    assert [tuple(each.values()) for each in rows][2:] == [
        ("close", "Enough"),
        ("cancel", "The organiser has decided so."),  # in the contest's own language
    ]


CHANGES = {
    "en": (
        ("▸ ✏️ Edit", "What would you like to change"),
        ("▸ Prizes", "Now: 🎁 A prize × 2"),
        ("A prize x3", "People have joined already. Why the change?"),
        ("More joy", "Saved.\n\nA prize\nOpen: people join.\n\n🎁 A prize × 3"),
        ("▸ ✏️ Edit", "What would you like to change"),
        ("▸ Prizes", "Now: 🎁 A prize × 3"),
        ("A prize", "People have joined already. Why the change?"),
        ("Less joy", "This cannot be changed any more."),
        ("▸ ✏️ Edit", "What would you like to change"),
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
    await goes(person, *CARD)
    await plays(person, *CHANGES[locale])


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


@pytest.mark.parametrize(
    ("locale", "labels"),
    [
        ("en", ("📣 Post in a channel", "✉️ Write to people")),
        ("ru", ("📣 Пост в канале", "✉️ Написать участникам")),
    ],
)
async def test_posts_and_broadcasts_are_a_press_away(
    chats: Chats, system: System, locale: str, labels: tuple[str, ...]
) -> None:
    person = await met(chats, locale)
    await Organiser(system).opened()
    await goes(person, *CARD)
    for label in labels:
        [said] = await person.presses(label)
        assert not said.startswith("!"), said
