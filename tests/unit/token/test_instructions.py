"""Other services move points: once by each key, wholly or not at all, and each refusal by name."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import Any

import pytest

from contest.contract.shared import Credit
from contest.kit.call import Call, Reply
from contest.kit.database import DatabaseError
from contest.kit.service import answer
from contest.token.instructions.orders import Asking, order_of
from contest.token.operations import OPERATIONS
from tests.failing import Failing, Interleaved, Passing, Watched
from tests.points import BUDGET, Points, balances
from tests.system import System

MAX = 2**53 - 1
FUND = {"kind": "fund", "key": "fund", "budget": BUDGET, "amount": 100}
CREDIT = {"kind": "credit", "key": "credit", "budget": BUDGET, "user_id": "ada", "amount": 60}
DEBIT = {"kind": "debit", "key": "debit", "budget": BUDGET, "user_id": "ada", "amount": 10}
HOLD = {"kind": "hold", "key": "hold", "user_id": "ada", "amount": 30, "expires_in_s": 60}
POST = {"kind": "post", "key": "post", "hold_key": "hold", "user_id": "ada", "amount": 20}
VOID = {"kind": "void", "key": "void", "hold_key": "hold"}
REVERSE = {"kind": "reverse", "key": "reverse", "reversed_key": "post"}
CLOSE = {"kind": "close", "key": "close", "budget": BUDGET}
HELD = [FUND, CREDIT, HOLD]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        pytest.param([FUND], {BUDGET: (100, 0)}, id="a budget is funded"),
        pytest.param([FUND, CREDIT], {BUDGET: (40, 0), "ada": (60, 0)}, id="a person is paid"),
        pytest.param([FUND, CREDIT, DEBIT], {BUDGET: (50, 0), "ada": (50, 0)}, id="and pays back"),
        pytest.param(HELD, {BUDGET: (40, 0), "ada": (60, 30)}, id="points are held"),
        pytest.param(
            [*HELD, POST],
            {BUDGET: (40, 0), "ada": (40, 0), "system:spent": (20, 0)},
            id="a part of them is spent, and none is held any more",
        ),
        pytest.param([*HELD, VOID], {BUDGET: (40, 0), "ada": (60, 0)}, id="a hold is voided"),
        pytest.param(
            [FUND, {**CREDIT, "amount": 100}, {**HOLD, "amount": 100}, {**POST, "amount": 100}],
            {"system:spent": (100, 0)},
            id="everything is held, and all of it spent",
        ),
        pytest.param(
            [*HELD, POST, REVERSE], {BUDGET: (40, 0), "ada": (60, 0)}, id="a purchase goes back"
        ),
        pytest.param([FUND, CREDIT, CLOSE], {"ada": (60, 0)}, id="a budget is closed"),
    ],
)
async def test_what_moves(
    system: System, asked: list[dict[str, Any]], left: dict[str, tuple[int, int]]
) -> None:
    points = Points(system)
    for each in asked:
        assert await points.ask(each) == ["done"]
    found = await balances(system)
    minted = found.pop("system:issuance", (0, 0))[0]
    assert found == left
    assert minted == -sum(posted for posted, _ in left.values())


@pytest.mark.parametrize(
    ("before", "asked", "refusal"),
    [
        pytest.param([FUND], {**CREDIT, "amount": 101}, "insufficient-points", id="a budget's end"),
        pytest.param([], CREDIT, "account-not-found", id="a budget that is not there"),
        pytest.param([FUND], DEBIT, "account-not-found", id="a person who is not there"),
        pytest.param([FUND], HOLD, "account-not-found", id="a hold of someone who is not there"),
        pytest.param(HELD, {**DEBIT, "amount": 31}, "insufficient-points", id="what is held"),
        pytest.param(HELD, {**HOLD, "key": "h2", "amount": 31}, "insufficient-points", id="twice"),
        pytest.param([FUND, CREDIT], POST, "hold-not-found", id="a hold that is not there"),
        pytest.param(
            [*HELD, {**CREDIT, "key": "c2", "user_id": "bob", "amount": 40}],
            {**POST, "user_id": "bob"},
            "hold-not-found",
            id="a hold of another person",
        ),
        pytest.param(HELD, {**POST, "amount": 31}, "more-than-held", id="more than is held"),
        pytest.param([*HELD, POST], {**POST, "key": "p2"}, "hold-ended", id="posted twice"),
        pytest.param([*HELD, POST], VOID, "hold-ended", id="posted and voided"),
        pytest.param([*HELD, VOID], POST, "hold-ended", id="voided and posted"),
        pytest.param([*HELD, VOID], {**VOID, "key": "v2"}, "hold-ended", id="voided twice"),
        pytest.param([FUND], VOID, "hold-not-found", id="voided, and not there"),
        pytest.param(
            [*HELD, POST, REVERSE], {**REVERSE, "key": "r2"}, "transfer-reversed", id="back twice"
        ),
        pytest.param(
            [*HELD, POST, REVERSE],
            {**REVERSE, "key": "r2", "reversed_key": "reverse"},
            "transfer-not-found",
            id="a reversal reversed",
        ),
        pytest.param(
            HELD,
            {**REVERSE, "reversed_key": "hold"},
            "transfer-not-found",
            id="the reversal of what moved nothing",
        ),
        pytest.param([FUND, CLOSE], {**FUND, "key": "f2"}, "account-closed", id="after its end"),
        pytest.param([FUND, CLOSE], CREDIT, "account-closed", id="out of what is closed"),
        pytest.param([], CLOSE, "account-not-found", id="the end of what is not there"),
        pytest.param([FUND], {**FUND, "amount": 7}, "idempotency-key-reused", id="another amount"),
        pytest.param(
            [FUND], {**CREDIT, "key": "fund"}, "idempotency-key-reused", id="another kind"
        ),
    ],
)
async def test_refusals(
    system: System, before: list[dict[str, Any]], asked: dict[str, Any], refusal: str
) -> None:
    """A refusal changes nothing, and stays when its reason has gone: only another key helps."""
    points = Points(system)
    for each in before:
        assert await points.ask(each) == ["done"]
    then = await balances(system)
    assert await points.ask(asked) == [refusal]
    assert await balances(system) == then
    await points.ask({**FUND, "key": "more", "amount": 1000})
    await points.give("ada", 1000)
    given = await balances(system)
    assert await points.ask(asked, asked) == [refusal, refusal]
    assert await balances(system) == given


async def test_what_was_not_judged_is_reversed_later(system: System) -> None:
    points = Points(system)
    await points.ask(FUND, CREDIT, HOLD)
    assert await points.ask(REVERSE) == ["later"]
    assert await points.ask(POST, REVERSE) == ["done", "later"]
    assert await points.ask(REVERSE) == ["done"]


class _Newer(Credit):
    since: int = 0  # as a later version of the document may have it


@pytest.mark.parametrize("kind", [Credit, _Newer], ids=["today", "with a field more"])
async def test_a_key_is_judged_by_what_was_asked_alone(system: System, kind: type[Credit]) -> None:
    """So that it is the same instruction for every later version."""
    asking = Asking(principal="content", at=1, transfer_id="t", left={}, made={})
    order = order_of(kind.model_validate(CREDIT), asking)
    asked = json.dumps([CREDIT], sort_keys=True, separators=(",", ":"))
    assert order
    assert order.digest == hashlib.sha256(asked.encode()).hexdigest()
    await Points(system).ask(FUND, CREDIT)
    [row] = await system.rows("token", "select digest from instructions where key = 'credit'")
    assert row["digest"] == order.digest


async def test_the_largest_balance_is_the_largest_number(system: System) -> None:
    points = Points(system)
    await points.ask(FUND, CREDIT)
    near = "update balances set posted = ? where account_id = 'ada'"
    await system.databases["token"].run(near, MAX - 1)
    one = {**CREDIT, "amount": 1}
    assert await points.ask({**one, "key": "c2"}) == ["done"]
    assert await points.ask({**one, "key": "c3"}) == ["balance-too-large"]
    assert (await balances(system))["ada"] == (MAX, 0)


async def test_a_key_is_its_services_own(system: System) -> None:
    assert await Points(system).ask(FUND, CREDIT) == ["done", "done"]
    assert await Points(system, "referral").ask({**FUND, "amount": 5}) == ["done"]
    assert (await balances(system))[BUDGET] == (45, 0)


async def test_many_are_one_batch_and_one_that_fails_stops_no_other(system: System) -> None:
    watched = Watched(system.databases["token"])
    system.replace("token", db=watched)
    points = Points(system)
    ones = [{**CREDIT, "key": f"c{number}", "amount": 1} for number in range(49)]
    assert await points.ask(FUND, *ones) == ["done"] * 50
    assert watched.calls == 1
    again = [{**each, "key": f"again-{each['key']}"} for each in ones]
    again[7]["amount"] = 1000
    watched.calls = 0
    outcomes = await points.ask(*again)
    assert outcomes == ["done"] * 7 + ["insufficient-points"] + ["done"] * 12 + ["later"] * 29
    assert watched.calls <= 50, "what the platform allows to one call"
    rest = [each for each, outcome in zip(again, outcomes, strict=True) if outcome == "later"]
    assert await points.ask(*rest) == ["done"] * 29
    assert await points.ask(*again[:20]) == outcomes[:20]
    assert (await balances(system))["ada"] == (97, 0)


async def test_what_is_not_understood_is_for_later(system: System) -> None:
    """It may be of a newer version: to refuse it would be for good."""
    given = [{"kind": "double", "key": "x"}, FUND, {**FUND, "key": "f2", "amount": 0}]
    body = json.dumps({"principal": "content", "instructions": given})
    call = Call("applyInstructions", "request", "-" * 55, body=body)
    reply = Reply.decode(await answer(call.encode(), OPERATIONS, system.deps["token"]))
    assert [each["outcome"] for each in json.loads(reply.body)["outcomes"]] == [
        *("later", "done", "later")
    ]
    assert sum('"instruction-unknown"' in line for line in system.log_lines) == 2


@pytest.mark.parametrize(
    ("at", "after"),
    [
        pytest.param(at, after, id=f"{'after' if after else 'before'} {what}")
        for at, what, sides in (
            (1, "the batch of both", [False]),  # which fails by itself
            (2, "the look at what was judged", [False, True]),
            (3, "the one that is done", [False, True]),
            (4, "the one that is refused", [False]),
            (5, "its refusal", [False, True]),
        )
        for after in sides
    ],
)
async def test_whoever_is_cut_off_asks_again(system: System, at: int, *, after: bool) -> None:
    """One of two is refused."""
    points = Points(system)
    await points.ask(FUND)
    asked = [CREDIT, {**CREDIT, "key": "c2"}]
    database = system.databases["token"]
    system.replace("token", db=Failing(database, at=at, after=after))
    with pytest.raises(Exception, match="token answered with status 500"):
        await points.ask(*asked)
    system.replace("token", db=database)
    assert await points.ask(*asked) == ["done", "insufficient-points"]
    assert (await balances(system))["ada"] == (60, 0)


async def test_at_once(system: System) -> None:
    """A hold is posted twice, voided and expired; a budget of 100 is asked for 200 times one."""
    points = Points(system)
    await points.ask(*HELD)
    system.replace("token", db=Interleaved(system.databases["token"]))
    for _ in range(2):
        await system.tick("token")
    system.now += 60 - 1
    ends = await asyncio.gather(
        points.ask(POST), points.ask({**POST, "key": "p2"}), points.ask(VOID)
    )
    assert sorted(end for [end] in ends) == ["done", "hold-ended", "hold-ended"]
    paid = await asyncio.gather(
        *(
            points.ask({**CREDIT, "key": f"one-{number % 100}", "amount": 1})
            for number in range(200)
        )
    )
    by_key = [{paid[number][0], paid[number + 100][0]} for number in range(100)]
    assert sorted(map(sorted, by_key)) == [["done"]] * 40 + [["insufficient-points"]] * 60
    assert (await balances(system)).get(BUDGET) is None


async def test_holds_expire_by_the_sweep(system: System) -> None:
    points = Points(system)
    await points.ask(*HELD, {**HOLD, "key": "long", "expires_in_s": 600, "amount": 5})
    for _ in range(2):
        await system.tick("token")
    assert (await balances(system))["ada"] == (60, 35)
    system.now += 60
    assert await points.ask(POST) == ["hold-expired"]
    await system.tick("token")
    assert (await balances(system))["ada"] == (60, 5)
    assert await points.ask({**POST, "key": "p2"}, VOID) == ["hold-expired", "hold-ended"]
    rows = await system.rows("token", "select how, held, posted from hold_ends")
    assert rows == [{"how": "expired", "held": 30, "posted": 0}]


async def test_a_hold_that_is_voided_while_it_expires_ends_once(system: System) -> None:
    points, database = Points(system), system.databases["token"]
    await points.ask(*HELD)
    for _ in range(2):
        await system.tick("token")
    system.now += 60

    class Meanwhile(Passing):
        async def _call(self, name: str, *arguments: Any) -> Any:
            if name == "batch" and any("'expired'" in each.sql for each in arguments[0]):
                system.replace("token", db=database)
                assert await points.ask(VOID) == ["done"]
            return await super()._call(name, *arguments)

    system.replace("token", db=Meanwhile(database))
    await system.tick("token")
    assert (await balances(system))["ada"] == (60, 0)
    assert await system.rows("token", "select how from hold_ends") == [{"how": "voided"}]


async def test_a_clock_that_is_ahead_ends_no_hold(system: System) -> None:
    """What expires is not held again. A hold that only such a clock can have made expires."""
    points = Points(system)
    await points.ask(*HELD)
    for _ in range(2):
        await system.tick("token")
    system.skew["token"] = 864_000
    await points.ask({**HOLD, "key": "ahead", "amount": 1})
    await system.tick("token")
    assert (await balances(system))["ada"] == (60, 31)
    system.skew.clear()
    for _ in range(2):
        await system.tick("token")
    assert (await balances(system))["ada"] == (60, 30)


@pytest.mark.parametrize(
    "sql",
    [
        f"{act} {table}{values}"
        for table, column in (("transfers", "amount"), ("holds", "amount"), ("hold_ends", "held"))
        for act, values in (("update", f" set {column} = 1"), ("delete from", ""))
    ],
)
async def test_history_is_kept(system: System, sql: str) -> None:
    await Points(system).ask(*HELD, POST)
    with pytest.raises(DatabaseError, match="_are_immutable"):
        await system.databases["token"].run(sql)


async def test_everybody_who_signs_in_has_an_account(system: System) -> None:
    user_id = (await system.sign_in())["user"]["id"]
    await system.settle()
    rows = await system.rows("token", "select account_id from balances where kind = 'user'")
    assert [row["account_id"] for row in rows] == [user_id]
