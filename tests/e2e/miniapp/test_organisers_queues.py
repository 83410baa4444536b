"""What admins decide: flagged invitations and their rules."""

from __future__ import annotations

import time
from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account, admin
from tests.e2e.miniapp.opened import ORGANISER, Opener
from tests.e2e.organiser import Organiser

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

REFERRER, INVITED = 5401, (5411, 5412, 5413)
DAY_S = 86_400
FLAGGED_WITHIN_S = 90


def _rules(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    return {
        "campaign": "queues",
        "starts_at": to_rfc3339(now - DAY_S),
        "ends_at": to_rfc3339(now + 30 * DAY_S),
        "contest_id": None,
        "channels": [],
        "hold_h": 0,
        "tiers": [{"after": 0, "points": 10}],
        "milestones": [],
        "per_person": 50,
        "per_day": 20,
        "budget": 10_000,
        **changes,
    }


@pytest.fixture(scope="module")
def contest(client: Client) -> dict[str, Any]:
    """An open contest with three who were invited by somebody who is watched."""
    admins = admin(client)
    admins.send("PUT", "/v1/referrals/rules", _rules())
    code = Account(client, REFERRER, "Ada").send("GET", "/v1/referrals/me")["code"]
    admins.send("PUT", f"/v1/referrals/codes/{code}/watch", {"watched": True})
    organiser = Organiser(client)
    contest = organiser.publish(organiser.create())
    for telegram_id in INVITED:
        init_data = client.init_data(telegram_id, first_name="Bob", start_param=code)
        session = client.request("POST", "/v1/auth/telegram", body={"init_data": init_data})
        token = session.json()["access_token"]
        for path, body in (
            ("/v1/referrals/claims", {"init_data": init_data}),
            (f"/v1/contests/{contest['id']}/entries", {"source": "invitation"}),
        ):
            assert client.request("POST", path, body=body, token=token).status in (200, 201)

    def flagged() -> bool:
        client.stack.tick("bot")
        found = admins.send("GET", "/v1/referrals?state=flagged")["items"]
        return len([each for each in found if each["referrer_code"] == code]) == len(INVITED)

    client.wait_for(flagged, within_s=FLAGGED_WITHIN_S)
    return contest


def test_flagged_invitations_are_decided_one_by_one_and_together(
    miniapp: Opener, contest: dict[str, Any], client: Client
) -> None:
    opened = miniapp.in_telegram(ORGANISER, theme="dark", at="/referrals/queue")
    cards = opened.app.locator(".flagged")
    cards.first.wait_for()
    opened.app.get_by_text("The referrer is watched").first.wait_for()
    assert opened.violations() == []
    cards.first.get_by_role("button", name="Reject").click()
    opened.agree("Reject")
    opened.app.get_by_text("1 decided").wait_for()
    assert cards.count() == len(INVITED) - 1
    opened.button("Choose all").click()
    opened.main_button("Approve 2").click()
    opened.agree("Approve")
    opened.heading("All decided").wait_for()
    statistics = admin(client).send("GET", "/v1/referrals/statistics")
    assert statistics["rejected"]["fraud"] >= 1
    miniapp.go(opened, "/referrals")
    opened.app.get_by_text("Rejected by an admin").wait_for()
    assert opened.violations() == []


def test_rules_are_saved_unless_somebody_else_was_faster(
    miniapp: Opener, contest: dict[str, Any], client: Client
) -> None:
    admins = admin(client)
    before = admins.send("GET", "/v1/referrals/rules")["version"]
    opened = miniapp.in_telegram(ORGANISER, at="/referrals/rules")
    field = opened.app.get_by_label("Of these, in a day")
    field.fill("many")
    opened.main_button("Save the rules").click()
    opened.app.get_by_text("A whole number from 0 to 1,000,000").wait_for()
    assert opened.violations() == []
    field.fill("7")
    opened.main_button("Save the rules").click()
    opened.agree("Save")
    opened.app.get_by_text(f"Saved as version {before + 1}").wait_for()
    assert admins.send("GET", "/v1/referrals/rules")["rules"]["per_day"] == 7
    opened.app.get_by_label("Of these, in a day").fill("8")
    admins.send("PUT", "/v1/referrals/rules", _rules(per_day=9))
    opened.main_button("Save the rules").click()
    opened.agree("Save")
    opened.app.get_by_text("Someone else has changed the rules").wait_for()
    assert admins.send("GET", "/v1/referrals/rules")["rules"]["per_day"] == 9


def test_who_is_no_admin_is_told_so(miniapp: Opener, client: Client) -> None:
    Account(client, REFERRER, "Ada")
    opened = miniapp.in_telegram(REFERRER, at="/referrals")
    opened.heading("For admins only").wait_for()
    assert opened.violations() == []
