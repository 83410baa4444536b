"""The one cron of an environment: every service sweeps, people are told what is wrong,
and a monitor hears that all got through.
"""

from __future__ import annotations

import asyncio

from pydantic import ValidationError

from contest.bot.alerting.alerts import UNREACHABLE, tell_alerts
from contest.bot.deps import Deps
from contest.bot.operations import CHECKS, SWEEP
from contest.contract.shared import SweepReport
from contest.kit.call import Call, Reply
from contest.kit.cost import accounted
from contest.kit.deps import ServiceAway
from contest.kit.events import sweep
from contest.kit.ids import new_id

BEAT_TIMEOUT_S = 10
SWEEPS_MAX = 5  # of one service in one cron
SWEEP_S = 25  # Longer than a sweep waits for consumers that are away.


class SweepFailed(Exception):
    """The cron did not get through. What it left undone is done by the next one."""


async def tick(deps: Deps) -> None:
    """Sweep everywhere, tell, and beat when nothing failed and nobody waits to be told.
    Raises `SweepFailed`.
    """
    await accounted(_tick(deps), "tick", log=deps.log, metrics=deps.metrics)


async def _tick(deps: Deps) -> None:
    found = await asyncio.gather(_own(deps), *(_sweep(name, deps) for name in deps.services))
    reports = dict(zip(("bot", *deps.services), found, strict=True))
    told = await tell_alerts({name: report.alerts for name, report in reports.items()}, deps)
    if failed := [f"{name}: {step}" for name, report in reports.items() for step in report.failed]:
        raise SweepFailed("; ".join(failed))
    if told and deps.settings.heartbeat_url:
        (
            await deps.http.get(deps.settings.heartbeat_url, timeout=BEAT_TIMEOUT_S)
        ).raise_for_status()


async def _own(deps: Deps) -> SweepReport:
    failed, _ = await sweep.sweep(deps, SWEEP)
    alerts = await sweep.find_alerts(deps, CHECKS)
    return SweepReport(failed=failed, alerts=alerts, has_more=False)


async def _sweep(service: str, deps: Deps) -> SweepReport:
    """Let a service sweep, again while it has more to do: each time is an invocation of its own,
    with calls of its own.
    """
    report = await _sweep_once(service, deps)
    for _ in range(SWEEPS_MAX - 1):
        if not report.has_more:
            break
        report = await _sweep_once(service, deps)
    return report


async def _sweep_once(service: str, deps: Deps) -> SweepReport:
    trace = deps.random_bytes(24).hex()
    call = Call("sweep", new_id(deps.random_bytes), f"00-{trace[:32]}-{trace[32:]}-00")
    try:
        reply = Reply.decode(await deps.services[service](call.encode(), timeout_s=SWEEP_S))
        return SweepReport.model_validate_json(reply.body, extra="ignore")
    except (ServiceAway, ValidationError) as error:
        deps.log.failure("sweep-unknown", error, called=service)
        deps.metrics.write("alert", UNREACHABLE, service)
        alerts = {UNREACHABLE: "its sweep gives no answer"}
        return SweepReport(failed=["no answer"], alerts=alerts, has_more=False)
