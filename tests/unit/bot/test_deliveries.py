"""The one way to send: what goes first, in whose words,
and what becomes of a message by what Telegram says to it.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.bot.sending.alarm import go_off
from tests.accounts import choose
from tests.messages import lapse, states, tell, waiting
from tests.system import OPS_TOKEN, System
from tools.telegram.state import Fault

UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


async def _meet(system: System, *people: int) -> None:
    for telegram_id in people:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


async def _letters(system: System) -> list[tuple[str, str]]:
    rows = await system.rows("bot", "select source, reason from dead_letters")
    return [(row["source"], row["reason"]) for row in rows]


@pytest.mark.parametrize(
    ("chosen", "telegrams", "begins"),
    [
        pytest.param("ru", "en", "Здравствуйте", id="chosen, and Telegram has another"),
        pytest.param("en", "ru", "Hello", id="the other way round"),
        pytest.param(None, "ru", "Здравствуйте", id="unknown: Telegram's"),
    ],
)
async def test_the_answer_is_in_the_locale_that_the_person_chose(
    system: System, chosen: str | None, telegrams: str, begins: str
) -> None:
    await _meet(system, 42)
    if chosen:
        await choose(system, await system.sign_in(42, language_code=telegrams), chosen)
        await system.settle()
    await system.send_update(system.private_message(1, language_code=telegrams))
    await system.settle()
    [message] = system.sent()
    assert message["text"].startswith(begins)


async def test_a_reply_goes_before_whatever_else_waits(system: System) -> None:
    await _meet(system, 42, *range(1001, 1041))
    for number in range(1001, 1041):
        await tell(system, f"notice-{number}", f"user-{number}", number)
    system.now += 60
    await system.send_update(system.private_message(1))
    lapse(system)
    await go_off(system.deps["bot"])
    assert system.sent()[0]["chat_id"] == 42
    await system.settle()
    for _ in range(3):
        await system.tick("bot")
    assert len(system.sent()) == 41


async def test_a_reply_that_waits_again_goes_before_what_is_new_for_others(system: System) -> None:
    """Telegram asked to wait, which is no failure. The other's key comes first in the table."""
    await _meet(system, 42, 1001)
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=429, retry_after_s=30))
    await system.send_update(system.private_message(1))
    await system.settle()
    await tell(system, "notice", "0-user", 1001)
    system.now += 60
    await go_off(system.deps["bot"])
    assert [message["chat_id"] for message in system.sent()[1:]] == [42, 1001]
    assert await waiting(system) == 0


async def test_two_messages_to_one_chat_stay_in_order_when_the_first_has_to_wait(
    system: System,
) -> None:
    await _meet(system, 42)
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    for update_id, text in ((1, "/start"), (2, "/help")):
        await system.send_update(system.private_message(update_id, text))
        await system.settle()
    assert await waiting(system) == 2
    system.now += 60
    await system.tick("bot")
    assert [message["text"][:5] for message in system.sent()] == ["Hello", "Hello", "Here "]


# What Telegram says decides

SENT, LATER, LETTER = "done", "pending", "dead"


