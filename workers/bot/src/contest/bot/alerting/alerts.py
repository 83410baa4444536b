"""Telling people what is wrong: once, again while it lasts, and when it is over.

The effect comes before its record: better told twice than never.
"""

from __future__ import annotations

from collections.abc import Mapping

from contest.bot.alerting import repository
from contest.bot.deps import Deps
from contest.kit.clock import is_due
from contest.kit.database import DatabaseError
from contest.kit.telegram import Migrated, TelegramError

REMIND_S = 6 * 3600
TOLD_MAX = 6  # in one minute: the others in the next one
UNTOLD_S_MAX = 180  # What cannot be told for so long is seen by `/ready`.
UNREACHABLE = "unreachable"

Found = Mapping[str, Mapping[str, str]]  # what is wrong, by service and by the name of the check


async def tell_alerts(found: Found, deps: Deps) -> bool:
    """Tell ALERT_CHAT_ID what is new, what still is after hours, and what is over;
    whether nothing is left to be told.

    Without a chat, whatever is wrong is left to be told.
    """
    known = {(row.service, row.alert): row for row in await repository.find_alerts(deps.db)}
    wrong = {
        (service, alert): detail
        for service, alerts in found.items()
        for alert, detail in alerts.items()
    }
    silent = {service for service, alerts in found.items() if UNREACHABLE in alerts}
    texts = {
        key: f"{': '.join(key)}: {detail}"
        for key, detail in wrong.items()
        if _is_news(known.get(key), key, deps)
    }
    # What else was wrong with a service that gives no answer may still be.
    over = [row for key, row in known.items() if key not in wrong and row.service not in silent]
    told = [await _tell(key, text, deps) for key, text in list(texts.items())[:TOLD_MAX]]
    told += [await _over(row, deps) for row in over[: TOLD_MAX - len(told)]]
    return all(told) and len(told) == len(texts) + len(over)


def _is_news(row: repository.Alert | None, key: tuple[str, str], deps: Deps) -> bool:
    told_at = max(row.told_at if row else 0, deps.told.get(key, 0))
    return is_due(told_at + REMIND_S, now=deps.now(), wait_s_max=REMIND_S)


async def _tell(key: tuple[str, str], text: str, deps: Deps) -> bool:
    now = int(deps.now())
    told = await _send(text, deps)
    if told:
        deps.told[key] = now  # also where it cannot be written down, as on a full disk
    try:
        await repository.put_alert(deps.db, *key, told_at=now if told else 0, now=now)
    except DatabaseError as error:
        deps.log.failure("alert-unwritten", error)
    return told


async def _over(row: repository.Alert, deps: Deps) -> bool:
    key = (row.service, row.alert)
    deps.told.pop(key, None)
    if row.told_at and not await _send(f"over: {row.service}: {row.alert}", deps):
        await repository.put_alert(deps.db, *key, told_at=0, now=int(deps.now()))
        return False
    await repository.delete_alert(deps.db, *key)
    return True


async def _send(text: str, deps: Deps) -> bool:
    if not deps.settings.alert_chat_id:
        return False
    chat_id, text = (
        await repository.alert_chat(deps.db, deps.settings.alert_chat_id),
        f"[{deps.environment}] {text}",
    )
    try:
        try:
            await deps.telegram.send_message(chat_id, text)
        except Migrated as moved:
            deps.log.event("alert-chat-moved", to=moved.chat_id)
            await deps.telegram.send_message(moved.chat_id, text)
            await repository.move_alert_chat(deps.db, deps.settings.alert_chat_id, moved.chat_id)
    except TelegramError as error:
        deps.log.failure("alert-untold", error)
        return False
    return True


async def untold(deps: Deps) -> str | None:
    """Whether something has waited too long to be told."""
    if not deps.settings.alert_chat_id:
        return None
    since = [
        row.untold_since
        for row in await repository.find_alerts(deps.db)
        if row.untold_since is not None
    ]
    late = [
        each
        for each in since
        if is_due(each + UNTOLD_S_MAX, now=deps.now(), wait_s_max=UNTOLD_S_MAX)
    ]
    count = f"{len(late)} {'alert' if len(late) == 1 else 'alerts'}"
    return f"{count} cannot be told to ALERT_CHAT_ID" if late else None
