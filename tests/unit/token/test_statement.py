"""Someone's transactions as a file, whose pages one after another are the whole."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.accounts import unlimited
from tests.point_accounts import Account, fill, two
from tests.system import System

CSV, JSON_LINES, JSON = "text/csv", "application/jsonl", "application/json"


async def statement(account: Account, accept: str, query: str = "") -> tuple[str, int]:
    """The file, put together from its pages, and how many there were."""
    text, pages = "", 0
    target = f"/statement{query}"
    while target:
        reply = await account.send("GET", target, accept=accept)
        assert reply.status == 200, reply.body
        assert reply.headers["content-type"].startswith(accept)
        text, pages = text + reply.body, pages + 1
        link, _, relation = reply.headers.get("link", "").partition(">; ")
        assert relation in ("", 'rel="next"')
        target = link.removeprefix("</v1/token")
    return text, pages


def read(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as a spreadsheet finds them."""
    assert text.count("\ufeff") == 1
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line]


async def test_every_transaction_is_in_it_once_oldest_first(system: System) -> None:
    unlimited(system)
    for telegram_id, count, pages in ((42, 0, 1), (43, 1000, 1), (44, 1002, 2), (45, 2500, 3)):
        account = await Account.opened(system, telegram_id)
        await fill(system, account, count, a_second=9)
        ids = [f"{account.user_id}x{i}" for i in range(count)]
        text, found = await statement(account, CSV)
        assert ([row["id"] for row in read(text)], found) == (ids, pages)
        text, found = await statement(account, JSON_LINES)
        assert ([item["id"] for item in lines(text)], found) == (ids, pages)


async def test_all_forms_say_what_the_list_says(system: System) -> None:
    _, ada, bob = await two(system)
    await ada.give(bob.user_id, 5, note='say "hi", ok')
    listed = list(reversed(await ada.history()))
    assert lines((await statement(ada, JSON_LINES))[0]) == listed
    assert (await ada.send("GET", "/statement")).json() == {"items": listed, "next_cursor": None}
    [given, sent] = read((await statement(ada, CSV))[0])
    assert list(sent) == list(listed[0])
    assert (sent["amount"], sent["posted"], sent["note"]) == ("-5", "95", 'say "hi", ok')
    assert (given["other_user_id"], sent["other_user_id"]) == ("", bob.user_id)


async def test_a_note_that_is_a_formula_is_computed_by_nobody(system: System) -> None:
    _, ada, bob = await two(system)
    note = '=HYPERLINK("https://a.test";"Ada")'
    await ada.give(bob.user_id, 5, note=note)
    [row] = read((await statement(bob, CSV))[0])
    assert row["note"] == f"'{note}"
    [item] = lines((await statement(bob, JSON_LINES))[0])
    assert item["note"] == note


async def test_a_period_holds_its_first_second_and_not_its_last(system: System) -> None:
    unlimited(system)
    ada = await Account.opened(system, 42)
    await fill(system, ada, 100)
    start = int(system.now) - 100
    for since, until, count in ((0, 100, 100), (10, 20, 10), (99, 100, 1), (100, 200, 0)):
        period = f"?from={to_rfc3339(start + since)}&to={to_rfc3339(start + until)}"
        text, _ = await statement(ada, JSON_LINES, period)
        assert [each["created_at"] for each in lines(text)] == [
            to_rfc3339(start + each) for each in range(since, since + count)
        ]
    whole = lines((await statement(ada, JSON_LINES))[0])
    middle = to_rfc3339(start + 50)
    parts = [lines((await statement(ada, JSON_LINES, each))[0]) for each in _halves(middle)]
    assert parts[0] + parts[1] == whole
    moved = middle.replace("Z", ".9Z")  # less than a second is cut off on both sides
    assert [lines((await statement(ada, JSON_LINES, each))[0]) for each in _halves(moved)] == parts


def _halves(middle: str) -> tuple[str, str]:
    return f"?to={middle}", f"?from={middle}"


async def test_a_period_goes_on_with_its_cursor(system: System) -> None:
    unlimited(system)
    ada = await Account.opened(system, 42)
    await fill(system, ada, 3000)
    start = int(system.now) - 3000
    zone = to_rfc3339(start + 2600).replace("Z", "%2B00:00")
    text, pages = await statement(ada, CSV, f"?from={to_rfc3339(start + 100)}&to={zone}")
    assert (len(read(text)), pages) == (2500, 3)


async def test_periods_that_are_none(system: System) -> None:
    unlimited(system)
    ada = await Account.opened(system, 42)
    for period in (
        "from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z",
        "from=2027-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
        "from=yesterday",
        "from=2027-01-01",
        "from=2027-01-01T00:00:00",
        "from=2027-02-30T00:00:00Z",
        "to=2027-01-01T23:59:60Z",
        "to=1800000000",
        "from=",
    ):
        reply = await ada.send("GET", f"/statement?{period}")
        assert (reply.status, reply.problem) == (400, "invalid-request"), period
    for period in (
        "to=0001-01-01T00:00:00Z",
        "from=9999-12-31T23:59:59Z",
        "from=0001-01-01T00:00:00%2B23:59",
        "to=9999-12-31T23:59:59-23:59",
        "from=2027-01-01t00:00:00.123456789z",
    ):
        assert (await ada.send("GET", f"/statement?{period}")).json()["items"] == [], period


async def test_what_there_is_not_is_refused_by_name(system: System) -> None:
    ada = await Account.opened(system, 42)
    reply = await ada.send("GET", "/statement", accept="application/pdf")
    assert (reply.status, reply.problem) == (406, "not-acceptable")


async def test_nobody_asks_for_the_statement_of_another(system: System) -> None:
    admin, ada, bob = await two(system)
    for query in (f"?user_id={ada.user_id}", f"?account_id={ada.user_id}"):
        assert (await bob.send("GET", f"/statement{query}")).problem == "invalid-request"
    assert await statement(admin, JSON_LINES) == ("", 1)
