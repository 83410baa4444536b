"""What a contest leaves to its people, once it was led from the first tap to its winners."""

from __future__ import annotations

import re

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.life import CODE, MUG, VOUCHER, Life, tick_until
from tests.e2e.miniapp.opened import IVAN, Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 300)]

STEPS = 10  # from the document to one's own line


def test_the_draw_is_checked_in_the_browser(miniapp: Opener, life: Life) -> None:
    """The beacon is the local one, which the check says."""
    opened = miniapp.in_telegram(IVAN, theme="dark", at=f"/result/{life.id}")
    opened.link("Проверить розыгрыш").click()
    opened.heading("Сошлось, но это проба").wait_for()
    assert opened.app.locator(".step.ok").count() == STEPS
    opened.heading("Ваша строка в списке").wait_for()
    opened.button("Проверить весь список").click()
    opened.heading("Весь список сошёлся").wait_for()


def test_the_prizes_are_with_their_winners(miniapp: Opener, life: Life) -> None:
    """One is claimed, one is a code that the bot has brought, and one went to somebody else."""
    assert sorted(life.people) == ["claim", "code", "lost"]

    opened = miniapp.in_telegram(life.people["claim"].telegram_id, theme="dark", at="/prizes")
    opened.link(MUG).click()
    opened.app.get_by_role("switch").check()
    assert opened.violations() == []
    opened.page.locator("[data-button=main]").click()
    opened.page.locator("[data-button=main]").wait_for(state="detached")
    prize = life.people["claim"].send("GET", f"/v1/contests/{life.id}/prizes/me")
    assert prize["claimed_at"] is not None
    assert prize["shows_name"] is True

    holder = life.people["code"].telegram_id
    sent = miniapp.client.sent_to
    tick_until(miniapp.client, lambda: any(VOUCHER in each["text"] for each in sent(holder)))
    opened = miniapp.in_telegram(holder, at="/prizes")
    opened.link(VOUCHER).click()
    shown = opened.app.get_by_text(CODE)
    covered = opened.app.locator(".card .buttons button").last
    covered.wait_for()
    assert shown.count() == 0
    for _ in range(2):  # as often as they like
        covered.click()
        shown.wait_for()
        covered.click()
        shown.wait_for(state="detached")

    opened = miniapp.in_telegram(life.people["lost"].telegram_id, at=f"/prizes/{life.id}")
    lost = "Нарушены правила конкурса.|The rules of the contest were broken."
    opened.app.get_by_text(re.compile(lost)).wait_for()
    assert opened.violations() == []
