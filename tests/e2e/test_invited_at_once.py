"""Many people are invited at once, each by two codes, while those who have qualified are paid: each
has one referrer, nobody is over their cap, and not one point of the budget is overspent.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from contest.kit.clock import to_rfc3339
from tests.e2e.client import Client
from tests.e2e.ledger_stack import check_sums
from tests.e2e.organiser import Organiser
from tests.e2e.people import tokens_of
from tests.system import ADMIN_ID

pytestmark = [pytest.mark.workerd, pytest.mark.soak, pytest.mark.timeout(2400)]

CONNECTIONS, REFERRERS, FIRST = 8, 8, 800_000
POINTS, BUDGET_LEFT = 10, 5
PAID_WITHIN_S = 1200
ARRIVE_TOGETHER = 100


@pytest.mark.parametrize("cases", [pytest.param(1000, id="people, with two claims each")])
def test_invited_at_once(client: Client, cases: int) -> None:
    campaign = f"at-once-{cases}"
    per_person, fit = cases // 10, cases // 2
    budget = POINTS * fit + BUDGET_LEFT
    _rule(client, campaign, per_person=per_person, budget=budget)
    codes = [_code_of(client, FIRST + number) for number in range(REFERRERS)]
    invitees = range(FIRST + 10_000 + cases, FIRST + 10_000 + 2 * cases)
    organiser = Organiser(client)
    path = f"/v1/contests/{organiser.publish(organiser.create())['id']}/entries"

    def claim(asked: tuple[int, str, str]) -> tuple[int, str, int, str]:
        telegram_id, token, code = asked
        body = {"init_data": client.init_data(telegram_id, start_param=code)}
        reply = client.request("POST", "/v1/referrals/claims", body=body, token=token)
        return telegram_id, code, reply.status, reply.problem if reply.status != 201 else ""

    def enter(token: str) -> int:
        return client.request("POST", path, body={"source": "invitation"}, token=token).status

    claims, entered = list[tuple[int, str, int, str]](), list[int]()
    with ThreadPoolExecutor(CONNECTIONS) as pool, _swept(client):
        for start in range(0, cases, ARRIVE_TOGETHER):
            some = invitees[start : start + ARRIVE_TOGETHER]
            tokens = tokens_of(client, some)  # good for a quarter of an hour
            both = [
                (telegram_id, token, codes[(telegram_id + more) % REFERRERS])
                for telegram_id, token in zip(some, tokens, strict=True)
                for more in (0, 1)
            ]
            claims += pool.map(claim, both)
            entered += pool.map(enter, tokens)
    assert Counter(entered) == {201: cases}
    outcomes = Counter((status, problem) for *_, status, problem in claims)
    assert outcomes == {(201, ""): cases, (409, "referral-already-claimed"): cases}
    _wait_until_paid(client, campaign, cases)

    won = {telegram_id: code for telegram_id, code, status, _ in claims if status == 201}
    _check_counts(client, won, campaign, per_person=per_person, fit=fit)
    _check_points(client, campaign, budget=budget, fit=fit)


def _rule(client: Client, campaign: str, *, per_person: int, budget: int) -> None:
    rules = {
        "campaign": campaign,
        "starts_at": to_rfc3339(0),
        "ends_at": to_rfc3339(4_000_000_000),
        "contest_id": None,
        "channels": [],
        "hold_h": 0,
        "tiers": [{"after": 0, "points": POINTS}],
        "milestones": [],
        "per_person": per_person,
        "per_day": 1_000_000,
        "budget": budget,
    }
    token = client.sign_in(ADMIN_ID)["access_token"]
    reply = client.request("PUT", "/v1/referrals/rules", body=rules, token=token)
    assert reply.status == 200, reply.body
    signals = client.request("GET", "/v1/referrals/signals", token=token).json()["signals"]
    nobody = signals | {"flag_at": 1000}  # They are as fast as a farm, and are to be paid.
    reply = client.request("PUT", "/v1/referrals/signals", body=nobody, token=token)
    assert reply.status == 200, reply.body


def _code_of(client: Client, telegram_id: int) -> str:
    token = client.sign_in(telegram_id)["access_token"]
    return str(client.request("GET", "/v1/referrals/me", token=token).json()["code"])


@contextmanager
def _swept(client: Client) -> Iterator[None]:
    """One sweep after the other meanwhile."""
    over = threading.Event()

    def sweep() -> None:
        while not over.is_set():
            client.stack.tick("bot")

    with ThreadPoolExecutor(1) as pool:
        sweeping = pool.submit(sweep)
        try:
            yield
        finally:
            over.set()
            sweeping.result()


def _states(client: Client, campaign: str) -> Counter[str]:
    """How many invitations of the campaign ended in which way."""
    mine = f"""
        invitee in (select invitee from referrals join rules using (version)
            where campaign = '{campaign}')
        and not exists (select 1 from transitions later
            where later.invitee = transitions.invitee and later.step > transitions.step)
    """
    rows = client.rows("transitions", mine)
    return Counter(" ".join(filter(None, (row["state"], row["reason"]))) for row in rows)


def _wait_until_paid(client: Client, campaign: str, cases: int) -> None:
    deadline = time.monotonic() + PAID_WITHIN_S
    while (states := _states(client, campaign)).total() < cases or states["qualified"]:
        assert time.monotonic() < deadline, states
        client.stack.tick("bot")
    client.wait_for(lambda: not client.rows("unanswered"), within_s=60)


def _check_counts(
    client: Client, won: dict[int, str], campaign: str, *, per_person: int, fit: int
) -> None:
    numbers = {row["contact"]: row["person"] for row in client.rows("people")}
    referrals = {row["invitee"]: row for row in client.rows("referrals")}
    assert {numbers[str(each)]: code for each, code in won.items()} == {
        invitee: row["code"]
        for invitee, row in referrals.items()
        if invitee in {numbers[str(each)] for each in won}
    }
    states = _states(client, campaign)
    assert (states.total(), states["rewarded"]) == (len(won), fit)
    assert states.keys() <= {"rewarded", "rejected cap", "rejected budget"}
    tallies = client.rows("tallies", "campaign = ?", campaign)
    assert sum(row["rewards"] for row in tallies) == fit
    assert all(row["rewards"] <= per_person for row in tallies)


def _check_points(client: Client, campaign: str, *, budget: int, fit: int) -> None:
    asked = client.rows("instructions", "principal = 'referral' and key like 'referral:%'")
    keys = Counter(row["key"] for row in asked)
    assert set(keys.values()) == {1}
    paid = client.rows("transfers", "debit_account_id = ?", f"campaign:{campaign}")
    assert [row["amount"] for row in paid] == [POINTS] * fit
    [account] = client.rows("balances", "account_id = ?", f"campaign:{campaign}")
    assert account["posted"] == budget - POINTS * fit == BUDGET_LEFT
    check_sums(client)
