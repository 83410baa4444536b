"""Lists as files: CSV by RFC 4180 for spreadsheets, and a line of JSON for each item; page by page,
which one after another are one file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from contest.kit import jsontext
from contest.kit.call import Call, Reply

FILE_ITEMS = 1000  # in one page of a file
_OF_A_PAGE = {"accept", "cursor", "limit"}
CSV, JSON_LINES = "text/csv", "application/jsonl"
BOM = "\ufeff"  # By which spreadsheets know that it is UTF-8.
LINE_END = "\r\n"

# What a cell begins with that a spreadsheet takes for a formula: OWASP, CSV Injection. The
# full-width forms are ours: some spreadsheets read them as the others.
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NO_WIDTH = ("Cf", "Cc", "Mn")  # Unicode's categories of what is not seen


def file_of(
    call: Call,
    path: str,
    items: Sequence[Mapping[str, object]],
    *,
    columns: Sequence[str],
    cursor: str | None,
) -> Reply:
    """The items in the media type that the client has chosen, and in `Link` where the next page is:
    at the path, with what else was asked.

    Only the first page has the names of the columns.
    """
    if call.query["accept"] == CSV:
        header = "" if "cursor" in call.query else csv_header(columns)
        text, media_type = header + csv_lines(columns, items), f"{CSV}; charset=utf-8"
    else:
        text, media_type = json_lines(items), JSON_LINES
    if cursor is None:
        return Reply(body=text, media_type=media_type)
    asked = {name: value for name, value in call.query.items() if name not in _OF_A_PAGE}
    link = f'<{path}?{urlencode(asked | {"cursor": cursor})}>; rel="next"'
    return Reply(body=text, media_type=media_type, headers={"link": link})


def csv_header(columns: Sequence[str]) -> str:
    """The first line of a file."""
    return BOM + _line(columns)


def csv_lines(columns: Sequence[str], items: Iterable[Mapping[str, object]]) -> str:
    """A line for each item, every field in quotes."""
    return "".join(_line([_cell(item[name]) for name in columns]) for item in items)


def json_lines(items: Iterable[Mapping[str, object]]) -> str:
    """A line of JSON for each item."""
    return "".join(f"{jsontext.encode(item)}\n" for item in items)


def _line(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + LINE_END


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Whether a spreadsheet may compute it, which skips spaces and what has no width."""
    for character in text:
        if character in _FORMULA:
            return True
        if not character.isspace() and unicodedata.category(character) not in _NO_WIDTH:
            return False
    return False
