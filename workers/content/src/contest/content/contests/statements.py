"""Statements about contests, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from contest.content.contests.records import Change, Contest
from contest.content.contests.times import local_days
from contest.content.contests.transitions import TRANSITIONS, Transition
from contest.content.draw.header import rules_hash
from contest.content.points.statements import budgeted, given_back, may_sell, returned
from contest.kit.database import Statement, Value, statement
from contest.kit.events.erasure import NOT_ERASED

# Values: the contest's id and the change's. What follows a change in its batch asks whether it was
# made.
MADE = "exists (select 1 from contests where contest_id = ? and change_id = ?)"

# Whether everybody sees the contest. A draft that was discarded is cancelled as well: its last
# version, which says so, is not public. By `iif`, so that it is read of cancelled ones alone.
PUBLISHED = """
    (contests.status <> 'draft' and iif(contests.status = 'cancelled', exists (
        select 1 from changes where changes.contest_id = contests.contest_id
            and changes.version = contests.version and is_public), 1))
"""

SETTINGS = (
    "content",
    "time_zone",
    "starts_at",
    "ends_at",
    "winners",
    "reserves",
    "entry_tickets",
    "tickets_max",
    "entries_max",
    "has_captcha",
    "beacon",
)
AS_JSON = ("content", "beacon")

# The contest and its tasks as they are, as JSON, without the secrets of the tasks.
SETTINGS_AS_JSON = ", ".join(
    f"'{name}', {f'json({name})' if name in AS_JSON else name}" for name in SETTINGS
)
DOCUMENT = f"""
    json_object('status', status, 'mandatory', mandatory,
        {SETTINGS_AS_JSON},
        'tasks', json((select coalesce(json_group_array(json_object(
            'task_id', task_id, 'number', number, 'position', position, 'kind', kind,
            'content', json(tasks.content), 'period', period, 'tickets', tickets,
            'tickets_max', tasks.tickets_max, 'attempts_max', attempts_max, 'requires', requires,
            'is_mandatory', is_mandatory, 'is_off', is_off, 'opens_at', opens_at,
            'closes_at', closes_at)), '[]')
            from tasks where tasks.contest_id = contests.contest_id)))
