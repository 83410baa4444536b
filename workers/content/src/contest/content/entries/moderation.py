"""What organisers do about entries: they look through them, and keep people out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contest.content.contests.access import organised, visible
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.contests.records import Contest
from contest.content.deps import Deps
from contest.content.entries import repository, rules
from contest.content.entries.problems import EntryNotFound
from contest.content.entries.records import Entry, Exclusion
from contest.content.entries.views import described, exclusion
from contest.contract import content as models
from contest.kit.call import JSON, Call, Reply
from contest.kit.exports import FILE_ITEMS, file_of
from contest.kit.ids import new_id
from contest.kit.paging import Place, page_of
from contest.kit.service import Operation

COLUMNS = tuple(models.Entry.model_fields)  # of the file


async def list_entries(call: Call, deps: Deps) -> Reply:
    """A page of the entries of a contest, or of a file of them. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    page = page_of(call)
    if call.query["accept"] != JSON:
        page = replace(page, limit=FILE_ITEMS)
    search = rules.search_for(call.query.get("search"), call.query.get("state"))
    found = await repository.list_entries(
        deps.db, contest, search, after=page.after[1], count_max=page.limit + 1
    )
    if call.query["accept"] == JSON:
        return page.reply(found, item=described, place=_place)
    audit(call, deps, "entries-exported", contest.contest_id)
    items = [described(each).model_dump(mode="json") for each in found[: page.limit]]
    path = f"/v1/contests/{contest.contest_id}/entries"
    return file_of(call, path, items, columns=COLUMNS, cursor=page.next_cursor(found, _place))


def _place(entry: Entry) -> Place:
    return 0, entry.commitment


async def disqualify_entry(call: Call, deps: Deps) -> Reply:
    """The entry that is out from now on, or was already.

    Raises what `organised` raises, `EntryNotFound`, or `ContestStatusRefused`.
    """
    contest = (await organised(call, deps, role="editor")).contest
    entry = await repository.find_entry(deps.db, contest.contest_id, call.path["entry_id"])
    if entry is None:
        raise EntryNotFound
    given = call.json(models.Disqualification)
    is_banned = given.ban and not entry.is_nobodys
    ban = _exclusion(deps, entry.telegram_id, "banned", given.reason) if is_banned else None
    return Reply.of(described(await _out(call, deps, contest, entry, given.reason, ban)))


async def list_exclusions(call: Call, deps: Deps) -> Reply:
    """A page of those who may not enter a contest. Raises what `organised` raises."""
    contest, page = (await organised(call, deps, role="viewer")).contest, page_of(call)
    found = await repository.list_exclusions(deps.db, contest.contest_id, page=page)
    return page.reply(found, item=exclusion, place=lambda each: (each.added_at, each.telegram_id))


async def get_exclusion_rules(call: Call, deps: Deps) -> Reply:
    """Whom the rules of a contest keep out, without saying who they are.
    Raises `ContestNotFound`.
    """
    contest = await visible(call, deps)
    staff = await repository.count_staff(deps.db, contest.contest_id)
    return Reply.of(
        models.ExclusionRules(staff=staff, winners_of=contest.content.excludes_winners_of)
    )


async def put_exclusion(call: Call, deps: Deps) -> Reply:
    """The person may not enter; an entry that is there is out.

    Raises what `organised` raises, or `ContestStatusRefused`.
    """
    contest = (await organised(call, deps, role="editor")).contest
    telegram_id, given = call.path["telegram_id"], call.json(models.NewExclusion).model_dump()
    kept_out = _exclusion(deps, telegram_id, given["reason"], given.get("note"))
    if not await repository.exclude(deps.db, contest.contest_id, kept_out):
        raise ContestStatusRefused(f"It is {contest.status}.")
    audit(call, deps, "exclusion-put", contest.contest_id, reason=kept_out.reason)
    # From here on they cannot join; whether they have is asked only now.
    entry = await repository.find_mine(deps.db, contest.contest_id, telegram_id)
    if entry and entry.state != "disqualified":
        await _out(call, deps, contest, entry, rules.BANNED[entry.locale], None)
    return Reply.empty()


async def delete_exclusion(call: Call, deps: Deps) -> Reply:
    """The person may enter, if their entry was not disqualified.

    Raises what `organised` raises, or `ContestStatusRefused`.
    """
    contest = (await organised(call, deps, role="editor")).contest
    if not await repository.readmit(deps.db, contest.contest_id, call.path["telegram_id"]):
        raise ContestStatusRefused(f"It is {contest.status}.")
    audit(call, deps, "exclusion-deleted", contest.contest_id)
    return Reply.empty()


async def _out(
    call: Call, deps: Deps, contest: Contest, entry: Entry, reason: str, ban: Exclusion | None
) -> Entry:
    """The entry as it is once it is disqualified. Raises `ContestStatusRefused`."""
    change_id, title = new_id(deps.random_bytes), contest.content.text(entry.locale)["title"]
    await repository.disqualify(
        deps, entry, reason=reason, title=title, change_id=change_id, ban=ban
    )
    after = await repository.find_entry(deps.db, contest.contest_id, entry.commitment)
    if after is None:
        raise EntryNotFound
    if after.state != "disqualified":
        raise ContestStatusRefused("Its list of entries is frozen.")
    audit(call, deps, "entry-disqualified", contest.contest_id, entry_id=entry.commitment)
    return after


def _exclusion(deps: Deps, telegram_id: str, reason: str, note: str | None) -> Exclusion:
    now = int(deps.now())
    return Exclusion(telegram_id=telegram_id, reason=reason, note=note, added_at=now)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listEntries": list_entries,
    "disqualifyEntry": disqualify_entry,
    "listExclusions": list_exclusions,
    "getExclusionRules": get_exclusion_rules,
    "putExclusion": put_exclusion,
    "deleteExclusion": delete_exclusion,
}
