"""What Cloudflare counts, gives and charges, as its pages said on `READ_ON`.

https://developers.cloudflare.com/workers/platform/pricing/ and limits/, d1/platform/pricing/,
durable-objects/platform/pricing/, analytics/analytics-engine/pricing/,
workers/observability/logs/workers-logs/
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

READ_ON = date(2026, 11, 26)
PAID_USD_A_MONTH = 5.0
DAYS_A_MONTH = 30


@dataclass(frozen=True)
class Resource:
    """Something that is counted by the account. On the free plan so much of it is there each day,
    on the paid plan each month, and what is more costs so much a million.

    What is not `vital` may run out on the free plan and nobody who takes part notices: then less is
    seen of how things go.
    """

    name: str
    free_a_day: float | None  # None: not counted there
    included_a_month: float
    usd_a_million: float
    is_vital: bool = True


RESOURCES = {
    "requests": Resource("requests", 100_000, 10e6, 0.30),
    "cpu_ms": Resource("CPU ms", None, 30e6, 0.02),
    "rows_read": Resource("D1 rows read", 5e6, 25e9, 0.001),
    "rows_written": Resource("D1 rows written", 100_000, 50e6, 1.00),
    "object_requests": Resource("Durable Object requests", 100_000, 1e6, 0.15),
    "object_gb_s": Resource("Durable Object GB-s", 13_000, 400_000, 12.50),
    "points": Resource("Analytics Engine points", 100_000, 10e6, 0.25, is_vital=False),
    "log_events": Resource("Workers Logs events", 200_000, 20e6, 0.60, is_vital=False),
}
# D1 keeps what was written, so this is no flow.
STORAGE_INCLUDED_BYTES = 5e9
STORAGE_USD_A_GB = 0.75
