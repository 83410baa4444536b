"""Which media type a client gets, by the header `Accept`."""

from __future__ import annotations

import pytest

from contest.gateway.accept import chosen
from contest.gateway.problems import NotAcceptable
from contest.kit.problems import InvalidRequest

JSON, LINES, CSV = "application/json", "application/jsonl", "text/csv"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        pytest.param(None, JSON, id="no header"),
        pytest.param("  ", JSON, id="an empty one"),
        pytest.param("*/*", JSON, id="anything"),
        pytest.param("*", JSON, id="anything, as Java says it"),
        pytest.param("text/csv", CSV, id="one"),
        pytest.param("TEXT/CSV", CSV, id="in capitals"),
        pytest.param("text/csv; charset=utf-8", CSV, id="with a charset"),
        pytest.param('text/csv; header="present"', CSV, id="with a quoted parameter"),
        pytest.param("text/*", CSV, id="a kind"),
        pytest.param("application/*", JSON, id="a kind of two"),
        pytest.param("image/png, application/jsonl", LINES, id="another that there is not"),
        pytest.param("text/csv;q=0.1, application/jsonl;q=0.5", LINES, id="the better of two"),
        pytest.param("text/csv , application/json", JSON, id="the first of equals"),
        pytest.param("text/html,*/*;q=0.8", JSON, id="a browser"),
        pytest.param("*/*, application/json;q=0", LINES, id="anything but one"),
        pytest.param("application/*;q=0.2, application/jsonl;q=0.1", JSON, id="the specific one"),
        pytest.param("text/csv;Q=1.000,,", CSV, id="empty parts"),
    ],
)
def test_a_client_gets_what_it_wants_most(accept: str | None, expected: str) -> None:
    assert chosen(accept, (JSON, LINES, CSV)) == expected


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "*/*;q=0", "application/xml"])
def test_what_there_is_not_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptable, match="application/json, text/csv"):
        chosen(accept, (JSON, CSV))


@pytest.mark.parametrize(
    "accept",
    [
        pytest.param("csv", id="no media type"),
        pytest.param("text/csv;q=2", id="a quality above 1"),
        pytest.param("text/csv;q=-1", id="one below 0"),
        pytest.param("text/csv;q=nan", id="one that is no number"),
        pytest.param("text/csv;q=0.1234", id="one with too many digits"),
        pytest.param("text/csv text/html", id="no comma"),
        pytest.param("text/csv," * 200, id="a long one"),
    ],
)
def test_what_is_no_list_of_media_types_is_refused(accept: str) -> None:
    with pytest.raises(InvalidRequest):
        chosen(accept, (JSON, CSV))
