"""Points: how many someone has, and what has changed them last."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.records import Balance, Transaction, Transactions
from contest.bot.participants.shown import app_button, titled
from contest.bot.participants.times import date
from contest.bot.said import Act, Say, Text, say

SHOWN_MAX = 10


async def balance(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/balance`, with the history of late."""
    mine = await heard.services.ask("getBalance", Balance)
    found = await heard.services.ask("listTransactions", Transactions, query={"limit": SHOWN_MAX})
    held = [say("balance.held", points=say("points", count=mine.held))] if mine.held else []
    lines = [_line(each) for each in found.items] or [say("balance.nothing")]
    points = say("points", count=mine.available)
    app = app_button("open-app", deps)
    text = say("balance", points=points, held=held, lines=lines)
    return [Say(text=text, rows=(app,) if app else ())]


def _line(each: Transaction) -> Text:
    amount = f"+{each.amount}" if each.amount > 0 else f"\u2212{-each.amount}"
    kind = say(f"balance.{each.kind}")
    day = date(each.created_at)
    if each.note:
        return say("balance.line.note", day=day, amount=amount, kind=kind, note=titled(each.note))
    return say("balance.line", day=day, amount=amount, kind=kind)
