"""`/admin`: the contests that someone organises, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import times
from contest.bot.organisers.asking import button, labelled, organised, screen
from contest.bot.organisers.card import card
from contest.bot.organisers.records import Contest, Contests
from contest.bot.organisers.wizard import STEPS, question
from contest.bot.said import Act, EndConversation, say
from contest.kit.clock import to_rfc3339
from contest.kit.paging import decode_cursor, encode_cursor

CONTESTS_SHOWN = 8
LENGTH_HOURS = 7 * 24  # of a contest, until its organiser says otherwise
NEW: dict[str, dict[str, str]] = {
    "en": {
        "title": "A giveaway",
        "description": "Join and win.",
        "prize": "The prize",
        "handover": "The organiser will write to you.",
    },
    "ru": {
        "title": "Розыгрыш",
        "description": "Участвуйте и выигрывайте.",
        "prize": "Приз",
        "handover": "Организатор напишет вам.",
    },
}


async def admin(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/admin` and the buttons back to it: contests, newest first; `args` is a place in them."""
    query: dict[str, Any] = {
        "mine": True,
        "limit": CONTESTS_SHOWN,
        "locale": heard.person.locale,
    }
    if heard.args:
        query["cursor"] = encode_cursor(int(heard.args[0]), heard.args[1])
    found = await heard.services.ask("listContests", Contests, query=query)
    may_make = "organiser" in (await heard.services.actor()).roles
    rows = [
        (button("organiser.contest", "o-see", each.id, **_described(each)),) for each in found.items
    ]
    if found.next_cursor:
        place = decode_cursor(found.next_cursor)
        rows.append((button("organiser.more", "o-list", str(place[0]), place[1]),))
    if may_make:
        rows.append((button("organiser.new", "o-new"),))
    if found.items:
        text = say("organiser.contests")
    else:
        text = say("organiser.no-contests" if may_make else "organiser.may-not")
    ended = [EndConversation()] if heard.update.callback_query else []
    return [*ended, screen(heard, text, tuple(rows))]


def _described(contest: Contest) -> dict[str, Any]:
    return {"title": labelled(contest.title), "mark": say(f"organiser.mark.{contest.status}")}


async def new(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A draft as it would be if all questions were left out, and the first of them."""
    locale, now = heard.person.locale, deps.now()
    words = NEW[locale]
    body = {
        "texts": {locale: {"title": words["title"], "description": words["description"]}},
        "default_locale": locale,
        "prizes": [
            {
                "name": {locale: words["prize"]},
                "count": 1,
                "handover": {locale: words["handover"]},
            }
        ],
        "starts_at": to_rfc3339(int(now)),
        "ends_at": times.after(now, hours=LENGTH_HOURS).isoformat(),
        "time_zone": times.ZONES[locale],
    }
    made = await heard.services.ask("createContest", Contest, body=body)
    return await question(heard, deps, made, [], STEPS[0], in_wizard=True)


async def see(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One contest, and what can be done with it."""
    found = await organised(heard, heard.args[0])
    return [EndConversation(), card(heard, found, now=datetime.fromtimestamp(deps.now(), UTC))]
