"""The Markdown of pages: paragraphs, headings of two levels, lists, quotes, code, emphasis, links.

It is CommonMark without the rest. HTML in it, images and tables are text like any other; what would
become another page than its author means is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

BLOCKS = ("heading", "list", "blockquote", "fence")
INLINE = ("newline", "escape", "entity", "backticks", "emphasis", "link")
HEADINGS = ("h2", "h3")
SCHEMES = ("https://", "tg://")


class _Parser(MarkdownIt):
    """Sees a link of any kind as one, so that it can be refused by its name."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


# "zero" knows text in paragraphs, without HTML, and nothing else.
PARSER = _Parser("zero", {"html": False, "linkify": False}).enable([*BLOCKS, *INLINE])


class MarkdownRefused(ValueError):
    """The text is not in the subset; the message says where and why."""


def render(markdown: str) -> str:
    """The HTML of a text. Raises `MarkdownRefused`."""
    tokens = PARSER.parse(markdown)
    for fault in _faults(tokens):
        raise MarkdownRefused(fault)
    return str(PARSER.renderer.render(tokens, PARSER.options, {}))


def _faults(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open" and token.tag not in HEADINGS:
            yield f"line {line}: a heading begins with ## or ###"
        for each in token.children or ():
            is_link = each.type == "link_open"
            if is_link and not str(each.attrGet("href")).lower().startswith(SCHEMES):
                yield f"line {line}: a link begins with {' or '.join(SCHEMES)}"
