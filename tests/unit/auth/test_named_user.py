"""People are found by their username, as the bot finds whom an organiser names."""

from __future__ import annotations

import json

import pytest

from contest.auth.repository import find_named
from contest.kit.call import Call, Reply
from tests.system import System


async def _find(system: System, username: str) -> str:
    """The Telegram id of who is found, or the problem."""
    call = Call("findNamedUser", "request", "", path={"username": username})
    reply = Reply.decode(await system.call("auth", call.encode(), timeout_s=5))
    body = json.loads(reply.body)
    return str(body["telegram_id"] if reply.status == 200 else body["type"])


@pytest.mark.parametrize(
    ("username", "found"),
    [
        pytest.param("ada_x", "42", id="as it is written"),
        pytest.param("ADA_X", "42", id="in capitals"),
        pytest.param("moved", "44", id="of who had it last"),
        pytest.param("ada", "urn:problem:user-not-found", id="a part"),
    ],
)
async def test_someone_is_found_by_their_username(
    system: System, username: str, found: str
) -> None:
    await system.sign_in(42, username="Ada_X")
    await system.sign_in(43, username="moved")
    system.now += 60
    await system.sign_in(44, username="Moved")
    assert await _find(system, username) == found


@pytest.mark.parametrize("seen", ["signs in", "writes to the bot"])
async def test_a_username_that_has_come_back_is_its_first_owners(system: System, seen: str) -> None:
    person = {"first_name": "Ada", "username": "moved", "language_code": "en"}
    await system.sign_in(43, **person)
    system.now += 60
    await system.sign_in(44, username="Moved")
    system.now += 60
    if seen == "signs in":
        await system.sign_in(43, **person)
    else:
        message = system.private_message(1, "/start", telegram_id=43)
        message["message"]["from"] |= person
        await system.send_update(message)
        await system.settle()
    assert await _find(system, "moved") == "43"


async def test_it_does_not_read_all_people(system: System) -> None:
    await find_named(system.databases["auth"], "ada")
    plan = await system.rows(
        "auth",
        "explain query plan select * from users where lower(username) = lower(?)"
        " and username is not null order by updated_at desc limit 1",
        "ada",
    )
    assert any("users_username" in row["detail"] for row in plan)
