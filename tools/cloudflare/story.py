"""`make rehearse`: the commands that deploy, run against the stand-in, from an empty account to the last fault."""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

from tools.cloudflare.expected import went_live
from tools.cloudflare.rehearsal import ENVIRONMENT, LEAF_FIRST, Rehearsal, demand, prepared
from tools.console import say, step

FIRST, SECOND = "1" * 40, "2" * 40
BROKEN = "https://broken.example"


def rehearse() -> None:
    """Run everything. Raises `Failure` for the first thing that is not as it must be."""
    started = time.monotonic()
    with prepared() as rehearsal:
        rehearsal.values["VERSION"] = FIRST
        for part in (_first_deployment, _later_deployment, _faults, _interruption, _rollback_by_hand):
            part(rehearsal)
    say(f"rehearsed in {time.monotonic() - started:.0f} s")


def _first_deployment(rehearsal: Rehearsal) -> None:
    with step("guard: a missing setting stops everything, and nothing was asked for"):
        rehearsal.run("deploy", "apply", ENVIRONMENT, exit_code=1)
        demand(not rehearsal.cloudflare.calls, f"asked: {rehearsal.cloudflare.calls}")
    with step("environment create, twice"):
        first = rehearsal.run("environment", "create", ENVIRONMENT)
        demand(rehearsal.run("environment", "create", ENVIRONMENT).endswith(first[first.index("Set these") :]), "the second told otherwise")
        rehearsal.values |= dict(line.split("=", 1) for line in first.splitlines() if line.startswith("D1_ID_"))
        _check_webhook(rehearsal)
    with step("the first deployment"):
        number = len(rehearsal.cloudflare.calls)
        rehearsal.apply(wait_s=120)  # the local stack starts meanwhile
        demand(went_live(rehearsal.calls_since(number)) == LEAF_FIRST, "the order was not leaf first, gateway last")
        rehearsal.check(FIRST)
    _nothing_to_do(rehearsal)


def _check_webhook(rehearsal: Rehearsal) -> None:
    base = f"{rehearsal.values['TELEGRAM_API_BASE']}/bot{rehearsal.values['TELEGRAM_BOT_TOKEN']}"
    info = httpx.get(f"{base}/getWebhookInfo", timeout=20, trust_env=False).json()["result"]
    demand(info["url"] == f"{rehearsal.values['GATEWAY_URL']}/v1/telegram/webhook", f"the webhook is {info}")


def _nothing_to_do(rehearsal: Rehearsal) -> None:
    with step("plan, status and smoke on an unchanged environment"):
        demand(rehearsal.run("deploy", "plan", ENVIRONMENT).strip() == "nothing to do", "plan found something to do")
        rehearsal.run("deploy", "status", ENVIRONMENT)
        rehearsal.run("deploy", "smoke", ENVIRONMENT)


def _later_deployment(rehearsal: Rehearsal) -> None:
    """Another version with a migration fails in the middle: 500 on the crons, when the new code is live already. Then again."""
    (rehearsal.root / "workers" / "token" / "migrations" / "9999_rehearsal.sql").write_text("create table rehearsal (id text) strict;\n")
    rehearsal.values["VERSION"] = SECOND
    before = rehearsal.live()
    with step("a later version: 500 on schedules in the middle, rolled back, gateway first"):
        number = len(rehearsal.cloudflare.calls)
        rehearsal.cloudflare.faults.order({"method": "PUT", "path": "/content-staging/schedules$", "status": 500, "times": 20})
        record = rehearsal.apply(exit_code=1)
        rehearsal.cloudflare.faults.clear()
        order = went_live(rehearsal.calls_since(number))
        demand(order == ["token", "content", "content", "token"], f"not rolled back in the opposite order: {order}")
        demand("content: wrangler deploy failed, the new version is live" in record["failure"], f"reported: {record['failure']}")
        demand(rehearsal.live() == before, "the old versions are not live")
        demand(record["migrations"] == {"token": ["9999_rehearsal.sql"]}, f"migrations: {record['migrations']}")
    with step("the same again: completes, and the migration is not applied twice"):
        record = rehearsal.apply()
        demand(record["migrations"] == {} and not set(rehearsal.live().values()) & set(before.values()), "not everything is new")
        rehearsal.check(SECOND)


