"""Who else organises a contest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import repository
from contest.bot.organisers.asking import button, organised, screen, to_contest
from contest.bot.organisers.records import Nothing
from contest.bot.said import Act, Button, Converse, Say, Text, Write, say
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message
from contest.bot.updates import models

OWNER, EDITOR, VIEWER = "owner", "editor", "viewer"
NAME = re.compile(r"@(\w{4,32})", re.ASCII)
OTHER = {EDITOR: VIEWER, VIEWER: EDITOR}


class Organiser(BaseModel):
    telegram_id: str
    role: str


class Organisers(BaseModel):
    items: list[Organiser]


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Who they are, and how another becomes one."""
    return await _shown(heard, heard.args[0])


async def _shown(heard: Heard, contest_id: str, note: Text | None = None) -> Sequence[Act]:
    found = await heard.services.ask("listOrganisers", Organisers, contest_id=contest_id)
    lines = [say(f"people.{each.role}", id=each.telegram_id) for each in found.items]
    rows: list[tuple[Button, ...]] = []
    for each in found.items:
        if each.role in OTHER:
            role, args = OTHER[each.role], (contest_id, each.telegram_id)
            rows.append(
                (
                    button(f"people.make-{role}", "o-role", *args, role, id=each.telegram_id),
                    button("people.remove", "o-nohelp", *args, id=each.telegram_id),
                )
            )
    text = say("people.shown", lines=lines)
    if note:
        text = say("organiser.noted", note=note, text=text)
    waits = Converse(state="admin.people", data={"contest": contest_id})
    return [waits, screen(heard, text, (*rows, to_contest(contest_id)))]


async def add(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whoever is in the message: as a contact, as who wrote what was forwarded, by their id."""
    assert heard.conversation
    assert heard.update.message
    contest_id = heard.conversation.data["contest"]
    telegram_id = await _meant(heard, heard.update.message)
    if telegram_id is None:
        return [Say(text=say("people.unclear"), rows=(to_contest(contest_id),))]
    contest = (await organised(heard, contest_id)).contest
    await _put(heard, contest_id, telegram_id, EDITOR)
    acts = await _shown(heard, contest_id, say("people.added"))
    if user_id := await repository.find_user_id(deps.db, telegram_id):
        text = say("people.you", name=heard.person.shown_name, title=contest.title)
        told = Message(say=Say(text=text)).encode()
        notice = sending.notice(f"{heard.effect}-you", user_id, told, now=int(deps.now()))
        return [*acts, Write((notice,))]
    return acts


async def _meant(heard: Heard, message: models.Message) -> str | None:
    if message.contact:
        return str(message.contact.user_id) if message.contact.user_id else None
    if message.forward_origin:
        sender = message.forward_origin.sender_user
        return str(sender.id) if sender and not sender.is_bot else None
    written = heard.text.strip()
    if match := NAME.fullmatch(written):
        found = await heard.services.named(match[1])
        return found.telegram_id if found else None
    is_id = written.isascii() and written.isdigit() and not written.startswith("0")
    return written if is_id and len(written) <= 16 else None


async def change_role(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What one of them may do is another thing from now on."""
    contest_id, telegram_id, role = heard.args
    await _put(heard, contest_id, telegram_id, role)
    return await _shown(heard, contest_id, say("organiser.saved"))


async def remove(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One of them is one no more."""
    contest_id, telegram_id = heard.args
    await heard.services.reply("deleteOrganiser", contest_id=contest_id, telegram_id=telegram_id)
    return await _shown(heard, contest_id, say("organiser.saved"))


async def _put(heard: Heard, contest_id: str, telegram_id: str, role: str) -> None:
    await heard.services.ask(
        "putOrganiser",
        Nothing,
        contest_id=contest_id,
        telegram_id=telegram_id,
        body={"role": role},
    )
