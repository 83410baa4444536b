"""An organiser posts a contest: each setting, each refusal, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.channels import CHANNEL, LACKS, Channels
from tests.system import ADMIN_ID, System
from tests.tasks import Tasks
from tools.telegram.state import Fault, Member

PICTURE: dict[str, Any] = {"photo": [{"file_id": "file-1", "width": 9, "height": 9}]}
LABELS = {
    "en": {
        "words": "Text, picture",
        "label": "Button",
        "picture": "Picture on/off",
        "joining": "How to join",
        "results": "Winners elsewhere",
        "time": "Publish later",
        "preview": "Preview",
        "go": "Publish",
        "stop": "Drop it",
    },
    "ru": {
        "words": "Текст, картинка",
        "label": "Кнопка",
        "picture": "С картинкой / без",
        "joining": "Как участвовать",
        "results": "Итоги в другом месте",
        "time": "Опубликовать позже",
        "preview": "Посмотреть",
        "go": "Опубликовать",
        "stop": "Убрать",
    },
}
SAID = {
    "en": {
        "which": "Which contest?",
        "where": "Where?",
        "plain": (
            "The post in “News”\n\nText: that of the contest\nButton: Take part\n"
            "Picture: that of the contest\nJoining: in the app\nWinners are named in: News"
        ),
        "own": (
            "The post in “News”\n\nText: your own\nButton: Go!\nPicture: your own\n"
            "Joining: at once, by the button\nWinners are named in: Results"
        ),
        "ask words": "Send a text, a picture, or a picture with a text. “-”: as in the contest.",
        "ask label": "What should the button say? “-”: as in the contest.",
        "ask time": (
            "When? A day and an hour by the contest's clock: 2026-12-24 18:00. “-”: at once."
        ),
        "words refused": "A text of at most 2000 characters, or a picture, please.",
        "label refused": "At most 40 characters, please.",
        "time refused": (
            "I need a day and an hour to come, in the zone Europe/Berlin, such as 2026-12-24 18:00."
        ),
        "results": "Where should the winners be named?",
        "done": "The post will stand in “News” within a minute.",
        "later": "The post will stand in “News” at 2027-01-16 09:30 (Europe/Berlin).",
        "needs more": (
            "! This contest has a captcha or a task that is needed: people join it in the app."
        ),
        "not led": "! You may not post in that channel any more.",
        "unseen": "! I cannot see that chat. Add me to it as an administrator first.",
        "stopped": "! Dropped. What stands in the channel already stays as it is.",
        "gone": "! There is no such post any more.",
        "none": "You have no contest that could be posted.",
        "card": "Words of our own <b>\n\n🎁 A prize: 2\n\nEnds: ",
        "contests": "You have no contest that could be posted.",
    },
    "ru": {
        "which": "Какой конкурс?",
        "where": "Где?",
        "plain": (
            "Пост в «News»\n\nТекст: как в конкурсе\nКнопка: Участвовать\n"
            "Картинка: как в конкурсе\nУчастие: в приложении\nПобедители: News"
        ),
        "own": (
            "Пост в «News»\n\nТекст: своё\nКнопка: Go!\nКартинка: своё\n"
            "Участие: сразу по кнопке\nПобедители: Results"
        ),
        "ask words": "Пришлите текст, картинку или картинку с текстом. «-» — как в конкурсе.",
        "ask label": "Что написать на кнопке? «-» — как в конкурсе.",
        "ask time": "Когда? День и час по часам конкурса, например 24.12.2026 18:00. «-» — сразу.",
        "words refused": "Пришлите, пожалуйста, текст не длиннее 2000 знаков или картинку.",
        "label refused": "Не длиннее 40 знаков, пожалуйста.",
        "time refused": (
            "Нужны будущие день и час, в поясе Europe/Berlin, например 24.12.2026 18:00."
        ),
        "results": "Где назвать победителей?",
        "done": "Пост появится в «News» в течение минуты.",
        "later": "Пост появится в «News»: 16.01.2027 09:30 (Europe/Berlin).",
        "needs more": (
            "! В этом конкурсе есть капча или обязательное задание: участвуют в приложении."
        ),
        "not led": "! Вы больше не можете публиковать в этом канале.",
        "unseen": "! Я не вижу этого чата. Сначала добавьте меня туда администратором.",
        "stopped": "! Убрано. Что уже стоит в канале, останется как есть.",
        "gone": "! Этого поста больше нет.",
        "none": "У вас нет конкурса, который можно опубликовать.",
        "card": "Words of our own <b>\n\n🎁 A prize: 2\n\nEnds: ",
    },
}
LOCALES = tuple(SAID)


async def _begun(system: System, locale: str, **contest: Any) -> tuple[Channels, dict[str, Any]]:
    """The settings of a new post are on the organiser's screen."""
    channels = Channels(system, locale=locale)
    said = SAID[locale]
    assert await channels.organiser.sends("/post") == [said["none"]]
    await channels.adds_bot()
    await channels.adds_bot(CHANNEL - 1, title="Results")
    found = await channels.contests.opened(**contest)
    await system.settle()
    channels.organiser.heard()
    assert (await channels.organiser.sends("/post"))[-1] == said["which"]
    assert await channels.organiser.presses(found["title"]) == [said["where"]]
    assert await channels.organiser.presses("News") == [said["plain"]]
    return channels, found


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_setting_of_a_post(system: System, locale: str) -> None:
    channels, contest = await _begun(system, locale)
    me, said, labels = channels.organiser, SAID[locale], LABELS[locale]
    assert await me.presses(labels["words"]) == [said["ask words"]]
    assert await me.sends("x" * 2001) == [said["words refused"]]
    await me.sends(caption="Words of our own <b>", **PICTURE)
    assert await me.presses(labels["label"]) == [said["ask label"]]
    assert await me.sends("x" * 41) == [said["label refused"]]
    await me.sends("Go!")
    await me.presses(labels["joining"])
    assert await me.presses(labels["results"]) == [said["results"]]
    assert await me.presses("Results") == [said["own"]]
    [shown] = await me.presses(labels["preview"])
    assert shown.startswith(said["card"])
    assert me.buttons() == ["Go!"]
    assert await me.sends("/post") == [said["which"]]
    await me.presses(contest["title"])
    assert await me.presses("News") == [said["own"]]
    assert await me.presses(labels["go"]) == [said["done"]]
    await channels.minute()
    [stands] = channels.texts()
    assert stands.startswith(said["card"])
    button = channels.button()
    assert button is not None
    assert (button["text"], "callback_data" in button) == ("Go!", True)
    await me.sends("/post")
    await me.presses(contest["title"])
    await me.presses("✅ News")
    assert labels["go"] not in me.buttons()
    await me.presses(labels["label"])
    await me.sends("-")
    await me.presses(labels["words"])
    await me.sends("-")
    await channels.minute()
    assert channels.texts()[0].startswith("A prize\n\nJoin.")
    assert channels.edits() == 1
    assert await me.presses(labels["stop"]) == [said["stopped"]]
    assert await me.presses(labels["stop"]) == [said["gone"]]
    assert len(channels.texts()) == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_post_has_its_time(system: System, locale: str) -> None:
    channels, _ = await _begun(system, locale)
    me, said, labels = channels.organiser, SAID[locale], LABELS[locale]
    assert await me.presses(labels["time"]) == [said["ask time"]]
    for refused in ("soon", "2020-01-01 10:00", "2099-01-01 10:00", "2027-02-30 10:00"):
        assert await me.sends(refused) == [said["time refused"]]
    assert await me.sends("2027-01-16 09:30") == [said["plain"]]
    assert await me.presses(labels["go"]) == [said["later"]]
    await channels.minute(3)
    assert channels.texts() == []
    system.now = 1_800_088_200  # 09:30 there
    await system.tick("bot")
    assert len(channels.texts()) == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_post_of_a_draft_waits_until_it_is_published(system: System, locale: str) -> None:
    channels = Channels(system, locale=locale)
    assert await channels.organiser.sends("/post") == [SAID[locale]["none"]]
    await channels.adds_bot()
    contest = await channels.contests.create()
    said = await channels.posts(contest)
    assert (
        said[-1]
        == {
            "en": "The post will stand in “News” once the contest is published.",
            "ru": "Пост появится в «News», когда конкурс будет опубликован.",
        }[locale]
    )
    await channels.minute()
    assert channels.texts() == []
    await channels.contests.step(contest, "/publish")
    await channels.minute()
    assert len(channels.texts()) == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_has_to_do_more_joins_in_the_app(system: System, locale: str) -> None:
    channels, _ = await _begun(system, locale, has_captcha=True)
    me, said, labels = channels.organiser, SAID[locale], LABELS[locale]
    assert await me.presses(labels["joining"]) == [said["needs more"]]
    await me.presses(labels["go"])
    await channels.minute()
    button = channels.button()
    assert button is not None
    assert "url" in button


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("lost", ["rights", "channel"])
async def test_rights_are_looked_at_when_it_is_published(
    system: System, locale: str, lost: str
) -> None:
    channels, _ = await _begun(system, locale)
    members = system.emulator.chats[CHANNEL].members
    if lost == "rights":
        members[ADMIN_ID] = Member("member")
    else:
        members[system.emulator.bot.id] = Member("administrator", rights=LACKS)
    says = SAID[locale]["not led" if lost == "rights" else "unseen"]
    assert await channels.organiser.presses(LABELS[locale]["go"]) == [says]
    await channels.minute()
    assert channels.texts() == []


