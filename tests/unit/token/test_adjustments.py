"""What admins do with points: give some, take some, and take a transfer back, once."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

from tests.accounts import interleave, unlimited
from tests.point_accounts import Account, check_sums, two
from tests.system import ADMIN_ID, System


async def test_an_admin_gives_and_takes(system: System) -> None:
    admin, ada, _ = await two(system, points=0)
    given = await admin.adjust(ada.user_id, 50, reason="For the survey")
    assert given.status == 201
    assert given.json() | {"id": "", "created_at": ""} == {
        "id": "",
        "kind": "adjustment",
        "debit_account_id": "system:issuance",
        "credit_account_id": ada.user_id,
        "amount": 50,
        "note": "For the survey",
        "reverses": None,
        "created_at": "",
    }
    taken = (await admin.adjust(ada.user_id, -20)).json()
    accounts = (taken["debit_account_id"], taken["credit_account_id"], taken["amount"])
    assert accounts == (ada.user_id, "system:issuance", 20)
    assert (await admin.adjust(ada.user_id, -31)).problem == "insufficient-points"
    assert await ada.points() == 30
    assert [(each["amount"], each["note"]) for each in await ada.history()] == [
        (-20, "A test"),
        (50, "For the survey"),
    ]
    await check_sums(system)


async def test_nobody_else_may(system: System) -> None:
    _, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 5)).json()
    replies = [
        await ada.adjust(ada.user_id, 1000),
        await ada.adjust(bob.user_id, -5),
        await ada.reverse(transfer["id"]),
        await ada.send("PUT", "/limits", body={"transfers_on": True}),
    ]
    assert {(reply.status, reply.problem) for reply in replies} == {(403, "forbidden")}
    assert (await ada.points(), await bob.points()) == (95, 5)


async def test_a_budget_is_not_adjusted(system: System) -> None:
    admin, *_ = await two(system)
    for account in ("system:issuance", "system:spent", "contest:demo"):
        assert (await admin.adjust(account, 5)).problem == "invalid-request"


async def test_as_much_as_can_be_counted(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system, points=0)
    most = 2**53 - 1
    sql = "update balances set posted = posted + ? where account_id = ?"
    for account, amount in ((ada.user_id, most - 1), ("system:issuance", 1 - most)):
        await system.databases["token"].run(sql, amount, account)
    # The account of what was issued is at its floor.
    assert (await admin.adjust(ada.user_id, 2)).problem == "insufficient-points"
    assert (await admin.adjust(ada.user_id, 1)).status == 201
    assert (await admin.adjust(bob.user_id, 1)).problem == "insufficient-points"
    assert (await ada.points(), await bob.points()) == (most, 0)


async def test_a_transfer_is_taken_back_once(system: System) -> None:
    admin, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 30, note="Too much")).json()
    first = await admin.reverse(transfer["id"], key="taken-back")
    assert first.status == 201
    found = first.json()
    names = ("kind", "debit_account_id", "credit_account_id", "amount", "note", "reverses")
    expected = ("reversal", bob.user_id, ada.user_id, 30, None, transfer["id"])
    assert tuple(found[name] for name in names) == expected
    again = await admin.reverse(transfer["id"], key="taken-back")
    assert (again.status, again.json()) == (201, found)
    assert (await admin.reverse(transfer["id"])).problem == "transfer-reversed"
    assert (await admin.reverse(found["id"])).problem == "transfer-is-reversal"
    assert (await ada.points(), await bob.points()) == (100, 0)
    [item] = await ada.history("?kind=reversal")
    assert (item["amount"], item["reverses"]) == (30, transfer["id"])
    await check_sums(system)


async def test_what_was_spent_is_not_taken_back(system: System) -> None:
    admin, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 30)).json()
    await bob.give(ada.user_id, 1)
    refused = await admin.reverse(transfer["id"], key="early-key")
    assert (refused.status, refused.problem) == (409, "insufficient-points")
    await ada.give(bob.user_id, 1)
    assert (await admin.reverse(transfer["id"], key="early-key")).problem == "insufficient-points"
    assert (await admin.reverse(transfer["id"])).status == 201
    assert (await ada.points(), await bob.points()) == (100, 0)


async def test_a_transfer_that_is_not_there(system: System) -> None:
    admin, ada, _ = await two(system)
    for transfer_id in ("none", ada.user_id, "0" * 64):
        reply = await admin.reverse(transfer_id)
        assert (reply.status, reply.problem) == (404, "transfer-not-found")
    for transfer_id in ("A", "%27", "0" * 65, "a:b"):
        assert (await admin.reverse(transfer_id)).status == 400


async def test_a_key_that_took_another_transfer_back(system: System) -> None:
    admin, ada, bob = await two(system)
    one, other = [(await ada.give(bob.user_id, 1)).json()["id"] for _ in range(2)]
    assert (await admin.reverse(one, key="one-of-both")).status == 201
    assert (await admin.reverse(other, key="one-of-both")).problem == "idempotency-key-reused"
    assert await bob.points() == 1


async def test_every_transfer_taken_back_twice_at_once_is_taken_back_once(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system)
    ids = [(await ada.give(bob.user_id, 1)).json()["id"] for _ in range(30)]
    interleave(system, "token")
    replies = await asyncio.gather(*(admin.reverse(each) for each in (*ids, *ids)))
    outcomes = Counter(
        reply.problem if reply.status != 201 else reply.json()["kind"] for reply in replies
    )
    assert outcomes == {"reversal": 30, "transfer-reversed": 30}
    assert (await ada.points(), await bob.points()) == (100, 0)
    await check_sums(system)


async def test_what_admins_do_is_in_the_log(system: System) -> None:
    admin, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 1)).json()["id"]
    await admin.reverse(transfer)
    given = (await admin.adjust(ada.user_id, 5)).json()["id"]
    lines = [line for line in map(json.loads, system.log_lines) if line["event"] == "audit"]
    found = [(line["action"], line["user_id"], line.get("transfer_id")) for line in lines[-2:]]
    assert found == [
        ("transfer-reversed", admin.user_id, transfer),
        ("points-adjusted", admin.user_id, given),
    ]
    assert "A test" not in "".join(system.log_lines)


async def test_a_role_that_was_taken_away(system: System) -> None:
    admin = await Account.opened(system, ADMIN_ID)
    ada = await Account.opened(system, 42)
    system.configure("auth", ADMIN_TELEGRAM_IDS="2")
    system.now += 1000
    assert (await admin.adjust(ada.user_id, 5)).problem == "forbidden"
