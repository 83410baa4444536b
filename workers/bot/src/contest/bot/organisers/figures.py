"""The figures of a contest, and a chart of its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import chart
from contest.bot.organisers.asking import organised
from contest.bot.said import Act, File, Say, say

MAKER = "o-chart"
DAYS_MAX = 366


class Day(BaseModel):
    date: str
    entries: int


class TaskCount(BaseModel):
    task_id: str
    completions: int


class Statistics(BaseModel):
    entries: int
    not_in_any_more: int
    days: list[Day]
    sources: dict[str, int]
    locales: dict[str, int]
    tasks: list[TaskCount]


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """How many have joined, from where, and how far they come."""
    contest_id = heard.args[0]
    found = await organised(heard, contest_id)
    figures = await heard.services.ask("getContestStatistics", Statistics, contest_id=contest_id)
    titles = {each.id: each.title for each in found.tasks}
    lines = [
        say("figures.task", title=titles.get(each.task_id, ""), number=each.completions)
        for each in figures.tasks
    ]
    text = say(
        "figures",
        title=found.contest.title,
        entries=figures.entries,
        gone=figures.not_in_any_more,
        direct=figures.sources["direct"],
        posts=figures.sources["channel_post"],
        invitations=figures.sources["invitation"],
        en=figures.locales["en"],
        ru=figures.locales["ru"],
        tasks=lines,
    )
    if not figures.days:
        return [Say(text=text)]
    days = figures.days[-DAYS_MAX:]
    values = {
        "counts": ",".join(str(each.entries) for each in days),
        "first": _short(days[0].date),
        "last": _short(days[-1].date),
    }
    return [Say(text=text, picture=File(maker=MAKER, name="days.png", values=values))]


async def make_chart(values: Mapping[str, str], deps: Deps) -> bytes:
    """The picture."""
    counts = [int(each) for each in values["counts"].split(",")]
    return chart.png(counts, first=values["first"], last=values["last"])


def _short(date: str) -> str:
    """`2026-11-21` as `21.11`."""
    _, month, day = date.split("-")
    return f"{day}.{month}"
