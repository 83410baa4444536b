"""Texts that an admin wrote as pages, in place of the bot's own.

The page `bot-greeting` stands for the text `greeting`, `bot-tickets-few` for one form of a plural;
a dot in a text's name is a hyphen in the page's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from string import Formatter

from contest.bot.texts.markup import escape
from contest.bot.texts.rendering import Catalogue, Template

KEPT = {"em": "i", "strong": "b", "code": "code", "pre": "pre", "blockquote": "blockquote"}
HEADINGS = ("h2", "h3")
BLOCKS = ("p", "ul", "ol", "pre", "blockquote", *HEADINGS)
MANY_LINES = re.compile(r"\n{3,}")
ONLY_NAMES = re.compile(r"[a-z_]+")


class _Converter(HTMLParser):
    """Reads the HTML of a page: of a few tags, and well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.parts.append("<b>")
        elif tag in KEPT:
            self.parts.append(f"<{KEPT[tag]}>")
        elif tag == "a":
            self.parts.append(f'<a href="{escape(dict(attrs).get("href") or "")}">')
        elif tag == "li":
            self.parts.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self.parts.append("</b>")
        elif tag in KEPT or tag == "a":
            self.parts.append(f"</{KEPT.get(tag, tag)}>")
        elif tag == "li":
            self.parts.append("\n")
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data) if data.strip() else data.replace("\n", ""))


def telegram_html(html: str) -> str:
    """The HTML of a page as Telegram takes it."""
    converter = _Converter()
    converter.feed(html)
    converter.close()
    return MANY_LINES.sub("\n\n", "".join(converter.parts)).strip()


def overridden(own: Catalogue, pages: Mapping[tuple[str, str], str]) -> Catalogue:
    """The catalogue with the pages by slug and locale; one whose placeholders the text does not
    have is left aside.
    """
    return {
        name: {
            locale: _template(_slug(name), locale, template, pages)
            for locale, template in by_locale.items()
        }
        for name, by_locale in own.items()
    }


def _template(
    slug: str, locale: str, own: Template, pages: Mapping[tuple[str, str], str]
) -> Template:
    if isinstance(own, str):
        page = pages.get((slug, locale))
        return page if page and _fits(page, own) else own
    return {
        category: str(_template(f"{slug}-{category}", locale, form, pages))
        for category, form in own.items()
    }


def _slug(name: str) -> str:
    return f"bot-{name.replace('.', '-')}"


def _fits(page: str, own: str) -> bool:
    try:
        return _placeholders(page) <= _placeholders(own)
    except ValueError:
        return False


def _placeholders(template: str) -> set[str]:
    """The names in braces. Raises `ValueError` for braces that hold anything else."""
    found = set()
    for _, name, form, conversion in Formatter().parse(template):
        if name is None:
            continue
        if form or conversion or not ONLY_NAMES.fullmatch(name):
            raise ValueError(name)
        found.add(name)
    return found
