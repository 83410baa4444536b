"""What the dashboard shows: each panel is a query over the points that docs/operations.md lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contest.kit.metrics import BLOBS, DOUBLES, Kind

DATASET = "contest_$environment"


@dataclass(frozen=True, slots=True)
class Panel:
    """One query. `series` is SQL for the name of each line or row, `value` for what it shows."""

    title: str
    says: str
    kind: Kind
    value: str
    series: str = ""
    where: str = ""
    unit: str = "short"
    shape: Literal["timeseries", "stat", "table"] = "timeseries"
    width: int = 12

    @property
    def sql(self) -> str:
        """The query, by the time that is looked at."""
        time = "$timeSeries as t" if self.shape == "timeseries" else ""
        named = f"{self.series} as series" if self.series else ""
        columns = ", ".join(filter(None, (time, named, f"{self.value} as value")))
        groups = ", ".join(filter(None, ("t" if time else "", "series" if named else "")))
        found = " and ".join(
            filter(None, (f"{column('kind')} = '{self.kind}'", "$timeFilter", self.where))
        )
        grouped = f" group by {groups}" if groups else ""
        order = {"timeseries": " order by t", "table": " order by value desc limit 25"}
        return f"select {columns} from {DATASET} where {found}{grouped}{order.get(self.shape, '')}"


def column(name: str) -> str:
    """The column of the dataset that has this: `blob2`, `double1`."""
    if name in BLOBS:
        return f"blob{BLOBS.index(name) + 1}"
    return f"double{DOUBLES.index(name) + 1}"


def total(expression: str = "") -> str:
    """How many points there are, or the sum of something of theirs: they may be sampled."""
    return f"sum(_sample_interval{f' * {expression}' if expression else ''})"


def quantile(level: float) -> str:
    """The value below which so many points are."""
    return f"quantileExactWeighted({level})({column('value')}, _sample_interval)"


def share(condition: str) -> str:
    """How many of a hundred points are so."""
    return f"100 * {total(f'if({condition}, 1, 0)')} / {total()}"


NAME, OUTCOME, SERVICE = column("name"), column("outcome"), column("service")
ANSWERED = f"{OUTCOME} != '499'"  # Who goes away says nothing about us.
IN_TIME = f"{column('bucket')} in ('10', '25', '50', '100', '250', '500')"
# A sweep's cost is in its steps as well as in the whole of it.
STEPS = f"position('.' in {NAME}) > 0"  # of sweeps; what they belong to is counted as well
WHOLE = f"not ({STEPS})"


def _alert(name: str, title: str) -> Panel:
    return Panel(
        title,
        f"Minutes in which the alert `{name}` was raised: docs/operations.md, Alerts.",
        "alert",
        total(),
        where=f"{NAME} = '{name}'",
        shape="stat",
        width=4,
    )


ROWS: Sequence[tuple[str, Sequence[Panel]]] = (
    (
        "Is anything wrong?",
        (
            _alert("ledger", "Ledger differs"),
            _alert("draw-overdue", "Draw or header is late"),
            _alert("tickets-unpaid", "Tickets unpaid"),
            _alert("posts-lost", "Channels lost"),
            _alert("messages-stuck", "Messages stuck"),
            _alert("dead-letters", "Dead letters wait"),
            Panel(
                "Alerts",
                "Each alert, in each minute in which it was raised, and by whom.",
                "alert",
                total(),
                series=f"format('{{}}: {{}}', {OUTCOME}, {NAME})",
            ),
            Panel(
                "Dead letters",
                "What was given up, by where it came from.",
                "dead-letter",
                total(),
                series=f"format('{{}}: {{}}', {SERVICE}, {NAME})",
            ),
        ),
    ),
    (
        "Requests",
        (
            Panel(
                "Answered, in percent",
                "Objective: 99.9 over 30 days with a status below 500.",
                "request",
                share(f"{OUTCOME} < '500'"),
                where=ANSWERED,
                unit="percent",
                shape="stat",
                width=6,
            ),
            Panel(
                "Within 500 ms, in percent",
                "Objective: 99 over 30 days.",
                "request",
                share(IN_TIME),
                where=ANSWERED,
                unit="percent",
                shape="stat",
                width=6,
            ),
            Panel("Requests by status", "", "request", total(), series=OUTCOME),
            Panel(
                "How long the slowest hundredth takes",
                "By operation.",
                "request",
                quantile(0.99),
                series=NAME,
                where=ANSWERED,
                unit="ms",
            ),
            Panel(
                "Faults by operation",
                "Answers with a status from 500 on.",
                "request",
                total(),
                series=f"format('{{}} {{}}', {NAME}, {OUTCOME})",
                where=f"{OUTCOME} >= '500'",
                shape="table",
            ),
            Panel(
                "Operations", "The most asked ones.", "request", total(), series=NAME, shape="table"
            ),
        ),
    ),
    (
        "Behind the answers",
        (
            Panel(
                "Events: age of the slowest hundredth",
                "Objective: 99 % within 60 s.",
                "event",
                quantile(0.99),
                series=NAME,
                unit="s",
            ),
            Panel(
                "Updates of Telegram: wait of the slowest hundredth",
                "From Telegram's request until the update is read.",
                "update",
                quantile(0.99),
                series=NAME,
                unit="s",
            ),
            Panel(
                "Messages for webhooks",
                "What the receivers have answered.",
                "webhook",
                total(),
                series=f"format('{{}} {{}}', {OUTCOME}, {NAME})",
            ),
            Panel(
                "How long receivers of webhooks take",
                "The slowest hundredth; 5 s at most.",
                "webhook",
                quantile(0.99),
                unit="ms",
            ),
            Panel(
                "Sweeps",
                "One a minute and service, more while there is more to do.",
                "sweep",
                total(),
                series=f"format('{{}} {{}}', {NAME}, {OUTCOME})",
            ),
            Panel(
                "How long sweeps take",
                "The slowest hundredth, by service.",
                "sweep",
                quantile(0.99),
                series=NAME,
                unit="ms",
            ),
        ),
    ),
    (
        "Databases",
        (
            Panel(
                "Rows read",
                "By service. A day of the free plan has 5,000,000.",
                "cost",
                total(column("value")),
                series=SERVICE,
                where=WHOLE,
            ),
            Panel(
                "Rows written",
                "By service. A day of the free plan has 100,000.",
                "cost",
                total(column("rows_written")),
                series=SERVICE,
                where=WHOLE,
            ),
            Panel(
                "Rows read, by work",
                "",
                "cost",
                total(column("value")),
                series=NAME,
                where=WHOLE,
                shape="table",
            ),
            Panel(
                "Rows written, by work",
                "",
                "cost",
                total(column("rows_written")),
                series=NAME,
                where=WHOLE,
                shape="table",
            ),
            Panel(
                "Rows read, by step of the sweeps",
                "",
                "cost",
                total(column("value")),
                series=NAME,
                where=STEPS,
                shape="table",
            ),
            Panel(
                "Calls of the databases",
                "By service.",
                "cost",
                total(column("database_calls")),
                series=SERVICE,
                where=WHOLE,
            ),
        ),
    ),
)
