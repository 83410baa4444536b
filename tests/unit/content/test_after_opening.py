"""What may change of a contest in which status: every setting in every one."""

from __future__ import annotations

from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.accounts import unlimited
from tests.contests import HOUR_S, Organiser, insert_contest, settings
from tests.system import System

TEXT = {"title": "A prize", "description": "Join.", "rules": "One each.", "button": ""}
TEXTS = {"en": TEXT, "ru": TEXT}
PRIZE = {"name": {"en": "A prize"}, "count": 2, "handover": {"en": "By hand"}}
CLAIMED = PRIZE | {"kind": "claim", "claim_within_h": 24}
BASE = {
    "texts": TEXTS,
    "prizes": [PRIZE, CLAIMED],
    "reserves": 2,
    "required_channels": ["@a_channel", "@another"],
    "tickets_max": 90,
}
FREE, EXPLAINED, NEVER = "free", "with a reason", "never"

# What changes, and whether it may while the contest is open, and once it is closed.
CHANGES: dict[str, tuple[dict[str, Any], str, str]] = {
    "spelling": ({"texts": TEXTS | {"en": TEXT | {"title": "A price"}}}, FREE, FREE),
    "rules": ({"texts": TEXTS | {"en": TEXT | {"rules": "Two each."}}}, NEVER, NEVER),
    "a locale taken away": ({"texts": {"en": TEXT}}, NEVER, NEVER),
    "another own locale": (
        {"default_locale": "ru", "prizes": [{"name": {"ru": "Приз"}, "handover": {"ru": "Лично"}}]},
        NEVER,
        NEVER,
    ),
    "a picture": ({"picture_url": "https://a.test/b"}, FREE, FREE),
    "a prize translated": (
        {"prizes": [PRIZE | {"name": {"en": "A prize", "ru": "Приз"}}, CLAIMED]},
        FREE,
        FREE,
    ),
    "a prize described anew": (
        {"prizes": [PRIZE | {"name": {"en": "A better prize"}}, CLAIMED]},
        EXPLAINED,
        NEVER,
    ),
    "another prize": ({"prizes": [PRIZE, CLAIMED, PRIZE]}, EXPLAINED, NEVER),
    "another way to hand it over": ({"prizes": [PRIZE | {"kind": "code"}, CLAIMED]}, NEVER, NEVER),
    "more time to claim it": (
        {"prizes": [PRIZE, CLAIMED | {"claim_within_h": 25}]},
        EXPLAINED,
        NEVER,
    ),
    "less time to claim it": ({"prizes": [PRIZE, CLAIMED | {"claim_within_h": 23}]}, NEVER, NEVER),
    "more winners": ({"prizes": [PRIZE, CLAIMED | {"count": 3}]}, EXPLAINED, NEVER),
    "fewer winners": ({"prizes": [PRIZE, CLAIMED | {"count": 1}]}, NEVER, NEVER),
    "a prize less": ({"prizes": [PRIZE | {"count": 4}]}, NEVER, NEVER),
    "more reserves": ({"reserves": 5}, EXPLAINED, NEVER),
    "fewer reserves": ({"reserves": 1}, NEVER, NEVER),
    "a later end": ({"ends_at": 30}, EXPLAINED, NEVER),
    "an earlier end": ({"ends_at": 20}, NEVER, NEVER),
    "a later start": ({"starts_at": 2}, NEVER, NEVER),
    "another zone": ({"time_zone": "Asia/Tokyo"}, NEVER, NEVER),
    "a channel is gone": ({"required_channels": ["@another"]}, EXPLAINED, NEVER),
    "a channel more": (
        {"required_channels": ["@a_channel", "@another", "@a_third"]},
        NEVER,
        NEVER,
    ),
    "a channel instead of another": (
        {"required_channels": ["@a_channel", "@a_third"]},
        NEVER,
        NEVER,
    ),
    "winners of a contest shut out": ({"excludes_winners_of": ["earlier"]}, NEVER, NEVER),
    "more tickets for joining": ({"entry_tickets": 2}, NEVER, NEVER),
    "another cap": ({"tickets_max": 80}, NEVER, NEVER),
    "an end by count": ({"entries_max": 100}, NEVER, NEVER),
    "a captcha": ({"has_captcha": True}, NEVER, NEVER),
}
STATUSES = ("draft", "scheduled", "open", "closed", "cancelled", "drawn")