async def test_the_posts_of_others_are_theirs(system: System) -> None:
    channels, contest = await _begun(system, "en")
    eve = channels.chats.person(66, first_name="Eve")
    assert await eve.sends("/post") == [SAID["en"]["none"]]
    [query] = [
        row[0]["callback_data"]
        for each in system.sent("editMessageText")
        for row in each["reply_markup"]["inline_keyboard"]
        if row[0]["text"] == "News"
    ]
    assert await eve.presses_data(query) == [
        "! This button is not for you, or does not work any more."
    ]
    path = f"/v1/contests/{contest['id']}/organisers/66"
    token = await channels.contests.token()
    reply = await system.request("PUT", path, body={"role": "viewer"}, token=token)
    assert reply.status == 200, reply.body
    await channels.adds_bot(by=66)
    await channels.organiser.presses("Publish")
    await eve.sends("/post")
    [refused] = await eve.presses(contest["title"])
    assert refused.startswith("! ")
    reply = await system.request("PUT", path, body={"role": "editor"}, token=token)
    assert reply.status == 200, reply.body
    assert await eve.presses(contest["title"]) == ["Where?"]
    assert await eve.presses("✅ News") == ["! Another organiser has posted this contest there."]


async def test_a_lost_chat_is_told_to_who_posts_there_and_goes_on_when_it_is_back(
    system: System,
) -> None:
    channels, contest = await _begun(system, "en")
    await channels.organiser.presses("Publish")
    await channels.minute()
    members = system.emulator.chats[CHANNEL].members
    members[system.emulator.bot.id] = Member("administrator", rights=LACKS)
    await channels.contests.step(await channels.contests.see(contest), "/close")
    fault = "Bad Request: not enough rights to send text messages to the chat"
    system.emulator.faults.append(
        Fault("editMessageText", 1, chat_id=str(CHANNEL), error_code=400, description=fault)
    )
    channels.organiser.heard()
    await channels.minute(3)
    told = [each for each in channels.organiser.heard() if "does not let me post" in each]
    assert len(told) == 1
    assert "👥 0 people take part\n" not in channels.texts()[0]
    await channels.adds_bot()
    await channels.minute()
    assert "The contest is closed." in channels.texts()[0]


