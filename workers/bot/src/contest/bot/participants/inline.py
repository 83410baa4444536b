"""Inline mode: someone shares the card of a contest in a chat of theirs.

Nothing in it is about who shares it: what is sent is the same for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.links import app_link, chat_link
from contest.bot.participants.card import card
from contest.bot.participants.records import Contest, Contests
from contest.bot.participants.shown import titled
from contest.bot.participants.times import span
from contest.bot.said import Act, Button, InlineResult, Results, say
from contest.kit.locales import Locale

SHOWN_MAX = 20
CACHE_S = 60


async def share(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The open contests whose title has what was typed, or the one whose id it is.

    Nobody becomes a user by typing. The answer is in their language, so it is cached for them
    alone.
    """
    query = heard.update.inline_query
    typed = query.query.strip().lower() if query else ""
    locale = heard.person.locale
    asked = {"status": "open", "limit": SHOWN_MAX, "locale": locale}
    found = (await heard.services.ask_as_nobody("listContests", Contests, query=asked)).items
    fitting = [each for each in found if typed in (each.id, "") or typed in each.title.lower()]
    results = tuple(contest_result(each, deps, locale) for each in fitting)
    return [Results(results=results, personal=True, cache_s=CACHE_S)]


def contest_result(found: Contest, deps: Deps, locale: Locale) -> InlineResult:
    """The card of a contest as it stands in any chat."""
    label = found.words(locale).button
    words = say("as-it-is", text=label) if label else say("join")
    rows = [(Button(text=words, url=chat_link(deps.settings, found.id)),)]
    if deps.settings.miniapp_url:
        rows.append((Button(text=say("open-app"), url=app_link(deps.settings, found.id)),))
    left = span(found.ends_at.timestamp() - deps.now())
    return InlineResult(
        id=found.id,
        title=say("as-it-is", text=titled(found.title)),
        description=say("contests.left", left=left),
        text=card(found, None, entries=None, locale=locale, now=deps.now()),
        rows=tuple(rows),
        picture=found.picture_url,
    )
