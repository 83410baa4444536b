"""What content decides about contests: what makes one complete,
and what may change once people are in.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from contest.content.channels import names
from contest.content.contests.problems import (
    ContestFixed,
    ContestStatusRefused,
    VersionChanged,
    VersionNeeded,
)
from contest.content.contests.records import ROLES, Content, Contest, Role
from contest.kit.problems import FieldError, InvalidRequest

LENGTH_S_MAX = 366 * 86_400
AHEAD_S_MAX = 2 * LENGTH_S_MAX  # what starts later than that is a slip of the pen
WINNERS_MAX = 1000
DEFAULTS: Mapping[str, Any] = {
    "picture_url": None,
    "required_channels": [],
    "excludes_winners_of": [],
    "reserves": 0,
    "entry_tickets": 1,
    "tickets_max": 100,
    "entries_max": None,
    "has_captcha": False,
}
CONTENT = tuple(Content.__dataclass_fields__)
TIMES = ("starts_at", "ends_at")


def expected_version(if_match: str | None) -> int:
    """The version that a change is made to. Raises `VersionNeeded`.

    A proxy that compresses replies makes their tags weak: `W/"3"` is version 3 as well.
    """
    if if_match is None:
        raise VersionNeeded
    return int(if_match.strip('W/"'))


def check_version(contest: Contest, expected: int) -> None:
    """Raise `VersionChanged` if another version is there by now."""
    if contest.version != expected:
        raise VersionChanged(f"It is at version {contest.version}.")


def has_role(role: Role | None, needed: Role) -> bool:
    """Whether someone with `role` in a contest may do what `needed` may."""
    return role is not None and ROLES.index(role) >= ROLES.index(needed)


def new_contest(contest_id: str, given: Mapping[str, Any], *, now: int) -> Contest:
    """A draft of what an organiser has given, as `changed` takes it. Raises `InvalidRequest`."""
    empty = Contest(
        contest_id=contest_id,
        content=Content(
            texts={}, default_locale="", prizes=[], required_channels=[], excludes_winners_of=[]
        ),
        time_zone="",
        starts_at=0,
        ends_at=0,
        winners=0,
        reserves=0,
        entry_tickets=1,
        tickets_max=1,
        entries_max=None,
        has_captcha=False,
        created_at=now,
    )
    contest = changed(empty, {**DEFAULTS, **given})
    check_complete(contest, now=now)
    return contest


def changed(contest: Contest, given: Mapping[str, Any]) -> Contest:
    """The contest with other settings: those of the contract, times as datetimes."""
    plain = {name: value for name, value in given.items() if name not in CONTENT}
    plain |= {name: int(plain[name].timestamp()) for name in TIMES if name in plain}
    texts = {name: value for name, value in given.items() if name in CONTENT}
    content = replace(contest.content, **texts)
    winners = sum(prize["count"] for prize in content.prizes)
    ends_at = plain.get("ends_at", contest.ends_at)
    # By its own chain and delay, whatever a contest that is published now would get.
    beacon = contest.beacon and contest.beacon.after(ends_at)
    return replace(contest, content=content, winners=winners, beacon=beacon, **plain)


def check_complete(contest: Contest, *, now: int) -> None:
    """Raise `InvalidRequest` with every setting that does not go with the others."""
    content = contest.content
    picture = content.picture_url
    faults = {
        "texts": content.default_locale not in content.texts and "none in `default_locale`",
        "time_zone": not _is_zone(contest.time_zone) and "no such zone",
        "starts_at": contest.starts_at > now + AHEAD_S_MAX and "more than two years ahead",
        "ends_at": (
            (contest.ends_at <= contest.starts_at and "not after `starts_at`")
            or (contest.ends_at <= now and "in the past")
            or (contest.ends_at > contest.starts_at + LENGTH_S_MAX and "more than 366 days later")
        ),
        "prizes": (
            (contest.winners > WINNERS_MAX and f"more than {WINNERS_MAX} winners")
            or (
                any(
                    content.default_locale not in prize[text]
                    for prize in content.prizes
                    for text in ("name", "handover")
                )
                and "a text is missing in `default_locale`"
            )
            or (
                any(
                    (prize["kind"] == "claim") != (prize["claim_within_h"] is not None)
                    for prize in content.prizes
                )
                and "`claim_within_h` belongs to those of the kind `claim`, and to no other"
            )
            or (
                any(
                    (prize["kind"] == "points") != (prize["points"] is not None)
                    for prize in content.prizes
                )
                and "`points` belong to those of the kind `points`, and to no other"
            )
        ),
        "required_channels": names.fault(content.required_channels),
        "tickets_max": contest.tickets_max < contest.entry_tickets and "less than for joining",
        "picture_url": picture is not None
        and not picture.startswith("https://")
        and "does not begin with https://",
    }
    errors = [FieldError(f"/body/{name}", said) for name, said in faults.items() if said]
    if errors:
        raise InvalidRequest(errors=errors)


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (
        zoneinfo.ZoneInfoNotFoundError,
        ValueError,
        OSError,
    ):  # a folder of the database, a path
        return False
    return True


# What may change once a contest is open, if the function says so of what was there and what is now.
# Whatever is not named never may.


def _always(_before: object, _now: object) -> bool:
    return True


def _later(before: int, now: int) -> bool:
    return now > before


def _no_prize_worse(before: list[Any], now: list[Any]) -> bool:
    return len(now) >= len(before) and all(
        new["count"] >= old["count"]
        and new["kind"] == old["kind"]
        and all((new[name] or 0) >= (old[name] or 0) for name in ("claim_within_h", "points"))
        for old, new in zip(before, now, strict=False)
    )


def _only_translated(before: list[Any], now: list[Any]) -> bool:
    """Whether each prize is what it was, in more locales perhaps."""
    return len(now) == len(before) and all(
        all(new[name] == old[name] for name in ("count", "kind", "claim_within_h", "points"))
        and all(old[text].items() <= new[text].items() for text in ("name", "handover"))
        for old, new in zip(before, now, strict=True)
    )


def _fewer(before: list[str], now: list[str]) -> bool:
    return set(now) < set(before)


def _same_rules(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether every locale that was there has the rules that it had."""
    return all(now.get(locale, {}).get("rules") == text["rules"] for locale, text in before.items())


