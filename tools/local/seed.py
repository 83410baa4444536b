"""Three contests for whoever starts the product here: open with tasks, scheduled, and closed; and a
campaign of invitations.

They are made by the operations themselves, as an organiser would, with the emulator's signature.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tools.console import Failure
from tools.local.stack import Layout
from tools.telegram.sign import sign_init_data

MARK = "seeded"  # a file in the state: what people do with the contests is left alone
ANSWER_S_MAX = 60
PEOPLE = {800_001: "Ada", 800_002: "Grace", 800_003: "Katherine"}
CODE = "SESAME"

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A contest as it is to be: when it starts, who is in, and whether it is over."""

    title: str
    title_ru: str
    starts_in: timedelta
    tasks: Sequence[Json] = ()
    has_people: bool = False
    is_closed: bool = False


TASKS: Sequence[Json] = (
    {
        "kind": "visit",
        "title": {"en": "Read how the draw works", "ru": "Прочитайте, как идёт розыгрыш"},
        "tickets": 1,
        "url": "https://example.org/",
    },
    {
        "kind": "secret_code",
        "title": {"en": "Enter the code of the day", "ru": "Введите код дня"},
        "tickets": 3,
        "code": CODE,
    },
    {
        "kind": "daily",
        "title": {"en": "Look in every day", "ru": "Заходите каждый день"},
        "tickets": 1,
        "tickets_max": 10,
    },
    {
        "kind": "quiz",
        "title": {"en": "A question", "ru": "Вопрос"},
        "tickets": 2,
        "prompt": {"en": "How many winners are there?", "ru": "Сколько будет победителей?"},
        "options": [{"en": "Two"}, {"en": "Three"}],
        "answers": [1],
    },
)
CAMPAIGN: Json = {
    "campaign": "local",
    "contest_id": None,
    "channels": [],
    "hold_h": 0,  # Nobody who tries it out wants to wait for a day.
    "return_h": 0,
    "newcomer_h": 24,
    "tiers": [{"after": 0, "points": 10}],
    "milestones": [{"at": 10, "points": 50}],
    "invitee_points": 5,
    "second_level_points": 0,
    "per_person": 100,
    "per_day": 100,
    "budget": 10_000,
}
SAMPLES = (
    Sample(
        title="A contest that is over",
        title_ru="Завершённый конкурс",
        starts_in=timedelta(),
        has_people=True,
        is_closed=True,
    ),
    Sample(
        title="A contest that starts tomorrow",
        title_ru="Конкурс, который начнётся завтра",
        starts_in=timedelta(days=1),
    ),
    Sample(
        title="A hundred points for three",
        title_ru="Сто баллов для троих",
        starts_in=timedelta(),
        tasks=TASKS,
        has_people=True,
    ),
)


def seed(layout: Layout, settings: Mapping[str, str]) -> None:
    """Make the contests that are not there yet, once for each state. Raises `Failure`."""
    mark = layout.state / MARK
    admin, *_ = settings["ADMIN_TELEGRAM_IDS"].split(",")
    if mark.exists() or not admin:
        return
    try:
        with httpx.Client(base_url=layout.url, timeout=ANSWER_S_MAX, trust_env=False) as http:
            _Seeding(http, settings["TELEGRAM_BOT_TOKEN"], int(admin)).all()
    except httpx.HTTPError as error:
        raise Failure(
            f"the sample contests could not be made: {error}",
            hint="`make logs` shows what the workers say; `make reset` starts anew",
        ) from None
    mark.touch()


