"""What each signal says about the invitations of someone, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from tests.point_accounts import Account
from tests.referral_campaign import Play
from tests.referral_crowd import NEWEST_ID, Invitee, Referrer
from tests.referrals import HOUR_S, Campaign
from tests.system import ADMIN_ID, System

# Seconds after the first one: people as they come, and as a script has them come.
ANYHOW = (0, 30, 2000, 2100, 9000, 9100, 9150, 15000, 15020, 20000, 30000, 30100)
BY_SCRIPT = tuple(700 * place + place % 3 * 60 for place in range(12))
AT_ONCE = (0, 4, 6, 50, 53, 57, 170, 173, 175, 390, 392, 395)

Change = Callable[[int], dict[str, Any]]
_numbers = count()


def people(
    *, times: Sequence[int] = ANYHOW, wait_s: int = 300, change: Change = lambda _: {}
) -> list[Invitee]:
    """Whom someone has invited: with nothing about them but the times, and the `change` of each."""
    number = next(_numbers)
    referrer = Referrer(kind="private", starts_at=0, telegram_id=500_000_000 + number)
    found = []
    for place, at in enumerate(times):
        usual: dict[str, Any] = {
            "kind": "private",
            "leaves": False,
            "telegram_id": 600_000_000 * (1 + (5 * place + number) % 13) + 100 * number + place,
            "has_username": True,
            "has_photo": True,
            "is_premium": False,
            "by_start": False,
        }
        these = {"claimed_at": at, "acted_at": at + wait_s, **usual, **change(place)}
        found.append(Invitee(referrer=referrer, **these))
    return found


def chain() -> list[Invitee]:
    """Someone invites someone, who invites someone at once, who does as well."""
    line = list[Invitee]()
    for place in range(3):
        [each] = people(times=[120 * place])
        each.telegram_id += 7 * (place + 1)
        if line:
            each.referrer = Referrer(kind="private", starts_at=0, invitee=line[-1])
        line.append(each)
    return line


def together(place: int) -> dict[str, Any]:
    return {"telegram_id": 4_000_000_000 + 1000 * place}


def young(place: int) -> dict[str, Any]:
    return {"telegram_id": NEWEST_ID - 30_000_000 * place}


def empty(place: int) -> dict[str, Any]:
    is_empty = place % 2 == 0
    return {"has_username": not is_empty, "has_photo": False, "by_start": place % 4 == 0}


def half_young(place: int) -> dict[str, Any]:
    return {"telegram_id": NEWEST_ID - 7 - 30_000_000 * place} if place % 2 else {}


SENTENCES: dict[str, tuple[list[Invitee], str]] = {
    "people who come as people do": (people(), ""),
    "people at the intervals of a script": (people(times=BY_SCRIPT), "regular-gaps"),
    "the same, with a night between": (
        people(times=[each + 40_000 * (each > 3000) for each in BY_SCRIPT]),
        "regular-gaps",
    ),
    "nine, of which nobody can tell": (people(times=BY_SCRIPT[:9]), ""),
    "numbers that were sold together": (people(change=together), "clustered-ids"),
    "accounts of the last months": (people(change=young), "young-accounts"),
    "half of them young": (people(change=half_young), ""),
    "half of them without name and photo": (people(change=empty), "empty-accounts"),
    "a photo and no name": (people(change=lambda _: {"has_username": False}), ""),
    "entries within seconds": (people(wait_s=20), "quick-actions"),
    "two quick ones, of which nobody can tell": (people(times=[0, 4000], wait_s=5), ""),
    "most of them gone from the channel": (
        people(
            times=[*ANYHOW, *(150_000 + each for each in ANYHOW)],
            change=lambda place: {"leaves": place < 11},
        ),
        "leavers",
    ),
    "a line within minutes": (chain(), "instant-chain"),
    "many at once": (people(times=AT_ONCE), ""),
}


async def signalled(system: System, invitees: Sequence[Invitee]) -> dict[str, set[str]]:
    """By the code of the referrer, what was said about any of their invitations."""
    first_at = int(system.now) + HOUR_S
    for each in invitees:
        each.claimed_at += first_at
        each.acted_at = None if each.acted_at is None else each.acted_at + first_at
    await Play(system, invitees).run()
    campaign = Campaign(system, await Account.opened(system, ADMIN_ID))
    items = (await campaign.ask("GET", "?state=flagged&limit=100")).json()["items"]
    found: dict[str, set[str]] = {}
    for item in items:
        found.setdefault(item["referrer_code"], set()).update(item["signals"])
    return found


async def test_what_each_signal_says(system: System) -> None:
    await weigh(system, flag_at=1, velocity={"weight": 0, "threshold": 600, "least": 10})
    found = await signalled(system, [each for those, _ in SENTENCES.values() for each in those])
    said = {
        sentence: ",".join(
            sorted(set().union(*(found.get(each.referrer.code, ()) for each in those)))
        )
        for sentence, (those, _) in SENTENCES.items()
    }
    assert said == {sentence: signals for sentence, (_, signals) in SENTENCES.items()}


async def weigh(system: System, **changes: Any) -> Any:
    """Other signals, as an admin sets them."""
    campaign = Campaign(system, await Account.opened(system, ADMIN_ID))
    now = (await campaign.ask("GET", "/signals")).json()["signals"]
    return await campaign.ask("PUT", "/signals", body=now | changes)


async def test_one_signal_flags_nobody_and_premium_lowers(system: System) -> None:
    """Nor does a burst with another one: honest people post their link, too."""
    two = people(times=BY_SCRIPT, change=lambda place: empty(place) | {"is_premium": place == 4})
    one = people(times=BY_SCRIPT)
    burst = people(times=AT_ONCE, wait_s=20)
    found = await signalled(system, [*one, *two, *burst])
    assert found == {two[0].referrer.code: {"regular-gaps", "empty-accounts"}}
    sql = "select contact from transitions join people on person = invitee where state = ?"
    paid = {int(row["contact"]) for row in await system.rows("referral", sql, "rewarded")}
    assert paid == {each.telegram_id for each in (*one, *burst, two[4])}


async def test_a_script_that_starts_and_joins_by_uniform_delays_earns_nothing(
    system: System,
) -> None:
    """As the public one does; nor does it by entering as well."""
    idle = people(times=BY_SCRIPT, change=lambda _: {"acted_at": None})
    busy = people(times=BY_SCRIPT, wait_s=20)
    found = await signalled(system, [*idle, *busy])
    assert found == {busy[0].referrer.code: {"regular-gaps", "quick-actions"}}
    assert await system.rows("referral", "select 1 from transitions where state = 'rewarded'") == []


async def test_signals_are_versions_and_velocity_never_flags_alone(system: System) -> None:
    campaign = Campaign(system, await Account.opened(system, ADMIN_ID))
    first = (await campaign.ask("GET", "/signals")).json()
    assert first["version"] == 1
    signals = first["signals"] | {"flag_at": 30}
    second = await campaign.ask("PUT", "/signals", body=signals)
    assert second.json() == {"version": 2, "signals": signals}
    assert '"action":"referral-signals-set"' in "".join(system.log_lines)
    alone = signals | {"velocity": {"weight": 30, "threshold": 600, "least": 10}}
    refused = await campaign.ask("PUT", "/signals", body=alone)
    assert (refused.problem, refused.json()["errors"][0]["pointer"]) == (
        "invalid-request",
        "/body/velocity/weight",
    )
    assert (await campaign.ask("GET", "/signals")).json() == second.json()
