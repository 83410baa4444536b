"""Inviting friends: the link and its QR code, what came of it, and what the next one is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.qr import qr_png
from contest.bot.participants.records import MyReferral
from contest.bot.said import Act, Button, File, Say, Text, Value, say


async def invite(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/invite`, or the button of a task."""
    mine = await heard.services.ask("getMyReferral", MyReferral)
    code = File(maker="qr", name="invitation.png", values={"link": mine.link})
    rows = (
        (Button(text=say("invite.share"), url=mine.share_link),),
        (Button(text=say("invite.copy"), copy_text=mine.link),),
    )
    return [Say(text=_told(mine), rows=rows, picture=code)]


async def make_qr(values: Mapping[str, str], deps: Deps) -> bytes:
    """The QR code of a link."""
    return qr_png(values["link"])


def _told(mine: MyReferral) -> Text:
    invited = mine.invited
    friends = sum(dict(invited).values())
    if not friends:
        return say("invite", link=mine.link, facts=[say("invite.nobody"), *_next(mine)])
    counts: dict[str, Value] = {
        "friends": say("friends", count=friends),
        "rewarded": invited.rewarded,
        "waiting": invited.pending + invited.qualified + invited.flagged,
        "rejected": invited.rejected,
    }
    earned = say("points", count=mine.earned)
    facts = [
        say("invite.counts", **counts),
        say("invite.earned", points=earned, pending=say("points", count=mine.pending)),
        *_next(mine),
    ]
    return say("invite", link=mine.link, facts=facts)


def _next(mine: MyReferral) -> list[Text]:
    """What the next ones are worth, or why they are worth nothing now."""
    if mine.stopped_by is not None:
        return [say(f"invite.stopped.{mine.stopped_by}")]
    facts = []
    if mine.next_reward is not None:
        facts.append(say("invite.next", points=say("points", count=mine.next_reward)))
    if mine.next_tier is not None:
        tier = mine.next_tier
        points = say("points", count=tier.points)
        facts.append(say("invite.tier", number=tier.after + 1, points=points))
    if mine.next_milestone is not None:
        milestone = mine.next_milestone
        points = say("points", count=milestone.points)
        facts.append(say("invite.milestone", number=milestone.at, points=points))
    return facts
