"""Prizes: to be claimed, with a code, and one that went to somebody else."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account
from tests.e2e.miniapp.opened import Opener
from tests.e2e.organiser import Organiser

# It waits for a round.
pytestmark = [pytest.mark.workerd, pytest.mark.soak, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

JOINED_WITHIN_S = 8
DRAWN_WITHIN_S = 120
TITLE = "Осенний розыгрыш"
TEXTS = {"ru": {"title": TITLE, "description": "Вступайте."}}
MUG: dict[str, Any] = {"name": {"ru": "Кружка"}, "handover": {"ru": "Почтой"}, "count": 1}
CODE: dict[str, Any] = {"name": {"ru": "Промокод"}, "handover": {"ru": "В магазине"}, "count": 1}
PRIZES = [MUG | {"kind": "claim", "claim_within_h": 48}, CODE | {"kind": "code"}]


@pytest.fixture(scope="module")
def winners(client: Client) -> Mapping[str, Any]:
    """Who holds which kind of prize in a contest, who has lost theirs, and the contest."""
    organiser = Organiser(client)
    began = time.monotonic()
    people = [
        Account(client, telegram_id, f"Гость {telegram_id}", language_code="ru")
        for telegram_id in (5201, 5202, 5203)
    ]
    took_s = time.monotonic() - began  # as long as that, and a little, they need to join
    ends_at = to_rfc3339(int(time.time() + JOINED_WITHIN_S + took_s))
    draft = organiser.create(
        prizes=PRIZES, texts=TEXTS, default_locale="ru", reserves=2, ends_at=ends_at
    )
    contest = organiser.publish(draft)
    path = f"/v1/contests/{contest['id']}"
    for person in people:
        person.send("POST", f"{path}/entries", {})
    codes = organiser.send("PUT", contest, "/prizes/1/codes", body={"csv": "ALPHA-1"})
    assert codes.status == 200, codes.body

    def drawn() -> bool:
        client.stack.tick("bot")
        reply = organiser.send("POST", contest, "/draw")
        return reply.status == 200 and bool(reply.json()["stage"] == "drawn")

    client.wait_for(drawn, within_s=DRAWN_WITHIN_S)
    out = {"draw": 0, "reason": "fraud"}
    assert organiser.send("POST", contest, "/draw/disqualify", body=out).status == 200
    confirmation = {"decisions": 1, "despite_findings": True}
    confirmed = organiser.send("POST", contest, "/draw/confirm", body=confirmation)
    assert confirmed.status == 200, confirmed.body
    return {"contest": contest["id"], **{_kind(each, path, client): each for each in people}}


def _kind(person: Account, path: str, client: Client) -> str:
    reply = client.request("GET", f"{path}/prizes/me", token=person.token)
    return str(reply.json()["kind"]) if reply.status == 200 else "lost"


def test_a_prize_is_claimed_with_its_name_shown(
    miniapp: Opener, winners: Mapping[str, Any]
) -> None:
    opened = miniapp.in_telegram(winners["claim"].telegram_id, theme="dark", at="/prizes")
    opened.app.get_by_text("Заберите: ещё").wait_for()
    assert opened.violations() == []
    opened.link("Кружка").click()
    opened.heading("Заберите приз").wait_for()
    opened.app.get_by_role("switch").check()
    assert opened.violations() == []
    opened.main_button("Забрать приз").click()
    opened.app.get_by_text("Вы забрали его").wait_for()
    prize = winners["claim"].send("GET", f"/v1/contests/{winners['contest']}/prizes/me")
    assert prize["claimed_at"] is not None
    assert prize["shows_name"] is True
    assert opened.page.locator("[data-button=main]").count() == 0


def test_a_code_is_covered_until_it_is_asked_for(
    miniapp: Opener, winners: Mapping[str, Any]
) -> None:
    opened = miniapp.in_telegram(winners["code"].telegram_id, at="/prizes")
    opened.link("Промокод").click()
    shown = opened.app.get_by_text("ALPHA-1")
    opened.heading("Код").wait_for()
    assert shown.count() == 0
    for _ in range(2):  # as often as they like
        opened.button("Показать код").click()
        shown.wait_for()
        assert opened.violations() == []
        opened.button("Скрыть код").click()


def test_a_prize_that_is_lost_says_why(miniapp: Opener, winners: Mapping[str, Any]) -> None:
    opened = miniapp.in_telegram(winners["lost"].telegram_id, at="/prizes")
    opened.app.get_by_text("Перешёл другому").wait_for()
    opened.link(TITLE).click()
    opened.app.get_by_text("Нарушены правила конкурса.").wait_for()
    assert opened.violations() == []
