"""The batch by which an invitation qualifies: a step, what it pays, and what is counted of it."""

from __future__ import annotations

from typing import Literal

from contest.kit.database import Statement, Value, statement
from contest.kit.events.erasure import NOT_ERASED
from contest.referral.claims.statements import NEWEST
from contest.referral.people.statements import Contact

HOUR_S = 3600
DAY_S = 86_400
ACTS_MAX = 20  # of a person

# Of a row of `referrals` in the same query.
STATE = """coalesce((select state from transitions where transitions.invitee = referrals.invitee
    order by step desc limit 1), 'pending')"""
STEP = """coalesce((select max(step) from transitions
    where transitions.invitee = referrals.invitee), 0)"""
# It qualifies, and nothing is set aside for it.
_FRESH = f"""{STATE} = 'qualified' and not exists (select 1 from rewards
    where rewards.invitee = referrals.invitee and level = 1 and refusal is null)"""


def reached(person: str, number: str) -> str:
    """SQL of whether an invitation by `person` under `rules` counts as that number of theirs."""
    return f"""exists (
        select 1 from referrals other join rewards counted on counted.invitee = other.invitee
        join rules earlier on earlier.version = other.version
        where other.referrer = {person} and earlier.campaign = rules.campaign
            and level = 1 and refusal is null and number = {number})"""


# What the referrer gets by the tier that they have reached, and with the invitation of that number.
_TIER = """coalesce((select value ->> '$.points' from json_each(body, '$.tiers')
    where value ->> '$.after' < rewards order by value ->> '$.after' desc limit 1), 0)"""
# Who leaves makes room for another of the same number: the milestone was reached all the same.
_MILESTONE = f"""coalesce((select sum(value ->> '$.points') from json_each(body, '$.milestones')
    where value ->> '$.at' = rewards and not {reached("referrals.referrer", "rewards")}), 0)"""

# In which contest. Value: its id.
_THERE = "coalesce(body ->> '$.contest_id' = ?, true)"
# Of a person: that they are not known to have done it. Value: the id of the event that tells of it.
_IS_NEW = "not exists (select 1 from json_each(acts) where value ->> 3 = ?)"
# What they did before they were invited counts for nobody, also when it is told again.
_NEW_TO_INVITEE = f"(select {_IS_NEW} from people where person = invitee)"
_BY_CONTACT = "(select person from people where contact = ?)"
_BY_PERSON = "cast(? as integer)"


def entered(
    telegram_id: str, contest_id: str, *, event_id: str, entered_at: int, at: int
) -> list[Statement]:
    """The invitation of someone who has entered a contest qualifies, if its rules ask for that one
    or for any, and for no task; where the campaign had ended by then, it is too late.
    """
    asked = f"{_THERE} and not coalesce(body ->> '$.needs_task', false) and {_NEW_TO_INVITEE}"
    values = (contest_id, event_id)
    return _qualified(
        _BY_CONTACT, telegram_id, at=at, acted_at=entered_at, condition=asked, values=values
    )


def did_task(
    telegram_id: str, contest_id: str, *, event_id: str, done_at: int, at: int
) -> list[Statement]:
    """Likewise of someone who has done a task there, if its rules ask for one."""
    asked = f"{_THERE} and body ->> '$.needs_task' and {_NEW_TO_INVITEE}"
    values = (contest_id, event_id)
    return _qualified(
        _BY_CONTACT, telegram_id, at=at, acted_at=done_at, condition=asked, values=values
    )


def remembered(
    contact: Contact,
    kind: Literal["entered", "task"],
    contest_id: str,
    *,
    event_id: str,
    acted_at: int,
) -> Statement:
    """What a newcomer has done whom nobody is known to have invited. It may be heard of later, by
    a day at most for who would not be a newcomer by then.
    """
    sql = f"""
        update people set
            acts = json_insert(coalesce(acts, '[]'), '$[#]', json_array(?1, ?2, ?3, ?6))
        where contact = ?4 and coalesce(json_array_length(acts), 0) < {ACTS_MAX}
            and {_IS_NEW.replace("?", "?6")}
            and not exists (select 1 from referrals where invitee = person)
            and exists (select 1 from rules where {NEWEST} and starts_at <= ?3 and ends_at > ?3
                and here_since >= ?3 - {DAY_S} - {HOUR_S} * (body ->> '$.newcomer_h'))
            and {NOT_ERASED.replace("?", "?5")}
    """
    by = (contact.telegram_id, contact.user_id, event_id)
    return statement(sql, kind, contest_id, acted_at, *by)


