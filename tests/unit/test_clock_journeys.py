"""One worker's clock is wrong for a moment, at any step of what people do:
nothing is lost, and minutes later all is well.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tests.accounts import minutes
from tests.sizes import share
from tests.system import System

HOUR_S, DAY_S, TEN_YEARS_S = 3600, 86_400, 10 * 365 * 86_400
JUMPS = {
    f"{name} {way}": factor * seconds
    for way, factor in (("ahead", 1), ("behind", -1))
    for name, seconds in (("an hour", HOUR_S), ("a day", DAY_S), ("ten years", TEN_YEARS_S))
}
WORKERS = ("api-gateway", "auth", "referral", "bot")
WELL_AFTER_MIN = 8
ADA = 42

Story = dict[str, Any]


async def _signs_in(system: System, story: Story) -> None:
    init_data = system.init_data(ADA)
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": init_data})
    if reply.status == 201:
        story["session"] = reply.json()


async def _looks(system: System, story: Story) -> None:
    await system.request("GET", "/v1/me", token=_token(story))


async def _refreshes(system: System, story: Story) -> None:
    if "session" in story:
        reply = await system.refresh(story["session"]["refresh_token"])
        if reply.status == 200:
            story["session"] = reply.json()


async def _chooses(system: System, story: Story) -> None:
    reply = await system.request("PATCH", "/v1/me", body={"locale": "ru"}, token=_token(story))
    story["chosen"] = reply.status == 200


async def _writes(system: System, story: Story) -> None:
    reply = await system.send_update(system.private_message(1, telegram_id=ADA))
    assert reply.status == 200


async def _sweeps(system: System, story: Story) -> None:
    await system.cron()


STEPS: dict[str, Callable[[System, Story], Awaitable[None]]] = {
    "signs in": _signs_in,
    "looks": _looks,
    "refreshes": _refreshes,
    "chooses": _chooses,
    "writes": _writes,
    "sweeps": _sweeps,
}


def _token(story: Story) -> str:
    return str(story["session"]["access_token"]) if "session" in story else "x"


@share("wrong_at, worker, jump", STEPS, WORKERS, JUMPS, one_in=5)
async def test_a_clock_that_is_wrong_for_one_step(
    system: System, wrong_at: str, worker: str, jump: str
) -> None:
    system.emulator.start_private_chat(system.emulator.meet(ADA, first_name="Ada"))
    story: Story = {}
    for name, step in STEPS.items():
        system.skew = {worker: JUMPS[jump]} if name == wrong_at else {}
        await step(system, story)
        await system.settle()
        system.now += 1
    system.skew = {}
    await minutes(system, WELL_AFTER_MIN)

    session = await system.sign_in(ADA)
    token = session["access_token"]
    assert (await system.request("GET", "/v1/me", token=token)).json()["locale"] == (
        "ru" if story["chosen"] else "en"
    )
    assert (await system.refresh(session["refresh_token"])).status == 200
    assert (
        await system.request("PATCH", "/v1/me", body={"locale": "en"}, token=token)
    ).status == 200
    await minutes(system, 1)
    assert [row["locale"] for row in await system.rows("bot", "select locale from recipients")] == [
        "en"
    ]
    assert len(await system.rows("referral", "select * from people where user_id is not null")) == 1
    assert len(system.sent()) == 1, "the answer to /start"
    assert await system.rows("auth", "select * from outbox") == []
    for service in ("auth", "referral", "bot"):
        assert await system.rows(service, "select * from dead_letters") == []
