"""What holds of invitations whatever happens, seen from outside and in the databases."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.point_accounts import check_sums
from tests.referrals import paid_and_said
from tests.system import System


@dataclass(frozen=True)
class Seen:
    """The keys that the ledger has paid, those that it may still be asked to, and who has left."""

    paid: set[str]
    asked: set[str]
    left: int


class Invariants:
    """`owners` are the people of the codes, by Telegram id, and `states` what has been seen."""

    def __init__(self, system: System, rules: Mapping[str, Any]) -> None:
        self.system, self.rules = system, rules
        self.owners: dict[str, int] = {}
        self.states = Counter[str]()
        self._invited: dict[int, int] = {}
        self._referrers: dict[int, int] = {}
        self._paid: dict[str, int] = {}

    def invited(self, telegram_id: int, code: str) -> None:
        """A claim was answered with success: of the same people, whatever accounts they have."""
        owner = self.owners[code]
        assert self._invited.setdefault(telegram_id, owner) == owner, "two referrers"
        _check_lines(self._invited)

    async def hold(self) -> None:
        rows = await self.system.rows("referral", "select * from referrals")
        referrers = {row["invitee"]: row["referrer"] for row in rows}
        assert self._referrers.items() <= referrers.items(), "the first one stays"
        self._referrers = referrers
        _check_lines(referrers)
        await self._check_points()
        await self._check_rewards()
        await self._check_histories()

    async def hold_at_rest(self) -> None:
        """Nothing is under way any more: who has qualified is paid or not, and budgets are full."""
        await check_sums(self.system)
        [campaign] = await self.system.rows("referral", "select budget, funded from campaigns")
        assert campaign["budget"] == campaign["funded"] == await self._funded()

    async def seen(self) -> Seen:
        given, _ = await paid_and_said(self.system)
        left = "select * from transitions where reason = 'left'"
        asked = await self._asked()
        return Seen(set(given), asked, len(await self.system.rows("referral", left)))

    async def nobody_was_judged_since(self, before: Seen) -> None:
        """But for those of whom the ledger had been asked."""
        now = await self.seen()
        assert now.left == before.left, "what cannot be told rejects nobody"
        assert {key.split(":")[1] for key in now.paid - before.paid} <= before.asked

    async def _asked(self) -> set[str]:
        rows = await self.system.rows("referral", "select invitees from unanswered")
        return {str(each) for row in rows for each in json.loads(row["invitees"])}

    async def _check_points(self) -> None:
        given, said = await paid_and_said(self.system)
        assert self._paid.items() <= given.items(), "what was paid stays paid"
        self._paid = given
        asked = await self._asked()
        assert {key: given[key] for key in given if key.split(":")[1] not in asked} == {
            key: said[key] for key in said if key.split(":")[1] not in asked
        }
        assert said.keys() <= given.keys(), "said to be paid, and not"
        [budget] = await self.system.rows(
            "token", "select posted from balances where account_id = 'campaign:autumn'"
        )
        assert budget["posted"] == await self._funded() - sum(given.values()) >= 0

    async def _funded(self) -> int:
        sql = """
            select coalesce(sum(amount), 0) as funded from transfers
            where credit_account_id = 'campaign:autumn'
        """
        [row] = await self.system.rows("token", sql)
        return int(row["funded"])

    async def _check_rewards(self) -> None:
        """Caps hold, each is worth what the rules say, and a milestone is reached once."""
        sql = """
            select referrer, amount, number from rewards join referrals using (invitee)
            where level = 1 and refusal is null
        """
        live, milestones = Counter[int](), Counter[int]()
        for row in await self.system.rows("referral", sql):
            live[row["referrer"]] += 1
            more = row["amount"] - _tier(self.rules["tiers"], row["number"])
            on_top = {each["at"]: each["points"] for each in self.rules["milestones"]}
            assert more in (0, on_top.get(row["number"], 0))
            milestones[row["referrer"]] += more > 0
        tallies = await self.system.rows("referral", "select person, rewards from tallies")
        assert {row["person"]: row["rewards"] for row in tallies if row["rewards"]} == live
        assert max(live.values(), default=0) <= self.rules["per_person"]
        assert max(milestones.values(), default=0) <= 1

    async def _check_histories(self) -> None:
        """Each step follows the one before, `rewarded` is the last, and one may come back once."""
        histories = defaultdict[int, list[str]](lambda: ["pending"])
        sql = "select * from transitions order by invitee, step"
        self.states.clear()
        for row in await self.system.rows("referral", sql):
            history = histories[row["invitee"]]
            assert (row["was"], row["step"]) == (history[-1], len(history))
            history.append(row["state"])
            self.states[" ".join(filter(None, (row["state"], row["reason"])))] += 1
        for history in histories.values():
            assert "rewarded" not in history[:-1]
            assert history.count("pending") <= 2


def _tier(tiers: list[dict[str, int]], number: int) -> int:
    """What the invitation of that number is worth: by the last tier that was reached before."""
    return [each["points"] for each in tiers if each["after"] < number][-1]


def _check_lines(referrers: Mapping[int, int]) -> None:
    for invitee in referrers:
        line, person = [invitee], referrers.get(invitee)
        while person is not None:
            assert person not in line, "a loop"
            line, person = [*line, person], referrers.get(person)
