"""A contest as its organiser sees it, with the buttons of its status."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from contest.bot.heard import Heard
from contest.bot.organisers import times
from contest.bot.organisers.asking import button, screen
from contest.bot.organisers.records import Contest, Organised
from contest.bot.said import Act, Button, Rows, Text, say
from contest.kit.locales import Locale

# What can be done, by the status: `do.` and the word stands on the button. The press is `o-` and
# the word, where it is not another room's.
DOINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "draft": (("pub",), ("edit", "tasks"), ("posts", "ppl"), ("show", "copy"), ("drop",)),
    "scheduled": (
        ("edit", "tasks"),
        ("posts", "ppl"),
        ("show", "copy"),
        ("unpub", "cancel"),
    ),
    "open": (
        ("ents", "rev"),
        ("posts", "write"),
        ("stat", "csv"),
        ("edit", "tasks"),
        ("show", "ppl"),
        ("copy", "close"),
        ("cancel",),
    ),
    "closed": (("draw",), ("ents", "stat"), ("posts", "write"), ("csv", "ppl"), ("copy", "cancel")),
    "drawn": (("win",), ("ents", "stat"), ("posts", "write"), ("csv", "wcsv"), ("copy", "ppl")),
    "cancelled": (("stat", "csv"), ("copy",)),
}
ELSEWHERE = {"posts": "ch-c", "write": "b-contest"}


def card(heard: Heard, found: Organised, *, now: datetime, note: Text | None = None) -> Act:
    """The contest; above it a `note` about what has just been done."""
    text = described(found, locale=heard.person.locale, now=now)
    if note:
        text = say("organiser.noted", note=note, text=text)
    return screen(heard, text, doings(found.contest))


def doings(contest: Contest) -> Rows:
    """The buttons of a contest."""
    rows: list[tuple[Button, ...]] = [
        tuple(button(f"do.{name}", press_of(name), contest.id) for name in row)
        for row in DOINGS[contest.status]
    ]
    if _takes_codes(contest):
        rows.append((button("do.codes", "o-codes", contest.id),))
    return (*rows, (button("organiser.back-to-list", "o-list"),))


def press_of(name: str) -> str:
    """The press of what can be done."""
    return ELSEWHERE.get(name, f"o-{name}")


def described(found: Organised, *, locale: Locale, now: datetime) -> Text:
    """What there is to know of it."""
    contest = found.contest
    return say(
        "organiser.card",
        title=contest.title,
        status=_status(contest, locale=locale),
        prizes=prizes(contest),
        starts=starts(contest, locale=locale, now=now),
        ends=times.shown(contest.ends_at, zone=contest.time_zone, locale=locale),
        channels=channels(contest),
        tasks=say("organiser.task-count", count=len(found.tasks)),
    )


def _status(contest: Contest, *, locale: Locale) -> Text:
    if contest.status == "closed" and contest.beacon:
        at = times.shown(contest.beacon.round_at, zone=contest.time_zone, locale=locale)
        return say("organiser.status.closed", at=at)
    return say(f"organiser.status.{contest.status}", at="")


def prizes(contest: Contest) -> list[Text]:
    """A line for each prize."""
    return [
        say(f"organiser.prize.{prize['kind']}", name=name, number=prize["count"])
        for name, prize in zip(contest.prize_names, contest.prizes, strict=True)
    ]


def starts(contest: Contest, *, locale: Locale, now: datetime) -> Text:
    """When it begins: a draft whose time has come does so when it is published."""
    if contest.status == "draft" and contest.starts_at <= now:
        return say("organiser.at-once")
    at = times.shown(contest.starts_at, zone=contest.time_zone, locale=locale)
    return say("organiser.plain", text=at)


def channels(contest: Contest) -> Text:
    """The channels that winners must be in."""
    if not contest.required_channels:
        return say("organiser.none")
    return say("organiser.plain", text=", ".join(contest.required_channels))


def _takes_codes(contest: Contest) -> bool:
    return contest.status in ("open", "closed", "drawn") and any(
        prize["kind"] == "code" for prize in contest.prizes
    )
