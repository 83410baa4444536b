"""The pages as their readers see them: blocks of code, quoted words, links, headings and tables,
by a parser of CommonMark.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tools.paths import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "verifier" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Block:
    """A fenced block of code, and the paragraph before it: its words, and what it quotes."""

    language: str
    text: str
    before: str
    quoted: tuple[str, ...]

    @property
    def is_new_file(self) -> bool:
        return self.before.startswith("A new file")


@functools.cache
def _parsed(page: str) -> list[Token]:
    return PARSER.parse(page)


def blocks(page: str, language: str | None = None) -> list[Block]:
    """The fenced blocks of a page, those of one language where it is given."""
    found, before, codes = [], "", tuple[str, ...]()
    for token in _parsed(page):
        if token.type == "inline":
            before = token.content
            codes = tuple(each.content for each in _inline(token, "code_inline"))
        elif token.type == "fence":
            found.append(Block(token.info.strip(), token.content, before, codes))
    return [block for block in found if language in (None, block.language)]


def quoted(page: str) -> list[str]:
    """What stands between backticks within the text."""
    return [each.content for token in _parsed(page) for each in _inline(token, "code_inline")]


def links(page: str) -> list[str]:
    """Where its links and images lead."""
    return [
        str(each.attrs.get("href") or each.attrs["src"])
        for token in _parsed(page)
        for each in _inline(token, "link_open", "image")
    ]


def headings(page: str) -> list[tuple[int, str]]:
    """Each heading's level and its text as it is written."""
    tokens = _parsed(page)
    return [
        (int(opening.tag[1]), inline.content)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]


def anchors(page: str) -> set[str]:
    """The anchors that GitHub gives to the headings."""
    texts = [re.sub(r"[^\w\- ]", "", text.lower()) for _, text in headings(page)]
    return {text.replace(" ", "-") for text in texts}


def rows(page: str) -> list[list[str]]:
    """The rows of all tables without their heads: the cells as they are written."""
    found: list[list[str]] = []
    in_body = False
    tokens = _parsed(page)
    for token, following in pairwise(tokens):
        in_body = (in_body or token.type == "tbody_open") and token.type != "tbody_close"
        if in_body and token.type == "tr_open":
            found.append([])
        elif in_body and token.type == "td_open":
            found[-1].append(following.content)
    return found


def _inline(token: Token, *kinds: str) -> Iterator[Token]:
    yield from (each for each in token.children or () if each.type in kinds)
