"""The host of Mini Apps in a real browser, with an app that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.telegram_page import Bot, OpenApp, TelegramPage, serving_miniapp

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

ADA = 42


@pytest.fixture(scope="module")
def miniapp() -> Iterator[str]:
    with serving_miniapp() as url:
        yield url


@pytest.fixture
def app(telegram: TelegramPage, bot: Bot, miniapp: str) -> OpenApp:
    telegram.client.telegram("POST", f"users/{ADA}/messages", {"text": "/start"})
    keyboard = {"inline_keyboard": [[{"text": "Try", "web_app": {"url": miniapp}}]]}
    bot("sendMessage", chat_id=ADA, text="The test's own", reply_markup=keyboard)
    telegram.open(ADA, ADA)
    telegram.message("The test's own").get_by_role("button").click()
    telegram.app.get_by_text("Ada, no start_param").wait_for()
    return OpenApp(telegram)


def test_buttons_and_sizes(app: OpenApp, telegram: TelegramPage) -> None:
    assert app.frame.evaluate("launch.get('tgWebAppPlatform')") == "weba"
    app.post("web_app_expand")
    assert app.heard("viewport_changed")["is_expanded"] is True
    app.post("web_app_setup_main_button", is_visible=True, text="Join now")
    app.post("web_app_setup_secondary_button", is_visible=True, text="Later", position="top")
    telegram.button("Join now").click()
    app.heard("main_button_pressed")
    telegram.button("Later").click()
    app.heard("secondary_button_pressed")
    app.post("web_app_setup_back_button", is_visible=True)
    telegram.button("Back").click()
    app.heard("back_button_pressed")
    app.frame.evaluate("say([['web_app_request_fullscreen']])")
    telegram.app.get_by_role("button", name="Ask").click()
    assert app.heard("fullscreen_changed") == {"is_fullscreen": True}
    telegram.button("Leave full screen").click()


def test_what_the_person_is_asked(app: OpenApp, telegram: TelegramPage, bot: Bot) -> None:
    dialog = telegram.page.get_by_role("dialog")
    buttons = [{"id": "y", "type": "ok"}, {"id": "n", "type": "cancel"}]
    app.post("web_app_open_popup", title="Leave?", message="You lose a ticket", buttons=buttons)
    dialog.get_by_role("button", name="OK").wait_for()
    telegram.shoot("popup")
    dialog.get_by_role("button", name="OK").click()
    assert app.heard("popup_closed") == {"button_id": "y"}
    app.post("web_app_open_scan_qr_popup", text="Scan it")
    telegram.page.get_by_label("Scan it").fill("a code")
    telegram.button("Read").click()
    assert app.heard("qr_text_received") == {"data": "a code"}
    app.post("web_app_close_scan_qr_popup")
    app.post("web_app_request_phone")
    telegram.button("Share").click()
    assert app.heard("phone_requested") == {"status": "sent"}
    telegram.message("+1").wait_for()
    app.post("web_app_request_write_access")
    assert app.heard("write_access_requested") == {"status": "allowed"}
    content = {"message_text": "Come!"}
    result = {"type": "article", "id": "1", "title": "Come", "input_message_content": content}
    prepared = bot("savePreparedInlineMessage", user_id=ADA, result=result)
    app.post("web_app_send_prepared_message", id=prepared["id"])
    dialog.get_by_role("button", name="Send").click()
    app.heard("prepared_message_sent")
    telegram.message("Come!").wait_for()


def test_what_it_keeps(app: OpenApp) -> None:
    stored = {"method": "saveStorageValue", "params": {"key": "a", "value": "b"}}
    app.post("web_app_invoke_custom_method", req_id="1", **stored)
    assert app.heard("custom_method_invoked") == {"req_id": "1", "result": True}
    app.post("web_app_device_storage_save_key", req_id="2", key="a", value="b")
    assert app.heard("device_storage_key_saved") == {"req_id": "2"}
    app.post("web_app_device_storage_get_key", req_id="3", key="a")
    assert app.heard("device_storage_key_received") == {"req_id": "3", "value": "b"}


def test_another_device_and_what_is_not_accepted(app: OpenApp, telegram: TelegramPage) -> None:
    telegram.tool("Device")
    telegram.page.get_by_label("Theme").select_option("dark")
    assert app.heard("theme_changed")["theme_params"]["bg_color"] == "#17212b"
    telegram.page.get_by_label("Safe areas").select_option("notch")
    assert app.heard("safe_area_changed")["top"] == 47
    app.post("web_app_unheard_of")
    app.post("web_app_setup_main_button", is_visible="yes")
    telegram.tool("Mini App log")
    faults = telegram.page.locator(".log .fault")
    faults.filter(has_text="is unknown").wait_for()
    faults.filter(has_text="is_visible is not a boolean").wait_for()
    # Neither another window nor another origin is heard.
    telegram.page.evaluate("postMessage('{\"eventType\":\"web_app_close\"}', '*')")
    app.frame.evaluate("location.href = `http://localhost:${location.port}/app.js`")  # a text
    app.frame.wait_for_url("http://localhost*/app.js")
    app.frame.evaluate("parent.postMessage('{\"eventType\":\"web_app_close\"}', '*')")
    faults.filter(has_text="from http://localhost").first.wait_for()


def test_how_it_opens_and_closes(telegram: TelegramPage, bot: Bot, miniapp: str) -> None:
    telegram.client.telegram("POST", f"users/{ADA}/messages", {"text": "/start"})
    from_bot: dict[str, Any] = {"from": bot("getMe"), "chat": {"id": ADA, "type": "private"}}
    keyboard = {"keyboard": [[{"text": "Pick", "web_app": {"url": miniapp}}]]}
    update = {"message": {**from_bot, "text": "Below", "reply_markup": keyboard}}
    telegram.client.telegram("POST", "updates?deliver=false", update)
    link = "https://t.me/contest_test_bot/app?startapp=from_link"
    bot("sendMessage", chat_id=ADA, text=link)
    telegram.open(ADA, ADA)
    telegram.button("Pick").click()
    telegram.app.get_by_text("nobody, no start_param").wait_for()
    OpenApp(telegram).post("web_app_setup_closing_behavior", need_confirmation=True)
    telegram.button("Close").click()
    telegram.button("Cancel").click()
    OpenApp(telegram).post("web_app_data_send", data="42")
    telegram.message("Data of “Pick”").wait_for()
    telegram.page.locator("iframe").wait_for(state="detached")

    telegram.button("Open app").click()
    telegram.app.locator("h1").wait_for()
    assert "query_id" in telegram.page.frames[1].url
    telegram.button("Reload").click()
    telegram.button("Minimise").click()
    telegram.button("open again", exact=False).click()
    telegram.button("Close").click()
    telegram.message(link).get_by_role("button").click()
    telegram.app.locator("h1").wait_for()
    assert "tgWebAppStartParam=from_link" in telegram.page.frames[1].url