"""


def created(
    contest: Contest, change: Change, *, owner: tuple[str, str], parts: Sequence[Statement] = ()
) -> list[Statement]:
    """A draft with its owner, a Telegram id and a user id, and all that is counted of it at nought.

    `parts` are the statements that make what else it begins with.
    """
    names = ", ".join(SETTINGS)
    insert = f"""
        insert into contests (contest_id, status, version, change_id, created_at, {names})
        values (?, 'draft', 1, ?, ?, {", ".join("?" * len(SETTINGS))})
    """
    # Where the owner's account has ended, the column is null, and the batch is refused.
    own = f"""
        insert into organisers (contest_id, telegram_id, user_id, role, added_at)
        select ?1, ?2, iif({NOT_ERASED.replace("?", "?3")}, ?3, null), 'owner', ?4
    """
    contest_id = contest.contest_id
    return [
        statement(insert, contest_id, change.change_id, change.at, *_settings(contest)),
        statement(own, contest_id, *owner, change.at),
        statement("insert into counters (contest_id) values (?)", contest_id),
        *parts,
        version(contest_id, change),
    ]


def copied_exclusions(contest_id: str, to: str) -> Statement:
    """Who may not enter the one contest may not enter the other, but for bans."""
    sql = """
        insert into exclusions (contest_id, telegram_id, reason, note, added_at)
        select ?, telegram_id, reason, note, added_at from exclusions
        where contest_id = ? and reason <> 'banned' and not is_erased
    """
    return statement(sql, to, contest_id)


def updated(contest: Contest, change: Change) -> list[Statement]:
    """Other settings, as they are in `contest`,
    if it is at that version and in that status still.
    """
    sql = f"""
        update contests set {", ".join(f"{name} = ?" for name in SETTINGS)},
            version = version + 1, change_id = ?
        where contest_id = ? and version = ? and status = ?
    """
    key = (contest.contest_id, contest.version, contest.status)
    update = statement(sql, *_settings(contest), change.change_id, *key)
    budget = budgeted(contest.contest_id, change.change_id)
    return [update, *_dated(contest, change), *budget, version(contest.contest_id, change)]


def transition(name: str, contest: Contest, change: Change, *, now: int) -> list[Statement]:
    """The contest goes another step of its life,
    if it is at that version and the table allows it.
    """
    step = TRANSITIONS[name]
    statuses = ", ".join(f"'{status}'" for status in step.from_)
    closed = ", closed_at = ?1" if step.to == "closed" else ""
    planned = ", beacon = ?5" if "draft" in (*step.from_, step.to) else ""
    sql = f"""
        update contests set status = '{step.to}', version = version + 1, change_id = ?4
            {closed} {planned}
        where contest_id = ?2 and version = ?3 and status in ({statuses}) and {step.when}
    """
    values = (now, contest.contest_id, contest.version, change.change_id)
    update = statement(sql, *values, *([_beacon(contest)] if planned else ()))
    return [
        update,
        *_counted_on(step.to, contest, change),
        *(_dated(contest, change) if "draft" in step.from_ and step.to != "cancelled" else ()),
        *([_freezing(contest, change)] if step.to == "closed" else ()),
        *(_frozen_no_more(contest, change) if step.to == "cancelled" else ()),
        *(_readmitted(contest, change) if step.to in ("closed", "cancelled") else ()),
        *_points(step, contest, change),
        version(contest.contest_id, change),
    ]


def version(contest_id: str, change: Change) -> Statement:
    """What the contest has become, kept for good; the last statement of whatever changes it.

    Also of a change to its tasks: the batch of that begins with `touched`.
    """
    sql = f"""
        insert into changes
            (contest_id, version, action, reason, is_public, changed_by, changed_at, document)
        select contest_id, version, ?, ?, ?, ?, ?, {DOCUMENT}
        from contests where contest_id = ? and change_id = ?
    """
    said = (change.action, change.reason, int(change.is_public), change.by, change.at)
    return statement(sql, *said, contest_id, change.change_id)


def touched(contest: Contest, change: Change) -> Statement:
    """Another version of a contest whose tasks change, if it is at that version and status still.

    The statements after it ask `MADE`, and `version` comes last.
    """
    sql = """
        update contests set version = version + 1, change_id = ?
        where contest_id = ? and version = ? and status = ?
    """
    key = (contest.contest_id, contest.version, contest.status)
    return statement(sql, change.change_id, *key)


def _points(step: Transition, contest: Contest, change: Change) -> list[Statement]:
    """A contest that is published gets its budget; one that is cancelled gives it back, and to
    everybody what they have paid for tickets.
    """
    made = (contest.contest_id, change.change_id)
    if step.to == "cancelled":
        return [returned(contest.contest_id, MADE, *made), given_back(contest.contest_id)]
    is_published = "draft" in step.from_
    return [*budgeted(*made), may_sell(*made)] if is_published else []


def _counted_on(status: str, contest: Contest, change: Change) -> list[Statement]:
    """While it is open, a contest may end by its count."""
    limit = contest.entries_max if status == "open" else None
    sql = f"update counters set entries_limit = ? where contest_id = ? and {MADE}"
    made = (contest.contest_id, change.change_id)
    return [statement(sql, limit, contest.contest_id, *made)]


def _dated(contest: Contest, change: Change) -> list[Statement]:
    """The local dates of its days, as they are by the law of now."""
    made = (contest.contest_id, change.change_id)
    forget = f"delete from days where contest_id = ? and {MADE}"
    insert = f"""
        insert into days (contest_id, starts_at, date)
        select ?, value ->> 0, value ->> 1 from json_each(?) where {MADE}
    """
    return [
        statement(forget, contest.contest_id, *made),
        statement(insert, contest.contest_id, json.dumps(local_days(contest)), *made),
    ]


def _freezing(contest: Contest, change: Change) -> Statement:
    """From now on its list of entries is frozen, page by page."""
    sql = f"""
        insert into draws (contest_id, stage, beacon, rules) select ?, 'freezing', ?, ? where {MADE}
    """
    rules = rules_hash(contest.content.texts, contest.version + 1)
    made = (contest.contest_id, change.change_id)
    return statement(sql, contest.contest_id, _beacon(contest), rules, *made)


def _frozen_no_more(contest: Contest, change: Change) -> list[Statement]:
    made = (contest.contest_id, change.change_id)
    return [
        statement(f"delete from {table} where contest_id = ? and {MADE}", contest.contest_id, *made)
        for table in ("draws", "frozen_pages")
    ]


def _readmitted(contest: Contest, change: Change) -> list[Statement]:
    """Nobody can join any more: of those who are gone nothing need be kept."""
    of_gone = ("exclusions where is_erased", "paid_before where true")
    return [
        statement(
            f"delete from {which} and contest_id = ? and {MADE}",
            contest.contest_id,
            contest.contest_id,
            change.change_id,
        )
        for which in of_gone
    ]


def erased_organiser(user_id: str, telegram_id: str) -> list[Statement]:
    """A person organises nothing any more. Whoever came back meanwhile, as another user,
    still does.
    """
    sql = "delete from organisers where telegram_id = ? and user_id in ('', ?)"
    return [statement(sql, telegram_id, user_id)]


def _settings(contest: Contest) -> tuple[Value, ...]:
    plain: dict[str, Value] = {name: getattr(contest, name) for name in SETTINGS[1:-1]}
    plain |= {"has_captcha": int(contest.has_captcha), "beacon": _beacon(contest)}
    return (json.dumps(asdict(contest.content), ensure_ascii=False), *plain.values())


def _beacon(contest: Contest) -> str | None:
    return contest.beacon.encode() if contest.beacon else None
