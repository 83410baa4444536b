"""Telegram's HTML: escaping, names that people choose, and what is too long for one message.

https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
import unicodedata

NAME_CHARACTERS_MAX = 64
# Telegram makes links of `@name`, `#tag`, `/command` and `site.example` by itself, but not across
# this, which nobody sees.
WORD_JOINER = "\u2060"
LINKING = re.compile(r"([@#/.:])(?=\w)")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = {"R", "AL", "AN"}
TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z-]+)[^<>]*>|&(?:lt|gt|amp);|.", re.DOTALL)
BREAKS = ("\n\n", "\n", " ")
# A cut is made at a break only if that leaves so much of the message.
FULL_ENOUGH = 0.5


def escape(text: str) -> str:
    """Text as HTML: the only place where it is escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def name(text: str, *, without: str = "?", characters_max: int = NAME_CHARACTERS_MAX) -> str:
    """A name that someone chose, so that it stands in a sentence as a name: one line, no marks that
    turn the text around it, no link to somebody else. `without` stands for one that is empty then.
    """
    visible = "".join(
        each
        for each in text
        if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Zl")
        or each == "\u200d"  # which joins emoji
    )
    short = " ".join(visible.split())[:characters_max].strip() or without
    safe = LINKING.sub(rf"\1{WORD_JOINER}", short)
    turns = any(unicodedata.bidirectional(each) in RIGHT_TO_LEFT for each in safe)
    return f"{ISOLATE}{safe}{END_OF_ISOLATE}" if turns else safe


def length(html: str) -> int:
    """How many characters Telegram counts: Unicode scalars, without the tags."""
    return sum(1 for token in TOKEN.finditer(html) if not token["tag"])


def split(html: str, *, characters_max: int) -> list[str]:
    """The parts in which a text is sent, cut between paragraphs, lines or words where there are
    any, never within a tag; what is open at a cut is closed there and opened again.
    """
    parts: list[str] = []
    rest = html
    while length(rest) > characters_max:
        head, rest = _cut(rest, characters_max)
        parts.append(head)
    return [part for part in (*parts, rest) if _says_something(part)]


def cut(html: str, *, characters_max: int) -> str:
    """As much of a text as fits one message, and an ellipsis where that is not all."""
    if length(html) <= characters_max:
        return html
    head, _ = _cut(html, characters_max - 1)
    closing = re.search(r"(?:</[a-z-]+>)*$", head)
    at = closing.start() if closing else len(head)
    return f"{head[:at].rstrip()}…{head[at:]}"


def _says_something(html: str) -> bool:
    return any(not token["tag"] and token[0].strip() for token in TOKEN.finditer(html))


def _cut(html: str, characters_max: int) -> tuple[str, str]:
    at = _place_of(html, characters_max)
    opened = _opened(html[:at])
    closing = "".join(f"</{tag}>" for tag, _ in reversed(opened))
    opening = "".join(whole for _, whole in opened)
    return html[:at].rstrip() + closing, opening + html[at:].lstrip()


def _place_of(html: str, characters_max: int) -> int:
    """Where to cut: behind the last break that leaves the part full enough, or else where it is
    full.
    """
    counted, ends = 0, [0]  # where each counted character ends
    for token in TOKEN.finditer(html):
        if not token["tag"]:
            counted += 1
            ends.append(token.end())
        if counted == characters_max:
            break
    full = ends[-1]
    least = ends[int(counted * FULL_ENOUGH)]
    for each in BREAKS:
        at = html.rfind(each, least, full)
        if at > 0 and not _is_in_tag(html, at):
            return at + len(each)
    return full


def _is_in_tag(html: str, at: int) -> bool:
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def _opened(html: str) -> list[tuple[str, str]]:
    """The tags that are open at the end, each with the text that opened it."""
    found: list[tuple[str, str]] = []
    for token in TOKEN.finditer(html):
        if token["tag"] and token["end"]:
            found.pop()
        elif token["tag"]:
            found.append((token["tag"], token[0]))
    return found
