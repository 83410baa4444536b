"""Entries: joining a contest, leaving it, and one's own."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.problems import ContestNotFound
from contest.content.deps import Deps
from contest.content.entries import repository, rules
from contest.content.entries.captcha import problem_with
from contest.content.entries.problems import EntryDisqualified, EntryNotFound
from contest.content.entries.records import Entry, Joining, Standing
from contest.content.entries.views import my_entry
from contest.content.tasks.views import shown
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.ids import new_id
from contest.kit.problems import Unavailable
from contest.kit.service import Operation


async def create_entry(call: Call, deps: Deps) -> Reply:
    """The caller is in: by 201 from now on, by 200 since earlier.

    Raises `ContestNotFound`, or what `rules.check_may_join` raises.
    """
    new = call.json(models.NewEntry).model_dump()
    captcha = await problem_with(new.get("captcha_token"), user_id=call.actor_id, deps=deps)
    joining = _joining(call, deps, source=new["source"], has_passed=captcha is None)
    entry = await repository.join(deps, joining)
    if entry:
        return my_entry(entry, 201)
    standing = await _standing(call, deps)
    if standing.entry and await _is_theirs(standing.entry, call, deps):
        return my_entry(standing.entry)
    rules.check_may_join(standing, captcha=captcha, now=joining.at)
    raise Unavailable("What kept the caller out is gone. Try again.")


async def _is_theirs(entry: Entry, call: Call, deps: Deps) -> bool:
    """Whether the caller is in by this entry. One of an account that they had before becomes
    theirs: it does not go with the end of that account, which may arrive later.
    """
    if entry.state != "active" or entry.user_id == call.actor_id:
        return entry.state == "active"
    return await repository.hand_over(deps.db, entry, call.actor_id)


async def get_my_entry(call: Call, deps: Deps) -> Reply:
    """The caller's entry, also one that is not in any more. Raises `EntryNotFound`."""
    contest_id, telegram_id = call.path["contest_id"], call.telegram_id
    locale, now = call.caller.locale, int(deps.now())
    found = await repository.find_mine_with_tasks(deps.db, contest_id, telegram_id, at=now)
    if found is None:
        raise EntryNotFound
    entry, rank, mine = found
    shown_tasks = [shown(each, locale=locale, done=entry.done, now=now) for each in mine]
    return my_entry(entry, rank=rank, tasks=shown_tasks)


async def delete_my_entry(call: Call, deps: Deps) -> Reply:
    """The caller is out. Raises `ContestNotFound`, `EntryNotFound`, `EntryDisqualified`,
    or `ContestNotOpen` for who is in for good.
    """
    contest_id, now = call.path["contest_id"], int(deps.now())
    change_id = new_id(deps.random_bytes)
    if await repository.leave(deps, call.telegram_id, contest_id, change_id=change_id, at=now):
        return Reply.empty()
    standing = await _standing(call, deps)
    if standing.entry is None:
        raise EntryNotFound
    if standing.entry.state == "disqualified":
        raise EntryDisqualified(standing.entry.reason)
    if standing.entry.state == "active":
        rules.check_open(
            standing.status, starts_at=standing.starts_at, ends_at=standing.ends_at, now=now
        )
    return Reply.empty()


def _joining(call: Call, deps: Deps, *, source: str, has_passed: bool) -> Joining:
    caller, contest_id = call.caller, call.path["contest_id"]
    salt = deps.random_bytes(rules.SALT_BYTES)
    return Joining(
        change_id=new_id(deps.random_bytes),
        contest_id=contest_id,
        telegram_id=caller.telegram_id,
        user_id=caller.user_id,
        first_name=caller.first_name,
        username=caller.username,
        locale=caller.locale,
        source=source,
        has_passed=has_passed,
        commitment=rules.commitment(contest_id, caller.telegram_id, salt),
        salt=salt.hex(),
        at=int(deps.now()),
    )


async def _standing(call: Call, deps: Deps) -> Standing:
    """How the caller stands to the contest of the path. Raises `ContestNotFound`."""
    found = await repository.find_standing(
        deps.db, call.path["contest_id"], call.telegram_id, user_id=call.actor_id
    )
    if found is None:
        raise ContestNotFound
    return found


async def get_captcha(_: Call, deps: Deps) -> Reply:
    """What the Mini App shows the captcha with, where one can be passed."""
    settings = deps.settings
    shown = {
        "site_key": settings.turnstile_site_key if settings.has_captcha else None,
        "script_url": f"{settings.turnstile_api_base.rstrip('/')}/api.js",
    }
    return Reply.of(models.Captcha.model_validate(shown))


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getCaptcha": get_captcha,
    "createEntry": create_entry,
    "getMyEntry": get_my_entry,
    "deleteMyEntry": delete_my_entry,
}
