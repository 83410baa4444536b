"""What seals the words of a transfer, and of what was asked."""

from __future__ import annotations

import hashlib
import json

from contest.token.ledger.records import Move, Note


def digest_of(move: Move) -> str:
    """SHA-256 of everything about a transfer that is known before it is in the ledger: its fields
    as a JSON list without spaces. Of a note only its digest, so that it can be forgotten.
    """
    note = digest_of_note(move.note)
    parts = (move.debit, move.credit, move.amount, move.reverses, move.hold_id, note)
    return _sha256(json.dumps([move.transfer_id, move.kind, *parts], separators=(",", ":")))


def digest_of_note(note: Note | None) -> str | None:
    """SHA-256 of the salt, a line feed, and the note."""
    return _sha256(f"{note.salt}\n{note.text}") if note else None


def digest_of_request(*parts: object) -> str:
    """What makes two requests under one key the same: what they ask, as JSON has it."""
    return _sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
