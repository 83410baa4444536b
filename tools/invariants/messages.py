"""What goes from service to service, and from the bot to people."""

from __future__ import annotations

from tools.invariants.invariant import DAY_S, HOUR_S, Invariant, rows
from tools.serve.backup import SERVICES

BROADCAST, HELD = 3, 4  # priorities of deliveries

_EVENTS = " union all ".join(
    f"""
    select '{each}.outbox ' || event_id || ' ' || consumer as place,
        type || ' for ' || consumer || ', refused ' || attempts || ' times' as detail,
        created_at as since
    from {each}_outbox
    """
    for each in SERVICES
)
_LETTERS = " union all ".join(
    f"""
    select '{each}.dead_letters ' || letter_id as place, 'from ' || source as detail,
        created_at as since
    from {each}_dead_letters
    """
    for each in SERVICES
)
_SWEPT = " union all ".join(
    f"select '{each}.sweeps' as place, '' as detail, swept_at as since from {each}_sweeps"
    for each in SERVICES
)
_UPDATES = """
    select 'bot.updates ' || update_id as place, state as detail, received_at as since
    from bot_updates where state = 'pending'
"""
_DELIVERIES = f"""
    select 'bot.deliveries ' || delivery_id as place, created_at as since
    from bot_deliveries where priority <> {HELD}
"""
_HELD = f"""
    select 'bot.deliveries ' || delivery_id as place, 'of no broadcast that is held' as detail
    from bot_deliveries where priority = {HELD} and not exists (
        select 1 from bot_broadcasts where state = 'paused'
            and delivery_id between broadcast_id || '-' and broadcast_id || '-~')
    union all
    select 'bot.told ' || broadcast_id, 'of no broadcast' from (
        select distinct broadcast_id from bot_told)
    where broadcast_id not in (select broadcast_id from bot_broadcasts)
    union all
    select 'bot.broadcasts ' || broadcast_id,
        people || ' people; ' || sent || ' sent, ' || blocked || ' blocked, ' || waiting || ' wait'
    from (
        select broadcasts.*, (
            select count(*) from bot_deliveries where priority in ({BROADCAST}, {HELD})
                and delivery_id between broadcast_id || '-' and broadcast_id || '-~') as waiting
        from bot_broadcasts as broadcasts)
    where sent + blocked + waiting > people
"""
_BROADCASTS = f"""
    select 'bot.broadcasts ' || broadcast_id as place,
        iif(is_listed, 'nothing of it waits, and it has not ended', 'not everybody is queued')
            as detail,
        max(starts_at, filled_at) as since
    from bot_broadcasts
    where state = 'running' and starts_at <= :now and not (is_listed and exists (
        select 1 from bot_deliveries where priority = {BROADCAST}
            and delivery_id between broadcast_id || '-' and broadcast_id || '-~'))
"""
_WEBHOOKS = """
    select 'content.webhooks ' || contest_id || ' ' || webhook_id as place, 'of no contest'
        as detail
    from content_webhooks where contest_id not in (select contest_id from content_contests)
    union all
    select 'content.webhooks ' || contest_id || ' ' || webhook_id, 'on, and off for a reason'
    from content_webhooks where is_on and off_reason is not null
"""
# Of a webhook that fails one message is tried, and the others wait for five days at most.
_TO_WEBHOOKS = """
    select 'content.webhook_deliveries ' || webhook_id || ' ' || message_id as place,
        next_attempt_at as since
    from content_webhook_deliveries join content_webhooks using (webhook_id)
    where state = 'waiting' and is_on and next_attempt_at <= :now
"""
_PLACES = """
    select 'bot.posts ' || post_id as place, 'in no channel that is known' as detail
    from bot_posts where chat_id not in (select chat_id from bot_channels)
    union all
    select 'bot.posts ' || post_id, 'of no contest' from bot_posts
    where contest_id not in (select contest_id from content_contests)
    union all
    select 'bot.broadcasts ' || broadcast_id, 'to the people of no contest' from bot_broadcasts
    where contest_id is not null and contest_id not in (select contest_id from content_contests)
    union all
    select 'bot.channel_organisers ' || chat_id, 'in no channel that is known'
    from bot_channel_organisers where chat_id not in (select chat_id from bot_channels)
"""
_KEYS = " union all ".join(
    f"""
    select '{each}.idempotency_keys ' || operation || ' ' || principal as place,
        'its call has not ended' as detail, created_at as since
    from {each}_idempotency_keys where is_open
    """
    for each in ("content", "bot")
)

INVARIANTS = (
    Invariant(
        "event-taken",
        "An event is taken by its consumer.",
        rows(_EVENTS),
        within_s=HOUR_S,
    ),
    Invariant(
        "dead-letter",
        "What was given up is replayed or discarded by an operator.",
        rows(_LETTERS),
        within_s=DAY_S,
    ),
    Invariant(
        "sweep",
        "Every service sweeps.",
        rows(_SWEPT),
        within_s=HOUR_S,
    ),
    Invariant(
        "update-read",
        "An update of Telegram's is read.",
        rows(_UPDATES),
        within_s=6 * HOUR_S,
    ),
    Invariant(
        "delivery-sent",
        "A message is sent, or given up when it is of no use any more.",
        rows(_DELIVERIES),
        within_s=25 * HOUR_S,
    ),
    Invariant(
        "broadcast-counted",
        "A broadcast reaches no more people than it was queued for; what is held belongs to one "
        "that is held.",
        rows(_HELD),
    ),
    Invariant(
        "broadcast-goes-on",
        "A broadcast that runs queues everybody, and ends once nothing of it waits.",
        rows(_BROADCASTS),
        within_s=DAY_S,
    ),
    Invariant(
        "webhook-contest",
        "A webhook is of a contest that is there, and one that was switched off is off.",
        rows(_WEBHOOKS),
    ),
    Invariant(
        "webhook-sent",
        "A message for a webhook is sent when it is due, or once the ones before it get through.",
        rows(_TO_WEBHOOKS),
        within_s=6 * DAY_S,
    ),
    Invariant(
        "post-place",
        "A post is in a channel that the bot knows, and posts and broadcasts are of contests that "
        "are there.",
        rows(_PLACES),
    ),
    Invariant(
        "call-ended",
        "A call with an idempotency key comes to its end.",
        rows(_KEYS),
        within_s=DAY_S,
    ),
)
