"""Results and prizes in the chat: winners, the proof, one's line, and what someone has won."""

from __future__ import annotations

import pytest

from tests.chats import Chats, Person
from tests.prizes import Winners, prize
from tests.system import System
from tests.unit.bot.participants.world import LABELS
from tests.winners import drawn_among
from tools.telegram.state import Fault

LOCALES = ("en", "ru")
KINDS = {"code": {}, "claim": {"claim_within_h": 24}, "contact": {}}


async def _won(
    chats: Chats, system: System, kind: str, locale: str, **profile: str
) -> tuple[Winners, Person]:
    """Who has won the prize of a contest, and was told so."""
    codes = "ALPHA-1" if kind == "code" else ""
    winners = await Winners.of(system, prize(kind, **KINDS[kind]), people=2, codes=codes)
    winner = chats.person(winners.drawn[0], locale=locale, **profile)
    await _speak(winner, locale)
    await winners.confirmed()
    assert len(winner.heard()) == 1
    return winners, winner


async def _speak(person: Person, locale: str) -> None:
    await person.sends("/language")
    await person.presses({"en": "English", "ru": "Русский"}[locale])


CODE = {
    "en": (
        "🎁 You have won: By code\n\nIt is yours",
        "Your code, for you alone:\nALPHA-1\n\nI show it once: keep this message.",
        "The code is in this chat, further up. If it is gone, it is in the app as well.",
    ),
    "ru": (
        "🎁 Вы выиграли: Приз: code\n\nОн ваш",
        "Ваш код, только для вас:\nALPHA-1\n\nЯ показываю его один раз: сохраните это сообщение.",
        "Код — в этом чате, выше. Если его не найти, он есть и в приложении.",
    ),
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_code_is_shown_once_and_only_once_it_has_arrived(
    chats: Chats, system: System, locale: str
) -> None:
    _, winner = await _won(chats, system, "code", locale)
    told, code, before = CODE[locale]
    label = LABELS[locale]["prize"]
    fault = Fault("sendMessage", 2, error_code=400, description="Bad Request: no")
    system.emulator.faults.append(fault)
    assert await winner.presses(label) == [], "neither came"
    assert await winner.presses(label) == [told, code]
    assert await winner.presses(label) == [told, before]
    assert len(await system.rows("bot", "select * from shown_codes")) == 1


@pytest.mark.parametrize(
    ("locale", "asks", "mine"),
    [
        pytest.param(
            "en",
            "🎁 You have won: By claim\n\nIt is yours\n\n"
            "Claim it before 17 January, 09:18 (UTC), else it goes to someone else. "
            "May everybody read your name among the winners?",
            "🎁 It is yours: By claim\n\nIt is yours",
            id="en",
        ),
        pytest.param(
            "ru",
            "🎁 Вы выиграли: Приз: claim\n\nОн ваш\n\n"
            "Заберите его до 17 января, 09:18 (UTC), иначе он перейдёт другому. "
            "Можно показать ваше имя среди победителей?",
            "🎁 Приз ваш: Приз: claim\n\nОн ваш",
            id="ru",
        ),
    ],
)
async def test_a_prize_is_claimed_with_a_name_or_without(
    chats: Chats, system: System, locale: str, asks: str, mine: str
) -> None:
    winners, winner = await _won(chats, system, "claim", locale)
    label = LABELS[locale]
    assert await winner.presses(label["prize"]) == [asks]
    assert await winner.presses(label["claim"]) == [mine]
    assert (await winners.look(0)).json()["shows_name"] is True
    assert await winner.presses(label["hide"]) == [mine]
    assert (await winners.look(0)).json()["shows_name"] is False
    assert (await winners.look(0)).json()["claimed_at"] is not None


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en", "! The time to claim this prize is over."),
        ("ru", "! Время забрать этот приз вышло."),
    ],
)
async def test_a_prize_that_is_claimed_too_late(
    chats: Chats, system: System, locale: str, says: str
) -> None:
    _, winner = await _won(chats, system, "claim", locale)
    await winner.presses(LABELS[locale]["prize"])
    system.now += 25 * 3600
    assert await winner.presses(LABELS[locale]["claim"]) == [says]


