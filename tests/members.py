"""What the tests of memberships share: someone in a channel that the bot administers."""

from __future__ import annotations

from typing import Any

from tests.system import System

CHANNEL = -1_001_234_567_890


async def add_membership(
    system: System, telegram_id: int, chat_id: str, *, told_at: int = 0
) -> None:
    """content has asked Telegram once: they are in."""
    sql = "insert into memberships values (?, ?, 1, ?)"
    await system.databases["content"].run(sql, str(telegram_id), chat_id, told_at)


async def memberships(system: System) -> list[dict[str, Any]]:
    return await system.rows("content", "select * from memberships")


async def change_member(
    system: System,
    telegram_id: int,
    status: str,
    *,
    name: str | None = None,
    update_id: int = 1,
    at: int | None = None,
    **further: Any,
) -> None:
    """Telegram tells the bot about someone in its channel."""
    person = {"id": telegram_id, "is_bot": False, "first_name": "Ada"}
    chat = {"id": CHANNEL, "type": "channel", "title": "A channel"}
    change = {
        "chat": chat | ({"username": name} if name else {}),
        "from": person,
        "date": int(system.now) if at is None else at,
        "old_chat_member": {"user": person, "status": "left"},
        "new_chat_member": {"user": person, "status": status, **further},
    }
    reply = await system.send_update({"update_id": update_id, "chat_member": change})
    assert reply.status == 200
    await system.settle()
