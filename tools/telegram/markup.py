"""Finds the entities of a message: HTML that the bot sends, commands that people write."""

from __future__ import annotations

import html
import re

from tools.telegram.state import Json, bad_request

ENTITY_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
HTML_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z0-9-]*)(?P<attributes>[^<>]*)>|<|&(lt|gt|amp|quot|#\d{1,7});"
)
BOT_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_])")


def formatted(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    """Plain text and entities (offsets in UTF-16 units), or Telegram's complaint about the markup."""
    match parse_mode.lower():
        case "":
            return text.strip(), []
        case "html":
            return _parse_html(text.strip())
        case "markdown" | "markdownv2":
            raise bad_request(f"parse_mode {parse_mode} is not emulated: use HTML")
    raise bad_request("unsupported parse_mode")


def _parse_html(source: str) -> tuple[str, list[Json]]:
    text, at = "", 0
    open_tags: list[tuple[str, Json]] = []
    entities: list[Json] = []
    for token in HTML_TOKEN.finditer(source):
        text, at = text + source[at : token.start()], token.end()
        tag, byte_offset = (token["tag"] or "").lower(), len(source[: token.start()].encode())
        if token[0].startswith("&"):
            text += html.unescape(token[0])
        elif token["end"]:
            if not open_tags or open_tags[-1][0] != tag:
                raise bad_request(
                    f"can't parse entities: Unexpected end tag at byte offset {byte_offset}"
                )
            _, entity = open_tags.pop()
            entities.append(entity | {"length": _utf16_units(text) - entity["offset"]})
        elif tag in ENTITY_TYPES:
            open_tags.append(
                (tag, _entity(tag, token["attributes"], _utf16_units(text), byte_offset))
            )
        else:
            raise bad_request(
                f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {byte_offset}'
            )
    if open_tags:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\""
        )
    return text + source[at:], sorted(
        (entity for entity in entities if entity["length"]), key=lambda entity: entity["offset"]
    )


def _entity(tag: str, attributes: str, offset: int, byte_offset: int) -> Json:
    if tag == "span" and 'class="tg-spoiler"' not in attributes:
        raise bad_request(
            f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {byte_offset}'
        )
    link = re.search(r'href="([^"]*)"', attributes) if tag == "a" else None
    return {"type": ENTITY_TYPES[tag], "offset": offset} | (
        {"url": link[1].replace("&amp;", "&")} if link else {}
    )


def bot_commands(text: str) -> list[Json]:
    return [
        {
            "type": "bot_command",
            "offset": _utf16_units(text[: found.start()]),
            "length": _utf16_units(found[0]),
        }
        for found in BOT_COMMAND.finditer(text)
    ]


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
