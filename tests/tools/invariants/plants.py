"""A contradiction of each kind, as SQL to plant it in what `played_out` has left."""

from __future__ import annotations

ANY = "order by 1 limit 1"
OPEN = "(select contest_id from content.contests where status = 'drawn')"
OF_ENTRY = f"""contest_id = {OPEN} and telegram_id = (
    select telegram_id from content.entries where contest_id = {OPEN} and user_id <> '' {ANY})"""
USER = "(select user_id from auth.users where telegram_id = '42')"
INVITEE = f"(select invitee from referral.referrals {ANY})"
TICKET = "payment_id = (select payment_id from content.payments where step = 'post')"
PAID = """payment_id = (
    select payment_id from content.payments where payment_id like 'reward:%' limit 1)"""
WEBHOOK = f"""insert into content.webhooks
    (webhook_id, contest_id, url, events, is_on, change_id, secret, created_at)
    select 'w', {OPEN}, '', '[]', 1, '', '', 0"""
DAY = 86_400

# By invariant; each statement alone has to be found.
PLANTS: dict[str, tuple[str, ...]] = {
    "session-user": (
        f"delete from auth.users where user_id = {USER}",
        f"delete from auth.sessions where user_id = {USER}",
    ),
    "session-token": (
        f"update auth.sessions set generation = generation + 1 where user_id = {USER}",
        "update auth.refresh_tokens set generation = generation + 7",
    ),
    "user-known": (
        f"delete from bot.recipients where user_id = {USER}",
        f"update referral.people set user_id = null where user_id = {USER}",
        f"update token.balances set account_id = 'other' where account_id = {USER}",
    ),
    "user-erased": (
        f"delete from auth.users where user_id = {USER}",
        "update content.organisers set user_id = 'gone'",
        "update bot.broadcasts set author_id = 'gone'",
        "update referral.people set other_user_id = 'gone' where person = 1",
        "insert into token.balances (account_id, kind, changed_at) values ('gone', 'user', 0)",
    ),
    "nameless": (
        f"update content.entries set user_id = '' where {OF_ENTRY}",
        f"update referral.people set contact = 'gone:x' where user_id = {USER}",
        "insert into bot.stopped values ('7', 0)",
        "update bot.told set telegram_id = '7' where telegram_id = '42'",
    ),
    "contest-versions": (
        "update content.contests set version = version + 1",
        "delete from content.changes where version = 1",
    ),
    "contest-clock": (
        "update content.contests set status = 'open', ends_at = starts_at + 1",
        "update content.contests set status = 'scheduled'",
    ),
    "contest-draw": (
        "update content.contests set status = 'open' where status = 'drawn'",
        "update content.contests set status = 'closed' where status = 'drawn'",
        "update content.draws set stage = 'frozen'",
        "delete from content.draws",
        "update content.draws set contest_id = 'none'",
    ),
    "entries-counted": (
        "update content.counters set entries = entries + 1",
        f"update content.entries set state = 'withdrawn' where {OF_ENTRY}",
        "delete from content.counters",
    ),
    "levels-counted": (
        f"update content.entries set tickets = tickets + 1 where {OF_ENTRY}",
        """update content.counters set levels = json_set(levels, '$."9"', 1)""",
    ),
    "completions-counted": ("update content.counters set completions = '{}'",),
    "joins-counted": ("delete from content.joins",),
    "entry-tickets": (
        f"update content.entries set tickets = tickets + 1 where {OF_ENTRY}",
        "delete from content.completions where tickets > 0",
    ),
    "entry-tasks": (
        "update content.entries set done = 0 where done <> 0",
        f"update content.entries set done = done | 8 where {OF_ENTRY}",
    ),
    "completion-entry": (
        """update content.completions set task_id = 'none' where task_id = (
        select task_id from content.tasks where kind = 'points')""",
        f"delete from content.entries where {OF_ENTRY}",
        f"update content.entries set contest_id = 'none' where {OF_ENTRY}",
    ),
    "exclusion-kept": (
        """insert into content.exclusions select contest_id, '7', 'banned', null, 0, 1
        from content.contests where status = 'drawn'""",
        """insert into content.paid_before select contest_id, '7', 'task', ''
        from content.contests where status = 'drawn'""",
    ),
    "frozen-pages": (
        "update content.draws set tickets = tickets + 1",
        "delete from content.frozen_pages",
        "delete from content.draws",
    ),
    "frozen-list": (
        f"update content.entries set state = 'disqualified' where contest_id = {OPEN}",
        f"update content.entries set tickets = tickets + 1 where {OF_ENTRY}",
    ),
    "drawn-order": (
        "update content.draws set drawn = drawn + 1",
        "delete from content.drawn_lines where draw = 0",
        "update content.drawn_lines set tickets = tickets + 1 where draw = 1",
        "update content.drawn_lines set commitment = 'none' where draw = 1",
        "delete from content.draws",
    ),
    "prizes-held": (
        "delete from content.winners where prize = 1",
        "update content.winners set draw = null where prize = 1",
        "update content.draws set decisions = 2",
        "delete from content.decisions",
        "update content.decisions set number = 3",
        "update content.draws set stage = 'frozen'",
    ),
    "prize-holder": (
        "update content.winners set draw = 99 where prize = 1",
        "update content.winners set draw = (select draw from content.decisions) where prize = 0",
        "update content.draws set stage = 'drawn'",
    ),
    "draw-goes-on": (
        "update content.contests set closed_at = 0; update content.draws set stage = 'freezing'",
        "update content.draws set stage = 'frozen', round_at = 0",
    ),
    "winner-told": (
        "delete from bot.inbox",
        """update content.winners set is_told = 0, held_since = 0;
        update content.draws set confirmation = json_set(confirmation, '$.at', 0)""",
        "update content.winners set is_told = 0; update content.draws set stage = 'drawn'",
    ),
    "ledger": (
        "drop trigger token.transfers_kept; update token.transfers set amount = 1 where seq = 2",
        "update token.balances set posted = posted + 1 where account_id = 'system:spent'",
        "drop trigger token.hold_ends_stay; delete from token.hold_ends",
        "drop trigger token.transfers_stay; delete from token.transfers where seq = 3",
        "update token.seals set digest = 'other'",
    ),
    "points-sum": (
        "update token.balances set posted = posted + 1 where account_id = 'system:issuance'",
        "insert into token.differences values ('account:x', 'an account differs', 0, 0)",
    ),
    "instruction-transfer": (
        "update token.instructions set transfer_id = 'none' where transfer_id is not null",
        "update token.instructions set refusal = 'x' where transfer_id is not null",
        """drop trigger token.transfers_kept; update token.transfers
        set kind = 'reversal', reverses = 'none' where seq = 2""",
    ),
    "tickets-paid": (
        "drop trigger token.hold_ends_stay; delete from token.hold_ends",
        f"update content.payments set points = points + 1 where {TICKET}",
        f"update content.payments set state = 'refused' where {TICKET}",
        f"update content.payments set step = 'void', state = 'refused' where {TICKET}",
        f"update content.payments set user_id = 'other' where {TICKET}",
        "update token.instructions set key = 'other' where key like 'ticket:%:post'",
    ),
    "tickets-given": (
        f"update content.payments set change_id = null where {TICKET}",
        f"update content.payments set step = 'void' where {TICKET}",
        f"""update content.completions set state = 'pending'
        where attempt_id = (select change_id from content.payments where {TICKET})""",
    ),
    "tickets-unpaid": (
        f"""update content.payments set state = 'refused' where {TICKET};
        update content.draws set stage = 'drawn'""",
    ),
    "points-given": (
        f"update content.payments set points = points + 1 where {PAID}",
        f"update content.payments set state = 'refused' where {PAID}",
        f"update content.payments set user_id = 'other' where {PAID}",
        "update content.payments set points = points + 1 where step = 'fund'",
        "delete from token.instructions where key like 'prize:%'",
    ),
    "points-asked": (
        f"delete from content.payments where {PAID}",
        f"delete from content.payments where {TICKET}",
        "delete from content.payments where step = 'close'",
    ),
    "budget-returned": (
        "delete from content.payments where step = 'close'",
        "update token.balances set closed_at = null where kind = 'budget'",
    ),
    "payment-goes-on": (
        f"update content.payments set state = 'due' where {PAID}",
        "update content.payments set state = 'due' where step = 'close'",
    ),
    "invitation-steps": (
        "delete from referral.transitions where step = 1",
        """update referral.transitions set was = 'flagged', state = 'rejected', reason = 'fraud'
        where step = 2""",
        "update referral.transitions set was = 'flagged' where step = 1",
    ),
    "invitation-lines": (
        f"""insert into referral.referrals select referrer, invitee, code, source, version, 0, 0, 0
        from referral.referrals where invitee = {INVITEE}""",
        f"update referral.referrals set referrer = 99 where invitee = {INVITEE}",
        f"update referral.people set contact = 'gone:x' where user_id = {USER}",
    ),
    "reward-set-aside": (
        f"delete from referral.transitions where invitee = {INVITEE}",
        """delete from referral.transitions where step = 2;
        update referral.rewards set refusal = 'left' where level = 1""",
    ),
    "rewards-counted": (
        "update referral.tallies set rewards = 1",
        "delete from referral.tallies",
        "update referral.rewards set refusal = 'left' where level = 1",
    ),
    "invitation-paid": (
        f"delete from referral.rewards where invitee = {INVITEE}",
        "update referral.rewards set amount = amount + 1",
        "update referral.rewards set refusal = 'left'",
        "delete from referral.transitions where step = 2",
    ),
    "invitation-rewarded": (
        "delete from token.instructions where key like 'referral:%'",
        "update token.instructions set transfer_id = null where key like 'referral:%'",
    ),
    "campaign-funded": (
        "update referral.campaigns set funded = funded - 1",
        "update referral.rules set is_funded = 0, set_at = 0",
    ),
    "invitation-answered": ("insert into referral.unanswered values ('x', '[]', '[]', 0)",),
    "event-taken": (
        "insert into auth.outbox values ('x', 'bot', '{}', 0, 0, 0)",
        "insert into bot.outbox values ('x', 'content', '{}', 0, 3, 0)",
    ),
    "dead-letter": ("insert into token.dead_letters values ('x', 'outbox:bot', '{}', 'why', 0)",),
    "sweep": (f"update content.sweeps set swept_at = swept_at - {DAY}",),
    "update-read": (
        """insert into bot.updates (update_id, chat, payload, next_attempt_at, received_at)
        values (1, '42', '{}', 0, 0)""",
    ),
    "delivery-sent": (
        "insert into bot.deliveries values ('42', 1, 0, 'x', 0, '{}', 0, 0, 0, 0, 0)",
    ),
    "broadcast-counted": (
        "insert into bot.deliveries values ('42', 4, 0, 'x-42', 0, '{}', 0, 0, 0, 0, 0)",
        """update bot.told set broadcast_id = 'none' where broadcast_id = (
        select broadcast_id from bot.told limit 1)""",
        "update bot.broadcasts set people = 0 where sent > 0",
    ),
    "broadcast-goes-on": (
        "update bot.broadcasts set state = 'running', filled_at = 0, starts_at = 0",
        "update bot.broadcasts set state = 'running', is_listed = 0, filled_at = 0, starts_at = 0",
    ),
    "webhook-contest": (
        f"{WEBHOOK}; update content.webhooks set contest_id = 'none'",
        f"{WEBHOOK}; update content.webhooks set off_reason = 'gone'",
    ),
    "webhook-sent": (
        f"""{WEBHOOK}; insert into content.webhook_deliveries
        (webhook_id, message_id, type, payload, state, next_attempt_at, created_at)
        values ('w', 'm', 'entry.created', '', 'waiting', 0, 0)""",
    ),
    "post-place": (
        "delete from bot.channels",
        "update bot.posts set contest_id = 'none'",
        "update bot.broadcasts set contest_id = 'none'",
    ),
    "call-ended": (
        "insert into content.idempotency_keys values ('x', 'completeTask', 'k', '', null, 0)",
    ),
}
