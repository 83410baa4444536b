"""Contests in the chat: which there are, their cards, joining and leaving."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chats import Chats, Person
from tests.contests import HOUR_S, Organiser, minutes
from tests.entries import disqualify
from tests.entries import joined as joined_by_app
from tests.system import System
from tests.unit.bot.participants.world import LABELS, TEXTS, settings

LOCALES = ("en", "ru")
CARD = {
    "en": (
        "Autumn\n\nWin a phone.\n\n🎁 To win:\n• A phone\n• A cup × 3\n\n"
        "⏳ Until 16 January, 14:30 (UTC+5:30): 1 day 1 hour left"
    ),
    "ru": (
        "Осень\n\nПриз — телефон.\n\n🎁 Призы:\n• Телефон\n• Кружка × 3\n\n"
        "⏳ До 16 января, 14:30 (UTC+5:30): ещё 1 день 1 час"
    ),
}


async def _opened(system: System, **changes: Any) -> dict[str, Any]:
    return await Organiser(system).opened(**settings(**changes))


async def _looking(chats: Chats, contest: dict[str, Any], locale: str, **person: Any) -> Person:
    """Someone who has come by the contest's link."""
    someone = chats.person(locale=locale, **person)
    await someone.sends(f"/start contest_{contest['id']}")
    return someone


@pytest.mark.parametrize(
    ("locale", "none", "listed"),
    [
        (
            "en",
            "There are no contests right now. Come back soon!",
            "Contests\n\n• Autumn — 1 day 1 hour left\n\nChoose one to see what there is to win:",
        ),
        (
            "ru",
            "Сейчас конкурсов нет. Загляните чуть позже!",
            "Конкурсы\n\n• Осень — ещё 1 день 1 час\n\nВыберите, чтобы посмотреть призы:",
        ),
    ],
)
async def test_contests(chats: Chats, system: System, locale: str, none: str, listed: str) -> None:
    person = chats.person(locale=locale)
    assert await person.sends("/contests") == [none]
    await _opened(system)
    await Organiser(system).create()  # a draft, which nobody sees
    assert await person.sends("/contests") == [listed]
    assert await person.presses(LABELS[locale]["title"]) == [CARD[locale]]
    assert await person.sends("/contests@contest_test_bot") == [listed]


SAID = {
    "en": {
        "in": "👥 1 participant\n✅ You are in: 1 ticket",
        "toast": "! You are in! 1 ticket",
        "before": "! You are in already: 1 ticket",
        "sure": (
            "Leave the contest “Autumn”? You take no part in the draw then. "
            "While it is open you can come back, with the tickets that you have."
        ),
        "left": "! You have left.",
        "about": (
            "Autumn\n\nWin a phone.\n\n🎁 To win:\n• A phone\n• A cup × 3\n\nRules\nOne each."
        ),
    },
    "ru": {
        "in": "👥 1 участник\n✅ Вы участвуете: 1 билет",
        "toast": "! Вы участвуете! 1 билет",
        "before": "! Вы уже участвуете: 1 билет",
        "sure": (
            "Выйти из конкурса «Осень»? Тогда в розыгрыше вас не будет. "
            "Пока конкурс идёт, можно вернуться, и билеты останутся вашими."
        ),
        "left": "! Вы вышли.",
        "about": "Осень\n\nПриз — телефон.\n\n🎁 Призы:\n• Телефон\n• Кружка × 3",
    },
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("picture", [None, "https://a.test/picture.jpg"])
async def test_joining_and_leaving_change_the_card(
    chats: Chats, system: System, locale: str, picture: str | None
) -> None:
    contest, said, label = await _opened(system, picture_url=picture), SAID[locale], LABELS[locale]
    person = await _looking(chats, contest, locale)
    assert len(system.sent("sendPhoto")) == bool(picture)
    joined = f"{CARD[locale]}\n{said['in']}"
    assert await person.presses(label["join"]) == [said["toast"], joined]
    assert label["join"] not in person.buttons()
    assert await person.presses(label["leave"]) == [said["sure"]]
    assert await person.presses(label["back"]) == [joined]
    assert await person.presses(label["leave"]) == [said["sure"]]
    assert await person.presses(label["yes"]) == [said["left"], CARD[locale]]
    assert await person.presses(label["join"]) == [said["toast"], joined]
    await person.sends(f"/start contest_{contest['id']}")
    assert person.buttons()[0] == label["tasks"], "who is in is not asked to join"
    assert await person.presses(label["about"]) == [said["about"]]
    assert await system.rows("content", "select source, state from entries") == [
        {"source": "direct", "state": "active"}
    ]
    assert await system.rows("bot", "select * from dead_letters") == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_joins_twice_hears_that_they_are_in(
    chats: Chats, system: System, locale: str
) -> None:
    contest = await _opened(system)
    person = await _looking(chats, contest, locale)
    await joined_by_app(system, contest, 42)
    said = await person.presses(LABELS[locale]["join"])
    assert said[0] == SAID[locale]["before"]


@pytest.mark.parametrize(
    ("happens", "en", "ru"),
    [
        pytest.param(
            "update counters set entries = 10",
            "! The contest is full: there are as many participants as it takes.",
            "! Мест больше нет: участников столько, сколько конкурс принимает.",
            id="full",
        ),
        pytest.param(
            "update contests set status = 'closed'",
            "! This contest is not open now.",
            "! Этот конкурс сейчас не идёт.",
            id="closed",
        ),
        pytest.param(
            "delete from contests where status = 'open'",
            "! There is no such contest.",
            "! Такого конкурса нет.",
            id="gone",
        ),
    ],
)
async def test_why_someone_cannot_join(
    chats: Chats, system: System, happens: str, en: str, ru: str
) -> None:
    contest = await _opened(system, entries_max=10)
    ada = await _looking(chats, contest, "en")
    ivan = await _looking(chats, contest, "ru", telegram_id=43)
    await system.databases["content"].run(happens)
    assert await ada.presses("Join") == [en]
    ivan.heard()
    assert await ivan.presses("Хочу!") == [ru]


async def test_a_contest_with_a_captcha_is_joined_in_the_app(chats: Chats, system: System) -> None:
    contest = await _opened(system, has_captcha=True)
    person = await _looking(chats, contest, "en")
    link = f"https://t.me/contest_test_bot?startapp=contest_{contest['id']}"
    assert person.url("Join") == person.url("Open the app") == link


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "🚫 You cannot take part in it any more"),
        ("ru", "🚫 Вы больше не можете в нём участвовать"),
    ],
)
async def test_who_is_out_sees_so(chats: Chats, system: System, locale: str, said: str) -> None:
    contest = await _opened(system)
    person = await _looking(chats, contest, locale)
    await person.presses(LABELS[locale]["join"])
    [entry] = await system.rows("content", "select commitment from entries")
    await disqualify(system, contest, entry["commitment"])
    await system.settle()
    person.heard()
    [card] = await person.sends(f"/start contest_{contest['id']}")
    assert card.splitlines()[-1] == said


