"""What a draw costs, from its list to its prizes: calls that `ContestScenario` measures."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.e2e.channel_scenario import CHANNEL
from tests.e2e.organiser import write
from tests.e2e.site_scenario import read_winners

if TYPE_CHECKING:
    from tests.e2e.contest_scenario import ContestScenario

DRAWN_S_MAX = 60
PRIZE = {"name": {"en": "A prize"}, "handover": {"en": "By the bot"}}
PRIZES = [
    PRIZE | {"kind": "code", "count": 2},
    PRIZE | {"kind": "claim", "count": 1, "claim_within_h": 24},
]
CODES = {"csv": "ALPHA\nBRAVO"}
REASON = {"reason": "It has to be"}


def draw_with_decisions(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """A closed contest is drawn, looked at, decided and confirmed."""
    _drawn(scenario, contest, "createDraw")
    scenario._mine("getDraw", contest, "GET", "/draw")
    scenario._mine("getDrawPage", contest, "GET", "/draw/pages/0")
    scenario._mine("getMyProof", contest, "GET", "/draw/me")
    scenario._measured("sweep", lambda: scenario._client.stack.tick("bot"), suffix=", checking")
    scenario._about("listWinners", contest, "GET", "/winners")
    out = {"draw": 0, "reason": "fraud"}
    scenario._about("disqualifyWinner", contest, "POST", "/draw/disqualify", out)
    confirmation = {"decisions": 1, "despite_findings": True}
    scenario._client.stack.tick("bot")
    scenario._about("confirmDraw", contest, "POST", "/draw/confirm", confirmation)


def win_prizes(scenario: ContestScenario) -> None:
    """Three people win three prizes, and one of them looks."""
    contest = scenario._organiser.publish(scenario._organiser.create(prizes=PRIZES))
    path = f"/v1/contests/{contest['id']}"
    for telegram_id in (510, 511):
        token = scenario._client.sign_in(telegram_id)["access_token"]
        scenario._client.request("POST", f"{path}/entries", body={}, token=token)
    scenario._client.request("POST", f"{path}/entries", body={}, token=scenario._token)
    scenario._about("putPrizeCodes", contest, "PUT", "/prizes/0/codes", CODES)
    scenario._about("listPrizeCodes", contest, "GET", "/prizes/codes")
    draw_at_once(scenario, contest)
    scenario._organiser.send("POST", contest, "/close", body=REASON)
    for _ in range(3):
        scenario._client.stack.tick("bot")
    _wait(scenario, contest)
    scenario._measured("sweep", lambda: scenario._client.stack.tick("bot"), suffix=", drawing")
    confirmation = {"decisions": 0, "despite_findings": True}
    for _ in range(2):
        scenario._client.stack.tick("bot")
    scenario._about("confirmDraw", contest, "POST", "/draw/confirm", confirmation)
    scenario._measured("sweep", lambda: scenario._client.stack.tick("bot"), suffix=", telling")
    _name_in_channel(scenario, contest)
    read_winners(scenario, contest)
    scenario._mine("getMyPrize", contest, "GET", "/prizes/me")
    scenario._mine("claimPrize", contest, "POST", "/prizes/me/claim", {"shows_name": True})


def _name_in_channel(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """The winners are named where the contest is posted."""
    sql = """
        insert into posts (post_id, contest_id, chat_id, telegram_id, state, message_id)
        values (?1, ?1, ?2, '1', 'ready', 1)
    """
    write(scenario._client.stack.layout.state, "posts", sql, (contest["id"], str(CHANNEL)))
    scenario._measured("listPublishedWinners", lambda: scenario._client.stack.tick("bot"))


def draw_at_once(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """Let the round of an open contest be one that is over: its draw takes the next one, late."""
    sql = "update contests set beacon = json_set(beacon, '$.round', 1) where contest_id = ?"
    write(scenario._client.stack.layout.state, "entries", sql, (contest["id"],))


def _drawn(scenario: ContestScenario, contest: dict[str, Any], operation: str) -> None:
    _wait(scenario, contest)
    reply = scenario._about(operation, contest, "POST", "/draw")
    assert reply.json()["stage"] == "drawn"


def _wait(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """Until the beacon has the round of the header."""
    [draw] = scenario._client.rows("draws", "contest_id = ?", contest["id"])
    assert draw["stage"] == "frozen", draw
    wait_s = draw["round_at"] - time.time()
    assert wait_s < DRAWN_S_MAX
    time.sleep(max(0.0, wait_s) + 1)
