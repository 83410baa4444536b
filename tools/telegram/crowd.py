"""Many people at once, who use the product as one would: sign in, are invited, join a contest."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from itertools import count
from typing import Literal

import httpx
from pydantic import Field
from starlette.requests import Request

from tools.telegram.parameters import Parameters
from tools.telegram.reading import read
from tools.telegram.sign import sign_init_data
from tools.telegram.state import Emulator, Json, User, bad_request

AT_ONCE_MAX = 4
ANSWER_S_MAX = 60
NAMES = ("Ada", "Grace", "Katherine", "Barbara", "Radia", "Hedy", "Dorothy", "Мария")
PLAIN, FARMED = 700_000_000, 900_000_000  # where their Telegram ids begin
_numbers = count(secrets.randbelow(10_000_000))


class Crowd(Parameters):
    """`farm`: accounts of one maker, invited all at once, from one address."""

    kind: Literal["join", "invite", "farm"]
    count: int = Field(ge=1, le=200)
    contest_id: str | None = None
    inviter_id: int | None = None


@dataclass
class Visitor:
    """Someone at the gateway, from an address of their own."""

    http: httpx.AsyncClient
    emulator: Emulator
    user: User
    address: str

    def init_data(self, start_param: str | None) -> str:
        person = {name: value for name, value in self.user.as_json().items() if name != "is_bot"}
        return sign_init_data(
            self.emulator.bot_token,
            user=person,
            auth_date=int(self.emulator.now_s()),
            start_param=start_param,
            query_id=secrets.token_urlsafe(16),
        )

    async def ask(self, method: str, path: str, body: Json | None = None, token: str = "") -> Json:
        headers = {"cf-connecting-ip": self.address}
        headers |= {"authorization": f"Bearer {token}"} if token else {}
        reply = await self.http.request(method, path, json=body, headers=headers)
        if not reply.is_success:
            raise bad_request(f"{method} {path} is answered {reply.status_code}: {reply.text}")
        answer: Json = reply.json()
        return answer

    async def sign_in(self, start_param: str | None = None) -> tuple[str, str]:
        """Their access token and their id."""
        given = {"init_data": self.init_data(start_param)}
        session = await self.ask("POST", "/v1/auth/telegram", given)
        return session["access_token"], session["user"]["id"]


async def send_crowd(emulator: Emulator, request: Request) -> Json:
    """Returns when all are done; the ids of the people."""
    given = await read(request, Crowd)
    if not emulator.gateway_url:
        raise bad_request("the emulator was not told where the gateway is")
    async with httpx.AsyncClient(
        base_url=emulator.gateway_url, timeout=ANSWER_S_MAX, trust_env=False
    ) as http:
        code = await _code(emulator, http, given)
        contest = await _contest(http, given.contest_id)
        one_address, slots = _address(), asyncio.Semaphore(AT_ONCE_MAX)

        async def come(user: User) -> None:
            address = one_address if given.kind == "farm" else _address()
            async with slots:
                await _join(Visitor(http, emulator, user, address), contest, code)

        people = [_someone(emulator, farmed=given.kind == "farm") for _ in range(given.count)]
        await asyncio.gather(*map(come, people))
    return {"users": [user.id for user in people], "contest_id": contest["id"], "code": code}


async def _code(emulator: Emulator, http: httpx.AsyncClient, given: Crowd) -> str | None:
    if given.kind == "join":
        return None
    inviter = emulator.users.get(given.inviter_id or 0)
    if not inviter:
        raise bad_request("who invites? inviter_id is that of nobody")
    visitor = Visitor(http, emulator, inviter, _address())
    token, _ = await visitor.sign_in()
    return str((await visitor.ask("GET", "/v1/referrals/me", token=token))["code"])


async def _contest(http: httpx.AsyncClient, contest_id: str | None) -> Json:
    """The one that was asked for, or else the first that is open."""
    path = f"/v1/contests/{contest_id}" if contest_id else "/v1/contests?status=open&limit=1"
    reply = await http.get(path)
    if not reply.is_success:
        raise bad_request(f"GET {path} is answered {reply.status_code}: {reply.text}")
    found: list[Json] = [reply.json()] if contest_id else reply.json()["items"]
    if not found:
        raise bad_request("no contest is open")
    return found[0]


async def _join(visitor: Visitor, contest: Json, code: str | None) -> None:
    token, user_id = await visitor.sign_in(code)
    if code:
        claim = {"init_data": visitor.init_data(code)}
        await visitor.ask("POST", "/v1/referrals/claims", claim, token)
    entry = {"source": "invitation" if code else "direct"}
    if contest["has_captcha"]:
        turnstile = visitor.emulator.turnstile
        entry["captcha_token"] = turnstile.issue(action="join", cdata=user_id)
    await visitor.ask("POST", f"/v1/contests/{contest['id']}/entries", entry, token)


def _someone(emulator: Emulator, *, farmed: bool) -> User:
    number = next(_numbers)
    if farmed:
        return emulator.meet(FARMED + number, first_name=f"User{number}", language_code="en")
    name = NAMES[number % len(NAMES)]
    username = f"{name.lower()}_{number}" if name.isascii() and number % 3 else None
    return emulator.meet(PLAIN + number, first_name=name, username=username, language_code="en")


def _address() -> str:
    return ".".join(["10", *(str(1 + secrets.randbelow(250)) for _ in range(3))])