@pytest.mark.parametrize(
    ("step", "en", "ru"),
    [
        pytest.param(
            "scheduled",
            "⏳ Starts 15 January, 14:30 (UTC+5:30)",
            "⏳ Начало: 15 января, 14:30 (UTC+5:30)",
            id="scheduled",
        ),
        pytest.param(
            "/close",
            "🏁 It is over. The winners will be known soon",
            "🏁 Приём заявок окончен. Победители скоро будут известны",
            id="closed",
        ),
        pytest.param("/cancel", "✖️ It is cancelled", "✖️ Конкурс отменён", id="cancelled"),
    ],
)
async def test_what_the_card_says_of_its_time(
    chats: Chats, system: System, step: str, en: str, ru: str
) -> None:
    organiser = Organiser(system)
    if step == "scheduled":
        contest = await organiser.create(**settings())
        assert (await organiser.step(contest, "/publish")).status == 200
    else:
        contest = await _opened(system)
        assert (await organiser.step(contest, step)).status == 200
    for locale, said in (("en", en), ("ru", ru)):
        person = chats.person(42 + len(locale) + (locale == "ru"), locale=locale)
        [card] = await person.sends(f"/start contest_{contest['id']}")
        assert card.splitlines()[-1] == said
        assert LABELS[locale]["join"] not in person.buttons()


@pytest.mark.parametrize(
    ("left_s", "en", "ru"),
    [
        (1, "1 minute left", "ещё 1 минута"),
        (22 * 60, "22 minutes left", "ещё 22 минуты"),
        (HOUR_S + 5 * 60, "1 hour 5 minutes left", "ещё 1 час 5 минут"),
        (3 * HOUR_S, "3 hours left", "ещё 3 часа"),
        (21 * 24 * HOUR_S + 11 * HOUR_S, "21 days 11 hours left", "ещё 21 день 11 часов"),
        (5 * 24 * HOUR_S + 59, "5 days left", "ещё 5 дней"),
    ],
)
async def test_how_much_time_is_left(
    chats: Chats, system: System, left_s: int, en: str, ru: str
) -> None:
    contest = await _opened(system, ends_at="2027-03-01T00:00:00Z")
    system.now = 1_803_859_200 - left_s  # before that end
    for number, (locale, said) in enumerate((("en", en), ("ru", ru))):
        person = chats.person(42 + number, locale=locale)
        [card] = await person.sends(f"/start contest_{contest['id']}")
        assert card.splitlines()[-1].endswith(f": {said}")


