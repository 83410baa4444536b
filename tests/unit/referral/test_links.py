"""The links of someone's invitation, and the QR codes of them."""

from __future__ import annotations

import pytest

from contest.bot.participants.qr import qr_png
from tests import qr
from tests.referrals import Person
from tests.system import BOT_USERNAME, System


async def test_each_link_leads_by_the_code(system: System) -> None:
    mine = await (await Person.here(system, 42)).mine()
    code = mine["code"]
    assert mine["link"] == f"https://t.me/{BOT_USERNAME}?startapp={code}"
    assert mine["chat_link"] == f"https://t.me/{BOT_USERNAME}?start={code}"
    escaped = f"https%3A%2F%2Ft.me%2F{BOT_USERNAME}%3Fstartapp%3D{code}"
    assert mine["share_link"] == f"https://t.me/share/url?url={escaped}"


async def test_the_qr_code_says_the_link_whichever_of_the_two_is_asked_for_first(
    system: System,
) -> None:
    for telegram_id, qr_first in ((42, True), (43, False)):
        person = await Person.here(system, telegram_id)
        link = "" if qr_first else (await person.mine())["link"]
        token = await person.account.token()
        reply = await system.request("GET", "/v1/referrals/me/qr", token=token)
        assert (reply.status, reply.headers["content-type"]) == (200, "image/svg+xml")
        link = link or (await person.mine())["link"]
        modules = qr.of_svg(reply.body)
        assert qr.read(modules) == link
        assert not any(map(any, modules[:4] + modules[-4:])), "the margin"
        assert 'fill="#fff"' in reply.body, "also where the page is dark"


async def test_whoever_is_gone_has_no_qr_code(system: System) -> None:
    person = await Person.here(system, 42)
    token = await person.account.token()
    await person.delete_account()
    reply = await system.request("GET", "/v1/referrals/me/qr", token=token)
    assert reply.problem == "user-not-found"


@pytest.mark.parametrize("code", ["k7m2xw9a", "a" * 32])
def test_the_picture_of_the_bot_says_the_same(code: str) -> None:
    link = f"https://t.me/{BOT_USERNAME}?start={code}"
    modules = qr.of_png(qr_png(link))
    assert qr.read(modules) == link
    assert 300 <= len(modules) <= 1000, "a picture that Telegram does not shrink"