@pytest.mark.parametrize(
    ("code", "description", "becomes"),
    [
        pytest.param(400, "Bad Request: message is not modified", SENT, id="nothing to do"),
        pytest.param(
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            SENT,
            id="an old query",
        ),
        pytest.param(400, "Bad Request: message to edit not found", SENT, id="nothing to edit"),
        pytest.param(400, "Bad Request: message can't be edited", SENT, id="not to be edited"),
        pytest.param(
            400, "Bad Request: message to be replied not found", LETTER, id="nothing to reply to"
        ),
        pytest.param(400, UPGRADED, LETTER, id="a supergroup, nobody knows which"),
        pytest.param(400, "Bad Request: chat not found", SENT, id="nobody there"),
        pytest.param(400, "Bad Request: PEER_ID_INVALID", SENT, id="no such person"),
        pytest.param(
            400, "Bad Request: user not found", LETTER, id="a question that we do not ask"
        ),
        pytest.param(
            400,
            "Bad Request: not enough rights to send text messages to the chat",
            SENT,
            id="may not write",
        ),
        pytest.param(400, "Bad Request: CHANNEL_PRIVATE", SENT, id="a channel without the bot"),
        pytest.param(400, "Bad Request: message text is empty", LETTER, id="no text"),
        pytest.param(
            400, "Bad Request: can't parse entities: unclosed tag", LETTER, id="wrong markup"
        ),
        pytest.param(400, "Bad Request: BUTTON_TYPE_INVALID", LETTER, id="a wrong button"),
        pytest.param(
            400, "Bad Request: wrong HTTP URL specified", LETTER, id="a picture that we do not send"
        ),
        pytest.param(401, "Unauthorized", LATER, id="a wrong token"),
        pytest.param(403, "Forbidden: bot was blocked by the user", SENT, id="blocked"),
        pytest.param(403, "Forbidden: user is deactivated", SENT, id="gone"),
        pytest.param(403, "Forbidden: bot was kicked from the supergroup chat", SENT, id="kicked"),
        pytest.param(
            409,
            "Conflict: terminated by other getUpdates request",
            LETTER,
            id="no answer to sendMessage",
        ),
        pytest.param(500, "Internal Server Error", LATER, id="their fault"),
        pytest.param(429, "Too Many Requests: retry after 60", LATER, id="too many"),
    ],
)
async def test_what_telegram_says_decides(
    system: System, code: int, description: str, becomes: str
) -> None:
    await _meet(system, 42)
    fault: dict[str, Any] = {"retry_after_s": 60} if code == 429 else {}
    system.emulator.faults.append(
        Fault("sendMessage", 1, error_code=code, description=description, **fault)
    )
    await system.send_update(system.private_message(1))
    await system.settle()
    assert await states(system) == {1: becomes}
    assert len(system.sent()) == 1
    system.now += 120
    await system.tick("bot")
    assert len(system.sent()) == (2 if becomes == LATER else 1)
    assert [source for source, _ in await _letters(system)] == (
        ["deliveries"] if becomes == LETTER else []
    )


async def test_what_waits_for_a_group_follows_it_to_its_new_id(system: System) -> None:
    new = -1001234567890
    refused: dict[str, Any] = {
        "chat_id": "-5",
        "error_code": 400,
        "description": UPGRADED,
        "migrate_to_chat_id": new,
    }
    system.emulator.faults.append(Fault("sendMessage", 100, **refused))
    row = "insert into deliveries values ('-5', 1, ?, ?, 0, '{\"text\":\"hi\"}', 0, 0, ?, 0, ?)"
    for number in (1, 2):
        now = int(system.now)
        await system.databases["bot"].run(row, number, f"post-{number}", now, now)
    await system.tick("bot")
    await system.settle()
    assert {message["chat_id"] for message in system.sent()} == {-5, new}
    assert {
        row["recipient"] for row in await system.rows("bot", "select recipient from deliveries")
    } <= {str(new)}


async def test_what_could_not_be_sent_in_time_is_a_dead_letter_that_can_be_replayed(
    system: System,
) -> None:
    await _meet(system, 42)
    fault = Fault("sendMessage", 1000, error_code=500)
    system.emulator.faults.append(fault)
    await system.send_update(system.private_message(1))
    await system.settle()
    for _ in range(7 * 60):
        system.now += 60
        await system.tick("bot")
    assert await _letters(system) == [("deliveries", "TelegramUnavailable")]
    system.emulator.faults.remove(fault)
    assert (
        await system.request("POST", "/ops/bot/dead-letters/update-1/replay", token=OPS_TOKEN)
    ).status == 204
    await system.tick("bot")
    assert system.sent()[-1]["text"].startswith("Hello")
    assert await states(system) == {1: "done"}


async def test_the_letter_of_a_message_holds_all_that_sending_it_needs(system: System) -> None:
    await _meet(system, 42)
    system.emulator.faults.append(
        Fault("sendMessage", 1, error_code=400, description="Bad Request: message text is empty")
    )
    await system.send_update(system.private_message(7))
    await system.settle()
    [row] = await system.rows("bot", "select message from dead_letters")
    letter = json.loads(row["message"])
    assert (letter["recipient"], letter["position"], letter["created_at"]) == (
        "42",
        7,
        int(system.now),
    )
    assert json.loads(letter["message"])["parameters"]["text"].startswith("Hello")
