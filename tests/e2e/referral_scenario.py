"""Invitations from the claim to the points, and what the log says of their cost."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from contest.kit.clock import to_rfc3339
from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.costs import Line, Meter, total
from tests.e2e.organiser import Organiser
from tests.system import ADMIN_ID

INVITER, INVITEES, FLAGGED, FRIEND = 610, range(611, 627), range(627, 643), 643
ENTRY_TOLD = 2  # rows that `createEntry` writes so that referral hears of it
RULES = {
    "campaign": "measured",
    "starts_at": to_rfc3339(0),
    "ends_at": to_rfc3339(4_000_000_000),
    "contest_id": None,
    "channels": [],
    "hold_h": 0,
    "return_h": 0,
    "newcomer_h": 24,
    "tiers": [{"after": 0, "points": 10}],
    "milestones": [],
    "invitee_points": 0,
    "second_level_points": 0,
    "per_person": 100,
    "per_day": 100,
    "budget": 1000,
}
FOLLOWS = ("content _hand_over_fresh", "referral receiveEvents entry.created")
BY_THEMSELVES = "**an entry of who came by themselves, told to referral**"
PAYS = ("referral sweep", "token applyInstructions")


class ReferralScenario:
    """`costs` has each by its name in the table."""

    def __init__(self, client: Client, meter: Meter) -> None:
        self._client, self._meter = client, meter
        self.costs: dict[str, Cost] = {}

    def all(self) -> None:
        """Rules, codes, and as many invitations as are paid in one call."""
        self._admin = self._client.sign_in(ADMIN_ID)["access_token"]
        self._as_admin("putReferralRules", "PUT", "/rules", RULES)
        self._as_admin("getReferralRules", "GET", "/rules")
        self._as_admin("putReferralPayouts", "PUT", "/payouts", {"payouts_on": True})
        signals = self._as_admin("getReferralSignals", "GET", "/signals")["signals"]
        # They come by a script, and are to be paid.
        self._as_admin("putReferralSignals", "PUT", "/signals", signals | {"flag_at": 1000})
        self._invite()
        self._review()
        code = {"code": "measured", "telegram_id": str(INVITER)}
        self._as_admin("createReferralCode", "POST", "/codes", code)
        self._as_admin("deleteReferralCode", "DELETE", "/codes/measured")
        self._asked("getMyReferralQr", "GET", "/me/qr", self._inviter)
        self._asked("listMyInvitees", "GET", "/me/invitees", self._inviter)
        self._asked("getReferralLeaderboard", "GET", "/leaderboard", "")
        self._befriend()

    def _invite(self) -> None:
        self._inviter = self._client.sign_in(INVITER)["access_token"]
        mine = self._asked("getMyReferral", "GET", "/me", self._inviter, suffix=", the first time")
        self._code = mine["code"]
        self._entries = path = f"/v1/contests/{self._client.open_contest()}/entries"
        tokens = {each: self._client.sign_in(each)["access_token"] for each in INVITEES}
        spent = 0
        for telegram_id, token in tokens.items():
            data = self._client.init_data(telegram_id, start_param=mine["code"])
            body = {"init_data": data}
            self._asked("createReferralClaim", "POST", "/claims", token, body)
            spent += self.costs["createReferralClaim"].rows_written + ENTRY_TOLD
            lines = self._meter.during(partial(self._enter, path, token), *FOLLOWS)
            spent += _written(lines, *FOLLOWS)
            self._note(lines, "referral receiveEvents entry.created")
        for _ in range(2):  # a clock is believed after two sweeps
            lines = self._meter.during(lambda: self._client.stack.tick("bot"), "bot tick")
            spent += _written(lines, *PAYS)
        rewards = self._client.rows("rewards", "invitee > 1000")
        assert len(rewards) == len(INVITEES)
        written = math.ceil(spent / len(INVITEES))
        self.costs["**an invitation, from claim to paid**"] = Cost(0, 0, written)

    def _review(self) -> None:
        """As many invitations again are flagged, and decided about."""
        watched = {"watched": True}
        self._as_admin("watchReferrer", "PUT", f"/codes/{self._code}/watch", watched)
        for telegram_id in FLAGGED:
            token = self._client.sign_in(telegram_id)["access_token"]
            data = self._client.init_data(telegram_id, start_param=self._code)
            self._asked("createReferralClaim", "POST", "/claims", token, {"init_data": data})
            self._meter.during(partial(self._enter, self._entries, token), *FOLLOWS)
        lines = self._meter.during(lambda: self._client.stack.tick("bot"), "referral sweep")
        self._note(lines, "referral sweep", "referral sweep, with 16 to judge")
        found = self._as_admin("listReferrals, flagged", "GET", "?state=flagged&limit=20")
        first, second, *others = [each["id"] for each in found["items"]]
        assert len(others) == len(FLAGGED) - 2
        self._as_admin("listReferrals", "GET", "?limit=20")
        self._as_admin("getReferralStatistics", "GET", "/statistics")
        self._as_admin("approveReferral", "POST", f"/{first}/approve")
        self._as_admin("rejectReferral", "POST", f"/{second}/reject")
        body = {"decision": "reject", "referral_ids": others}
        self._as_admin("decideReferrals, of 14", "POST", "/decisions", body)
        self._as_admin("watchReferrer", "PUT", f"/codes/{self._code}/watch", {"watched": False})

    def _befriend(self) -> None:
        """Someone comes by the bot, does a task, and counts for the inviter's to invite friends."""
        organiser, rules = Organiser(self._client), {"needs_task": True, "tells_contests": True}
        contest = organiser.create()
        organiser.add_task(contest, "invite", friends=3)
        visit = organiser.add_task(contest, "visit", url="https://a.test/")
        organiser.publish(contest)
        path, admin = f"/v1/contests/{contest['id']}", organiser.token
        self._client.request("PUT", "/v1/referrals/rules", body=RULES | rules, token=admin)
        inviter, friend = (self._client.sign_in(each)["access_token"] for each in (INVITER, FRIEND))
        code = self._client.request("GET", "/v1/referrals/me", token=inviter).json()["code"]
        lines = self._meter.during(partial(self._enter, f"{path}/entries", inviter), *FOLLOWS)
        self.costs[BY_THEMSELVES] = total([line for line in lines if line.name in FOLLOWS])
        said = partial(self._client.say, FRIEND, f"/start {code}")
        lines = self._meter.during(said, "referral attributeReferral", "bot process_due")
        self._note(lines, "referral attributeReferral", "attributeReferral")
        self._meter.during(partial(self._enter, f"{path}/entries", friend), *FOLLOWS)
        visits = partial(self._do, f"{path}/tasks/{visit['id']}/completions", friend)
        for work, wanted in (
            (visits, "referral receiveEvents entry.task_done"),
            (partial(self._client.stack.tick, "bot"), "content receiveEvents referral.rewarded"),
        ):
            self._note(self._meter.during(work, wanted), wanted)

    def _do(self, path: str, token: str) -> None:
        reply = self._client.request("POST", path, token=token, body={"kind": "visit"})
        assert reply.status < 300, reply.body

    def _enter(self, path: str, token: str) -> None:
        reply = self._client.request("POST", path, token=token, body={"source": "invitation"})
        assert reply.status < 300, reply.body

    def _as_admin(self, name: str, method: str, path: str, body: Any = None) -> Any:
        operation, comma, suffix = name.partition(",")
        return self._asked(operation, method, path, self._admin, body, suffix=comma + suffix)

    def _asked(
        self,
        operation: str,
        method: str,
        path: str,
        token: str,
        body: Any = None,
        *,
        suffix: str = "",
    ) -> Any:
        replies: list[Any] = []

        def ask() -> None:
            target = f"/v1/referrals{path}"
            replies.append(self._client.request(method, target, body=body, token=token))

        lines = self._meter.during(ask, f"referral {operation}")
        [reply] = replies
        assert reply.status < 300, reply.body
        self._note(lines, f"referral {operation}", f"{operation}{suffix}")
        is_json = reply.headers.get("content-type") == "application/json"
        return reply.json() if is_json else None

    def _note(self, lines: list[Line], wanted: str, name: str = "") -> None:
        self.costs[name or wanted] = next(line.cost for line in lines if line.name == wanted)


def _written(lines: list[Line], *names: str) -> int:
    return sum(line.cost.rows_written for line in lines if line.name in names)
