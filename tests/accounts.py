"""What the tests of accounts share: events held back and let go in any order,
and a search for whatever is left of someone.
"""

from __future__ import annotations

import asyncio
from typing import Any

from contest.contract.shared import Handover
from contest.kit.call import Call
from tests.contests import insert_contest, settings
from tests.failing import Interleaved
from tests.system import Held, System
from tools.telegram.state import Fault

ADA = 7_351_902_468
NAME, USERNAME = "Unmistakable", "unmistakable_ada"
SERVICES = ("auth", "content", "referral", "bot")
TURNS = 20  # of the event loop: enough for whatever does not wait


def interleave(system: System, service: str) -> None:
    """Let requests at once meet between their calls of the service's database."""
    system.replace(service, db=Interleaved(system.databases[service]))


async def hold(system: System) -> list[Held]:
    """Let every event that is handed over now stay on its way,
    until it arrives when the test says so.
    """
    held: list[Held] = []
    system.held = held
    system.running += [asyncio.ensure_future(work) for work in system.deferred]
    system.deferred.clear()
    for _ in range(TURNS):
        await asyncio.sleep(0)
    system.held = None
    return sorted(held, key=lambda each: each.consumer, reverse=True)


class Unlimited(dict[Any, Any]):
    """Rate limits that nothing reaches, whatever they are."""

    def __missing__(self, limit: Any) -> Unlimited:
        return self

    async def allow(self, key: str) -> bool:
        return True


def unlimited(system: System) -> None:
    """Let as much of one caller pass as a test needs."""
    system.replace("api-gateway", limiters=Unlimited())
    system.replace("auth", limiters=Unlimited())


async def arrive(system: System, *held: Held) -> None:
    """Let each arrive after the one before it has taken effect;
    one that has arrived before arrives once more.
    """
    for each in held:
        if each.let_go.is_set():
            await system.call(each.consumer, each.message, timeout_s=10)
        each.let_go.set()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await system.settle()


def type_of(held: Held) -> str:
    [event] = Call.decode(held.message).json(Handover).events
    return str(event["type"])


async def tables_with(system: System, *words: str) -> set[str]:
    """Every table of every service with a row that holds one of the words anywhere."""
    found = set()
    for service in system.databases:
        for table in await system.rows(
            service, "select name from sqlite_master where type = 'table'"
        ):
            rows = await system.rows(service, f"select * from {table['name']}")
            if any(word in str(value) for row in rows for value in row.values() for word in words):
                found.add(f"{service}.{table['name']}")
    return found


async def bury(system: System, service: str, message: str, *, letter_id: str) -> None:
    """A dead-letter message, as old as this moment."""
    sql = "insert into dead_letters values (?, 'events', ?, 'of the test', ?)"
    await system.databases[service].run(sql, letter_id, message, int(system.now))


async def letters(system: System) -> set[str]:
    return {
        str(row["letter_id"])
        for service in SERVICES
        for row in await system.rows(service, "select letter_id from dead_letters")
    }


async def recipients(system: System) -> list[dict[str, Any]]:
    return await system.rows(
        "bot", "select user_id, telegram_id, locale from recipients order by user_id"
    )


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
    reply = await system.request(
        "PATCH", "/v1/me", body={"locale": locale}, token=session["access_token"]
    )
    assert (reply.status, reply.json()["locale"]) == (200, locale)


async def delete(system: System, session: Any) -> None:
    assert (await system.request("DELETE", "/v1/me", token=session["access_token"])).status == 204


async def write_to_bot(system: System, update_id: int, text: str = "/start") -> None:
    """Ada writes to the bot."""
    update = system.private_message(update_id, text, telegram_id=ADA)
    update["message"]["from"] |= {"first_name": NAME, "username": USERNAME}
    system.emulator.start_private_chat(system.emulator.meet(ADA, first_name=NAME))
    assert (await system.send_update(update)).status == 200


def telegram_is_down(system: System) -> Fault:
    """What the bot sends to Ada fails, until this is removed from the emulator's faults."""
    fault = Fault("sendMessage", 1000, chat_id=str(ADA), error_code=500)
    system.emulator.faults.append(fault)
    return fault


async def organising(system: System) -> Any:
    """Ada, who was given the role and organises a contest."""
    await system.rows("auth", "insert into organisers values (?, '-', 0)", str(ADA))
    session = await sign_in_ada(system)
    body, token = settings(system), session["access_token"]
    assert (await system.request("POST", "/v1/contests", body=body, token=token)).status == 201
    return session


async def full_life(system: System) -> Any:
    """Ada, of whom every service keeps something: in tables, on the way,
    among dead-letter messages.
    """
    session = await organising(system)
    await system.request("GET", "/v1/referrals/me", token=session["access_token"])
    await system.settle()
    await choose(system, session, "ru")
    await _take_part(system, session)
    telegram_is_down(system)
    await write_to_bot(system, 1)
    await reuse(system, await sign_in_ada(system))
    await system.settle()
    for service in SERVICES:
        await bury(
            system,
            service,
            f'{{"type":"x","deep":[{{"telegram_id":"{ADA}","name":"{NAME}"}}]}}',
            letter_id=f"text-{service}",
        )
        await bury(
            system,
            service,
            f'{{"type":"x","from":{{"id":{ADA},"name":"{NAME}"}}}}',
            letter_id=f"number-{service}",
        )
        await bury(system, service, f"<{ADA}, {NAME}>", letter_id=f"no-json-{service}")
        await bury(
            system,
            service,
            f'{{"user_id":"{session["user"]["id"]}"}}',
            letter_id=f"opaque-{service}",
        )
    return session


async def _take_part(system: System, session: Any) -> None:
    """Ada is in a contest and asked something in it; there is nobody else yet."""
    await insert_contest(system, "lives")
    entry = """
        insert into entries (telegram_id, contest_id, user_id, commitment, salt, state, change_id,
            first_name, username, locale, source, tickets, tickets_max, reached_at, joined_at)
        values (?, 'lives', ?, 'cc', 's', 'active', '-', ?, ?, 'en', 'direct', 1, 1, 0, 0)
    """
    await system.rows("content", entry, str(ADA), session["user"]["id"], NAME, USERNAME)
    tried = """
        insert into completions (telegram_id, contest_id, task_id, period, attempt_id, state,
            attempts, answer, updated_at) values (?, 'lives', 'task', '', '-', 'pending', 1, ?, 0)
    """
    await system.rows("content", tried, str(ADA), NAME)
    member = (
        "insert into memberships (telegram_id, chat_id, is_member, told_at) values (?, ?, 1, 0)"
    )
    await system.rows("content", member, str(ADA), "-100")


async def traces(system: System, session: Any) -> set[str]:
    """Where something personal of Ada is left; her opaque id may remain, as one that was erased,
    that changed a contest, or that has had points.
    """
    personal = await tables_with(system, str(ADA), NAME, USERNAME)
    known = await tables_with(system, session["user"]["id"])
    kept = {f"{name}.erased_users" for name in ("content", "referral", "token", "bot")}
    kept |= {f"token.{name}" for name in ("balances", "transfers", "instructions", "holds", "sent")}
    return personal | (known - kept - {"content.changes"})
