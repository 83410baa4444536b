"""A page as content keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One version of a text in one locale; `html` is what `rendering` makes of `markdown`."""

    slug: str
    locale: str
    version: int
    title: str
    markdown: str
    html: str
    changed_by: str  # a user's id
    changed_at: int
