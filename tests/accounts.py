"""What the tests of accounts share: events held back and let go in any order, and a search for whatever is left of someone."""

from __future__ import annotations

import json
from typing import Any

from tests.failing import Interleaved
from tests.system import MemoryMessage, System
from tools.telegram.state import Fault

ADA = 7_351_902_468
NAME, USERNAME = "Unmistakable", "unmistakable_ada"
SERVICES = ("auth", "referral", "bot")


async def run_deferred(system: System) -> None:
    while system.deferred:
        await system.deferred.popleft()


def interleave(system: System, service: str) -> None:
    """Let requests at once meet between their calls of the service's database."""
    object.__setattr__(system.deps[service], "db", Interleaved(system.databases[service]))


class Unlimited(dict[Any, "Unlimited"]):
    """Rate limits that nothing reaches, whatever they are."""

    def __missing__(self, limit: Any) -> Unlimited:
        return self

    async def allow(self, key: str) -> bool:
        return True


def unlimited(system: System) -> None:
    """Let as much of one caller pass as a test needs."""
    for deps in (system.gateway, system.deps["auth"]):
        object.__setattr__(deps, "limiters", Unlimited())


async def hold(system: System) -> list[tuple[str, MemoryMessage]]:
    """Take everything that was sent to referral and bot, with its consumer: it is on its way and arrives when the test says so."""
    await run_deferred(system)
    held = [(name, message) for name in ("referral", "bot") for message in system.queues[name].messages]
    for name in ("referral", "bot"):
        system.queues[name].messages.clear()
    return held


async def arrive(system: System, *held: tuple[str, MemoryMessage]) -> None:
    """Let each arrive after the one before it has taken effect."""
    for consumer, message in held:
        system.queues[consumer].messages.append(MemoryMessage(message.body))
        await system.settle()


def type_of(held: tuple[str, MemoryMessage]) -> str:
    return str(json.loads(held[1].body)["type"])


async def tables_with(system: System, *words: str) -> set[str]:
    """Every table of every service with a row that holds one of the words anywhere."""
    found = set()
    for service in system.databases:
        for table in await system.rows(service, "select name from sqlite_master where type = 'table'"):
            rows = await system.rows(service, f"select * from {table['name']}")
            if any(word in str(value) for row in rows for value in row.values() for word in words):
                found.add(f"{service}.{table['name']}")
    return found


async def bury(system: System, service: str, message: str, *, letter_id: str) -> None:
    """A dead letter, as old as this moment."""
    sql = "insert into dead_letters values (?, 'events', ?, 'of the test', ?)"
    await system.databases[service].run(sql, letter_id, message, int(system.now))


async def letters(system: System) -> set[str]:
    return {str(row["letter_id"]) for service in SERVICES for row in await system.rows(service, "select letter_id from dead_letters")}


async def recipients(system: System) -> list[dict[str, Any]]:
    return await system.rows("bot", "select user_id, telegram_id, locale from recipients order by user_id")


async def minutes(system: System, count: int) -> None:
    """Time passes, with the cron of each service every minute."""
    for _ in range(count):
        system.now += 60
        for service in SERVICES:
            await system.tick(service)
            await system.settle()


async def reuse(system: System, session: dict[str, Any]) -> None:
    """Somebody else uses an old refresh token of the session, which ends it."""
    token = session["refresh_token"]
    for _ in range(2):
        token = (await system.refresh(token)).json()["refresh_token"]
    assert (await system.refresh(session["refresh_token"])).problem == "refresh-token-reused"


async def sign_in_ada(system: System) -> Any:
    return await system.sign_in(ADA, first_name=NAME, username=USERNAME, language_code="en")


async def choose(system: System, session: Any, locale: str) -> None:
    reply = await system.request("PATCH", "/v1/me", body={"locale": locale}, token=session["access_token"])
    assert (reply.status, reply.json()["locale"]) == (200, locale)


async def delete(system: System, session: Any) -> None:
    assert (await system.request("DELETE", "/v1/me", token=session["access_token"])).status == 204


async def write_to_bot(system: System, update_id: int) -> None:
    """Ada writes to the bot."""
    update = system.private_message(update_id, telegram_id=ADA)
    update["message"]["from"] |= {"first_name": NAME, "username": USERNAME}
    system.emulator.start_private_chat(system.emulator.meet(ADA, first_name=NAME))
    assert (await system.send_update(update)).status == 200


def telegram_is_down(system: System) -> Fault:
    """What the bot sends to Ada fails, until this is removed from the emulator's faults."""
    fault = Fault("sendMessage", 1000, chat_id=str(ADA), error_code=500)
    system.emulator.faults.append(fault)
    return fault


async def full_life(system: System) -> Any:
    """Ada, of whom every service keeps something: in tables, on the way, among dead letters."""
    session = await sign_in_ada(system)
    await system.request("GET", "/v1/referrals/me", token=session["access_token"])
    await system.settle()
    await choose(system, session, "ru")
    telegram_is_down(system)
    await write_to_bot(system, 1)
    await reuse(system, await sign_in_ada(system))
    await system.settle()
    for service in SERVICES:
        await bury(system, service, f'{{"type":"x","deep":[{{"telegram_id":"{ADA}","name":"{NAME}"}}]}}', letter_id=f"text-{service}")
        await bury(system, service, f'{{"type":"x","from":{{"id":{ADA},"name":"{NAME}"}}}}', letter_id=f"number-{service}")
        await bury(system, service, f"<{ADA}, {NAME}>", letter_id=f"no-json-{service}")
        await bury(system, service, f'{{"user_id":"{session["user"]["id"]}"}}', letter_id=f"opaque-{service}")
    return session


async def traces(system: System, session: Any) -> set[str]:
    """Where something personal of Ada is left; her opaque id may remain, as one that was erased."""
    personal = await tables_with(system, str(ADA), NAME, USERNAME)
    known = await tables_with(system, session["user"]["id"])
    return personal | (known - {"referral.erased_users", "bot.erased_users"})
