"""The entries of a contest as files: pages of a thousand, which one after another are one file."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from tests.contests import Organiser
from tests.entries import Person, joined
from tests.many_entries import fill
from tests.system import Reply, System

CSV, JSON_LINES = "text/csv", "application/jsonl"


async def export(
    system: System, contest: dict[str, Any], accept: str, query: str = "", *, telegram_id: int = 1
) -> Reply:
    token = await Organiser(system, telegram_id).token()
    path, headers = f"/v1/contests/{contest['id']}/entries{query}", {"accept": accept}
    return await system.request("GET", path, token=token, headers=headers)


async def whole(
    system: System, contest: dict[str, Any], accept: str, query: str = ""
) -> tuple[str, int]:
    """The file, put together from its pages, and how many there were."""
    reply = await export(system, contest, accept, query)
    text, pages = reply.body, 1
    while link := reply.headers.get("link"):
        target, _, relation = link.partition(">; ")
        assert relation == 'rel="next"'
        reply = await export(system, contest, accept, "?" + target.partition("?")[2])
        assert target.startswith(f"</v1/contests/{contest['id']}/entries?")
        text, pages = text + reply.body, pages + 1
    return text, pages


def read(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as a spreadsheet finds them."""
    assert text.count("\ufeff") == 1
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(("how_many", "pages"), [(0, 1), (1, 1), (1000, 1), (1001, 2), (2500, 3)])
async def test_every_entry_is_in_the_file_once(system: System, how_many: int, pages: int) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, how_many)
    text, found = await whole(system, contest, CSV)
    rows = read(text)
    assert (len(rows), len({row["telegram_id"] for row in rows}), found) == (how_many,) * 2 + (
        pages,
    )
    lines, found = await whole(system, contest, JSON_LINES)
    items = [json.loads(line) for line in lines.splitlines()]
    assert ([item["id"] for item in items], found) == ([row["id"] for row in rows], pages)


async def test_both_say_what_the_list_says(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    listed = (await export(system, contest, "application/json")).json()["items"]
    lines = await export(system, contest, JSON_LINES)
    assert lines.headers["content-type"] == JSON_LINES
    assert [json.loads(line) for line in lines.body.splitlines()] == listed
    text = await export(system, contest, CSV)
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    [row] = read(text.body)
    assert row["telegram_id"] == str(person.telegram_id)
    assert row["is_qualified"] == "true"
    assert row["joined_at"] == listed[0]["joined_at"]


async def test_no_salt_leaves_by_a_file(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    salt = (await person.entry(contest))["salt"]
    for accept in (CSV, JSON_LINES):
        text, _ = await whole(system, contest, accept)
        assert "salt" not in text
        assert salt not in text


async def test_a_name_that_is_a_formula_is_computed_by_nobody(system: System) -> None:
    contest = await Organiser(system).opened()
    name = '=HYPERLINK("https://a.test";"Ada")'
    person = await Person.signed_in(system, 42, first_name=name)
    await person.join(contest)
    [row] = read((await export(system, contest, CSV)).body)
    assert row["first_name"] == f"'{name}"
    [item] = map(json.loads, (await export(system, contest, JSON_LINES)).body.splitlines())
    assert item["first_name"] == name


async def test_a_search_is_exported_to_its_end(system: System) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 2400, state="iif(i % 2, 'active', 'withdrawn')")
    text, pages = await whole(system, contest, CSV, "?state=active&search=Person%20")
    rows = read(text)
    assert (len(rows), {row["state"] for row in rows}, pages) == (1200, {"active"}, 2)


async def test_each_page_has_a_line_in_the_log(system: System) -> None:
    contest = await Organiser(system).opened()
    await export(system, contest, CSV)
    [line] = [each for each in map(json.loads, system.log_lines) if each["event"] == "audit"][-1:]
    assert (line["action"], line["contest_id"]) == ("entries-exported", contest["id"])


async def test_what_there_is_not_is_refused_by_name(system: System) -> None:
    contest = await Organiser(system).opened()
    reply = await export(system, contest, "application/xml")
    assert (reply.status, reply.problem) == (406, "not-acceptable")
    assert "text/csv" in reply.json()["detail"]
    assert (await export(system, contest, "csv")).problem == "invalid-request"


async def test_a_file_is_for_the_organisers(system: System) -> None:
    contest = await Organiser(system).opened()
    reply = await export(system, contest, CSV, telegram_id=42)
    assert (reply.status, reply.problem) == (403, "not-an-organiser")
