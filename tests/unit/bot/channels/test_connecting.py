"""Channels and groups are connected by adding the bot or by their name, and lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.channels import CHANNEL, GROUP, LACKS, Channels
from tests.system import ADMIN_ID, System
from tools.telegram.state import Chat, Member

SUPERGROUP = -1_002_000_000_001
SAID: dict[str, dict[str, str]] = {
    "en": {
        "connected": "“{}” is connected. /post puts a contest there.",
        "post": (
            "“{}” is connected, but I lack the right to:\n• post messages\nPlease give it to me."
        ),
        "administrator": (
            "“{}” is connected, but I lack the right to:\n• be an administrator\n"
            "Please give it to me."
        ),
        "write": (
            "“{}” is connected, but I lack the right to:\n• be an administrator\n• send messages\n"
            "Please give it to me."
        ),
        "lost": (
            "I was taken out of “{}”: I cannot post there any more, nor see who is in it. "
            "Nobody loses their place in a contest. Add me again, and the posts go on."
        ),
        "none": (
            "No channel or group is connected yet. Add me to yours as an administrator, "
            "and I will post your contests there."
        ),
        "which": "Which one? Send its @name, or forward me a message from it.",
        "no name": (
            "That is not a name like @channel, nor a message from there. Try again, or /cancel."
        ),
        "unseen": "I cannot see that chat. Add me to it as an administrator first.",
        "not led": "“{}” can be connected by its administrators who may post there.",
        "by name": "I am in it already",
        "dropped": "! “{}” is disconnected.",
        "drop": "Disconnect",
        "list": "Your channels and groups:\n\n{}",
    },
    "ru": {
        "connected": "Подключено: «{}». Опубликовать там конкурс: /post",
        "post": (
            "Подключено: «{}», но мне не хватает прав:\n• публиковать сообщения\n"
            "Дайте их мне, пожалуйста."
        ),
        "administrator": (
            "Подключено: «{}», но мне не хватает прав:\n• быть администратором\n"
            "Дайте их мне, пожалуйста."
        ),
        "write": (
            "Подключено: «{}», но мне не хватает прав:\n• быть администратором\n"
            "• писать сообщения\nДайте их мне, пожалуйста."
        ),
        "lost": (
            "Меня убрали из «{}»: я больше не могу публиковать там и не вижу, кто там есть. "
            "Никто из участников своего места не теряет. Верните меня, и посты снова обновятся."
        ),
        "none": (
            "Пока не подключено ни канала, ни группы. Добавьте меня администратором, "
            "и я буду публиковать там ваши конкурсы."
        ),
        "which": "Какой? Пришлите его @имя или перешлите мне сообщение оттуда.",
        "no name": (
            "Это не имя вида @channel и не сообщение из канала. Попробуйте ещё раз или /cancel."
        ),
        "unseen": "Я не вижу этого чата. Сначала добавьте меня туда администратором.",
        "not led": "«{}» могут подключить администраторы с правом публиковать.",
        "by name": "Я уже там",
        "dropped": "! Отключено: «{}».",
        "drop": "Отключить",
        "list": "Ваши каналы и группы:\n\n{}",
    },
}
LOCALES = tuple(SAID)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("kind", "bot", "says"),
    [
        pytest.param("channel", {}, "connected", id="a channel"),
        pytest.param("channel", LACKS, "post", id="a channel where it may not post"),
        pytest.param("supergroup", {}, "connected", id="a supergroup"),
        pytest.param("group", {}, "connected", id="a group"),
        pytest.param("group", {"status": "member"}, "administrator", id="a group, as a member"),
        pytest.param(
            "supergroup",
            {"status": "restricted", "is_member": True, "can_send_messages": False},
            "write",
            id="a supergroup where it may not write",
        ),
    ],
)
async def test_who_adds_the_bot_hears_whether_it_has_its_rights(
    system: System, locale: str, kind: str, bot: dict[str, Any], says: str
) -> None:
    channels = Channels(system, locale=locale)
    said = SAID[locale]
    assert await channels.organiser.sends("/channels") == [said["none"]]
    heard = await channels.adds_bot(title="a_b*c[ <b> &amp;", kind=kind, **bot)
    assert heard == [said[says].format("a_b*c[ <b> &amp;")]
    assert await channels.adds_bot(title="a_b*c[ <b> &amp;", kind=kind, **bot) == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_chat_that_is_lost_is_told_of_once_and_comes_back(
    system: System, locale: str
) -> None:
    channels, said = Channels(system, locale=locale), SAID[locale]
    await channels.adds_bot()
    helper = channels.chats.person(77, first_name="Helper")
    assert await channels.adds_bot(status="kicked", by=77) == [said["lost"].format("News")]
    assert await channels.adds_bot(status="left", by=77) == []
    assert helper.heard() == []
    [line] = await channels.organiser.sends("/channels")
    assert "❌ News" in line
    assert await channels.adds_bot(by=77) == [said["connected"].format("News")]
    assert await channels.adds_bot(by=77, **LACKS) == [said["post"].format("News")]
    assert len(helper.heard()) == 2
    [line] = await channels.organiser.sends("/channels")
    assert "⚠️ News" in line


async def test_a_chat_that_nobody_has_connected_is_lost_without_a_word(system: System) -> None:
    channels = Channels(system)
    assert await channels.adds_bot(status="left") == []
    assert await system.rows("bot", "select * from channels") == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("message", "says"),
    [
        pytest.param({"text": "@News_Of_Us"}, "connected", id="its name"),
        pytest.param({"text": "https://t.me/news_of_us"}, "connected", id="its address"),
        pytest.param(
            {"text": "x", "forward_origin": {"type": "channel", "chat": {"id": CHANNEL}}},
            "connected",
            id="a message from it",
        ),
        pytest.param({"text": "@other_news"}, "not led", id="somebody else's"),
        pytest.param({"text": "@nowhere_at_all"}, "unseen", id="none"),
        pytest.param({"text": "@kicked_out"}, "unseen", id="one that has thrown the bot out"),
        pytest.param({"text": "what?"}, "no name", id="no name"),
    ],
)
async def test_a_channel_is_connected_by_its_name(
    system: System, locale: str, message: dict[str, Any], says: str
) -> None:
    channels, said = Channels(system, locale=locale), SAID[locale]
    me, bot = ADMIN_ID, system.emulator.bot.id
    for chat_id, name, members in (
        (CHANNEL, "News_Of_Us", {me: Member("creator")}),
        (CHANNEL - 1, "other_news", {me: Member("administrator", rights=LACKS)}),
        (CHANNEL - 2, "kicked_out", {me: Member("creator"), bot: Member("kicked")}),
    ):
        chat = Chat(chat_id, "channel", "News", name, members=members)
        system.emulator.chats[chat_id] = chat
        if name == "News_Of_Us":
            chat.username = "News_Of_Us" if message["text"] == "@News_Of_Us" else "news_of_us"
    await channels.organiser.sends("/channels")
    assert await channels.organiser.presses(said["by name"]) == [said["which"]]
    assert await channels.organiser.sends(**message) == [said[says].format("News")]
    [line] = await channels.organiser.sends("/channels")
    if says != "connected":
        assert line == said["none"]
        return
    assert line == said["list"].format("✅ News")
    await channels.organiser.presses("News")
    assert await channels.organiser.presses(said["drop"]) == [said["dropped"].format("News")]
    assert await channels.organiser.sends("/channels") == [said["none"]]


async def test_a_group_that_becomes_a_supergroup_is_followed_and_nobody_loses_their_place(
    system: System,
) -> None:
    channels = Channels(system)
    await channels.adds_bot(GROUP, kind="group", title="Friends")
    contest = await channels.contests.opened(required_channels=[str(GROUP)])
    await channels.posts(contest, "How to join", where="Friends")
    await channels.minute()
    await channels.presses(100, GROUP)
    old = system.emulator.chats[GROUP]
    system.emulator.chats[SUPERGROUP] = Chat(
        SUPERGROUP, "supergroup", "Friends", members=dict(old.members)
    )
    old.migrated_to = SUPERGROUP
    told = {"from": system.emulator.meet(ADMIN_ID).as_json(), "chat": old.as_json()}
    await channels.chats.receives(message=told | {"migrate_to_chat_id": SUPERGROUP})
    [known] = await system.rows("bot", "select chat_id, kind, is_lost from channels")
    assert known == {"chat_id": str(SUPERGROUP), "kind": "supergroup", "is_lost": 0}
    await channels.minute(2)
    assert "1 person takes part" in channels.texts(SUPERGROUP)[0]
    entries = await system.rows("content", "select state from entries")
    assert [each["state"] for each in entries] == ["active"]


async def test_a_group_that_has_moved_is_followed_also_where_only_a_message_finds_out(
    system: System,
) -> None:
    channels = Channels(system)
    await channels.adds_bot(GROUP, kind="group", title="Friends")
    contest = await channels.contests.opened()
    await channels.posts(contest, where="Friends")
    old = system.emulator.chats[GROUP]
    system.emulator.chats[SUPERGROUP] = Chat(
        SUPERGROUP, "supergroup", "Friends", members=dict(old.members)
    )
    old.migrated_to = SUPERGROUP
    await channels.minute(2)
    assert len(channels.texts(SUPERGROUP)) == 1
    [known] = await system.rows("bot", "select chat_id from channels")
    assert known["chat_id"] == str(SUPERGROUP)
    [post] = await system.rows("bot", "select chat_id, message_id from posts")
    assert post == {"chat_id": str(SUPERGROUP), "message_id": 1}
