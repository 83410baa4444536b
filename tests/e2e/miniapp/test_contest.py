"""A contest in the Mini App: joining it once, its tasks, its refusals, its life."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.contest_world import CODE, ContestWorld
from tests.e2e.miniapp.opened import ADA, DESKTOP, IVAN, Opened, Opener
from tools.local.people import CHANNEL

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

ENTRIES = "**/v1/contests/*/entries"
HOST = 5601


@pytest.fixture(scope="module")
def world(client: Client) -> ContestWorld:
    return ContestWorld(client, HOST)


def _lose(route: Route) -> None:
    """The server has done it, and its answer never arrives."""
    route.fetch()
    route.abort()


def test_a_double_tap_and_a_lost_reply_join_once(skipping: Opener, world: ContestWorld) -> None:
    contest = world.opened("daily")
    opened = skipping.in_telegram(IVAN, start_param=f"contest_{contest['id']}")
    opened.heading("Осенняя кружка").wait_for()
    opened.page.route(ENTRIES, _lose)
    opened.main_button("Хочу кружку!").dblclick()
    opened.skip_to(opened.app.get_by_text("Сервер не ответил"))
    opened.page.unroute(ENTRIES)
    opened.reload()
    opened.heading("Вы участвуете").wait_for()
    assert world.entries(contest) == 1
    # Nothing would be lost: out at once, and in again.
    opened.button("Выйти из конкурса").click()
    opened.heading("Вы вышли из конкурса").wait_for()
    opened.main_button("Вернуться в конкурс").click()
    opened.heading("Вы участвуете").wait_for()
    opened.back()  # from where a link has led, to the list
    opened.heading("Конкурсы").wait_for()


def test_tasks_of_every_kind(miniapp: Opener, world: ContestWorld) -> None:
    contest = world.everything()
    world.client.telegram("PUT", f"chats/{CHANNEL}/members/{ADA}", {"status": "left"})
    opened = miniapp.in_telegram(ADA, start_param=f"contest_{contest['id']}", theme="dark")
    opened.main_button("Join").click()
    opened.heading("Tasks · 0 / 8").wait_for()
    opened.main_button("Do the next task").click()  # the one that is needed
    opened.main_button("Check").click()
    opened.app.get_by_text("You are not in all of the channels yet").wait_for()
    world.client.telegram("PUT", f"chats/{CHANNEL}/members/{ADA}", {"status": "member"})
    opened.main_button("Check again").click()
    _back_once(opened, "Done")

    _answer_the_quiz(opened)
    _back_once(opened, "Done")

    opened.link("The code of the stream").click()
    opened.app.get_by_label("The code").fill(CODE.upper())
    opened.app.get_by_label("The code").press("Enter")
    _back_once(opened, "Done")

    opened.link("Tell us why").click()
    opened.app.get_by_label("Your answer").fill("Foxes drink tea")
    opened.reload()
    opened.app.get_by_label("Your answer").wait_for()
    assert opened.app.get_by_label("Your answer").input_value() == "Foxes drink tea"
    opened.main_button("Send it for review").click()
    _back_once(opened, "Being checked")

    opened.link("Look in every day").click()
    opened.main_button("I am here").click()
    _back_once(opened, "Done for today. Come back tomorrow")
    opened.heading("Tasks · 4 / 8").wait_for()
    opened.app.get_by_text("8 tickets", exact=False).first.wait_for()
    opened.button("Leave the contest").click()  # what she has done is at stake
    opened.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    opened.link("My tickets").click()
    opened.heading("Your line in the list of the draw").wait_for()


def _answer_the_quiz(opened: Opened) -> None:
    """Wrongly at first."""
    opened.link("A question about foxes").click()
    opened.app.get_by_label("Wolf").check()
    opened.main_button("Answer").click()
    opened.app.get_by_text("That is not right. Try again.").wait_for()
    opened.app.get_by_text("2 attempts left").wait_for()
    opened.app.get_by_label("Wolf").uncheck()
    opened.app.get_by_label("Fennec").check()
    opened.app.get_by_label("Corsac").check()
    opened.main_button("Answer").click()


def _back_once(opened: Opened, done: str) -> None:
    """To the contest, once the task's screen says so."""
    opened.heading(done).wait_for()
    opened.main_button("Back to the contest").click()


