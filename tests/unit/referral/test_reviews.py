"""What admins see of invitations, and what becomes of those that are flagged once they decide."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.accounts import interleave
from tests.referrals import (
    Campaign,
    Person,
    check_paid,
    counted,
    in_channel,
    invited,
    later,
)
from tests.system import Reply, System

CHANNEL = "@contests"


class Desk:
    """Someone is watched, so that their three invitations are flagged; and an admin."""

    def __init__(
        self, system: System, campaign: Campaign, ada: Person, people: list[Person]
    ) -> None:
        self.system, self.campaign, self.ada, self.people = system, campaign, ada, people
        self.ids: list[str] = []

    @classmethod
    async def with_flags(cls, system: System) -> Desk:
        campaign, ada, people = await invited(system, 43, 44, 45, channels=[CHANNEL], per_person=3)
        desk = cls(system, campaign, ada, people)
        for each in (43, 44, 45):
            in_channel(system, each, "member")
        assert (await desk.watch(watched=True)).json() == {"watched": True}
        await later(system, 25)
        assert await counted(ada) == {"flagged": 3}
        desk.ids = [each["id"] for each in await desk.flagged()][::-1]
        return desk

    async def watch(self, *, watched: bool) -> Reply:
        path = f"/codes/{await self.ada.code()}/watch"
        return await self.campaign.ask("PUT", path, body={"watched": watched})

    async def flagged(self) -> list[Any]:
        return list((await self.campaign.ask("GET", "?state=flagged")).json()["items"])

    async def one(self, decision: str, referral_id: str) -> str:
        """The state that one has now, or the problem."""
        reply = await self.campaign.ask("POST", f"/{referral_id}/{decision}")
        return str(reply.json()["state"] if reply.status == 200 else reply.problem)

    async def many(self, decision: str, *ids: str) -> list[str]:
        body = {"decision": decision, "referral_ids": ids}
        reply = await self.campaign.ask("POST", "/decisions", body=body)
        assert reply.status == 200, reply.body
        outcomes = reply.json()["outcomes"]
        assert [each["referral_id"] for each in outcomes] == list(ids)
        return [f"{each['outcome']} {each['state']}" for each in outcomes]


Story = Callable[[Desk], Awaitable[list[str]]]


async def _paid(desk: Desk) -> list[str]:
    return [await desk.one("approve", desk.ids[0])]


async def _rejected(desk: Desk) -> list[str]:
    return [await desk.one("reject", desk.ids[0])]


async def _decided_twice(desk: Desk) -> list[str]:
    first = await desk.one("reject", desk.ids[0])
    return [first, await desk.one("approve", desk.ids[0])]


async def _paid_already(desk: Desk) -> list[str]:
    await desk.one("approve", desk.ids[0])
    await later(desk.system, 1)
    again = [await desk.one(each, desk.ids[0]) for each in ("approve", "reject")]
    return [*again, *await desk.many("reject", desk.ids[0])]


async def _unknown(desk: Desk) -> list[str]:
    return [await desk.one("approve", "999")]


async def _in_bulk(desk: Desk) -> list[str]:
    first, second, third = desk.ids
    await desk.one("approve", second)
    return await desk.many("reject", third, "999", first, second, first)


async def _all_approved(desk: Desk) -> list[str]:
    return await desk.many("approve", *desk.ids)


async def _left_meanwhile(desk: Desk) -> list[str]:
    in_channel(desk.system, 43, "left")
    return [await desk.one("approve", desk.ids[0])]


async def _gone_meanwhile(desk: Desk) -> list[str]:
    await desk.people[0].delete_account()
    return [await desk.one("approve", desk.ids[0]), *await desk.many("reject", desk.ids[0])]


async def _watched_no_more(desk: Desk) -> list[str]:
    """What is flagged stays so."""
    await desk.watch(watched=False)
    return []


STORIES: dict[str, tuple[Story, list[str], dict[str, int]]] = {
    "approved, and paid": (_paid, ["qualified"], {"rewarded": 1, "flagged": 2}),
    "rejected": (_rejected, ["rejected"], {"rejected": 1, "flagged": 2}),
    "decided twice": (
        _decided_twice,
        ["rejected", "referral-not-flagged"],
        {"rejected": 1, "flagged": 2},
    ),
    "paid already": (
        _paid_already,
        ["referral-not-flagged", "referral-not-flagged", "not-flagged rewarded"],
        {"rewarded": 1, "flagged": 2},
    ),
    "of nobody": (_unknown, ["referral-not-found"], {"flagged": 3}),
    "in bulk": (
        _in_bulk,
        [
            "decided rejected",
            "unknown None",
            "decided rejected",
            "not-flagged qualified",
            "decided rejected",
        ],
        {"rejected": 2, "rewarded": 1},
    ),
    "all approved": (_all_approved, ["decided qualified"] * 3, {"rewarded": 3}),
    "left meanwhile": (_left_meanwhile, ["qualified"], {"rejected": 1, "flagged": 2}),
    "gone meanwhile": (
        _gone_meanwhile,
        ["referral-not-flagged", "not-flagged rejected"],
        {"rejected": 1, "flagged": 2},
    ),
    "watched no more": (_watched_no_more, [], {"flagged": 3}),
}


@pytest.mark.parametrize(("story", "said", "states"), STORIES.values(), ids=STORIES)
async def test_a_decision(
    system: System, story: Story, said: list[str], states: dict[str, int]
) -> None:
    desk = await Desk.with_flags(system)
    assert await story(desk) == said
    await later(system, 2)
    assert await counted(desk.ada) == states
    assert await desk.ada.account.points() == 10 * states.get("rewarded", 0)
    await check_paid(system)


async def test_two_admins_decide_at_once_and_one_wins(system: System) -> None:
    desk = await Desk.with_flags(system)
    interleave(system, "referral")
    first, second, third = desk.ids
    outcomes = await asyncio.gather(desk.one("approve", first), desk.one("reject", first))
    assert "referral-not-flagged" in outcomes
    assert {"qualified", "rejected"} & {*outcomes}
    bulk = await asyncio.gather(
        desk.many("reject", second, third), desk.many("approve", third, second)
    )
    decided = [each for outcome in bulk for each in outcome if each.startswith("decided")]
    assert len(decided) == 2
    await later(system, 2)
    states = await counted(desk.ada)
    assert sum(states.values()) == 3
    assert set(states) <= {"rewarded", "rejected"}
    await check_paid(system)
    logged = [json.loads(line) for line in system.log_lines if '"action":"referral-' in line]
    audited = [each for each in logged if each["action"] in ("referral-approve", "referral-reject")]
    assert sorted(each["referral_id"] for each in audited) == sorted(desk.ids)
    assert {each["user_id"] for each in audited} == {desk.campaign.admin.user_id}


async def test_who_is_rejected_counts_no_more_and_who_is_flagged_is_not_told_why(
    system: System,
) -> None:
    """The points of what is flagged are pending, its place in the cap is taken until then."""
    desk = await Desk.with_flags(system)
    mine = await desk.ada.mine()
    assert (mine["pending"], mine["earned"], mine["stopped_by"]) == (30, 0, "cap")
    token = await desk.ada.account.token()
    reply = await system.request("GET", "/v1/referrals/me/invitees", token=token)
    assert {each["reason"] for each in reply.json()["items"]} == {None}
    await desk.many("reject", *desk.ids[:2])
    mine = await desk.ada.mine()
    assert (mine["pending"], mine["rejected"], mine["stopped_by"]) == (10, {"fraud": 2}, None)


async def test_invitations_of_someone_watched_wait_and_those_of_others_are_paid(
    system: System,
) -> None:
    """Also by a code that was theirs; nobody has one that was never given."""
    campaign, ada, _ = await invited(system, 43)
    bob, cid = await Person.here(system, 46), await Person.here(system, 47)
    assert (await cid.claim(await bob.code())).status == 201
    await cid.enter()
    await system.settle()
    await campaign.ask("POST", "/codes", body={"code": "ada-2026", "telegram_id": "42"})
    await campaign.ask("DELETE", "/codes/ada-2026")
    for code, status in (("ada-2026", 200), ("nobodys", 404)):
        watched = await campaign.ask("PUT", f"/codes/{code}/watch", body={"watched": True})
        assert watched.status == status
    await later(system, 25)
    assert (await counted(ada), await counted(bob)) == ({"flagged": 1}, {"rewarded": 1})
    [item] = (await campaign.ask("GET", "?state=flagged")).json()["items"]
    assert (item["signals"], item["score"]) == (["watched"], 0)


async def test_pages_files_and_statistics(system: System) -> None:
    desk = await Desk.with_flags(system)
    await desk.one("approve", desk.ids[0])
    await desk.one("reject", desk.ids[1])
    await later(system, 1)
    dan = await Person.here(system, 46)
    await dan.claim(await desk.ada.code())
    pages, path = list[Any](), "?limit=2"
    while path:
        page = (await desk.campaign.ask("GET", path)).json()
        pages += page["items"]
        path = f"?limit=2&cursor={page['next_cursor']}" if page["next_cursor"] else ""
    states = {each["id"]: each["state"] for each in pages}
    assert list(states.values()) == ["pending", "flagged", "rejected", "rewarded"]
    assert (pages[1]["signals"], pages[1]["score"]) == (["quick-actions", "watched"], 10)
    assert pages[2]["reason"] == "fraud"
    of_state = (await desk.campaign.ask("GET", "?state=rejected")).json()["items"]
    assert [each["id"] for each in of_state] == [desk.ids[1]]
    token = await desk.campaign.admin.token()
    files = [
        (await system.request("GET", "/v1/referrals", token=token, headers={"accept": each})).body
        for each in ("text/csv", "application/jsonl")
    ]
    rows = list(csv.DictReader(io.StringIO(files[0].removeprefix("\ufeff"))))
    assert [(row["id"], row["state"]) for row in rows] == list(states.items())
    assert (rows[1]["signals"], rows[0]["score"]) == ("quick-actions watched", "")
    assert [json.loads(line) for line in files[1].splitlines()] == pages
    assert "referrals-exported" in "".join(system.log_lines)
    assert (await desk.campaign.ask("GET", "/statistics")).json() == {
        "states": {"pending": 1, "qualified": 0, "rewarded": 1, "rejected": 1, "flagged": 1},
        "rejected": {"fraud": 1},
        "points": 10,
        "signals": {
            name: {"flagged": 1, "approved": 1, "rejected": 1}
            for name in ("quick-actions", "watched")
        },
    }


async def test_only_admins_look_and_decide(system: System) -> None:
    desk = await Desk.with_flags(system)
    token = await desk.ada.account.token()
    asked = [
        ("GET", "", None),
        ("GET", "/statistics", None),
        ("GET", "/signals", None),
        ("PUT", "/signals", {}),
        ("POST", f"/{desk.ids[0]}/approve", None),
        ("POST", f"/{desk.ids[0]}/reject", None),
        ("POST", "/decisions", {"decision": "approve", "referral_ids": desk.ids}),
        ("PUT", f"/codes/{await desk.ada.code()}/watch", {"watched": False}),
    ]
    for method, path, body in asked:
        for given, problem in ((token, "forbidden"), ("", "unauthorized")):
            target = f"/v1/referrals{path}"
            reply = await system.request(method, target, body=body, token=given)
            assert reply.problem == problem, (method, path)
    assert await counted(desk.ada) == {"flagged": 3}
