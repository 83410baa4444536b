"""What the tests of prizes share: prizes of each kind, their codes, and contests that are won."""

from __future__ import annotations

from typing import Any

from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, stage
from tests.entries import Person, joined
from tests.system import Reply, System


def prize(kind: str, *, count: int = 1, **more: Any) -> dict[str, Any]:
    """A prize as an organiser gives it."""
    return {
        "name": {"en": f"By {kind}", "ru": f"Приз: {kind}"},
        "count": count,
        "handover": {"en": "It is yours", "ru": "Он ваш"},
        "kind": kind,
        **more,
    }


async def put_codes(
    system: System, contest: dict[str, Any], csv: str, *, position: int = 0
) -> Reply:
    """Give a prize codes, as an admin."""
    path = f"/v1/contests/{contest['id']}/prizes/{position}/codes"
    token = await Organiser(system).token()
    return await system.request("PUT", path, body={"csv": csv}, token=token)


class Winners:
    """A contest that is drawn, and who was drawn, first to last."""

    def __init__(self, system: System, contest: dict[str, Any], drawn: list[int]) -> None:
        self._system, self.contest, self.drawn = system, contest, drawn
        self.path = f"/v1/contests/{contest['id']}"

    @classmethod
    async def of(
        cls, system: System, *prizes: dict[str, Any], people: int = 4, codes: str = ""
    ) -> Winners:
        """Everybody is drawn; the first prize gets `codes`. Nothing is confirmed."""
        contest = await Organiser(system).opened(prizes=list(prizes), reserves=people)
        await minutes(system, 2)  # the clock is steady
        await joined(system, contest, *range(100, 100 + people))
        if codes:
            assert (await put_codes(system, contest, codes)).status == 200
        system.now += LENGTH_S
        await minutes(system, 4)
        system.now += DELAY_S
        await minutes(system, 1)
        assert await stage(system, contest) == "drawn"
        sql = """
            select telegram_id from drawn_lines join entries using (contest_id, commitment)
            order by draw
        """
        drawn = [int(row["telegram_id"]) for row in await system.rows("content", sql)]
        assert len(drawn) == people
        await minutes(system, 1)
        return cls(system, contest, drawn)

    async def confirm(self, *, decisions: int = 0) -> Reply:
        return await self.organised("POST", "/draw/confirm", {"decisions": decisions})

    async def confirmed(self) -> Winners:
        """The same once it is confirmed, and everybody is told."""
        reply = await self.confirm()
        assert reply.status == 200, reply.body
        await minutes(self._system, 1)
        return self

    async def organised(self, method: str, path: str, body: Any = None) -> Reply:
        token = await Organiser(self._system).token()
        return await self._system.request(method, f"{self.path}{path}", body=body, token=token)

    async def person(self, draw: int) -> Person:
        """Who was drawn at that number."""
        return await Person.signed_in(self._system, self.drawn[draw])

    async def look(self, draw: int) -> Reply:
        """What they see of their prize."""
        return await (await self.person(draw)).send("GET", f"{self.path}/prizes/me")

    async def claim(self, draw: int, **said: Any) -> Reply:
        person = await self.person(draw)
        return await person.send("POST", f"{self.path}/prizes/me/claim", body=said)

    async def holders(self) -> list[int | None]:
        """By which draw each prize is held."""
        rows = await self._system.rows("content", "select draw from winners order by prize")
        return [row["draw"] for row in rows]
