"""Files for spreadsheets: what a cell shows is what was typed, and nothing is computed."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.kit.exports import csv_header, csv_lines, json_lines

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("Ada", '"Ada"', id="plain"),
        pytest.param("", '""', id="empty"),
        pytest.param("Анна 🎉", '"Анна 🎉"', id="not ASCII"),
        pytest.param('say "hi"', '"say ""hi"""', id="quotes"),
        pytest.param("a,b;c", '"a,b;c"', id="separators"),
        pytest.param('=1+2";=1+2', '"\'=1+2"";=1+2"', id="a formula that leaves its field"),
        pytest.param("=1+2", '"\'=1+2"', id="equals"),
        pytest.param("+1", '"\'+1"', id="plus"),
        pytest.param("-1", '"\'-1"', id="minus"),
        pytest.param("@SUM(A1)", '"\'@SUM(A1)"', id="at"),
        pytest.param("\t=1", '"\'\t=1"', id="a tab"),
        pytest.param("\r=1", '"\'\r=1"', id="a carriage return"),
        pytest.param("\n=1", '"\'\n=1"', id="a line feed"),
        pytest.param("\uff1d1", '"\'\uff1d1"', id="full-width equals"),
        pytest.param("\uff0b1", '"\'\uff0b1"', id="full-width plus"),
        pytest.param("\uff0d1", '"\'\uff0d1"', id="full-width minus"),
        pytest.param("\uff20a", '"\'\uff20a"', id="full-width at"),
        pytest.param("  =1", '"\'  =1"', id="after spaces"),
        pytest.param("\u00a0\u3000=1", '"\'\u00a0\u3000=1"', id="after other spaces"),
        pytest.param("\u200b\u2060=1", '"\'\u200b\u2060=1"', id="after what has no width"),
        pytest.param("\ufeff=1", '"\'\ufeff=1"', id="after a byte order mark"),
        pytest.param("a=1", '"a=1"', id="not at the beginning"),
        pytest.param("1-2", '"1-2"', id="a date in its middle"),
    ],
)
def test_a_cell(text: str, cell: str) -> None:
    assert csv_lines(["name"], [{"name": text}]) == f"{cell}\r\n"


def test_our_own_values_are_written_as_they_are() -> None:
    item = {"tickets": -3, "is_qualified": True, "is_out": False, "reason": None}
    assert csv_lines(list(item), [item]) == '"-3","true","false",""\r\n'


def test_a_file_begins_with_a_mark_and_the_names_of_its_columns() -> None:
    assert csv_header(["id", "first_name"]).encode() == b'\xef\xbb\xbf"id","first_name"\r\n'


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5))
def test_every_reader_of_csv_finds_the_same_fields(rows: list[list[str]]) -> None:
    text = csv_lines(["a", "b"], [dict(zip("ab", row, strict=True)) for row in rows])
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
def test_nothing_that_begins_like_a_formula_is_left_so(text: str) -> None:
    [[cell]] = csv.reader(io.StringIO(csv_lines(["a"], [{"a": text}]), newline=""))
    shown = cell.strip().lstrip("\u200b\u200c\u200d\u2060\ufeff").strip()
    assert not shown.startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


def test_lines_of_json() -> None:
    items = [{"first_name": "Анна\n"}, {"first_name": "B"}]
    lines = json_lines(items).splitlines()
    assert [json.loads(line) for line in lines] == items
