"""Posts follow their contests: each minute the bot asks content which of them stand otherwise, and
sends, or edits, what shows that. So a post is edited once a minute at most, however many people
join, and in the end it shows how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from contest.bot.channels import cards, repository, results, statements
from contest.bot.channels.asking import ask
from contest.bot.channels.records import Post, PostedContest, PostedContests
from contest.bot.deps import Deps
from contest.bot.said import Say, say
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message, Outcome
from contest.bot.sending.wording import composer
from contest.kit.database import Statement, Value

EDIT_EVERY_S = 30  # A post is edited no more often than that; each minute is what comes of it.
ASKS_MAX = 5  # of content in one sweep, each for so many contests as have changed
UNCHANGED = "exists (select 1 from posts where post_id = ? and mark = ?)"


async def follow_contests(deps: Deps) -> None:
    """Have the posts show how their contests stand now."""
    now = int(deps.now())
    due = await repository.list_due(deps.db, now=now, every_s=EDIT_EVERY_S)
    posts: Mapping[str, list[Post]] = defaultdict(list)
    for each in due:
        posts[each.contest_id].append(each)
    left = {contest_id: _seen(each) for contest_id, each in posts.items()}
    for _ in range(ASKS_MAX):
        changed = await _changed(left, deps) if left else []
        for contest in changed:
            await _follow(contest, posts[contest.id], deps)
            del left[contest.id]
        if not changed:
            break


async def _follow(contest: PostedContest, posts: Sequence[Post], deps: Deps) -> None:
    words = await composer(contest.locale, deps)
    now = int(deps.now())
    batch = [
        _never(post, contest, now=now)
        if contest.status == "cancelled" and post.message_id is None
        else sending.post(
            f"{statements.DELIVERY}{post.post_id}",
            post.chat_id,
            cards.message(post, contest, words, deps).encode(),
            now=now,
            position=0,
            when=(UNCHANGED, (post.post_id, post.mark)),
        )
        for post in posts
        if post.mark != contest.mark
    ]
    if contest.is_confirmed:
        batch += await results.named(contest, deps)
    if batch:
        await deps.db.batch(batch)


def _never(post: Post, contest: PostedContest, *, now: int) -> Statement:
    """A post that is not there yet is not to be: its contest is cancelled."""
    return statements.shown(post.post_id, contest.mark, seen=post.mark, is_over=True, now=now)


def _seen(posts: Sequence[Post]) -> str:
    """What all posts of a contest show; nothing, where they differ."""
    marks = {each.mark for each in posts}
    return marks.pop() if len(marks) == 1 else ""


async def _changed(seen: Mapping[str, str], deps: Deps) -> list[PostedContest]:
    contests = [{"id": contest_id, "mark": mark} for contest_id, mark in seen.items()]
    found = await ask("listPostedContests", PostedContests, deps, body={"contests": contests})
    return found.items


def on_post_sent(outcome: Outcome, deps: Deps) -> Sequence[Statement]:
    """What the post shows now. One that cannot be sent is left alone until its contest changes."""
    post_id, mark, over, *rest = outcome.about_id.split("/")
    picture, seen = (*rest, None, None)[:2]  # Releases up to 0.2 wrote none.
    now = int(deps.now())
    if outcome.state in ("lost", "moved"):
        return on_chat(outcome, deps)
    shown: dict[str, Value] = {} if picture is None else {"picture_mark": picture}
    if outcome.result and "message_id" in outcome.result:
        shown |= {
            "message_id": int(outcome.result["message_id"]),
            "has_picture": int("photo" in outcome.result),
        }
    return [statements.shown(post_id, mark, seen=seen, is_over=bool(over), now=now, **shown)]


def on_chat(outcome: Outcome, deps: Deps) -> Sequence[Statement]:
    """A chat that cannot be written to is told of, and one that can is not lost; one that has moved
    is followed.
    """
    now = int(deps.now())
    if outcome.state == "moved" and outcome.result:
        return statements.moved(outcome.chat_id, str(outcome.result["chat_id"]))
    if outcome.state == "lost":
        text = say("channel.lost-to-posts", chat=outcome.chat_id)
        return statements.lost(outcome.chat_id, Message(say=Say(text=text)).encode(), now=now)
    return [statements.found(outcome.chat_id)] if outcome.state == "sent" else []
