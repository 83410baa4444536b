"""Telling people what is wrong: once, again while it lasts, and when it is over.

The deed comes before its mark: better told twice than never.
"""

from __future__ import annotations

from collections.abc import Mapping

from contest.bot import repository
from contest.bot.deps import Deps
from contest.kit.clock import is_due
from contest.kit.telegram import Migrated, TelegramError

REMIND_S = 6 * 3600
UNTOLD_S_MAX = 180  # An alert that cannot be told for so long is seen by `/ready`.
UNREACHABLE = "unreachable"


async def tell_alerts(found: Mapping[str, Mapping[str, str]], deps: Deps) -> bool:
    """Tell ALERT_CHAT_ID what is new, what still is after hours, and what is over; whether nothing is left to be told.

    `found` is what is wrong, by service and by the name of the check. Without a chat, whatever is wrong is left to be told.
    """
    known = {(row.service, row.alert): row for row in await repository.find_alerts(deps.db)}
    wrong = {(service, alert): detail for service, alerts in found.items() for alert, detail in alerts.items()}
    silent = {service for service, alerts in found.items() if UNREACHABLE in alerts}
    told = True
    for key, detail in wrong.items():
        row = known.get(key)
        if row is None or is_due(row.told_at + REMIND_S, now=deps.now(), wait_s_max=REMIND_S):
            told &= await _tell(*key, detail, deps)
    for key, row in known.items():
        # What else was wrong with a service that gives no answer may still be.
        if key not in wrong and key[0] not in silent:
            told &= await _over(row, deps)
    return told


async def _tell(service: str, alert: str, detail: str, deps: Deps) -> bool:
    told = await _send(f"{service}: {alert}: {detail}", deps)
    now = int(deps.now())
    await repository.put_alert(deps.db, service, alert, told_at=now if told else 0, now=now)
    return told


async def _over(row: repository.Alert, deps: Deps) -> bool:
    if row.told_at and not await _send(f"over: {row.service}: {row.alert}", deps):
        return False
    await repository.delete_alert(deps.db, row.service, row.alert)
    return True


async def _send(text: str, deps: Deps) -> bool:
    if not deps.alert_chat_id:
        return False
    chat_id, text = await repository.alert_chat(deps.db, deps.alert_chat_id), f"[{deps.log.environment}] {text}"
    try:
        try:
            await deps.telegram.send_message(chat_id, text)
        except Migrated as moved:
            deps.log.event("alert-chat-moved", to=moved.chat_id)
            await deps.telegram.send_message(moved.chat_id, text)
            await repository.move_alert_chat(deps.db, deps.alert_chat_id, moved.chat_id)
    except TelegramError as error:
        deps.log.failure("alert-untold", error)
        return False
    return True


async def untold(deps: Deps) -> str | None:
    """Whether an alert has waited too long to be told."""
    if not deps.alert_chat_id:
        return None
    waiting = [row for row in await repository.find_alerts(deps.db) if not row.told_at]
    late = [row for row in waiting if is_due(row.since + UNTOLD_S_MAX, now=deps.now(), wait_s_max=UNTOLD_S_MAX)]
    count = f"{len(late)} {'alert' if len(late) == 1 else 'alerts'}"
    return f"{count} cannot be told to ALERT_CHAT_ID" if late else None
