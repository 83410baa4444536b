"""Settings: the language, the sessions, whether the bot may write, and leaving for good."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account, admin
from tests.e2e.miniapp.opened import Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

PERSON, LEAVING, WAITING = 5301, 5302, 5303


def test_the_language_is_the_persons(miniapp: Opener, client: Client) -> None:
    person = Account(client, PERSON, "Анна", language_code="ru")
    opened = miniapp.in_telegram(PERSON, theme="dark", at="/settings")
    opened.heading("Настройки").wait_for()
    opened.app.get_by_text("Включены").wait_for()  # who has started the bot lets it write
    assert opened.app.get_by_role("button", name="Сообщения от бота").count() == 0
    opened.app.get_by_text("English").click()
    opened.heading("Settings").wait_for()
    client.wait_for(lambda: person.send("GET", "/v1/me")["locale"] == "en", within_s=10)
    opened.app.get_by_text("Русский").click()
    opened.heading("Настройки").wait_for()


def test_a_language_that_is_chosen_before_the_session_comes(
    miniapp: Opener, client: Client
) -> None:
    person = Account(client, WAITING, "Анна", language_code="ru")
    opened = miniapp.in_telegram(WAITING, at="/settings")
    opened.app.get_by_text(person.id).wait_for()  # there is a session
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    opened.page.route("**/v1/auth/refresh", hold)
    opened.reload()
    opened.app.get_by_text("English").click()
    opened.heading("Settings").wait_for()
    client.wait_for(lambda: opened.heading("Settings").is_visible() and held, within_s=10)
    with opened.page.expect_response("**/v1/me"):
        held.pop().continue_()
    assert person.send("GET", "/v1/me")["locale"] == "en"
    assert opened.heading("Settings").is_visible()


def test_other_sessions_are_ended_and_one_signs_in_again(miniapp: Opener, client: Client) -> None:
    Account(client, PERSON, "Анна", language_code="ru")
    other = Account(client, PERSON, "Анна", language_code="ru")
    opened = miniapp.in_telegram(PERSON, at="/settings/sessions")
    ending = opened.app.get_by_role("button", name="Завершить: ")
    ending.first.wait_for()
    before = ending.count()
    assert before >= 2
    ending.first.click()
    opened.agree("Завершить")
    opened.app.get_by_text("Сеанс завершён", exact=True).wait_for()
    assert ending.count() == before - 1
    opened.button("Завершить все другие").click()
    opened.agree("Завершить")
    opened.app.get_by_text("Других сеансов нет").wait_for()
    assert len(other.send("GET", "/v1/auth/sessions")["items"]) == 1
    miniapp.go(opened, "/settings")
    opened.button("Войти заново").click()
    opened.app.get_by_text("Вы вошли: Анна").wait_for()


def test_what_an_admin_has_written_is_the_help(miniapp: Opener, client: Client) -> None:
    page = {"locale": "en", "title": "How it works", "markdown": "Join *now*.\n\n<b>no</b>"}
    admin(client).send("PUT", "/v1/pages/help", page)
    opened = miniapp.in_browser(at="/settings/help")
    opened.heading("How it works").wait_for()
    assert opened.app.locator(".rich em").inner_text() == "now"
    assert opened.app.locator(".rich b").count() == 0


def test_an_account_is_deleted_by_its_word_alone(miniapp: Opener, client: Client) -> None:
    leaving = Account(client, LEAVING, "Пётр", language_code="ru")
    opened = miniapp.in_telegram(LEAVING, at="/settings/delete")
    opened.app.get_by_text("Баллы на счёте").wait_for()
    removal = opened.button("Удалить аккаунт")
    assert removal.is_disabled()
    opened.app.get_by_label("Чтобы подтвердить").fill("удалит")
    assert removal.is_disabled()
    opened.app.get_by_label("Чтобы подтвердить").fill("удалить")
    removal.click()
    opened.heading("Аккаунт удалён").wait_for()
    assert opened.violations() == []
    reply = client.request("GET", "/v1/me", token=leaving.token)
    assert reply.problem == "user-not-found"
    opened.press("Reload")
    opened.heading("Откройте в Telegram").wait_for()
    assert client.request("GET", "/v1/me", token=leaving.token).problem == "user-not-found"
