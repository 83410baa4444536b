"""A draw that is led in the chat: looked at, a winner taken out, confirmed."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S
from tests.system import System
from tests.unit.bot.organisers.acting import goes, met, newest_file, plays
from tests.winners import drawn_among

PRIZES = [
    {"name": {"en": "Mug"}, "count": 1, "handover": {"en": "By code"}, "kind": "code"},
    {"name": {"en": "Book"}, "count": 1, "handover": {"en": "By hand"}},
]
WAITS = {
    "en": (
        ("▸ 🔑 Codes of prizes", "Of which prize are the codes?"),
        ("▸ Mug × 1", "Write the codes of “Mug”, one a line."),
        ("TULIP-1\nTULIP-2", "2 codes are saved."),
        ("▸ 🔒 Close now", "Why?"),
        (
            "Enough",
            "Done: nobody can join any more.\n\nA prize\nClosed. It is drawn by itself after",
        ),
        ("▸ 🎲 The draw", "The list"),
    ),
    "ru": (
        ("▸ 🔑 Коды призов", "К какому призу добавить коды?"),
        ("▸ Mug × 1", "Напишите коды для «Mug», по одному в строке"),
        ("TULIP-1\nTULIP-2", "Сохранено 2 кода."),
        ("▸ 🔒 Закрыть сейчас", "Почему?"),
        (
            "Enough",
            "Готово: вступить больше нельзя.\n\nA prize\nЗакрыт. Розыгрыш пройдёт сам после",
        ),
        ("▸ 🎲 Розыгрыш", "Список"),
    ),
}
DRAWN = {
    "en": (
        ("▸ 🏆 The winners", "Winners\n1. 🎁 Mug: <b>, ✅ may win\n2. 🎁 Book: <b>, ✅ may win"),
        ("▸ ❌ 1. <b>", "Why does winner 1 lose the prize?"),
        (
            "▸ Cheating",
            "! The prize goes to the next one.\nWinners\n1. 🎁 Mug: <b>, ⏳ being checked",
        ),
        ("▸ Cheating", "! They hold no prize."),
    ),
    "ru": (
        ("▸ 🏆 К победителям", "Победители\n1. 🎁 Mug: <b>, ✅ всё в порядке\n2. 🎁 Book: <b>"),
        ("▸ ❌ 1. <b>", "Почему приз победителя 1 переходит другому?"),
        ("▸ Обман", "! Приз переходит следующему.\nПобедители\n1. 🎁 Mug: <b>, ⏳ проверяется"),
        ("▸ Обман", "! У этого участника нет приза."),
    ),
}
CONFIRMED = {
    "en": (
        ("▸ ✅ Confirm the winners", "Confirm the winners of “A prize”?"),
        ("▸ ✅ Yes, confirm", "Confirmed. The winners are told."),
        ("▸ ✅ Yes, confirm", ""),  # nothing is another
    ),
    "ru": (
        ("▸ ✅ Подтвердить победителей", "Подтвердить победителей «A prize»?"),
        ("▸ ✅ Да, подтвердить", "Подтверждено. Победителям сообщено."),
        ("▸ ✅ Да, подтвердить", ""),
    ),
}
FILE = {"en": "📄 Winners as a file", "ru": "📄 Победители файлом"}


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


@pytest.mark.parametrize("locale", DRAWN)
async def test_a_draw_is_looked_at_corrected_and_confirmed(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    contest = await Organiser(system).opened(prizes=PRIZES)
    winners = [chats.person(each, first_name="<b>") for each in range(42, 46)]
    for each in winners:
        session = await system.sign_in(each.id, first_name="<b>")
        path, token = f"/v1/contests/{contest['id']}/entries", session["access_token"]
        assert (await system.request("POST", path, body={}, token=token)).status == 201
    await minutes(system, 2)
    await goes(person, "/admin", "▸ 🟢 A prize")
    await plays(person, *WAITS[locale])
    system.now += LENGTH_S + DELAY_S
    await minutes(system, 6)
    await plays(person, *DRAWN[locale])
    await minutes(system, 2)
    await plays(person, *CONFIRMED[locale])
    await minutes(system, 1)
    told = [said for each in winners for said in each.heard()]
    assert len([said for said in told if "Mug" in said]) == 1
    assert len([said for said in told if "Book" in said]) == 1
    [decision] = await system.rows("content", "select reason from decisions")
    assert decision["reason"] == "fraud"
    await goes(person, "/admin", "▸ 🏆 A prize", f"▸ {FILE[locale]}")
    assert newest_file(system).decode("utf-8-sig").startswith('"prize","prize_name"')


FINDINGS = {
    "en": (
        ("▸ 🏆 Winners", "✅ may win"),
        ("▸ ❌ 2. Ada", "lose the prize?"),
        ("▸ Does not answer", "⏳ being checked"),
        ("▸ ✅ Confirm the winners", "Confirm the winners of “A prize”?"),
        ("▸ ✅ Yes, confirm", "Those who were drawn are still being checked."),
        ("▸ Confirm anyway", "Confirmed. The winners are told."),
    ),
    "ru": (
        ("▸ 🏆 Победители", "✅ всё в порядке"),
        ("▸ ❌ 2. Ada", "переходит другому?"),
        ("▸ Не отвечает", "⏳ проверяется"),
        ("▸ ✅ Подтвердить победителей", "Подтвердить победителей «A prize»?"),
        ("▸ ✅ Да, подтвердить", "Выбранные участники ещё проверяются."),
        ("▸ Всё равно подтвердить", "Подтверждено. Победителям сообщено."),
    ),
}


@pytest.mark.parametrize("locale", FINDINGS)
async def test_an_organiser_may_confirm_despite_what_was_found(
    chats: Chats, system: System, locale: str
) -> None:
    person = await met(chats, locale)
    await drawn_among(system, 42, 43, 44)
    await goes(person, "/admin", "▸ 🏆 A prize")
    await plays(person, *FINDINGS[locale])
