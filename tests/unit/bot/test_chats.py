"""The core of the bot, seen from a chat: commands, buttons, conversations and what goes wrong."""

from __future__ import annotations

from typing import Any

import pytest

from contest.bot import rooms
from contest.bot.conversations.records import KEPT_S, WITHIN_S
from contest.bot.said import Press
from contest.bot.updates import buttons
from tests.chats import Chats
from tests.messages import lapse, states, waiting
from tests.system import ADMIN_ID, BOT_TOKEN, System, unreachable
from tests.unit.bot import probe
from tools.telegram.state import Fault

LOCALES = ("en", "ru")


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


@pytest.fixture
def _probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot has one more room."""
    for table, names in (
        (rooms.COMMANDS, probe.COMMANDS),
        (rooms.GROUP_COMMANDS, {"echo": probe.echo}),
        (rooms.PRESSES, {"probe": probe.pressed, "change": probe.change, "who": probe.press_who}),
        (rooms.STATES, {"probe": probe.answered}),
        (rooms.TEXTS, probe.TEXTS),
        (rooms.FILES, {"probe": probe.file}),
    ):
        for name, value in names.items():
            monkeypatch.setitem(table, name, value)


GREETINGS = {
    "en": "Hello, {name}! Here you join contests, do tasks, invite friends and earn points. "
    "Everything is in the app:",
    "ru": "Здравствуйте, {name}! Здесь участвуют в конкурсах, выполняют задания, приглашают друзей "
    "и копят баллы. Всё — в приложении:",
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("first_name", "shown"),
    [
        pytest.param("a_b*c[", "a_b*c[", id="marks of Markdown"),
        pytest.param("< x />", "< x />", id="like a tag"),
        pytest.param("<b>", "<b>", id="a tag"),
        pytest.param("&amp;", "&amp;", id="an entity"),
        pytest.param("\u202eAda\u200f", "Ada", id="marks that turn the text"),
        pytest.param("\u05e9\u05dc\u05d5", "\u2068\u05e9\u05dc\u05d5\u2069", id="right to left"),
        pytest.param("👨‍👩‍👧‍👦" * 64, "👨‍👩‍👧‍👦" * 9 + "👨", id="64 families"),
        pytest.param("@durov", "@\u2060durov", id="somebody else's name"),
        pytest.param("t.me/x", "t.\u2060me/\u2060x", id="an address"),
        pytest.param("\n\u2066 ", "?", id="nothing to be seen"),
    ],
)
async def test_a_name_stands_in_a_sentence_as_a_name(
    chats: Chats, locale: str, first_name: str, shown: str
) -> None:
    person = chats.person(first_name=first_name, locale=locale)
    assert await person.sends("/start") == [GREETINGS[locale].format(name=shown)]


@pytest.mark.parametrize(
    ("message", "says"),
    [
        pytest.param({"text": "/echo one two"}, "heard [one two]", id="with a text"),
        pytest.param({"text": "/ECHO"}, "heard []", id="in capitals"),
        pytest.param({"text": "/echo\none"}, "heard [one]", id="with a line"),
        pytest.param({"text": "/echo@contest_test_bot x"}, "heard [x]", id="by name"),
        pytest.param({"text": "/echo@Contest_Test_Bot x"}, "heard [x]", id="by name in capitals"),
        pytest.param({"text": "/echo@another_bot x"}, None, id="another bot's"),
        pytest.param({"text": "👨‍👩‍👧‍👦 é /echo x"}, "heard [x]", id="behind a family"),
        pytest.param({"text": "/echo@another_bot /echo x"}, "heard [x]", id="behind another bot's"),
        pytest.param({"text": "/echoes"}, None, id="a longer word"),
        pytest.param({"text": "say/echo"}, None, id="within a word"),
        pytest.param(
            {
                "caption": "😀 /echo x",
                "caption_entities": [{"type": "bot_command", "offset": 3, "length": 5}],
                "photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}],
            },
            "heard [x]",
            id="under a picture",
        ),
        pytest.param(
            {"text": "/echo", "entities": [{"type": "code", "offset": 0, "length": 5}]},
            "heard []",
            id="where Telegram has marked something else",
        ),
        pytest.param(
            {"text": "x", "entities": [{"type": "bot_command", "offset": 90, "length": 5}]},
            None,
            id="where there is nothing",
        ),
    ],
)
@pytest.mark.usefixtures("_probe")
async def test_a_command_is_found(chats: Chats, message: dict[str, Any], says: str | None) -> None:
    assert await chats.person().sends(**message) == ([says] if says else [])


@pytest.mark.usefixtures("_probe")
async def test_a_command_in_a_group_is_answered_there(chats: Chats) -> None:
    group = {"id": -5, "type": "group", "title": "Friends"}
    person = chats.person()
    assert await person.sends("/echo@contest_test_bot hi", chat=group) == []
    assert await person.sends("/ask", chat=group) == []
    [sent] = chats.system.sent()
    assert (sent["chat_id"], sent["text"]) == (-5, "heard [hi]")
    assert sent["reply_parameters"]["message_id"] == 1


@pytest.mark.usefixtures("_probe")
async def test_an_answer_to_a_message_that_is_gone_is_no_reply(
    chats: Chats, system: System
) -> None:
    gone = "Bad Request: message to be replied not found"
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=400, description=gone))
    group = {"id": -5, "type": "group", "title": "Friends"}
    await chats.person().sends("/echo@contest_test_bot hi", chat=group)
    system.now += 5
    await system.tick("bot")
    assert ["reply_parameters" in each for each in system.sent()] == [True, False]
    assert await waiting(system) == 0


@pytest.mark.parametrize(
    ("locale", "label", "says"),
    [
        ("en", "Press it", ["! heard {args}", "heard []"]),
        ("ru", "Нажать it", ["! слышу {args}", "слышу []"]),
    ],
)
@pytest.mark.usefixtures("_probe")
async def test_a_button_leads_to_its_handler(
    chats: Chats, locale: str, label: str, says: list[str]
) -> None:
    person = chats.person(locale=locale)
    await person.sends("/buttons it")
    args = f"{probe.CONTEST},{probe.TASK}"
    assert await person.presses(label) == [each.format(args=args) for each in says]
    assert await person.presses(label) == [each.format(args=args) for each in says]


UNKNOWN = {
    "en": ["! This button is not for you, or does not work any more."],
    "ru": ["! Эта кнопка не для вас или больше не работает."],
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.usefixtures("_probe")
async def test_a_button_that_the_bot_did_not_put_there_does_nothing_and_says_so(
    chats: Chats, locale: str
) -> None:
    ada, eve = chats.person(42), chats.person(43, locale=locale)
    await ada.sends("/buttons it")
    [row] = chats.system.sent()[0]["reply_markup"]["inline_keyboard"]
    key = buttons.signing_key(BOT_TOKEN)
    nobodys = buttons.encode(Press(name="nobody"), key=key, owner="43")
    forged = [
        row[0]["callback_data"],
        "probe:a",
        "probe:a.aaaaaa",
        "",
        ".",
        nobodys,
    ]
    for data in forged:
        assert await eve.presses_data(data) == UNKNOWN[locale]


@pytest.mark.usefixtures("_probe")
async def test_every_press_is_answered_also_without_a_word(chats: Chats, system: System) -> None:
    person = chats.person()
    await person.sends("/buttons it")
    await person.presses("Press it")
    assert len(system.sent("answerCallbackQuery")) == 1


SAID = {
    "en": {
        "question": "Which word?",
        "answer": "heard a word: tulip",
        "cancelled": "Cancelled.",
        "nothing": "There is nothing to cancel.",
        "late": "You took a while, so I have forgotten what I asked. Please begin again.",
    },
    "ru": {
        "question": "Какое слово?",
        "answer": "слышу a word: tulip",
        "cancelled": "Отменено.",
        "nothing": "Отменять нечего.",
        "late": "Прошло много времени, и мой вопрос устарел. Начните, пожалуйста, заново.",
    },
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.usefixtures("_probe")
async def test_a_conversation(chats: Chats, system: System, locale: str) -> None:
    person, said = chats.person(locale=locale), SAID[locale]
    assert await person.sends("/ask") == [said["question"]]
    system.configure("bot")  # a restart
    await person.sends("/echo in between")
    assert await person.sends("tulip") == [said["answer"]]
    assert await person.sends("tulip") == []
    assert await person.sends("/cancel") == [said["nothing"]]
    await person.sends("/ask")
    assert await person.sends("/cancel") == [said["cancelled"]]
    assert await person.sends("tulip") == []
    await person.sends("/ask")
    system.now += WITHIN_S
    assert await person.sends("tulip") == [said["late"]]
    assert await person.sends("tulip") == []
    await person.sends("/ask")
    system.now += WITHIN_S + KEPT_S + 1
    await system.tick("bot")
    assert await system.rows("bot", "select * from conversations") == []


@pytest.mark.usefixtures("_probe")
async def test_conversations_of_two_people_do_not_mix(chats: Chats) -> None:
    ada, bob = chats.person(42), chats.person(43)
    await ada.sends("/ask")
    assert await bob.sends("tulip") == []
    assert await ada.sends("tulip") == ["heard a word: tulip"]


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("/refuse known", "Not so.", "Нельзя."),
        ("/refuse", "That does not work: the reason", "Так не получится: the reason"),
        ("/make", "You may not do that.", "Вам это нельзя."),
    ],
)
@pytest.mark.usefixtures("_probe")
async def test_a_refusal_is_told(chats: Chats, text: str, en: str, ru: str) -> None:
    assert await chats.person(42).sends(text) == [en]
    assert await chats.person(43, locale="ru").sends(text) == [ru]


@pytest.mark.usefixtures("_probe")
async def test_services_are_asked_in_the_name_of_the_person(chats: Chats, system: System) -> None:
    assert await chats.person(42).sends("/who") == ["heard participant"]
    assert await chats.person(ADMIN_ID).sends("/who") == ["heard participant,organiser,admin"]
    assert await chats.person(ADMIN_ID).sends("/make") != ["You may not do that."]
    [known] = await system.rows("bot", "select user_id from recipients where telegram_id = '42'")
    session = await system.sign_in(42)
    assert session["user"]["id"] == known["user_id"], "the same user in the Mini App"
    assert await chats.person(42).sends("/who") == ["heard participant"]


AWAY = {
    "en": "This does not work right now. Please try again in a few minutes.",
    "ru": "Сейчас это не получается. Попробуйте ещё раз через несколько минут.",
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.usefixtures("_probe")
async def test_an_outage_of_a_service_is_waited_out_and_then_told(
    chats: Chats, system: System, locale: str
) -> None:
    person = chats.person(locale=locale)
    system.unreachable["auth"] = unreachable()
    assert await person.sends("/who") == []
    del system.unreachable["auth"]
    system.now += 10
    await system.tick("bot")
    assert len(person.heard()) == 1
    system.unreachable["auth"] = unreachable()
    await person.sends("/who")
    for _ in range(6):
        system.now += 20
        await system.tick("bot")
    assert person.heard() == [AWAY[locale]]
    assert set((await states(system)).values()) == {"done"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.usefixtures("_probe")
async def test_who_presses_a_button_hears_of_an_outage_that_lasts(
    chats: Chats, system: System, locale: str
) -> None:
    person = chats.person(locale=locale)
    await person.sends("/buttons who")
    [label] = person.buttons()
    system.unreachable["auth"] = unreachable()
    said = await person.presses(label)
    for _ in range(4):
        system.now += 20
        await system.tick("bot")
        said += person.heard()
    assert said == [f"! {AWAY[locale]}"]
    del system.unreachable["auth"]
    assert [said.split()[-1] for said in await person.presses(label)] == ["participant"]


@pytest.mark.usefixtures("_probe")
async def test_a_long_text_is_several_messages_in_their_order(chats: Chats, system: System) -> None:
    person = chats.person()
    said = await person.sends("/much")
    for _ in range(3):
        system.now += 5
        await system.tick("bot")
        said += person.heard()
    assert [len(each) for each in said] == [4096, 4096, 9006 - 8192, 13]


@pytest.mark.usefixtures("_probe")
async def test_what_was_said_survives_the_end_of_the_isolate(chats: Chats, system: System) -> None:
    person = chats.person()
    await person.sends("/ask")
    await system.send_update(system.private_message(2_000_000, "tulip"))
    lapse(system)
    await system.tick("bot")
    assert person.heard() == ["heard a word: tulip"]


@pytest.mark.usefixtures("_probe")
async def test_a_message_is_changed_in_place(chats: Chats, system: System) -> None:
    person = chats.person()
    await person.sends("/buttons change")
    assert await person.presses("Press change") == ["heard a change"]
    assert len(system.sent()) == 1
    assert person.buttons() == ["Press again"]


# What Telegram says of what is not plain text


@pytest.mark.parametrize(
    ("method", "code", "description", "becomes"),
    [
        pytest.param(
            "editMessageText", 400, "Bad Request: message is not modified", [], id="as it was"
        ),
        pytest.param(
            "editMessageText",
            400,
            "Bad Request: message to edit not found",
            ["heard a change"],
            id="gone: it is sent anew",
        ),
        pytest.param(
            "editMessageText",
            400,
            "Bad Request: message can't be edited",
            ["heard a change"],
            id="too old: it is sent anew",
        ),
        pytest.param(
            "answerCallbackQuery",
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            ["heard a change"],
            id="the press is too old",
        ),
    ],
)
@pytest.mark.usefixtures("_probe")
async def test_what_telegram_says_of_a_change_decides(
    chats: Chats, system: System, method: str, code: int, description: str, becomes: list[str]
) -> None:
    person = chats.person()
    await person.sends("/buttons change")
    system.emulator.faults.append(Fault(method, 1, error_code=code, description=description))
    said = await person.presses("Press change")
    system.now += 60
    await system.tick("bot")
    assert [*said, *person.heard()] == becomes
    assert await waiting(system) == 0
    assert await system.rows("bot", "select * from dead_letters") == []


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: wrong HTTP URL specified",
        "Bad Request: failed to get HTTP URL content",
        "Bad Request: wrong type of the web page content",
    ],
)
@pytest.mark.usefixtures("_probe")
async def test_a_picture_that_telegram_does_not_take_is_left_out(
    chats: Chats, system: System, description: str
) -> None:
    person = chats.person()
    system.emulator.faults.append(Fault("sendPhoto", 1, error_code=400, description=description))
    assert await person.sends("/picture") == ["heard a picture"]
    assert person.buttons() == ["Press it"]
    assert await person.sends("/picture") == ["heard a picture"]
    assert [len(system.sent(method)) for method in ("sendPhoto", "sendMessage")] == [2, 1]


@pytest.mark.usefixtures("_probe")
async def test_a_file_is_made_when_it_is_sent(chats: Chats, system: System) -> None:
    person = chats.person()
    system.emulator.faults.append(Fault("sendDocument", 1, error_code=500))
    assert await person.sends("/send") == []
    [row] = await system.rows("bot", "select message from deliveries")
    assert "hello" in row["message"]
    system.now += 60
    await system.tick("bot")
    assert person.heard() == ["heard a file"]


async def test_an_inline_query_waits_for_no_outage(chats: Chats, system: System) -> None:
    """Telegram asks again with the next letter; what is answered later is of no use."""
    person = chats.person()
    system.unreachable |= {"content": unreachable(), "auth": unreachable()}
    query = {"id": "7", "from": {"id": person.id, "first_name": "Ada"}, "query": "", "offset": ""}
    await chats.receives(inline_query=query)
    assert set((await states(system)).values()) == {"done"}
    assert await waiting(system) == 0
