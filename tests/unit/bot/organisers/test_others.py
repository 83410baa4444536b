"""Who may lead a contest in the chat, and what becomes of the buttons of all others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.bot.organisers.card import DOINGS, press_of
from contest.bot.rooms import PRESSES, TEXTS
from contest.bot.said import Press
from contest.bot.updates import buttons
from tests.chats import Chats, Person
from tests.contests import Organiser
from tests.system import ADMIN_ID, BOT_TOKEN, System
from tests.unit.bot.organisers.acting import contests, goes, met, organiser, plays

CARD = ("/admin", "▸ 🟢 A prize")


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)


PEOPLE = {
    "en": ("▸ 🤝 Organisers", "🤝 Organisers", "owner", "can edit", "can view", "view only"),
    "ru": (
        "▸ 🤝 Организаторы",
        "🤝 Организаторы",
        "владелец",
        "может менять",
        "может смотреть",
        "только смотреть",
    ),
}
NAMED: list[Any] = [
    pytest.param({"contact": {"first_name": "Bob", "user_id": 43}}, True, id="a contact"),
    pytest.param(
        {
            "text": "hi",
            "forward_origin": {
                "type": "user",
                "sender_user": {"id": 43, "is_bot": False, "first_name": "Bob"},
            },
        },
        True,
        id="forwarded",
    ),
    pytest.param({"text": "43"}, True, id="an id"),
    pytest.param({"text": "@BOB_X"}, True, id="a username"),
    pytest.param({"text": "@nobody"}, False, id="a username of nobody here"),
    pytest.param({"contact": {"first_name": "Bob"}}, False, id="a contact without Telegram"),
    pytest.param(
        {"text": "hi", "forward_origin": {"type": "hidden_user", "sender_user_name": "Bob"}},
        False,
        id="forwarded from one who hides",
    ),
    pytest.param({"text": "Bob"}, False, id="a name"),
]


@pytest.mark.parametrize("locale", PEOPLE)
@pytest.mark.parametrize(("message", "is_clear"), NAMED)
async def test_others_help(
    chats: Chats, system: System, locale: str, message: dict[str, Any], is_clear: bool
) -> None:
    person, bob = await met(chats, locale, first_name="<b>"), chats.person(43, username="bob_x")
    await Organiser(system).opened()
    await bob.sends("/admin")
    label, _, owner, editor, viewer, only = PEOPLE[locale]
    await goes(person, *CARD)
    await plays(person, (label, f"1: {owner}"))
    said = await person.sends(**message)
    if not is_clear:
        assert said[0].startswith("I cannot tell" if locale == "en" else "Не понимаю, кто это")
        return
    assert f"43: {editor}" in said[0]
    assert bob.heard() == ["<b> lets you help with the contest “A prize”: /admin"]
    await plays(bob, ("/admin", "Your contests:"), ("▸ 🟢 A prize", "Open"))
    assert "➕ New contest" not in bob.buttons()
    await plays(person, (f"▸ 👀 43: {only}", f"43: {viewer}"))
    await plays(bob, ("▸ 🔒 Close now", "Why?"), ("Because", "You have no such right"))
    said = await person.presses("❌ 43")
    assert "43:" not in said[0]
    await plays(bob, ("▸ 👥 Entries", "! You have no such right in this contest."))


OTHERS = {  # and who may make no contests may copy none
    "en": ("! You have no such right in this contest.", "! You may not do that."),
    "ru": ("! У вас нет такого права в этом конкурсе.", "! Вам это нельзя."),
}
UNKNOWN = {
    "en": "! This button is not for you, or does not work any more.",
    "ru": "! Эта кнопка не для вас или больше не работает.",
}


@pytest.mark.parametrize("locale", OTHERS)
async def test_buttons_of_others_contests_do_nothing_and_say_so(
    chats: Chats, system: System, locale: str
) -> None:
    person, eve = organiser(chats), chats.person(43, locale=locale)
    contest = await Organiser(system).opened()
    await goes(person, *CARD)
    key = buttons.signing_key(BOT_TOKEN)
    data = [each for row in _keyboard(system, person) for each in row]
    assert len(data) > 10
    for each in data:
        stolen = each["callback_data"]
        assert await eve.presses_data(stolen) == [UNKNOWN[locale]], each
        # As if it had been in their chat, because they once were organisers.
        press = buttons.decode(stolen, key=key, owner=str(ADMIN_ID))
        assert press
        if contest["id"] in press.args:
            given = buttons.encode(Press(name=press.name, args=press.args), key=key, owner="43")
            [said] = await eve.presses_data(given)
            assert said in OTHERS[locale], each
    [after] = await contests(system)
    assert (after["status"], after["version"]) == ("open", contest["version"])


def _keyboard(system: System, person: Person) -> Any:
    for entry in reversed(system.emulator.requests):
        if entry.parameters.get("chat_id") in (person.id, str(person.id)):
            markup = entry.parameters["reply_markup"]
            markup = json.loads(markup) if isinstance(markup, str) else markup
            return markup["inline_keyboard"]
    raise AssertionError("nothing was sent")


def test_whatever_is_on_a_card_leads_somewhere() -> None:
    for status, rows in DOINGS.items():
        for name in {each for row in rows for each in row}:
            assert press_of(name) in PRESSES, (status, name)
            assert f"do.{name}" in TEXTS


ID, LONG = "a" * 26, "9" * 16  # the longest of Telegram's ids


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("o-list", ("1800000000", ID)),
        ("o-ents", (ID, "f" * 16)),
        ("o-csv", (ID, "f" * 16)),
        ("o-outyes", (ID, LONG, "ban")),
        ("o-role", (ID, LONG, "viewer")),
        ("o-nohelp", (ID, LONG)),
        ("o-dqyes", (ID, "9999", "ineligible_country")),
        ("o-conf", (ID, "10000", "anyway")),
        ("o-put", (ID, "zone", "Europe/Moscow", "w")),
        ("o-chan", (ID, "-" + "9" * 15, "w")),
        ("o-kind", (ID, "49", "contact", "w")),
        ("o-del", (ID, ID)),
        ("o-off", (ID, ID)),
        ("o-acc", (ID, ID)),
        ("o-rej", (ID, ID)),
    ],
)
def test_the_longest_arguments_fit_their_button(name: str, args: tuple[str, ...]) -> None:
    assert name in PRESSES
    key = buttons.signing_key(BOT_TOKEN)
    data = buttons.encode(Press(name=name, args=args), key=key, owner=LONG)
    assert buttons.decode(data, key=key, owner=LONG) == Press(name=name, args=args)
