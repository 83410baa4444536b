"""The randomness beacon that decides draws: drand's rounds, as its relays give them.

A round is believed when it is what was asked for, agrees with itself, and its chain has signed it
(decision 53). There is no other source of chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contest.content.draw.bls import is_signed
from contest.kit.drand import Chain
from contest.kit.service import NotReady

TIMEOUT_S = 5
ANSWER_BYTES_MAX = 2_000  # It has some 280.
NOT_THERE = (404, 425)


class BeaconError(Exception):
    """There is no round to be had now; safe to log. Ask again later."""


class Unavailable(BeaconError):
    """No usable answer: network, time-out, a redirect, a status that says nothing."""


class NotYet(BeaconError):
    """A relay does not have the round, or not yet."""


class Untrue(BeaconError):
    """A relay gave something else as the round: of another number, not in agreement with itself,
    or none at all.
    """


WORSE = (Unavailable, NotYet, Untrue)


@dataclass(frozen=True)
class Round:
    """One round; both texts in hex."""

    number: int
    signature: str
    randomness: str


class _Answer(BaseModel):
    model_config = ConfigDict(strict=True)

    round: int
    signature: str = Field(pattern="^[0-9a-f]{96}$")
    randomness: str = Field(pattern="^[0-9a-f]{64}$")


class Beacon:
    """The relays of one chain. `http` decides how requests travel: the runtime's fetch in a worker,
    sockets elsewhere.
    """

    def __init__(
        self, http: httpx.AsyncClient, *, urls: tuple[str, ...], chain: Chain | None
    ) -> None:
        self._http = http
        self._urls = urls
        self._chain = chain

    @property
    def chain(self) -> Chain:
        """The chain that is pinned. Raises `NotReady`, where none is."""
        if self._chain is None:
            raise NotReady("content has no BEACON_CHAIN.")
        return self._chain

    def round_at(self, at: float) -> int:
        """The first round at or after a moment."""
        return self.chain.round_at(at)

    def time_of(self, number: int) -> int:
        """When a round is published, in epoch seconds. Asking earlier is no use."""
        return self.chain.time_of(number)

    async def fetch(self, number: int) -> Round:
        """A round, of the first relay that gives a true one. Raises the worst `BeaconError` there
        was. Whether it is signed takes some 0.1 s of CPU.
        """

        async def signed(url: str) -> Round:
            found = await self._ask(url, number, TIMEOUT_S)
            if not is_signed(self.chain.public_key, number, found.signature):
                raise Untrue(f"{url}: the chain has not signed it")
            return found

        return await self._first(signed)

    async def answers(self, number: int, *, timeout_s: float) -> None:
        """Some relay gives a round; whether it is signed is not looked at. Raises as `fetch`."""
        await self._first(lambda url: self._ask(url, number, timeout_s))

    async def _first(self, attempt: Callable[[str], Awaitable[Round]]) -> Round:
        errors: list[BeaconError] = []
        for url in self._urls:
            try:
                return await attempt(url)
            except BeaconError as error:
                errors.append(error)
        raise max(
            errors,
            key=lambda error: WORSE.index(type(error)),
            default=Unavailable("there is no relay"),
        )

    async def _ask(self, url: str, number: int, timeout_s: float) -> Round:
        where = f"{url}/{self.chain.hash}/public/{number}"
        body = b""
        try:
            async with self._http.stream("GET", where, timeout=timeout_s) as response:
                if response.status_code in NOT_THERE:
                    raise NotYet(f"{where}: {response.status_code}")
                if response.status_code != 200:
                    raise Unavailable(f"{where}: {response.status_code}")
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > ANSWER_BYTES_MAX:
                        raise Untrue(f"{where}: more than {ANSWER_BYTES_MAX} bytes")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unavailable(f"{where}: {type(error).__name__}") from None
        return _read(body, number, where)


def _read(body: bytes, number: int, where: str) -> Round:
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError:
        raise Untrue(f"{where}: no round") from None
    if answer.round != number:
        raise Untrue(f"{where}: another round")
    if hashlib.sha256(bytes.fromhex(answer.signature)).hexdigest() != answer.randomness:
        raise Untrue(f"{where}: the randomness is not the hash of the signature")
    return Round(number, answer.signature, answer.randomness)