WITH_A_REASON: Mapping[str, Callable[[Any, Any], bool]] = {
    "ends_at": _later,
    "prizes": _no_prize_worse,
    "reserves": _later,
    "required_channels": _fewer,  # one of them is gone
}
AS_IT_IS: Mapping[str, Callable[[Any, Any], bool]] = {
    "picture_url": _always,
    "prizes": _only_translated,
    "texts": _same_rules,
}


def check_change(before: Contest, now: Contest, *, reason: str | None, at: int) -> None:
    """Raise `ContestStatusRefused`, or `ContestFixed` with what may not change,
    or not without a reason.

    A contest whose end has come is closed, though nobody has closed it yet.
    """
    if before.status in ("draft", "scheduled"):
        return
    if before.status in ("cancelled", "drawn"):
        raise ContestStatusRefused(f"It is {before.status}.")
    is_open = before.status == "open" and at < before.ends_at
    errors = [
        FieldError(f"/body/{name}", said)
        for name, old, new in _differences(before, now)
        if (said := _refusal(name, old, new, reason=reason, is_open=is_open))
    ]
    if errors:
        raise ContestFixed(errors=errors)


def _differences(before: Contest, now: Contest) -> list[tuple[str, Any, Any]]:
    """Each setting that is another, by name; the number of winners follows from the prizes,
    and the round from the end.
    """
    derived = ("content", "winners", "beacon")
    names = [name for name in Contest.__dataclass_fields__ if name not in derived]
    pairs = [(name, getattr(before, name), getattr(now, name)) for name in names]
    pairs += [(name, getattr(before.content, name), getattr(now.content, name)) for name in CONTENT]
    return [each for each in pairs if each[1] != each[2]]


def _refusal(name: str, old: Any, new: Any, *, reason: str | None, is_open: bool) -> str | None:
    if name in AS_IT_IS and AS_IT_IS[name](old, new):
        return None
    if not is_open or name not in WITH_A_REASON or not WITH_A_REASON[name](old, new):
        return "may not change any more, or not so"
    return None if reason else "needs a reason"
