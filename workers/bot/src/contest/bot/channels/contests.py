"""Contests as an organiser who posts them sees them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from contest.bot.channels.records import PostedContest, Prize
from contest.bot.heard import Heard
from contest.bot.organisers.times import shown
from contest.bot.people.services import Refusal, Services
from contest.kit.locales import Locale

LEADERS = ("owner", "editor")
POSTABLE = ("draft", "scheduled", "open", "closed", "drawn")


class Contest(BaseModel, extra="ignore"):
    id: str
    title: str
    status: str
    texts: dict[str, dict[str, Any]]
    default_locale: Locale
    prizes: list[dict[str, Any]]
    picture_url: str | None
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    has_captcha: bool


class Contests(BaseModel, extra="ignore"):
    items: list[Contest]


class Organiser(BaseModel, extra="ignore"):
    telegram_id: str
    role: str


class Organisers(BaseModel, extra="ignore"):
    items: list[Organiser]


class Task(BaseModel, extra="ignore"):
    is_mandatory: bool = False


class Tasks(BaseModel, extra="ignore"):
    items: list[Task]


async def led(services: Services, contest_id: str) -> None:
    """Raise `Refusal` for who does not lead the contest: posting it is as good as editing it."""
    found = await services.ask("listOrganisers", Organisers, contest_id=contest_id)
    roles = {each.telegram_id: each.role for each in found.items}
    role = roles.get((await services.actor()).telegram_id)
    if role not in LEADERS and not await services.is_admin():
        raise Refusal("not-an-organiser", status=403)


async def preview(heard: Heard, contest_id: str) -> PostedContest:
    """The contest as its post would show it, also before it is published. Nobody is in it yet."""
    found = await heard.services.ask("getContest", Contest, contest_id=contest_id)
    tasks = await heard.services.ask("listTasks", Tasks, contest_id=contest_id)
    locale = found.default_locale
    text = found.texts[locale]
    return PostedContest(
        id=found.id,
        mark="",
        status="open" if found.status in ("draft", "scheduled") else found.status,
        locale=locale,
        title=text["title"],
        description=text["description"],
        button=text.get("button", ""),
        picture_url=found.picture_url,
        prizes=[Prize(name=each["name"][locale], count=each["count"]) for each in found.prizes],
        starts=shown(found.starts_at, zone=found.time_zone, locale=locale),
        ends=shown(found.ends_at, zone=found.time_zone, locale=locale),
        first_ends=None,
        reason=None,
        entries=0,
        needs_more=found.has_captcha or any(each.is_mandatory for each in tasks.items),
        draw=None,
    )
