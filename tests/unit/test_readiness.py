"""`/ready`: "is set" is not "can be used". It signs, verifies, writes,
asks Telegram and the beacon, and has nobody sign in.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.gateway.readiness import LOOK_EVERY_S
from contest.kit.call import Call, Reply
from contest.kit.database import Database, DatabaseError, Statement
from contest.kit.kept import Kept
from contest.kit.service import NotReady, answer
from tests.settings import KEY, OTHER_KEY
from tests.system import CHAIN, OPS_TOKEN, SERVICES, System
from tools.beacon.state import Fault as BeaconFault
from tools.beacon.state import Kind
from tools.fleet import QUICKNET
from tools.telegram.state import Fault

LATER_S = 300  # whatever was kept is asked again


async def ready(system: System, *, after_s: float = LATER_S) -> tuple[int, str]:
    """The status of `/ready`, and what it says of the services that are not ok."""
    system.now += after_s
    reply = await system.request("GET", "/ready", token=OPS_TOKEN)
    if reply.status != 200:
        return reply.status, reply.json()["detail"]
    return 200, "; ".join(
        f"{name}: {state}" for name, state in reply.json()["services"].items() if state != "ok"
    )


def change(system: System, worker: str, **fields: Any) -> None:
    for name, value in fields.items():
        system.replace(worker, **{name: value})


async def rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row, but for the one that `/ready` leaves behind."""
    tables = [
        row["name"]
        for row in await database.all("select name from sqlite_master where type = 'table'")
    ]
    return {
        table: await database.all(f"select * from {table}") for table in tables if table != "probes"
    }


class Full:
    """A database whose disk is full."""

    def __init__(self, database: Any) -> None:
        self._database = database

    async def run(self, sql: str, *values: Any) -> int:
        raise DatabaseError("database or disk is full")

    async def batch(self, statements: list[Statement]) -> Any:
        raise DatabaseError("database or disk is full")

    async def one(self, sql: str, *values: Any) -> Any:
        return await self._database.one(sql, *values)

    async def all(self, sql: str, *values: Any) -> Any:
        return await self._database.all(sql, *values)


# What can be used


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param(
            {"private_keys": [KEY | {"x": OTHER_KEY["x"]}]},
            "auth: auth cannot use JWT_PRIVATE_KEYS.",
            id="x of another key",
        ),
        pytest.param(
            {"private_keys": [KEY, OTHER_KEY | {"d": KEY["d"]}]},
            "auth: auth cannot use JWT_PRIVATE_KEYS.",
            id="d of another key, the second",
        ),
        pytest.param(
            {"private_keys": [KEY | {"d": "AA"}]},
            "auth: auth cannot use JWT_PRIVATE_KEYS.",
            id="a key cut off",
        ),
        pytest.param(
            {"private_keys": ()}, "auth: There is no key to sign access tokens with.", id="no key"
        ),
        pytest.param(
            {"private_keys": [KEY | {"nbf": 1_800_000_900}]},
            "auth: There is no key to sign access tokens with.",
            id="none that signs now",
        ),
        pytest.param(
            {"telegram_public_key": "00"},
            "auth: auth cannot use TELEGRAM_ED25519_PUBLIC_KEY.",
            id="Telegram's key cut off",
        ),
        pytest.param(
            {"bot_token": ""}, "auth: auth cannot open a session (NotReady).", id="no bot token"
        ),
    ],
)
async def test_what_is_set_and_cannot_be_used(
    system: System, fields: dict[str, Any], told: str
) -> None:
    assert await ready(system) == (200, "")
    change(system, "auth", **fields)
    assert await ready(system) == (503, told)


@pytest.mark.parametrize("service", SERVICES)
async def test_a_database_that_takes_no_write_makes_its_service_unready(
    system: System, service: str
) -> None:
    """With a full disk every sign-in was a 500, and `/ready`, which only read, was well."""
    change(system, service, db=Full(system.databases[service]))
    assert await ready(system) == (503, f"{service}: The database of {service} takes no write.")
    assert '"not-writing"' in "".join(system.log_lines)


async def test_a_write_is_tried_at_every_look(system: System) -> None:
    assert await ready(system) == (200, "")
    change(system, "auth", db=Full(system.databases["auth"]))
    assert (await ready(system, after_s=LOOK_EVERY_S))[0] == 503


async def test_a_pacer_that_does_not_answer(system: System) -> None:
    class Gone:
        async def reserve(self, chat_id: str) -> float:
            raise ConnectionError("no such object")

    change(system, "bot", pacer=Gone())
    assert await ready(system) == (503, "bot: The pacer does not answer.")


# Nobody signs in


async def test_that_someone_can_sign_in_is_proved_and_nobody_does(system: System) -> None:
    await system.sign_in()
    await system.settle()
    before = {name: await rows(database) for name, database in system.databases.items()}
    system.log_lines.clear()
    for _ in range(3):
        assert await ready(system) == (200, "")
    assert {name: await rows(database) for name, database in system.databases.items()} == before
    assert not system.deferred
    assert "signed-in" not in "".join(system.log_lines)


async def test_nobody_is_none_of_the_people(system: System) -> None:
    """Someone who signs in at the same second, with events that wait, keeps everything."""
    session = await system.sign_in()
    waiting = await system.rows("auth", "select * from outbox")
    assert waiting
    assert await ready(system, after_s=0) == (200, "")
    assert await system.rows("auth", "select * from outbox") == waiting
    assert (await system.request("GET", "/v1/me", token=session["access_token"])).status == 200


