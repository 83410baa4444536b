"""Telling people what is wrong: once, again while it lasts, and when it is over. And a sign of life for who watches from outside."""

from __future__ import annotations

import asyncio
import json

from contest.bot import repository
from contest.bot.deps import Deps
from contest.kit import alerts
from contest.kit.call import Call, Reply
from contest.kit.ids import new_id
from contest.kit.telegram import TelegramError

BEAT_TIMEOUT_S = 10
UNREACHABLE = "unreachable"


async def tell_alerts(deps: Deps) -> None:
    """Ask every service what is wrong, and tell ALERT_CHAT_ID what is new, what still is after hours, and what is over."""
    if not deps.alert_chat_id:
        return
    names = ("bot", *deps.services)
    found = dict(zip(names, await asyncio.gather(_own(deps), *(_ask(name, deps) for name in deps.services)), strict=True))
    for service, wrong in found.items():
        for alert, detail in wrong.items():
            await _tell(service, alert, detail, deps)
        if UNREACHABLE not in wrong:  # what else was wrong with it may still be
            for alert in await repository.end_alerts(deps.db, service, but=list(wrong)):
                await _send(f"over: {service}: {alert}", deps)


async def _own(deps: Deps) -> dict[str, str]:
    return await alerts.find(alerts.EVENTS, deps)


async def _ask(service: str, deps: Deps) -> dict[str, str]:
    trace = deps.random_bytes(24).hex()
    call = Call(operation="getAlerts", request_id=new_id(deps.random_bytes), traceparent=f"00-{trace[:32]}-{trace[32:]}-00")
    try:
        reply = Reply.decode(await deps.services[service](call.encode()))
        found: dict[str, str] = json.loads(reply.body)["alerts"]
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what people are to be told
        deps.log.failure("alerts-unknown", error, called=service)
        return {UNREACHABLE: "it does not say how it is"}
    return found


async def _tell(service: str, alert: str, detail: str, deps: Deps) -> None:
    if not await repository.claim_alert(deps.db, service, alert, now=int(deps.now())):
        return
    try:
        await _send(f"{service}: {alert}: {detail}", deps)
    except TelegramError:
        await repository.unclaim_alert(deps.db, service, alert)
        raise


async def _send(text: str, deps: Deps) -> None:
    await deps.telegram.send_message(deps.alert_chat_id, f"[{deps.log.environment}] {text}")


async def beat(deps: Deps) -> None:
    """Tell the monitor at HEARTBEAT_URL that crons fire. Raises `httpx.HTTPError`."""
    if deps.heartbeat_url:
        (await deps.http.get(deps.heartbeat_url, timeout=BEAT_TIMEOUT_S)).raise_for_status()