@pytest.mark.parametrize("username", ["ada", None])
@pytest.mark.parametrize(
    ("locale", "says", "further"),
    [
        pytest.param(
            "en",
            "🎁 You have won: By contact\n\nIt is yours\n\nThe organisers will write to you.",
            " You have no @username: set one in the settings of Telegram, so that they find you.",
            id="en",
        ),
        pytest.param(
            "ru",
            "🎁 Вы выиграли: Приз: contact\n\nОн ваш\n\nОрганизаторы напишут вам.",
            " У вас нет имени с @: задайте его в настройках Telegram, чтобы вас нашли.",
            id="ru",
        ),
    ],
)
async def test_who_is_to_be_written_to_has_a_username(
    chats: Chats, system: System, locale: str, says: str, further: str, username: str | None
) -> None:
    profile = {"username": username} if username else {}
    _, winner = await _won(chats, system, "contact", locale, **profile)
    said = says if username else says + further
    assert await winner.presses(LABELS[locale]["prize"]) == [said]


RESULTS = {
    "en": {
        "none": "No contest has been drawn yet.",
        "which": "Results\n\nWhich contest?",
        "looked": (
            "A prize\n\nIt is drawn, out of 2 entries with 2 tickets. The organisers look at the "
            "winners now, and then confirm them.\n\nThe hash of the list:\n{hash}"
        ),
        "confirmed": (
            "🏆 A prize\n\n• By contact — {shown}\n\nDrawn out of 2 entries with 2 tickets. "
            "Anyone can check it. The hash of the list:\n{hash}"
        ),
        "hidden": "won, the name is not shown",
        "line": "Yes: your line is number {number} of the list, with 1 ticket.\n{commitment}",
        "not-in": "! You are not in the list that was drawn from.",
    },
    "ru": {
        "none": "Итогов пока нет.",
        "which": "Итоги\n\nКакой конкурс?",
        "looked": (
            "A prize\n\nРозыгрыш прошёл: 2 заявки, 2 билета. Организаторы проверяют победителей "
            "и скоро подтвердят их.\n\nХеш списка:\n{hash}"
        ),
        "confirmed": (
            "🏆 A prize\n\n• Приз: contact — {shown}\n\nВ розыгрыше: 2 заявки, 2 билета. "
            "Проверить его может любой. Хеш списка:\n{hash}"
        ),
        "hidden": "есть победитель, имя скрыто",
        "line": "Да: ваша строка в списке под номером {number}, в ней 1 билет.\n{commitment}",
        "not-in": "! Вас нет в списке, по которому прошёл розыгрыш.",
    },
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_results_with_the_proof_and_ones_line(
    chats: Chats, system: System, locale: str
) -> None:
    said, label = RESULTS[locale], LABELS[locale]
    stranger = chats.person(999, locale=locale)
    assert await stranger.sends("/results") == [said["none"]]
    winners = await Winners.of(system, prize("contact"), people=2)
    winner, other = (chats.person(each, locale=locale) for each in winners.drawn)
    for each in (winner, other):
        await _speak(each, locale)
        assert await each.sends("/results") == [said["which"]]
    [draw] = await system.rows("content", "select header_hash from draws")
    proved = {"hash": draw["header_hash"]}
    assert await winner.presses("A prize") == [said["looked"].format(**proved)]
    await winners.confirmed()
    winner.heard()
    hidden = said["confirmed"].format(shown=said["hidden"], **proved)
    assert await winner.presses("A prize") == [hidden]
    assert winner.buttons()[0] == label["prize"]
    await winners.claim(0, shows_name=True)
    other.heard()
    assert await other.presses("A prize") == [said["confirmed"].format(shown="Ada", **proved)]
    assert label["prize"] not in other.buttons()
    link = f"https://app.test/v1/contests/{winners.contest['id']}/draw"
    assert other.url(label["proof"]) == link
    [line] = await other.presses(label["line"])
    mine = (await (await winners.person(1)).send("GET", f"{winners.path}/draw/me")).json()
    number, commitment = mine["index"] + 1, mine["commitment"]
    assert line.startswith(said["line"].format(number=number, commitment=commitment))
    command = f"contest-draw mine --url {link} --salt {mine['salt']} --telegram-id {other.id}"
    assert line.endswith(command)
    await stranger.sends("/results")
    await stranger.presses("A prize")
    assert await stranger.presses(label["line"]) == [said["not-in"]]


async def test_a_hundred_winners_are_cut_to_those_that_fit(chats: Chats, system: System) -> None:
    prizes = [prize("contact", count=100)]
    await drawn_among(system, 100, 101, prizes=prizes)
    person = chats.person(100)
    await person.sends("/results")
    await person.presses("A prize")
    assert person.buttons()[0] == "Is my line in it?"
    assert await system.rows("bot", "select * from dead_letters") == []
