"""The people of a simulated campaign: who invites whom and when, what they do, and what Telegram
knows of them. All distributions are assumed; docs/referral-fraud.md says which.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["private", "public", "room", "script", "slow", "bought"]
HONEST: tuple[Kind, ...] = ("private", "public", "room")
FARMS: tuple[Kind, ...] = ("script", "slow", "bought")

HOUR_S, DAY_S = 3600, 86_400
NEWEST_ID = 9_000_000_000
IDS_A_YEAR = 1_000_000_000
FARMED = 0.1  # of all who are invited
FRIENDS = 2  # honest ones, of whoever farms
PUBLIC, ROOM = (
    0.12,
    0.005,
)  # of honest referrers post their link, or tell it to a room full of people
INVITES_TOO = 0.15  # of honest invitees


@dataclass(kw_only=True)
class Invitee:
    kind: Kind
    referrer: Referrer
    claimed_at: int
    acted_at: int | None
    leaves: bool
    telegram_id: int
    has_username: bool
    has_photo: bool
    is_premium: bool
    by_start: bool  # of the bot; else by the Mini App


@dataclass(kw_only=True, eq=False)
class Referrer:
    kind: Kind
    starts_at: int
    invitee: Invitee | None = None  # as whom they came
    telegram_id: int = 0
    code: str = ""


@dataclass(kw_only=True)
class Circle:
    """What the friends of someone have in common."""

    usernames: float
    young: float
    wait_s: float  # before they do what is asked, half of them


@dataclass(kw_only=True)
class Crowd:
    """So many are invited in the days after `begins_at`."""

    seed: int
    size: int
    begins_at: int
    days: int = 10
    invitees: list[Invitee] = field(default_factory=list)
    referrers: list[Referrer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._ids = set[int]()
        farmed = int(self.size * FARMED)
        for kind in FARMS:
            self._farms(kind, farmed // len(FARMS))
        self._honest(self.size - len(self.invitees))
        self.invitees.sort(key=lambda each: each.claimed_at)

    def _honest(self, count: int) -> None:
        """Some begin, and some of those who come invite others."""
        left, waiting = count, list[Referrer]()
        while left > 0:
            referrer = waiting.pop(0) if waiting else self._referrer(self._honest_kind())
            for invitee in self._invited(referrer)[:left]:
                left -= 1
                self.invitees.append(invitee)
                if invitee.acted_at and self._chance.random() < INVITES_TOO:
                    later = int(self._chance.lognormvariate(9.5, 1.2))  # hours, mostly
                    waiting.append(
                        Referrer(
                            kind=self._honest_kind(),
                            starts_at=invitee.acted_at + later,
                            invitee=invitee,
                        )
                    )

    def _honest_kind(self) -> Kind:
        drawn = self._chance.random()
        return "room" if drawn < ROOM else "public" if drawn < ROOM + PUBLIC else "private"

    def _referrer(self, kind: Kind) -> Referrer:
        starts_at = self.begins_at + self._chance.randrange(self.days * DAY_S)
        return Referrer(kind=kind, starts_at=starts_at, telegram_id=self._id(self._old()))

    def _invited(self, referrer: Referrer) -> list[Invitee]:
        self.referrers.append(referrer)
        chance, at = self._chance, float(referrer.starts_at)
        if referrer.kind == "room":
            times = [at + chance.uniform(0, 400) for _ in range(chance.randint(12, 40))]
        elif referrer.kind == "public":  # most look at a post soon, some the next day
            delays = [chance.expovariate(1 / 1800) for _ in range(chance.randint(12, 50))]
            late = [chance.expovariate(1 / DAY_S) for _ in range(len(delays) // 3)]
            times = [at + each for each in [*delays, *late]]
        else:
            times = list(
                self._gaps(at, chance.randint(1, 7), lambda: chance.expovariate(1 / 18_000))
            )
        circle = self._circle(referrer)
        return [self._friend(referrer, int(each), circle) for each in sorted(times)]

    def _circle(self, referrer: Referrer) -> Circle:
        chance = self._chance
        return Circle(
            usernames=chance.uniform(0.55, 0.9),
            young=chance.uniform(0.02, 0.4),
            wait_s=chance.uniform(30, 200) if referrer.kind == "room" else chance.uniform(90, 400),
        )

    def _friend(self, referrer: Referrer, at: int, circle: Circle) -> Invitee:
        chance = self._chance
        waits = circle.wait_s * chance.lognormvariate(0, 1.0)
        is_young = chance.random() < circle.young
        return Invitee(
            kind=referrer.kind if referrer.kind in HONEST else "private",
            referrer=referrer,
            claimed_at=at,
            acted_at=at + 8 + int(waits) if chance.random() < 0.7 else None,
            leaves=chance.random() < 0.14,
            telegram_id=self._id(self._young() if is_young else self._old()),
            has_username=chance.random() < circle.usernames,
            has_photo=chance.random() < 0.7,
            is_premium=chance.random() < 0.08,
            by_start=chance.random() < 0.4,
        )

    def _farms(self, kind: Kind, count: int) -> None:
        while count > 0:
            farmer = self._referrer(kind)
            self.referrers.append(farmer)
            grown = min(count, self._chance.randint(40, 110))
            self.invitees += self._farmed(farmer, grown)
            for _ in range(FRIENDS):
                at = farmer.starts_at + self._chance.randrange(DAY_S)
                self.invitees.append(self._friend(farmer, at, self._circle(farmer)))
            count -= grown

    def _farmed(self, farmer: Referrer, count: int) -> Iterator[Invitee]:
        chance = self._chance
        gap: dict[Kind, Callable[[], float]] = {
            "script": lambda: chance.uniform(20, 60),
            "slow": lambda: chance.uniform(900, 3600),
            "bought": lambda: chance.expovariate(1 / 300),
        }
        acts = {"script": chance.choice((0.0, 0.9)), "slow": 0.35, "bought": 0.9}[farmer.kind]
        waits = {"script": (10, 40), "slow": (20, 400), "bought": (20, chance.choice((80, 400)))}
        young = chance.uniform(0.65, 0.95) if farmer.kind != "bought" else 0.4
        empty = chance.uniform(0.4, 0.9) if farmer.kind != "bought" else 0.25
        batch = self._old() if chance.random() < 0.5 else None  # of numbers that were sold together
        for at in self._gaps(farmer.starts_at, count, gap[farmer.kind]):
            is_young, is_empty = chance.random() < young, chance.random() < empty
            near = batch + int(chance.gauss(0, 3_000_000)) if batch else self._young()
            acted_at = int(at) + chance.randint(*waits[farmer.kind])
            yield Invitee(
                kind=farmer.kind,
                referrer=farmer,
                claimed_at=int(at),
                acted_at=acted_at if chance.random() < acts else None,
                leaves=chance.random() < 0.1,
                telegram_id=self._id(near if is_young else self._old()),
                has_username=not is_empty,
                has_photo=not is_empty and chance.random() < 0.5,
                is_premium=chance.random() < 0.005,
                by_start=farmer.kind != "bought",
            )

    def _gaps(self, at: float, count: int, gap: Callable[[], float]) -> Iterator[float]:
        for _ in range(count):
            at += gap()
            yield at

    def _old(self) -> int:
        """The id of an account of any age up to ten years, mostly of the last ones."""
        years = min(self._chance.expovariate(1 / 3), 8.9)
        return NEWEST_ID - int(years * IDS_A_YEAR)

    def _young(self) -> int:
        return NEWEST_ID - self._chance.randrange(IDS_A_YEAR // 2)

    def _id(self, near: int) -> int:
        """An id that nobody else has."""
        while near in self._ids:
            near += 1
        self._ids.add(near)
        return near
