"""Invitations by themselves, and what the points ledger has paid for them."""

from __future__ import annotations

from tools.invariants.invariant import HOUR_S, Invariant, rows

_LAST = """(
    select invitee, state, at, max(step) as step from referral_transitions group by invitee)"""

_HISTORY = """
    select 'referral.transitions ' || invitee || ' ' || next.step as place,
        'from ' || next.was || ', and it was ' || coalesce(last.state, 'pending') as detail
    from referral_transitions as next
    left join referral_transitions as last using (invitee)
    where last.step = next.step - 1 and next.was <> last.state
    union all
    select 'referral.transitions ' || invitee, 'its steps are not 1, 2, 3 from pending on' from (
        select invitee, count(*) as steps, max(step) as last,
            sum(step = 1 and was = 'pending') as begun
        from referral_transitions group by invitee)
    where (last, begun) <> (steps, 1)
"""
_LINES = """
    with recursive line (start, person) as (
        select invitee, referrer from referral_referrals
        where referrer in (select invitee from referral_referrals)
        union
        select start, referrer from line join referral_referrals on invitee = line.person
        where line.person <> start)
    select 'referral.referrals ' || start as place, 'invited by someone whom they have invited'
        as detail
    from line where person = start
    union all
    select 'referral.referrals ' || invitee, 'of nobody who is known' from referral_referrals
    where invitee not in (select person from referral_people)
        or referrer not in (select person from referral_people)
    union all
    select 'referral.codes ' || code, 'good, and its owner is gone'
    from referral_codes join referral_people using (person)
    where ended_at is null and is_gone
"""
_SET_ASIDE = f"""
    select 'referral.rewards ' || invitee || ' ' || level as place,
        'set aside, and the invitation is ' || coalesce(state, 'pending') as detail
    from referral_rewards left join {_LAST} using (invitee)
    where refusal is null and coalesce(state, 'pending') in ('pending', 'rejected')
    union all
    select 'referral.transitions ' || invitee || ' ' || step,
        state || ', and nothing is set aside for the referrer'
    from {_LAST} as last
    where state in ('qualified', 'flagged') and not exists (
        select 1 from referral_rewards where referral_rewards.invitee = last.invitee
            and level = 1 and refusal is null)
"""
_TALLY = """
    with counted as (
        select campaign, person, rewards from referral_tallies where rewards <> 0),
    there as (
        select campaign, referrer as person, count(*) as rewards
        from referral_rewards join referral_referrals using (invitee)
        join referral_rules using (version)
        where level = 1 and refusal is null group by campaign, referrer)
    select 'referral.tallies ' || campaign || ' ' || person as place,
        'not as many are counted as are set aside or paid' as detail
    from (
        select * from (select * from counted except select * from there)
        union select * from (select * from there except select * from counted))
"""
# What the ledger has paid: the key says for which invitation, and on which level.
_PAID = f"""
    select 'token.instructions referral ' || key as place,
        paid.amount || ' points are paid; the invitation is '
            || coalesce(last.state, 'pending') as detail,
        iif(last.state is not 'rewarded', (
            select min(asked_at) from referral_unanswered, json_each(invitees)
            where json_each.value = paid.invitee), null) as since
    from (
        select key, amount, credit_account_id, cast(substr(key, 10) as integer) as invitee,
            cast(substr(key, -1) as integer) as level
        from token_instructions join token_transfers using (transfer_id)
        where principal = 'referral' and key like 'referral:%') as paid
    left join referral_rewards as rewards using (invitee, level)
    left join {_LAST} as last using (invitee)
    where last.state is not 'rewarded' or refusal is not null
        or rewards.amount is not paid.amount
"""
_REWARDED = f"""
    select 'referral.rewards ' || invitee || ' ' || level as place,
        'rewarded, and the ledger has paid nothing' as detail
    from referral_rewards join {_LAST} as last using (invitee)
    join referral_people on person = beneficiary
    where state = 'rewarded' and refusal is null and amount > 0 and user_id is not null
        and created_ms > 0 and created_ms / 1000 <= at
        and ('referral', 'referral:' || invitee || ':' || level) not in (
            select principal, key from token_instructions where transfer_id is not null)
"""
_FUNDED = """
    select 'referral.campaigns ' || campaign as place,
        funded || ' points are funded; the ledger has given ' || given as detail,
        (select min(set_at) from referral_rules as rules
            where rules.campaign = found.campaign and not is_funded) as since
    from (
        select campaign, funded, (
            select coalesce(sum(amount), 0) from token_transfers
            where credit_account_id = 'campaign:' || campaign and kind = 'funding') as given
        from referral_campaigns) as found
    where given <> funded
    union all
    select 'referral.campaigns ' || campaign, 'a version of its rules is not funded', min(set_at)
    from referral_rules where not is_funded group by campaign
"""
_ANSWERED = """
    select 'referral.unanswered ' || payment_id as place, 'the ledger has not answered' as detail,
        asked_at as since
    from referral_unanswered where exists (select 1 from referral_payouts where is_on)
"""

INVARIANTS = (
    Invariant(
        "invitation-steps",
        "Each step of an invitation follows the one before it, and the first one is from pending.",
        rows(_HISTORY),
    ),
    Invariant(
        "invitation-lines",
        "Nobody is invited by someone whom they have invited, over however many; referrer and "
        "invitee are known, and codes of people who are gone are ended.",
        rows(_LINES),
    ),
    Invariant(
        "reward-set-aside",
        "Rewards are set aside for invitations that have qualified, and for no others.",
        rows(_SET_ASIDE),
    ),
    Invariant(
        "rewards-counted",
        "Each referrer counts the invitations that are paid or are to be, by campaign.",
        rows(_TALLY),
    ),
    Invariant(
        "invitation-paid",
        "What the ledger has paid for an invitation is a reward of one that is rewarded, of as "
        "many points.",
        rows(_PAID),
        within_s=HOUR_S,
    ),
    Invariant(
        "invitation-rewarded",
        "A reward of an invitation that is rewarded is paid by the ledger, under its key.",
        rows(_REWARDED),
    ),
    Invariant(
        "campaign-funded",
        "A campaign has got the points that the ledger has given to its budget, and all of them.",
        rows(_FUNDED),
        within_s=HOUR_S,
    ),
    Invariant(
        "invitation-answered",
        "What the ledger is asked to pay is answered, unless payments are stopped.",
        rows(_ANSWERED),
        within_s=HOUR_S,
    ),
)
