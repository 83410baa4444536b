"""What every implementation of the kit's ports must do. Plain functions: they run under CPython and, unchanged, inside workerd."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from contest.kit.database import Database, DatabaseError, statement
from contest.kit.jwt import Ed25519
from contest.kit.telegram import Telegram, TelegramUnavailable

TABLE = "create table things (name text primary key, size integer not null check (size >= 0), note text) strict"
INSERT = "insert into things (name, size, note) values (?, ?, ?)"


async def numbers_keep_their_type(db: Database) -> None:
    await db.run(INSERT, "a", 5, None)
    await db.run(INSERT, "b", 2**53 - 1, "5")
    assert await db.all("select * from things order by name") == [
        {"name": "a", "size": 5, "note": None},
        {"name": "b", "size": 2**53 - 1, "note": "5"},
    ]
    assert isinstance((await db.one("select size from things where name = 'a'") or {})["size"], int)


async def a_number_bound_to_arithmetic_is_a_real(db: Database) -> None:
    assert await db.one("select 7 / ? as half, cast(? as integer) as whole", 2, 7) == {
        "half": 3.5,
        "whole": 7,
    }


async def limits_and_json_lists_can_be_bound(db: Database) -> None:
    for name in "abc":
        await db.run(INSERT, name, 1, None)
    rows = await db.all(
        "select name from things where name in (select value from json_each(?)) order by name limit ?",
        '["a","c","x"]',
        5,
    )
    assert [row["name"] for row in rows] == ["a", "c"]


async def text_is_kept_to_the_letter(db: Database) -> None:
    text = "Ада 🦑 \u0000 ' \" \\ ünï"
    await db.run(INSERT, "text", 1, text)
    assert await db.one("select note from things") == {"note": text}


async def one_answers_none_where_there_is_nothing(db: Database) -> None:
    assert await db.one("select * from things where name = ?", "nobody") is None
    assert await db.all("select * from things") == []


async def run_counts_what_changed(db: Database) -> None:
    assert await db.run(INSERT, "a", 1, None) == 1
    assert await db.run(f"{INSERT} on conflict do nothing", "a", 1, None) == 0
    assert await db.run("update things set size = 2") == 1
    assert await db.run("delete from things where name = 'b'") == 0


async def returning_gives_the_rows_that_changed(db: Database) -> None:
    await db.run(INSERT, "a", 1, None)
    assert await db.all("update things set size = size + ? returning name, size", 1) == [
        {"name": "a", "size": 2}
    ]


async def a_batch_answers_for_each_statement(db: Database) -> None:
    results = await db.batch(
        [
            statement(INSERT, "a", 1, None),
            statement("select name from things"),
            statement("delete from things"),
        ]
    )
    assert [(result.rows, result.changes > 0) for result in results] == [
        ([], True),
        ([{"name": "a"}], results[1].changes > 0),
        ([], True),
    ]
    assert await db.batch([]) == []


async def a_batch_is_all_or_nothing(db: Database) -> None:
    await _fails(
        db.batch([statement(INSERT, "a", 1, None), statement(INSERT, "a", 1, None)]), DatabaseError
    )
    await _fails(
        db.batch([statement(INSERT, "a", 1, None), statement(INSERT, "b", -1, None)]), DatabaseError
    )
    await _fails(
        db.batch([statement(INSERT, "a", 1, None), statement("insert into nowhere values (1)")]),
        DatabaseError,
    )
    assert await db.all("select * from things") == []


async def strict_tables_refuse_the_wrong_type(db: Database) -> None:
    await _fails(db.run(INSERT, "a", "many", None), DatabaseError)
    await _fails(db.run(INSERT, "a", 1.5, None), DatabaseError)


async def values_that_would_change_on_the_way_are_refused(db: Database) -> None:
    wrong: list[tuple[Any, type[Exception]]] = [
        (True, TypeError),
        (b"bytes", TypeError),
        ([1], TypeError),
        (2**53, ValueError),
        (-(2**53), ValueError),
        (float("nan"), ValueError),
        (float("inf"), ValueError),
    ]
    for value, kind in wrong:
        await _fails(db.one("select ?", value), kind)
        await _fails(db.batch([statement("select ?", value)]), kind)
    await _fails(db.all(f"select {', '.join('?' * 101)}", *range(101)), ValueError)


async def a_fault_in_the_sql_is_a_database_error(db: Database) -> None:
    await _fails(db.all("select from where"), DatabaseError)
    await _fails(db.run("select ?"), DatabaseError)


DATABASE: tuple[Callable[[Database], Awaitable[None]], ...] = (
    numbers_keep_their_type,
    a_number_bound_to_arithmetic_is_a_real,
    limits_and_json_lists_can_be_bound,
    text_is_kept_to_the_letter,
    one_answers_none_where_there_is_nothing,
    run_counts_what_changed,
    returning_gives_the_rows_that_changed,
    a_batch_answers_for_each_statement,
    a_batch_is_all_or_nothing,
    strict_tables_refuse_the_wrong_type,
    values_that_would_change_on_the_way_are_refused,
    a_fault_in_the_sql_is_a_database_error,
)

# RFC 8037, appendix A: key, message and signature of the JWS example.
KEY = {
    "kty": "OKP",
    "crv": "Ed25519",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
}
MESSAGE = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
SIGNATURE = bytes.fromhex(
    "860c98d2297f3060a33f42739672d61b53cf3adefed3d3c672f320dc021b411e9d59b8628dc351e248b88b29468e0e41855b0fb7d83bb15be902bfccb8cd0a02"
)


async def ed25519_signs_as_rfc_8037_does(ed25519: Ed25519) -> None:
    assert await ed25519.sign(KEY, MESSAGE) == SIGNATURE


async def ed25519_accepts_only_the_right_signature(ed25519: Ed25519) -> None:
    assert await ed25519.verify(KEY, SIGNATURE, MESSAGE)
    assert not await ed25519.verify(KEY, SIGNATURE, MESSAGE + b"!")
    assert not await ed25519.verify(KEY, bytes([SIGNATURE[0] ^ 1]) + SIGNATURE[1:], MESSAGE)
    assert not await ed25519.verify(KEY, SIGNATURE[:-1], MESSAGE)
    assert not await ed25519.verify(KEY, b"", MESSAGE)


ED25519: tuple[Callable[[Ed25519], Awaitable[None]], ...] = (
    ed25519_signs_as_rfc_8037_does,
    ed25519_accepts_only_the_right_signature,
)


async def a_body_and_a_query_arrive_as_sent(http: httpx.AsyncClient, base: str) -> None:
    response = await http.post(
        f"{base}/echo?a=1&a=%D1%8F", json={"text": "Ада"}, headers={"x-test": "yes"}
    )
    assert response.status_code == 201
    assert response.headers["x-answer"] == "one"
    assert response.json() == {
        "method": "POST",
        "query": "a=1&a=%D1%8F",
        "body": {"text": "Ада"},
        "x-test": "yes",
    }


async def a_compressed_answer_is_read(http: httpx.AsyncClient, base: str) -> None:
    assert (await http.get(f"{base}/gzip")).json() == {"text": "x" * 2000}


async def a_redirect_is_not_followed(http: httpx.AsyncClient, base: str) -> None:
    assert (await http.get(f"{base}/redirect")).status_code == 307


async def a_slow_answer_is_a_read_timeout(http: httpx.AsyncClient, base: str) -> None:
    await _fails(http.get(f"{base}/slow", timeout=0.2), httpx.ReadTimeout)


async def nobody_there_is_a_connect_error(http: httpx.AsyncClient, base: str) -> None:
    await _fails(http.get("http://127.0.0.1:9/"), httpx.ConnectError)
    await _fails(
        Telegram(http, base="http://127.0.0.1:9", token="1:x").call("getMe", {}),
        TelegramUnavailable,
    )


TRANSPORT: tuple[Callable[[httpx.AsyncClient, str], Awaitable[None]], ...] = (
    a_body_and_a_query_arrive_as_sent,
    a_compressed_answer_is_read,
    a_redirect_is_not_followed,
    a_slow_answer_is_a_read_timeout,
    nobody_there_is_a_connect_error,
)


async def _fails(work: Awaitable[object], kind: type[Exception]) -> None:
    try:
        answer = await work
    except kind:
        return
    raise AssertionError(f"expected {kind.__name__}, got {answer!r}")
