"""An estimate for people, for programs, and as the table in docs/costs.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from contest.kit.cost import Cost
from tools.price.cloudflare import PAID_USD_A_MONTH, READ_ON, RESOURCES
from tools.price.contest import Habits
from tools.price.estimate import Estimate, estimate

BEGIN, END = "<!-- begin: written by python -m tools price --write -->\n", "<!-- end of price -->\n"
SIZES = (1000, 10_000, 100_000)


def table(measured: Mapping[str, Cost]) -> str:
    """The three sizes side by side, in Markdown."""
    estimates = [estimate(size, measured, Habits()) for size in SIZES]
    heads = " | ".join(f"{size:,} in a month" for size in SIZES)
    sums = " | ".join(f"**{each.usd:.2f}**" for each in estimates)
    return "\n".join(
        (
            "",
            f"| | a participant | a day with nobody | {heads} | free, a day | paid, a month |",
            "|---|---|---|---|---|---|---|---|",
            *(_line(name, estimates) for name in RESOURCES),
            _stored(estimates),
            f"| **US$ a month** | | | {sums} | 0 | {PAID_USD_A_MONTH:.2f} |",
            "",
            *limits(estimates[0]),
            "",
            "",
        )
    )


def text(found: Estimate) -> str:
    """For the terminal."""
    heads = ("each", "a day idle", "all in a day", "free", "in a month", "included", "US$ more")
    lines = [f"A contest of {found.participants:,} participants:", "", _row("", *heads)]
    for name, resource in RESOURCES.items():
        free = "-" if resource.free_a_day is None else _short(resource.free_a_day)
        used = (found.a_participant, found.a_day, found.in_a_day)
        in_a_month, included = found.in_a_month[name], resource.included_a_month
        amounts = [*(_short(each[name]) for each in used), free, _short(in_a_month)]
        more = f"{found.usd_more[name]:.2f}"
        lines.append(_row(resource.name, *amounts, _short(included), more))
    stored = f"{found.storage_bytes / 1e6:,.0f} MB stay stored."
    return "\n".join([*lines, "", stored, *limits(found), f"US$ {found.usd:.2f} in a month."])


def limits(found: Estimate) -> list[str]:
    """In words, which limit comes first."""
    free, seen, paid = found.first_free, found.first_free_seen, found.first_paid
    names = {each: RESOURCES[each.resource].name for each in (free, seen, paid)}
    return [
        f"Prices and limits as Cloudflare's pages said on {READ_ON}.",
        f"On the free plan {names[free]} end first, with {free.participants:,} participants a day;",
        f"of what nobody who takes part notices, {names[seen]}, with {seen.participants:,}.",
        f"On the paid plan {names[paid]} are the first to cost more than the plan,",
        f"from {paid.participants:,} participants a month on.",
    ]


def document(found: Estimate) -> dict[str, Any]:
    """For programs."""
    return {"prices_of": READ_ON.isoformat()} | asdict(found)


def replaced(page: str, table: str) -> str:
    """The page with another table."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}{table}{END}{rest.split(END)[1]}"


def _line(name: str, estimates: list[Estimate]) -> str:
    resource, first = RESOURCES[name], estimates[0]
    free = "-" if resource.free_a_day is None else _short(resource.free_a_day)
    amounts = " | ".join(_short(each.in_a_month[name]) for each in estimates)
    return (
        f"| {resource.name} | {_short(first.a_participant[name])} | {_short(first.a_day[name])} "
        f"| {amounts} | {free} | {_short(resource.included_a_month)} |"
    )


def _stored(estimates: list[Estimate]) -> str:
    amounts = " | ".join(f"{each.storage_bytes / 1e6:,.0f} MB" for each in estimates)
    each_kb = estimates[0].storage_bytes / estimates[0].participants / 1000
    return f"| stored | {each_kb:.0f} kB | 0 | {amounts} | 5 GB, a database 500 MB | 5 GB, 10 GB |"


def _row(name: str, *amounts: str) -> str:
    return f"{name:25}" + "".join(f"{amount:>14}" for amount in amounts)


def _short(amount: float) -> str:
    """Three figures are more than is known."""
    for size, unit in ((1e9, " G"), (1e6, " M")):
        if amount >= size:
            return f"{amount / size:.3g}{unit}"
    rounded = float(f"{amount:.3g}")
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:g}"
