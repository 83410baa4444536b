"""Who is in a channel: what Telegram tells the bot corrects what content knows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts import delete
from tests.members import CHANNEL, add_membership, change_member, memberships
from tests.messages import states
from tests.system import System


async def _sweep(system: System) -> None:
    """The next minute, when it is handed over."""
    system.now += 60
    await system.tick("bot")


@pytest.fixture(autouse=True)
async def _known(system: System) -> None:
    await system.sign_in(42)
    await system.settle()


@pytest.mark.parametrize(
    ("status", "is_member"),
    [
        pytest.param({"status": "creator"}, 1, id="its creator"),
        pytest.param({"status": "administrator"}, 1, id="an administrator"),
        pytest.param({"status": "member"}, 1, id="a member"),
        pytest.param({"status": "restricted", "is_member": True}, 1, id="restricted, and in"),
        pytest.param({"status": "restricted", "is_member": False}, 0, id="restricted, and out"),
        pytest.param({"status": "left"}, 0, id="left"),
        pytest.param({"status": "kicked"}, 0, id="kicked"),
        pytest.param({"status": "invited"}, None, id="a status that we do not know"),
        pytest.param({"status": "restricted"}, None, id="restricted, and nothing more"),
    ],
)
async def test_what_telegram_says_of_a_member(
    system: System, status: dict[str, Any], is_member: int | None
) -> None:
    for known in (0, 1):
        await add_membership(system, 42, str(CHANNEL))
        await system.rows("content", "update memberships set is_member = ?", known)
        await change_member(system, 42, update_id=known + 1, **status)
        await _sweep(system)
        [row] = await system.rows("content", "delete from memberships returning is_member")
        assert row["is_member"] == (known if is_member is None else is_member)
    assert set((await states(system)).values()) == {"done"}


@pytest.mark.parametrize("chat_id", [str(CHANNEL), "@channel"])
async def test_a_channel_is_known_by_its_id_or_by_its_name(system: System, chat_id: str) -> None:
    await add_membership(system, 42, chat_id)
    await change_member(system, 42, "left", name="Channel")
    await _sweep(system)
    assert [each["is_member"] for each in await memberships(system)] == [0]


async def test_a_group_that_has_moved_is_known_by_its_former_id_as_well(system: System) -> None:
    """A contest that was made while it was a group asks by that id, and went on believing it."""
    group = {"id": -5001, "type": "group", "title": "A group"}
    connected = "insert into channels values ('-5001', 'group', 'A group', null, '', 0, 0, null)"
    await system.databases["bot"].run(connected)
    moved = {"chat": group, "from": {"id": 42, "first_name": "Ada"}, "migrate_to_chat_id": CHANNEL}
    assert (await system.send_update({"update_id": 1, "message": moved})).status == 200
    await system.settle()
    await add_membership(system, 42, "-5001")
    await change_member(system, 42, "left", update_id=2)
    await _sweep(system)
    assert [each["is_member"] for each in await memberships(system)] == [0]


async def test_the_latest_change_counts_in_whatever_order_they_come(system: System) -> None:
    now = int(system.now)
    await add_membership(system, 42, str(CHANNEL), told_at=now)
    await change_member(system, 42, "left", update_id=2, at=now + 2)
    await change_member(system, 42, "member", update_id=1, at=now + 1)
    await _sweep(system)
    [row] = await memberships(system)
    assert (row["is_member"], row["told_at"]) == (0, now + 2)


async def test_of_whom_nothing_is_known_nothing_is_kept(system: System) -> None:
    await change_member(system, 42, "member")
    await _sweep(system)
    assert await memberships(system) == []


async def test_of_a_stranger_nobody_is_told(system: System) -> None:
    """A channel gains thousands who never open the Mini App."""
    await change_member(system, 43, "member")
    assert await system.rows("bot", "select * from outbox") == []


async def test_whose_account_has_ended_is_in_no_event_that_waits(system: System) -> None:
    session = await system.sign_in(42)
    await change_member(system, 42, "member")
    assert len(await system.rows("bot", "select * from outbox")) == 1
    await delete(system, session)
    await system.settle()
    assert await system.rows("bot", "select * from outbox") == []


async def test_an_update_that_is_read_twice_is_told_once(system: System) -> None:
    await change_member(system, 42, "member")
    await change_member(system, 42, "member")
    assert len(await system.rows("bot", "select * from outbox")) == 1
