"""The command that tells the price of a contest."""

from __future__ import annotations

import argparse

from tools.console import Commands


def add_commands(commands: Commands) -> None:
    """Enter `price`."""
    price = commands.add_parser(
        "price", help="what a contest costs on Cloudflare, from what its work was measured to cost"
    )
    price.add_argument(
        "participants", nargs="?", type=_count, default=100_000, help="100,000 by default"
    )
    for name, told in (
        ("tasks", "that each does; 5 by default"),
        ("visits", "of the Mini App; 2"),
        ("minutes", "with it open, in all; 5"),
        ("invited", "share who come by an invitation; 0.2"),
        ("by-bot", "share who write to the bot; 0.5"),
        ("messages", "of broadcasts to each; 1"),
    ):
        price.add_argument(f"--{name}", type=_amount, default=argparse.SUPPRESS, help=told)
    price.add_argument("--json", action="store_true", help="print JSON")
    price.add_argument("--write", action="store_true", help="write the table in docs/costs.md")
    price.set_defaults(run=_price)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of participants")
    return int(text)


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1
    if not 0 <= amount <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of them")
    return amount


def _price(given: argparse.Namespace) -> None:
    import json
    from dataclasses import fields

    from tools.bench.costs import measured
    from tools.console import say
    from tools.paths import ROOT
    from tools.price.contest import Habits
    from tools.price.estimate import estimate
    from tools.price.report import document, replaced, table, text

    file = ROOT / "docs" / "costs.md"
    page = file.read_text()
    if given.write:
        file.write_text(replaced(page, table(measured(page))))
        return
    names = {field.name for field in fields(Habits)}
    habits = Habits(**{name: value for name, value in vars(given).items() if name in names})
    found = estimate(given.participants, measured(page), habits)
    say(json.dumps(document(found), indent=2) if given.json else text(found))
