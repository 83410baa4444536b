"""Drafts that do not begin from nothing: copies and templates."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from contest.content.contests.templates import TEMPLATES
from contest.contract import content as models
from contest.kit.clock import to_rfc3339
from tests.contests import HOUR_S, Organiser
from tests.system import ADMIN_ID, Reply, System

TITLE = {"en": "Do it"}
AUTUMN = 1_792_836_000.0  # 2026-10-24 12:00 in Berlin: the next night has an hour more


async def _task(system: System, contest: dict[str, Any], **task: Any) -> dict[str, Any]:
    organiser = Organiser(system)
    plain = {"kind": "daily", "title": TITLE, "tickets": 1}
    seen = await organiser.see(contest)
    reply = await organiser.send("POST", seen, "/tasks", body=plain | task)
    assert reply.status == 201, reply.body
    added: dict[str, Any] = reply.json()
    return added


async def _tasks(system: System, contest: dict[str, Any]) -> list[dict[str, Any]]:
    reply = await Organiser(system).send("GET", contest, "/tasks")
    items: list[dict[str, Any]] = reply.json()["items"]
    return items


async def _copy(system: System, contest: dict[str, Any], *, by: int = ADMIN_ID) -> dict[str, Any]:
    reply = await Organiser(system, by).send("POST", contest, "/copy")
    assert reply.status == 201, reply.body
    assert reply.headers["etag"] == '"1"'
    copy: dict[str, Any] = reply.json()
    assert copy == await Organiser(system, by).see(copy)
    return copy


async def test_a_copy_is_a_draft_with_the_same_settings(system: System) -> None:
    contest = await Organiser(system).opened(
        reserves=3, entry_tickets=2, entries_max=50, required_channels=["@a_channel"]
    )
    await Organiser(system).step(contest, "/close")
    copy = await _copy(system, contest)
    other = {"id", "status", "version", "starts_at", "ends_at", "created_at", "closed_at", "beacon"}
    assert {name for name in copy if copy[name] != contest[name]} <= other
    assert (copy["status"], copy["version"]) == ("draft", 1)
    assert (copy["closed_at"], copy["beacon"]) == (None, None)
    assert copy["id"] != contest["id"]


async def test_a_copy_begins_tomorrow_at_the_same_hour_though_the_clocks_change(
    system: System,
) -> None:
    system.now = AUTUMN
    zone, organiser = ZoneInfo("Europe/Berlin"), Organiser(system)
    contest = await organiser.create(
        starts_at="2026-10-24T12:00:00+02:00", ends_at="2026-10-26T18:00:00+01:00"
    )
    copy = await _copy(system, contest)
    starts, ends = (datetime.fromisoformat(copy[name]) for name in ("starts_at", "ends_at"))
    assert starts.astimezone(zone).isoformat() == "2026-10-25T12:00:00+01:00"
    assert ends.astimezone(zone).isoformat() == "2026-10-27T18:00:00+01:00"


async def test_a_copy_of_a_contest_to_come_begins_tomorrow_as_well(system: System) -> None:
    later = int(system.now) + 40 * 24 * HOUR_S
    contest = await Organiser(system).create(
        starts_at=to_rfc3339(later), ends_at=to_rfc3339(later + HOUR_S), time_zone="UTC"
    )
    copy = await _copy(system, contest)
    assert copy["starts_at"] == to_rfc3339(int(system.now) + 24 * HOUR_S)
    assert copy["ends_at"] == to_rfc3339(int(system.now) + 25 * HOUR_S)


async def test_the_tasks_are_copied_with_their_gates_times_and_secrets(system: System) -> None:
    contest = await Organiser(system).create(time_zone="UTC")
    starts_at = int(system.now) + HOUR_S
    first = await _task(system, contest, kind="secret_code", code="SESAME", is_mandatory=True)
    between = {
        "opens_at": to_rfc3339(starts_at + HOUR_S),
        "closes_at": to_rfc3339(starts_at + 2 * HOUR_S),
    }
    await _task(system, contest, requires=[first["id"]], **between)
    copy = await _copy(system, contest)
    copied, original = await _tasks(system, copy), await _tasks(system, contest)
    times = ("opens_at", "closes_at")
    assert copied[0] == original[0]
    assert {name for name in copied[1] if copied[1][name] != original[1][name]} == set(times)
    assert [copied[1][name] for name in times] == [
        to_rfc3339(starts_at + (24 + hours) * HOUR_S) for hours in (1, 2)
    ]
    secrets = await system.rows("content", "select distinct secret from tasks where number = 0")
    assert len(secrets) == 1
    mandatory = await system.rows("content", "select mandatory from contests")
    assert [each["mandatory"] for each in mandatory] == [1, 1]
    [version] = await system.rows(
        "content", "select document from changes where contest_id = ?", copy["id"]
    )
    assert first["id"] in version["document"]


async def test_a_task_with_a_time_that_no_calendar_has_is_copied(system: System) -> None:
    contest = await Organiser(system).create(time_zone="Asia/Tokyo")
    await _task(system, contest, opens_at="0001-01-01T00:00:00Z", closes_at="9999-12-31T23:59:59Z")
    copy = await _copy(system, contest)
    [task] = await _tasks(system, copy)
    assert (task["opens_at"], task["closes_at"]) == (None, copy["ends_at"])


async def test_single_use_codes_and_bans_are_not_copied_other_exclusions_are(
    system: System,
) -> None:
    contest = await Organiser(system).create()
    task = await _task(system, contest, kind="secret_code")
    await system.rows(
        "content", "insert into codes values (?, ?, 'x', null)", contest["id"], task["id"]
    )
    for telegram_id, reason in (("1", "staff"), ("2", "banned"), ("3", "earlier_winner")):
        insert = "insert into exclusions values (?, ?, ?, 'note', 0, 0)"
        await system.rows("content", insert, contest["id"], telegram_id, reason)
    copy = await _copy(system, contest)
    assert len(await system.rows("content", "select * from codes")) == 1
    excluded = await system.rows(
        "content", "select telegram_id from exclusions where contest_id = ?", copy["id"]
    )
    assert [each["telegram_id"] for each in excluded] == ["1", "3"]


async def test_whoever_copies_a_contest_owns_the_copy_alone(system: System) -> None:
    contest = await Organiser(system).create()
    await system.rows("auth", "insert into organisers values ('42', '-', 0)")
    await Organiser(system).send("PUT", contest, "/organisers/42", body={"role": "viewer"})
    copy = await _copy(system, contest, by=42)
    listed = await Organiser(system, 42).send("GET", copy, "/organisers")
    organisers = listed.json()["items"]
    assert [(each["telegram_id"], each["role"]) for each in organisers] == [("42", "owner")]


async def test_nothing_of_the_original_is_counted_for_the_copy(system: System) -> None:
    contest = await Organiser(system).opened()
    token = (await system.sign_in(42))["access_token"]
    joined = await system.request(
        "POST", f"/v1/contests/{contest['id']}/entries", body={}, token=token
    )
    assert joined.status == 201, joined.body
    copy = await _copy(system, contest)
    [counted] = await system.rows(
        "content", "select entries, levels from counters where contest_id = ?", copy["id"]
    )
    assert counted == {"entries": 0, "levels": "{}"}


GIVEN = {"channels": ["@a_channel"], "code": "SESAME"}


async def _use(system: System, template_id: str, **changes: Any) -> Reply:
    now = int(system.now)
    body = {
        "starts_at": to_rfc3339(now + HOUR_S),
        "ends_at": to_rfc3339(now + 25 * HOUR_S),
        "time_zone": "Europe/Moscow",
        "default_locale": "ru",
    }
    path, token = f"/v1/contest-templates/{template_id}/contests", await Organiser(system).token()
    return await system.request("POST", path, body=body | changes, token=token)


def _needed(template_id: str) -> dict[str, Any]:
    return {name: GIVEN[name] for name in TEMPLATES[template_id].needs}


@pytest.mark.parametrize("locale", ["en", "ru"])
@pytest.mark.parametrize("template_id", TEMPLATES)
async def test_a_template_makes_a_draft_that_can_be_published(
    system: System, template_id: str, locale: str
) -> None:
    reply = await _use(system, template_id, default_locale=locale, **_needed(template_id))
    assert reply.status == 201, reply.body
    contest = reply.json()
    template = TEMPLATES[template_id]
    assert contest["title"] == template.texts[locale]["title"]
    tasks = await _tasks(system, contest)
    assert [each["id"] for each in tasks] == list(template.tasks)
    assert [each["requires"] for each in tasks] == [
        each.get("requires", []) for each in template.tasks.values()
    ]
    published = await Organiser(system).step(contest, "/publish")
    assert published.json()["status"] == "scheduled"


@pytest.mark.parametrize("template_id", TEMPLATES)
async def test_what_a_template_makes_an_organiser_could_have_given(
    system: System, template_id: str
) -> None:
    contest = (await _use(system, template_id, **_needed(template_id))).json()
    given = {name: contest[name] for name in contest if name in models.NewContest.model_fields}
    token = await Organiser(system).token()
    assert (await system.request("POST", "/v1/contests", body=given, token=token)).status == 201


async def test_the_templates_are_listed_with_what_they_need(system: System) -> None:
    token = await Organiser(system).token()
    listed = (await system.request("GET", "/v1/contest-templates", token=token)).json()["items"]
    assert {each["id"]: tuple(each["needs"]) for each in listed} == {
        "channel-giveaway": ("channels",),
        "every-day": ("channels",),
        "quiz": ("code",),
    }


async def test_the_channels_are_required_and_to_be_joined(system: System) -> None:
    contest = (await _use(system, "channel-giveaway", channels=["@a_channel"])).json()
    assert contest["required_channels"] == ["@a_channel"]
    [task] = await _tasks(system, contest)
    assert (task["settings"], task["is_mandatory"]) == ({"channels": ["@a_channel"]}, True)


@pytest.mark.parametrize(
    ("template_id", "given", "pointers"),
    [
        pytest.param("channel-giveaway", {}, ["channels"], id="no channel"),
        pytest.param("quiz", {}, ["code"], id="no code"),
        pytest.param("quiz", GIVEN, ["channels"], id="a channel of no use"),
        pytest.param("quiz", {"code": "    "}, ["code"], id="an empty code"),
        pytest.param(
            "quiz",
            {"code": "SESAME", "ends_at": "2020-01-01T00:00:00Z"},
            ["ends_at"],
            id="over before it starts",
        ),
    ],
)
async def test_what_a_template_needs_is_given_and_no_more(
    system: System, template_id: str, given: dict[str, Any], pointers: list[str]
) -> None:
    reply = await _use(system, template_id, **given)
    assert reply.problem == "invalid-request"
    assert [each["pointer"] for each in reply.json()["errors"]] == [
        f"/body/{each}" for each in pointers
    ]
    assert await system.rows("content", "select * from contests") == []


async def test_there_is_no_such_template(system: System) -> None:
    assert (await _use(system, "none")).problem == "template-not-found"
