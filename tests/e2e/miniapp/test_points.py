"""Points: looked at, sent once whatever is lost on the way, and taken along as a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account, admin
from tests.e2e.miniapp.opened import Opened, Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

PAYER, PAYEE = 5101, 5102
TRANSFERS = "**/v1/token/transfers"


@pytest.fixture(scope="module")
def accounts(client: Client) -> tuple[Account, Account]:
    """Someone with points, and someone without; both have an account of points."""
    payer = Account(client, PAYER, "Мария", language_code="ru")
    payee = Account(client, PAYEE, "Bob")
    assert (payer.points, payee.points) == (0, 0)  # who looks at theirs has an account
    given = {"user_id": payer.id, "amount": 300, "reason": "За викторину"}
    admin(client).send("POST", "/v1/token/adjustments", given)
    return payer, payee


@pytest.fixture
def people(client: Client, accounts: tuple[Account, Account]) -> tuple[Account, Account]:
    """They may send each other points."""
    limits = {"transfers_on": True, "per_transfer": 100, "per_day": 1000}
    admin(client).send("PUT", "/v1/token/limits", limits)
    return accounts


def _fill(opened: Opened, recipient: str, amount: str) -> None:
    opened.app.get_by_label("Номер получателя").fill(recipient)
    opened.app.get_by_label("Сколько баллов").fill(amount)


def _kill_and_open_again(opened: Opened) -> None:
    """What the web view had in memory, and for its session, is gone."""
    opened.frame.evaluate("sessionStorage.clear()")
    opened.page.reload()
    opened.app.locator("h1").wait_for()


def test_sent_once_by_a_double_tap(miniapp: Opener, people: tuple[Account, Account]) -> None:
    payer, payee = people
    before, received = payer.points, payee.points
    opened = miniapp.in_telegram(PAYER, theme="dark", at="/points")
    opened.app.get_by_text("За викторину").wait_for()
    opened.link("Перевести").click()
    opened.app.get_by_label("Номер получателя").wait_for()
    opened.main_button("Перевести").click()
    opened.app.get_by_text("Номер состоит из строчных").wait_for()
    _fill(opened, payer.id, "101")
    opened.app.get_by_text("Это ваш собственный номер").wait_for()
    opened.app.get_by_text("Целое число от 1 до 100").wait_for()
    assert opened.violations() == []
    _fill(opened, payee.id, "20")
    opened.main_button("Перевести").dblclick()
    opened.agree("Перевести")
    opened.app.get_by_text("Переведено: 20 баллов").wait_for()
    assert (payer.points, payee.points) == (before - 20, received + 20)
    opened.main_button("К баллам").click()
    opened.app.get_by_text("Перевод от вас").first.wait_for()
    opened.app.get_by_text(f"{before - 20} баллов", exact=True).wait_for()


def test_sent_once_when_the_answer_is_lost_and_the_app_is_opened_anew(
    skipping: Opener, people: tuple[Account, Account]
) -> None:
    payer, payee = people
    before = (payer.points, payee.points)
    keys = set[str]()

    def lose(route: Route) -> None:
        keys.add(route.request.headers["idempotency-key"])
        route.fetch()
        route.abort()

    opened = skipping.in_telegram(PAYER, at="/points/send")
    opened.page.route(TRANSFERS, lose)
    _fill(opened, payee.id, "30")
    opened.main_button("Перевести").click()
    opened.agree("Перевести")
    opened.skip_to(opened.app.get_by_text("Перевод остался без ответа"))
    assert opened.violations() == []
    _kill_and_open_again(opened)
    skipping.go(opened, "/points/send")
    opened.app.get_by_text("30 баллов для").wait_for()
    opened.page.unroute(TRANSFERS)
    with opened.page.expect_request(TRANSFERS) as again:
        opened.main_button("Попробовать снова").click()
    opened.app.get_by_text("Переведено: 30 баллов").wait_for()
    assert keys == {again.value.headers["idempotency-key"]}
    assert (payer.points, payee.points) == (before[0] - 30, before[1] + 30)


def test_what_the_server_refuses_is_told_in_words(
    miniapp: Opener, people: tuple[Account, Account], client: Client
) -> None:
    payer, _ = people
    before = payer.points
    opened = miniapp.in_telegram(PAYER, at="/points/send")
    _fill(opened, "nobodyhasthisid", "5")
    opened.main_button("Перевести").click()
    opened.agree("Перевести")
    opened.app.get_by_text("Такого получателя нет").wait_for()
    assert payer.points == before
    off = {"transfers_on": False, "per_transfer": 100, "per_day": 1000}
    admin(client).send("PUT", "/v1/token/limits", off)
    opened.reload()
    opened.app.get_by_text("Переводы выключены").wait_for()
    assert opened.violations() == []


def test_a_statement_is_a_file_or_a_text(miniapp: Opener, people: tuple[Account, Account]) -> None:
    opened = miniapp.in_telegram(PAYER, at="/points/statement")
    opened.button("Получить выписку").click()
    rows = opened.app.get_by_role("textbox", name="statement-")
    assert "За викторину" in rows.input_value()
    assert opened.button("Сохранить файл").count() == 0  # the frame of a web client forbids it
    assert opened.violations() == []
    alone = miniapp.in_browser(at="/points/statement", person=PAYER)
    alone.button("Получить выписку").click()
    with alone.page.expect_download() as download:
        alone.button("Сохранить файл").click()
    assert "За викторину" in download.value.path().read_text()


def test_who_has_most_is_public_and_nothing_else_is(miniapp: Opener, people: object) -> None:
    opened = miniapp.in_browser(at="/points/leaderboard")
    opened.app.get_by_text("Мария").wait_for()
    miniapp.go(opened, "/points")
    opened.heading("Open it in Telegram").wait_for()
