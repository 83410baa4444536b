"""The results of a contest and the check of its draw, as people have them before them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.draw.samples import CONTEST_ID
from tests.draw.vectors import FOLDER as VECTORS
from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.life import Life
from tests.e2e.miniapp.opened import DESKTOP, Opened, Opener
from tests.e2e.miniapp.test_life import STEPS

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 300)]

TRIAL = "It fits, but this is a trial"  # the beacon is the local one


def test_in_a_browser(miniapp: Opener, life: Life) -> None:
    """Everybody may look and check; nobody's own line is there, and a trial is named one."""
    opened = miniapp.in_browser(size=DESKTOP)
    miniapp.go(opened, f"/result/{life.id}")
    opened.heading("The winners are confirmed").wait_for()
    opened.link("Check this draw").click()
    opened.heading(TRIAL).wait_for()
    assert opened.app.locator(".step.ok").count() == STEPS - 1
    opened.app.locator("summary", has_text="Details").first.click()
    opened.button("Check without us").click()
    opened.app.get_by_text(f"/v1/contests/{life.id}/draw").wait_for()
    opened.page.keyboard.press("Escape")
    assert opened.violations() == []


def _other_ticket(proof: Any) -> None:
    proof["order"][0]["tickets"] += 1


def _other_holder(proof: Any) -> None:
    proof["winners"][0], proof["winners"][1] = (
        proof["winners"][0] | {"draw": proof["winners"][1]["draw"]},
        proof["winners"][1] | {"draw": proof["winners"][0]["draw"]},
    )


def _other_signature(proof: Any) -> None:
    proof["signature"] = proof["signature"].translate(str.maketrans("01", "10"))


def _other_contest(proof: Any) -> None:
    proof["header"]["contest_id"] = "demo"


def test_what_was_tampered_with_on_its_way(miniapp: Opener, life: Life) -> None:
    """Each is refused at its step, in words; those before it held."""
    opened = miniapp.in_browser()
    miniapp.go(opened, f"/result/{life.id}")
    for change, step, held in (
        (_other_ticket, "line", 4),
        (_other_holder, "winners", 8),
        (_other_signature, "signature", 3),
        (_other_contest, "header", 1),
    ):
        answer = _changed(life, change)
        opened.page.unroute_all()
        _answer_with(opened, life.id, answer)
        _check(miniapp, opened, life)
        opened.heading("It does not fit").wait_for()
        assert opened.app.locator(".step.danger").get_attribute("data-step") == step
        assert opened.app.locator(".step.ok").count() == held
    opened.shoot("check-refused-phone-light-en")
    assert opened.violations() == []
    twice = _changed(life, lambda _: None).replace("{", '{"signature":null,', 1)
    for answer in (twice, "[" * 1_000_000, "<!doctype html>", ""):
        opened.page.unroute_all()
        _answer_with(opened, life.id, answer)
        _check(miniapp, opened, life)
        opened.heading("It does not fit").wait_for()
        assert opened.app.locator(".step.danger").get_attribute("data-step") == "document"


def test_on_the_public_beacon(miniapp: Opener) -> None:
    """The recorded round of the vectors, and nothing of this machine: a whole yes."""
    sample = json.loads((VECTORS / "proofs" / "confirmed.json").read_text())
    opened = miniapp.in_browser()
    opened.page.route("**/__local/beacon", lambda route: route.fulfill(status=404))
    _answer_with(opened, CONTEST_ID, json.dumps(sample["proof"]))
    miniapp.go(opened, f"/result/{CONTEST_ID}/check")
    opened.heading("It all fits").wait_for()
    assert opened.app.locator(".step.ok").count() == STEPS - 1


def test_what_cannot_be_told(miniapp: Opener, life: Life) -> None:
    """No answer is no verdict; with one, the check goes through."""
    opened = miniapp.in_browser()
    miniapp.go(opened, f"/result/{life.id}")
    opened.heading("The winners are confirmed").wait_for()
    address = f"**/v1/contests/{life.id}/draw"
    opened.page.route(address, lambda route: route.abort())
    opened.link("Check this draw").click()
    opened.heading("It could not be checked").wait_for()
    opened.shoot("check-unknown-phone-light-en")
    opened.page.unroute(address)
    opened.button("Check again").click()
    opened.heading(TRIAL).wait_for()


def _changed(contest: Life, change: Callable[[Any], None]) -> str:
    proof = contest.proof()
    change(proof)
    return json.dumps(proof)


def _answer_with(opened: Opened, contest_id: str, body: str) -> None:
    def fulfil(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    opened.page.route(f"**/v1/contests/{contest_id}/draw", fulfil)


def _check(miniapp: Opener, opened: Opened, contest: Life) -> None:
    miniapp.go(opened, "/contests")
    opened.heading("Contests").wait_for()
    miniapp.go(opened, f"/result/{contest.id}/check")
