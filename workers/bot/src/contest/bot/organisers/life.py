"""The life of a contest: published, taken back, closed, cancelled, copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import button, organised, screen, to_contest
from contest.bot.organisers.card import card, described, prizes
from contest.bot.organisers.records import Contest, Organised
from contest.bot.said import Act, Button, Converse, EndConversation, Say, Text, say
from contest.kit.locales import Locale

REASON_CHARACTERS_MAX = 500
PUBLISHED = ("scheduled", "open")
# What an ending is called, and the statuses in which it is over and done.
ENDINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "close": ("closeContest", ("closed", "drawn", "cancelled")),
    "cancel": ("cancelContest", ("cancelled",)),
}
NO_REASON: Mapping[Locale, str] = {
    "en": "The organiser has decided so.",
    "ru": "Так решил организатор.",
}


async def preview(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What participants will see, in a message of its own."""
    found = await organised(heard, heard.args[0])
    contest = found.contest
    card_ = say(
        "preview.card",
        title=contest.title,
        about=contest.description,
        prizes=prizes(contest),
        tasks=[say("preview.task", title=each.title) for each in found.tasks],
        rules=contest.own["rules"],
    )
    shown = Say(text=card_, picture=contest.picture_url)
    return [shown, Say(text=say("preview.note"), rows=(to_contest(contest.id),))]


async def ask_to_publish(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What will happen, before it does."""
    found = await organised(heard, heard.args[0])
    now = datetime.fromtimestamp(deps.now(), UTC)
    text = say("publish.sure", card=described(found, locale=heard.person.locale, now=now))
    yes = button("publish.yes", "o-pubyes", found.contest.id)
    return [screen(heard, text, ((yes,), to_contest(found.contest.id)))]


async def publish(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Everybody sees it from now on."""
    found = await organised(heard, heard.args[0])
    if found.contest.status not in PUBLISHED:
        found = await _step(heard, found, "publishContest")
    return _shown(heard, deps, found, say(f"publish.done-{found.contest.status}"))


async def unpublish(heard: Heard, deps: Deps) -> Sequence[Act]:
    """It is a draft again."""
    found = await organised(heard, heard.args[0])
    if found.contest.status != "draft":
        found = await _step(heard, found, "unpublishContest")
    return _shown(heard, deps, found, say("unpublish.done"))


async def ask_to_close(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why it ends before its time."""
    return await _ask_to_end(heard, "close")


async def ask_to_cancel(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why nobody will win."""
    return await _ask_to_end(heard, "cancel")


async def ask_to_discard(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whether a draft is to be thrown away: nobody asks why."""
    contest = (await organised(heard, heard.args[0])).contest
    yes = button("discard.yes", "o-end", contest.id, "cancel")
    text = say("discard.sure", title=contest.title)
    return [screen(heard, text, ((yes,), to_contest(contest.id)))]


async def _ask_to_end(heard: Heard, what: str) -> Sequence[Act]:
    contest = (await organised(heard, heard.args[0])).contest
    waits = Converse(state="admin.end", data={"contest": contest.id, "what": what})
    plain: tuple[Button, ...] = (button("end.without", "o-end", contest.id, what),)
    text = say(f"{what}.sure", title=contest.title)
    return [waits, screen(heard, text, (plain, to_contest(contest.id)))]


async def end_without(heard: Heard, deps: Deps) -> Sequence[Act]:
    """It ends, without a reason of the organiser's own."""
    contest_id, what = heard.args
    return await _end(heard, deps, contest_id, what, "")


async def end(heard: Heard, deps: Deps) -> Sequence[Act]:
    """It ends, for a reason."""
    assert heard.conversation
    data = heard.conversation.data
    return await _end(heard, deps, data["contest"], data["what"], heard.text.strip())


async def _end(heard: Heard, deps: Deps, contest_id: str, what: str, reason: str) -> Sequence[Act]:
    found = await organised(heard, contest_id)
    operation, done = ENDINGS[what]
    if found.contest.status not in done:
        said = reason[:REASON_CHARACTERS_MAX] or NO_REASON[found.contest.default_locale]
        found = await _step(heard, found, operation, reason=said)
    return _shown(heard, deps, found, say(f"{what}.done"))


async def copy(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The same contest again, as a draft."""
    made = await heard.services.ask("copyContest", Contest, contest_id=heard.args[0])
    return _shown(heard, deps, await organised(heard, made.id), say("copy.done"))


async def _step(
    heard: Heard, found: Organised, operation: str, *, reason: str | None = None
) -> Organised:
    contest = await heard.services.ask(
        operation,
        Contest,
        contest_id=found.contest.id,
        query=found.contest.at_this_version,
        body=None if reason is None else {"reason": reason},
    )
    return Organised(contest=contest, tasks=found.tasks)


def _shown(heard: Heard, deps: Deps, found: Organised, note: Text) -> Sequence[Act]:
    now = datetime.fromtimestamp(deps.now(), UTC)
    return [EndConversation(), card(heard, found, now=now, note=note)]
