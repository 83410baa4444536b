"""What people were told that is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that is wrong. `told_at` is when people were told last, 0: never; `untold_since`,
    since when they could not be.
    """

    service: str
    alert: str
    since: int
    told_at: int
    untold_since: int | None


async def find_alerts(db: Database) -> list[Alert]:
    """What was wrong when it was last looked at."""
    return [
        Alert(**row)
        for row in await db.all("select service, alert, since, told_at, untold_since from alerts")
    ]


async def put_alert(db: Database, service: str, alert: str, *, told_at: int, now: int) -> None:
    """Remember what is wrong, and that people were told, if they were. What nobody could be told
    again is written once.
    """
    sql = """
        insert into alerts (service, alert, since, told_at, untold_since) values (?, ?, ?, ?, ?)
        on conflict do update set told_at = iif(excluded.told_at > 0, excluded.told_at, told_at),
            untold_since = iif(excluded.told_at > 0, null,
                coalesce(untold_since, excluded.untold_since))
        where excluded.told_at > 0 or untold_since is null
    """
    await db.run(sql, service, alert, now, told_at, None if told_at else now)


async def delete_alert(db: Database, service: str, alert: str) -> None:
    """It is over."""
    await db.run("delete from alerts where service = ? and alert = ?", service, alert)


async def alert_chat(db: Database, configured: str) -> str:
    """The chat that the configured one has become, which is itself unless Telegram has moved it."""
    row = await db.one("select moved_to from alert_chats where chat_id = ?", configured)
    return str(row["moved_to"]) if row else configured


async def move_alert_chat(db: Database, configured: str, moved_to: str) -> None:
    """Remember where Telegram has moved the chat."""
    sql = """
        insert into alert_chats (chat_id, moved_to) values (?, ?)
        on conflict do update set moved_to = excluded.moved_to
    """
    await db.run(sql, configured, moved_to)
