"""What an organiser is asked about a contest: each question, its ready answers, and what is read
from an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contest.bot.organisers import prizes, times
from contest.bot.organisers.records import Contest

TITLE_CHARACTERS_MAX = 120
ABOUT_CHARACTERS_MAX = 2000
RULES_CHARACTERS_MAX = 6000
BUTTON_CHARACTERS_MAX = 40
CHANNELS_MAX = 10
RESERVES_MAX = 1000
ENTRIES_MAX = 10_000_000
URL_CHARACTERS_MAX = 500
CHANNEL = re.compile(r"(?:https://)?(?:t\.me/|@)?([A-Za-z]\w{3,31})|(-\d{4,32})")
END_OF_DAY, START_OF_DAY = (23, 59), (0, 0)


class Unclear(ValueError):
    """What was written does not answer the question."""


Read = Callable[[str, Contest, float], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. `choices` are ready answers: a button says `wizard.choice.` and the word."""

    read: Read  # the settings that an answer gives. Raises `Unclear`
    choices: Sequence[str] = ()
    with_reason: bool = False  # once people are in
    values: Mapping[str, str] = field(default_factory=dict)


def _text(name: str, characters_max: int) -> Read:
    def read(text: str, contest: Contest, now: float) -> dict[str, Any]:
        written = "" if text == "none" and name in ("rules", "button") else text.strip()
        if len(written) > characters_max or (not written and text != "none"):
            raise Unclear
        own = contest.own | {name: written}
        return {"texts": contest.texts | {contest.default_locale: own}}

    return read


def _prizes(text: str, contest: Contest, now: float) -> dict[str, Any]:
    try:
        return {"prizes": prizes.read(text, contest)}
    except prizes.UnclearPrizes:
        raise Unclear from None


def _end(text: str, contest: Contest, now: float) -> dict[str, Any]:
    at = _time(text, contest, now, END_OF_DAY)
    if at.timestamp() <= max(now, contest.starts_at.timestamp()):
        raise Unclear
    return {"ends_at": at.isoformat()}


def _start(text: str, contest: Contest, now: float) -> dict[str, Any]:
    at = _time("0h" if text == "now" else text, contest, now, START_OF_DAY)
    if text == "now":
        at = at.fromtimestamp(int(now), at.tzinfo)
    if at >= contest.ends_at:
        raise Unclear
    return {"starts_at": at.isoformat()}


def _time(text: str, contest: Contest, now: float, clock: tuple[int, int]) -> Any:
    try:
        return times.read(text, zone=contest.time_zone, now=now, clock=clock)
    except times.UnclearTime:
        raise Unclear from None


def _zone(text: str, contest: Contest, now: float) -> dict[str, Any]:
    if not times.is_zone(text.strip()):
        raise Unclear
    return {"time_zone": text.strip()}


def _channels(text: str, contest: Contest, now: float) -> dict[str, Any]:
    words = [] if text == "none" else re.split(r"[\s,;]+", text.strip())
    found = [CHANNEL.fullmatch(each.split("?")[0].rstrip("/")) for each in words]
    if None in found or len(found) > CHANNELS_MAX or not (found or text == "none"):
        raise Unclear
    names = [match[2] or f"@{match[1]}" for match in found if match]
    return {"required_channels": list(dict.fromkeys(names))}


def _picture(text: str, contest: Contest, now: float) -> dict[str, Any]:
    url = text.strip()
    if url == "none":
        return {"picture_url": None}
    if not url.startswith("https://") or len(url) > URL_CHARACTERS_MAX or len(url.split()) != 1:
        raise Unclear
    return {"picture_url": url}


def _number(name: str, least: int, most: int) -> Read:
    def read(text: str, contest: Contest, now: float) -> dict[str, Any]:
        written = text.strip()
        if written == "none":
            return {name: None if name == "entries_max" else 0}
        if not (written.isascii() and written.isdigit() and least <= int(written[:9]) <= most):
            raise Unclear
        return {name: int(written[:9])}

    return read


FIELDS: Mapping[str, Field] = {
    "title": Field(read=_text("title", TITLE_CHARACTERS_MAX)),
    "about": Field(read=_text("description", ABOUT_CHARACTERS_MAX)),
    "prizes": Field(read=_prizes, with_reason=True),
    "end": Field(read=_end, choices=("1d", "3d", "7d", "14d", "30d"), with_reason=True),
    "channels": Field(read=_channels, choices=("none",), with_reason=True),
    "start": Field(read=_start, choices=("now", "1d")),
    "zone": Field(read=_zone, choices=("Europe/Moscow", "Europe/Berlin", "UTC")),
    "rules": Field(read=_text("rules", RULES_CHARACTERS_MAX), choices=("none",)),
    "button": Field(read=_text("button", BUTTON_CHARACTERS_MAX), choices=("none",)),
    "picture": Field(read=_picture, choices=("none",)),
    "reserves": Field(read=_number("reserves", 0, RESERVES_MAX), choices=("none",)),
    "most": Field(read=_number("entries_max", 1, ENTRIES_MAX), choices=("none",)),
}
