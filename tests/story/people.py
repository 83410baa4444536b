"""The sixty people of the story: who they are, how each comes, and what they see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from tests.story.script import PRICE
from tests.story.world import World
from tests.system import Reply

SIGN_INS_MAX = 10


@dataclass(frozen=True)
class Cast:
    """Their Telegram ids: `inviter` has friends, `farmer` has accounts of his own."""

    inviter: int
    farmer: int
    by_button: range
    by_link: range
    friends: range
    farm: range

    @classmethod
    def sixty(cls, first: int) -> Cast:
        return cls(
            inviter=first,
            farmer=first + 1,
            by_button=range(first + 2, first + 20),
            by_link=range(first + 20, first + 39),
            friends=range(first + 39, first + 48),
            farm=range(first + 48, first + 60),
        )

    @property
    def with_chats(self) -> tuple[int, ...]:
        """Whom the bot may write to: they have written to it."""
        return (self.inviter, self.farmer, *self.by_button)

    @property
    def all(self) -> range:
        return range(self.inviter, self.farm.stop)


class People:
    """Those of one contest, at the gateway."""

    def __init__(self, world: World, first: int) -> None:
        self.world, self.cast = world, Cast.sixty(first)
        self.path = ""  # of the contest
        self._tokens: dict[int, str] = {}

    def each(self, people: Iterable[int], does: Callable[[int], Any]) -> list[Any]:
        """What becomes of it, in their order; some do it at once."""
        with ThreadPoolExecutor(self.world.at_once) as pool:
            return list(pool.map(does, people))

    def sign_in(self, person: int, *, start_param: str | None = None, **more: Any) -> str:
        data = self._init_data(person, start_param, **more)
        reply = self.world.request("POST", "/v1/auth/telegram", body={"init_data": data})
        assert reply.status == 201, reply.body
        self._tokens[person] = str(reply.json()["access_token"])
        return self._tokens[person]

    def by(
        self,
        person: int,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Who comes back after a quarter of an hour signs in anew; a wrong clock takes minutes."""
        token = self._tokens.get(person) or self.sign_in(person)
        for _ in range(SIGN_INS_MAX):
            reply = self.world.request(method, path, body=body, token=token, headers=headers)
            if reply.status != 401:
                return reply
            self.world.tick()
            token = self.sign_in(person)
        raise AssertionError(f"{person} is not believed: {reply.body}")

    def enter(self, person: int, source: str = "channel_post") -> None:
        reply = self.by(person, "POST", f"{self.path}/entries", {"source": source})
        assert reply.status in (200, 201), reply.body

    def invited_by(self, inviter: int) -> Callable[[int], None]:
        """How somebody comes by the link of another. A farm's accounts have no usernames."""
        code = self.by(inviter, "GET", "/v1/referrals/me").json()["code"]

        def come(person: int) -> None:
            names = {} if inviter == self.cast.farmer else {"username": f"friend_{person}"}
            self.sign_in(person, start_param=code, **names)
            data = self._init_data(person, code, **names)
            claim = self.by(person, "POST", "/v1/referrals/claims", {"init_data": data})
            assert claim.status in (200, 201), claim.body
            self.enter(person, "invitation")

        return come

    def attempt(self, person: int, task_id: str, body: Any) -> str:
        """The state of the task after a try."""
        path = f"{self.path}/tasks/{task_id}/completions"
        reply = self.by(person, "POST", path, body)
        assert reply.status == 200, reply.body
        return str(reply.json()["state"])

    def task(self, person: int, task_id: str) -> Any:
        """As the person sees it."""
        tasks = self.by(person, "GET", f"{self.path}/entries/me").json()["tasks"]
        return next(each for each in tasks if each["id"] == task_id)

    def with_points(self, people: Iterable[int]) -> list[int]:
        """Those who can buy a ticket."""
        return [each for each in people if self._points(each) >= PRICE]

    def _points(self, person: int) -> int:
        reply = self.by(person, "GET", "/v1/token/balance")
        return int(reply.json()["available"]) if reply.status == 200 else 0

    def invited(self, person: int) -> dict[str, int]:
        """How many of whom they have invited are in which state."""
        found = self.by(person, "GET", "/v1/referrals/me").json()["invited"]
        return {state: number for state, number in found.items() if number}

    def _init_data(self, person: int, start_param: str | None, **more: Any) -> str:
        profile = {"first_name": f"P{person}", "language_code": "en", **more}
        return self.world.init_data(person, start_param=start_param, **profile)
