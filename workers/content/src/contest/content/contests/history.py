"""What a contest was and became: every version for its organisers, the log for everybody."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests import repository
from contest.content.contests.access import organised, visible
from contest.content.contests.records import Version
from contest.content.deps import Deps
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.paging import page_of
from contest.kit.service import Operation


async def list_versions(call: Call, deps: Deps) -> Reply:
    """A page of versions, newest first. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    page = page_of(call)
    found = await repository.list_versions(deps.db, contest.contest_id, page=page)
    return page.reply(found, item=_version, place=lambda each: (each.version, contest.contest_id))


async def list_changes(call: Call, deps: Deps) -> Reply:
    """A page of the public log, newest first. Raises `ContestNotFound`."""
    contest = await visible(call, deps)
    page = page_of(call)
    found = await repository.list_versions(
        deps.db, contest.contest_id, is_public_only=True, page=page
    )
    return page.reply(found, item=_change, place=lambda each: (each.version, contest.contest_id))


def _change(version: Version) -> Mapping[str, object]:
    return {
        "version": version.version,
        "action": version.action,
        "reason": version.reason,
        "changed_at": to_rfc3339(version.changed_at),
    }


def _version(version: Version) -> Mapping[str, object]:
    more = {"changed_by": version.changed_by or None, "document": version.document}
    return {**_change(version), **more}


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listContestVersions": list_versions,
    "listContestChanges": list_changes,
}
