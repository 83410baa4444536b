"""What the tests of organisers share: someone who leads contests in the chat, by what stands on
buttons in their language.
"""

from __future__ import annotations

from typing import Any

from tests.chats import Chats, Person
from tests.contest_by_chat import PRESS
from tests.system import ADMIN_ID, System


def organiser(chats: Chats, locale: str = "en", telegram_id: int = ADMIN_ID, **user: Any) -> Person:
    return chats.person(telegram_id, locale=locale, **{"first_name": "Grace", **user})


async def met(chats: Chats, locale: str, **user: Any) -> Person:
    """An organiser who has written to the bot before they do anything elsewhere: their language
    is the one that they write in.
    """
    person = organiser(chats, locale, **user)
    await person.sends("/admin")
    return person


async def does(person: Person, what: str) -> list[str]:
    """Press the button behind a `▸`, or write what else it is; what the bot says."""
    if what.startswith(PRESS):
        return await person.presses(what.removeprefix(PRESS))
    return await person.sends(what)


async def plays(person: Person, *script: tuple[str, str]) -> None:
    """Each row is what someone does, and what is in the answer."""
    for what, says in script:
        said = await does(person, what)
        assert says in "\n".join(said), (what, said)


async def goes(person: Person, *whats: str) -> list[str]:
    """One after another; what the bot says to the last."""
    said: list[str] = []
    for what in whats:
        said = await does(person, what)
    return said


async def contests(system: System) -> list[dict[str, Any]]:
    """What there is, oldest first."""
    return await system.rows("content", "select * from contests order by created_at, contest_id")


def newest_file(system: System) -> bytes:
    """What the bot has uploaded last."""
    return [*system.emulator.files.values()][-1].content
