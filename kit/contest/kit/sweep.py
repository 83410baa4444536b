"""What every minute's cron does in a service with events: nothing depends on a queue having delivered."""

from __future__ import annotations

from contest.kit import inbox, outbox
from contest.kit.deps import Deps


async def sweep(deps: Deps) -> None:
    """Send what is due, alert on what has waited too long, forget what is long done."""
    await outbox.relay(deps)
    await outbox.alert_on_age(deps)
    await inbox.prune(deps)
