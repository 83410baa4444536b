"""Language, help, and stopping and coming back, in the chat; and contests shared by inline mode."""

from __future__ import annotations

from typing import Any

import pytest

from tests.broadcasts import Author
from tests.chats import Chats
from tests.contests import Organiser
from tests.system import System
from tests.unit.bot.participants.world import LABELS, settings

LOCALES = ("en", "ru")


@pytest.mark.parametrize(
    ("locale", "asks", "label", "chosen", "then"),
    [
        (
            "en",
            "Which language shall I speak?",
            "Русский",
            "Теперь я говорю по-русски.",
            "На каком языке говорить?",
        ),
        (
            "ru",
            "На каком языке говорить?",
            "English",
            "From now on I speak English.",
            "Which language shall I speak?",
        ),
    ],
)
async def test_the_language_changes_with_the_answer(
    chats: Chats, system: System, locale: str, asks: str, label: str, chosen: str, then: str
) -> None:
    person = chats.person(locale=locale)
    assert await person.sends("/language") == [asks]
    assert await person.presses(label) == [chosen]
    assert await person.sends("/language") == [then]
    session = await system.sign_in(42, language_code=locale)
    assert session["user"]["locale"] != locale, "in the Mini App as well"


HELP = {
    "en": (
        "Here is what I can do:\n\n/contests — Contests to join\n"
        "/results — Winners, and the proof\n/invite — Invite friends\n/balance — Your points\n"
        "/language — English or Russian\n/help — What I can do\n/stop — No more news\n"
        "/cancel — Stop answering my question"
    ),
    "ru": (
        "Вот что я умею:\n\n/contests — Конкурсы, в которых можно участвовать\n"
        "/results — Победители и доказательства\n/invite — Пригласить друзей\n"
        "/balance — Ваши баллы\n/language — Русский или английский\n/help — Что я умею\n"
        "/stop — Не присылать новости\n/cancel — Не отвечать на мой вопрос"
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_help(chats: Chats, locale: str) -> None:
    assert await chats.person(locale=locale).sends("/help") == [HELP[locale]]


STOP = {
    "en": (
        (
            "All right, I send you no more news. You stay in your contests, and if you win I tell "
            "you. Whenever you like to hear from me again: /start"
        ),
        "Welcome back! You get news again.",
    ),
    "ru": (
        (
            "Хорошо, новостей больше не будет. В конкурсах вы остаётесь, а если выиграете, я "
            "напишу. Захотите получать новости снова: /start"
        ),
        "С возвращением! Новости снова будут приходить.",
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("way", ["/start", "button"])
async def test_who_stops_gets_no_broadcast_until_they_are_back(
    chats: Chats, system: System, locale: str, way: str
) -> None:
    person, (stopped, back) = chats.person(locale=locale), STOP[locale]
    await person.sends("/start")

    async def news(text: str) -> list[str]:
        body = {"audience": {"kind": "all"}, "text": text}
        reply = await Author(system).send("POST", "", body)
        assert reply.status == 201, reply.body
        for _ in range(3):
            await system.settle()
            system.now += 60
            await system.tick("bot")
        return person.heard()

    assert await news("One") == ["One"]
    assert await person.sends("/stop") == [stopped]
    assert await person.sends("/stop") == [stopped]
    assert await news("Two") == []
    if way == "button":
        assert await person.presses(LABELS[locale]["news"]) == [back]
    else:
        assert len(await person.sends("/start")) == 1
    assert await news("Three") == ["Three"]


async def test_whoever_deletes_their_account_leaves_nothing(chats: Chats, system: System) -> None:
    person = chats.person()
    await person.sends("/start")
    await person.sends("/stop")
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("DELETE", "/v1/me", token=token)).status == 204
    await system.settle()
    assert await system.rows("bot", "select * from stopped") == []


async def _asks(chats: Chats, locale: str, query: str) -> list[dict[str, Any]]:
    """What someone can send to a chat who has typed this."""
    someone = {"id": 77, "is_bot": False, "first_name": "Eve", "language_code": locale}
    asked = {"id": f"q{query}{locale}"[:60], "from": someone, "query": query, "offset": ""}
    await chats.receives(inline_query=asked)
    answer = chats.system.sent("answerInlineQuery")[-1]
    assert answer["is_personal"] is True
    results: list[dict[str, Any]] = answer["results"]
    return results


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_contest_is_shared_by_its_title_or_its_button(
    chats: Chats, system: System, locale: str
) -> None:
    contest = await Organiser(system).opened(**settings())
    await Organiser(system).opened(picture_url="https://a.test/a.png")
    title, label = LABELS[locale]["title"], LABELS[locale]["join"]
    for query in ("", title.upper(), contest["id"]):
        found = [each for each in await _asks(chats, locale, query) if each["id"] == contest["id"]]
        [result] = found
        assert result["title"] == title
        text = result["input_message_content"]["message_text"]
        assert text.startswith(f"<b>{title}</b>\n\n")
        [[join], [app]] = result["reply_markup"]["inline_keyboard"]
        name = f"contest_{contest['id']}"
        assert join == {"text": label, "url": f"https://t.me/contest_test_bot?start={name}"}
        assert app["url"] == f"https://t.me/contest_test_bot?startapp={name}"
    assert [each["type"] for each in await _asks(chats, locale, "")].count("photo") == 1
    assert await _asks(chats, locale, "nothing is called so") == []
    assert await system.rows("auth", "select * from users where telegram_id = '77'") == [], (
        "nobody becomes a user by typing"
    )