async def test_a_table_that_is_gone_is_seen_although_the_database_takes_writes(
    system: System,
) -> None:
    await system.databases["auth"].run("drop table refresh_tokens")
    assert await ready(system) == (503, "auth: auth cannot open a session (DatabaseError).")


# Telegram


async def test_a_token_that_telegram_refuses(system: System) -> None:
    system.emulator.faults.append(Fault("getMe", 1, error_code=401))
    assert await ready(system) == (503, "bot: Telegram refuses TELEGRAM_BOT_TOKEN.")


async def test_the_bot_of_another_name(system: System) -> None:
    change(system, "bot", bot_username="another_bot")
    told = (
        "bot: TELEGRAM_BOT_TOKEN is that of @contest_test_bot, which is not TELEGRAM_BOT_USERNAME."
    )
    assert await ready(system) == (503, told)
    change(system, "bot", bot_username="Contest_Test_Bot")
    assert await ready(system) == (200, "")


@pytest.mark.parametrize("code", [500, 502, 429])
async def test_an_outage_of_telegrams_is_said_and_is_no_fault_of_ours(
    system: System, code: int
) -> None:
    """A deployment must not roll back for it, and nobody must take it for well."""
    system.emulator.faults.append(Fault("getMe", 1, error_code=code))
    assert await ready(system) == (
        200,
        "bot: unsure: Telegram does not say whether TELEGRAM_BOT_TOKEN is good",
    )
    assert await ready(system, after_s=30) == (200, "")


async def test_telegram_is_asked_rarely(system: System) -> None:
    for _ in range(60):  # five minutes
        assert await ready(system, after_s=LOOK_EVERY_S) == (200, "")
    assert len(system.sent("getMe")) in (1, 2)


# The beacon


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        pytest.param("down", "503", id="down"),
        pytest.param("missing", "404", id="behind"),
        pytest.param("wrong-number", "another round", id="lying"),
    ],
)
async def test_a_beacon_that_gives_no_round_is_no_fault_of_ours(
    system: System, kind: Kind, told: str
) -> None:
    system.beacon.faults.append(BeaconFault(kind=kind))
    status, said = await ready(system)
    assert status == 200
    assert said.startswith("content: unsure: No relay gives a round of the beacon: http://")
    assert said.endswith(f": {told}")
    assert await ready(system, after_s=30) == (200, "")


async def test_a_relay_of_another_chain_gives_no_round(system: System) -> None:
    system.configure("content", BEACON_CHAIN=QUICKNET)
    assert "content: unsure" in (await ready(system))[1]


@pytest.mark.parametrize(
    ("chain", "delay", "is_fit"),
    [
        pytest.param(QUICKNET, "599", False, id="a second less than verifiers take"),
        pytest.param(QUICKNET, "600", True, id="as long as they take"),
        pytest.param(json.dumps(CHAIN.info), "10", True, id="a chain to try a draw out"),
    ],
)
async def test_draws_by_the_public_beacon_wait_as_long_as_verifiers_ask_for(
    system: System, chain: str, delay: str, *, is_fit: bool
) -> None:
    system.configure("content", BEACON_CHAIN=chain, DRAW_DELAY_S=delay)
    status, said = await ready(system)
    assert status == (200 if is_fit else 503)
    assert ("DRAW_DELAY_S is not 600 or more, which quicknet asks for" in said) != is_fit


async def test_the_beacon_is_asked_rarely(system: System) -> None:
    for _ in range(60):  # five minutes
        assert await ready(system, after_s=LOOK_EVERY_S) == (200, "")
    assert len(system.beacon.asked) in (1, 2)


# What is kept


async def test_what_was_found_is_kept_for_as_long_as_it_may_be_and_no_clock_keeps_it_longer() -> (
    None
):
    now, asked = 1_000_000.0, 0
    kept = Kept(good_s=300, bad_s=30)

    async def look() -> str | None:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise NotReady("broken")
        return "unsure" if asked == 3 else None

    async def ask() -> str | None:
        try:
            return await kept.ask(look, now=lambda: now)
        except NotReady as fault:
            return f"fault: {fault}"

    for passed_s, found, looks in [
        (0, None, 1),
        (299, None, 1),
        (1, "fault: broken", 2),
        (29, "fault: broken", 2),
        (1, "unsure", 3),
        (29, "unsure", 3),
        (1, None, 4),
        (-86_400, None, 5),  # the clock was ahead, and is set back
        (10, None, 5),
    ]:
        now += passed_s
        assert (await ask(), asked) == (found, looks)


# The part that a start before a deployment asks for


@pytest.mark.parametrize("service", SERVICES)
async def test_the_local_part_needs_nothing_around_it(system: System, service: str) -> None:
    change(system, service, db=Full(system.databases[service]))
    message = Call(operation="getReadyLocally", request_id="-", traceparent="-").encode()

    async def local() -> Reply:
        return Reply.decode(
            await answer(message, SERVICES[service].OPERATIONS, system.deps[service])
        )

    assert json.loads((await local()).body) == {"status": "ok"}
    change(system, service, unfit=("OPS_TOKEN is not a token",))
    assert json.loads((await local()).body)["detail"] == f"{service} OPS_TOKEN is not a token."


async def test_the_local_part_of_auth_proves_its_keys(system: System) -> None:
    change(system, "auth", private_keys=[KEY | {"x": OTHER_KEY["x"]}])
    message = Call(operation="getReadyLocally", request_id="-", traceparent="-").encode()
    reply = Reply.decode(await answer(message, SERVICES["auth"].OPERATIONS, system.deps["auth"]))
    assert (reply.status, json.loads(reply.body)["detail"]) == (
        503,
        "auth cannot use JWT_PRIVATE_KEYS.",
    )
