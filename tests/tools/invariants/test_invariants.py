"""Invariants: a product that was played out has no contradictions, and each that is planted is
found.
"""

from __future__ import annotations

import pytest

from tests.contradictions import searched
from tests.tools.invariants.conftest import Played
from tests.tools.invariants.plants import PLANTS
from tools.invariants.catalogue import INVARIANTS


def test_a_product_that_was_played_out_contradicts_nothing(played: Played) -> None:
    found = searched(played.databases, played.now)
    assert (found.wrong, found.on_its_way) == ([], [])


@pytest.mark.search
@pytest.mark.parametrize(
    ("name", "plant"),
    [
        pytest.param(name, plant, id=f"{name} {number}")
        for name, plants in PLANTS.items()
        for number, plant in enumerate(plants, 1)
    ],
)
def test_what_is_planted_is_found(played: Played, name: str, plant: str) -> None:
    found = searched(played.databases, played.now, plant)
    assert name in {each.invariant for each in found.wrong}


def test_every_invariant_is_planted_against() -> None:
    assert list(PLANTS) == [each.name for each in INVARIANTS]


# By invariant, what is on its way to it at `{at}`; the event is the reason of the first two.
WAITING = {
    "user-known": """
        delete from token.balances where account_id = (select user_id from auth.users limit 1);
        insert into auth.outbox select 'x', 'token', json_object('type', 'user.created',
            'data', json_object('user_id', user_id)), {at}, 0, 0 from auth.users limit 1""",
    "user-erased": """
        insert into auth.outbox select 'x', value, json_object('type', 'user.deleted',
            'data', json_object('user_id', user_id)), {at}, 0, 0
        from auth.users, json_each('["bot", "content", "referral", "token"]')
        where telegram_id = '42';
        delete from auth.users where telegram_id = '42'""",
    "contest-clock": """
        update content.contests set status = 'open', ends_at = {at} where status = 'drawn'""",
    "draw-goes-on": "update content.draws set stage = 'frozen', round_at = {at}",
    "winner-told": """
        update content.winners set is_told = 0, held_since = {at} where draw is not null;
        update content.draws set confirmation = json_set(confirmation, '$.at', {at})""",
    "payment-goes-on": """
        update content.payments set state = 'due' where step = 'close';
        update content.changes set changed_at = {at}""",
    "event-taken": "insert into bot.outbox values ('x', 'content', '{{}}', {at}, 0, 0)",
    "dead-letter": "insert into bot.dead_letters values ('x', 'updates', '', 'why', {at})",
    "delivery-sent": """
        insert into bot.deliveries values ('42', 1, 0, 'x', 0, '{{}}', 0, 0, 0, 0, {at})""",
    "invitation-answered": "insert into referral.unanswered values ('x', '[]', '[]', {at})",
}


@pytest.mark.parametrize("name", WAITING)
def test_what_is_on_its_way_contradicts_once_it_is_too_old(played: Played, name: str) -> None:
    [invariant] = [each for each in INVARIANTS if each.name == name]
    for age_s, is_wrong in ((60, False), (invariant.within_s + 60, True)):
        plant = WAITING[name].format(at=played.now - age_s)
        found = searched(played.databases, played.now, plant)
        there = {
            (each.age_s, each.is_wrong)
            for each in found.wrong + found.on_its_way
            if each.invariant == name
        }
        assert (age_s, is_wrong) in there
        assert (name in {each.invariant for each in found.wrong}) == is_wrong


@pytest.mark.parametrize(
    ("shifted", "is_told"),
    [
        pytest.param("happened_at = happened_at - 3600", True, id="by a clock an hour behind"),
        pytest.param(
            "happened_at = happened_at - 3600, received_at = received_at - 3600",
            False,
            id="of a prize an hour before",
        ),
        pytest.param(f"happened_at = happened_at - {3 * 86_400}", False, id="of one days before"),
    ],
)
def test_a_winner_is_told(played: Played, shifted: str, is_told: bool) -> None:
    """What tells the prize that is held from an earlier one; the clock of whom it happened to may
    have been wrong.
    """
    found = searched(played.databases, played.now, f"update bot.inbox set {shifted}")
    assert ("winner-told" not in {each.invariant for each in found.wrong}) == is_told
