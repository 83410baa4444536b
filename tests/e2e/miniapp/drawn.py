"""A contest of a few people on its way to the winners, stage by stage."""

from __future__ import annotations

import time
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.e2e.client import Client
from tests.e2e.miniapp import opened
from tests.e2e.organiser import Organiser
from tests.system import Reply
from tools.beacon.chain import time_of

FROZEN_WITHIN_S = 60
CROWD = range(810, 818)
IVAN = {"first_name": "Иван", "language_code": "ru"}  # as the emulator has him
PRIZES = [
    {
        "name": {"ru": "Кружка", "en": "A mug"},
        "count": 2,
        "handover": {"ru": "Почтой", "en": "By post"},
    },
    {
        "name": {"ru": "Наклейки", "en": "Stickers"},
        "count": 1,
        "handover": {"ru": "Почтой", "en": "By post"},
    },
]
TEXTS = {
    "ru": {"title": "Осенний розыгрыш", "description": "Вступайте.", "rules": "Одна заявка."},
    "en": {"title": "The autumn draw", "description": "Join.", "rules": "One entry each."},
}


class DrawnContest:
    """`people` take part beside a crowd, each with the tickets of a secret word."""

    def __init__(self, client: Client, people: tuple[int, ...]) -> None:
        self._client = client
        self._organiser = Organiser(client)
        everybody = (*people, *CROWD)
        started = time.monotonic()
        self._tokens = {each: self._sign_in(each) for each in everybody}
        self._signed_in_s = time.monotonic() - started

    def _sign_in(self, person: int) -> str:
        user = IVAN if person == opened.IVAN else {}
        return str(self._client.sign_in(person, **user)["access_token"])

    def open(self) -> None:
        """For as long as this machine needs for everybody to join."""
        self._ends_at = int(time.time() + 10 + 4 * self._signed_in_s)
        draft = self._organiser.create(
            prizes=PRIZES, texts=TEXTS, reserves=2, ends_at=to_rfc3339(self._ends_at)
        )
        self._contest = self._organiser.publish(draft)
        self.id = str(self._contest["id"])
        for token in self._tokens.values():
            path = f"/v1/contests/{self.id}/entries"
            assert self._client.request("POST", path, body={}, token=token).status == 201

    def freeze(self) -> None:
        time.sleep(max(0, self._ends_at - time.time()))
        self._client.wait_for(self._is_frozen, within_s=FROZEN_WITHIN_S)

    def draw(self) -> None:
        round_ = self.proof()["header"]["round"]
        time.sleep(max(0, time_of(round_) - time.time()))
        reply = self._organised("/draw")
        assert reply.json()["stage"] == "drawn", reply.body

    def decide(self) -> None:
        """The first who was drawn has cheated."""
        reply = self._organised("/draw/disqualify", {"draw": 0, "reason": "fraud"})
        assert reply.status == 200, reply.body

    def confirm(self) -> None:
        body = {"decisions": len(self.proof()["decisions"]), "despite_findings": True}
        self._client.stack.tick("bot")
        reply = self._organised("/draw/confirm", body)
        assert reply.status == 200, reply.body

    def cancel(self) -> None:
        reply = self._organised("/cancel", {"reason": "The mugs are broken."})
        assert reply.status == 200, reply.body

    def proof(self) -> Any:
        return self._client.request("GET", f"/v1/contests/{self.id}/draw").json()

    def _is_frozen(self) -> bool:
        self._client.stack.tick("bot")
        return self._client.request("GET", f"/v1/contests/{self.id}/draw").status == 200

    def _organised(self, path: str, body: Any = None) -> Reply:
        return self._organiser.send("POST", self._contest, path, body=body)
