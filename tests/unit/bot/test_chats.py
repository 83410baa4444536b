"""The core of the bot, seen from a chat: commands, buttons, conversations and what goes wrong."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.system import System

MINE = "abcdefghijklmnopqrstuvwxyz"
LOCALES = ("en", "ru")


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


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
