"""Whether a ledger is what it says: read from its beginning, in the order of its transfers.

Everything is computed anew from docs/points.md, none of it by the worker's code.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.console import Failure, say

FIRST_SEAL = "0" * 64
PROGRESS_EACH = 100_000  # transfers


class Wrong(Exception):
    """The first thing that is not as it must be."""


@dataclass(frozen=True)
class Verified:
    """What was found right."""

    transfers: int
    seals: int
    unsealed: int  # transfers after the last seal
    accounts: int
    forgotten_notes: int


def report(source: Path, *, log: Path | None, as_json: bool) -> None:
    """Say what was verified. Raises `Failure`: what is wrong, or that there is no ledger."""
    logged = logged_seals(log) if log else {}
    try:
        with ledger(source) as connection:
            found = verify(connection, logged, progress=not as_json)
    except Wrong as wrong:
        if as_json:
            say(json.dumps({"ok": False, "wrong": str(wrong)}))
        raise Failure(
            f"the ledger is wrong: {wrong}", hint="docs/operations.md: The ledger differs"
        ) from None
    except sqlite3.DatabaseError as error:
        raise Failure(f"{source} cannot be read: {error}") from None
    if as_json:
        say(json.dumps({"ok": True, **asdict(found)}))
        return
    say(f"The ledger is right: {found.transfers} transfers of {found.accounts} accounts.")
    say(f"{found.seals} seals hold; {found.unsealed} transfers came after the last one.")
    if log:
        say(f"All {len(logged)} seals of {log} are in the chain.")
    if found.forgotten_notes:
        say(f"{found.forgotten_notes} notes were forgotten; their digests are sealed.")


@contextmanager
def ledger(source: Path) -> Iterator[sqlite3.Connection]:
    """The database at `source`, read only. Raises `Failure`."""
    if source.suffix == ".sql":
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(source.read_text())
            yield _rows_by_name(connection)
        return
    with closing(sqlite3.connect(f"file:{ledger_file(source)}?mode=ro", uri=True)) as connection:
        yield _rows_by_name(connection)


def ledger_file(source: Path) -> Path:
    """The database of a ledger, at `source` or in it. Raises `Failure`."""
    found = [source] if source.is_file() else sorted(source.rglob("*.sqlite"))
    for file in found:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            sql = "select count(*) from sqlite_schema where name in ('transfers', 'seals')"
            if connection.execute(sql).fetchone() == (2,):
                return file
    raise Failure(
        f"there is no ledger in {source}",
        hint="name a database of token, a backup, or a state folder",
    )


def _rows_by_name(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("begin")  # one moment, however long it takes
    return connection


def logged_seals(log: Path) -> dict[int, str]:
    """The seals that the log of the workers tells of, by the last transfer of each."""
    seals: dict[int, str] = {}
    for line in log.read_text(errors="replace").splitlines():
        if '"sealed"' in line and line.startswith("{"):
            record = json.loads(line)
            if record.get("event") == "ledger" and record.get("action") == "sealed":
                seals[record["last_seq"]] = record["seal"]
    return seals


def verify(
    connection: sqlite3.Connection, logged: Mapping[int, str], *, progress: bool = False
) -> Verified:
    """Read the whole ledger. Raises `Wrong` at the first thing that is."""
    seals = {row["last_seq"]: row["digest"] for row in connection.execute("select * from seals")}
    for last_seq, seal in sorted(logged.items()):
        if seals.get(last_seq) != seal:
            raise Wrong(
                f"the log has another seal after transfer {last_seq}: the chain was made anew"
            )
    posted: Counter[str] = Counter()
    previous, lines, last, forgotten = FIRST_SEAL, list[str](), 0, 0
    sql = """
        select transfers.*, note, salt from transfers left join notes using (transfer_id)
        order by seq
    """
    for row in connection.execute(sql):
        if row["seq"] != last + 1:
            raise Wrong(f"transfer {last + 1} is missing")
        last = row["seq"]
        _check_transfer(connection, row, posted)
        forgotten += row["note_digest"] is not None and row["note"] is None
        lines.append(_line(row))
        if (seal := seals.pop(last, None)) is not None:
            previous = hashlib.sha256("\n".join([previous, *lines]).encode()).hexdigest()
            if seal != previous:
                raise Wrong(
                    f"the seal after transfer {last} is not that of the transfers before it"
                )
            lines.clear()
        if progress and last % PROGRESS_EACH == 0:
            say(f"  {last} transfers ...")
    if seals:
        raise Wrong(f"transfer {min(seals)} is sealed, and missing")
    accounts = _check_accounts(connection, posted)
    [number] = connection.execute("select count(*) from seals").fetchone()
    return Verified(last, number, len(lines), accounts, forgotten)


def _check_transfer(connection: sqlite3.Connection, row: sqlite3.Row, posted: Counter[str]) -> None:
    """Its digests, what both accounts have afterwards, and what it takes back."""
    seq = row["seq"]
    if row["note"] is not None and _sha256(f"{row['salt']}\n{row['note']}") != row["note_digest"]:
        raise Wrong(f"the note of transfer {seq} is another one")
    fields = ("transfer_id", "kind", "debit_account_id", "credit_account_id", "amount")
    sealed = [row[name] for name in (*fields, "reverses", "hold_id", "note_digest")]
    if _sha256(_json(sealed)) != row["digest"]:
        raise Wrong(f"transfer {seq} is not what its digest says")
    for side, sign in (("debit", -1), ("credit", 1)):
        account_id = row[f"{side}_account_id"]
        posted[account_id] += sign * row["amount"]
        if row[f"{side}_posted"] != posted[account_id]:
            raise Wrong(
                f"transfer {seq} left its {side} account with {row[f'{side}_posted']} points; "
                f"by the transfers before it, {posted[account_id]}"
            )
    if row["reverses"] is not None:
        sql = """
            select 1 from transfers where transfer_id = ? and seq < ? and amount = ?
                and debit_account_id = ? and credit_account_id = ?
        """
        expected = (row["reverses"], seq, row["amount"])
        sides = (row["credit_account_id"], row["debit_account_id"])
        if connection.execute(sql, (*expected, *sides)).fetchone() is None:
            raise Wrong(f"transfer {seq} takes back no transfer before it")


def _check_accounts(connection: sqlite3.Connection, posted: Mapping[str, int]) -> int:
    """What accounts have and hold, against transfers and holds; how many accounts there are."""
    unended = _sums(
        connection,
        """
        select account_id, sum(amount) from holds left join hold_ends using (hold_id)
        where hold_ends.hold_id is null group by account_id
        """,
    )
    still_open = _sums(
        connection,
        "select account_id, sum(amount) from open_holds join holds using (hold_id) group by 1",
    )
    count, unknown = 0, dict(posted)
    for row in connection.execute("select * from balances order by account_id"):
        count += 1
        account_id, has, holds = row["account_id"], row["posted"], row["held"]
        came_to = unknown.pop(account_id, 0)
        if has != came_to:
            raise Wrong(f"account {account_id} has {has} points; its transfers come to {came_to}")
        for what, amounts in (("holds without an end", unended), ("open holds", still_open)):
            if holds != amounts.get(account_id, 0):
                raise Wrong(
                    f"account {account_id} holds {holds} points; "
                    f"its {what} come to {amounts.get(account_id, 0)}"
                )
        if holds < 0 or has - holds < row["floor"]:
            raise Wrong(f"account {account_id} has {has} points, holds {holds}: less than it may")
    if unknown:
        raise Wrong(f"account {min(unknown)} has transfers, and is missing")
    return count


def _sums(connection: sqlite3.Connection, sql: str) -> dict[str, int]:
    return dict(connection.execute(sql).fetchall())


def _line(row: sqlite3.Row) -> str:
    names = ("seq", "digest", "debit_posted", "credit_posted", "created_at")
    return _json([row[name] for name in names])


def _json(values: Any) -> str:
    return json.dumps(values, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
