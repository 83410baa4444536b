"""What is read of each table: its key, and the columns that invariants ask for. None holds a name,
an answer, a code or a text of a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.serve.backup import SERVICES


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a service; each column is SQL, with `as` where it is no plain name."""

    service: str
    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def view(self) -> str:
        """What it is called in the SQL of invariants."""
        return f"{self.service}_{self.name}"

    @property
    def names(self) -> list[str]:
        """The names of its columns, the key first."""
        return [each.rpartition(" as ")[2] for each in (*self.key, *self.columns)]

    @property
    def select(self) -> str:
        """Its columns, in the database of the service."""
        return ", ".join((*self.key, *self.columns))


def _of(service: str, *tables: tuple[str, str, Sequence[str]]) -> tuple[Table, ...]:
    """Tables by name, key and columns."""
    return tuple(
        Table(service, name, tuple(key.split()), tuple(columns)) for name, key, columns in tables
    )


def _events(service: str) -> tuple[Table, ...]:
    about = ("type", "data.user_id")
    said = [f"message ->> '$.{each}' as {each.rpartition('.')[2]}" for each in about]
    return _of(
        service,
        ("outbox", "event_id consumer", ["created_at", "attempts", *said]),
        ("inbox", "happened_at event_id", ["received_at"]),
        ("dead_letters", "letter_id", ["source", "created_at"]),
        ("sweeps", "id", ["swept_at"]),
    )


AUTH = _of(
    "auth",
    ("users", "user_id", ["created_at"]),
    ("sessions", "session_id", ["user_id", "generation", "last_used_at", "ended_at"]),
    ("refresh_tokens", "token_hash", ["session_id", "generation"]),
)

CONTENT = _of(
    "content",
    (
        "contests",
        "contest_id",
        ["status", "version", "starts_at", "ends_at", "closed_at", "entry_tickets", "mandatory"],
    ),
    ("organisers", "contest_id telegram_id", ["user_id"]),
    ("changes", "contest_id version", ["changed_at"]),
    ("exclusions", "contest_id telegram_id", ["is_erased"]),
    ("paid_before", "contest_id telegram_id task_id period", []),
    ("tasks", "contest_id task_id", ["number", "kind"]),
    (
        "completions",
        "telegram_id contest_id task_id period",
        ["attempt_id", "state", "tickets", "updated_at"],
    ),
    (
        "entries",
        "telegram_id contest_id",
        ["user_id", "commitment", "state", "tickets", "done", "joined_at"],
    ),
    ("counters", "contest_id", ["entries", "levels", "completions"]),
    ("joins", "contest_id hour source locale", ["entries"]),
    (
        "draws",
        "contest_id",
        [
            *("stage", "pages", "entries", "tickets", "round_at", "drawn", "decisions"),
            "header ->> '$.prizes' as prizes",
            "confirmation ->> '$.at' as confirmed_at",
        ],
    ),
    ("frozen_pages", "contest_id page", ["entries", "tickets"]),
    ("drawn_lines", "contest_id draw", ["commitment", "tickets"]),
    ("winners", "contest_id prize", ["draw", "held_since", "claimed_at", "is_told"]),
    ("decisions", "contest_id number", ["draw"]),
    (
        "payments",
        "payment_id",
        [
            *("contest_id", "user_id", "points", "step", "state", "task_id", "commitment"),
            *("change_id", "ask_at"),
        ],
    ),
    ("idempotency_keys", "principal operation key", ["reply is null as is_open", "created_at"]),
    ("webhooks", "webhook_id", ["contest_id", "is_on", "off_reason"]),
    ("webhook_deliveries", "webhook_id message_id", ["state", "next_attempt_at"]),
)

REFERRAL = _of(
    "referral",
    (
        "people",
        "person",
        ["contact like 'gone:%' as is_gone", "user_id", "other_user_id", "created_ms"],
    ),
    ("codes", "code", ["person", "ended_at"]),
    ("rules", "version", ["campaign", "more", "is_funded", "set_at"]),
    ("campaigns", "campaign", ["budget", "funded"]),
    ("payouts", "id", ["is_on"]),
    ("referrals", "invitee", ["referrer", "version"]),
    ("transitions", "invitee step", ["was", "state", "at"]),
    ("rewards", "invitee level", ["beneficiary", "amount", "refusal"]),
    ("tallies", "campaign person", ["rewards"]),
    ("unanswered", "payment_id", ["invitees", "asked_at"]),
)

TOKEN = _of(
    "token",
    ("balances", "account_id", ["kind", "posted", "held", "floor", "closed_at"]),
    ("instructions", "principal key", ["refusal", "transfer_id"]),
    (
        "transfers",
        "seq",
        [
            *("transfer_id", "kind", "debit_account_id", "credit_account_id", "amount"),
            *("debit_posted", "credit_posted", "reverses", "hold_id", "note_digest", "digest"),
            "created_at",
        ],
    ),
    ("holds", "hold_id", ["account_id", "amount", "created_at"]),
    ("open_holds", "expires_at hold_id", []),
    ("hold_ends", "hold_id", ["how", "held", "posted"]),
    ("seals", "last_seq", ["digest"]),
    ("differences", "subject", ["detail"]),
)

BOT = _of(
    "bot",
    ("updates", "update_id", ["state", "received_at"]),
    (
        "deliveries",
        "recipient priority position delivery_id",
        ["created_at"],
    ),
    ("recipients", "user_id", ["telegram_id"]),
    ("shown_codes", "telegram_id contest_id", []),
    ("stopped", "telegram_id", []),
    ("channels", "chat_id", []),
    ("channel_organisers", "telegram_id chat_id", []),
    ("posts", "post_id", ["contest_id", "chat_id"]),
    (
        "broadcasts",
        "broadcast_id",
        [
            *("author_id", "contest_id", "state", "starts_at", "is_listed", "filled_at"),
            *("people", "sent", "blocked"),
        ],
    ),
    ("told", "broadcast_id telegram_id", []),
    ("idempotency_keys", "principal operation key", ["reply is null as is_open", "created_at"]),
)

# Read in the order in which databases are copied.
TABLES = tuple(
    sorted(
        (
            *(*AUTH, *CONTENT, *BOT, *REFERRAL, *TOKEN),
            *(table for service in SERVICES for table in _events(service)),
        ),
        key=lambda table: SERVICES.index(table.service),
    )
)