@pytest.mark.parametrize("reply", ["gone", "refused"])
async def test_a_post_that_cannot_be_edited(system: System, reply: str) -> None:
    channels, contest = await _begun(system, "en")
    await channels.organiser.presses("Publish")
    await channels.minute()
    if reply == "gone":
        system.emulator.history.remove(CHANNEL, 1)
    else:
        said = "Bad Request: can't parse entities"
        system.emulator.faults.append(
            Fault("editMessageText", 1, chat_id=str(CHANNEL), error_code=400, description=said)
        )
    await channels.contests.step(await channels.contests.see(contest), "/close")
    await channels.minute(3)
    stands = [each for each in channels.texts() if "The contest is closed." in each]
    if reply == "gone":
        assert len(channels.texts()) == 1, "sent anew, once"
        assert len(stands) == 1
    await channels.contests.step(await channels.contests.see(contest), "/cancel")
    await channels.minute(2)
    assert channels.texts()[0].endswith("It has to be")


async def test_what_a_person_has_connected_goes_with_their_account(system: System) -> None:
    channels, _ = await _begun(system, "en")
    await channels.organiser.presses("Publish")
    await channels.minute()
    session = await system.sign_in(ADMIN_ID)
    reply = await system.request("DELETE", "/v1/me", token=session["access_token"])
    assert reply.status == 204, reply.body
    await channels.minute(2)
    assert await system.rows("bot", "select * from channel_organisers") == []
    [post] = await system.rows("bot", "select telegram_id, message_id from posts")
    assert post == {"telegram_id": "", "message_id": 1}


async def test_a_task_that_is_needed_turns_the_button_into_a_link(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    tasks = await Tasks.of_draft(system)
    await channels.posts(tasks.contest, "How to join")
    await tasks.add("visit", is_mandatory=True)
    await tasks.open()
    await channels.minute()
    button = channels.button()
    assert button is not None
    assert "url" in button
