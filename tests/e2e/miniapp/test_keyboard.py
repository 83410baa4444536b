"""The Mini App by the keyboard alone: the focus is seen, and never lost."""

from __future__ import annotations

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.contest_world import ContestWorld
from tests.e2e.miniapp.keyboard import Keyboard
from tests.e2e.miniapp.opened import ORGANISER, Opener

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

PERSON, CHANGING = 5501, 5502


def test_somebody_joins_and_does_a_task(miniapp: Opener, client: Client) -> None:
    contest = ContestWorld(client).opened("secret_code")
    opened = miniapp.in_telegram(PERSON, start_param=f"contest_{contest['id']}")
    keyboard = Keyboard(opened)
    opened.main_button("Join").wait_for()
    keyboard.follow("Join")
    opened.heading("You are in").wait_for()
    keyboard.follow("The code of the stream")
    keyboard.arrives_at("The code of the stream")
    keyboard.to("The code")
    keyboard.write("сезам")
    keyboard.press("Enter")
    opened.heading("Done").wait_for()
    keyboard.follow("Back to the contest")
    keyboard.arrives_at("An autumn mug")
    keyboard.follow("Leave the contest")
    opened.page.get_by_role("dialog").wait_for()
    keyboard.press("Escape")
    opened.page.get_by_role("dialog").wait_for(state="detached")
    opened.heading("You are in").wait_for()


def test_somebody_makes_a_contest(miniapp: Opener) -> None:
    opened = miniapp.in_telegram(ORGANISER, at="/organise")
    keyboard = Keyboard(opened)
    opened.main_button("New contest").wait_for()
    keyboard.follow("New contest")
    keyboard.arrives_at("New contest")
    keyboard.follow("From nothing")
    for label, text in (
        ("Title", "By the keyboard"),
        ("Description", "Join and win."),
        ("What the winner gets", "A mug"),
    ):
        keyboard.to(label)
        keyboard.write(text)
    keyboard.to("How the winner gets it")
    keyboard.press("ArrowDown")
    keyboard.follow("More settings")
    keyboard.to("A check that people are no robots")
    keyboard.press("Space")
    keyboard.follow("Create the draft")
    keyboard.arrives_at("By the keyboard")
    keyboard.follow("Publish")
    opened.app.get_by_role("dialog").wait_for()
    keyboard.press("Escape")
    opened.app.get_by_role("dialog").wait_for(state="detached")
    keyboard.follow("Preview")
    opened.app.get_by_text("A code from the bot").or_(
        opened.app.get_by_text("The bot gives each winner a code.")
    ).first.wait_for()


def test_somebody_changes_their_settings(miniapp: Opener) -> None:
    opened = miniapp.in_telegram(CHANGING, at="/invite")
    keyboard = Keyboard(opened)
    opened.app.get_by_role("button", name="QR code").wait_for()
    keyboard.follow("QR code")
    opened.app.get_by_role("dialog").wait_for()
    keyboard.press("Escape")
    opened.app.get_by_role("dialog").wait_for(state="detached")
    assert keyboard.focused()["name"].startswith("QR code")  # where they were
    keyboard.follow("Settings")
    keyboard.arrives_at("Settings")
    keyboard.to("English")
    keyboard.press("ArrowUp")
    opened.heading("Настройки").wait_for()
    assert keyboard.focused()["name"] == "Русский"
    keyboard.press("ArrowDown")
    opened.heading("Settings").wait_for()
    keyboard.follow("Sessions")
    keyboard.arrives_at("Sessions")
