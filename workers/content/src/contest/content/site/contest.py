"""The public page of a contest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.content.contests.records import Content
from contest.content.decisions.records import Winner
from contest.content.settings import Settings
from contest.content.site import links
from contest.content.site.html import Html, element
from contest.content.site.languages import Language
from contest.content.site.layout import Page
from contest.content.site.records import Shown
from contest.content.site.repository import WINNERS_MAX
from contest.content.site.rules import rules_in_brief
from contest.content.site.wording import moment, say
from contest.kit.clock import to_rfc3339
from contest.kit.locales import Locale

PRIZES_MAX = 20
PROOF_STAGES = ("frozen", "drawn", "confirmed")


def contest_page(shown: Shown, language: Language, settings: Settings, *, now: float) -> Page:
    """The page in a language."""
    contest, content, locale = shown.contest, shown.contest.content, language.locale
    text = content.text(locale)
    state = shown.state(now=now)
    foreign = None if locale in content.texts else content.default_locale
    button = say("take-part" if state == "open" else "see-contest", locale)
    picture = content.picture_url
    return Page(
        path=links.page(contest.contest_id),
        title=text["title"],
        description=text["description"],
        picture=links.picture(contest.contest_id, contest.version, language),
        more_pictures=[picture] if picture else [],
        is_listed=not shown.winners,
        body=[
            element(
                "div",
                element("p", say(f"state.{state}", locale), class_=f"state {state}"),
                element("h1", text["title"], dir="auto", lang=foreign),
                *([_picture(picture)] if picture else []),
                element("p", text["description"], class_="text", dir="auto", lang=foreign),
                *_reason(shown, locale),
                _facts(shown, locale, now=now),
                element(
                    "a",
                    button,
                    class_="button",
                    href=links.contest(settings, contest.contest_id),
                ),
                class_="card",
            ),
            *_winners(shown, locale),
            _section(say("prizes", locale), _prizes(content, locale)),
            _section(say("rules", locale), *rules_in_brief(contest, text["rules"], locale)),
            *_check(shown, locale, settings),
        ],
    )


def missing_page(path: str, language: Language) -> Page:
    """There is no such contest; of a draft, nothing else is said."""
    title, about = say("missing", language.locale), say("missing.about", language.locale)
    home = element(
        "a",
        say("all-contests", language.locale),
        class_="button",
        href=language.path(links.HOME),
    )
    return Page(
        path=path,
        title=title,
        description=about,
        body=[element("div", element("h1", title), element("p", about), home, class_="card")],
        is_there=False,
    )


def _section(title: str, *children: Html) -> Html:
    return element("section", element("h2", title), *children, class_="card")


def _picture(url: str) -> Html:
    return element("img", src=url, alt="", class_="picture", referrerpolicy="no-referrer")


def _reason(shown: Shown, locale: Locale) -> list[Html]:
    if not shown.reason:
        return []
    name = "reason" if shown.contest.status == "cancelled" else "reason.last"
    return [element("p", say(name, locale, reason=shown.reason), class_="dim", dir="auto")]


def _facts(shown: Shown, locale: Locale, *, now: float) -> Html:
    contest = shown.contest
    times = {"ends" if contest.over_at > now else "ended": contest.over_at}
    if contest.status == "scheduled":
        times = {"starts": contest.starts_at} | times
    if contest.status == "cancelled":
        times = {}
    elif contest.status != "drawn" and contest.beacon:
        times["draw-at"] = contest.beacon.at
    rows = [
        (name, element("time", moment(at, contest.time_zone, locale), datetime=to_rfc3339(at)))
        for name, at in times.items()
    ]
    counts = {"entries": shown.entries, "winner-count": contest.winners}
    rows += [(name, Html(count)) for name, count in counts.items()]
    return element(
        "dl",
        *(
            part
            for name, value in rows
            for part in (element("dt", say(name, locale)), element("dd", value))
        ),
    )


def _prizes(content: Content, locale: Locale) -> Html:
    listed = [
        element("li", _prize(content, each, locale), dir="auto")
        for each in content.prizes[:PRIZES_MAX]
    ]
    if (rest := len(content.prizes) - PRIZES_MAX) > 0:
        listed.append(element("li", say("more-prizes", locale, count=rest), class_="dim"))
    return element("ul", *listed)


def _prize(content: Content, prize: Mapping[str, Any], locale: Locale) -> str:
    name, count = content.localised(prize["name"], locale), prize["count"]
    return name if count == 1 else say("several", locale, name=name, count=count)


def _winners(shown: Shown, locale: Locale) -> list[Html]:
    title = say("winners", locale)
    if shown.contest.status != "drawn":
        return []
    if shown.stage != "confirmed":
        return [_section(title, element("p", say("winners.checked", locale)))]
    lines = [
        element("li", _winner(each, shown.contest.content, locale))
        for each in shown.winners
        if each.draw is not None
    ]
    if not lines:
        return [_section(title, element("p", say("winners.none", locale)))]
    is_cut = len(shown.winners) == WINNERS_MAX < shown.contest.winners
    more = [element("p", say("winners.more", locale), class_="dim")] if is_cut else []
    return [_section(title, element("ul", *lines), *more)]


def _winner(winner: Winner, content: Content, locale: Locale) -> Html:
    """Their first name and no more, unless they do not want it: whoever knows them knows who it
    is.
    """
    _, prize = content.prize_at(winner.prize)
    name = element("bdi", content.localised(prize["name"], locale))
    if winner.telegram_id is None:
        who = element("i", say("winners.gone", locale))
    elif not winner.may_be_named:
        who = element("i", say("winners.unnamed", locale))
    else:
        who = element("bdi", element("b", winner.first_name or "…"))
    return element("span", who, " — ", name)


def _check(shown: Shown, locale: Locale, settings: Settings) -> list[Html]:
    if shown.stage not in PROOF_STAGES or not shown.header_hash:
        return []
    proof = links.proof(shown.contest.contest_id)
    is_drawn = shown.contest.status == "drawn"
    url = links.absolute(settings, proof)
    command = [
        element("p", say("check.command", locale)),
        element("pre", element("code", f"contest-draw verify --url {url}")),
    ]
    return [
        _section(
            say("check", locale),
            element("p", say("check.how" if is_drawn else "check.waits", locale)),
            element(
                "dl",
                element("dt", say("check.hash", locale)),
                element("dd", element("code", shown.header_hash)),
                element("dt", say("check.round", locale)),
                element("dd", str(shown.round)),
            ),
            *(command if is_drawn and url else []),
            element("p", element("a", say("check.proof", locale), href=proof)),
        )
    ]
