"""The posts of a contest over HTTP, as `posting` makes them in the chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from contest.bot.channels import contests, repository, statements
from contest.bot.channels.looking import led
from contest.bot.channels.problems import (
    ChannelNotFound,
    ChannelRightsMissing,
    PostNotFound,
    PostOfAnother,
)
from contest.bot.channels.records import NO_PICTURE, OwnPost, Post, post_id
from contest.bot.deps import Deps
from contest.bot.people.refusing import heeding
from contest.bot.people.services import Refusal, Services
from contest.contract import bot as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation

AHEAD_S_MAX = 366 * 86_400


async def list_contest_posts(call: Call, deps: Deps) -> Reply:
    """Those that the caller has made. Raises `Refusal`."""
    contest_id = call.path["contest_id"]
    await contests.led(Services.of_call(call, deps), contest_id)
    found = await repository.list_own_posts(deps.db, contest_id, call.telegram_id)
    return Reply.of({"items": [_described(each) for each in found]})


async def put_contest_post(call: Call, deps: Deps) -> Reply:
    """The post in a channel, from its time on.

    Raises `Refusal`, `InvalidRequest`, `ChannelNotFound`, `ChannelRightsMissing`, `PostOfAnother`,
    or what `led` raises.
    """
    contest_id, chat_id, person = call.path["contest_id"], call.path["channel_id"], call.telegram_id
    services = Services.of_call(call, deps)
    await contests.led(services, contest_id)
    contest = await services.ask("getContest", contests.Contest, contest_id=contest_id)
    if contest.status not in contests.POSTABLE:
        raise Refusal("contest-status", f"It is {contest.status}.", 409)
    if await repository.find_own_channel(deps.db, person, chat_id) is None:
        raise ChannelNotFound
    looked = await led(chat_id, person, deps)
    if not looked.channel.takes_posts:
        raise ChannelRightsMissing(f"It lacks: {looked.channel.missing}.")
    post = await _wanted(call, deps)
    batch = [*statements.connected(looked.channel, None), statements.put(post)]
    after = await repository.put_post(deps.db, batch, post)
    if after is None:
        raise PostOfAnother
    return Reply.of(_described(after))


async def delete_contest_post(call: Call, deps: Deps) -> Reply:
    """A post of the caller's is not to be. Raises `PostNotFound`."""
    key = (call.path["contest_id"], call.path["channel_id"], call.telegram_id)
    if not await repository.delete_post(deps.db, *key):
        raise PostNotFound
    return Reply.empty()


async def _wanted(call: Call, deps: Deps) -> Post:
    """The post that is asked for. Raises `InvalidRequest` for what the document cannot say."""
    contest_id, chat_id, person = call.path["contest_id"], call.path["channel_id"], call.telegram_id
    given = call.json(models.ContestPostSettings).model_dump(exclude_unset=True)
    text, button = given.get("text") or "", " ".join((given.get("button") or "").split())
    results = given.get("results_channel_id")
    known = await repository.find_own_post(deps.db, contest_id, chat_id, person)
    own_picture = known.post.picture if known else None
    at: datetime | None = given.get("publish_at")
    wrong = {
        "/body/text": given.get("text") and not text.strip() and "is blank",
        "/body/button": given.get("button") and not button and "is blank",
        "/body/picture": given.get("picture") == "own"
        and not own_picture
        and "is sent to the bot in the chat first",
        "/body/publish_at": at and at.timestamp() > deps.now() + AHEAD_S_MAX and "is too far ahead",
        "/body/results_channel_id": results
        and await repository.find_own_channel(deps.db, person, results) is None
        and "is no channel of yours",
    }
    if errors := [FieldError(pointer, why) for pointer, why in wrong.items() if why]:
        raise InvalidRequest(errors=errors)
    pictures = {"own": own_picture, "none": NO_PICTURE}
    return Post(
        post_id=post_id(contest_id, chat_id),
        contest_id=contest_id,
        chat_id=chat_id,
        telegram_id=person,
        words=text.strip(),
        label=button,
        picture=pictures.get(given.get("picture", "contest")),
        joins_at_once=int(given.get("joins_at_once", False)),
        publish_at=int(at.timestamp()) if at else None,
        results_chat_id=None if results == chat_id else results,
    )


def _described(own: OwnPost) -> Mapping[str, object]:
    post = own.post
    return {
        "channel_id": post.chat_id,
        "channel_title": own.channel_title,
        "state": _state(post),
        "text": post.words or None,
        "button": post.label or None,
        "picture": "contest" if post.picture is None else "own" if post.picture else "none",
        "joins_at_once": bool(post.joins_at_once),
        "publish_at": to_rfc3339(post.publish_at) if post.publish_at else None,
        "results_channel_id": post.results_chat_id,
        "url": own.url,
    }


def _state(post: Post) -> str:
    if post.state == "ready":
        return "waiting" if post.message_id is None else "posted"
    return post.state


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listContestPosts": heeding(list_contest_posts),
    "putContestPost": heeding(put_contest_post),
    "deleteContestPost": delete_contest_post,
}
