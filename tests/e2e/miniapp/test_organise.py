"""A contest in its organiser's hands, from the first tap to its end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.opened import DESKTOP, ORGANISER, Opener
from tests.e2e.organiser import Organiser

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]


def test_a_contest_is_closed_for_a_reason(miniapp: Opener) -> None:
    organiser = Organiser(miniapp.client)
    contest = organiser.publish(organiser.create())
    opened = miniapp.in_telegram(ORGANISER, theme="dark", at=f"/organise/{contest['id']}")
    opened.button("Close now").click()
    opened.app.get_by_label("Why").fill("The hall is full")
    opened.shoot("organise-close-phone-dark-en")
    assert opened.violations() == []
    opened.button("Close the contest").click()
    opened.main_button("To the draw").wait_for()
    changes = organiser.send("GET", contest, "/changes").json()["items"]
    assert [changes[0]["action"], changes[0]["reason"]] == ["close", "The hall is full"]


def test_two_organisers_at_once(miniapp: Opener) -> None:
    """Whoever saves second is told what the first has changed, and keeps both."""
    organiser = Organiser(miniapp.client)
    draft = organiser.create(reserves=1)
    opened = miniapp.in_telegram(ORGANISER, size=DESKTOP, at=f"/organise/{draft['id']}/edit")
    opened.app.get_by_label("Title").fill("Two tickets")
    opened.app.locator(".parts").get_by_text("Preview").click()
    opened.heading("Two tickets").wait_for()
    opened.app.locator(".parts").get_by_text("Edit").click()
    assert organiser.send("PATCH", draft, body={"reserves": 5}).status == 200
    opened.main_button("Save").click()
    opened.heading("The contest has changed meanwhile").wait_for()
    opened.app.get_by_text("Changed: reserves.").wait_for()
    opened.button("Keep both").click()
    opened.main_button("Save").click()
    opened.heading("Two tickets").wait_for()
    saved = organiser.send("GET", draft, "/preview").json()["contest"]
    assert [saved["texts"]["en"]["title"], saved["reserves"]] == ["Two tickets", 5]


def test_tasks_and_entries(miniapp: Opener) -> None:
    """A question is added, published and answered; the answer is judged, its author taken out."""
    organiser = Organiser(miniapp.client)
    draft = organiser.create()
    at = f"/organise/{draft['id']}/tasks"
    opened = miniapp.in_telegram(ORGANISER, at=at)
    opened.link("Question You judge the answers").click()
    opened.app.get_by_label("Question", exact=True).fill("Why?")
    opened.main_button("Add").click()
    opened.link("Answer the question").wait_for()
    contest = organiser.publish(organiser.send("GET", draft, "/preview").json()["contest"])
    token = miniapp.client.sign_in(910, first_name="Grace")["access_token"]
    _answer(miniapp, contest, token)

    miniapp.go(opened, f"/entries/{contest['id']}/reviews")
    opened.app.get_by_text("For the choir").wait_for()
    opened.button("Accept").click()
    opened.heading("No answers are waiting").wait_for()
    opened.link("Entries").click()
    opened.app.get_by_label("Find: a name, a @name or an id").fill("Gra")
    opened.app.get_by_role("button", name="Grace").click()
    opened.button("Disqualify").click()
    opened.app.get_by_label("Reason").fill("Several accounts")
    opened.shoot("entries-phone-light-en")
    assert opened.violations() == []
    opened.button("Disqualify").click()
    opened.app.get_by_text("Disqualified: Several accounts").wait_for()


def _answer(miniapp: Opener, contest: dict[str, Any], token: str) -> None:
    path = f"/v1/contests/{contest['id']}"
    ask = miniapp.client.request
    assert ask("POST", f"{path}/entries", body={}, token=token).status == 201
    [task] = ask("GET", f"{path}/entries/me", token=token).json()["tasks"]
    attempt = {"kind": "question", "answer": "For the choir"}
    done = f"{path}/tasks/{task['id']}/completions"
    assert ask("POST", done, body=attempt, token=token).status == 200
