"""What invitations are judged by, in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.contract.referral import ReferralSignals
from contest.kit.database import Database, Row, statement
from contest.referral.judging.records import Case, Invited

NEAR = 25  # invitations of the same person before one, and after it
OTHERS_AROUND = 150  # people who came before, and after
LINE_MAX = 4  # above an invitation

_SIGNALS = "select version, body from signals where version = (select max(version) from signals)"
_NEAR = f"""
    (select invitee from referrals where referrer = mine.referrer
        and (claimed_at, invitee) <= (mine.claimed_at, mine.invitee)
        order by claimed_at desc, invitee desc limit {NEAR})
    union all select invitee from (select invitee from referrals where referrer = mine.referrer
        and (claimed_at, invitee) > (mine.claimed_at, mine.invitee)
        order by claimed_at, invitee limit {NEAR})
"""
# As `Invited` has them.
_CASES = f"""
    select mine.invitee, mine.referrer, mine.claimed_at, coalesce(mine.is_premium, 0) as is_premium,
        watched_at is not null as is_watched, (
            select json_group_array(json_array(
                iif(contact like 'gone:%', null, cast(contact as integer)),
                near.claimed_at, acted.at,
                case when looked.reason = 'left' then 1
                    when looked.state in ('rewarded', 'flagged') then 0 end, near.is_empty))
            from (select invitee from {_NEAR}) as some join referrals near using (invitee)
            join people on person = near.invitee
            left join transitions acted on acted.invitee = near.invitee and acted.step = 1
                and acted.state = 'qualified'
            left join transitions looked on looked.invitee = near.invitee and looked.step = 2
        ) as invited, (
            with recursive line (person, claimed_at, place) as (
                select referrer, claimed_at, 0 from referrals own where own.invitee = mine.invitee
                union all
                select above.referrer, above.claimed_at, place + 1
                from line join referrals above on above.invitee = person where place < {LINE_MAX})
            select json_group_array(claimed_at) from line where place > 0
        ) as line
    from json_each(?) as asked join referrals mine on mine.invitee = asked.value
    join people on person = mine.referrer
"""
_OTHERS = f"""
    select json_group_array(json_array(cast(contact as integer), referrer)) as others
    from people left join referrals on invitee = person
    where person between ? - {OTHERS_AROUND} and ? + {OTHERS_AROUND} and contact not like 'gone:%'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The weights and thresholds of now."""

    version: int
    rules: ReferralSignals


async def current(db: Database) -> Signals:
    """The signals of now."""
    row = await db.one(_SIGNALS)
    assert row is not None  # The migration sets the first version.
    return _signals(row)


async def put(db: Database, rules: ReferralSignals, *, at: int) -> None:
    """Another version."""
    sql = """
        insert into signals (version, body, set_at) select max(version) + 1, ?, ? from signals
    """
    await db.run(sql, rules.model_dump_json(), at)


async def cases(
    db: Database, invitees: Sequence[int]
) -> tuple[ReferralSignals, Mapping[int, Case]]:
    """The signals of now, and what each invitation is judged by."""
    asked, middle = json.dumps(list(invitees)), sorted(invitees)[len(invitees) // 2]
    signals, found, others = await db.batch(
        [
            statement(_SIGNALS),
            statement(_CASES, asked),
            statement(_OTHERS, middle, middle),
        ]
    )
    near = json.loads(others.rows[0]["others"])
    return _signals(signals.rows[0]).rules, {row["invitee"]: _case(row, near) for row in found.rows}


def _signals(row: Row) -> Signals:
    rules = ReferralSignals.model_validate_json(row["body"])
    return Signals(version=row["version"], rules=rules)


def _case(row: Row, near: list[tuple[int, int | None]]) -> Case:
    return Case(
        claimed_at=row["claimed_at"],
        is_premium=bool(row["is_premium"]),
        is_watched=bool(row["is_watched"]),
        invited=[Invited(*each) for each in json.loads(row["invited"])],
        other_ids=[each for each, referrer in near if referrer != row["referrer"]],
        line=json.loads(row["line"]),
    )
