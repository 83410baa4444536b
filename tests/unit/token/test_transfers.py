"""People send each other points: all that they may, and nothing else."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from tests.accounts import hold, interleave, unlimited
from tests.point_accounts import Account, check_sums, two
from tests.system import ADMIN_ID, System

AMOUNTS: dict[str, Any] = {
    "nothing": 0,
    "a theft": -5,
    "a half": 0.5,
    "a float": 1.0,
    "with an exponent": 1e3,
    "a text": "5",
    "true": True,
    "null": None,
    "a list": [5],
    "more than moves at once": 10**12 + 1,
    "more than a double holds": 2**53,
    "more than SQLite holds": 2**63,
    "more than anything holds": 10**40,
}
# What an admin takes is not there, or does not move.
ADJUSTED = {"a theft": "insufficient-points", "nothing": "amount-out-of-range"}
RECEIVERS = {
    "where points come from": ("system:issuance", "invalid-request"),
    "where they end": ("system:spent", "invalid-request"),
    "a budget": ("contest:demo", "invalid-request"),
    "a budget of a campaign": ("campaign:spring", "invalid-request"),
    "nobody": ("", "invalid-request"),
    "too long": ("a" * 65, "invalid-request"),
    "capitals": ("ADA", "invalid-request"),
    "SQL": ("a' or 1=1 --", "invalid-request"),
    "a Telegram id": ("42", "account-not-found"),
    "unknown": ("mfrggzdfmztwq2lknnwg23tpoa", "account-not-found"),
}
NO_NOTES: dict[str, Any] = {
    "empty": "",
    "nothing to see": "  \u00a0",
    "too long": "x" * 201,
    "4 KB": "x" * 4096,
    "a zero byte": "a\0b",
    "two lines": "a\nb",
    "two lines of Unicode": "a\u2028b",
    "an escape": "\x1b[31mred",
    "nothing of any width": "\u200b\u2060 \ufeff",
    "an accent on nothing": "\u0301\ufe0f",
    "turned around": "\u202edaPtnew ton\u202c",
    "isolated": "\u2067turned",
    "a number": 5,
    "null": None,
}
NOTES = {
    "markup": "<b>bold</b><script>alert(1)</script>",
    "Arabic": "شكرا",
    "Hebrew": "תודה רבה",
    "joined emoji": "👩‍👩‍👧 family",
    "SQL": "'; drop table transfers; --",
    "Markdown": "[a](tg://user?id=1) *b* _c_",
    "as long as it may be": "\u044f" * 200,
}


async def test_points_go_from_one_to_the_other(system: System) -> None:
    _, ada, bob = await two(system)
    reply = await ada.give(bob.user_id, 30, note="Für Kaffee 🎉")
    assert reply.status == 201
    transfer = reply.json()
    assert {name: transfer[name] for name in ("kind", "amount", "note", "reverses")} == {
        "kind": "transfer",
        "amount": 30,
        "note": "Für Kaffee 🎉",
        "reverses": None,
    }
    accounts = (transfer["debit_account_id"], transfer["credit_account_id"])
    assert accounts == (ada.user_id, bob.user_id)
    assert (await ada.points(), await bob.points()) == (70, 30)
    await check_sums(system)


async def test_it_is_off_until_an_admin_turns_it_on(system: System) -> None:
    ada = await Account.opened(system, 42, points=10)
    bob = await Account.opened(system, 43)
    reply = await ada.give(bob.user_id, 1, key="the-first-one")
    assert (reply.status, reply.problem) == (403, "transfers-off")
    await (await Account.opened(system, ADMIN_ID)).limit()
    assert (await ada.give(bob.user_id, 1, key="the-first-one")).problem == "transfers-off"
    assert (await ada.give(bob.user_id, 1)).status == 201


async def test_an_amount_is_a_whole_number_of_points(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system)
    for name, amount in AMOUNTS.items():
        reply = await ada.give(bob.user_id, amount)
        assert (reply.status, reply.problem) == (400, "invalid-request"), name
        reply = await admin.adjust(bob.user_id, amount)
        assert reply.problem == ADJUSTED.get(name, "invalid-request"), name
    for digits in ("NaN", "Infinity", "1" * 5000, "0x10", "1_0", "01", "-0"):
        raw = f'{{"to_user_id": "{bob.user_id}", "amount": {digits}}}'.encode()
        reply = await ada.send("POST", "/transfers", raw=raw)
        assert (reply.status, reply.problem) == (400, "invalid-request"), digits
    assert (await ada.points(), await bob.points()) == (100, 0)


async def test_only_people_with_an_account_are_sent_points(system: System) -> None:
    unlimited(system)
    _, ada, _ = await two(system)
    for name, (to, problem) in RECEIVERS.items():
        assert (await ada.give(to, 1)).problem == problem, name
    assert await ada.points() == 100
    await check_sums(system)


async def test_nobody_sends_to_themselves(system: System) -> None:
    _, ada, _ = await two(system)
    reply = await ada.give(ada.user_id, 1)
    assert (reply.status, reply.problem) == (409, "same-account")
    assert await ada.points() == 100
    assert await ada.history("?kind=transfer") == []


async def test_nobody_sends_what_they_have_not(system: System) -> None:
    _, ada, bob = await two(system)
    assert (await ada.give(bob.user_id, 101)).problem == "insufficient-points"
    assert (await ada.give(bob.user_id, 100)).status == 201
    assert (await ada.give(bob.user_id, 1)).problem == "insufficient-points"
    await check_sums(system)


async def test_what_is_held_is_not_sent(system: System) -> None:
    _, ada, bob = await two(system)
    sql = "update balances set held = 60 where account_id = ?"
    await system.databases["token"].run(sql, ada.user_id)
    assert (await ada.give(bob.user_id, 41)).problem == "insufficient-points"
    assert (await ada.give(bob.user_id, 40)).status == 201


async def test_a_closed_account_takes_and_gives_nothing(system: System) -> None:
    admin, ada, bob = await two(system)
    sql = "update balances set closed_at = 1 where account_id = ?"
    await system.databases["token"].run(sql, bob.user_id)
    assert (await ada.give(bob.user_id, 1)).problem == "account-closed"
    assert (await bob.give(ada.user_id, 1)).problem == "account-closed"
    assert (await admin.adjust(bob.user_id, 1)).problem == "account-closed"
    assert await ada.points() == 100
    await check_sums(system)


async def test_an_account_is_there_from_the_first_sign_in_on(system: System) -> None:
    admin = await Account.opened(system, ADMIN_ID)
    await system.sign_in(44)
    held = await hold(system)
    [row] = await system.rows("auth", "select user_id from users where telegram_id = '44'")
    before = await admin.adjust(row["user_id"], 5, key="too-early")
    for each in held:
        each.let_go.set()
    await asyncio.gather(*system.running)
    assert before.problem == "account-not-found"
    assert (await admin.adjust(row["user_id"], 5, key="too-early")).problem == "account-not-found"
    assert (await admin.adjust(row["user_id"], 5)).status == 201


async def test_a_key_moves_points_once(system: System) -> None:
    _, ada, bob = await two(system)
    first = await ada.give(bob.user_id, 5, key="key-of-ada", note="x")
    system.now += 1_000_000
    again = await ada.give(bob.user_id, 5, key="key-of-ada", note="x")
    assert (again.status, again.json()) == (201, first.json())
    for other in (
        await ada.give(bob.user_id, 6, key="key-of-ada", note="x"),
        await ada.give(bob.user_id, 5, key="key-of-ada", note="y"),
        await ada.give(bob.user_id, 5, key="key-of-ada"),
    ):
        assert (other.status, other.problem) == (422, "idempotency-key-reused")
    assert await bob.points() == 5


async def test_a_key_that_was_refused_stays_refused(system: System) -> None:
    admin, ada, bob = await two(system)
    assert (await ada.give(bob.user_id, 101, key="too-much")).problem == "insufficient-points"
    assert (await admin.adjust(ada.user_id, 1000)).status == 201
    assert (await ada.give(bob.user_id, 101, key="too-much")).problem == "insufficient-points"
    assert (await ada.give(bob.user_id, 1, key="too-much")).problem == "idempotency-key-reused"
    assert (await ada.give(bob.user_id, 101)).status == 201


async def test_a_key_is_its_owner_s_and_of_one_operation(system: System) -> None:
    admin, ada, bob = await two(system)
    assert (await ada.give(bob.user_id, 5, key="the-same-key")).status == 201
    mine = await bob.give(ada.user_id, 5, key="the-same-key")
    assert (mine.status, mine.json()["debit_account_id"]) == (201, bob.user_id)
    assert (await admin.adjust(ada.user_id, 5, key="the-same-key")).status == 201
    assert (await admin.give(ada.user_id, 5, key="the-same-key")).problem == "insufficient-points"
    assert (await ada.points(), await bob.points()) == (105, 0)


async def test_without_a_proper_key_nothing_moves(system: System) -> None:
    _, ada, bob = await two(system)
    body, token = {"to_user_id": bob.user_id, "amount": 1}, await ada.token()
    for key in ("", "short", "a" * 129, "key with spaces", "key\u00e9-key-key"):
        headers = {"idempotency-key": key}
        reply = await system.request(
            "POST", "/v1/token/transfers", body=body, token=token, headers=headers
        )
        assert reply.problem == "invalid-request", key
    assert await bob.points() == 0


async def test_at_once_the_balance_is_spent_once(system: System) -> None:
    unlimited(system)
    _, ada, bob = await two(system, points=20)
    interleave(system, "token")
    keys = [f"spend-{number:04}" for number in range(40)]
    replies = await asyncio.gather(
        *(ada.give(bob.user_id, 1, key=key) for key in [*keys, *keys[::2]])
    )
    done = {reply.json()["id"] for reply in replies if reply.status == 201}
    assert len(done) == 20
    refused = Counter(reply.problem for reply in replies if reply.status != 201)
    assert set(refused) == {"insufficient-points"}
    assert (await ada.points(), await bob.points()) == (0, 20)
    await check_sums(system)


async def test_a_note_is_a_line_that_shows_what_is_in_it(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system)
    for name, note in NO_NOTES.items():
        replies = (
            await ada.give(bob.user_id, 1, note=note, key="noted-key"),
            await admin.adjust(bob.user_id, 1, reason=note, key="noted-key"),
        )
        for reply, pointer in zip(replies, ("/body/note", "/body/reason"), strict=True):
            found = (reply.problem, reply.json()["errors"][0]["pointer"])
            assert found == ("invalid-request", pointer), name
    raw = f'{{"to_user_id": "{bob.user_id}", "amount": 1, "note": "a\\ud800"}}'.encode()
    reply = await ada.send("POST", "/transfers", raw=raw, key="noted-key")
    assert (reply.status, reply.problem) == (400, "invalid-request")
    # A fault in the form is no judgement: the key is still free.
    assert (await ada.give(bob.user_id, 1, key="noted-key")).status == 201


async def test_a_note_arrives_as_it_was_written(system: System) -> None:
    unlimited(system)
    _, ada, bob = await two(system)
    for name, note in NOTES.items():
        assert (await ada.give(bob.user_id, 1, note=note)).json()["note"] == note, name
        for each in (ada, bob):
            assert (await each.history("?kind=transfer"))[0]["note"] == note, name
    assert not any(note in line for line in system.log_lines for note in NOTES.values())


async def test_it_takes_a_session(system: System) -> None:
    posts = ("/transfers", "/transfers/x/reversal", "/adjustments")
    for path in (*posts, "/transactions", "/statement", "/limits"):
        method = "POST" if path in posts else "GET"
        headers = {"idempotency-key": "some-key-1"}
        reply = await system.request(method, f"/v1/token{path}", body={}, headers=headers)
        assert reply.problem == "unauthorized", path


async def test_more_than_twenty_a_minute_is_too_many(system: System) -> None:
    _, ada, bob = await two(system)
    replies = [await ada.give(bob.user_id, 1) for _ in range(21)]
    assert [reply.status for reply in replies] == [201] * 20 + [429]


async def test_a_field_more_is_not_ignored(system: System) -> None:
    _, ada, bob = await two(system)
    for more in ({"from_user_id": bob.user_id}, {"kind": "reward"}, {"fee": 0}):
        assert (await ada.give(bob.user_id, 1, **more)).problem == "invalid-request"
