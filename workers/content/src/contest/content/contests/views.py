"""A contest as the contract has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from contest.content.contests.records import Contest
from contest.content.draw.rounds import PlannedRound
from contest.contract import content as models
from contest.kit.call import Reply
from contest.kit.clock import rfc3339_or_none, to_rfc3339


def described(contest: Contest, locale: str | None) -> Mapping[str, object]:
    """The contest with its title and description in a locale,
    or in its own where there are none.
    """
    text = contest.content.text(locale)
    plain = ("status", "version", "time_zone", "winners", "reserves", "entry_tickets")
    more = ("tickets_max", "entries_max", "has_captcha")
    return {
        "id": contest.contest_id,
        "title": text["title"],
        "description": text["description"],
        **asdict(contest.content),
        **{name: getattr(contest, name) for name in (*plain, *more)},
        "starts_at": to_rfc3339(contest.starts_at),
        "ends_at": to_rfc3339(contest.ends_at),
        "created_at": to_rfc3339(contest.created_at),
        "beacon": shown_round(contest.beacon),
        "closed_at": rfc3339_or_none(contest.closed_at),
    }


def shown_round(planned: PlannedRound | None) -> Mapping[str, object] | None:
    """The round that a contest is drawn by."""
    if planned is None:
        return None
    return {"chain": planned.chain, "round": planned.round, "round_at": to_rfc3339(planned.at)}


def shown(contest: Contest, locale: str | None, status: int = 200) -> Reply:
    """The contest as a reply, with its version as `ETag`."""
    body = models.Contest.model_validate(described(contest, locale))
    return Reply.of(body, status, headers={"etag": f'"{contest.version}"'})
