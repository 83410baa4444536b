"""One of everything, and somebody in every role: what access and personal data are tried on.

Ada takes part in it all, and nothing of hers can be mistaken for another's.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from contest.kit.clock import to_rfc3339
from tests.accounts import Unlimited
from tests.channels import CHANNEL, Channels
from tests.contests import HOUR_S, Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S
from tests.entries import Person
from tests.point_accounts import Account
from tests.prizes import prize
from tests.referrals import Campaign, later
from tests.referrals import Person as Inviter
from tests.system import ADMIN_ID, BOT_TOKEN, OPS_TOKEN, Reply, System
from tests.tasks import TITLE, attempt, new
from tools.telegram.sign import sign_init_data

ADA = 7_351_902_468
PROFILE: dict[str, Any] = {
    "first_name": "Unmistakable",
    "last_name": "Vonderhausen",
    "username": "Quixotic_Countess",
    "photo_url": "https://t.me/i/userpic/320/lovelace.svg",
}
ANSWER, NOTE = "An answer of her own", "A note of her own"
TASK_CODE, PRIZE_CODE = "OPENSESAME", "MUGNUMBERONE"
ACCOUNTS = {
    "stranger": 14_000,
    "participant": ADA,
    "rival": 15_000,
    "viewer": 13_000,
    "editor": 12_000,
    "owner": 11_000,
    "admin": ADMIN_ID,
}
HOOK = "https://hooks.example.com/contest"
EXCLUDED, RIVALS_CHANNEL = 900, CHANNEL - 1
CREATORS = ("rival", "owner")  # who have the role `organiser`
LETTER = {"user_id": "somebody", "telegram_id": str(ADA), "locale": "en", "changed_at_ms": 1}
STATUSES = ("draft", "open", "drawn", "confirmed")
NAMES = {  # that are the same in every world
    "service": "auth",
    "letter_id": "letter-1",
    "template_id": "every-day",
    "slug": "help",
    "page": "0",
    "position": "0",
    "telegram_id": str(ACCOUNTS["viewer"]),
    "channel_id": str(CHANNEL),
    "owners_channel_id": str(CHANNEL),
    "username": PROFILE["username"],
}


@dataclass
class Everything:
    """The contests of the owner by how far they are, and the ids of all there is."""

    system: System
    contests: dict[str, dict[str, Any]] = field(default_factory=dict)
    rivals: dict[str, dict[str, Any]] = field(default_factory=dict)  # those of another organiser
    ids: dict[str, str] = field(default_factory=lambda: dict(NAMES))
    tasks: dict[str, str] = field(default_factory=dict)  # of the open contest, by kind
    hooked: list[str] = field(default_factory=list)  # what the owner's system was sent
    tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def of(cls, system: System) -> Everything:
        system.replace("api-gateway", limiters=Unlimited())
        world = cls(system)
        telegram = {"all://telegram.test": httpx.ASGITransport(system._telegram)}
        hooks = httpx.MockTransport(world._heard)
        system.replace("content", http=httpx.AsyncClient(transport=hooks, mounts=telegram))
        for number in ACCOUNTS.values():
            profile = {"username": PROFILE["username"]} if number == ADA else {}
            system.emulator.start_private_chat(system.emulator.meet(number, **profile))
        await world._give_roles()
        await minutes(system, 2)  # the clock is steady
        await world._invite()
        await world._draw()
        await world._make()
        await world._take_part()
        await world._organise()
        await world._tell()
        await world._pay()
        await world._bury()
        await world._sign_in()
        return world

    def _heard(self, request: httpx.Request) -> httpx.Response:
        """Whatever webhooks lead to."""
        assert str(request.url) == HOOK
        self.hooked.append(f"{request.headers} {request.content.decode()}")
        return httpx.Response(204)

    @functools.cached_property
    def owner(self) -> Organiser:
        return Organiser(self.system, ACCOUNTS["owner"])

    async def ada(self) -> Person:
        return await Person.signed_in(self.system, ADA, **PROFILE)

    async def _give_roles(self) -> None:
        for name in CREATORS:
            role = "insert into organisers values (?, '-', 0)"
            await self.system.rows("auth", role, str(ACCOUNTS[name]))

    async def _invite(self) -> None:
        """The stranger, who is watched, has invited Ada."""
        campaign = await Campaign.begun(self.system)
        stranger = await Inviter.here(self.system, ACCOUNTS["stranger"])
        self.ids["code"] = code = await stranger.code()
        _done(await campaign.ask("PUT", f"/codes/{code}/watch", body={"watched": True}))
        claim = {"init_data": self._opened_by(code)}
        _done(await (await self.ada()).send("POST", "/v1/referrals/claims", body=claim))

    def _opened_by(self, code: str) -> str:
        """What Ada's Mini App gets when she opens it by a link."""
        return sign_init_data(
            BOT_TOKEN,
            user={"id": ADA, **PROFILE},
            start_param=code,
            auth_date=int(self.system.now),
            query_id="claim",
        )

    async def _draw(self) -> None:
        """Two contests that Ada has won; of one she has the prize, without showing her name."""
        owner, ada = self.owner, await self.ada()
        for status in ("drawn", "confirmed"):
            contest = await owner.opened(prizes=[prize("claim", claim_within_h=24)])
            self.contests[status] = contest
            _done(await ada.join(contest))
        await self.system.settle()
        _done(await owner.send("PUT", contest, "/prizes/0/codes", body={"csv": PRIZE_CODE}))
        for wait_s in (LENGTH_S, DELAY_S):
            self.system.now += wait_s
            await minutes(self.system, 4)
        body = {"decisions": 0, "despite_findings": True}
        _done(await owner.send("POST", contest, "/draw/confirm", body=body))
        path = f"/v1/contests/{contest['id']}/prizes/me/claim"
        claimed = await (await self.ada()).send("POST", path, body={"shows_name": False})
        assert claimed.json()["code"] == PRIZE_CODE, claimed.body
        await minutes(self.system, 1)  # everybody is told

    async def _make(self) -> None:
        """A draft and an open contest, each with tasks; and the rival has both as well."""
        owner, rival = self.owner, Organiser(self.system, ACCOUNTS["rival"])
        self.rivals = {"open": await rival.opened(), "draft": await rival.create()}
        made = await owner.create(starts_at=_at(self.system, 0), ends_at=_at(self.system, 48))
        for kind, given in (("secret_code", {"code": TASK_CODE}), ("question", {})):
            task = new(kind, **given)
            added = _done(await owner.send("POST", made, "/tasks", body=task))
            self.ids["task_id"] = self.tasks[kind] = added["id"]
            made = await owner.see(made)
        _done(await owner.send("PUT", made, f"/exclusions/{EXCLUDED}", body={"reason": "staff"}))
        self.contests["draft"] = copy = _done(await owner.send("POST", made, "/copy"))
        self.contests["open"] = open_ = _done(await owner.step(made, "/publish"))
        hook = {"url": HOOK, "events": ["entry.created", "contest.closed", "winner.confirmed"]}
        self.ids["webhook_id"] = _done(await owner.send("POST", open_, "/webhooks", body=hook))[
            "id"
        ]
        coded = {"kind": "secret_code", "title": TITLE, "tickets": 1}
        added = _done(await owner.send("POST", copy, "/tasks", body=coded))
        path = f"/tasks/{added['id']}/codes"
        _done(await owner.send("PUT", copy, path, body={"csv": TASK_CODE}))
        self.ids["draft_task_id"] = added["id"]

    async def _take_part(self) -> None:
        ada, open_ = await self.ada(), self.contests["open"]
        _done(await ada.join(open_))
        for kind, given in (("secret_code", {"code": TASK_CODE}), ("question", {"answer": ANSWER})):
            task = {"id": self.tasks[kind], "kind": kind}
            _done(await attempt(ada, open_, task, **given))
        await self.system.settle()

    async def _organise(self) -> None:
        """Each contest has helpers, and of the open one the parts are known by their ids."""
        owner, open_ = self.owner, self.contests["open"]
        for contest in self.contests.values():
            for role in ("editor", "viewer"):
                path = f"/organisers/{ACCOUNTS[role]}"
                _done(await owner.send("PUT", contest, path, body={"role": role}))
        [entry] = _done(await owner.send("GET", open_, "/entries"))["items"]
        [review] = _done(await owner.send("GET", open_, "/reviews"))["items"]
        self.ids |= {"entry_id": entry["id"], "review_id": review["id"]}
        path = f"/webhooks/{self.ids['webhook_id']}/deliveries"
        [message] = _done(await owner.send("GET", open_, path))["items"]
        self.ids["message_id"] = message["id"]

    async def _tell(self) -> None:
        """A channel of the owner's with a post, one of the rival's, and a broadcast."""
        owner, open_, channels = self.owner, self.contests["open"], Channels(self.system)
        await channels.adds_bot(by=ACCOUNTS["owner"], name="news_here")
        await channels.adds_bot(RIVALS_CHANNEL, title="Other", by=ACCOUNTS["rival"])
        _done(await owner.send("PUT", open_, f"/channels/{CHANNEL}", body={}))
        audience = {"kind": "entrants", "contest_id": open_["id"]}
        body = {"audience": audience, "text": "Hello", "starts_at": _at(self.system, 24)}
        key, token = {"idempotency-key": "broadcast-1"}, await owner.token()
        begun = await self.system.request(
            "POST", "/v1/broadcasts", body=body, headers=key, token=token
        )
        self.ids["broadcast_id"] = _done(begun)["id"]

    async def _pay(self) -> None:
        """Ada has points, and has sent some on; her invitation waits for an admin."""
        ada = await Account.opened(self.system, ADA, points=100, **PROFILE)
        stranger = await Account.opened(self.system, ACCOUNTS["stranger"])
        admin = await Account.opened(self.system, ADMIN_ID)
        await admin.limit()
        given = _done(await ada.give(stranger.user_id, 10, note=NOTE))
        for path in ("/v1/referrals/me", "/v1/token/balance"):  # which learn her name by it
            _done(await (await self.ada()).send("GET", path))
        await later(self.system, 0)
        path, token = "/v1/referrals?state=flagged", await admin.token()
        [referral] = _done(await self.system.request("GET", path, token=token))["items"]
        self.ids |= {"transfer_id": given["id"], "referral_id": referral["id"]}

    async def _bury(self) -> None:
        """An event about Ada has become a dead-letter message."""
        letter = {"id": "letter-1", "type": "user.created", "time": 1, "data": LETTER}
        sql = "insert into dead_letters values ('letter-1', 'outbox:referral', ?, 'of the test', ?)"
        await self.system.rows("auth", sql, json.dumps(letter), int(self.system.now))

    async def _sign_in(self) -> None:
        """Everybody is signed in at the same moment, and everything is as it is now."""
        for name, number in ACCOUNTS.items():
            session = await self.system.sign_in(number, **(PROFILE if number == ADA else {}))
            self.tokens[name] = session["access_token"]
            self.ids[f"{name}_user_id"] = session["user"]["id"]
            self.ids[f"{name}_refresh_token"] = session["refresh_token"]
        self.tokens["operator"] = OPS_TOKEN
        self.ids["claim"] = self._opened_by(self.ids["code"])
        self.ids["init_data"] = self.system.init_data(ADA, **PROFILE)
        sessions = _done(await (await self.ada()).send("GET", "/v1/auth/sessions"))
        self.ids["session_id"] = sessions["items"][0]["id"]
        self.ids["open_contest_id"] = self.contests["open"]["id"]
        for status, contest in self.contests.items():
            self.contests[status] = await self.owner.see(contest)
        await self.system.settle()


def _done(reply: Reply) -> Any:
    """What was answered."""
    assert reply.status < 300, reply.body
    return reply.json() if reply.body else None


def _at(system: System, hours: int) -> str:
    return to_rfc3339(int(system.now) + hours * HOUR_S)
