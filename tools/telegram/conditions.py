"""The clock and the roads: fire the cron, hold the webhook back, see what waits for it."""

from __future__ import annotations

from dataclasses import asdict
from email.utils import parsedate_to_datetime

import httpx
from pydantic import Field
from starlette.requests import Request

from tools.telegram.parameters import Parameters
from tools.telegram.reading import read
from tools.telegram.state import Emulator, Json, bad_request

CLOCK_PATH, NETWORK_PATH = "/__local/scheduled", "/__local/network"
CRON_S_MAX = 60
HOUR_S = 3600
PENDING_SHOWN_MAX = 100


class WeatherChange(Parameters):
    down: bool | None = None
    duplicates: bool | None = None


class NetworkChange(Parameters):
    """How much longer everything of the product takes, for who is on a slow network; and how much
    of it comes in a second, 0 being as it comes.
    """

    delay_ms: int = Field(ge=0, le=10_000)
    kbit_s: int = Field(0, ge=0, le=1_000_000)


class Skip(Parameters):
    hours: int = Field(1, ge=1, le=24 * 31)


class Cron(Parameters):
    times: int = Field(1, ge=1, le=60)


async def show_delivery(emulator: Emulator, _: Request) -> Json:
    pending = [update.body for update in emulator.pending()[:PENDING_SHOWN_MAX]]
    webhook = emulator.webhook
    return {
        **asdict(emulator.weather),
        "url": webhook and webhook.url,
        "last_error_message": webhook and webhook.last_error_message,
        "pending_count": len(emulator.pending()),
        "pending": pending,
    }


async def change_delivery(emulator: Emulator, request: Request) -> Json:
    given = await read(request, WeatherChange)
    for name, value in given.model_dump(exclude_none=True).items():
        setattr(emulator.weather, name, value)
    return await show_delivery(emulator, request)


async def fire_cron(emulator: Emulator, request: Request) -> Json:
    """The one of the bot, which has every service sweep; as often as asked, one after the other."""
    given = await read(request, Cron)
    if not emulator.gateway_url:
        raise bad_request("the emulator was not told where the gateway is")
    cron = {"worker": "bot", "cron": "* * * * *"}
    async with httpx.AsyncClient(timeout=CRON_S_MAX, trust_env=False) as http:
        outcomes = [
            await _fire(http, f"{emulator.gateway_url}{CLOCK_PATH}", cron)
            for _ in range(given.times)
        ]
    return {"outcomes": outcomes}


async def show_clock(emulator: Emulator, _: Request) -> Json:
    """How far it is ahead, and whether the workers go by it already."""
    ahead_s = emulator.clock.ahead_s if emulator.clock else 0
    return {"ahead_s": ahead_s, "followed": await _goes_by(emulator)}


async def skip_time(emulator: Emulator, request: Request) -> Json:
    """Let it be later: here and for the beacon at once, for the workers once they have started
    anew, which whoever runs the stack sees to.
    """
    given = await read(request, Skip)
    if emulator.clock is None:
        raise bad_request("the emulator was not told where the clock of its stack is")
    emulator.clock.skip(given.hours * HOUR_S)
    return await show_clock(emulator, request)


async def _goes_by(emulator: Emulator) -> bool:
    """Whether the gateway answers at the time of now."""
    if not emulator.gateway_url:
        return False
    try:
        async with httpx.AsyncClient(timeout=CRON_S_MAX, trust_env=False) as http:
            told = (await http.get(f"{emulator.gateway_url}/health")).headers["date"]
    except (httpx.HTTPError, KeyError):
        return False
    return abs(parsedate_to_datetime(told).timestamp() - emulator.now_s()) < HOUR_S / 2


async def show_network(emulator: Emulator, _: Request) -> Json:
    return {"delay_ms": emulator.weather.delay_ms, "kbit_s": emulator.weather.kbit_s}


async def change_network(emulator: Emulator, request: Request) -> Json:
    given = await read(request, NetworkChange)
    if not emulator.gateway_url:
        raise bad_request("the emulator was not told where the gateway is")
    async with httpx.AsyncClient(timeout=CRON_S_MAX, trust_env=False) as http:
        url = f"{emulator.gateway_url}{NETWORK_PATH}"
        (await http.get(url, params=given.model_dump())).raise_for_status()
    emulator.weather.delay_ms, emulator.weather.kbit_s = given.delay_ms, given.kbit_s
    return await show_network(emulator, request)


async def _fire(http: httpx.AsyncClient, url: str, cron: Json) -> str:
    try:
        reply = await http.get(url, params=cron)
        return str(reply.json()["outcome"]) if reply.is_success else f"status {reply.status_code}"
    except (httpx.HTTPError, ValueError, KeyError) as error:
        return f"no answer: {type(error).__name__}"
