"""Contests: shown to everybody, made and led through their life by their organisers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from contest.content.contests import repository, rules
from contest.content.contests.access import is_admin, organised, visible
from contest.content.contests.problems import ContestStatusRefused
from contest.content.contests.records import Change, Contest
from contest.content.contests.repository import Organised
from contest.content.contests.transitions import TRANSITIONS
from contest.content.contests.views import described, shown
from contest.content.deps import Deps
from contest.content.draw.rounds import PlannedRound
from contest.content.tasks.problems import CodesMissing
from contest.content.tasks.repository import lacks_codes
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.database import Statement
from contest.kit.ids import id_for, new_id
from contest.kit.paging import page_of
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation


async def list_contests(call: Call, deps: Deps) -> Reply:
    """A page of contests: the published ones, or those that the caller organises or is in."""
    page, status, locale = page_of(call), call.query.get("status"), call.query.get("locale")
    telegram_id = call.telegram_id if call.actor else ""
    if call.query.get("won"):
        found = await repository.list_won(deps.db, telegram_id, status=status, page=page)
    elif call.query.get("joined"):
        found = await repository.list_joined(deps.db, telegram_id, status=status, page=page)
    elif call.query.get("mine"):
        found = await repository.list_organised(deps.db, telegram_id, status=status, page=page)
    else:
        seen = is_admin(call)
        found = await repository.list_contests(deps.db, status=status, sees_drafts=seen, page=page)
    return page.reply(
        found,
        item=lambda contest: described(contest, locale),
        place=lambda contest: (contest.created_at, contest.contest_id),
    )


async def get_contest(call: Call, deps: Deps) -> Reply:
    """One contest. Raises `ContestNotFound`, also for a draft that the caller may not see."""
    return shown(await visible(call, deps), call.query.get("locale"))


async def create_contest(call: Call, deps: Deps) -> Reply:
    """A draft that the caller owns.
    Raises `InvalidRequest` for settings that do not go together.
    """
    now, given = int(deps.now()), call.json(models.NewContest).model_dump()
    contest = rules.new_contest(made_id(call, deps), given, now=now)
    _check_captcha(contest, deps)
    await _check_exclusions(contest, deps)
    return await drafted(call, deps, contest, change_of(call, deps, "created"))


async def update_contest(call: Call, deps: Deps) -> Reply:
    """The contest with other settings.

    Raises what `expected` raises, `InvalidRequest`, `ContestStatusRefused` or `ContestFixed`.
    """
    before = (await expected(call, deps)).contest
    given = call.json(models.ContestUpdate).model_dump()
    reason = given.pop("reason", None)
    contest, now = rules.changed(before, given), int(deps.now())
    rules.check_change(before, contest, reason=reason, at=now)
    _check_captcha(contest, deps)
    if "excludes_winners_of" in given:
        await _check_exclusions(contest, deps)
    # What stays as it is may be over.
    has_other_times = (before.starts_at, before.ends_at) != (contest.starts_at, contest.ends_at)
    rules.check_complete(contest, now=now if has_other_times else before.created_at)
    change = change_of(call, deps, "updated", reason=reason, is_public=before.status != "draft")
    if not await repository.update(deps.db, contest, change):
        await refuse(call, deps, before)
    audit(call, deps, "contest-updated", contest.contest_id)
    return shown(replace(contest, version=contest.version + 1), None)


def _check_captcha(contest: Contest, deps: Deps) -> None:
    """Raise `InvalidRequest` for a contest that nobody could join here."""
    if contest.has_captcha and not deps.settings.has_captcha:
        raise InvalidRequest(errors=[FieldError("/body/has_captcha", "no captcha is set up")])


async def _check_exclusions(contest: Contest, deps: Deps) -> None:
    """Raise `InvalidRequest` for winners of a contest that cannot have any."""
    earlier = contest.content.excludes_winners_of
    if earlier and (unknown := await repository.list_unpublished(deps.db, earlier)):
        said = f"no such contest, or a draft: {', '.join(unknown)}"
        raise InvalidRequest(errors=[FieldError("/body/excludes_winners_of", said)])


async def publish_contest(call: Call, deps: Deps) -> Reply:
    """The draft is scheduled, or open where its start has come.

    Raises what `_go` raises, or `CodesMissing`.
    """
    found = await expected(call, deps)
    if await lacks_codes(deps.db, found.contest.contest_id):
        raise CodesMissing
    step = "schedule" if found.contest.starts_at > deps.now() else "open-at-once"
    planned = _planned_round(deps).after(found.contest.ends_at)
    return await _go(call, deps, _planned(found, planned), step)


async def unpublish_contest(call: Call, deps: Deps) -> Reply:
    """The scheduled contest is a draft again. Raises what `_go` raises."""
    return await _go(call, deps, _planned(await expected(call, deps), None), "unpublish")


def _planned_round(deps: Deps) -> PlannedRound:
    """A round of the beacon as it is now. Raises `NotReady` where none is set."""
    chain = deps.beacon.chain
    return PlannedRound(
        chain=chain.hash,
        genesis_time=chain.genesis_time,
        period_s=chain.period,
        delay_s=deps.settings.draw_delay_s,
    )


def _planned(found: Organised, planned: PlannedRound | None) -> Organised:
    """The contest, to be drawn by that round."""
    return replace(found, contest=replace(found.contest, beacon=planned))


async def close_contest(call: Call, deps: Deps) -> Reply:
    """The contest ends now, for a reason that everybody may read. Raises what `_go` raises."""
    reason = call.json(models.Reason).reason
    return await _go(call, deps, await expected(call, deps), "close", reason=reason)


async def cancel_contest(call: Call, deps: Deps) -> Reply:
    """There will be no winners, for a reason that everybody may read. Raises what `_go` raises."""
    found, reason = await expected(call, deps), call.json(models.Reason).reason
    step = "discard" if found.contest.status == "draft" else "cancel"
    return await _go(call, deps, found, step, reason=reason)


async def _go(
    call: Call, deps: Deps, found: Organised, step: str, *, reason: str | None = None
) -> Reply:
    """A step of the contest's life. Raises what `expected` and `refuse` raise."""
    seen = found.contest
    change = change_of(call, deps, step, reason=reason, is_public=step != "discard")
    if not await repository.transition(deps, step, seen, change, owner_id=found.owner_id):
        await refuse(call, deps, seen)
    audit(call, deps, f"contest-{step}", seen.contest_id)
    status = TRANSITIONS[step].to
    closed_at = change.at if status == "closed" else seen.closed_at
    now = replace(seen, status=status, version=seen.version + 1, closed_at=closed_at)
    return shown(now, None)


