"""Messages for webhooks: how often they are sent, what is kept of it, and what ends it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import pytest

from contest.kit.clock import to_rfc3339
from tests.contests import HOUR_S, Organiser, minutes
from tests.entries import joined
from tests.system import System
from tests.webhooks import URL, Hooks, Receiver

DAY_S = 24 * HOUR_S
# As docs/webhooks.md has them: after each failure, so many seconds.
LADDER_S = (60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
CALLS_MAX = 18  # by one sweep


async def _begun(system: System) -> tuple[Receiver, Hooks, dict[str, Any]]:
    """A webhook of an open contest."""
    ends_at = to_rfc3339(int(system.now) + 30 * DAY_S)
    receiver, contest = Receiver(system), await Organiser(system).opened(ends_at=ends_at)
    hooks = Hooks(system, contest)
    return receiver, hooks, await hooks.made()


async def _swept(system: System, later_s: float = 0) -> None:
    system.now += later_s
    await system.tick("content")
    await system.settle()


@pytest.mark.parametrize(
    ("answer", "status", "detail"),
    [
        pytest.param(httpx.Response(500, text="x" * 500), 500, "x" * 100, id="a fault"),
        pytest.param(httpx.Response(429), 429, "", id="too many"),
        pytest.param(
            httpx.Response(302, headers={"location": "http://127.0.0.1/"}), 302, "", id="a redirect"
        ),
        pytest.param(httpx.Response(400, content=b"a\n\x00\xffb"), 400, "a  \ufffdb", id="no text"),
        pytest.param(httpx.ReadTimeout(""), None, "no answer within 5 s", id="too slow"),
        pytest.param(
            httpx.ConnectError(""), None, "no connection, or an answer without end", id="away"
        ),
        pytest.param(
            httpx.ReadError(""), None, "no connection, or an answer without end", id="cut off"
        ),
    ],
)
async def test_what_fails_is_sent_again_with_the_same_id(
    system: System, answer: Any, status: int | None, detail: str
) -> None:
    receiver, hooks, webhook = await _begun(system)
    receiver.says(answer, httpx.Response(200))
    await hooks.test(webhook)
    [failed] = await hooks.deliveries(webhook)
    assert (failed["state"], failed["attempts"]) == ("waiting", 1)
    assert (failed["status"], failed["detail"]) == (status, detail)
    assert (await hooks.seen(webhook))["failing_since"] == failed["attempted_at"]
    await _swept(system, LADDER_S[0] * 1.1 + 1)
    [delivered] = await hooks.deliveries(webhook)
    assert (delivered["state"], delivered["attempts"]) == ("delivered", 2)
    assert (delivered["status"], delivered["detail"]) == (200, None)
    assert (await hooks.seen(webhook))["failing_since"] is None
    first, second = receiver.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.content == second.content
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]
    assert str(second.url) == URL, "no redirect is followed"
    receiver.messages(webhook["secret"])
    await _swept(system, DAY_S)
    assert len(receiver.requests) == 2


async def test_it_is_tried_over_three_days_and_given_up(system: System) -> None:
    receiver, hooks, webhook = await _begun(system)
    receiver.says(httpx.Response(500))
    await hooks.test(webhook)
    for number, wait_s in enumerate(LADDER_S, start=1):
        await _swept(system, wait_s - 1)
        assert len(receiver.requests) == number, "not before its time"
        await _swept(system, wait_s * 0.1 + 2)
        assert len(receiver.requests) == number + 1, "nor more than a tenth later"
    assert await hooks.outcomes(webhook) == [("failed", 10, 500)]
    assert len(await hooks.deliveries(webhook, "?state=failed")) == 1
    await _swept(system, 2 * DAY_S)
    assert len(receiver.requests) == 10
    assert (await hooks.seen(webhook))["is_on"], "one message alone switches nothing off"


@pytest.mark.parametrize(("answer", "reason"), [(410, "gone"), (500, "failing")])
async def test_a_webhook_that_is_gone_or_fails_for_days_is_switched_off_and_its_owner_told(
    system: System, answer: int, reason: str
) -> None:
    system.emulator.start_private_chat(system.emulator.meet(1, first_name="Ada"))
    receiver, hooks, webhook = await _begun(system)
    other = await hooks.made(f"{URL}/other")
    receiver.answer = lambda request: httpx.Response(answer if str(request.url) == URL else 200)
    await hooks.test(webhook)
    if reason == "failing":
        assert (await hooks.seen(webhook))["is_on"]
        await _swept(system, 5 * DAY_S - 60)
        await hooks.test(webhook)
        assert (await hooks.seen(webhook))["is_on"], "not yet five days"
        system.now += 60
        await hooks.test(webhook)
    seen = await hooks.seen(webhook)
    assert (seen["is_on"], seen["off_reason"]) == (False, reason)
    assert (await hooks.seen(other))["is_on"]
    told = [each["text"] for each in system.sent() if "webhook" in each["text"]]
    assert len(told) == 1
    assert "A prize" in told[0]
    assert "hooks.example.com" in told[0]
    attempts = len(receiver.requests)
    await joined(system, {"id": hooks.path.split("/")[3]}, 42)
    await _swept(system, 2 * DAY_S)
    assert [str(each.url) for each in receiver.requests[attempts:]] == [f"{URL}/other"]
    one = f"/{webhook['id']}"
    [latest, *_] = await hooks.deliveries(webhook)
    assert (await hooks.ask("POST", f"{one}/test")).problem == "webhook-off"
    assert (await hooks.replay_since(webhook, 0)).problem == "webhook-off"
    again = await hooks.ask("POST", f"{one}/deliveries/{latest['id']}/replay")
    assert again.problem == "webhook-off"
    receiver.says(httpx.Response(200))
    switched_on = (await hooks.ask("PATCH", one, {"is_on": True})).json()
    assert (switched_on["off_reason"], switched_on["failing_since"]) == (None, None)
    await _swept(system, 1)
    states = Counter(each["state"] for each in await hooks.deliveries(webhook))
    assert set(states) == {"delivered"}, "what waited while it was off is sent"


async def test_messages_are_replayed(system: System) -> None:
    receiver, hooks, webhook = await _begun(system)
    for number in range(3):
        await hooks.test(webhook)
        system.now += 60 + number
    first, second, third = (await hooks.deliveries(webhook))[::-1]
    replay = f"/{webhook['id']}/deliveries/{first['id']}/replay"
    reply = await hooks.ask("POST", replay)
    assert (reply.status, reply.json()["state"]) == (202, "waiting")
    await system.settle()
    assert receiver.requests[-1].headers["webhook-id"] == first["id"]
    receiver.says(httpx.Response(500), httpx.Response(200))
    for state, attempts in (("waiting", 1), ("delivered", 1)):
        await hooks.ask("POST", replay)
        await system.settle()
        seen = (await hooks.deliveries(webhook))[-1]
        assert (seen["state"], seen["attempts"]) == (state, attempts), "as if it never was sent"
    unknown = f"/{webhook['id']}/deliveries/msg_0/replay"
    assert (await hooks.ask("POST", unknown)).problem == "delivery-not-found"
    # As if they had been given up.
    await system.databases["content"].run("update webhook_deliveries set state = 'failed'")
    since = system.now - 130
    reply = await hooks.replay_since(webhook, since)
    assert reply.json() == {"replayed": 2, "has_more": False}
    before = len(receiver.requests)
    await _swept(system, 1)
    sent = [each.headers["webhook-id"] for each in receiver.requests[before:]]
    assert sorted(sent) == [second["id"], third["id"]]
    assert (await hooks.replay_since(webhook, since)).json()["replayed"] == 0
    states = [each["state"] for each in await hooks.deliveries(webhook)]
    assert states == ["delivered", "delivered", "failed"]


async def test_a_receiver_that_fails_holds_nobody_up(system: System) -> None:
    """A sweep has so many calls: they go round, and a webhook that fails gets one of them."""
    receiver, hooks, webhook = await _begun(system)
    contest = {"id": hooks.path.split("/")[3]}
    bad = await hooks.made("https://bad.example.com/")
    receiver.answer = lambda _: httpx.ReadTimeout("")
    await joined(system, contest, *range(100, 130))
    await system.settle()
    assert len(receiver.requests) == 2, "where one has failed, the others wait for the sweep"
    receiver.requests.clear()
    receiver.answer = lambda each: httpx.Response(
        500 if each.url.host == "bad.example.com" else 200
    )
    await _swept(system, 120)
    hosts = Counter(each.url.host for each in receiver.requests)
    assert hosts == {"bad.example.com": 1, "hooks.example.com": 1}
    for _ in range(2):
        await _swept(system)
    hosts = Counter(each.url.host for each in receiver.requests)
    assert hosts["bad.example.com"] == 3
    assert hosts["hooks.example.com"] == 30
    sent = Counter((each.url.host, each.headers["webhook-id"]) for each in receiver.requests)
    assert max(sent.values()) == 1
    receiver.says(httpx.Response(200))
    for _ in range(4):
        await _swept(system)
    states = Counter(each["state"] for each in await hooks.deliveries(bad, "?limit=100"))
    assert states == {"delivered": 27, "waiting": 3}, "each in its time"
    assert {each["state"] for each in await hooks.deliveries(webhook, "?limit=100")} == {
        "delivered"
    }


async def test_what_a_crash_has_left_is_sent_by_the_sweep_and_by_one_alone(system: System) -> None:
    receiver, hooks, webhook = await _begun(system)
    await joined(system, {"id": hooks.path.split("/")[3]}, 42)
    system.crash()
    await _swept(system, 1)
    assert receiver.requests == [], "whoever was to send it may be at it"
    await _swept(system, 30)
    assert await hooks.outcomes(webhook) == [("delivered", 1, 204)]
    assert len(receiver.requests) == 1


async def test_a_clock_that_was_ahead_keeps_no_message_from_being_sent(system: System) -> None:
    receiver, hooks, webhook = await _begun(system)
    receiver.says(httpx.Response(500), httpx.Response(200))
    system.skew["content"] = 400 * DAY_S
    await hooks.test(webhook)
    system.skew.clear()
    await minutes(system, 3)
    assert await hooks.outcomes(webhook) == [("delivered", 2, 200)]
    assert (await hooks.seen(webhook))["is_on"]


async def test_messages_are_listed_by_pages_and_forgotten_after_a_month(system: System) -> None:
    _, hooks, webhook = await _begun(system)
    for _ in range(3):
        await hooks.test(webhook)
        system.now += 1
    path = f"/{webhook['id']}/deliveries?limit=2"
    first = (await hooks.ask("GET", path)).json()
    second = (await hooks.ask("GET", f"{path}&cursor={first['next_cursor']}")).json()
    ids = [each["id"] for page in (first, second) for each in page["items"]]
    assert ids == sorted(set(ids), reverse=True)
    assert len(ids) == 3
    assert second["next_cursor"] is None
    bad = await hooks.ask("GET", f"/{webhook['id']}/deliveries?cursor=x")
    assert bad.problem == "invalid-request"
    system.now += 30 * DAY_S - 3
    await _swept(system)
    assert len(await hooks.deliveries(webhook)) == 3
    await _swept(system, 4)
    assert await hooks.deliveries(webhook) == []


async def test_no_secret_and_no_person_is_in_the_log(system: System) -> None:
    receiver, hooks, webhook = await _begun(system)
    receiver.says(httpx.Response(410, text="Ada"))
    await joined(system, {"id": hooks.path.split("/")[3]}, 4_242_424)
    await system.settle()
    log = "\n".join(system.log_lines)
    assert "webhook-off" in log
    for secret in (webhook["secret"], URL, "Ada", "4242424"):
        assert secret not in log
    [payload] = [each.content.decode() for each in receiver.requests]
    assert "Ada" not in payload
    assert "4242424" not in payload
