"""Databases that are full: a thousand rows of each kind,
of people who do nothing while the test looks.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROWS = 1000
LETTERS = 20  # People are told each minute until there are none.
NUMBERS = f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {ROWS})"
# An event of the person with that number. Values of the statements: now, and a while ahead.
EVENT = """json_object('id', 'crowd-' || i, 'type', 'user.created', 'time', :now, 'data',
    json_object('user_id', 'crowd-' || i, 'telegram_id', '' || (900000 + i),
        'locale', 'en', 'changed_at_ms', 0))"""

RULES = (
    '{"campaign":"crowd","starts_at":"2026-01-01T00:00:00Z","ends_at":"2099-01-01T00:00:00Z",'
    '"contest_id":null,"channels":[],"hold_h":24,"return_h":72,"newcomer_h":24,'
    '"tiers":[{"after":0,"points":10}],"milestones":[],"invitee_points":0,'
    '"second_level_points":0,"per_person":1000,"per_day":1000,"budget":0}'
)

FILLED = {
    "users": "'crowd-' || i, '' || (900000 + i), 'Ada', null, 'en', 'en', 0, :now, :now",
    "sessions": """'crowd-' || i, 'crowd-' || (i % 20 + 1), 'key', 0, 0, 'unknown',
        :now + i, :now, :later, null""",
    "refresh_tokens": "'crowd-' || i, 'crowd-' || i, 0",
    "used_init_data": ":now, 'crowd-' || i, 'crowd-' || i",
    "signing_keys": "'crowd-' || i, :now",
    "outbox": f"'crowd-' || i, 'bot', {EVENT}, :now, 0, :now + 600",
    "inbox": ":now, 'crowd-' || i, :now",
    "dead_letters": f"""'crowd-' || i, 'outbox:bot', {EVENT}, 'refused', :now - 3600
        from n where i <= {LETTERS} --""",
    "erased_users": "'erased-' || i, :now",
    "people": "i, '' || (900000 + i), 'crowd-' || i, null, 0, null, :now, null, null",
    "codes (5)": "'crowd-' || i, i, 'own', :now, null",
    "rules": f"i, 'crowd', 0, :later, '{RULES}', :now, 0, 1",
    "campaigns": "'crowd-' || i, 0, 0, 0",
    "payouts": "1, 1 from n where i <= 0 --",
    "signals": "i, '{}', :now from n where i <= 0 --",
    # The first has invited all others.
    "referrals": """i + 1, 1, 'crowd-1', 'startapp', 1, :now, 0, 0
        from n where i < 1000 --""",
    "transitions": """i + 1, 1, 'pending', 'qualified', null, :now, :now + 86400, null
        from n where i < 1000 --""",
    "rewards": "i + 1, 1, 1, 10, 1, null from n where i < 1000 --",
    "tallies": "'crowd', i, iif(i = 1, 999, 0), 1000, 0, 0, 1000, :now",
    "unanswered": "'crowd-' || i, '[]', '[]', :now from n where i <= 0 --",
    "progress": "i, 0 from n where i <= 0 --",
    "leaderboards": "'crowd-' || i, '[]', :now",
    "updates": "i, '', '', 'done', 1, 0, :now, 0, :now",
    "broadcasts": """'crowd-' || i, 'crowd-' || i, 'all', null, null, null, 'A', '{}', 'done', :now,
        '', 0, 1, 0, 0, 0, 0, 0, :now""",
    "channels": "'-200' || i, 'channel', 'A', null, '', 0, :now, null",
    "channel_organisers": "'' || (900000 + i), '-200' || i, 'en'",
    "posts": """'crowd-' || i, 'crowd-' || i, '-200' || i, '' || (900000 + i), null, '', '', null,
        0, 'over', null, i, 0, '', :now, 1, ''""",
    "told": "'crowd-' || i, '' || (900000 + i), 0",
    "unreachable": "'' || (950000 + i), :now",
    "idempotency_keys": "'crowd-' || i, 'createBroadcast', 'crowd', '-', '{}', :now",
    "recipients": "'crowd-' || i, '' || (900000 + i), 'en', 0, :now",
    "deliveries": "'crowd-' || i, 1, i, 'crowd-' || i, 1, '{}', 0, 1, :now + 800, 0, :now",
    "contests": """'crowd-' || i, 'open', 1, '-', json_object(
            'texts', json('{"en": {"title": "A", "description": "B", "rules": "", "button": ""}}'),
            'default_locale', 'en', 'prizes', json('[]'), 'required_channels', json('[]'),
            'excludes_winners_of', json('[]')),
        'UTC', :now - 60, :later, null, 1, 0, 1, 100, null, 0, 0, null, :now""",
    "organisers (3)": "'' || (900000 + i), 'crowd-1', :now",
    "organisers (5)": "'crowd-' || i, '' || (900000 + i), 'crowd-' || i, 'owner', :now",
    "changes": "'crowd-' || i, 1, 'created', null, 0, 'crowd-' || i, :now, '{}'",
    "days": "'crowd-' || i, :now, '2026-11-25'",
    "exclusions": "'crowd-' || i, '' || (900000 + i), 'staff', null, :now, 0",
    "tasks": f"""'crowd-' || i, 'task', 0, 0, 'daily', '{{}}', '{{}}', 'day', 1, null, 1, 0, 0, 0,
        0, {2**53 - 1}""",
    "payments": """'reward:crowd-' || i, 'crowd-' || i, 'crowd-' || i, 5, 'credit', 'done', null,
        '', '', null, :now""",
    "codes (4)": "'crowd-' || i, 'task', 'crowd-' || i, null",
    "completions": """'' || (900000 + i), 'crowd-' || i, 'task', '', 'crowd-' || i, 'pending', 1, 0,
        'An answer', :now""",
    "paid_before": "'crowd-' || i, '' || (900000 + i), 'task', ''",
    "memberships": "'' || (900000 + i), '-100', 1, :now",
    "entries": """'' || (900000 + i), 'crowd-' || i, 'crowd-' || i, printf('%064x', i), '-',
        'active', '-', null, 'Ada', null, 'en', 'direct', 1, 100, 0, :now, :now""",
    "counters": """'crowd-' || i, 1, null, '{"1":1}', '{}'""",
    "joins": "'crowd-' || i, :now / 3600, 'direct', 'en', 1",
    "draws": """'crowd-' || i, 'confirmed', null, '{}', '-', 1, 1, 1, '{}', '-', :now, :now, 0, 0,
        '-', 1, 1, :now, 0, null, '[]'""",
    "frozen_pages": "'crowd-' || i, 0, 'crowd', 1, 1, 'crowd'",
    "drawn_lines": "'crowd-' || i, 0, 0, printf('%064x', i), 1, '[]', 'ok', :now, 1, null",
    "winners": "'crowd-' || i, 0, 0, :now, :later, null, 0, 1",
    "decisions": "'crowd-' || i, 0, 1, 0, 'fraud', :now, 'crowd-1', '-'",
    "prize_codes": "'crowd-' || i, 0, 0, 'CROWD' || i",
    "webhooks": """'crowd-' || i, 'crowd-' || i, 'https://hooks.example.com/', '[]', 1, null, '',
        'whsec_', null, null, null, :now""",
    "webhook_deliveries": """'crowd-' || i, 'msg_' || i, 'webhook.test', '{}', 'delivered', 1, null,
        :now, 200, null, :now""",
    "pages": "'crowd-' || i, 'en', 1, 'A title', '*A*', '<p>A</p>', 'crowd-1', :now",
    # The first has paid all others.
    "balances": """'crowd-' || i, 'user', iif(i = 1, -999000, 1000), 1, iif(i = 1, -1000000, 0),
        'Ada', :now, null""",
    "instructions": "'crowd-' || i, 'crowd-' || i, '-', null, 'crowd-' || i",
    "transfers": """i, 'crowd-' || i, 'transfer', 'crowd-1', 'crowd-' || (i + 1), 1000, -1000 * i,
        1000, null, null, null, '-', :now from n where i < 1000 --""",
    "notes": "'crowd-' || i, 'A note', 'salt'",
    "holds": "'crowd-' || i, 'crowd-' || i, 1, :now + 86400, :now",
    "open_holds": ":now + 86400, 'crowd-' || i",
    "hold_ends": "'crowd-' || i, 'voided', 1, 0, :now from n where i <= 0 --",
    "sent": ":now / 86400, 'crowd-' || i, 1, 1, 1, 1000, 5000",
    "seals": "i, 'crowd', :now from n where i < 1000 --",
    "differences": "'crowd-' || i, 'crowd', :now, 0 from n where i <= 0 --",
    "checks": "i, 0, 0, 'done', 0, '' from n where i <= 0 --",
    "never": "'' from n where i <= 0 --",
    "limits": "1, 1, 1000, 5000 from n where i <= 0 --",
}


def crowd(state: Path) -> set[str]:
    """Fill every table of every D1 database under the state; the tables that were found."""
    filled: set[str] = set()
    for file in (state / "v3" / "d1").rglob("*.sqlite"):
        with closing(sqlite3.connect(file)) as connection, connection:
            for table in _tables(connection):
                now = int(time.time())
                sql = f"insert into {_name(table)} {NUMBERS} select {FILLED[table]} from n"
                connection.execute(sql, {"now": now, "later": now + 10**6})
                filled.add(table)
    return filled


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    """Those that are filled: where two services have one of the same name, with its columns."""
    tables = connection.execute("""
        select name, (select count(*) from pragma_table_info(sqlite_master.name)) from sqlite_master
        where type = 'table'
    """).fetchall()
    keys = (key for name, columns in tables for key in (name, f"{name} ({columns})"))
    return (key for key in keys if key in FILLED)


def _name(table: str) -> str:
    return table.partition(" ")[0]
