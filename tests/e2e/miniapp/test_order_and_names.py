"""What an organiser sets right, and what somebody sees of it who has not joined."""

from __future__ import annotations

import secrets

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.contest_world import ContestWorld
from tests.e2e.miniapp.opened import ORGANISER, Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

HELPER = 77_001
PRIZE = {"name": {"en": "A card"}, "count": 1, "handover": {"en": "By the app"}, "kind": "code"}


def test_an_organiser_sets_right_what_is_there(miniapp: Opener) -> None:
    """Tasks change their places, a friend helps who is known by name, codes are counted."""
    world, client = ContestWorld(miniapp.client), miniapp.client
    contest = world.organiser.create(prizes=[PRIZE])
    for title in ("First", "Second", "Third"):
        world.organiser.add_task(contest, "daily", title={"en": title})
    opened = miniapp.in_telegram(ORGANISER, at=f"/organise/{contest['id']}/tasks")
    opened.button("Change the order").click()
    opened.app.get_by_role("button", name="Third").click()
    opened.app.locator(".row-label").nth(1).filter(has_text="Third").wait_for()
    assert opened.violations() == []
    opened.button("Done").click()
    tasks = world.organiser.send("GET", contest, "/tasks").json()["items"]
    assert [each["title"]["en"] for each in tasks] == ["First", "Third", "Second"]

    name = f"helper_{secrets.token_hex(4)}"
    client.sign_in(HELPER, username=name)
    miniapp.go(opened, f"/organise/{contest['id']}/people")
    opened.app.get_by_label("@name or Telegram id").fill("@nobody_has_it")
    opened.button("Add an organiser").click()
    opened.app.get_by_text("Nobody here has this name").wait_for()
    opened.app.get_by_label("@name or Telegram id").fill(f"@{name.upper()}")
    opened.button("Add an organiser").click()
    opened.app.get_by_text(f"Telegram id {HELPER}").wait_for()
    assert opened.violations() == []

    draft = world.organiser.send("GET", contest, "/preview").json()["contest"]
    opened_contest = world.organiser.publish(draft)
    miniapp.go(opened, f"/organise/{contest['id']}")
    opened.reload()  # another device has published it
    opened.link("Messages to its people").click()
    opened.heading("No broadcasts yet").wait_for()
    codes = world.organiser.send(
        "PUT", opened_contest, "/prizes/0/codes", body={"csv": "ALPHA\nBRAVO"}
    )
    assert codes.status == 200, codes.body
    miniapp.go(opened, f"/drawing/{contest['id']}/codes/0")
    opened.app.get_by_text("There are 2 codes; 2 are left.").wait_for()


def test_the_tasks_are_seen_before_one_joins(miniapp: Opener) -> None:
    world = ContestWorld(miniapp.client)
    contest = world.opened("quiz", "join_channel")
    opened = miniapp.in_browser(at=f"/contest/{contest['id']}")
    opened.app.get_by_text("A question about foxes").wait_for()
    opened.app.get_by_text("They open once you are in.").wait_for()
    assert opened.app.get_by_text("Which of them are foxes?").count() == 0
    assert opened.violations() == []


def test_a_code_of_an_admins_choice_comes_and_goes(miniapp: Opener) -> None:
    code = f"fox-{secrets.token_hex(4)}"
    opened = miniapp.in_telegram(ORGANISER, at="/invite")
    for press, told in (("Give the code", "is given"), ("End this code", "is good for nothing")):
        opened.app.get_by_role("button", name="A code of your choice").click()
        opened.app.get_by_label("The new code").fill(code)
        opened.button(press).click()
        if press == "End this code":
            opened.page.get_by_role("button", name=press).last.click()
        opened.app.get_by_text(f"{code} {told}", exact=False).wait_for()
