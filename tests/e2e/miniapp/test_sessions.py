"""What the Mini App does when something on the way is not as it should be: the person signs in
once, and sees what is wrong and what comes next.
"""

from __future__ import annotations

import json
import math

import pytest
from playwright.sync_api import Frame, Route

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.miniapp.opened import ADA, IVAN, WIDE, Opened, Opener, start
from tests.e2e.telegram_page import SHOWN_WITHIN_MS

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

LIST, SIGN_IN, REFRESH = "**/v1/contests?status=open", "**/v1/auth/telegram", "**/v1/auth/refresh"


def _refusing(
    opened: Opened,
    url: str,
    status: int,
    type_: str,
    *,
    retry_after_s: int = 0,
    times: float = 1,
) -> None:
    """So many of the next answers are this refusal.

    The route stays: with its last one, Playwright stops intercepting, and in that moment does not
    see the app's next request.
    """
    told = {"type": f"urn:problem:{type_}", "status": status, "request_id": "req"}
    headers = {"retry-after": str(retry_after_s)} if retry_after_s else {}
    left = times

    def refuse(route: Route) -> None:
        nonlocal left
        if left == 0:
            route.fallback()
            return
        left -= 1
        body, kind = json.dumps(told), "application/problem+json"
        route.fulfill(status=status, body=body, content_type=kind, headers=headers)

    opened.page.route(url, refuse)


def _asked(opened: Opened, part: str) -> list[str]:
    """The requests from now on whose address has this part."""
    asked: list[str] = []
    opened.page.on("request", lambda each: asked.append(each.url) if part in each.url else None)
    return asked


def _wait_for_session(miniapp: Opener, frame: Frame, person: int) -> None:
    """Asked from outside: the policy of the page forbids what Playwright waits with in it."""
    kept = f"sessionStorage['contest:{person}:refresh']"
    miniapp.client.wait_for(lambda: frame.evaluate(kept), within_s=SHOWN_WITHIN_MS / 1000)


def test_a_session_that_is_over_begins_anew_by_itself(miniapp: Opener) -> None:
    opened = miniapp.in_telegram(ADA)
    asked = _asked(opened, "/v1/auth/")
    _refusing(opened, "**/v1/contests?joined=true", 401, "unauthorized")
    with opened.page.expect_response(REFRESH) as answered:
        opened.link("Joined").click()
    assert answered.value.status == 200
    opened.app.locator(".contest-card, .state").first.wait_for()
    assert [each.rpartition("/")[2] for each in asked] == ["refresh"]
    # Its refresh token is no good any more, and the launch data are.
    asked.clear()
    _refusing(opened, REFRESH, 401, "refresh-token-unknown")
    with opened.page.expect_response(SIGN_IN) as answered:
        opened.press("Reload")
    assert answered.value.status == 201
    assert [each.rpartition("/")[2] for each in asked] == ["refresh", "telegram"]
    # Nor are these: only another launch helps, and that is said.
    _refusing(opened, REFRESH, 401, "session-ended")
    _refusing(opened, SIGN_IN, 401, "init-data-expired")
    opened.reload()
    opened.link("Contests").click()
    opened.link("Joined").click()
    opened.heading("Open it in Telegram").wait_for()
    opened.button("Close").click()
    opened.page.locator("iframe").wait_for(state="detached")


def test_a_killed_web_view_goes_on_where_the_person_was(miniapp: Opener) -> None:
    """The same launch signs in again where nothing is left of the first time."""
    opened = miniapp.in_browser(person=ADA, at="/contests/mine")
    opened.app.locator(".contest-card, .state").first.wait_for()
    address = opened.page.url
    opened.frame.evaluate("sessionStorage.clear()")
    opened.page.goto("about:blank")
    with opened.page.expect_response(SIGN_IN) as answered:
        opened.page.goto(address)
    assert answered.value.status == 201
    opened.app.locator("[aria-current]", has_text="Joined").wait_for()
    assert opened.heading("Open it in Telegram").count() == 0


def test_another_person_in_the_same_browser_is_another(miniapp: Opener) -> None:
    """The frame of a web client is the same tab for both: nothing of one is left to the other."""
    opened = miniapp.in_telegram(ADA)
    _wait_for_session(miniapp, opened.frame, ADA)
    opened.frame.evaluate("localStorage['contest:42:draft:note'] = '\"hers\"'")
    start(miniapp.client, IVAN)
    opened.page.goto(opened.page.url.replace("=42", "=43"))
    opened.app.get_by_role("heading", name="Конкурсы", exact=True).wait_for()
    _wait_for_session(miniapp, opened.frame, IVAN)
    hers = "Object.keys(sessionStorage).filter(key => key.includes(':42:'))"
    assert opened.frame.evaluate(hers) == []


def test_later_offline_and_back(skipping: Opener) -> None:
    opened = skipping.in_browser()
    # So often it asks by itself.
    _refusing(opened, LIST, 503, "unavailable", retry_after_s=5, times=3)
    opened.page.reload()
    opened.skip_to(opened.heading("Come back in a moment"))
    opened.skip_to(opened.app.locator(".contest-card").first)
    opened.page.context.set_offline(True)
    opened.link("Finished").click()
    opened.heading("You are offline").wait_for()
    assert opened.violations() == []
    opened.page.context.set_offline(False)
    opened.app.locator(".contest-card, .state").first.wait_for()
    opened.heading("You are offline").wait_for(state="detached")


def test_an_error_of_the_server_is_told_and_tried_again(miniapp: Opener) -> None:
    opened = miniapp.in_browser()
    _refusing(opened, LIST, 500, "internal-error", times=math.inf)
    opened.page.reload()
    opened.heading("That did not work").wait_for()
    opened.app.get_by_text("Request: req").wait_for()
    opened.page.unroute(LIST)
    opened.button("Try again").click()
    opened.app.locator(".contest-card").first.wait_for()


def test_an_old_client_lacks_nothing_that_is_needed(miniapp: Opener) -> None:
    """It is not sent what it does not know."""
    opened = miniapp.in_telegram(ADA, version="6.0", size=WIDE)
    opened.app.locator(".contest-card").first.click()
    opened.app.locator("h1").wait_for()
    opened.app.get_by_role("button", name="Back").click()
    opened.app.locator(".contest-card").first.wait_for()
    opened.page.get_by_role("button", name="Tools").click()
    opened.page.get_by_role("tab", name="Mini App log").click()
    assert opened.page.locator(".log .fault").count() == 0
