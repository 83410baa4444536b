"""What there is to see on the screens: the same in every run."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.draw.samples import CONTEST_ID
from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account, admin
from tests.e2e.miniapp.contest_world import TEXTS, ContestWorld
from tests.e2e.miniapp.life import tick_until
from tests.e2e.organiser import let_end
from tests.system import ADMIN_ID
from tools.beacon.chain import time_of

PERSON, GUESTS = 6001, {6002: "Анна", 6003: "Борис"}
VOUCHER: Mapping[str, Any] = {
    "name": {"en": "A voucher", "ru": "Сертификат"},
    "count": 1,
    "handover": {"en": "In the shop", "ru": "В магазине"},
    "kind": "code",
}
HELP = {
    "en": {"title": "How it works", "markdown": "Join a contest, do its tasks, *win*."},
    "ru": {
        "title": "Как это работает",
        "markdown": "Вступайте, выполняйте задания, *выигрывайте*.",
    },
}
DAY_S = 86_400


class ScreenWorld:
    """`places` has what the addresses of the screens name."""

    def __init__(self, client: Client) -> None:
        self._client, self._world = client, ContestWorld(client)
        self._admin = admin(client)
        self.person = Account(client, PERSON, "Мария")
        self.places = {"proven": CONTEST_ID}

    def speak(self, who: str, locale: str) -> None:
        account = self.person if who == "participant" else self._admin
        account.send("PATCH", "/v1/me", {"locale": locale})

    def share(self, *, apart_s: int = 0) -> None:
        """An open contest with a task of every kind, and a draft. Lists have people, and contests,
        by the second.
        """
        contest = self._world.everything()
        self._put(open=contest["id"])
        path = f"/v1/contests/{contest['id']}"
        for telegram_id, name in GUESTS.items():
            Account(self._client, telegram_id, name).send("POST", f"{path}/entries", {})
            time.sleep(apart_s)
        self._put(draft=self._world.draft()["id"])
        self.person.send("POST", f"{path}/entries", {})
        tasks = self.person.send("GET", f"{path}/entries/me")["tasks"]
        self._put(**{task["kind"]: task["id"] for task in tasks})
        done = f"{path}/tasks/{self.places['question']}/completions"
        self.person.send("POST", done, {"kind": "question", "answer": "Ради лисы."})

    def everything(self) -> None:
        """What stands alone in a stack of its own."""
        self.share(apart_s=1)
        cancelled = self._world.opened()
        self._world.step(cancelled, "cancel")
        self._put(apart=self._world.opened("daily", entries_max=10)["id"])
        self._put(cancelled=cancelled["id"], drawn=self._drawn(), broadcast=self._broadcast())
        given = {"user_id": self.person.id, "amount": 300, "reason": "За викторину"}
        self._admin.send("POST", "/v1/token/adjustments", given)
        limits = {"transfers_on": True, "per_transfer": 100, "per_day": 1000}
        self._admin.send("PUT", "/v1/token/limits", limits)
        for locale, page in HELP.items():
            self._admin.send("PUT", "/v1/pages/help", {"locale": locale, **page})

    def _put(self, **places: str) -> None:
        self.places |= places

    def _drawn(self) -> str:
        """One person is in it, and wins."""
        client, organiser = self._client, self._world.organiser
        prizes = {"prizes": [VOUCHER], "reserves": 1}
        draft = organiser.create(texts=TEXTS, default_locale="ru", **prizes)
        contest = organiser.publish(draft)
        path = f"/v1/contests/{contest['id']}"
        self.person.send("POST", f"{path}/entries", {})
        organiser.send("PUT", contest, "/prizes/0/codes", body={"csv": "FOX-7F3A"})
        let_end(client.stack.layout.state, contest["id"], now=int(time.time()))
        tick_until(client, lambda: client.request("GET", f"{path}/draw").status == 200)
        round_ = client.request("GET", f"{path}/draw").json()["header"]["round"]
        time.sleep(max(0, time_of(round_) - time.time()))

        def is_checked() -> bool:
            reply = organiser.send("GET", contest, "/winners")
            return reply.status == 200 and reply.json()["items"][0]["finding"] == "ok"

        tick_until(client, is_checked)
        organiser.send("POST", contest, "/draw/confirm", body={"decisions": 0})
        client.stack.tick("bot")
        return str(contest["id"])

    def _broadcast(self) -> str:
        starts_at = to_rfc3339(int(time.time()) + DAY_S)
        audience = {"kind": "entrants", "contest_id": self.places["open"]}
        body = {"audience": audience, "text": "Осталось два дня.", "starts_at": starts_at}
        self._client.telegram("POST", f"users/{ADMIN_ID}/messages", {"text": "/start"})
        return str(self._admin.send("POST", "/v1/broadcasts", body)["id"])
