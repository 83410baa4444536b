"""The language that the bot speaks, help, and whether it may write by itself."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants import statements
from contest.bot.participants.shown import app_button, button
from contest.bot.said import Act, Button, Press, Say, Write, say
from contest.kit.locales import locale_of

LOCALES = ("en", "ru")
HELP = ("contests", "results", "invite", "balance", "language", "help", "stop")  # in this order


async def language(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/language`: which there are."""
    row = tuple(
        Button(text=say(f"language.{each}"), press=Press(name="language", args=(each,)))
        for each in LOCALES
    )
    return [Say(text=say("language"), rows=(row,))]


async def speak(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The language that was chosen, from this answer on."""
    locale = locale_of(heard.args[0])
    await heard.services.reply("updateMe", body={"locale": locale})
    return [Say(text=say("language.chosen"), locale=locale)]


async def show_help(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/help`: what there is to say to the bot."""
    app = app_button("open-app", deps)
    lines = [say("help.line", command=each, words=say(f"command.{each}")) for each in HELP]
    text = say("help", lines=lines, cancel=say("command.cancel"))
    return [Say(text=text, rows=(app,) if app else ())]


async def stop(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/stop`: no news from now on."""
    stopped = statements.stopped(heard.stored, heard.person.telegram_id, now=int(deps.now()))
    return [Write((stopped,)), Say(text=say("stop"), rows=((button("stop.back", "back"),),))]


async def come_back(heard: Heard, deps: Deps) -> Sequence[Act]:
    """News again."""
    started = statements.started(heard.stored, heard.person.telegram_id)
    return [Write((started,)), Say(text=say("stop.is-back"))]
