"""A product in which a bit of everything has happened, and come to its end."""

from __future__ import annotations

from typing import Any

from tests.accounts import unlimited
from tests.broadcasts import Author
from tests.channels import Channels
from tests.contest_points import PRICE, allow
from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S
from tests.entries import Person, joined
from tests.events import steady
from tests.point_accounts import Account
from tests.prizes import prize
from tests.referrals import Campaign
from tests.referrals import Person as Inviter
from tests.system import System
from tests.tasks import Tasks, attempt
from tests.winners import confirm, disqualify

PEOPLE, FRIENDS = range(42, 48), (48, 49)
GONE = 47  # deletes their account before the end of the contest
PRIZES = (prize("points", points=100), prize("claim", claim_within_h=24, count=2))


async def play(system: System) -> None:
    """Two contests, one of them drawn and paid, one cancelled; invitations that are rewarded;
    posts, broadcasts, people who are gone.
    """
    unlimited(system)
    await allow(system)
    await Campaign.begun(system, hold_h=1, invitee_points=5, tells_contests=True)
    tasks = await Tasks.of_draft(system, prizes=list(PRIZES), reserves=5)
    sold = await tasks.add("points", tickets=2, price=PRICE)
    await tasks.add("invite", friends=2)
    code = await tasks.add("secret_code", reward={"points": 5, "limit": 3})
    contest = await tasks.open()
    cancelled = await Organiser(system).opened(prizes=list(PRIZES))
    await _take_part(system, contest, sold, code)
    await joined(system, cancelled, *PEOPLE)
    await _invite(system, contest)
    await _tell(system, contest)
    organiser = Organiser(system)
    step = await organiser.step(await organiser.see(cancelled), "/cancel")
    assert step.status == 200, step.body
    await _end(system, contest)


async def _take_part(system: System, contest: Any, sold: Any, code: Any) -> None:
    for telegram_id in PEOPLE:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id))
    people = await joined(system, contest, *PEOPLE)
    await Account.opened(system, PEOPLE[0], points=3 * PRICE)
    await system.settle()
    for person in people[:4]:
        assert (await attempt(person, contest, code)).status == 200
    for person in people[:2]:  # the second one has not got the points
        assert (await attempt(person, contest, sold)).status == 200
    await system.settle()


async def _invite(system: System, contest: Any) -> None:
    inviter = await Inviter.here(system, PEOPLE[0])
    for telegram_id in FRIENDS:
        friend = await Inviter.here(system, telegram_id)
        assert (await friend.claim(await inviter.code())).status == 201
        await system.settle()
    await joined(system, contest, *FRIENDS)
    await system.settle()
    for _ in range(2):
        system.now += 3600
        await steady(system)
        await _minute(system)


async def _tell(system: System, contest: Any) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    await channels.posts(contest)
    await Author(system).begin(contest_id=contest["id"], kind="entrants")
    gone = await Person.signed_in(system, GONE)
    assert (await gone.send("DELETE", "/v1/me")).status == 204
    await _minute(system)


async def _end(system: System, contest: Any) -> None:
    """It closes, one winner is taken out, one claims, one who is in the list is gone."""
    system.now += LENGTH_S
    await steady(system)
    await minutes(system, 4)
    system.now += DELAY_S
    await minutes(system, 2)
    assert (await disqualify(system, contest, 1)).status == 200
    await minutes(system, 1)
    reply = await confirm(system, contest, 1, despite=True)
    assert reply.status == 200, reply.body
    for _ in range(3):
        await _minute(system)
    sql = """
        select telegram_id from winners join drawn_lines using (contest_id, draw)
        join entries using (contest_id, commitment) order by prize
    """
    _, second, third = [int(row["telegram_id"]) for row in await system.rows("content", sql)]
    winner = await Person.signed_in(system, second)
    claim = await winner.send("POST", f"/v1/contests/{contest['id']}/prizes/me/claim", body={})
    assert claim.status == 200, claim.body
    leaver = await Person.signed_in(system, third)
    assert (await leaver.send("DELETE", "/v1/me")).status == 204
    for _ in range(3):
        await _minute(system)


async def _minute(system: System) -> None:
    system.now += 60
    await system.settle()
    await system.cron()
    await system.settle()
