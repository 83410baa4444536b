"""Draws: frozen lists, the order, who holds the prizes, and that they are told."""

from __future__ import annotations

from tools.invariants.invariant import HOUR_S, Invariant, rows

DRAWS_MAX = 10_000  # of one order: see docs/draw.md
SKEW_S = 300  # So much the clocks of two isolates may differ.
WRONG_S = 2 * 86_400  # So much the clock may have been wrong by which an event happened.
INBOX_S = 29 * 86_400  # Inboxes remember events for 30 days.

_PAGES = """
    select 'content.draws ' || contest_id as place,
        'it counts ' || draws.entries || ' entries on ' || draws.pages || ' pages' as detail
    from content_draws as draws left join (
        select contest_id, count(*) as pages, sum(entries) as entries, sum(tickets) as tickets
        from content_frozen_pages group by contest_id) as frozen using (contest_id)
    where (draws.pages, draws.entries, draws.tickets) is not (coalesce(frozen.pages, 0),
        coalesce(frozen.entries, 0), coalesce(frozen.tickets, 0))
    union all
    select 'content.frozen_pages ' || contest_id, 'of no draw' from (
        select distinct contest_id from content_frozen_pages)
    where contest_id not in (select contest_id from content_draws)
"""
_LIST = """
    select 'content.draws ' || contest_id as place, 'its list has ' || draws.entries
            || ' entries with ' || draws.tickets || ' tickets; there are '
            || coalesce(found.entries, 0) || ' with ' || coalesce(found.tickets, 0) as detail
    from content_draws as draws left join (
        select contest_id, count(*) as entries, sum(tickets) as tickets
        from content_entries join content_contests using (contest_id)
        where state = 'active' and tickets > 0 and (done & mandatory) = mandatory
        group by contest_id) as found using (contest_id)
    where stage <> 'freezing' and (draws.entries, draws.tickets) is not (
        coalesce(found.entries, 0), coalesce(found.tickets, 0))
"""
_ORDER = """
    select 'content.draws ' || contest_id as place,
        drawn || ' draws are known; there are lines of ' || coalesce(lines, 0) as detail
    from content_draws left join (
        select contest_id, count(*) as lines, max(draw) + 1 as last from content_drawn_lines
        group by contest_id) using (contest_id)
    where (drawn, drawn) is not (coalesce(lines, 0), coalesce(last, 0))
    union all
    select 'content.drawn_lines ' || contest_id || ' ' || draw,
        'its entry is not in the list, or not with as many tickets'
    from content_drawn_lines as lines left join content_entries as entries
        using (contest_id, commitment)
    where entries.state is not 'active' or entries.tickets is not lines.tickets
    union all
    select 'content.drawn_lines ' || contest_id, 'of no draw' from (
        select distinct contest_id from content_drawn_lines)
    where contest_id not in (select contest_id from content_draws)
"""
_PRIZES = f"""
    select 'content.draws ' || contest_id as place, prizes || ' prizes, ' || coalesce(held, 0)
            || ' held and ' || coalesce(passed, 0) || ' passed on' as detail
    from content_draws left join (
        select contest_id, count(*) as places, count(draw) as held from content_winners
        group by contest_id) using (contest_id)
    left join (
        select contest_id, count(*) as passed, max(number) + 1 as last from content_decisions
        group by contest_id) using (contest_id)
    where case when stage in ('drawn', 'confirmed')
        then (places, decisions, decisions, held + coalesce(passed, 0)) is not (prizes,
            coalesce(passed, 0), coalesce(last, 0), min(entries, {DRAWS_MAX}, prizes + decisions))
        else coalesce(places, passed) is not null end
"""
_HOLDERS = """
    select 'content.winners ' || contest_id || ' ' || prize as place,
        iif(commitment is null, 'held by a draw that is not there',
            'held by a draw that was decided against') as detail
    from content_winners as winners left join content_drawn_lines using (contest_id, draw)
    left join content_decisions as decisions using (contest_id, draw)
    where winners.draw is not null and (commitment is null or number is not null)
    union all
    select 'content.winners ' || contest_id || ' ' || prize, 'claimed, and nobody could'
    from content_winners as winners left join content_draws using (contest_id)
    where claimed_at is not null and (stage is not 'confirmed' or winners.draw is null)
"""
_WAITING = """
    select 'content.draws ' || contest_id as place, 'it is ' || stage as detail,
        iif(stage = 'frozen', round_at, closed_at) as since
    from content_draws join content_contests using (contest_id)
    where stage = 'freezing' or stage = 'frozen' and round_at <= :now
"""
_TOLD = f"""
    select 'content.winners ' || contest_id || ' ' || prize as place,
        iif(is_told, 'the bot has not heard of it', 'to be told still') as detail,
        iif(is_told, (select min(created_at) from content_outbox as waits
            where type = 'prize.won' and consumer = 'bot' and waits.user_id = entries.user_id),
            max(held_since, confirmed_at)) as since
    from content_winners as winners join content_draws using (contest_id)
    join content_drawn_lines as lines using (contest_id, draw)
    join content_entries as entries using (contest_id, commitment)
    where stage = 'confirmed' and user_id <> '' and iif(is_told,
        max(held_since, confirmed_at) > :now - {INBOX_S} and not exists (
            select 1 from bot_inbox where happened_at >= max(held_since, confirmed_at) - {WRONG_S}
                and max(happened_at, received_at) >= max(held_since, confirmed_at) - {SKEW_S}
                and event_id between mark_of(user_id) and mark_of(user_id) || '~'), 1)
    union all
    select 'content.winners ' || contest_id || ' ' || prize,
        'to be told, and the draw is not confirmed', null
    from content_winners left join content_draws using (contest_id)
    where not is_told and stage is not 'confirmed'
"""

INVARIANTS = (
    Invariant(
        "frozen-pages", "A draw counts the pages of its list, and what is on them.", rows(_PAGES)
    ),
    Invariant(
        "frozen-list",
        "The list of a draw has all active entries that have done what is demanded, with their "
        "tickets.",
        rows(_LIST),
    ),
    Invariant(
        "drawn-order",
        "Every draw of an order that is known has its line, and each line is an entry of the list "
        "with its tickets.",
        rows(_ORDER),
    ),
    Invariant(
        "prizes-held",
        "Once drawn, each prize has its place, and whoever was drawn that far holds one or lost it "
        "by a decision; before, nobody does.",
        rows(_PRIZES),
    ),
    Invariant(
        "prize-holder",
        "A prize is held by a draw of the order that no decision was about, and claimed after the "
        "confirmation alone.",
        rows(_HOLDERS),
    ),
    Invariant(
        "draw-goes-on",
        "A list is frozen once its contest is closed, and drawn once its round is there.",
        rows(_WAITING),
        within_s=HOUR_S,
    ),
    Invariant(
        "winner-told",
        "Whoever holds a prize of a confirmed draw is told: the bot has heard of it.",
        rows(_TOLD),
        within_s=HOUR_S,
    ),
)
