"""Every event as it comes about. A producer is deployed before its consumers: what they do not know
yet is in their way nowhere. And what is handed over again changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from contest.content.draw.drawing import draw
from contest.content.draw.freezing import freeze
from contest.content.prizes.claims import pass_on
from contest.content.prizes.telling import tell_winners
from contest.referral.settling.settling import settle
from tests.accounts import arrive, choose, delete, hold, recipients, reuse
from tests.contests import HOUR_S, Organiser, minutes
from tests.draws import DELAY_S, drawn, frozen
from tests.entries import Person, disqualify
from tests.members import add_membership, change_member, memberships
from tests.point_accounts import Account
from tests.prizes import Winners, prize
from tests.referrals import Campaign
from tests.referrals import Person as Inviter
from tests.system import ADMIN_ID, Held, System, unreachable
from tests.tasks import Tasks, attempt
from tests.webhooks import Hooks, Receiver
from tests.winners import confirm
from tools.contract.events import catalogue
from tools.telegram.state import Chat


async def _created(system: System, session: Any) -> None:
    await system.settle()
    await system.sign_in(43)


async def _locale_changed(system: System, session: Any) -> None:
    await system.settle()
    await choose(system, session, "ru")


async def _deleted(system: System, session: Any) -> None:
    await system.settle()
    await delete(system, session)


async def _reuse_detected(system: System, session: Any) -> None:
    await system.settle()
    await reuse(system, session)


async def _member_changed(system: System, session: Any) -> None:
    await system.settle()
    await add_membership(system, 42, "@channel")
    await change_member(system, 42, "left", name="Channel")
    system.now += 60
    system.deferred.append(system.tick("bot"))


async def _opened(system: System, session: Any) -> None:
    await system.settle()
    system.configure("auth", ADMIN_TELEGRAM_IDS="42")
    await Organiser(system, 42).opened()


async def _closed(system: System, session: Any) -> None:
    await _ended(system, "/close")


async def _cancelled(system: System, session: Any) -> None:
    await _ended(system, "/cancel")


async def _ended(system: System, step: str) -> None:
    system.configure("auth", ADMIN_TELEGRAM_IDS="42")
    organiser = Organiser(system, 42)
    contest = await organiser.opened()
    await system.settle()
    await organiser.step(contest, step)


async def _disqualified(system: System, session: Any) -> None:
    await system.settle()
    contest = await Organiser(system).opened()
    person = Person(system, session["access_token"], session["user"]["id"], 42)
    entry = (await person.join(contest)).json()
    await system.settle()
    await disqualify(system, contest, entry["id"])


async def _entered(system: System, session: Any) -> None:
    campaign = await Campaign.begun(system)
    inviter = await Inviter.here(system, ADMIN_ID)
    invitee = Inviter(system, campaign.admin, 42)
    invitee.account = await Account.opened(system, 42)
    assert (await invitee.claim(await inviter.code())).status == 201
    await system.settle()
    await invitee.enter()


async def _followed(system: System, session: Any) -> None:
    await Campaign.begun(system)
    code = await (await Inviter.here(system, 41)).code()
    system.unreachable["referral"] = unreachable()
    await system.send_update(system.private_message(1, f"/start {code}", telegram_id=43))
    await system.settle()
    system.unreachable.clear()
    system.now += 60
    system.deferred.append(system.tick("bot"))


async def _invitations(system: System) -> int:
    return len(await system.rows("referral", "select * from referrals"))


async def _did_task(system: System, session: Any) -> None:
    campaign = await Campaign.begun(system, needs_task=True)
    inviter = await Inviter.here(system, ADMIN_ID)
    invitee = Inviter(system, campaign.admin, 42)
    invitee.account = await Account.opened(system, 42)
    assert (await invitee.claim(await inviter.code())).status == 201
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("visit")
    contest = await tasks.open()
    person = Person(system, session["access_token"], session["user"]["id"], 42)
    await person.join(contest)
    await system.settle()
    await attempt(person, contest, task)


async def _judged(system: System, session: Any) -> None:
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("question")
    contest = await tasks.open()
    person = Person(system, session["access_token"], session["user"]["id"], 42)
    await person.join(contest)
    await attempt(person, contest, task)
    await system.settle()
    organiser, path = Organiser(system), f"/v1/contests/{contest['id']}/reviews"
    token = await organiser.token()
    [review] = (await system.request("GET", path, token=token)).json()["items"]
    body = {"decision": "reject"}
    await system.request("POST", f"{path}/{review['id']}", body=body, token=token)


async def _rewarded(system: System, session: Any) -> None:
    tasks = await Tasks.of_draft(system)
    await tasks.add("invite")
    contest = await tasks.open()
    person = Person(system, session["access_token"], session["user"]["id"], 42)
    await person.join(contest)
    await Campaign.begun(system, tells_contests=True, hold_h=0)
    [invitee] = [await Inviter.here(system, 43)]
    assert (await invitee.claim(await (await Inviter.here(system, 42)).code())).status == 201
    await invitee.enter()
    await system.settle()
    await settle(system.deps["referral"])


async def _friends(system: System) -> int:
    return len(await system.rows("content", "select * from completions"))


async def _steps(system: System) -> int:
    return len(await system.rows("referral", "select * from transitions"))


async def _frozen(system: System, session: Any) -> None:
    system.emulator.chats[-100500] = Chat(-100500, "channel", "Contests", "contests")
    organiser = Organiser(system)
    contest = await organiser.opened(required_channels=["@contests"])
    await minutes(system, 2)
    await organiser.step(contest, "/close")
    await system.settle()
    await freeze(system.deps["content"])


async def _drawn(system: System, session: Any) -> None:
    await frozen(system, 3)
    system.now += DELAY_S
    await draw(system.deps["content"])


async def _confirmed(system: System, session: Any) -> None:
    system.emulator.chats[-8] = Chat(-8, "channel", username="contests")
    contest = await drawn(system, 2, required_channels=["@contests"])
    await confirm(system, contest, despite=True)


async def _won(system: System, session: Any) -> None:
    winners = await Winners.of(system, prize("claim", claim_within_h=1))
    for telegram_id in winners.drawn:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    await winners.confirm()
    await system.settle()
    await tell_winners(system.deps["content"])


async def _lost(system: System, session: Any) -> None:
    await _won(system, session)
    await system.settle()
    system.now += HOUR_S
    await minutes(system, 2)
    await pass_on(system.deps["content"])


async def _switched_off(system: System, session: Any) -> None:
    await system.settle()
    system.configure("auth", ADMIN_TELEGRAM_IDS="42")
    hooks = Hooks(system, await Organiser(system, 42).create(), 42)
    Receiver(system).says(httpx.Response(410))
    await hooks.ask("POST", f"/{(await hooks.made())['id']}/test")
    await system.deferred.popleft()  # the message is sent


async def _known(system: System) -> set[str]:
    codes = {
        row["user_id"]
        for row in await system.rows(
            "referral", "select user_id from people where user_id is not null"
        )
    }
    assert codes == {each["user_id"] for each in await recipients(system)}
    return {each["telegram_id"] for each in await recipients(system)}


async def _locales(system: System) -> list[str]:
    return [each["locale"] for each in await recipients(system)]


async def _memberships(system: System) -> list[int]:
    return [row["is_member"] for row in await memberships(system)]


async def _sent(system: System) -> int:
    return len(system.sent())


async def _posted(system: System) -> int:
    """In the channel."""
    return len([each for each in system.sent() if each["chat_id"] == "@contests"])


EVENTS: dict[
    str,
    tuple[Callable[[System, Any], Awaitable[None]], Callable[[System], Awaitable[object]], object],
] = {
    "user.created": (_created, _known, {"42", "43"}),
    "user.locale_changed": (_locale_changed, _locales, ["ru"]),
    "user.deleted": (_deleted, _known, set()),
    "session.reuse_detected": (_reuse_detected, _sent, 1),
    "member.changed": (_member_changed, _memberships, [0]),
    "invitation.followed": (_followed, _invitations, 1),
    "contest.opened": (_opened, _sent, 1),
    "contest.closed": (_closed, _sent, 2),
    "contest.cancelled": (_cancelled, _sent, 2),
    "entry.created": (_entered, _steps, 1),
    "entry.task_done": (_did_task, _steps, 1),
    "answer.judged": (_judged, _sent, 2),
    "referral.rewarded": (_rewarded, _friends, 1),
    "entry.disqualified": (_disqualified, _sent, 2),
    "draw.frozen": (_frozen, _sent, 3),
    "draw.drawn": (_drawn, _sent, 3),
    "draw.confirmed": (_confirmed, _posted, 2),
    "prize.won": (_won, _sent, 4),
    "webhook.disabled": (_switched_off, _sent, 1),
    "prize.lost": (_lost, _sent, 5),
}


@pytest.mark.parametrize("type_", EVENTS)
async def test_a_field_that_its_consumers_do_not_know_keeps_no_event_from_taking_effect(
    system: System, type_: str
) -> None:
    publish, effect, expected = EVENTS[type_]
    session = await system.sign_in(42)
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    await publish(system, session)
    held = await hold(system)
    before = await effect(system)
    receivers = [_with_later_fields(each, type_) for each in held]
    assert sorted(receivers) == sorted(
        *[event.receivers for event in catalogue() if event.type == type_]
    )
    await arrive(system, *held)
    assert (before == expected, await effect(system)) == (False, expected)
    waiting = "select * from outbox where message ->> '$.type' = ?"
    for service in ("auth", "bot", "content"):
        assert await system.rows(service, waiting, type_) == []


@pytest.mark.parametrize("type_", EVENTS)
async def test_what_comes_again_an_hour_later_changes_nothing(system: System, type_: str) -> None:
    """Also where no id of it is kept."""
    publish, effect, expected = EVENTS[type_]
    session = await system.sign_in(42)
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    await publish(system, session)
    held = await hold(system)
    await arrive(system, *held)
    assert await effect(system) == expected
    before = await _everything(system)
    system.now += HOUR_S
    await arrive(system, *held)
    assert await _everything(system) == before


async def _everything(system: System) -> dict[str, Any]:
    """Every row of every service, but of `probes`, which is written to see whether it can be."""
    names = "select name from sqlite_master where type = 'table' and name <> 'probes'"
    return {
        f"{service}.{name}": await system.rows(service, f"select * from {name}")
        for service in system.databases
        for name in [row["name"] for row in await system.rows(service, names)]
    }


def test_every_event_is_tried() -> None:
    assert set(EVENTS) == {event.type for event in catalogue()}


def _with_later_fields(held: Held, type_: str) -> str:
    """Add to what is on its way what a later release may:
    in the data, around them, and around that.
    """
    head, _, body = held.message.partition("\n")
    handover = json.loads(body)
    [event] = handover["events"]
    assert event["type"] == type_
    event["data"] |= {"later": {"deep": [1]}}
    held.message = (
        f"{head}\n{json.dumps(handover | {'events': [event | {'later': 1}], 'later': 1})}"
    )
    return held.consumer
