"""Contests to begin with: what an organiser need not think of anew each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contest.content.contests.problems import TemplateNotFound
from contest.contract import content as models
from contest.kit.problems import FieldError, InvalidRequest

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A contest without its times, and its tasks by their ids, as the contract has them.

    `needs` names what whoever uses it gives: the channels of a task to join some, the code of one
    to find it.
    """

    name: Text
    description: Text
    needs: tuple[str, ...]
    texts: Mapping[str, Text]
    prize: Text
    tasks: Mapping[str, Mapping[str, Any]]


HANDED_OVER: Mapping[str, Any] = {
    "handover": {
        "en": "We write to the winners in Telegram.",
        "ru": "Мы напишем победителям в Telegram.",
    },
    "kind": "contact",
    "claim_within_h": None,
    "points": None,
}
JOIN: Mapping[str, Any] = {
    "kind": "join_channel",
    "title": {"en": "Join the channel", "ru": "Подпишитесь на канал"},
    "tickets": 0,
    "is_mandatory": True,
}

TEMPLATES: Mapping[str, Template] = {
    "channel-giveaway": Template(
        name={"en": "A giveaway in a channel", "ru": "Розыгрыш в канале"},
        description={
            "en": "Whoever has joined the channel takes part.",
            "ru": "Участвует каждый, кто подписан на канал.",
        },
        needs=("channels",),
        texts={
            "en": {
                "title": "Giveaway",
                "description": "Join the channel and take part.",
                "rules": "One entry each. Whoever is not in the channel cannot win.",
                "button": "Take part",
            },
            "ru": {
                "title": "Розыгрыш",
                "description": "Подпишитесь на канал и участвуйте.",
                "rules": "Одна заявка на человека. Кто не подписан на канал, не может выиграть.",
                "button": "Участвовать",
            },
        },
        prize={"en": "The prize", "ru": "Приз"},
        tasks={"join": JOIN},
    ),
    "every-day": Template(
        name={"en": "Every day a ticket more", "ru": "Каждый день ещё один билет"},
        description={
            "en": "After joining the channel, whoever looks in daily gets more tickets, and an "
            "answer to a question gives some as well.",
            "ru": "После подписки на канал билеты дают за ежедневный визит и за ответ на вопрос.",
        },
        needs=("channels",),
        texts={
            "en": {
                "title": "Every day a ticket more",
                "description": "Join the channel, look in daily, and tell us what you think.",
                "rules": "One entry each. Each day you look in gives a ticket, an answer three.",
                "button": "Take part",
            },
            "ru": {
                "title": "Каждый день ещё один билет",
                "description": "Подпишитесь на канал, заходите каждый день и поделитесь мнением.",
                "rules": "Одна заявка на человека. Каждый день визита даёт билет, ответ даёт три.",
                "button": "Участвовать",
            },
        },
        prize={"en": "The prize", "ru": "Приз"},
        tasks={
            "join": JOIN,
            "daily": {
                "kind": "daily",
                "title": {"en": "Look in today", "ru": "Зайдите сегодня"},
                "tickets": 1,
                "requires": ["join"],
            },
            "answer": {
                "kind": "question",
                "title": {"en": "Tell us", "ru": "Расскажите нам"},
                "tickets": 3,
                "requires": ["join"],
                "prompt": {
                    "en": "What should the channel have more of?",
                    "ru": "Чего в канале должно быть больше?",
                },
            },
        },
    ),
    "quiz": Template(
        name={"en": "A quiz and a code", "ru": "Викторина и код"},
        description={
            "en": "Whoever answers the question right may look for the code, which gives more.",
            "ru": "Кто верно ответит на вопрос, может искать код: он даёт больше билетов.",
        },
        needs=("code",),
        texts={
            "en": {
                "title": "Quiz",
                "description": "Answer the question, then find the code.",
                "rules": "One entry each. The question may be tried once, the code five times.",
                "button": "Take part",
            },
            "ru": {
                "title": "Викторина",
                "description": "Ответьте на вопрос, затем найдите код.",
                "rules": "Одна заявка на человека. Ответить можно один раз, ввести код пять раз.",
                "button": "Участвовать",
            },
        },
        prize={"en": "The prize", "ru": "Приз"},
        tasks={
            "quiz": {
                "kind": "quiz",
                "title": {"en": "The question", "ru": "Вопрос"},
                "tickets": 1,
                "prompt": {
                    "en": "How many minutes does a week have?",
                    "ru": "Сколько минут в неделе?",
                },
                "options": [{"en": text, "ru": text} for text in ("1440", "10080", "43200")],
                "answers": [1],
                "attempts_max": 1,
            },
            "code": {
                "kind": "secret_code",
                "title": {"en": "The code", "ru": "Код"},
                "tickets": 3,
                "requires": ["quiz"],
            },
        },
    ),
}


def filled(
    template_id: str, use: models.TemplateUse
) -> tuple[Mapping[str, Any], Mapping[str, Mapping[str, Any]]]:
    """The contest and the tasks of a template as an organiser would have given them.

    Raises `TemplateNotFound`, or `InvalidRequest` unless what it needs is there, and no more.
    """
    template = TEMPLATES.get(template_id)
    if template is None:
        raise TemplateNotFound
    given = use.model_dump()
    channels, code = given.pop("channels", []), given.pop("code", None)
    _check_needs(template, {"channels": channels, "code": code})
    more = {"join_channel": {"channels": channels}, "secret_code": {"code": code}}
    contest = {
        **given,
        "texts": template.texts,
        "prizes": [{"name": template.prize, "count": 1, **HANDED_OVER}],
        "required_channels": channels,
    }
    tasks = {
        task_id: models.NewTask.model_validate(
            {**task, **more.get(task["kind"], {})}
        ).root.model_dump()
        for task_id, task in template.tasks.items()
    }
    return contest, tasks


def _check_needs(template: Template, given: Mapping[str, object]) -> None:
    errors = [
        FieldError(f"/body/{name}", "needed" if name in template.needs else "of no use here")
        for name, value in given.items()
        if bool(value) != (name in template.needs)
    ]
    if errors:
        raise InvalidRequest(errors=errors)
