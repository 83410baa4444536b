"""A post whose message still waits to be sent: it is dropped, its contest is cancelled, or it is
to say something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.channels import CHANNEL, Channels
from tests.contests import HOUR_S
from tests.system import System
from tools.telegram.state import Fault


async def _waiting(system: System, method: str = "sendMessage") -> tuple[Channels, dict[str, Any]]:
    """Telegram does not take the message of a post for two minutes."""
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest)
    if method != "sendMessage":
        await channels.minute()
    system.emulator.faults.append(Fault(method, 2, chat_id=str(CHANNEL), error_code=500))
    if method != "sendMessage":
        await channels.contests.step(await channels.contests.see(contest), "/close")
    await channels.minute()
    queued = await system.rows("bot", "select * from deliveries where priority = 2")
    assert len(queued) == 1
    return channels, contest


async def _cancel(channels: Channels, contest: dict[str, Any]) -> None:
    await channels.contests.step(await channels.contests.see(contest), "/cancel")


async def _drop_in_chat(channels: Channels, contest: dict[str, Any]) -> None:
    await channels.organiser.sends("/post")
    await channels.organiser.presses(contest["title"])
    await channels.organiser.presses("✅ News")
    await channels.organiser.presses("Drop it")


async def _drop_over_http(channels: Channels, contest: dict[str, Any]) -> None:
    path, token = (
        f"/v1/contests/{contest['id']}/channels/{CHANNEL}",
        await channels.contests.token(),
    )
    assert (await channels.system.request("DELETE", path, token=token)).status == 204


@pytest.mark.parametrize("withdraw", [_cancel, _drop_in_chat, _drop_over_http])
async def test_what_is_withdrawn_before_it_was_sent_is_not_sent(
    system: System, withdraw: Any
) -> None:
    channels, contest = await _waiting(system)
    await withdraw(channels, contest)
    await channels.minute(8)
    assert channels.texts() == []
    assert await system.rows("bot", "select * from deliveries where priority = 2") == []
    left = [{"state": "over"}] if withdraw is _cancel else []
    assert await system.rows("bot", "select state from posts") == left


async def test_a_post_that_is_dropped_stays_as_it_stands(system: System) -> None:
    channels, contest = await _waiting(system, "editMessageText")
    await _drop_over_http(channels, contest)
    await channels.minute(8)
    assert "The contest is closed." not in channels.texts()[0]


async def test_a_post_that_stands_says_that_its_contest_is_cancelled(system: System) -> None:
    channels, contest = await _waiting(system, "editMessageText")
    await _cancel(channels, contest)
    await channels.minute(8)
    assert "The contest has been cancelled" in channels.texts()[0]


async def test_a_contest_that_is_cancelled_before_its_time_is_posted_nowhere(
    system: System,
) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    path, token = (
        f"/v1/contests/{contest['id']}/channels/{CHANNEL}",
        await channels.contests.token(),
    )
    body = {"publish_at": to_rfc3339(int(system.now) + HOUR_S)}
    assert (await system.request("PUT", path, body=body, token=token)).status == 200
    await _cancel(channels, contest)
    system.now += HOUR_S
    await channels.minute(3)
    assert channels.texts() == []
    assert await system.rows("bot", "select state from posts") == [{"state": "over"}]


async def test_what_a_post_is_to_say_while_it_waits_stands_there_in_the_end(
    system: System,
) -> None:
    channels, contest = await _waiting(system)
    path, token = (
        f"/v1/contests/{contest['id']}/channels/{CHANNEL}",
        await channels.contests.token(),
    )
    for words in ("Second thoughts", "Third thoughts"):
        reply = await system.request("PUT", path, body={"text": words}, token=token)
        assert reply.status == 200, reply.body
        system.now += 1
    await channels.minute(8)
    [text] = channels.texts()
    assert text.startswith("Third thoughts")