@dataclass(frozen=True)
class Fault:
    """What goes wrong with the deployment of the gateway, whose setting was changed."""

    title: str
    call: str
    status: int
    code: int = 10001
    times: int = 1
    ends_well: bool = False


UPLOAD = "POST /scripts/api-gateway-staging/versions$"
FAULTS = (
    Fault("503 on deployments", "POST /scripts/api-gateway-staging/deployments$", 503, times=20),
    Fault("10143, a service that is not there", UPLOAD, 400, code=10143),
    Fault("10057, a required secret that is not there", UPLOAD, 400, code=10057),
    Fault("429 on a GET of wrangler's", "GET /services/api-gateway-staging$", 429),
    Fault("500 twice on versions", UPLOAD, 500, times=2, ends_well=True),
)


def _faults(rehearsal: Rehearsal) -> None:
    """Each fault meets the same change; it is live at the end, and after each fault that is reported the old version is."""
    before = rehearsal.live()
    with step("a failing smoke test: reported, the old versions are live"):
        rehearsal.cloudflare.edge.broken = ("ALLOWED_ORIGINS", BROKEN)
        rehearsal.values["ALLOWED_ORIGINS"] = BROKEN
        record = rehearsal.apply(exit_code=1, wait_s=3)
        demand(record["failure"].startswith("the smoke test failed"), f"reported: {record['failure']}")
        demand(rehearsal.live() == before, "the old versions are not live")
    rehearsal.values["ALLOWED_ORIGINS"] = "https://app.example"
    for fault in FAULTS:
        rehearsal.cloudflare.faults.order({"method": "GET", "path": "/scripts/token-staging/schedules$", "status": 429})  # ours: repeated
        _fault(rehearsal, fault, before)
    rehearsal.check(SECOND)


def _fault(rehearsal: Rehearsal, fault: Fault, before: dict[str, str]) -> None:
    with step(f"{fault.title}: {'succeeds' if fault.ends_well else 'reported, the old versions are live'}"):
        method, _, path = fault.call.partition(" ")
        order = {"method": method, "path": path, "status": fault.status, "code": fault.code, "times": fault.times}
        rehearsal.cloudflare.faults.order(order | {"message": fault.title})
        record = rehearsal.apply(exit_code=0 if fault.ends_well else 1)
        left = rehearsal.cloudflare.faults.clear()
        demand(fault.times > 2 or left == 0, "the fault was not met")
        demand(fault.ends_well or str(fault.code) in record["failure"], f"another failure is reported: {record.get('failure')}")
        demand((rehearsal.live() == before) is not fault.ends_well, "what is live is not what must be")


def _interruption(rehearsal: Rehearsal) -> None:
    """A deployment that is killed between two workers; the next one completes it."""
    before = rehearsal.live()
    with step("killed between two workers: the next run completes"):
        rehearsal.values |= {"TELEGRAM_BOT_USERNAME": "another_bot", "ALLOWED_ORIGINS": "https://other.example"}
        rehearsal.kill_apply(after="POST .*/scripts/referral-staging/deployments 200")
        changed = [name for name, version in rehearsal.live().items() if version != before[name]]
        demand(changed == ["referral"], f"changed before it was killed: {changed}")
        record = rehearsal.apply()
        demand(record["before"]["referral"]["id"] == before["referral"], "the record forgot what was live before")
        rehearsal.check(SECOND)


def _rollback_by_hand(rehearsal: Rehearsal) -> None:
    with step("rollback to the first version, gateway first"):
        number = len(rehearsal.cloudflare.calls)
        rehearsal.run("deploy", "rollback", ENVIRONMENT, "--to", FIRST)
        demand(went_live(rehearsal.calls_since(number)) == LEAF_FIRST[::-1], "the order was not gateway first")
        demand(rehearsal.commits() == {FIRST}, f"live are {rehearsal.commits()}")
        rehearsal.run("deploy", "smoke", ENVIRONMENT, "--version", FIRST)
