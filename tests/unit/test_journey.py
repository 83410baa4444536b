"""The journey from Telegram to the database and back, through the public HTTP interface,
in one process.
"""

from __future__ import annotations

import json

import pytest

from contest.gateway.readiness import LOOK_EVERY_S
from tests.contests import insert_contest
from tests.system import OPS_TOKEN, SERVICES, System, unreachable


async def test_start_is_answered_with_the_mini_app_button(system: System) -> None:
    await _start(system, 42)
    assert (await system.send_update(system.private_message(7, language_code="ru"))).status == 200
    await system.settle()
    [message] = system.sent()
    assert message["chat_id"] == 42
    assert message["text"].startswith("Здравствуйте, Ada!")
    *_, [button] = message["reply_markup"]["inline_keyboard"]
    assert button == {"text": "Открыть приложение", "web_app": {"url": "https://app.test/"}}


async def test_the_same_update_again_does_nothing_more(system: System) -> None:
    await _start(system, 42)
    for _ in range(3):
        assert (await system.send_update(system.private_message(7))).json() == {"status": "stored"}
        await system.settle()
    assert len(system.sent()) == 1


async def test_a_signed_in_user_finds_everything(system: System) -> None:
    session = await system.sign_in(42, username="ada", language_code="ru")
    await system.settle()
    token = session["access_token"]
    me = (await system.request("GET", "/v1/me", token=token)).json()
    assert me == session["user"]
    assert (me["telegram_id"], me["username"], me["locale"], me["roles"]) == (
        "42",
        "ada",
        "ru",
        ["participant"],
    )
    assert (await system.request("GET", "/v1/token/balance", token=token)).json() == {
        "posted": 0,
        "held": 0,
        "available": 0,
    }
    first, again = [
        (await system.request("GET", "/v1/referrals/me", token=token)).json() for _ in range(2)
    ]
    assert first == again
    assert first["link"] == f"https://t.me/contest_test_bot?startapp={first['code']}"


async def test_signing_in_again_updates_the_same_user_and_tells_nobody_twice(
    system: System,
) -> None:
    first = await system.sign_in(42, first_name="Ada")
    second = await system.sign_in(42, first_name="Countess")
    await system.settle()
    assert first["user"]["id"] == second["user"]["id"]
    assert second["user"]["first_name"] == "Countess"
    assert len(await system.rows("referral", "select * from people")) == 1
    assert await system.rows("bot", "select telegram_id, locale from recipients") == [
        {"telegram_id": "42", "locale": "en"}
    ]


async def test_a_telegram_id_of_52_bits_keeps_every_digit(system: System) -> None:
    session = await system.sign_in(2**52 - 1)
    assert session["user"]["telegram_id"] == "4503599627370495"


async def test_an_organiser_is_admin_and_sees_drafts(system: System) -> None:
    await insert_contest(system, "draft-one", status="draft")
    await insert_contest(system, "open-one", status="open")
    admin, user = await system.sign_in(1), await system.sign_in(42)
    assert admin["user"]["roles"] == ["participant", "organiser", "admin"]
    assert await _listed(system, token=admin["access_token"]) == ["open-one", "draft-one"]
    assert await _listed(system, token=user["access_token"]) == ["open-one"]
    assert await _listed(system) == ["open-one"]
    assert (await system.request("GET", "/v1/contests/draft-one")).problem == "contest-not-found"
    assert (
        await system.request("GET", "/v1/contests/draft-one", token=admin["access_token"])
    ).json()["status"] == "draft"


async def test_pages_follow_one_another_without_gap_or_repeat(system: System) -> None:
    for number in range(5):
        await insert_contest(system, f"contest-{number}", created_at=1000 + number // 2)
    seen, cursor = [], ""
    while cursor is not None:
        page = (
            await system.request("GET", f"/v1/contests?limit=2{cursor and f'&cursor={cursor}'}")
        ).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == ["contest-4", "contest-3", "contest-2", "contest-1", "contest-0"]


@pytest.mark.parametrize("query", ["status=open", "status=open&limit=100", "limit=1"])
async def test_contests_are_filtered(system: System, query: str) -> None:
    await insert_contest(system, "open-one", status="open")
    await insert_contest(system, "closed-one", status="closed", created_at=1)
    assert [
        item["id"]
        for item in (await system.request("GET", f"/v1/contests?{query}")).json()["items"]
    ] == ["open-one"]


@pytest.mark.parametrize("service", ["auth", "content", "referral", "token", "bot"])
async def test_each_service_tells_of_its_own_health(system: System, service: str) -> None:
    reply = await system.request("GET", f"/health/{service}")
    assert reply.json() == {
        "status": "ok",
        "service": service,
        "environment": "local",
        "version": "0" * 40,
    }
    assert reply.headers["cache-control"] == "no-store"
    system.unreachable[service] = unreachable()
    assert (await system.request("GET", f"/health/{service}")).problem == "unavailable"
    assert (await system.request("GET", "/health")).status == 200


async def test_ready_asks_every_service_and_names_the_one_that_is_not(system: System) -> None:
    assert (await system.request("GET", "/ready")).problem == "unauthorized"
    assert (await system.request("GET", "/ready", token="wrong")).problem == "unauthorized"
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).json()["services"][
        "bot"
    ] == "ok"
    system.unreachable["referral"] = TimeoutError()
    system.now += LOOK_EVERY_S
    reply = await system.request("GET", "/ready", token=OPS_TOKEN)
    assert reply.status == 503
    assert reply.json()["detail"] == "referral: referral did not answer within 5 s."
    del system.unreachable["referral"]
    system.replace("auth", missing=("JWT_PRIVATE_KEYS",))
    system.now += LOOK_EVERY_S
    reply = await system.request("GET", "/ready", token=OPS_TOKEN)
    assert (reply.status, reply.json()["detail"]) == (503, "auth: auth lacks JWT_PRIVATE_KEYS.")


@pytest.mark.parametrize(
    ("missing", "status"), [((), 200), (("BOT_TOKEN",), 503)], ids=["well", "not well"]
)
async def test_polls_of_ready_ask_each_service_once_in_some_seconds(
    system: System, missing: tuple[str, ...], status: int
) -> None:
    """Each poll needs the token all the same, and has an id of its own."""
    system.replace("bot", missing=missing)

    async def poll(times: int) -> list[str]:
        replies = [await system.request("GET", "/ready", token=OPS_TOKEN) for _ in range(times)]
        assert {reply.status for reply in replies} == {status}
        assert len({reply.headers["x-request-id"] for reply in replies}) == times
        lines = [json.loads(line) for line in system.log_lines]
        return sorted(
            line["service"]
            for line in lines
            if line.get("operation") == "getReady" and line["service"] != "api-gateway"
        )

    assert await poll(50) == sorted(SERVICES)
    assert (await system.request("GET", "/ready", token="wrong")).problem == "unauthorized"
    system.now += LOOK_EVERY_S
    assert await poll(50) == sorted([*SERVICES, *SERVICES])


async def test_a_clock_that_is_set_back_does_not_keep_what_ready_found(system: System) -> None:
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 200
    system.unreachable["bot"] = TimeoutError()
    system.now -= 3600
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 503


async def _start(system: System, telegram_id: int) -> None:
    """The person starts the bot in the emulator, which would otherwise refuse the bot's answer."""
    system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


async def _listed(system: System, token: str = "") -> list[str]:
    return [
        item["id"]
        for item in (await system.request("GET", "/v1/contests", token=token)).json()["items"]
    ]
