"""What a kind of task is made of; `kinds/` has a file for each."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from contest.content.deps import Deps
from contest.content.tasks.records import Attempt, Judged, Period

Given = Mapping[str, Any]  # what an organiser gave, as the kind's part of `NewTask` has it
# Of the kind's part of `Attempt`. None: it may not be done, or has been; which of it is read later.
Judge = Callable[[Any, Attempt, Deps], Awaitable[Judged | None]]


def _nothing(_given: Given) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of task. `name` is what `kind` is in the contract."""

    name: str
    judge: Judge | None = None  # none: nobody tries it, it is counted
    settings: Callable[[Given], Mapping[str, Any]] = _nothing  # what everybody may read
    texts: tuple[str, ...] = ()  # of the settings, those in locales: a text, or a list of them
    secret: Callable[[Given], Mapping[str, str]] = _nothing  # digests, for `Judged.is_right`
    faults: Callable[[Given], Mapping[str, str | bool]] = _nothing  # by field, if there are any
    period: Period = "once"
    attempts_max: int = 1  # where an organiser gives no other,
    attempts_field: str = "attempts_max"  # in this field
    is_single: bool = False  # whether a contest has one at most
    is_weak: bool = False  # whether nobody can tell that it was done


def same_code(code: str) -> str:
    """The one form of a code, however people write it."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", code).strip().casefold())


def digest(text: str) -> str:
    """What a secret is kept as and compared by. No task is in it: it is good for a copy as well."""
    return hashlib.sha256(text.encode()).hexdigest()
