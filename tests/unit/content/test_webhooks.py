"""Where systems of the organisers hear of a contest, and of what."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from standardwebhooks.webhooks import Webhook

from tests.contests import HOUR_S, Organiser, minutes
from tests.entries import joined
from tests.system import System
from tests.webhooks import ALL, URL, Hooks, Receiver, judged
from tests.winners import confirm, drawn_among, winners


async def test_a_webhook_from_its_beginning_to_its_end(system: System) -> None:
    hooks = Hooks(system, await Organiser(system).create())
    made = await hooks.made(URL, "entry.created", "entry.created")
    secret = made.pop("secret")
    assert secret.startswith("whsec_")
    assert made["events"] == ["entry.created"]
    assert await hooks.seen(made) == made
    one = f"/{made['id']}"
    changed = await hooks.ask("PATCH", one, {"events": ["contest.closed"], "is_on": False})
    assert changed.json() == made | {"events": ["contest.closed"], "is_on": False}
    moved = await hooks.ask("PATCH", one, {"url": "https://other.example.com/"})
    assert moved.json() == changed.json() | {"url": "https://other.example.com/"}
    assert (await hooks.ask("PATCH", one, {})).json() == moved.json()
    wrong: list[Any] = [{"url": "https://10.0.0.1"}, {"events": []}, {"events": ["user.created"]}]
    for body in wrong:
        assert (await hooks.ask("PATCH", one, body)).problem == "invalid-request"
    assert await hooks.seen(made) == moved.json()
    others = [await hooks.made() for _ in range(2)]
    refused = await hooks.ask("POST", body={"url": URL, "events": ALL})
    assert refused.problem == "too-many-webhooks"
    assert len({secret, *(each["secret"] for each in others)}) == 3
    assert (await hooks.ask("DELETE", one)).status == 204
    calls: list[tuple[str, str, Any]] = [
        ("DELETE", one, None),
        ("PATCH", one, {"is_on": True}),
        ("POST", f"{one}/rotate-secret", None),
        ("POST", f"{one}/test", None),
        ("GET", f"{one}/deliveries", None),
        ("POST", f"{one}/replay", {"since": "2026-01-01T00:00:00Z"}),
        ("POST", f"{one}/deliveries/msg_0/replay", None),
    ]
    for call in calls:
        assert (await hooks.ask(*call)).problem == "webhook-not-found", call
    assert (await hooks.made())["id"] != made["id"]


async def test_who_may(system: System) -> None:
    owner = Organiser(system)
    contest, other = await owner.create(), await owner.create()
    for telegram_id, role in ((7, "editor"), (8, "viewer")):
        await owner.send("PUT", contest, f"/organisers/{telegram_id}", body={"role": role})
    webhook = await Hooks(system, contest, 7).made()
    theirs = [
        (method, path.format(webhook["id"]), body)
        for method, path, body in (
            ("GET", "", None),
            ("POST", "", {"url": URL, "events": ALL}),
            ("PATCH", "/{}", {"is_on": False}),
            ("DELETE", "/{}", None),
            ("POST", "/{}/rotate-secret", None),
            ("POST", "/{}/test", None),
            ("GET", "/{}/deliveries", None),
            ("POST", "/{}/replay", {"since": "2026-01-01T00:00:00Z"}),
            ("POST", "/{}/deliveries/msg_0/replay", None),
        )
    ]
    for call in theirs:
        assert (await Hooks(system, contest, 8).ask(*call)).problem == "not-an-organiser", call
        assert (await Hooks(system, contest, 9).ask(*call)).problem == "contest-not-found", call
        reply = await system.request(call[0], Hooks(system, contest).path + call[1], body=call[2])
        assert reply.problem == "unauthorized", call
        if webhook["id"] in call[1]:  # by way of another contest of theirs
            assert (await Hooks(system, other).ask(*call)).problem == "webhook-not-found", call
    assert (await Hooks(system, contest, 7).seen(webhook))["is_on"]


async def test_what_happens_is_told(system: System) -> None:
    receiver = Receiver(system)
    contest = await Organiser(system).opened()
    hooks = Hooks(system, contest)
    webhook, deaf = await hooks.made(), await hooks.made(URL + "/2", "contest.closed")
    off = await hooks.made(URL + "/3")
    await hooks.ask("PATCH", f"/{off['id']}", {"is_on": False})
    [ada] = await joined(system, contest, 42)
    await system.settle()
    entry = await ada.entry(contest)
    told = {
        "contest_id": contest["id"],
        "entry_id": entry["id"],
        "source": "direct",
        "joined_at": entry["joined_at"],
    }
    [message] = receiver.messages(webhook["secret"])
    assert message == {"type": "entry.created", "timestamp": entry["joined_at"], "data": told}
    await ada.leave(contest)
    assert (await ada.join(contest)).status == 201
    await ada.join(contest)
    await system.settle()
    assert len(receiver.requests) == 1, "who comes back is known"
    await Organiser(system).step(await Organiser(system).see(contest), "/close")
    await system.settle()
    closed = await Organiser(system).see(contest)
    first, second = receiver.requests[1:]
    [to_all] = [each for each in (first, second) if str(each.url) == URL]
    [to_deaf] = [each for each in (first, second) if str(each.url) == URL + "/2"]
    for request, secret in ((to_all, webhook["secret"]), (to_deaf, deaf["secret"])):
        message = judged(secret, dict(request.headers), request.content.decode())
        data = {"contest_id": contest["id"], "closed_at": closed["closed_at"]}
        assert message == {
            "type": "contest.closed",
            "timestamp": closed["closed_at"],
            "data": data,
        }
    assert await hooks.outcomes(webhook) == [("delivered", 1, 204)] * 2
    assert await hooks.outcomes(off) == []


async def test_winners_are_told_once_they_are_confirmed(system: System) -> None:
    receiver = Receiver(system)
    contest, _ = await drawn_among(system, *range(300, 304))
    webhook = await Hooks(system, contest).made()
    await minutes(system, 1)
    assert receiver.requests == []
    assert (await confirm(system, contest)).status == 200
    await system.settle()
    messages = receiver.messages(webhook["secret"])
    assert [each["data"] for each in messages] == [
        {
            "contest_id": contest["id"],
            **{name: each[name] for name in ("entry_id", "prize", "draw")},
        }
        for each in await winners(system, contest)
    ]
    assert {each["type"] for each in messages} == {"winner.confirmed"}
    assert len({each.headers["webhook-id"] for each in receiver.requests}) == len(messages) == 2


async def test_whoever_gets_an_unclaimed_prize_is_told(system: System) -> None:
    receiver = Receiver(system)
    prize = {
        "name": {"en": "A mug"},
        "count": 1,
        "handover": {"en": "By mail"},
        "kind": "claim",
        "claim_within_h": 1,
    }
    contest, _ = await drawn_among(system, *range(300, 303), prizes=[prize], reserves=1)
    webhook = await Hooks(system, contest).made()
    assert (await confirm(system, contest)).status == 200
    await system.settle()
    first = await winners(system, contest)
    system.now += HOUR_S
    await minutes(system, 3)
    [second] = await winners(system, contest)
    told = [each["data"]["entry_id"] for each in receiver.messages(webhook["secret"])]
    assert told == [first[0]["entry_id"], second["entry_id"]]
    assert told[0] != told[1]


async def test_the_library_of_the_specification_takes_what_is_sent(system: System) -> None:
    system.now = time.time()  # by which the library goes
    receiver = Receiver(system)
    contest = await Organiser(system).create()
    hooks = Hooks(system, contest)
    webhook = await hooks.made()
    reply = await hooks.test(webhook)
    assert reply.status == 202
    [request] = receiver.requests
    assert request.method == "POST"
    assert request.headers["content-type"] == "application/json"
    message = Webhook(webhook["secret"]).verify(request.content, dict(request.headers))
    data = {"contest_id": contest["id"], "webhook_id": webhook["id"]}
    assert (message["type"], message["data"]) == ("webhook.test", data)
    [delivery] = await hooks.deliveries(webhook)
    assert delivery["id"] == request.headers["webhook-id"] == reply.json()["id"]
    assert delivery["payload"] == request.content.decode()
    assert "." not in delivery["id"]


async def test_a_secret_is_replaced(system: System) -> None:
    receiver = Receiver(system)
    hooks = Hooks(system, await Organiser(system).create())
    webhook = await hooks.made()
    rotated = (await hooks.ask("POST", f"/{webhook['id']}/rotate-secret")).json()
    old, new = webhook["secret"], rotated.pop("secret")
    assert rotated == await hooks.seen(webhook)
    assert rotated["old_secret_until"]
    await hooks.test(webhook)
    judged_by = [receiver.messages(secret)[-1] for secret in (old, new)]
    assert judged_by[0] == judged_by[1]
    for secrets, later_s in ((2, 86_399), (1, 1)):
        system.now += later_s
        await hooks.test(webhook)
        signatures = receiver.requests[-1].headers["webhook-signature"].split(" ")
        assert len(signatures) == secrets
    receiver.requests[:-1] = []
    receiver.messages(new)
    with pytest.raises(AssertionError):
        receiver.messages(old)


async def test_a_webhook_goes_with_the_last_who_organises(system: System) -> None:
    admin = Organiser(system)
    for telegram_id in (7, 8):
        path = f"/v1/users/{telegram_id}/roles/organiser"
        assert (await system.request("PUT", path, token=await admin.token())).status == 204
    alone, shared = await Organiser(system, 7).create(), await Organiser(system, 7).create()
    await Organiser(system, 7).send("PUT", shared, "/organisers/8", body={"role": "editor"})
    kept: dict[str, Any] = await Hooks(system, shared, 7).made()
    await Hooks(system, alone, 7).made()
    token = await Organiser(system, 7).token()
    assert (await system.request("DELETE", "/v1/me", token=token)).status == 204
    await system.settle()
    left = await system.rows("content", "select webhook_id from webhooks")
    assert [each["webhook_id"] for each in left] == [kept["id"]]
    receiver = Receiver(system)
    receiver.says(httpx.Response(410))
    await Hooks(system, shared, 8).test(kept)
    assert not (await Hooks(system, shared, 8).seen(kept))["is_on"], "there is no owner to tell"