async def _in(system: System, status: str) -> dict[str, Any]:
    """A contest in a status; into the one of the draw, which is not there yet, by hand."""
    organiser = Organiser(system)
    if status == "draft":
        return await organiser.create(**BASE)
    if status == "scheduled":
        return dict((await organiser.step(await organiser.create(**BASE), "/publish")).json())
    contest = await organiser.opened(**BASE)
    if status == "drawn":
        await system.rows("content", "update contests set status = 'drawn'")
    elif status != "open":
        await organiser.step(contest, "/close" if status == "closed" else "/cancel")
    return await organiser.see(contest)


def _given(system: System, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes, with times for so many hours from now, and prizes as many as there were."""
    given = dict(changes)
    for name in ("starts_at", "ends_at"):
        if name in given:
            given[name] = to_rfc3339(int(system.now) + given[name] * HOUR_S)
    if "default_locale" in given:
        given["prizes"] = [PRIZE | prize for prize in given["prizes"] * 2]
    return given


@pytest.mark.search
@pytest.mark.parametrize("status", STATUSES)
async def test_what_may_change_in_which_status(system: System, status: str) -> None:
    """Each by itself: after one that was taken, the next is tried on another contest."""
    unlimited(system)
    await insert_contest(system, "earlier", status="drawn")
    organiser = Organiser(system)
    contest: dict[str, Any] = {}
    for name, (changes, while_open, once_closed) in CHANGES.items():
        contest, given = contest or await _in(system, status), _given(system, changes)
        plain = await organiser.change(contest, **given)
        seen = await organiser.see(contest)
        explained = await organiser.change(seen, reason="Because", **given)
        expected = {"open": while_open, "closed": once_closed}.get(status, FREE)
        if status in ("cancelled", "drawn"):
            assert (plain.problem, explained.problem) == ("contest-status", "contest-status"), name
        elif expected == FREE:
            assert (plain.status, explained.status) == (200, 200), name
        else:
            assert plain.problem == "contest-fixed", name
            refused = None if expected == EXPLAINED else "contest-fixed"
            assert (explained.problem if explained.status != 200 else None) == refused, name
        contest = contest if explained.status >= 400 else {}


def test_every_setting_has_its_cells(system: System) -> None:
    given = {*settings(system), *BASE, "picture_url", "excludes_winners_of"}
    given |= {"entry_tickets", "entries_max", "has_captcha"}
    assert {setting for changes, *_ in CHANGES.values() for setting in changes} == given


async def test_a_refusal_names_each_setting_that_may_not_change(system: System) -> None:
    contest = await _in(system, "open")
    reply = await Organiser(system).change(contest, tickets_max=80, reserves=5, has_captcha=True)
    said = {each["pointer"]: each["message"] for each in reply.json()["errors"]}
    assert said == {
        "/body/tickets_max": "may not change any more, or not so",
        "/body/has_captcha": "may not change any more, or not so",
        "/body/reserves": "needs a reason",
    }


async def test_a_contest_whose_end_has_come_ends_no_later_though_its_status_is_open(
    system: System,
) -> None:
    """The clock closes it within minutes; until then it would go on with who knew of that."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    system.now += 26 * HOUR_S
    later = to_rfc3339(int(system.now) + HOUR_S)
    reply = await organiser.change(contest, ends_at=later, reason="Because")
    assert (reply.problem, (await organiser.see(contest))["status"]) == ("contest-fixed", "open")
    spelled = await organiser.change(contest, texts={"en": TEXT | {"title": "A price"}})
    assert spelled.status == 200


@pytest.mark.parametrize("status", ["draft", "scheduled"])
async def test_what_is_over_before_it_opened_can_be_corrected(system: System, status: str) -> None:
    organiser = Organiser(system)
    contest = await _in(system, status)
    system.now += 26 * HOUR_S
    spelled = await organiser.change(contest, reserves=3)
    assert spelled.status == 200
    later = to_rfc3339(int(system.now) + HOUR_S)
    assert (await organiser.change(spelled.json(), ends_at=later)).status == 200


async def test_the_versions_of_a_change_that_was_refused_are_none(system: System) -> None:
    contest = await _in(system, "open")
    await Organiser(system).change(contest, tickets_max=80)
    kept = await system.rows("content", "select action from changes order by version")
    assert [each["action"] for each in kept] == ["created", "open-at-once"]
