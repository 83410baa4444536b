"""What all public pages have in common: the head, with what messengers show, and the frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contest.content.settings import Settings
from contest.content.site import links, style
from contest.content.site.html import Html, element, joined
from contest.content.site.languages import LOCALES, Language
from contest.content.site.picture.ticket import HEIGHT, WIDTH
from contest.content.site.wording import say
from contest.kit.call import HTML, Reply

TITLE_CHARACTERS_MAX, DESCRIPTION_CHARACTERS_MAX = 120, 200
REGIONS = {"en": "en_US", "ru": "ru_RU"}
# What turns the direction of what follows would turn a list of links as well.
_DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: where it is, what it is about, and what stands on it. `picture` is a path of ours,
    `more_pictures` are addresses of others.
    """

    path: str
    title: str
    description: str
    body: Sequence[str]
    picture: str | None = None
    more_pictures: Sequence[str] = ()
    is_listed: bool = True  # may search engines keep it?
    is_there: bool = True


def reply(page: Page, language: Language, settings: Settings) -> Reply:
    """The page as a reply."""
    document = joined(
        Html("<!doctype html>"),
        element(
            "html",
            element("head", *_head(page, language, settings)),
            element(
                "body",
                _header(page, language),
                element("main", *page.body),
                _footer(language, settings),
            ),
            lang=language.locale,
        ),
    )
    headers = {
        "content-language": language.locale,
        "content-security-policy": style.policy(has_picture=bool(page.more_pictures)),
        "vary": "accept-language",
    }
    return Reply(200 if page.is_there else 404, document, HTML, headers)


def plain(text: str, *, characters_max: int) -> str:
    """A text of an organiser's for a place without markup, in one line."""
    line = " ".join(_DIRECTIONS.sub("", text).split())
    return line if len(line) <= characters_max else f"{line[: characters_max - 1].rstrip()}…"


def _head(page: Page, language: Language, settings: Settings) -> list[Html]:
    product = say("product", language.locale)
    title = plain(page.title, characters_max=TITLE_CHARACTERS_MAX)
    return [
        element("meta", charset="utf-8"),
        _named("viewport", "width=device-width, initial-scale=1"),
        element("title", title if title == product else f"{title} · {product}"),
        element("style", Html(style.CSS)),
        element("link", rel="icon", href="data:,"),
        *([] if page.is_listed and page.is_there else [_named("robots", "noindex")]),
        *(_shared(page, title, language, settings) if page.is_there else []),
    ]


def _shared(page: Page, title: str, language: Language, settings: Settings) -> list[Html]:
    """What others show of a link to the page: https://ogp.me"""
    about = plain(page.description, characters_max=DESCRIPTION_CHARACTERS_MAX)
    address = links.absolute(settings, language.path(page.path))
    picture = page.picture and links.absolute(settings, page.picture)
    drawn = {
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": title,
    }
    properties = {
        "og:type": "website",
        "og:site_name": say("product", language.locale),
        "og:title": title,
        "og:description": about,
        "og:locale": REGIONS[language.locale],
        "og:locale:alternate": REGIONS[language.other.locale],
        "og:url": address,
        **(drawn if picture else {}),
    }
    return [
        _named("description", about),
        *(
            element("meta", property=name, content=value)
            for name, value in properties.items()
            if value
        ),
        *(element("meta", property="og:image", content=each) for each in page.more_pictures),
        _named("twitter:card", "summary_large_image" if picture else "summary"),
        *([element("link", rel="canonical", href=address)] if address else []),
        *(_alternate(page, locale, settings) for locale in LOCALES),
    ]


def _alternate(page: Page, locale: str, settings: Settings) -> Html:
    path = f"{page.path}?locale={locale}"
    return element(
        "link", rel="alternate", hreflang=locale, href=links.absolute(settings, path) or path
    )


def _named(name: str, content: str) -> Html:
    return element("meta", name=name, content=content)


def _header(page: Page, language: Language) -> Html:
    other = language.other
    return element(
        "header",
        element("a", say("product", language.locale), href=language.path(links.HOME)),
        element(
            "a",
            say("other-language", language.locale),
            href=other.path(page.path),
            hreflang=other.locale,
            lang=other.locale,
        ),
    )


def _footer(language: Language, settings: Settings) -> Html:
    return element(
        "footer",
        element("a", f"@{settings.bot_username}", href=links.bot(settings)),
        element("a", say("developers", language.locale), href="/docs/"),
    )
