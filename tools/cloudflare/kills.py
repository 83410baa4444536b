"""A deployment that is killed, again and again, at every kind of place; each run goes on from
there, and the last one completes.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.cloudflare.rehearsal import ENVIRONMENT, Rehearsal, expect
from tools.console import step

MIGRATION = "9999_rehearsal.sql"
OTHER_BOT, OTHER_ORIGIN = "another_bot", "https://other.example"


@dataclass(frozen=True)
class Point:
    """Where a deployment of content, referral, bot and the gateway is killed: at a call that never
    takes effect.
    """

    title: str
    call: str
    live: tuple[str, ...]  # the workers whose new version is live then
    smoke_fails: bool = False  # the new gateway fails, so that the call is one of the rollback


POINTS = (
    Point(
        "after the migration, before the first upload",
        "POST .*/scripts/content-staging/versions$",
        (),
    ),
    Point(
        "live, its triggers not set",
        "PUT .*/scripts/referral-staging/schedules$",
        ("content", "referral"),
    ),
    Point("between two workers", "POST .*/scripts/bot-staging/versions$", ("content", "referral")),
    Point(
        "in the middle of a rollback",
        "POST .*/scripts/referral-staging/deployments$",
        ("content", "referral"),
        smoke_fails=True,
    ),
)


def interruptions(rehearsal: Rehearsal) -> None:
    """Kill it at each point in turn, then let it be."""
    before = rehearsal.live()
    (rehearsal.root / "workers" / "referral" / "migrations" / MIGRATION).write_text(
        "create table rehearsal (id text) strict;\n"
    )
    rehearsal.values |= {"TELEGRAM_BOT_USERNAME": OTHER_BOT, "ALLOWED_ORIGINS": OTHER_ORIGIN}
    bookmark = rehearsal.cloudflare.account.bookmark(rehearsal.values["D1_ID_REFERRAL"])
    for point in POINTS:
        with step(f"killed {point.title}"):
            rehearsal.cloudflare.proxy.broken = (
                ("ALLOWED_ORIGINS", OTHER_ORIGIN) if point.smoke_fails else None
            )
            record = rehearsal.kill_apply(at=point.call)
            changed = tuple(
                name for name, version in rehearsal.live().items() if version != before[name]
            )
            expect(changed == point.live, f"live and new are {changed}")
            _check_record(record, before, bookmark)
    with step("left alone: completes"):
        rehearsal.cloudflare.proxy.broken = None
        _check_record(rehearsal.apply(), before, bookmark)
        rehearsal.run("deploy", "status", ENVIRONMENT)
        rehearsal.check(rehearsal.values["VERSION"])


def _check_record(record: dict[str, object], before: dict[str, str], bookmark: str) -> None:
    """None of the runs forgot to where one goes back."""
    found = record["before"]
    assert isinstance(found, dict)
    expect(
        {name: version["id"] for name, version in found.items()} == before,
        "the record forgot what was live before",
    )
    expect(
        record["bookmarks"] == {"referral": bookmark},
        f"the record's bookmarks are {record['bookmarks']}",
    )
