"""An organiser posts a contest in channels of theirs: `/post`, one press for each setting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from contest.bot.channels import cards, connecting, contests, repository, statements
from contest.bot.channels.records import NO_PICTURE, Post, post_id
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import times
from contest.bot.said import (
    Act,
    Button,
    Converse,
    Edit,
    EndConversation,
    Press,
    Rows,
    Say,
    Text,
    Toast,
    Write,
    say,
)
from contest.bot.sending.wording import composer
from contest.bot.texts.markup import name as shown

WORDS_CHARACTERS_MAX, LABEL_CHARACTERS_MAX = 2000, 40
AHEAD_S_MAX = 366 * 86_400
NOON = (12, 0)


async def post(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/post`: which contest?"""
    query = {"mine": "true", "locale": heard.person.locale, "limit": "50"}
    found = await heard.services.ask("listContests", contests.Contests, query=query)
    rows = tuple(
        (_press(say("post.own-label", label=each.title), "ch-c", each.id),)
        for each in found.items
        if each.status in contests.POSTABLE
    )
    return [Say(text=say("posting.which") if rows else say("posting.no-contests"), rows=rows)]


async def where(heard: Heard, deps: Deps) -> Sequence[Act]:
    """In which of the person's channels?"""
    [contest_id] = heard.args
    await contests.led(heard.services, contest_id)
    found = await repository.list_channels(deps.db, heard.person.telegram_id)
    there = {each.chat_id for each in await repository.list_posts(deps.db, contest_id)}
    rows = tuple(
        (
            _press(
                say(
                    "posting.there" if each.chat_id in there else "post.own-label", label=each.title
                ),
                "ch-new",
                contest_id,
                each.chat_id,
            ),
        )
        for each in found
    )
    if not rows:
        return [Say(text=say("channels.none"), rows=connecting.adding(deps))]
    return [Edit(text=say("posting.where"), rows=rows)]


