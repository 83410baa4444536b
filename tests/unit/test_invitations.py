"""Invitations as they arrive: by `/start CODE`, and by what the Mini App was opened with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.kit.call import Call
from tests.accounts import arrive, hold, minutes, type_of
from tests.contests import Organiser
from tests.entries import joined
from tests.referrals import Campaign, Person, later, problem_of, started
from tests.system import BOT_TOKEN, System, unreachable
from tests.tasks import Tasks, attempt
from tools.telegram.sign import sign_init_data

ADA, BOB = 42, 43
INVITED = "A friend has invited you here."


@pytest.fixture(autouse=True)
def _people(system: System) -> None:
    for telegram_id in (ADA, BOB):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


async def _begun(system: System) -> str:
    """A campaign, and Ada's code."""
    await Campaign.begun(system)
    return await (await Person.here(system, ADA)).code()


async def _says(
    system: System,
    text: str,
    *,
    update_id: int = 1,
    sender: dict[str, Any] | None = None,
    **message: Any,
) -> list[str]:
    """What the bot answers to Bob's message."""
    update = system.private_message(update_id, text, telegram_id=BOB)
    update["message"] |= message
    update["message"]["from"] |= sender or {}
    before = len(system.sent())
    assert (await system.send_update(update)).status == 200
    await system.settle()
    return [each["text"] for each in system.sent()[before:]]


async def _mine(system: System) -> Any:
    """What Ada sees of her invitations."""
    return await (await Person.here(system, ADA)).mine()


async def _invitees(system: System) -> list[tuple[str, str]]:
    sql = "select contact, code from referrals join people on person = invitee order by contact"
    return [(row["contact"], row["code"]) for row in await system.rows("referral", sql)]


async def _refused(system: System) -> list[str]:
    """Why referral has refused what it was asked or told, without an alarm of anybody's."""
    assert await system.rows("bot", "select * from outbox union all select * from outbox") == []
    return [json.loads(line)["reason"] for line in system.log_lines if "referral-refused" in line]


async def test_start_with_a_code_invites_and_a_bare_start_later_erases_nothing(
    system: System,
) -> None:
    code = await _begun(system)
    [said] = await _says(system, f"/start {code.upper()}")
    assert said.startswith(f"{INVITED}\n\nHello, Ada!")
    [bare] = await _says(system, "/start", update_id=2)
    assert bare.startswith("Hello, Ada!")
    [again] = await _says(system, f"/start {code}", update_id=3)
    assert again == said
    assert await _invitees(system) == [(str(BOB), code)]
    renamed = {"id": BOB, "is_bot": False, "first_name": "{name} <b>", "language_code": "ru"}
    [said] = await _says(
        system, f"/start@contest_test_bot  {code}", update_id=4, **{"from": renamed}
    )
    assert said.startswith(f"{INVITED}\n\n"), "in the language that they were met in"
    assert ", {name} &lt;b&gt;! " in said, "no name is a template"


@pytest.mark.parametrize(
    ("payload", "asked"),
    [
        pytest.param("contest_0123456789abcdef0123456789abcdef", False, id="too long for a code"),
        pytest.param("0123456789abcdef", True, id="the id of a contest"),
        pytest.param("x" * 64, False, id="as long as Telegram lets it be"),
        pytest.param("x" * 4000, False, id="longer"),
        pytest.param("ab", False, id="too short"),
        pytest.param("'; drop table referrals; --", False, id="SQL"),
        pytest.param("2345 6789", False, id="two words"),
        pytest.param("конкурс", False, id="other letters"),
    ],
)
async def test_a_payload_that_is_no_code_is_answered_as_a_bare_start(
    system: System, payload: str, asked: bool
) -> None:
    await _begun(system)
    [said] = await _says(system, f"/start {payload}")
    assert said.startswith("Hello, Ada!")
    assert await _refused(system) == ["referral-code-not-found"] * asked
    assert await _invitees(system) == []


KNOWN = {"username": "bob", "is_premium": True}
LOOKS = [
    pytest.param({}, {"is_empty": 1, "is_premium": 0}, id="no user name"),
    pytest.param(KNOWN, {"is_empty": 0, "is_premium": 1}, id="a user name and Premium"),
]


async def _looks(system: System) -> dict[str, Any]:
    [row] = await system.rows("referral", "select is_empty, is_premium from referrals")
    return dict(row)


