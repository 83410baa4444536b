"""A draw in its organiser's hands, from the final list to winners who are told."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from typing import Any

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.opened import ORGANISER, Opener
from tests.e2e.organiser import Organiser, database_with

# It waits for a round.
pytestmark = [pytest.mark.workerd, pytest.mark.soak, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

PEOPLE = {920: "Grace", 921: "Hedy", 922: "Joan"}
PRIZE = {"name": {"en": "A mug"}, "count": 1, "handover": {"en": "By the bot"}, "kind": "code"}
REASON = {"reason": "It has to be"}
DRAWN_S_MAX = 90


def test_a_draw_is_looked_at_and_confirmed(miniapp: Opener) -> None:
    """A prize is passed on, and nothing is confirmed without its code."""
    organiser = Organiser(miniapp.client)
    contest = organiser.publish(organiser.create(prizes=[PRIZE], reserves=1))
    _close(miniapp, organiser, contest)
    opened = miniapp.in_telegram(ORGANISER, theme="dark", at=f"/drawing/{contest['id']}")
    opened.app.get_by_text("The list is final and public").wait_for()
    opened.app.get_by_text("3 entries, 3 tickets").wait_for()
    opened.shoot("drawing-frozen-phone-dark-en")
    assert opened.violations() == []

    _draw(miniapp, organiser, contest)
    opened.page.get_by_role("button", name="Reload").click()
    holder = opened.app.get_by_role("button", name=re.compile("1. A mug")).first
    first = holder.locator(".row-label").inner_text()
    assert first in PEOPLE.values()
    holder.click()
    opened.button("Pass the prize on").click()
    opened.app.get_by_label("Why").select_option("declined")
    opened.shoot("drawing-pass-on-phone-dark-en")
    assert opened.violations() == []
    opened.button("Pass the prize on").click()
    opened.app.get_by_text("Does not want it").wait_for()
    opened.shoot("drawing-winners-phone-dark-en")
    assert opened.violations() == []
    assert holder.locator(".row-label").inner_text() != first

    _draw(miniapp, organiser, contest)  # who holds it now is looked at as well
    opened.main_button("Confirm the winners").click()
    opened.button("Yes, confirm").click()
    opened.button("To the codes").click()
    opened.app.get_by_label("Codes of prizes").fill("MUG-7F3A")
    opened.main_button("Save the codes").click()
    opened.main_button("Confirm the winners").click()
    opened.app.get_by_text("1 prize was passed on").wait_for()
    opened.button("Yes, confirm").click()
    opened.app.get_by_text("Confirmed: the winners are told").wait_for()
    opened.link("The result as everybody sees it").wait_for()
    proof = organiser.send("GET", contest, "/draw").json()
    assert [each["reason"] for each in proof["decisions"]] == ["declined"]
    assert proof["confirmation"]["decisions"] == 1


def _close(miniapp: Opener, organiser: Organiser, contest: dict[str, Any]) -> None:
    """With its people in it, and by a round that is over: the draw takes the next one."""
    client, path = miniapp.client, f"/v1/contests/{contest['id']}"
    for person, name in PEOPLE.items():
        token = client.sign_in(person, first_name=name)["access_token"]
        assert client.request("POST", f"{path}/entries", body={}, token=token).status == 201
    sql = "update contests set beacon = json_set(beacon, '$.round', 1) where contest_id = ?"
    database = database_with(client.stack.layout.state, "entries")
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(sql, (contest["id"],))
    assert organiser.send("POST", contest, "/close", body=REASON).status == 200
    _tick_until(miniapp, lambda: organiser.send("GET", contest, "/draw").status == 200)


def _draw(miniapp: Opener, organiser: Organiser, contest: dict[str, Any]) -> None:
    """And look at who holds the prize."""

    def is_checked() -> bool:
        winners = organiser.send("GET", contest, "/winners").json()["items"]
        return bool(winners) and winners[0]["finding"] == "ok"

    _tick_until(miniapp, is_checked)


def _tick_until(miniapp: Opener, is_so: Any) -> None:
    until = time.monotonic() + DRAWN_S_MAX
    while not is_so():
        assert time.monotonic() < until
        time.sleep(1)
        miniapp.client.stack.tick("bot")
