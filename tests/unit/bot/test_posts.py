"""What the bot says in channels of a contest: the hash of the list, before the round is there."""

from __future__ import annotations

import pytest

from contest.kit.clock import to_rfc3339
from tests.draws import DELAY_S, chain, drawn, frozen, proof
from tests.system import System
from tools.telegram.state import Chat, Fault, Member


def _channel(system: System, chat_id: int, username: str, status: str = "administrator") -> None:
    bot = Member(status=status)
    members = {system.emulator.bot.id: bot}
    chat = Chat(chat_id, "channel", username.title(), username, members=members)
    system.emulator.chats[chat_id] = chat


def _posts(system: System) -> dict[str, str]:
    """What stands in each channel, by how it was written to."""
    sent = [each for each in system.sent() if not str(each["chat_id"]).isdigit()]
    posts = {str(each["chat_id"]): str(each["text"]) for each in sent}
    assert len(posts) == len(sent)
    return posts


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_the_hash_stands_in_each_channel_before_the_round(
    system: System, locale: str
) -> None:
    _channel(system, -100500, "contests")
    _channel(system, -100501, "more_of_them")
    text = {"title": "Summer", "description": "Join.", "rules": "", "button": ""}
    named = {locale: "A prize"}
    contest = await frozen(
        system,
        7,
        texts={locale: text},
        default_locale=locale,
        prizes=[{"name": named, "count": 1, "handover": named}],
        required_channels=["@contests", "-100501"],
    )
    posts, found = _posts(system), await proof(system, contest)
    assert posts.keys() == {"@contests", "-100501"}
    header = found["header"]
    at = to_rfc3339(chain().time_of(header["round"]))
    for said in ("Summer", found["header_hash"], str(header["tickets"]), str(header["round"]), at):
        assert all(said in text for text in posts.values()), said
    assert system.now < chain().time_of(header["round"]) - DELAY_S // 10
    assert ("раунда" in posts["@contests"]) == (locale == "ru")


async def test_a_channel_that_the_bot_may_not_write_to_keeps_no_other_from_its_post(
    system: System,
) -> None:
    _channel(system, -100500, "contests")
    _channel(system, -100501, "foreign", "member")
    channels = ["@foreign", "@gone_altogether", "@contests"]
    contest = await drawn(system, 3, required_channels=channels)
    found = await proof(system, contest)
    assert found["header_hash"] in _posts(system)["@contests"]
    for table in ("deliveries", "dead_letters"):
        assert await system.rows("bot", f"select * from {table}") == []


async def test_a_post_that_did_not_arrive_is_sent_again(system: System) -> None:
    _channel(system, -100500, "contests")
    system.emulator.faults.append(Fault("sendMessage", 2, chat_id="@contests", error_code=500))
    contest = await frozen(system, 3, required_channels=["@contests"])
    system.now += 600
    await system.tick("bot")
    await system.settle()
    assert (await proof(system, contest))["header_hash"] in str(system.sent()[-1]["text"])
