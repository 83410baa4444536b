"""A contest on workerd from its making to a prize in somebody's hands, and at each step what the
installed verifier says of its draw.
"""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from contest.kit.clock import to_rfc3339
from tests.draw.checking import NOT_DRAWN, YES
from tests.e2e.client import Client
from tests.e2e.organiser import Organiser
from tests.e2e.verifier import Verifier
from tests.system import Reply
from tools.beacon.chain import time_of

pytestmark = pytest.mark.workerd

PEOPLE = range(700, 740)
PRIZES, CODES = 2, ["ALPHA", "BRAVO"]
CLOSED_WITHIN_S = 60


class Draw:
    """A contest, its organiser, its people, and the verifier."""

    def __init__(self, client: Client, verifier: Verifier) -> None:
        self.client, self._verifier = client, verifier
        self.organiser = Organiser(client)
        started = time.monotonic()
        self._tokens = {person: client.sign_in(person)["access_token"] for person in PEOPLE}
        self._signed_in_s = time.monotonic() - started

    def open(self) -> None:
        """It lasts as long as this machine needs for everybody to join."""
        prize = {
            "name": {"en": "A code"},
            "count": PRIZES,
            "handover": {"en": "It is yours"},
            "kind": "claim",
            "claim_within_h": 24,
        }
        self.ends_at = int(time.time() + 10 + 4 * self._signed_in_s)
        draft = self.organiser.create(prizes=[prize], reserves=3, ends_at=to_rfc3339(self.ends_at))
        self._tasks = [
            self.organiser.add_task(draft, "secret_code", code="SESAME", tickets=3),
            self.organiser.add_task(draft, "daily", tickets=1),
        ]
        self.contest = self.organiser.publish(draft)
        self.path = f"/v1/contests/{self.contest['id']}"
        codes = {"csv": "".join(f"{code}\n" for code in CODES)}
        assert self.organised("PUT", "/prizes/0/codes", codes).status == 200

    def join(self) -> int:
        """Everybody joins, and every second and third does a task; their tickets together."""
        attempts = ({"kind": "secret_code", "code": "SESAME"}, {"kind": "daily"})
        tickets = 0
        for place, person in enumerate(PEOPLE):
            assert self.by(person, "POST", "/entries", {}).status == 201
            tickets += 1
            for task, attempt, each in zip(self._tasks, attempts, (2, 3), strict=True):
                if place % each == 0:
                    path = f"/tasks/{task['id']}/completions"
                    assert self.by(person, "POST", path, attempt).status == 200
                    tickets += int(task["tickets"])
        return tickets

    def close(self) -> None:
        """By the clock, which two sweeps have to have had."""
        time.sleep(max(0, self.ends_at - time.time()))
        self.client.wait_for(self._is_frozen, within_s=CLOSED_WITHIN_S)

    def _is_frozen(self) -> bool:
        self.client.stack.tick("bot")
        return self.by(PEOPLE[0], "GET", "/draw").status == 200

    def order_fault(self, kind: str) -> None:
        """The next answer of the beacon is not as it should be."""
        fault = {"kind": kind}
        url = f"{self._verifier.beacon}/_faults"
        httpx.post(url, json=fault, trust_env=False).raise_for_status()

    def ask(self) -> str:
        """What becomes of asking for the draw when its round is due: its stage, or the problem."""
        time.sleep(max(0, time_of(self.proof()["header"]["round"]) - time.time()))
        reply = self.organised("POST", "/draw")
        return str(reply.problem if reply.status >= 400 else reply.json()["stage"])

    def proof(self) -> Any:
        return self.by(PEOPLE[0], "GET", "/draw").json()

    def verdict(self, command: str = "verify", *words: str) -> tuple[int, str]:
        """The exit code of the verifier's full check, and how it ends."""
        url = f"{self.client.stack.layout.url}{self.path}/draw"
        return self._verifier.verdict(command, "--url", url, *words)

    def organised(self, method: str, path: str, body: Any = None) -> Reply:
        return self.organiser.send(method, self.contest, path, body=body)

    def by(self, person: int, method: str, path: str, body: Any = None) -> Reply:
        token = self._tokens[person]
        return self.client.request(method, f"{self.path}{path}", body=body, token=token)

    def holders(self) -> list[int]:
        """Who holds the prizes."""
        items = self.organised("GET", "/winners").json()["items"]
        return [int(item["telegram_id"]) for item in items if item["prize"] is not None]


def test_a_contest_from_its_making_to_the_prize(client: Client, verifier: Verifier) -> None:
    draw = Draw(client, verifier)
    draw.open()
    tickets = draw.join()
    draw.close()
    header = draw.proof()["header"]
    assert (header["entries"], header["tickets"]) == (len(PEOPLE), tickets)
    assert draw.verdict() == (NOT_DRAWN, "right so far; nothing is drawn yet")

    draw.order_fault("wrong-signature")
    assert [draw.ask(), draw.ask()] == ["beacon-unavailable", "drawn"]
    unconfirmed = (YES, "the draw is right (full check), and not confirmed yet")
    assert draw.verdict() == unconfirmed
    mine = draw.by(PEOPLE[7], "GET", "/draw/me").json()
    own = ("--salt", mine["salt"], "--telegram-id", str(PEOPLE[7]))
    assert draw.verdict("mine", *own) == unconfirmed

    first, second = draw.holders()
    lost = draw.organised("POST", "/draw/disqualify", {"draw": 0, "reason": "fraud"})
    assert lost.status == 200, lost.body
    third, still = draw.holders()
    assert still == second
    assert third not in (first, second)
    assert draw.verdict() == unconfirmed
    for _ in range(2):
        client.stack.tick("bot")  # those who are drawn are looked at
    confirmed = draw.organised("POST", "/draw/confirm", {"decisions": 1})
    assert confirmed.status == 200, confirmed.body
    right = (YES, "the draw is right (full check), and confirmed")
    assert draw.verdict() == right

    assert draw.by(first, "POST", "/prizes/me/claim", {}).problem == "prize-not-found"
    given = []
    for person in (second, third):
        assert draw.by(person, "GET", "/prizes/me").json()["code"] is None
        claimed = draw.by(person, "POST", "/prizes/me/claim", {"shows_name": person == second})
        assert claimed.status == 200, claimed.body
        assert draw.by(person, "GET", "/prizes/me").json() == claimed.json()
        given.append(claimed.json()["code"])
    assert sorted(given) == CODES
    names = [winner["name"] for winner in draw.proof()["winners"]]
    assert names == [None, "Ada"]
    assert draw.verdict() == right
