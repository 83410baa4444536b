"""Who deletes their account: what becomes of their points."""

from __future__ import annotations

from contest.contract.shared import Close, Credit, Fund, Hold, Instruction, Outcome, Post
from contest.kit.points import instruct
from tests.ledgers import BUDGET, night
from tests.system import System


async def _fund(system: System) -> None:
    asked = [Fund(kind="fund", key="f", budget=BUDGET, amount=1000)]
    assert await instruct(system.deps["content"], asked) == [Outcome(outcome="done", reason="")]


async def _balances(system: System) -> dict[str, tuple[int, int]]:
    sql = "select account_id, posted, held from balances where posted <> 0 or held <> 0"
    return {
        row["account_id"]: (row["posted"], row["held"]) for row in await system.rows("token", sql)
    }


async def test_holds_end_what_is_left_is_forfeited_and_nothing_comes_in_any_more(
    system: System,
) -> None:
    session = await system.sign_in()
    user_id = session["user"]["id"]
    await _fund(system)
    content = system.deps["content"]
    credit = Credit(kind="credit", key="c", budget=BUDGET, user_id=user_id, amount=50)
    assert [each.outcome for each in await instruct(content, [credit])] == ["done"]
    holds = [
        Hold(kind="hold", key=key, user_id=user_id, amount=20, expires_in_s=600) for key in "ab"
    ]
    assert [each.outcome for each in await instruct(content, holds)] == ["done", "done"]
    deleted = await system.request("DELETE", "/v1/me", token=session["access_token"])
    assert deleted.status == 204
    await system.settle()
    assert await _balances(system) == {
        "system:issuance": (-1000, 0),
        BUDGET: (950, 0),
        "system:forfeited": (50, 0),
    }
    later: list[Instruction] = [
        credit.model_copy(update={"key": "late"}),
        Post(kind="post", key="p", hold_key="a", user_id=user_id, amount=5),
    ]
    outcomes = await instruct(content, later)
    assert [(each.outcome, each.reason) for each in outcomes] == [
        ("refused", "account-closed"),
        ("refused", "hold-ended"),
    ]
    assert await night(system) is None


async def test_more_than_ever_moves_at_once_is_forfeited_and_returned_all_the_same(
    system: System,
) -> None:
    session = await system.sign_in()
    user_id, most = session["user"]["id"], 1_000_000_000_000
    asked: list[Instruction] = [
        *(Fund(kind="fund", key=f"f{each}", budget=BUDGET, amount=most) for each in range(4)),
        *(
            Credit(kind="credit", key=f"c{each}", budget=BUDGET, user_id=user_id, amount=most)
            for each in range(2)
        ),
    ]
    outcomes = await instruct(system.deps["content"], asked)
    outcomes += await instruct(
        system.deps["content"], [Close(kind="close", key="end", budget=BUDGET)]
    )
    assert {each.outcome for each in outcomes} == {"done"}
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    assert await _balances(system) == {
        "system:issuance": (-2 * most, 0),
        "system:forfeited": (2 * most, 0),
    }
    assert await night(system) is None


async def test_an_event_of_someone_unknown_to_the_ledger_closes_their_account_all_the_same(
    system: System,
) -> None:
    session = await system.sign_in()
    await system.databases["token"].run("delete from balances where kind = 'user'")
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    [row] = await system.rows("token", "select closed_at from balances where kind = 'user'")
    assert row["closed_at"] == int(system.now)


async def test_words_about_transfers_go_and_what_seals_them_stays(system: System) -> None:
    ada = (await system.sign_in(1))["user"]["id"]
    session = await system.sign_in(2)
    bob = session["user"]["id"]
    await _fund(system)
    given = [
        Credit(kind="credit", key=user_id, budget=BUDGET, user_id=user_id, amount=50)
        for user_id in (ada, bob)
    ]
    await instruct(system.deps["content"], given)
    for user_id in (ada, bob):
        await system.databases["token"].run(
            """
            insert into notes (transfer_id, note, salt)
            select transfer_id, 'for ' || ?1, 's' from transfers where credit_account_id = ?1
            """,
            user_id,
        )
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    assert [row["note"] for row in await system.rows("token", "select note from notes")] == [
        f"for {ada}"
    ]
