"""Inviting friends in the Mini App: links and the QR code, what came of it, and being invited."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.opened import ADA, DESKTOP, IVAN, Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

NEWCOMERS: Iterator[int] = itertools.count(7_310_001)


def _code(client: Client, person: int, language_code: str = "en") -> str:
    """Who signs in for the first time is of the language of their client."""
    token = client.sign_in(person, language_code=language_code)["access_token"]
    return str(client.request("GET", "/v1/referrals/me", token=token).json()["code"])


def _newcomer(client: Client) -> int:
    """Someone whom nobody knows yet."""
    person = next(NEWCOMERS)
    client.telegram("PUT", f"users/{person}", {"first_name": "Олег", "language_code": "ru"})
    return person


def test_a_link_leads_a_friend_here(miniapp: Opener, client: Client) -> None:
    code = _code(client, ADA)
    newcomer = _newcomer(client)
    friend = miniapp.in_telegram(newcomer, start_param=code, at="/invite")
    friend.heading("Вы пришли по приглашению").wait_for()
    friend.button("Принять приглашение").click()
    friend.heading("Приглашение принято").wait_for()
    assert friend.violations() == []

    ada = miniapp.in_telegram(ADA, at="/invite", theme="custom", size=DESKTOP)
    ada.app.get_by_text(f"startapp={code}").wait_for()
    ada.app.get_by_text("Came, and take no part yet").wait_for()
    ada.app.get_by_role("button", name="QR code").click()
    picture = ada.app.get_by_role("img", name="The QR code of your link")
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    ada.button("Larger").click()
    ada.button("Smaller").wait_for()
    assert ada.violations() == []
    ada.button("Close").last.click()
    ada.main_button("Send to friends").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Send").click()
    ada.page.locator(".message", has_text="invites you to join").last.wait_for()
    ada.link("All who came").click()
    ada.app.get_by_text("Takes no part yet").first.wait_for()
    ada.back()
    ada.link("Who has invited most").click()
    ada.heading("Leaders").wait_for()


@pytest.mark.parametrize(
    ("whose", "said"),
    [("own", "Это ваш собственный код."), ("nobody", "Такого кода нет.")],
)
def test_an_invitation_that_is_none(miniapp: Opener, client: Client, whose: str, said: str) -> None:
    code = _code(client, IVAN, "ru") if whose == "own" else "nobodys"
    opened = miniapp.in_telegram(IVAN, start_param=code, at="/invite")
    opened.button("Принять приглашение").click()
    opened.app.get_by_text(said).wait_for()


def test_a_code_that_somebody_gave(miniapp: Opener, client: Client) -> None:
    """The app opens once more, by their invitation; what is no code is said to be none."""
    code = _code(client, ADA)
    opened = miniapp.in_telegram(_newcomer(client), at="/invite")
    opened.app.get_by_role("button", name="Меня пригласил друг").click()
    field = opened.app.get_by_label("Код или ссылка")
    field.fill("привет")
    opened.button("Открыть по приглашению").click()
    opened.app.get_by_text("Это не похоже на код").wait_for()
    assert opened.violations() == []
    field.fill(f"https://t.me/contest_test_bot?startapp={code}")
    opened.button("Открыть по приглашению").click()
    opened.app.get_by_role("heading", name="Конкурсы", exact=True).wait_for()
    opened.link("Друзья").click()
    opened.heading("Вы пришли по приглашению").wait_for()
