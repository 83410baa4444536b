"""Which media type a client wants a reply in: `Accept`, RFC 9110 section 12.5.1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contest.gateway.problems import NotAcceptable
from contest.kit.problems import FieldError, InvalidRequest

CHARS_MAX = 1024

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(
    rf'({_WORD}/{_WORD}|\*)((?:[ \t]*;[ \t]*{_WORD}=(?:{_WORD}|"[^",;]*"))*)', re.ASCII
)
_QUALITY = re.compile(r";[ \t]*q=([^;]*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)[ \t]*", re.ASCII)


def chosen(accept: str | None, offered: Sequence[str]) -> str:
    """What a client wants most of what is offered, the first of equals.

    Raises `NotAcceptable`, or `InvalidRequest` for what is no list of media types. Parameters
    other than the quality, such as a charset, change nothing.
    """
    if not (accept or "").strip():
        return offered[0]
    qualities = _qualities(accept or "")
    wanted = {each: _quality(each, qualities) for each in offered}
    best = max(offered, key=lambda each: wanted[each])
    if not wanted[best]:
        raise NotAcceptable(f"There are {', '.join(offered)}.")
    return best


def _qualities(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    parts = [part.strip() for part in accept.split(",")] if len(accept) <= CHARS_MAX else ["?"]
    for part in filter(None, parts):
        matched = _RANGE.fullmatch(part)
        quality = _QUALITY.search(matched[2]) if matched else None
        if not matched or (quality and not _NUMBER.fullmatch(quality[1])):
            raise InvalidRequest(errors=[FieldError("/header/accept", "lists no media types")])
        media_range = "*/*" if matched[1] == "*" else matched[1].lower()
        found[media_range] = float(quality[1]) if quality else 1.0
    return found


def _quality(media_type: str, qualities: dict[str, float]) -> float:
    """That of the range that is most specific."""
    kind = media_type.partition("/")[0]
    ranges = (media_type, f"{kind}/*", "*/*")
    return next((qualities[each] for each in ranges if each in qualities), 0.0)