class _Seeding:
    def __init__(self, http: httpx.Client, bot_token: str, admin: int) -> None:
        self._http, self._bot_token = http, bot_token
        self._organiser = self._sign_in(admin, "Organiser")
        self._people = [self._sign_in(*person) for person in PEOPLE.items()]

    def all(self) -> None:
        """Every sample; one that a start before this one left half-way is made anew."""
        mine = self._get("/v1/contests?mine=true&limit=100")["items"]
        for sample in SAMPLES:
            present = [each for each in mine if each["title"] == sample.title]
            for half in [each for each in present if each["status"] == "draft"]:
                self._step(half, "cancel", {"reason": "Begun and not finished"})
            if all(each["status"] == "draft" for each in present):
                self._make(sample)

        self._begin_campaign()

    def _begin_campaign(self) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        period = {"starts_at": _text(now), "ends_at": _text(now + timedelta(days=365))}
        headers = {"authorization": f"Bearer {self._organiser}"}
        reply = self._http.put("/v1/referrals/rules", json=CAMPAIGN | period, headers=headers)
        self._answer(reply)

    def _make(self, sample: Sample) -> None:
        contest = self._post("/v1/contests", _settings(sample), self._organiser)
        for task in sample.tasks:
            self._step(contest, "tasks", task)
            contest = self._get(f"/v1/contests/{contest['id']}")
        contest = self._step(contest, "publish")
        for token in self._people if sample.has_people else ():
            self._post(f"/v1/contests/{contest['id']}/entries", {}, token)
        if sample.tasks:
            self._complete(contest)
        if sample.is_closed:
            self._step(contest, "close", {"reason": "All prizes are handed over"})

    def _complete(self, contest: Json) -> None:
        """The first one enters the code, so that there is an order."""
        tasks = self._get(f"/v1/contests/{contest['id']}/tasks")["items"]
        [code] = [each for each in tasks if each["kind"] == "secret_code"]
        path = f"/v1/contests/{contest['id']}/tasks/{code['id']}/completions"
        key = {"idempotency-key": secrets.token_hex(16)}
        self._post(path, {"kind": "secret_code", "code": CODE}, self._people[0], key)

    def _step(self, contest: Json, name: str, body: Json | None = None) -> Json:
        version = {"if-match": f'"{contest["version"]}"'}
        return self._post(f"/v1/contests/{contest['id']}/{name}", body, self._organiser, version)

    def _sign_in(self, telegram_id: int, first_name: str) -> str:
        init_data = sign_init_data(
            self._bot_token,
            user={"id": telegram_id, "first_name": first_name, "language_code": "en"},
            auth_date=int(time.time()),
            query_id=secrets.token_urlsafe(16),
        )
        session = self._post("/v1/auth/telegram", {"init_data": init_data})
        return str(session["access_token"])

    def _get(self, path: str) -> Json:
        reply = self._http.get(path, headers={"authorization": f"Bearer {self._organiser}"})
        return self._answer(reply)

    def _post(
        self, path: str, body: Json | None, token: str = "", headers: Mapping[str, str] = {}
    ) -> Json:
        signed = {"authorization": f"Bearer {token}"} if token else {}
        return self._answer(self._http.post(path, json=body, headers=signed | dict(headers)))

    def _answer(self, reply: httpx.Response) -> Json:
        reply.raise_for_status()
        answer: Json = reply.json()
        return answer


def _settings(sample: Sample) -> Json:
    starts_at = datetime.now(UTC).replace(microsecond=0) + sample.starts_in
    name = {"en": "A hundred points", "ru": "Сто баллов"}
    handover = {"en": "They are added to your balance", "ru": "Они зачисляются на ваш счёт"}
    return {
        "texts": {
            "en": {
                "title": sample.title,
                "description": "Join, collect tickets, and watch a draw that anyone can verify.",
                "rules": "One entry for each person.",
                "button": "Join",
            },
            "ru": {
                "title": sample.title_ru,
                "description": "Участвуйте, собирайте билеты и проверьте розыгрыш сами.",
                "rules": "Одна заявка на человека.",
                "button": "Участвовать",
            },
        },
        "default_locale": "en",
        "prizes": [{"name": name, "count": 3, "handover": handover}],
        "starts_at": _text(starts_at),
        "ends_at": _text(starts_at + timedelta(days=30)),
        "time_zone": "Europe/Moscow",
        "reserves": 2,
    }


def _text(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
