"""The accounts that are nobody's. No user's id has a colon in it, so none of these is one."""

from __future__ import annotations

ISSUANCE = "system:issuance"  # Where points come from; the only one below zero.
SPENT = "system:spent"  # Where those go that bought something.
FORFEITED = "system:forfeited"  # Where those go whose owner is gone.
