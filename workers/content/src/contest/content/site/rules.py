"""The rules of a contest in a few lines, and the organiser's own in full."""

from __future__ import annotations

from contest.content.contests.records import Contest
from contest.content.site.html import Html, element
from contest.content.site.wording import say
from contest.kit.locales import Locale


def rules_in_brief(contest: Contest, rules: str, locale: Locale) -> list[Html]:
    """What whoever joins should know."""
    own = [
        element(
            "details",
            element("summary", say("rules.all", locale)),
            element("p", rules, class_="text", dir="auto"),
        )
    ]
    lines = [element("li", *each) for each in _lines(contest, locale)]
    return [element("ul", *lines), *(own if rules.strip() else [])]


def _lines(contest: Contest, locale: Locale) -> list[list[str]]:
    content = contest.content
    named = [each for each in content.required_channels if each.startswith("@")]
    found: list[list[str]] = []
    if named:
        found.append([say("rules.channels", locale), *_channels(named)])
    elif content.required_channels:
        found.append([say("rules.private", locale)])
    if contest.entries_max:
        found.append([say("rules.places", locale, count=contest.entries_max)])
    if contest.mandatory:
        found.append([say("rules.tasks", locale)])
    if contest.has_captcha:
        found.append([say("rules.captcha", locale)])
    if content.excludes_winners_of:
        found.append([say("rules.earlier", locale)])
    return [*found, [say("rules.draw", locale)]]


def _channels(names: list[str]) -> list[str]:
    parts: list[str] = []
    for name in names:
        parts += [" ", element("a", name, href=f"https://t.me/{name[1:]}")]
    return parts
