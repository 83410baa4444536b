"""What a contest's channels hear when something happens to it: the channels that it is posted in;
where it is posted nowhere, those that its winners must be in.

What its posts show is another matter, see `following`.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.channels import repository, statements
from contest.bot.deps import Deps
from contest.bot.said import Say, Text, say
from contest.bot.sending import statements as sending
from contest.bot.sending.wording import composer
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import ContestCancelled, DrawConfirmed, DrawFrozen
from contest.kit.clock import to_rfc3339
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.kit.locales import locale_of


async def on_draw_frozen(event: Received[DrawFrozen], deps: Deps) -> Sequence[Statement]:
    """The hash of the header stands in each channel of the contest, with the date that Telegram
    shows there: a message of its own, for the post is marked as edited.
    """
    draw = event.data
    said = draw.model_dump(include={"title", "entries", "tickets", "header_hash", "round"})
    text = say(draw.TYPE, **said, round_at=to_rfc3339(draw.round_at))
    posts = await repository.list_posts(deps.db, draw.contest_id)
    posted = dict.fromkeys(each.chat_id for each in posts if each.message_id)
    return await _say(event, list(posted) or draw.channels, text, deps)


async def on_draw_confirmed(event: Received[DrawConfirmed], deps: Deps) -> Sequence[Statement]:
    """The contest's channels hear that there are winners; each of them is told by themselves.
    Where it is posted they are named, see `results`.
    """
    draw = event.data
    posts = await repository.list_posts(deps.db, draw.contest_id)
    if any(each.message_id for each in posts):
        return []
    return await _say(
        event, draw.channels, say(draw.TYPE, title=draw.title, prizes=draw.prizes), deps
    )


async def on_contest_cancelled(
    event: Received[ContestCancelled], deps: Deps
) -> Sequence[Statement]:
    """Who has seen nothing of it sees nothing of it; a post that is there says so."""
    return [statements.withdrawn(event.data.contest_id, now=int(deps.now()))]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """They lead no channel any more."""
    return statements.erased(event.data.telegram_id)


async def _say(
    event: Received[DrawFrozen] | Received[DrawConfirmed],
    chats: Sequence[str],
    text: Text,
    deps: Deps,
) -> Sequence[Statement]:
    """A message in each chat, in the contest's language."""
    words, now = await composer(locale_of(event.data.locale), deps), int(deps.now())
    said = Say(text=text, about="chat/")
    return [
        sending.post(f"{event.id}-{number}", chat, words.one(said, chat).encode(), now=now)
        for number, chat in enumerate(chats)
    ]
