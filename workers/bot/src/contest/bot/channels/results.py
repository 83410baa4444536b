"""The winners of a contest, where it is posted, with the way to check the draw."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.channels import repository, statements
from contest.bot.channels.asking import ask
from contest.bot.channels.records import PostedContest, Winner, Winners
from contest.bot.deps import Deps
from contest.bot.links import proof_link
from contest.bot.said import Say, Text, say
from contest.bot.sending import statements as sending
from contest.bot.sending.wording import composer
from contest.bot.texts.markup import name
from contest.kit.database import Statement

NAMED_MAX = 80  # in one message: Telegram shows a hundred mentions and other marks, and no more
PRIZE_CHARACTERS_MAX = 60
UNNAMED = "exists (select 1 from posts where contest_id = ? and not has_results)"


async def named(contest: PostedContest, deps: Deps) -> Sequence[Statement]:
    """The messages that name the winners, once in each chat that is to have them. Nothing where
    they are sent already.
    """
    posts = await repository.list_posts(deps.db, contest.id)
    due = [each for each in posts if each.message_id and not each.has_results]
    chats = dict.fromkeys(each.results_chat for each in due)
    if not chats:
        return []
    path = {"contest_id": contest.id}
    found = await ask("listPublishedWinners", Winners, deps, path=path)
    words, now = await composer(contest.locale, deps), int(deps.now())
    messages = []
    for chat in chats:
        said = [
            message
            for text in texts(contest, found.items, proof_link(deps.settings, contest.id))
            for message in words.say(Say(text=text), chat)
        ]
        messages += [
            sending.post(
                f"results-{contest.id}-{number:03}",
                chat,
                message.model_copy(update={"about": "chat/"}).encode(),
                now=now,
                when=(UNNAMED, (contest.id,)),
            )
            for number, message in enumerate(said)
        ]
    return [*messages, statements.results_sent(contest.id)]


def texts(contest: PostedContest, winners: Sequence[Winner], proof: str | None) -> list[Text]:
    """What is said, in texts with as many marks as Telegram shows; how to check it at the end."""
    if not winners:
        return [say("winners.nobody", title=contest.title)]
    parts = [winners[at : at + NAMED_MAX] for at in range(0, len(winners), NAMED_MAX)]
    said = [
        say(
            "winners.posted" if number == 0 else "winners.more",
            title=contest.title,
            lines=_lines(part),
        )
        for number, part in enumerate(parts)
    ]
    return [*said, say("winners.proof", proof=proof)] if proof else said


def _lines(winners: Sequence[Winner]) -> list[Text]:
    return [
        say("winners.line", prize=each.prize[:PRIZE_CHARACTERS_MAX], who=mention(each))
        for each in winners
    ]


def mention(winner: Winner) -> Text:
    """A winner so that they are told, by their `@name` or their id; nobody, whose account ended,
    or who does not want it.
    """
    if winner.telegram_id is None:
        return say("winners.unnamed")
    if winner.username:
        return say("winners.by-name", username=winner.username)
    shown = name(winner.first_name or "")
    return say("winners.by-id", id=winner.telegram_id, name=shown)
