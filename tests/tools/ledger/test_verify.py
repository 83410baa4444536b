"""`python -m tools ledger verify`: a ledger is right, or the first thing that is wrong is named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.ledgers import TRANSFERS, alert, live, untie
from tests.point_accounts import two
from tests.system import System
from tools.__main__ import main


async def _ledger(system: System, folder: Path) -> Path:
    """A file of a ledger that was lived in and sealed, and the log beside it."""
    await live(system)
    await alert(system)
    await untie(system)
    file = folder / "state" / "anything.sqlite"
    file.parent.mkdir()
    _copy(system, file)
    (folder / "workers.log").write_text("\n".join(["no json", *system.log_lines]))
    return file


def _copy(system: System, file: Path) -> None:
    with closing(sqlite3.connect(file)) as target:
        system.databases["token"].backup(target)


Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    def run(*arguments: object) -> tuple[int, str]:
        code = main(["ledger", "verify", *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


async def test_a_right_ledger_in_every_form_of_a_copy(
    system: System, tmp_path: Path, verify: Verify
) -> None:
    file = await _ledger(system, tmp_path)
    dump = tmp_path / "token.sql"
    with closing(sqlite3.connect(file)) as connection:
        dump.write_text("\n".join(connection.iterdump()))
    for source in (file, file.parent, dump):
        code, told = verify(source, "--log", tmp_path / "workers.log")
        assert code == 0, told
        assert f"The ledger is right: {TRANSFERS} transfers" in told
    code, told = verify(file, "--json")
    assert json.loads(told) | {"seals": 0} == {
        "ok": True,
        "transfers": TRANSFERS,
        "seals": 0,
        "unsealed": 0,
        "accounts": 7,
        "forgotten_notes": 0,
    }


async def test_a_ledger_with_people_who_are_gone_is_right(
    system: System, tmp_path: Path, verify: Verify
) -> None:
    _, ada, bob = await two(system)
    for note in ("\U0001f389" * 200, "plain"):
        assert (await ada.give(bob.user_id, 5, note=note)).status == 201
    deleted = await system.request("DELETE", "/v1/me", token=await ada.token())
    assert deleted.status == 204
    await system.settle()
    await system.tick("token")
    _copy(system, tmp_path / "token.sqlite")
    code, told = verify(tmp_path / "token.sqlite")
    assert code == 0, told
    assert "3 notes were forgotten" in told


TAMPERED = {
    "update transfers set amount = amount + 1 where seq = 3": "transfer 3 is not what its digest",
    "update transfers set kind = 'purchase' where seq = 2": "transfer 2 is not what its digest",
    "update transfers set digest = '0' where seq = 2": "transfer 2 is not what its digest",
    "update transfers set note_digest = '0' where seq = 2": "transfer 2 is not what its digest",
    "update transfers set debit_posted = 0 where seq = 4": "transfer 4 left its debit account",
    "update transfers set credit_posted = 0 where seq = 4": "transfer 4 left its credit account",
    "update transfers set created_at = created_at - 1 where seq = 1": "the seal after transfer",
    "update seals set digest = '0' where last_seq = 1": "the log has another seal after transfer 1",
    "delete from seals where last_seq = (select max(last_seq) from seals)": "the log has another",
    "delete from transfers where seq = 5": "transfer 5 is missing",
    "delete from transfers where seq = 8": "transfer 8 is sealed, and missing",
    "update balances set posted = posted + 1 where account_id = 'bob'": "account bob has 12 points",
    "update balances set held = 0 where account_id = 'bob'": "account bob holds 0 points",
    "delete from balances where account_id = 'cyd'": "account cyd has transfers, and is missing",
    "delete from open_holds": "its open holds come to 0",
    "delete from hold_ends where how = 'voided'": "its holds without an end come to 5",
}


async def test_the_first_thing_that_is_wrong_is_named(
    system: System, tmp_path: Path, verify: Verify
) -> None:
    file = await _ledger(system, tmp_path)
    right = file.read_bytes()
    for sql, expected in TAMPERED.items():
        file.write_bytes(right)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(sql)
            connection.commit()
        code, told = verify(file, "--log", tmp_path / "workers.log")
        assert (code, expected in told) == (1, True), (sql, told)
        code, told = verify(file, "--json", "--log", tmp_path / "workers.log")
        assert not json.loads(told.splitlines()[0])["ok"]


async def test_a_ledger_that_was_sealed_anew_contradicts_the_log(
    system: System, tmp_path: Path, verify: Verify
) -> None:
    await _ledger(system, tmp_path)
    token = system.databases["token"]
    await token.run("update transfers set created_at = created_at - 1 where seq = 1")
    await token.run("delete from seals")
    await system.tick("token")
    anew = tmp_path / "anew.sqlite"
    _copy(system, anew)
    assert verify(anew)[0] == 0
    code, told = verify(anew, "--log", tmp_path / "workers.log")
    assert (code, "the log has another seal" in told) == (1, True)


@pytest.mark.parametrize("name", ["empty", "nowhere", "text.sqlite"])
def test_what_is_no_ledger_is_named(tmp_path: Path, verify: Verify, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.sqlite").write_text("no database at all, however long it may be")
    code, told = verify(tmp_path / name)
    assert code == 1
    assert "there is no ledger in" in told or "cannot be read" in told