def caught_up(telegram_id: str, *, at: int) -> list[Statement]:
    """An invitation that is heard of after what the invitee has done since qualifies by that."""
    acted = """exists (select 1 from people, json_each(acts)
        where person = referrals.invitee
            and value ->> 2 >= claimed_at and value ->> 2 < ends_at
            and coalesce(body ->> '$.contest_id' = value ->> 1, true)
            and value ->> 0 = iif(body ->> '$.needs_task', 'task', 'entered'))"""
    return _qualified(_BY_CONTACT, telegram_id, at=at, acted_at=0, condition=acted)


def qualified_again(invitee: int, *, at: int) -> list[Statement]:
    """The invitation of someone who had left, and is back."""
    return _qualified(_BY_PERSON, invitee, at=at, acted_at=0)


def _qualified(
    who: str,
    whose: Value,
    *,
    at: int,
    acted_at: int,
    condition: str = "1",
    values: tuple[Value, ...] = (),
) -> list[Statement]:
    """A pending invitation qualifies, or is rejected where the invitee has acted too late or its
    referrer has reached a cap. What it pays is set aside. Nothing, where it is pending no more.

    `who` is SQL with the value `whose`: the invitee. `condition` is about the `rules`.
    """
    day = at // DAY_S
    step = f"""
        insert into transitions (invitee, step, was, state, reason, at, due_at)
        select invitee, step + 1, 'pending', iif(reason is null, 'qualified', 'rejected'), reason,
            at, iif(reason is null, at + {HOUR_S} * hold_h, null)
        from (
            select invitee, {STEP} as step, body ->> '$.hold_h' as hold_h,
                cast(? as integer) as at, case
                    when ? >= ends_at then 'late'
                    when coalesce(rewards, 0) >= body ->> '$.per_person' then 'cap'
                    when iif(day = ?, day_rewards, 0) >= body ->> '$.per_day' then 'daily-cap'
                end as reason
            from referrals join rules using (version)
            left join tallies on tallies.campaign = rules.campaign and person = referrer
            where invitee = {who} and {STATE} = 'pending' and {condition}
        )
    """
    qualifies = statement(step, at, acted_at, day, whose, *values)
    return [qualifies, *_set_aside(who, whose, day=day, at=at)]


def _set_aside(who: str, whose: Value, *, day: int, at: int) -> list[Statement]:
    """The count comes first: it knows by the lack of a reward that it was not counted."""
    count = f"""
        insert into tallies (campaign, person, rewards, rewards_max, day, day_rewards,
            day_rewards_max, reached_at)
        select campaign, referrer, 1, body ->> '$.per_person', ?, 1, body ->> '$.per_day', ?
        from referrals join rules using (version) where invitee = {who} and {_FRESH}
        on conflict (campaign, person) do update set
            rewards = rewards + 1, rewards_max = excluded.rewards_max,
            day_rewards = iif(day = excluded.day, day_rewards, 0) + 1, day = excluded.day,
            day_rewards_max = excluded.day_rewards_max, reached_at = excluded.reached_at
    """
    share = f"""
        insert into rewards (invitee, level, beneficiary, amount, number)
        select invitee, level, beneficiary, amount, number from (
            select referrals.invitee, level, rewards as number, case level
                    when 0 then referrals.invitee when 1 then referrals.referrer
                    else (select up.referrer from referrals up
                        where up.invitee = referrals.referrer) end as beneficiary,
                case level when 0 then body ->> '$.invitee_points'
                    when 1 then {_TIER} + {_MILESTONE}
                    else body ->> '$.second_level_points' end as amount
            from referrals join rules using (version)
            join tallies on tallies.campaign = rules.campaign and person = referrer
            join (select 0 as level union all select 1 union all select 2)
            where referrals.invitee = {who} and {_FRESH}
        ) where (level = 1 or amount > 0) and beneficiary is not null
        on conflict (invitee, level) do update set
            amount = excluded.amount, number = excluded.number, refusal = null
    """
    return [statement(count, day, at, whose), statement(share, whose)]