async def draft(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A post to be, or the one that is there, with its settings."""
    contest_id, chat_id = heard.args
    await contests.led(heard.services, contest_id)
    person = heard.person.telegram_id
    if await repository.find_own_channel(deps.db, person, chat_id) is None:
        return [Toast(text=say("channel.not-yours"))]
    known = await repository.find_own_post(deps.db, contest_id, chat_id, person)
    if known:
        return await _settings(known.post, heard, deps)
    if any(each.chat_id == chat_id for each in await repository.list_posts(deps.db, contest_id)):
        return [Toast(text=say("posting.by-another"), window=True)]
    new = Post(
        post_id=post_id(contest_id, chat_id),
        contest_id=contest_id,
        chat_id=chat_id,
        telegram_id=person,
    )
    return [Write((statements.drafted(new),)), *await _settings(new, heard, deps)]


async def ask_words(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Own words and an own picture are asked for."""
    return await _ask(heard, deps, state="channel.words")


async def ask_label(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What the button says is asked for."""
    return await _ask(heard, deps, state="channel.label")


async def ask_time(heard: Heard, deps: Deps) -> Sequence[Act]:
    """When to publish is asked for."""
    return await _ask(heard, deps, state="channel.time")


async def words(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A text, a picture, or a picture with a text; `-` is the contest's own text again."""
    text, message = heard.text.strip(), heard.update.message
    given: dict[str, str] = {"words": "" if text == "-" else text} if text else {}
    if message and message.photo:
        given["picture"] = message.photo[-1].file_id
    if len(text) > WORDS_CHARACTERS_MAX or not given:
        return [Say(text=say("posting.words-refused", most=WORDS_CHARACTERS_MAX))]
    return await _set_asked(heard, deps, **given)


async def label(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What the button says; `-` is what the contest's says."""
    text = " ".join(heard.text.split())
    if not text or len(text) > LABEL_CHARACTERS_MAX:
        return [Say(text=say("posting.label-refused", most=LABEL_CHARACTERS_MAX))]
    return await _set_asked(heard, deps, label="" if text == "-" else text)


async def time(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A day and an hour by the contest's clock; `-` is at once."""
    found = await _asked_about(heard, deps)
    if found is None:
        return [EndConversation(), Say(text=say("posting.gone"))]
    if heard.text.strip() == "-":
        return await _set_asked(heard, deps, publish_at=None)
    contest = await heard.services.ask("getContest", contests.Contest, contest_id=found.contest_id)
    zone, now = contest.time_zone, deps.now()
    try:
        at = times.read(heard.text, zone=zone, now=now, clock=NOON).timestamp()
    except times.UnclearTime:
        at = 0
    if not now < at < now + AHEAD_S_MAX:
        return [Say(text=say("posting.time-refused", zone=zone))]
    return await _set_asked(heard, deps, publish_at=int(at))


async def turn_picture(heard: Heard, deps: Deps) -> Sequence[Act]:
    """No picture, or the contest's again."""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    picture = None if found.picture == NO_PICTURE else NO_PICTURE
    return await _set(found, heard, deps, picture=picture)


async def turn_joining(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Join in the Mini App, or at once where that is enough."""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    if not found.joins_at_once and (await contests.preview(heard, found.contest_id)).needs_more:
        return [Toast(text=say("posting.needs-more"), window=True)]
    return await _set(found, heard, deps, joins_at_once=1 - found.joins_at_once)


async def choose_results(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Where the winners are to be named?"""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    channels = await repository.list_channels(deps.db, heard.person.telegram_id)
    rows = tuple(
        (_press(say("post.own-label", label=each.title), "ch-resto", found.post_id, each.chat_id),)
        for each in channels
    )
    return [Say(text=say("posting.results-where"), rows=rows)]


async def set_results(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The winners are named there."""
    found, chat_id = await _own(heard, deps), heard.args[1]
    person = heard.person.telegram_id
    if found is None or await repository.find_own_channel(deps.db, person, chat_id) is None:
        return [Toast(text=say("posting.gone"))]
    return await _set(
        found, heard, deps, results_chat_id=None if chat_id == found.chat_id else chat_id
    )


async def preview(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The post as it would be, for the organiser alone."""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    contest = await contests.preview(heard, found.contest_id)
    picture = cards.picture_of(found, contest)
    words = await composer(contest.locale, deps)
    text = cards.card(found, contest, words, has_picture=bool(picture))
    rows = cards.buttons(found, contest, deps)
    return [Say(text=text, rows=rows, picture=picture, locale=contest.locale)]


async def publish(heard: Heard, deps: Deps) -> Sequence[Act]:
    """From now on, or from its time, the post is to be there."""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    await contests.led(heard.services, found.contest_id)
    looked = await connecting.look(found.chat_id, heard, deps)
    if looked is None or not looked.channel.takes_posts or not looked.is_led:
        name = "posting.not-led" if looked and not looked.is_led else "channel.unseen"
        return [Toast(text=say(name), window=True)]
    write = Write((statements.changed(found, state="ready"),))
    title = shown(looked.channel.title)
    contest = await heard.services.ask("getContest", contests.Contest, contest_id=found.contest_id)
    if found.publish_at and found.publish_at > deps.now():
        moment = datetime.fromtimestamp(found.publish_at, UTC)
        at = times.shown(moment, zone=contest.time_zone, locale=heard.person.locale)
        return [write, Say(text=say("posting.scheduled", title=title, at=at))]
    name = "posting.waits" if contest.status == "draft" else "posting.published"
    return [write, Say(text=say(name, title=title))]


async def stop(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The post is not to be; one that stands there is left as it is."""
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    dropped = statements.dropped(found.contest_id, found.chat_id, found.telegram_id)
    return [Write((*dropped,)), Toast(text=say("posting.stopped"), window=True)]


async def _ask(heard: Heard, deps: Deps, *, state: str) -> Sequence[Act]:
    found = await _own(heard, deps)
    if found is None:
        return [Toast(text=say("posting.gone"))]
    return [
        Converse(state=state, data={"post_id": found.post_id}),
        Say(text=say(f"posting.{state.removeprefix('channel.')}")),
    ]


async def _set_asked(heard: Heard, deps: Deps, **given: Any) -> Sequence[Act]:
    found = await _asked_about(heard, deps)
    if found is None:
        return [EndConversation(), Say(text=say("posting.gone"))]
    return [EndConversation(), *await _set(found, heard, deps, **given)]


async def _set(found: Post, heard: Heard, deps: Deps, **given: Any) -> Sequence[Act]:
    changed = replace(found, **given)
    write = Write((statements.changed(found, **given),))
    return [write, *await _settings(changed, heard, deps)]


async def _settings(found: Post, heard: Heard, deps: Deps) -> Sequence[Act]:
    """The settings of a post, and what can be done about each."""
    channel = await repository.find_channel(deps.db, found.chat_id)
    results = await repository.find_channel(deps.db, found.results_chat)
    text = say(
        "posting.settings",
        title=shown(channel.title if channel else found.chat_id),
        words=say("posting.own") if found.words else say("posting.contests"),
        label=say("post.own-label", label=found.label) if found.label else say("post.join"),
        picture=say(_PICTURES[bool(found.picture), found.picture is None]),
        joining=say("posting.at-once") if found.joins_at_once else say("posting.in-app"),
        results=shown(results.title if results else found.results_chat),
    )
    if heard.update.callback_query:
        return [Edit(text=text, rows=_rows(found))]
    return [Say(text=text, rows=_rows(found))]


_PICTURES = {
    (True, False): "posting.own",
    (False, True): "posting.contests",
    (False, False): "posting.no-picture",
}


def _rows(found: Post) -> Rows:
    def press(text: Text | str, name: str) -> Button:
        return _press(say(text) if isinstance(text, str) else text, name, found.post_id)

    last = [press("posting.go", "ch-go")] if found.state == "draft" else []
    # The picture of a message that stands there stays: an edit changes its words.
    picture = [press("posting.set-picture", "ch-pic")] if found.message_id is None else []
    return (
        (press("posting.set-words", "ch-text"), press("posting.set-label", "ch-label")),
        (*picture, press("posting.set-joining", "ch-how")),
        (press("posting.set-results", "ch-res"), press("posting.set-time", "ch-when")),
        (press("posting.preview", "ch-view"), *last, press("posting.stop", "ch-off")),
    )


def _press(text: Text, name: str, *args: str) -> Button:
    return Button(text=text, press=Press(name=name, args=args))


async def _own(heard: Heard, deps: Deps) -> Post | None:
    return await repository.find_post(deps.db, heard.args[0], heard.person.telegram_id)


async def _asked_about(heard: Heard, deps: Deps) -> Post | None:
    """The post that the conversation is about."""
    assert heard.conversation is not None
    asked_about = str(heard.conversation.data["post_id"])
    return await repository.find_post(deps.db, asked_about, heard.person.telegram_id)
