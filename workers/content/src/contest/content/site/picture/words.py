"""What stands on the picture of a contest."""

from __future__ import annotations

from contest.content.contests.records import Content, Contest
from contest.content.site.picture.ticket import Words, ticket
from contest.content.site.wording import moment, say
from contest.kit.locales import Locale


def picture_of(contest: Contest, locale: Locale) -> bytes:
    """The PNG in a language: by the contest alone, so that a version has one picture."""
    content = contest.content
    words = Words(
        kind=say("picture.kind", locale),
        title=content.text(locale)["title"],
        instead=say("picture.instead", locale),
        facts=[*_prize(content, locale), _end(contest, locale)],
    )
    return ticket(contest.contest_id, words)


def _prize(content: Content, locale: Locale) -> list[str]:
    """The first prize, and how many more kinds there are."""
    if not content.prizes:
        return []
    first, *others = content.prizes
    name = content.localised(first["name"], locale)
    if first["count"] > 1:
        name = say("several", locale, name=name, count=first["count"])
    more = say("more-prizes", locale, count=len(others))
    return [f"{name}, {more}" if others else name]


def _end(contest: Contest, locale: Locale) -> str:
    if contest.status == "cancelled":
        return say("picture.cancelled", locale)
    at = moment(contest.over_at, contest.time_zone, locale)
    is_over = contest.status in ("closed", "drawn")
    return say("picture.ended" if is_over else "picture.until", locale, at=at)
