"""What the tests of invitations share: a campaign, and people who invite each other."""

from __future__ import annotations

import json
from typing import Any

from contest.contract.events.content import EntryCreated
from contest.kit.call import Call
from contest.kit.call import Reply as Answer
from contest.kit.clock import to_rfc3339
from contest.kit.events import outbox
from tests.events import steady
from tests.point_accounts import Account, check_sums
from tests.system import ADMIN_ID, BOT_TOKEN, Reply, System
from tools.telegram.sign import sign_init_data
from tools.telegram.state import Chat, Member

HOUR_S = 3600
DAY_S = 24 * HOUR_S


class Campaign:
    """A campaign with rules, and an admin who set them."""

    def __init__(self, system: System, admin: Account) -> None:
        self.system, self.admin = system, admin

    @classmethod
    async def begun(cls, system: System, **rules: Any) -> Campaign:
        campaign = cls(system, await Account.opened(system, ADMIN_ID))
        assert (await campaign.rule(**rules)).status == 200
        await steady(system)
        await system.tick("referral")
        return campaign

    async def rule(self, **rules: Any) -> Reply:
        """Other rules."""
        now = int(self.system.now)
        usual = {
            "campaign": "autumn",
            "starts_at": to_rfc3339(now - DAY_S),
            "ends_at": to_rfc3339(now + 30 * DAY_S),
            "contest_id": None,
            "channels": [],
            "hold_h": 24,
            "return_h": 72,
            "newcomer_h": 24,
            "tiers": [{"after": 0, "points": 10}],
            "milestones": [],
            "invitee_points": 0,
            "second_level_points": 0,
            "per_person": 100,
            "per_day": 100,
            "budget": 1000,
        }
        return await self.ask("PUT", "/rules", body=usual | rules)

    async def ask(self, method: str, path: str, *, body: Any = None) -> Reply:
        """What an admin asks of invitations."""
        token = await self.admin.token()
        return await self.system.request(method, f"/v1/referrals{path}", body=body, token=token)


class Person:
    """Someone who invites, and is invited."""

    def __init__(self, system: System, account: Account, telegram_id: int) -> None:
        self.system, self.account, self.telegram_id = system, account, telegram_id

    @classmethod
    async def here(cls, system: System, telegram_id: int, **user: Any) -> Person:
        """Someone who has signed in just now."""
        account = await Account.opened(system, telegram_id, **user)
        return cls(system, account, telegram_id)

    async def mine(self) -> Any:
        """What they see of their invitations."""
        token = await self.account.token()
        reply = await self.system.request("GET", "/v1/referrals/me", token=token)
        assert reply.status == 200, reply.body
        await self.system.settle()
        return reply.json()

    async def code(self) -> str:
        return str((await self.mine())["code"])

    async def claim(self, code: str | None, *, of: int = 0) -> Reply:
        """They open the Mini App by somebody's link, or send initData `of` another."""
        system = self.system
        data = sign_init_data(
            BOT_TOKEN,
            user={"id": of or self.telegram_id, "first_name": "Ada"},
            start_param=code,
            auth_date=int(system.now),
            query_id=system.random_bytes(8).hex(),
        )
        token = await self.account.token()
        return await system.request(
            "POST", "/v1/referrals/claims", body={"init_data": data}, token=token
        )

    async def enter(self, contest_id: str = "demo") -> None:
        """They enter a contest, as far as referral hears of it."""
        await self.account.token()
        event = EntryCreated(
            user_id=self.account.user_id,
            telegram_id=str(self.telegram_id),
            contest_id=contest_id,
        )
        deps = self.system.deps["content"]
        await outbox.commit(deps, outbox.publish(deps, event))

    async def delete_account(self) -> None:
        token = await self.account.token()
        reply = await self.system.request("DELETE", "/v1/me", token=token)
        assert reply.status == 204, reply.body
        self.account._token = ""
        await self.system.settle()


async def invited(
    system: System, *numbers: int, enter: bool = True, **rules: Any
) -> tuple[Campaign, Person, list[Person]]:
    """A campaign, someone who has invited some people, and those people."""
    campaign = await Campaign.begun(system, **rules)
    ada = await Person.here(system, 42)
    code, invitees = await ada.code(), list[Person]()
    for number in numbers:
        person = await Person.here(system, number, first_name=f"P{number}")
        assert (await person.claim(code)).status == 201
        if enter:
            await person.enter()
            await system.settle()
        invitees.append(person)
    return campaign, ada, invitees


async def counted(ada: Person) -> dict[str, int]:
    """How many of someone's invitations are in which state."""
    mine = await ada.mine()
    return {state: number for state, number in mine["invited"].items() if number}


def in_channel(system: System, telegram_id: int, status: str, *, is_member: bool = True) -> None:
    """What someone is in the channel."""
    system.emulator.meet(telegram_id, first_name="Ada")
    channel = system.emulator.chats.setdefault(-8, Chat(-8, "channel", username="contests"))
    channel.members[telegram_id] = Member(status, is_member)


async def started(system: System, telegram_id: int, code: str) -> Answer:
    """They tell the bot `/start CODE`."""
    body = f'{{"telegram_id":"{telegram_id}","code":"{code}"}}'
    call = Call("attributeReferral", "r", "00-0-0-00", body=body)
    return Answer.decode(await system.call("referral", call.encode(), timeout_s=10))


async def later(system: System, hours: float) -> None:
    """So much later, with a sweep."""
    system.now += hours * HOUR_S
    await steady(system)
    await system.tick("referral")


async def check_paid(system: System) -> None:
    """What is said to be paid is what the ledger has paid, and nothing else is."""
    await check_sums(system)
    given, said = await paid_and_said(system)
    assert given == said


async def paid_and_said(system: System) -> tuple[dict[str, int], dict[str, int]]:
    """By key, what the ledger has paid for invitations, and what referral says it has."""
    paid = """
        select key, amount from instructions join transfers using (transfer_id)
        where principal = 'referral' and key like 'referral:%'
    """
    given = {row["key"]: row["amount"] for row in await system.rows("token", paid)}
    rewarded = """
        select invitee, level, amount from rewards
        where refusal is null and amount > 0 and 'rewarded' = (
            select state from transitions where transitions.invitee = rewards.invitee
            order by step desc limit 1)
    """
    rows = await system.rows("referral", rewarded)
    return given, {f"referral:{row['invitee']}:{row['level']}": row["amount"] for row in rows}


def problem_of(answer: Answer) -> str:
    """The name of the problem that a call behind the gateway was answered with."""
    return str(json.loads(answer.body)["type"]).removeprefix("urn:problem:")
