"""What is wrong with a list, or with one's own line."""

from __future__ import annotations

from typing import Any

from tests.draw.cases import (
    OTHER,
    Place,
    case,
    page_lines,
    with_lines,
)
from tests.draw.samples import PROOFS


def _lists() -> list[dict[str, Any]]:
    lines = page_lines("drawn")
    commitment = lines[4].split()[0]
    return [
        with_lines("a line left out", "list", lines[1:]),
        with_lines("a line more", "list", [*lines, f"{'ff' * 32} 1\n"]),
        with_lines("lines in each other's place", "list", [lines[1], lines[0], *lines[2:]]),
        with_lines("a line twice", "list", [lines[1], *lines[1:]]),
        with_lines("other tickets", "root", [*lines[:4], f"{commitment} 999\n", *lines[5:]]),
        with_lines("another line", "root", [*lines[:-1], f"{'ff' * 32} {lines[-1].split()[1]}\n"]),
        with_lines(
            "more than 2^53 - 1 tickets",
            "list",
            [*lines[:4], f"{commitment} {2**53}\n", *lines[5:]],
        ),
        with_lines(
            "sums above 2^53 - 1", "root", [*lines[:4], f"{commitment} {2**53 - 1}\n", *lines[5:]]
        ),
        with_lines("no tickets", "document", [*lines[:4], f"{commitment} 0\n", *lines[5:]]),
        with_lines("leading zeros", "document", [*lines[:4], f"{commitment} 03\n", *lines[5:]]),
        with_lines("no last line feed", "document", ["".join(lines)[:-1]]),
        with_lines("other line ends", "document", ["".join(lines).replace("\n", "\r\n")]),
        case("another page", "drawn", "list", (("pages", 0, "page"), 1)),
        case("more pages", "drawn", "list", (("pages", 0, "pages"), 2)),
    ]


def _own() -> list[dict[str, Any]]:
    def mine(field: str) -> Place:
        return ("mine", 0, "document", field)

    other = PROOFS["drawn"]["mine"][1]["document"]
    return [
        case("of another contest", "drawn", "mine", (mine("contest_id"), "other")),
        case("of another header", "drawn", "mine", (mine("header_hash"), OTHER)),
        case(
            "somebody else's line",
            "drawn",
            "mine",
            *((mine(name), other[name]) for name in ("index", "commitment", "tickets", "path")),
        ),
        case("other tickets", "drawn", "mine", (mine("tickets"), 999)),
        case("a path too short", "drawn", "mine", (mine("path"), [])),
    ]


LISTS, OWN = _lists(), _own()
