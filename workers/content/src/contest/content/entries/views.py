"""An entry as the contract has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.content.entries.records import Entry, Exclusion
from contest.content.standing.records import Rank
from contest.contract import content as models
from contest.kit.call import Reply
from contest.kit.clock import to_rfc3339


def my_entry(
    entry: Entry,
    status: int = 200,
    *,
    rank: Rank | None = None,
    tasks: Sequence[Mapping[str, object]] | None = None,
) -> Reply:
    """The entry for the person whose it is: with the salt that proves it, and the rank and the
    tasks where they were asked for.
    """
    place = {"rank": rank.place, "is_rank_exact": rank.is_exact} if rank else {}
    body = models.MyEntry(
        id=entry.commitment,
        state=entry.state,
        tickets=entry.tickets,
        tickets_max=entry.tickets_max,
        is_qualified=entry.is_qualified,
        joined_at=to_rfc3339(entry.joined_at),
        commitment=entry.commitment,
        salt=entry.salt,
        **place,
    )
    if tasks is not None:
        body.tasks = [models.ShownTask.model_validate(each) for each in tasks]
    return Reply.of(body, status)


def described(entry: Entry) -> models.Entry:
    """The entry for the organisers of the contest."""
    return models.Entry(
        id=entry.commitment,
        telegram_id=None if entry.is_nobodys else entry.telegram_id,
        first_name=entry.first_name,
        username=entry.username,
        state=entry.state,
        reason=entry.reason,
        tickets=entry.tickets,
        is_qualified=entry.is_qualified,
        source=entry.source,
        joined_at=to_rfc3339(entry.joined_at),
    )


def exclusion(kept_out: Exclusion) -> models.Exclusion:
    """Someone who may not enter, for the organisers of the contest."""
    return models.Exclusion(
        telegram_id=kept_out.telegram_id,
        reason=kept_out.reason,
        note=kept_out.note,
        added_at=to_rfc3339(kept_out.added_at),
    )