BROKEN = [
    pytest.param("a_b*c[", "a_b*c[", id="marks of Markdown"),
    pytest.param("< x />", "< x />", id="like a tag"),
    pytest.param("<b>", "<b>", id="a tag"),
    pytest.param("&amp;", "&amp;", id="an entity"),
    pytest.param("{title} {0}", "{title} {0}", id="a placeholder"),
    pytest.param("\u202eAda\u200f", "Ada", id="marks that turn the text"),
    pytest.param("\u05e9\u05dc\u05d5", "\u2068\u05e9\u05dc\u05d5\u2069", id="right to left"),
    pytest.param("👨‍👩‍👧‍👦" * 17, "👨‍👩‍👧‍👦" * 17, id="as many families as fit"),
    pytest.param("@durov", "@\u2060durov", id="somebody's name"),
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("given", "shown"), BROKEN)
async def test_whatever_a_contest_is_called_it_is_shown_so(
    chats: Chats, system: System, locale: str, given: str, shown: str
) -> None:
    texts = {locale: TEXTS[locale] | {"title": given, "description": given, "rules": given}}
    prizes = [{"name": {locale: given}, "count": 1, "handover": {locale: given}}]
    contest = await _opened(system, texts=texts, prizes=prizes, default_locale=locale)
    person = await _looking(chats, contest, locale, first_name=given)
    person.heard()
    [listed] = await person.sends("/contests")
    assert f"• {shown} —" in listed
    [card] = await person.presses(person.buttons()[0])
    assert card.startswith(f"{shown}\n\n{given.strip()}\n\n")
    assert await person.presses(LABELS[locale]["about"])
    await person.presses(LABELS[locale]["join"])
    [places] = await person.presses(LABELS[locale]["places"])
    assert f"1. {shown}"[:60] in places
    assert await system.rows("bot", "select * from dead_letters") == []


async def test_a_long_contest_is_cut_on_its_card_and_whole_in_its_details(
    chats: Chats, system: System
) -> None:
    texts = {"en": {"title": "T" * 120, "description": "d " * 1000, "rules": "r " * 3000}}
    prizes = [
        {"name": {"en": f"{number} {'P' * 490}"}, "count": 2, "handover": {"en": "H"}}
        for number in range(50)
    ]
    contest = await _opened(
        system,
        texts=texts,
        prizes=prizes,
        picture_url="https://a.test/a.png",
        required_channels=[f"@{'c' * 25}{number}" for number in range(10)],
    )
    person = chats.person()
    said = await person.sends(f"/start contest_{contest['id']}")
    assert "and 46 more prizes" in "".join(said)
    [_, card] = await person.presses("Join")
    assert card.splitlines()[-1] == "✅ You are in: 1 ticket"
    await person.presses("Details")
    for _ in range(3):
        system.now += 5
        await system.tick("bot")
    assert sum(each["text"].count("r ") for each in system.sent()) >= 2990
    assert await system.rows("bot", "select * from dead_letters") == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_tickets_and_places(chats: Chats, system: System, locale: str) -> None:
    contest, label = await _opened(system, entry_tickets=2), LABELS[locale]
    person = await _looking(chats, contest, locale)
    empty = {
        "en": "Autumn\n\nNobody has joined yet. Be the first!",
        "ru": "Осень\n\nПока никого нет. Будьте первым!",
    }
    assert await person.presses(label["places"]) == [empty[locale]]
    await joined_by_app(system, contest, 41)
    await person.sends(f"/start contest_{contest['id']}")
    await person.presses(label["join"])
    [row] = await system.rows("content", "select commitment from entries where telegram_id = '42'")
    mine = {
        "en": (
            "Autumn\n\n🎟 You have 2 tickets. An entry can have 100 at most.\n🏅 Your place: 2\n\n"
            f"Your line of the list that the winners are drawn from:\n{row['commitment']}"
        ),
        "ru": (
            "Осень\n\n🎟 У вас 2 билета. Больше 100 у одного участника не бывает.\n"
            "🏅 Ваше место: 2\n\n"
            f"Ваша строка в списке, по которому пройдёт розыгрыш:\n{row['commitment']}"
        ),
    }
    assert await person.presses(label["mine"]) == [mine[locale]]
    places = {
        "en": (
            "Autumn: 2 participants\n\n1. Ada — 2 tickets\n2. Ada — 2 tickets\n\n"
            "👉 You are at place 2 with 2 tickets"
        ),
        "ru": (
            "Осень: 2 участника\n\n1. Ada — 2 билета\n2. Ada — 2 билета\n\n"
            "👉 Вы на 2-м месте: 2 билета"
        ),
    }
    assert await person.presses(label["places"]) == [places[locale]]


@pytest.mark.parametrize(
    "payload",
    ["contest_", "contest_nothere", "contest_../../x", f"contest_{'x' * 56}", "contest_a b"],
)
async def test_a_link_that_leads_nowhere_is_answered_like_none(chats: Chats, payload: str) -> None:
    [said] = await chats.person().sends(f"/start {payload}")
    assert said.startswith("Hello, Ada!")


async def test_a_contest_that_ends_meanwhile_is_not_joined(chats: Chats, system: System) -> None:
    contest = await _opened(system)
    person = await _looking(chats, contest, "en")
    system.now += 26 * HOUR_S
    assert await person.presses("Join") == ["! This contest is not open now."]
    await minutes(system, 1)
    assert await system.rows("content", "select * from entries") == []
