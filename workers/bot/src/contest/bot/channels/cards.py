"""What a post shows: what there is to win, how to join, how many have, and what has come of it."""

from __future__ import annotations

import hashlib

from contest.bot.channels.records import Post, PostedContest
from contest.bot.deps import Deps
from contest.bot.links import app_link, proof_link
from contest.bot.said import Button, Edit, Press, Rows, Say, Text, say
from contest.bot.sending.composing import (
    CAPTION_CHARACTERS_MAX,
    TEXT_CHARACTERS_MAX,
    Composer,
)
from contest.bot.sending.messages import Message
from contest.bot.texts.markup import length

PRIZES_MAX, PRIZES_MAX_UNDER_PICTURE = 20, 5
PRIZE_CHARACTERS_MAX, REASON_CHARACTERS_MAX = 80, 200
MARK_CHARACTERS = 16


def message(post: Post, contest: PostedContest, words: Composer, deps: Deps) -> Message:
    """The message of a post as it is to be now: sent, or edited where it is there."""
    picture, over = picture_of(post, contest), "over" if contest.is_over else ""
    about = f"post/{post.post_id}/{contest.mark}/{over}/{mark_of(picture)}/{post.mark}"
    rows = buttons(post, contest, deps)
    if post.message_id is None:
        text = card(post, contest, words, has_picture=bool(picture))
        said = Say(text=text, rows=rows, picture=picture, about=about)
        return words.one(said, post.chat_id)
    # Telegram puts a picture in the place of another, and takes none away.
    has_picture = bool(post.has_picture)
    has_another = has_picture and mark_of(picture) not in ("", post.picture_mark)
    text = card(post, contest, words, has_picture=has_picture)
    edit = Edit(
        text=text,
        rows=rows,
        is_caption=has_picture,
        picture=picture if has_another else None,
        about=about,
    )
    return words.edit(edit, post.chat_id, post.message_id)


def mark_of(picture: str | None) -> str:
    """Another one for another picture; addresses are long."""
    return hashlib.sha256(picture.encode()).hexdigest()[:MARK_CHARACTERS] if picture else ""


def picture_of(post: Post, contest: PostedContest) -> str | None:
    """The picture that a new message has: the post's own, or the contest's."""
    return (contest.picture_url if post.picture is None else post.picture) or None


def card(post: Post, contest: PostedContest, words: Composer, *, has_picture: bool) -> Text:
    """The text of a post: what is too long of its words is cut, and nothing else."""
    whole = _card(post, contest, post.words or contest.description, has_picture=has_picture)
    most = CAPTION_CHARACTERS_MAX if has_picture else TEXT_CHARACTERS_MAX
    too_many = length(words.texts.html(whole)) - most
    if too_many <= 0:
        return whole
    text = post.words or contest.description
    kept = text[: max(0, len(text) - too_many - 1)].rstrip()
    return _card(post, contest, f"{kept}…", has_picture=has_picture)


def buttons(post: Post, contest: PostedContest, deps: Deps) -> Rows:
    """One button at most: to join, at once or in the Mini App, or to the proof."""
    if contest.status == "open":
        label = post.label or contest.button
        text = say("post.own-label", label=label) if label else say("post.join")
        if post.joins_at_once and not contest.needs_more:
            press = Press(name="ch-join", args=(contest.id,))
            return ((Button(text=text, press=press),),)
        return ((Button(text=text, url=app_link(deps.settings, contest.id)),),)
    proof = proof_link(deps.settings, contest.id)
    if contest.draw and proof and contest.status != "cancelled":
        return ((Button(text=say("post.proof"), url=proof),),)
    return ()


def _card(post: Post, contest: PostedContest, text: str, *, has_picture: bool) -> Text:
    words = (
        say("post.words", words=text)
        if post.words
        else say("post.about", title=contest.title, description=text)
    )
    most = PRIZES_MAX_UNDER_PICTURE if has_picture else PRIZES_MAX
    prizes = [
        say(
            "post.prize" if each.count == 1 else "post.prizes", name=_short(each.name), n=each.count
        )
        for each in contest.prizes[:most]
    ]
    if len(contest.prizes) > most:
        prizes.append(say("post.more-prizes", n=len(contest.prizes) - most))
    return say("post", words=words, prizes=prizes, state=_state(contest))


def _state(contest: PostedContest) -> list[Text]:
    """How the contest stands, line by line."""
    joined = say("post.entries", count=contest.entries)
    reason = (contest.reason or "")[:REASON_CHARACTERS_MAX]
    if contest.status == "cancelled":
        return [say("post.cancelled", reason=reason) if reason else say("post.cancelled-only")]
    if contest.status in ("scheduled", "open"):
        begins = [say("post.begins", at=contest.starts)] if contest.status == "scheduled" else []
        ends = [say("post.ends", at=contest.ends)]
        if contest.first_ends:
            ends = [say("post.moved", at=contest.ends, first=contest.first_ends)]
            ends += [say("post.reason", reason=reason)] if reason else []
        return [*begins, *ends, *([joined] if contest.status == "open" else [])]
    if contest.is_confirmed:
        return [joined, say("post.confirmed"), *_hash(contest)]
    if contest.status == "drawn":
        return [joined, say("post.drawn"), *_hash(contest)]
    return [joined, say("post.closed"), *_hash(contest)]


def _hash(contest: PostedContest) -> list[Text]:
    return [say("post.hash", header_hash=contest.draw.header_hash)] if contest.draw else []


def _short(name: str) -> str:
    fits = len(name) <= PRIZE_CHARACTERS_MAX
    return name if fits else f"{name[: PRIZE_CHARACTERS_MAX - 1]}…"