async def expected(call: Call, deps: Deps) -> Organised:
    """The contest of the path for who may edit it, at the version that `If-Match` names.

    Raises what `organised` raises, `VersionNeeded` or `VersionChanged`.
    """
    version = rules.expected_version(call.query.get("if-match"))
    found = await organised(call, deps, role="editor")
    rules.check_version(found.contest, version)
    return found


async def refuse(call: Call, deps: Deps, seen: Contest) -> None:
    """Say why a change to the contest as it was `seen` was not made.

    Raises `VersionChanged`, or `ContestStatusRefused`.
    """
    contest = await repository.find_contest(deps.db, seen.contest_id)
    if contest:
        rules.check_version(contest, seen.version)
    raise ContestStatusRefused(f"It is {seen.status}.")


async def drafted(
    call: Call,
    deps: Deps,
    contest: Contest,
    change: Change,
    *,
    parts: Sequence[Statement] = (),
    **audited: str,
) -> Reply:
    """The new draft with its `parts`, which the caller owns; where the call has been made before,
    the one that it made then.
    """
    owner = (call.telegram_id, call.actor_id)
    if not await repository.insert(deps.db, contest, change, owner=owner, parts=parts):
        found = await repository.find_organised(deps.db, contest.contest_id, call.telegram_id)
        if found is None:
            raise LookupError("a draft was made and is gone")
        return shown(found.contest, None, 201)
    audit(call, deps, f"contest-{change.action}", contest.contest_id, **audited)
    return shown(contest, None, 201)


def made_id(call: Call, deps: Deps) -> str:
    """The id of what a call makes: the same where it is made again by its key."""
    if call.idempotency_key is None:
        return new_id(deps.random_bytes)
    return id_for(call.operation, call.actor_id, call.idempotency_key)


def change_of(
    call: Call, deps: Deps, action: str, *, reason: str | None = None, is_public: bool = False
) -> Change:
    """A change that the caller makes now."""
    return Change(
        change_id=new_id(deps.random_bytes),
        action=action,
        by=call.actor_id,
        at=int(deps.now()),
        reason=reason,
        is_public=is_public,
    )


def audit(call: Call, deps: Deps, action: str, contest_id: str, **more: str) -> None:
    """The line in the log that says who did what."""
    names = {"user_id": call.actor_id, "contest_id": contest_id, **more}
    deps.log.event("audit", action=action, **names, request_id=call.request_id)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listContests": list_contests,
    "getContest": get_contest,
    "createContest": create_contest,
    "updateContest": update_contest,
    "publishContest": publish_contest,
    "unpublishContest": unpublish_contest,
    "closeContest": close_contest,
    "cancelContest": cancel_contest,
}
