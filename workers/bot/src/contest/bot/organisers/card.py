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

# What can be done, by the status: a button's press, and what stands on it is `do.` and the rest.
DOINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "draft": (("o-pub",), ("o-edit", "o-tasks"), ("o-show", "o-ppl"), ("o-copy", "o-drop")),
    "scheduled": (("o-edit", "o-tasks"), ("o-show", "o-ppl"), ("o-copy", "o-unpub"), ("o-cancel",)),
    "open": (
        ("o-ents", "o-rev"),
        ("o-stat", "o-csv"),
        ("o-edit", "o-tasks"),
        ("o-show", "o-ppl"),
        ("o-copy", "o-close"),
        ("o-cancel",),
    ),
    "closed": (
        ("o-draw",),
        ("o-ents", "o-stat"),
        ("o-csv", "o-ppl"),
        ("o-copy", "o-cancel"),
    ),
    "drawn": (("o-win",), ("o-ents", "o-stat"), ("o-csv", "o-wcsv"), ("o-copy", "o-ppl")),
    "cancelled": (("o-stat", "o-csv"), ("o-copy",)),
}


def card(heard: Heard, found: Organised, *, now: datetime, note: Text | None = None) -> Act:
    """The contest; above it a `note` about what has just been done."""
    text = described(found, locale=heard.person.locale, now=now)
    if note:
        text = say("organiser.noted", note=note, text=text)
    return screen(heard, text, doings(found.contest))


def doings(contest: Contest) -> Rows:
    """The buttons of a contest."""
    rows: list[tuple[Button, ...]] = [
        tuple(button(f"do.{press[2:]}", press, contest.id) for press in row)
        for row in DOINGS[contest.status]
    ]
    if contest.status in ("draft", "scheduled", "open"):
        rows.append((button("posting.button", "ch-c", contest.id),))
    if _takes_codes(contest):
        rows.append((button("do.codes", "o-codes", contest.id),))
    return (*rows, (button("organiser.back-to-list", "o-list"),))


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