@pytest.mark.parametrize(("person", "told"), LOOKS)
async def test_what_telegram_says_of_an_account_is_known_of_whoever_came_by_start(
    system: System, person: dict[str, Any], told: dict[str, Any]
) -> None:
    code = await _begun(system)
    await _says(system, f"/start {code}", sender=person)
    assert await _looks(system) == told


@pytest.mark.parametrize(("person", "told"), LOOKS)
async def test_it_is_known_as_well_where_referral_did_not_answer(
    system: System, person: dict[str, Any], told: dict[str, Any]
) -> None:
    code = await _begun(system)
    system.unreachable["referral"] = unreachable()
    await _says(system, f"/start {code}", sender=person)
    system.unreachable.clear()
    await minutes(system, 2)
    assert await _looks(system) == told


@pytest.mark.parametrize(("person", "told"), LOOKS)
async def test_it_is_known_as_well_of_whoever_signed_in(
    system: System, person: dict[str, Any], told: dict[str, Any]
) -> None:
    code = await _begun(system)
    assert await _sign_in(system, _opened(system, code, **person)) == 201
    await arrive(system, *await hold(system))
    assert await _looks(system) == told


async def test_in_a_group_nobody_is_invited(system: System) -> None:
    code = await _begun(system)
    assert await _says(system, f"/start {code}", chat={"id": -5, "type": "group"}) == []
    assert await _invitees(system) == []


async def test_referral_does_not_answer_and_the_reply_and_the_invitation_are_there_all_the_same(
    system: System,
) -> None:
    code = await _begun(system)
    asked = list[str]()
    system.watch(lambda _, message: asked.append(Call.decode(message).operation))
    system.unreachable["referral"] = unreachable()
    for update_id, text in enumerate((f"/start {code}", f"/start {code}", "/start"), 1):
        [said] = await _says(system, text, update_id=update_id)
        assert said.startswith("Hello, Ada!")
    assert asked.count("attributeReferral") == 1, "what is down is not asked each time"
    await minutes(system, 2)
    assert await _invitees(system) == []
    system.unreachable.clear()
    await later(system, 100)
    await minutes(system, 2)
    assert await _invitees(system) == [(str(BOB), code)]
    assert await _refused(system) == []
    [said] = await _says(system, f"/start {code}", update_id=9)
    assert said.startswith(INVITED)


async def test_an_invitation_that_is_heard_of_after_the_entry_qualifies_by_it(
    system: System,
) -> None:
    """Referral did not answer the bot, and heard of the entry at once."""
    code = await _begun(system)
    contest = await Organiser(system).opened()
    system.unreachable["referral"] = unreachable()
    await _says(system, f"/start {code}")
    system.unreachable.clear()
    await joined(system, contest, BOB)
    await system.settle()
    assert await _invitees(system) == []
    await minutes(system, 2)
    assert await _invitees(system) == [(str(BOB), code)]
    assert (await _mine(system))["invited"]["qualified"] == 1


@pytest.mark.parametrize("needs_task", [False, True])
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0), (1, 2, 0, 1, 2, 0)])
async def test_who_came_by_a_link_and_what_they_did_is_heard_of_in_any_order(
    system: System, order: tuple[int, ...], *, needs_task: bool
) -> None:
    await Campaign.begun(system, needs_task=needs_task)
    ada = await Person.here(system, ADA)
    code = await ada.code()
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("visit")
    contest = await tasks.open()
    await system.settle()
    assert await _sign_in(system, _opened(system, code)) == 201
    held = [each for each in await hold(system) if each.consumer == "referral"]
    [bob] = await joined(system, contest, BOB)
    held += await hold(system)
    await attempt(bob, contest, task)
    held += await hold(system)
    assert [type_of(each) for each in held] == ["user.created", "entry.created", "entry.task_done"]
    await arrive(system, *(held[each] for each in order))
    assert (await ada.mine())["invited"]["qualified"] == 1
    assert len(await system.rows("referral", "select * from transitions")) == 1
    assert len(await system.rows("referral", "select * from rewards")) == 1


async def test_what_somebody_did_before_they_were_invited_counts_for_nobody(
    system: System,
) -> None:
    code = await _begun(system)
    contest = await Organiser(system).opened()
    await joined(system, contest, BOB)
    held = await hold(system)
    await arrive(system, *held, *held)
    kept = "select json_array_length(acts) as n from people where acts is not null"
    assert await system.rows("referral", kept) == [{"n": 1}]
    system.now += 60
    system.unreachable["referral"] = unreachable()
    await _says(system, f"/start {code}")
    system.unreachable.clear()
    await minutes(system, 2)
    await arrive(system, *held)  # the answer was lost: it is told again
    assert await _invitees(system) == [(str(BOB), code)]
    assert (await _mine(system))["invited"]["pending"] == 1


