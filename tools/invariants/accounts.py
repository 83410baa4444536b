"""Users and sessions, and what other services know of users."""

from __future__ import annotations

from tools.invariants.invariant import HOUR_S, Invariant, rows

IDLE_MAX_S = 14 * 86_400  # Sessions that nobody has used for so long lose their tokens.

_SESSION_USER = """
    select 'auth.sessions ' || session_id as place from auth_sessions
    where user_id not in (select user_id from auth_users)
    union all select 'auth.refresh_tokens ' || token_hash from auth_refresh_tokens
    where session_id not in (select session_id from auth_sessions)
"""

_SESSION_TOKEN = f"""
    select 'auth.sessions ' || session_id as place, 'no refresh token of generation ' || generation
        as detail
    from auth_sessions where ended_at is null and last_used_at > :now - {IDLE_MAX_S}
        and (session_id, generation) not in (select session_id, generation from auth_refresh_tokens)
    union all
    select 'auth.refresh_tokens ' || token_hash, 'of a generation that is still to come'
    from auth_refresh_tokens tokens join auth_sessions sessions using (session_id)
    where tokens.generation > sessions.generation
"""

_KNOWN = """
    select 'auth.users ' || user_id as place, services.value || ' does not know them' as detail, (
            select min(created_at) from auth_outbox as waits
            where waits.type = 'user.created' and consumer = services.value
                and waits.user_id = users.user_id) as since
    from auth_users as users join json_each('["bot", "referral", "token"]') as services
    where case services.value
        when 'bot' then user_id not in (select user_id from bot_recipients)
        when 'referral' then user_id not in (
            select user_id from referral_people where user_id is not null
            union all
            select other_user_id from referral_people where other_user_id is not null)
        else user_id not in (select account_id from token_balances) end
"""

# Who keeps the id of a user, and where.
_NAMED = """
    select 'content' as service, 'content.entries ' || contest_id || ' ' || commitment as place,
        user_id
    from content_entries
    union all select 'content', 'content.organisers ' || contest_id || ' ' || user_id, user_id
    from content_organisers
    union all select 'referral', 'referral.people ' || person, user_id from referral_people
    union all select 'referral', 'referral.people ' || person, other_user_id from referral_people
    union all select 'token', 'token.balances ' || account_id, account_id from token_balances
    where kind = 'user' and closed_at is null
    union all select 'bot', 'bot.recipients ' || user_id, user_id from bot_recipients
    union all select 'bot', 'bot.broadcasts ' || broadcast_id, author_id from bot_broadcasts
"""
_ERASED = f"""
    select place, user_id || ' is no user' as detail, (
            select min(created_at) from auth_outbox as waits
            where waits.type = 'user.deleted' and consumer = service
                and waits.user_id = named.user_id) as since
    from ({_NAMED}) as named
    where user_id <> '' and user_id not in (select user_id from auth_users)
"""

_NAMELESS = """
    select 'content.entries ' || contest_id || ' ' || commitment as place from content_entries
    where (user_id = '') <> (telegram_id like 'gone:%')
    union all select 'referral.people ' || person from referral_people
    where is_gone and (user_id is not null or other_user_id is not null)
    union all
    select 'bot.' || kept || ' ' || broadcast_or_contest from (
        select 'told' as kept, broadcast_id as broadcast_or_contest, telegram_id from bot_told
        union all select 'shown_codes', contest_id, telegram_id from bot_shown_codes
        union all select 'stopped', '', telegram_id from bot_stopped)
    where telegram_id not in (select telegram_id from bot_recipients)
"""

INVARIANTS = (
    Invariant(
        "session-user",
        "A session belongs to a user, and a refresh token to a session.",
        rows(_SESSION_USER),
    ),
    Invariant(
        "session-token",
        "A session that goes on has the refresh token of its generation, and no later one.",
        rows(_SESSION_TOKEN),
    ),
    Invariant(
        "user-known",
        "A user of auth can be written to by the bot, is a person for referral, and has an account "
        "of points.",
        rows(_KNOWN),
        within_s=HOUR_S,
    ),
    Invariant(
        "user-erased",
        "Whoever is no user of auth (any more) is named by no other service: in no entry, as no "
        "organiser, recipient, author or person, and has no open account of points.",
        rows(_ERASED),
        within_s=HOUR_S,
    ),
    Invariant(
        "nameless",
        "What is left of someone who is gone names them by nothing, and the bot keeps nothing of "
        "people whom it does not know.",
        rows(_NAMELESS),
    ),
)
