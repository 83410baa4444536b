"""What a contest's channels hear when something happens to it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.said import Say, Text, say
from contest.bot.sending import statements as sending
from contest.bot.sending.wording import composer
from contest.contract.events.content import DrawConfirmed, DrawFrozen
from contest.kit.clock import to_rfc3339
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.kit.locales import locale_of


async def on_draw_frozen(event: Received[DrawFrozen], deps: Deps) -> Sequence[Statement]:
    """The hash of the header stands in each channel of the contest, with the date that Telegram
    shows there.
    """
    draw = event.data
    said = draw.model_dump(include={"title", "entries", "tickets", "header_hash", "round"})
    return await _posts(event, deps, say(draw.TYPE, **said, round_at=to_rfc3339(draw.round_at)))


async def on_draw_confirmed(event: Received[DrawConfirmed], deps: Deps) -> Sequence[Statement]:
    """The contest's channels hear that there are winners; each of them is told by themselves."""
    draw = event.data
    return await _posts(event, deps, say(draw.TYPE, title=draw.title, prizes=draw.prizes))


async def _posts(
    event: Received[DrawFrozen] | Received[DrawConfirmed], deps: Deps, text: Text
) -> Sequence[Statement]:
    """A post in each channel of a contest, in the contest's language."""
    words, now = await composer(locale_of(event.data.locale), deps), int(deps.now())
    return [
        sending.post(
            f"{event.id}-{number}", chat, words.one(Say(text=text), chat).encode(), now=now
        )
        for number, chat in enumerate(event.data.channels)
    ]
