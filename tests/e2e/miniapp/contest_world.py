"""A contest with a task of every kind, as the tests of the Mini App play it."""

from __future__ import annotations

from typing import Any

from tests.e2e.client import Client
from tests.e2e.organiser import Organiser
from tests.system import ADMIN_ID

CHANNEL = "@contest_news"
CODE = "Сезам"
TEXTS = {
    "en": {
        "title": "An autumn mug",
        "description": "Win a mug with a *fox* on it.\n\nThe draw can be checked by anyone.",
        "rules": "## Who takes part\n\n1. Anyone, once.\n2. Not the organisers.\n\n"
        "> Prizes are handed over by hand.\n\n[More](https://example.org/rules)",
        "button": "",
    },
    "ru": {
        "title": "Осенняя кружка",
        "description": "Выиграйте кружку с *лисой*.\n\nРозыгрыш может проверить любой.",
        "rules": "## Кто участвует\n\n1. Любой, один раз.\n2. Кроме организаторов.\n\n"
        "> Призы отдаём лично в руки.\n\n[Подробнее](https://example.org/rules)",
        "button": "Хочу кружку!",
    },
}
PRIZES = [
    {
        "name": {"en": "A mug", "ru": "Кружка"},
        "count": 3,
        "handover": {"en": "We bring it to you", "ru": "Привезём сами"},
    },
    {
        "name": {"en": "A promo code", "ru": "Промокод"},
        "count": 1,
        "handover": {"en": "Claim it in the app", "ru": "Заберите в приложении"},
        "kind": "claim",
        "claim_within_h": 48,
    },
]
POINTS = {"purchases_on": True, "budget_max": 100_000}


def both(en: str, ru: str) -> dict[str, str]:
    return {"en": en, "ru": ru}


TASKS: list[dict[str, Any]] = [
    {
        "kind": "join_channel",
        "title": both("Subscribe to the news", "Подпишитесь на новости"),
        "channels": [CHANNEL],
        "is_mandatory": True,
    },
    {
        "kind": "quiz",
        "title": both("A question about foxes", "Вопрос про лис"),
        "tickets": 2,
        "prompt": both("Which of them are foxes?", "Кто из них лиса?"),
        "options": [both("Fennec", "Фенек"), both("Wolf", "Волк"), both("Corsac", "Корсак")],
        "answers": [0, 2],
        "attempts_max": 3,
        "reward": {"points": 20, "limit": 100},
    },
    {
        "kind": "secret_code",
        "title": both("The code of the stream", "Код из эфира"),
        "tickets": 3,
        "code": CODE,
        "attempts_max": 2,
    },
    {
        "kind": "question",
        "title": both("Tell us why", "Расскажите почему"),
        "tickets": 5,
        "prompt": both("Why do you want the mug?", "Почему вам нужна кружка?"),
    },
    {
        "kind": "visit",
        "title": both("Look at the shop", "Загляните в магазин"),
        "url": "https://example.org/shop",
    },
    {"kind": "daily", "title": both("Look in every day", "Заходите каждый день")},
    {
        "kind": "points",
        "title": both("Five more tickets", "Ещё пять билетов"),
        "tickets": 5,
        "price": 15,
    },
    {
        "kind": "invite",
        "title": both("Bring friends", "Приведите друзей"),
        "tickets": 2,
        "friends": 3,
    },
]


class ContestWorld:
    """What its organiser does, who may make 20 contests a minute."""

    def __init__(self, client: Client, organiser: int = ADMIN_ID) -> None:
        self.client = client
        self.organiser = Organiser(client, organiser)

    def draft(self, **changes: Any) -> dict[str, Any]:
        texts = {"texts": TEXTS, "default_locale": "ru", "prizes": PRIZES}
        return self.organiser.create(**texts, **changes)

    def opened(self, *kinds: str, **changes: Any) -> dict[str, Any]:
        """With the tasks of these kinds; mandatory is the channel alone."""
        self._let_points_be_given()
        contest = self.draft(**changes)
        for task in TASKS:
            if task["kind"] in kinds:
                self.organiser.add_task(contest, **task)
        return self.organiser.publish(contest)

    def everything(self, **changes: Any) -> dict[str, Any]:
        return self.opened(*(task["kind"] for task in TASKS), **changes)

    def step(self, contest: dict[str, Any], name: str) -> None:
        """Close or cancel it."""
        body = {"reason": "It has to be"}
        reply = self.organiser.send("POST", contest, f"/{name}", body=body)
        assert reply.status == 200, reply.body

    def join(self, contest: dict[str, Any], *telegram_ids: int) -> None:
        for telegram_id in telegram_ids:
            token = self.client.sign_in(telegram_id, first_name=f"P{telegram_id}")["access_token"]
            path = f"/v1/contests/{contest['id']}/entries"
            reply = self.client.request("POST", path, body={}, token=token)
            assert reply.status == 201, reply.body

    def entries(self, contest: dict[str, Any]) -> int:
        """How many are in."""
        path = f"/v1/contests/{contest['id']}/leaderboard"
        return int(self.client.request("GET", path).json()["entries"])

    def disqualify(self, contest: dict[str, Any], telegram_id: int, reason: str) -> None:
        path = f"/entries?search={telegram_id}"
        [entry] = self.organiser.send("GET", contest, path).json()["items"]
        body = {"reason": reason}
        reply = self.organiser.send(
            "POST", contest, f"/entries/{entry['id']}/disqualify", body=body
        )
        assert reply.status == 200, reply.body

    def ban(self, contest: dict[str, Any], telegram_id: int) -> None:
        path = f"/exclusions/{telegram_id}"
        reply = self.organiser.send("PUT", contest, path, body={"reason": "banned"})
        assert reply.status == 204, reply.body

    def _let_points_be_given(self) -> None:
        token = self.client.session_of(ADMIN_ID)["access_token"]
        reply = self.client.request("PUT", "/v1/contest-points", body=POINTS, token=token)
        assert reply.status == 200, reply.body