def test_the_captcha_and_when_it_does_not_load(miniapp: Opener, world: ContestWorld) -> None:
    contest = world.opened(has_captcha=True)
    opened = miniapp.in_telegram(ADA, start_param=f"contest_{contest['id']}")
    opened.page.route("**/api.js*", lambda route: route.abort())
    opened.main_button("Join").click()
    opened.app.get_by_text("The check did not load").wait_for()
    opened.page.unroute("**/api.js*")
    opened.button("Try again").click()
    widget = opened.app.frame_locator(".contest-widget iframe")
    widget.get_by_label("Verify you are human").wait_for()
    opened.shoot("contest-captcha")
    # Refused once: there is another one.
    opened.page.route(ENTRIES, _refuse("captcha-refused", 403), times=1)
    widget.get_by_label("Verify you are human").check()
    opened.app.get_by_text("Please pass it again").wait_for()
    widget.get_by_label("Verify you are human").check()
    opened.heading("You are in").wait_for()
    assert world.entries(contest) == 1


def test_why_somebody_is_not_in(miniapp: Opener, world: ContestWorld) -> None:
    """It happens while they look at the contest."""
    opened = miniapp.in_telegram(ADA)

    def refused(contest: dict[str, Any], meanwhile: Callable[[], None], said: str) -> None:
        miniapp.go(opened, f"/contest/{contest['id']}")
        opened.main_button("Join").wait_for()
        meanwhile()
        opened.main_button("Join").click()
        opened.app.get_by_text(said).wait_for()

    full = world.opened(entries_max=2)
    refused(full, lambda: world.join(full, 9001, 9002), "The contest is full")
    over = world.opened()
    refused(over, lambda: world.step(over, "close"), "This contest takes no entries now")
    staff = world.opened()
    refused(staff, lambda: world.ban(staff, ADA), "You may not join")
    taken_out = world.opened()

    def take_out() -> None:
        world.join(taken_out, ADA)
        world.disqualify(taken_out, ADA, "Several accounts")

    refused(taken_out, take_out, "Their reason: Several accounts")


def test_drafts_ends_and_outages(miniapp: Opener, world: ContestWorld) -> None:
    draft = world.draft()
    organiser = miniapp.in_telegram(
        HOST, start_param=f"contest_{draft['id']}", theme="custom", size=DESKTOP
    )
    organiser.heading("This is a draft").wait_for()
    assert organiser.violations() == []
    opened = miniapp.in_telegram(ADA, at=f"/contest/{draft['id']}")
    opened.heading("There is no such contest").wait_for()

    contest = world.opened()
    world.step(contest, "close")
    page = opened.page
    path = f"**/v1/contests/{contest['id']}"
    page.route(path, _refuse("unavailable", 503, retry_after_s=12), times=1)
    miniapp.go(opened, f"/contest/{contest['id']}")
    opened.heading("Come back in a moment").wait_for()
    opened.reload()
    opened.heading("Entries are closed").wait_for()
    opened.main_button("Results").click()
    opened.frame.wait_for_url("**/app/?at=%2Fresult%2F*")

    page.context.set_offline(True)
    miniapp.go(opened, f"/contest/{world.opened()['id']}")
    opened.heading("You are offline").wait_for()
    page.context.set_offline(False)
    opened.heading("An autumn mug").wait_for()
    opened.link("Rules").click()
    opened.heading("Who takes part").wait_for()


@pytest.mark.parametrize("version", ["9.6", "7.0"])
def test_it_is_shared(miniapp: Opener, world: ContestWorld, version: str) -> None:
    """By a message that the bot has prepared, and where the client is too old, as a link."""
    contest = world.opened()
    opened = miniapp.in_telegram(IVAN, start_param=f"contest_{contest['id']}", version=version)
    opened.button("Поделиться").click()
    dialog = opened.page.get_by_role("dialog")
    if version == "9.6":
        dialog.get_by_role("button", name="Send").click()
        opened.page.locator(".message", has_text="Осенняя кружка").first.wait_for(state="attached")
    else:
        opened.page.get_by_text("open again").wait_for()
        written = opened.page.get_by_label("Message", exact=True).input_value()
        assert written.endswith(f"startapp=contest_{contest['id']}")


def _refuse(name: str, status: int, retry_after_s: int = 0) -> Callable[[Route], None]:
    problem = {"type": f"urn:problem:{name}", "title": name, "status": status, "request_id": "r"}
    headers = {"retry-after": str(retry_after_s)} if retry_after_s else {}

    def refuse(route: Route) -> None:
        route.fulfill(
            status=status,
            headers=headers,
            content_type="application/problem+json",
            body=json.dumps(problem),
        )

    return refuse
