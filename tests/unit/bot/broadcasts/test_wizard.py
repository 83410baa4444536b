"""`/broadcast` in the chat of an organiser, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from contest.bot.broadcasts.wizard import TEXT_CHARACTERS_MAX
from tests.chats import Chats
from tests.contests import Organiser
from tests.entries import joined
from tests.system import ADMIN_ID, System
from tests.tasks import Tasks

TEXT = "a_b*c[ < x /> <b>&amp; @durov"
SAID: dict[str, dict[str, Any]] = {
    "en": {
        "contests": "Of which contest are the people you want to write to?",
        "who": "“A prize”: to whom do you want to write?",
        "kinds": ["All participants", "The winners", "Those who did not win"],
        "task": "Those who have not done: Do it",
        "write": "Write the message, in one piece. /cancel ends this.",
        "preview": "Above is what they will read. It goes to 1 person at most. "
        "Write again to change it.",
        "send": "Send",
        "drop": "Do not send",
        "dropped": "Nothing was sent.",
        "begun": "The message is on its way.\nSent: 0 · blocked the bot: 0 · failed: 0",
        "done": "The broadcast is done.\nSent: 1 · blocked the bot: 0 · failed: 0",
        "refresh": "Refresh",
        "pause": "Pause",
        "paused": "The broadcast is held.\nSent: 0 · blocked the bot: 0 · failed: 0",
        "resume": "Go on",
        "cancel": "Cancel",
        "cancelled": "The broadcast has been cancelled.\nSent: 0 · blocked the bot: 0 · failed: 0",
        "long": "That is too long: 3500 characters at most. Write a shorter one.",
        "late": "That was too long ago. Begin again: /broadcast",
        "nobody": "You organise no contest yet: there is nobody to write to.",
    },
    "ru": {
        "contests": "Участникам какого конкурса вы хотите написать?",
        "who": "«A prize»: кому вы хотите написать?",
        "kinds": ["Всем участникам", "Победителям", "Тем, кто не выиграл"],
        "task": "Тем, кто не выполнил: Do it",
        "write": "Напишите сообщение — одним текстом. /cancel — передумать.",
        "preview": "Выше — то, что они прочтут. Получат: не больше чем 1 человек. "
        "Чтобы изменить, напишите ещё раз.",
        "send": "Отправить",
        "drop": "Не отправлять",
        "dropped": "Ничего не отправлено.",
        "begun": "Сообщение рассылается.\nОтправлено: 0 · заблокировали бота: 0 · не удалось: 0",
        "done": "Рассылка завершена.\nОтправлено: 1 · заблокировали бота: 0 · не удалось: 0",
        "refresh": "Обновить",
        "pause": "Приостановить",
        "paused": "Рассылка приостановлена.\nОтправлено: 0 · заблокировали бота: 0 · не удалось: 0",
        "resume": "Продолжить",
        "cancel": "Отменить",
        "cancelled": "Рассылка отменена.\nОтправлено: 0 · заблокировали бота: 0 · не удалось: 0",
        "long": "Слишком длинно: помещается не больше 3500 знаков. Напишите короче.",
        "late": "С тех пор прошло слишком много времени. Начните заново: /broadcast",
        "nobody": "Вы пока не проводите ни одного конкурса: писать некому.",
    },
}


@pytest.fixture
async def contest(system: System, locale: str) -> dict[str, Any]:
    """Open, with a task, and Ada in it, who has started the bot."""
    await system.sign_in(ADMIN_ID, language_code=locale)
    tasks = await Tasks.of_draft(system)
    await tasks.add("visit")
    contest = await tasks.open()
    await joined(system, contest, 77)
    system.emulator.start_private_chat(system.emulator.meet(77))
    await system.settle()
    return contest


@pytest.mark.parametrize("locale", ["en", "ru"])
@pytest.mark.usefixtures("contest")
async def test_an_organiser_writes_to_the_people_of_a_contest(system: System, locale: str) -> None:
    chats, said = Chats(system), SAID[locale]
    author = chats.person(ADMIN_ID, locale=locale)
    assert await author.sends("/broadcast") == [said["contests"]]
    assert await author.presses("A prize") == [said["who"]]
    assert author.buttons() == [*said["kinds"], said["task"]]
    for chosen in (said["kinds"][0], said["task"]):
        assert await author.presses(chosen) == [said["write"]]
        assert await author.sends("x" * (TEXT_CHARACTERS_MAX + 1)) == [said["long"]]
        assert await author.sends(TEXT) == [TEXT, said["preview"]]
        assert author.buttons() == [said["send"], said["drop"]]
        assert await author.presses(said["drop"]) == [said["dropped"]]
        assert await author.presses(said["send"]) == [said["late"]]
        await author.sends("/broadcast")
        await author.presses("A prize")
    await author.presses(said["kinds"][0])
    assert await author.sends("Draft") == ["Draft", said["preview"]]
    assert await author.sends(TEXT) == [TEXT, said["preview"]]
    assert await author.presses(said["send"]) == [said["begun"]]
    assert await author.presses(said["pause"]) == [said["paused"]]
    assert author.buttons() == [said["resume"], said["cancel"]]
    assert await author.presses(said["resume"]) == [said["begun"]]
    system.now += 60
    await system.tick("bot")
    assert [sent["text"] for sent in system.sent() if sent["chat_id"] == 77][-1].startswith("a_b*c")
    assert await author.presses(said["refresh"]) == [said["done"]]


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_it_is_cancelled_before_it_begins(system: System, locale: str) -> None:
    await system.sign_in(ADMIN_ID, language_code=locale)
    await Organiser(system).opened()
    chats, said = Chats(system), SAID[locale]
    author = chats.person(ADMIN_ID, locale=locale)
    await author.sends("/broadcast")
    everybody = {"en": "Everybody", "ru": "Всем"}[locale]
    assert await author.presses(everybody) == [said["write"]]
    await author.sends(TEXT)
    assert await author.presses(said["send"]) == [said["begun"]]
    assert await author.presses(said["cancel"]) == [said["cancelled"]]
    before = len(system.sent())
    system.now += 60
    await system.tick("bot")
    assert len(system.sent()) == before


async def test_a_long_title_is_cut_on_its_button(system: System) -> None:
    text = {"title": "x" * 99, "description": "Join.", "rules": "", "button": ""}
    author = Chats(system).person(ADMIN_ID)
    await Organiser(system).opened(texts={"en": text})
    await system.settle()  # its owner is told that it is open
    system.now += 60
    await system.tick("bot")
    await author.sends("/broadcast")
    assert author.buttons()[0] == "x" * 59 + "…"


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_who_organises_nothing_has_nobody_to_write_to(system: System, locale: str) -> None:
    assert await Chats(system).person(locale=locale).sends("/broadcast") == [SAID[locale]["nobody"]]
