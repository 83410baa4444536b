"""Invitations and points in the chat."""

from __future__ import annotations

import pytest

from tests import qr
from tests.chats import Chats
from tests.points import Points
from tests.referrals import Campaign, invited
from tests.system import System

LOCALES = ("en", "ru")
INVITED = {
    "en": (
        "Invite friends\n\nYour link:\n{link}\n\n"
        "👥 3 friends came by it. Counted: 0, being looked at: 3, not counted: 0\n"
        "💰 Earned: 0 points. On the way: 30 points\n"
        "➡️ The next friend is worth 10 points\n"
        "📈 From friend number 6 on each is worth 1 point\n"
        "⭐️ With friend number 5 there are 50 points on top"
    ),
    "ru": (
        "Пригласите друзей\n\nВаша ссылка:\n{link}\n\n"
        "👥 По ней пришли: 3 друга. Засчитано: 0, проверяется: 3, не засчитано: 0\n"
        "💰 Получено: 0 баллов. В пути: 30 баллов\n"
        "➡️ Следующий друг принесёт 10 баллов\n"
        "📈 Начиная с 6-го каждый принесёт 1 балл\n"
        "⭐️ За 5-го друга — ещё 50 баллов сверху"
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_invite_says_what_came_of_it_and_what_the_next_is_worth(
    chats: Chats, system: System, locale: str
) -> None:
    tiers = [{"after": 0, "points": 10}, {"after": 5, "points": 1}]
    _, ada, _ = await invited(system, 50, 51, 52, tiers=tiers, milestones=[{"at": 5, "points": 50}])
    link = (await ada.mine())["link"]
    person = chats.person(locale=locale)
    await person.sends("/language")
    await person.presses({"en": "English", "ru": "Русский"}[locale])
    assert await person.sends("/invite") == [INVITED[locale].format(link=link)]
    [sent] = system.sent("sendPhoto")
    [row, copy] = sent["reply_markup"]["inline_keyboard"]
    assert row[0]["url"].startswith("https://t.me/share/url?url=")
    assert copy[0]["copy_text"] == {"text": link}


async def test_the_picture_is_the_code_of_the_link(chats: Chats, system: System) -> None:
    await chats.person().sends("/invite")
    [picture] = [
        each.content
        for each in system.emulator.files.values()
        if each.content.startswith(b"\x89PNG")
    ]
    [code] = await system.rows("referral", "select code from codes")
    assert qr.read(qr.of_png(picture)) == f"https://t.me/contest_test_bot?startapp={code['code']}"


@pytest.mark.parametrize(
    ("rules", "en", "ru"),
    [
        pytest.param(
            None,
            "Invitations are not rewarded now.",
            "Сейчас приглашения не вознаграждаются.",
            id="no campaign",
        ),
        pytest.param(
            {"per_person": 0},
            "You have invited as many as are rewarded. Thank you!",
            "Вы пригласили столько друзей, сколько вознаграждается. Спасибо!",
            id="as many as are paid",
        ),
        pytest.param(
            {"per_day": 0},
            "That is as many as are rewarded in a day. Go on tomorrow!",
            "На сегодня это предел. Продолжайте завтра!",
            id="as many as are paid in a day",
        ),
    ],
)
async def test_why_the_next_is_worth_nothing(
    chats: Chats, system: System, rules: dict[str, int] | None, en: str, ru: str
) -> None:
    if rules is not None:
        await Campaign.begun(system, **rules)
    for telegram_id, locale, said in ((50, "en", en), (51, "ru", ru)):
        [told] = await chats.person(telegram_id, locale=locale).sends("/invite")
        assert told.splitlines()[-1] == said


@pytest.mark.parametrize(
    ("locale", "nothing", "some"),
    [
        (
            "en",
            "You have 0 points\n\nNothing has come in yet. Join /contests and /invite friends!",
            (
                "You have 21 points\n\n"
                "15 January: \u22124, adjustment: Oops <b>\n15 January: +25, reward"
            ),
        ),
        (
            "ru",
            (
                "У вас 0 баллов\n\n"
                "Пока ничего не приходило. Участвуйте: /contests, зовите друзей: /invite!"
            ),
            ("У вас 21 балл\n\n15 января: \u22124, исправление: Oops <b>\n15 января: +25, награда"),
        ),
    ],
)
async def test_balance_and_what_has_changed_it(
    chats: Chats, system: System, locale: str, nothing: str, some: str
) -> None:
    person = chats.person(locale=locale)
    assert await person.sends("/balance") == [nothing]
    [user] = await system.rows("auth", "select user_id from users")
    await Points(system, "referral").give(user["user_id"], 25)
    body = {"user_id": user["user_id"], "amount": -4, "reason": "Oops <b>"}
    token = (await system.sign_in(1))["access_token"]
    headers = {"idempotency-key": "a-key-of-the-test"}
    reply = await system.request(
        "POST", "/v1/token/adjustments", body=body, token=token, headers=headers
    )
    assert reply.status == 201, reply.body
    assert await person.sends("/balance") == [some]
