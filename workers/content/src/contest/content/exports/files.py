"""A page of a list as a file that goes on in the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from contest.content.exports.formats import CSV, JSON_LINES, csv_header, csv_lines, json_lines
from contest.kit.call import Call, Reply

FILE_ITEMS = 1000  # in one page of it


def file_of(
    call: Call,
    path: str,
    items: Sequence[Mapping[str, object]],
    *,
    columns: Sequence[str],
    cursor: str | None,
) -> Reply:
    """The items in the media type that the client has chosen, and in `Link` where the next page is.

    The pages one after another are one file: only the first has the names of the columns.
    """
    if call.query["accept"] == CSV:
        header = "" if "cursor" in call.query else csv_header(columns)
        text, media_type = header + csv_lines(columns, items), f"{CSV}; charset=utf-8"
    else:
        text, media_type = json_lines(items), JSON_LINES
    if cursor is None:
        return Reply(body=text, media_type=media_type)
    asked = {name: call.query[name] for name in ("search", "state") if name in call.query}
    link = f'<{path}?{urlencode(asked | {"cursor": cursor})}>; rel="next"'
    return Reply(body=text, media_type=media_type, headers={"link": link})
