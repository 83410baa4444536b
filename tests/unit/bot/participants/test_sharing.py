"""Messages that people send from the Mini App to chats of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import Organiser
from tests.entries import Person
from tests.system import ADMIN_ID, Reply, System, unreachable
from tests.unit.bot.participants.world import settings
from tools.telegram.state import Fault

ADA = 42
CHATS = ("allow_user_chats", "allow_group_chats", "allow_channel_chats")


async def _shares(system: System, person: Person, **body: Any) -> Reply:
    return await person.send("POST", "/v1/shares", body=body)


async def _ada(system: System) -> Person:
    system.emulator.meet(ADA)
    return await Person.signed_in(system, ADA, first_name="Ada", language_code="ru")


async def test_the_card_of_a_contest_is_prepared_for_who_asks(system: System) -> None:
    contest = await Organiser(system).opened(**settings())
    ada = await _ada(system)
    reply = await _shares(system, ada, contest_id=contest["id"])
    [asked] = system.sent("savePreparedInlineMessage")
    assert reply.status == 201
    assert system.emulator.prepared[reply.json()["id"]]["for"] == ADA
    assert (asked["user_id"], [asked[name] for name in CHATS]) == (ADA, [True, True, True])
    result = asked["result"]
    assert result["input_message_content"]["message_text"].startswith("<b>Осень</b>")
    name = f"contest_{contest['id']}"
    urls = [row[0]["url"] for row in result["reply_markup"]["inline_keyboard"]]
    assert urls == [f"https://t.me/contest_test_bot?{how}={name}" for how in ("start", "startapp")]


async def test_the_invitation_leads_to_the_app_by_the_callers_code(system: System) -> None:
    ada = await _ada(system)
    mine = (await ada.send("GET", "/v1/referrals/me")).json()
    assert (await _shares(system, ada)).status == 201
    result = system.sent("savePreparedInlineMessage")[-1]["result"]
    assert result["input_message_content"]["message_text"].startswith("Ada зовёт вас")
    [[button]] = result["reply_markup"]["inline_keyboard"]
    assert button["url"] == mine["link"]


async def test_what_cannot_be_shared(system: System) -> None:
    organiser = Organiser(system)
    draft = await organiser.create()
    ada = await _ada(system)
    assert (await _shares(system, ada, contest_id="nothing")).problem == "contest-not-found"
    owner = await Person.signed_in(system, ADMIN_ID)
    refused = await _shares(system, owner, contest_id=draft["id"])
    assert refused.problem == "contest-not-found", "a draft is not shown to others"
    assert system.sent("savePreparedInlineMessage") == []


@pytest.mark.parametrize("away", ["referral", "telegram"])
async def test_without_an_answer_nothing_is_prepared(system: System, away: str) -> None:
    ada = await _ada(system)
    if away == "referral":
        system.unreachable["referral"] = unreachable()
    else:
        fault = Fault(method="savePreparedInlineMessage", times=1, error_code=502)
        system.emulator.faults.append(fault)
    assert (await _shares(system, ada)).problem == "share-unavailable"
