"""The page at the root: what this is, and the contests that are open."""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.contests.records import Contest
from contest.content.settings import Settings
from contest.content.site import links
from contest.content.site.html import Html, element
from contest.content.site.languages import Language
from contest.content.site.layout import Page
from contest.content.site.wording import moment, say


def home_page(contests: Sequence[Contest], language: Language, settings: Settings) -> Page:
    """The page in a language."""
    locale = language.locale
    title, about = say("product", locale), say("product.about", locale)
    listed = [_card(each, language) for each in contests]
    none = element("p", say("none-open", locale), class_="card")
    button = element("a", say("open-telegram", locale), class_="button", href=links.bot(settings))
    return Page(
        path=links.HOME,
        title=title,
        description=about,
        body=[
            element("div", element("h1", title), element("p", about), button, class_="card"),
            element("h2", say("open-contests", locale)),
            element("ul", *listed, class_="plain") if listed else none,
        ],
    )


def _card(contest: Contest, language: Language) -> Html:
    locale, content = language.locale, contest.content
    prizes = [content.localised(each["name"], locale) for each in content.prizes[:1]]
    ends = moment(contest.ends_at, contest.time_zone, locale)
    href = language.path(links.page(contest.contest_id))
    return element(
        "li",
        element("h3", element("a", content.text(locale)["title"], dir="auto", href=href)),
        *(element("p", each, dir="auto") for each in prizes),
        element("p", f"{say('ends', locale)}: {ends}", class_="dim"),
        class_="card",
    )