async def test_an_answer_that_is_lost_leads_to_one_invitation(system: System) -> None:
    code = await _begun(system)
    await _says(system, f"/start {code}")
    system.unreachable["referral"] = unreachable()
    await _says(system, f"/start {code}", update_id=2)
    system.unreachable.clear()
    await minutes(system, 2)
    assert await _invitees(system) == [(str(BOB), code)]


async def test_of_an_invitation_that_waits_nothing_is_left_once_its_account_is_deleted(
    system: System,
) -> None:
    code = await _begun(system)
    bob = await Person.here(system, BOB)
    system.unreachable["referral"] = unreachable()
    await _says(system, f"/start {code}")
    assert len(await system.rows("bot", "select * from outbox")) == 1
    await bob.delete_account()
    assert await system.rows("bot", "select * from outbox") == []


def _opened(system: System, start_param: str, *, bot_token: str = BOT_TOKEN, **person: Any) -> str:
    return sign_init_data(
        bot_token,
        user={"id": BOB, "first_name": "Bob", **person},
        start_param=start_param,
        auth_date=int(system.now),
        query_id=system.random_bytes(8).hex(),
    )


async def _sign_in(system: System, init_data: str) -> int:
    body = {"init_data": init_data}
    return (await system.request("POST", "/v1/auth/telegram", body=body)).status


async def test_whoever_signs_in_for_the_first_time_is_invited_by_what_they_came_with(
    system: System,
) -> None:
    code = await _begun(system)
    assert await _sign_in(system, _opened(system, code, bot_token="1:another")) == 401
    assert await _sign_in(system, _opened(system, code.upper())) == 201
    held = await hold(system)
    assert await _invitees(system) == []
    await arrive(system, *held)
    await arrive(system, *held)
    assert await _invitees(system) == [(str(BOB), code)]
    other = await (await Person.here(system, 41)).code()
    assert problem_of(await started(system, BOB, other)) == "referral-already-claimed"


async def test_what_was_here_before_is_not_invited_by_signing_in_again(system: System) -> None:
    code = await _begun(system)
    await Person.here(system, BOB)
    assert await _sign_in(system, _opened(system, code)) == 201
    await system.settle()
    assert await _invitees(system) == [], "the Mini App claims it by itself (createReferralClaim)"


async def _own(system: System, code: str) -> str:
    """Bob's own of an account that he has deleted."""
    bob = await Person.here(system, BOB)
    own = await bob.code()
    await bob.delete_account()
    return own


async def _loop(system: System, code: str) -> str:
    """Of someone whom Bob had invited before he deleted his account."""
    bob, cyd = await Person.here(system, BOB), await Person.here(system, 44)
    assert (await cyd.claim(await bob.code())).status == 201
    await bob.delete_account()
    return await cyd.code()


async def _ended(system: System, code: str) -> str:
    await (await Person.here(system, ADA)).delete_account()
    return code


async def _here_before(system: System, code: str) -> str:
    bob = await Person.here(system, BOB)
    await later(system, 25)
    await bob.delete_account()
    return code


async def _too_late(system: System, code: str) -> str:
    system.now += 40 * 86_400
    return code


async def _garbage(system: System, code: str) -> str:
    return "x" * 512


async def _unknown(system: System, code: str) -> str:
    return "23456789"


@pytest.mark.parametrize(
    "story", [_own, _loop, _ended, _here_before, _too_late, _garbage, _unknown]
)
@pytest.mark.parametrize("way", ["signs in", "tells the bot while referral is away"])
async def test_an_event_claims_nothing_that_would_be_refused(
    system: System, story: Any, way: str
) -> None:
    code = await story(system, await _begun(system))
    await system.settle()
    before = await _invitees(system)
    if way == "signs in":
        assert await _sign_in(system, _opened(system, code)) == 201
    else:
        system.unreachable["referral"] = unreachable()
        await _says(system, f"/start {code}")
        system.unreachable.clear()
    await system.settle()
    await minutes(system, 2)
    assert await _invitees(system) == before
    for service in ("auth", "bot"):
        assert await system.rows(service, "select * from outbox") == []
        assert await system.rows(service, "select * from dead_letters") == []
