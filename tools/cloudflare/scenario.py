"""`make rehearse`: the commands that deploy, run against the fake, from an empty account to the
last fault.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from dataclasses import dataclass
from typing import Any

import httpx

from tools.cloudflare.expected import went_live
from tools.cloudflare.kills import interruptions
from tools.cloudflare.rehearsal import ENVIRONMENT, LEAF_FIRST, Rehearsal, expect, prepared
from tools.console import say, step

FIRST, SECOND = "1" * 40, "2" * 40
BROKEN = "https://broken.example"
DEPLOYING, OPERATIONS = "docs/deploying.md", "docs/operations.md"


def rehearse() -> None:
    """Run everything. Raises `Failure` for the first thing that is not as it must be."""
    started = time.monotonic()
    with prepared() as rehearsal:
        rehearsal.values["VERSION"] = FIRST
        for part in PARTS:
            part(rehearsal)
    say(f"rehearsed in {time.monotonic() - started:.0f} s")


def _first_deployment(rehearsal: Rehearsal) -> None:
    with step("guard: a missing setting stops everything, and nothing was asked for"):
        rehearsal.run("deploy", "apply", ENVIRONMENT, exit_code=1)
        expect(not rehearsal.cloudflare.calls, f"asked: {rehearsal.cloudflare.calls}")
    with step("environment create"):
        first = rehearsal.follow(DEPLOYING, "Once per environment")
        rehearsal.values |= dict(
            line.split("=", 1) for line in first.splitlines() if line.startswith("D1_ID_")
        )
        _check_webhook(rehearsal)
        _check_placeholders(rehearsal)
    with step("a name that nobody has: refused; environment create again makes it known"):
        del rehearsal.cloudflare.account.state["scripts"][f"bot-{ENVIRONMENT}"]
        told = rehearsal.run("deploy", "apply", ENVIRONMENT, exit_code=1)
        expect(
            f"bot-{ENVIRONMENT}" in told and f"environment create {ENVIRONMENT}" in told,
            f"told: {told}",
        )
        expect(
            rehearsal.run("environment", "create", ENVIRONMENT).endswith(
                first[first.index("Set these") :]
            ),
            "it told otherwise",
        )
        _check_placeholders(rehearsal)
    with step("the first deployment"):
        number = len(rehearsal.cloudflare.calls)
        # The local stack starts meanwhile.
        rehearsal.follow(
            DEPLOYING,
            "The first deployment, and every later one",
            **{"apply staging": "apply staging --wait 120"},
        )
        expect(
            went_live(rehearsal.calls_since(number)) == LEAF_FIRST,
            "the order was not dependencies first, gateway last",
        )
        rehearsal.check(FIRST)
    _check_face(rehearsal)
    _nothing_to_do(rehearsal)


def _check_face(rehearsal: Rehearsal) -> None:
    wanted = 'scope={"type":"all_private_chats"}&language_code=ru'
    expect(_telegram(rehearsal, f"getMyCommands?{wanted}") != [], "the bot has no commands")
    rehearsal.run("deploy", "face", ENVIRONMENT)


def _telegram(rehearsal: Rehearsal, question: str) -> Any:
    base = f"{rehearsal.values['TELEGRAM_API_BASE']}/bot{rehearsal.values['TELEGRAM_BOT_TOKEN']}"
    return httpx.get(f"{base}/{question}", timeout=20, trust_env=False).json()["result"]


def _check_webhook(rehearsal: Rehearsal) -> None:
    info = _telegram(rehearsal, "getWebhookInfo")
    expect(
        info["url"] == f"{rehearsal.values['GATEWAY_URL']}/v1/telegram/webhook",
        f"the webhook is {info}",
    )


def _check_placeholders(rehearsal: Rehearsal) -> None:
    told = rehearsal.run("deploy", "status", ENVIRONMENT, exit_code=1)
    wrong = [
        name
        for name in LEAF_FIRST
        if not re.search(rf"^{name} +never deployed", told, re.MULTILINE)
    ]
    expect(not wrong, f"status tells of {wrong}: {told}")
    addresses = {
        name: script["subdomain"]["enabled"]
        for name, script in rehearsal.cloudflare.account.state["scripts"].items()
    }
    expect(
        addresses == {f"{name}-{ENVIRONMENT}": False for name in LEAF_FIRST},
        f"names and their addresses: {addresses}",
    )


def _nothing_to_do(rehearsal: Rehearsal) -> None:
    with step("plan, environment create, status and smoke on an unchanged environment"):
        expect(
            rehearsal.run("deploy", "plan", ENVIRONMENT).strip() == "nothing to do",
            "plan found something to do",
        )
        rehearsal.run("environment", "create", ENVIRONMENT)
        rehearsal.run("deploy", "status", ENVIRONMENT)
        number = len(rehearsal.cloudflare.proxy.answers)
        rehearsal.run("deploy", "smoke", ENVIRONMENT)
        _check_journey(rehearsal, number)
    with step(
        "smoke: a user's journey that fails half way is told, and its account goes nevertheless"
    ):
        number = len(rehearsal.cloudflare.proxy.answers)
        rehearsal.cloudflare.proxy.broken_path = "/v1/token/balance"
        told = rehearsal.run("deploy", "smoke", ENVIRONMENT, "--wait", "1", exit_code=1)
        rehearsal.cloudflare.proxy.broken_path = ""
        expect("the smoke test failed: GET /v1/token/balance: 500" in told, f"told: {told}")
        _check_journey(rehearsal, number)


def _check_journey(rehearsal: Rehearsal, number: int) -> None:
    """Someone signed in, and is gone."""
    answers = rehearsal.cloudflare.proxy.answers[number:]
    wanted = (
        "POST /v1/auth/telegram 201",
        "POST /v1/auth/refresh 200",
        "GET /v1/referrals/me 200",
        "DELETE /v1/me 204",
        "GET /v1/me 404",
    )
    expect(
        not set(wanted) - set(answers) and answers[-1] == wanted[-1], f"the journey was {answers}"
    )


def _later_deployment(rehearsal: Rehearsal) -> None:
    """Another version with a migration fails in the middle: 500 on the crons, when the new code is
    live already. Then again.
    """
    (rehearsal.root / "workers" / "token" / "migrations" / "9999_rehearsal.sql").write_text(
        "create table rehearsal (id text) strict;\n"
    )
    rehearsal.values["VERSION"] = SECOND
    before = rehearsal.live()
    with step("a later version: 500 on schedules in the middle, rolled back, gateway first"):
        number = len(rehearsal.cloudflare.calls)
        rehearsal.cloudflare.faults.order(
            {"method": "PUT", "path": "/content-staging/schedules$", "status": 500, "times": 20}
        )
        record = rehearsal.apply(exit_code=1)
        bookmark = record["bookmarks"]["token"]
        rehearsal.cloudflare.faults.clear()
        order = went_live(rehearsal.calls_since(number))
        expect(
            order == ["token", "content", "content", "token"],
            f"not rolled back in the opposite order: {order}",
        )
        expect(
            "content: wrangler deploy failed, the new version is live" in record["failure"],
            f"reported: {record['failure']}",
        )
        expect(rehearsal.live() == before, "the old versions are not live")
        expect(
            record["migrations"] == {"token": ["9999_rehearsal.sql"]},
            f"migrations: {record['migrations']}",
        )
    with step("the same again: completes, and the migration is not applied twice"):
        record = rehearsal.apply()
        expect(
            record["migrations"] == {}
            and not set(rehearsal.live().values()) & set(before.values()),
            "not everything is new",
        )
        expect(
            len(record["booted"]) == len(LEAF_FIRST),
            f"started before were {list(record['booted'])}",
        )
        rehearsal.check(SECOND)
    with step("a database is taken back by its bookmark, and forth again"):
        _time_travel(rehearsal, bookmark)


def _time_travel(rehearsal: Rehearsal, bookmark: str) -> None:
    """Migration and data go and come; nobody has to deploy for it."""
    names = {"contest-auth-production": f"contest-token-{ENVIRONMENT}", "BOOKMARK": bookmark}
    told = rehearsal.follow(OPERATIONS, "Point-in-time restore", **names)
    previous = re.search(r"previous bookmark: (\S+)", told)
    expect(previous, f"wrangler told no bookmark: {told}")
    expect(
        "token: migrations pending" in rehearsal.run("deploy", "status", ENVIRONMENT, exit_code=1),
        "the database was not taken back",
    )
    assert previous
    rehearsal.follow(OPERATIONS, "Point-in-time restore", **names | {"BOOKMARK": previous[1]})
    rehearsal.run("deploy", "status", ENVIRONMENT)


@dataclass(frozen=True)
class Fault:
    """What goes wrong with the deployment of the gateway, whose setting was changed."""

    title: str
    call: str
    status: int
    code: int = 10001
    times: int = 1


UPLOAD = "POST /scripts/api-gateway-staging/versions$"
FAULTS = (
    Fault("503 on deployments", "POST /scripts/api-gateway-staging/deployments$", 503, times=20),
    Fault("10143, a service that is not there", UPLOAD, 400, code=10143),
    Fault("10057, a required secret that is not there", UPLOAD, 400, code=10057),
)


def _not_started(rehearsal: Rehearsal) -> None:
    """The gateway cannot be imported: nothing compiles or collects its way to that."""
    entry = rehearsal.root / "workers" / "api-gateway" / "src" / "entry.py"
    good = entry.read_text()
    with step("a worker that fails at its import: refused, nothing was touched"):
        number = len(rehearsal.cloudflare.calls)
        entry.write_text(f"import nothing_of_that_name\n{good}")
        rehearsal.values["ALLOWED_ORIGINS"] = BROKEN
        record = rehearsal.apply(exit_code=1)
        entry.write_text(good)
        error = "ModuleNotFoundError: No module named 'nothing_of_that_name'"
        told = f"api-gateway does not start: {error}"
        expect(record["failure"].strip() == told, f"reported: {record['failure']}")
        touched = [
            call
            for call in rehearsal.calls_since(number)
            if not re.fullmatch(r"GET .*|POST \S+/query 200", call)
        ]
        expect(not touched, f"touched: {touched}")


def _faults(rehearsal: Rehearsal) -> None:
    """Each fault meets the same change: after each that is reported the old version is live, and at
    the end the new one.
    """
    before = rehearsal.live()
    _not_started(rehearsal)
    with step("a failing smoke test: reported, the old versions are live"):
        rehearsal.cloudflare.proxy.broken = ("ALLOWED_ORIGINS", BROKEN)
        rehearsal.values["ALLOWED_ORIGINS"] = BROKEN
        record = rehearsal.apply(exit_code=1, wait_s=3)
        expect(
            record["failure"].startswith("the smoke test failed"), f"reported: {record['failure']}"
        )
        expect(rehearsal.live() == before, "the old versions are not live")
    rehearsal.values["ALLOWED_ORIGINS"] = "https://app.example"
    for fault in FAULTS:
        _fault(rehearsal, fault, before)
    with step("500 twice on versions, 429 with a time to wait on GETs: succeeds"):
        faults = rehearsal.cloudflare.faults
        faults.order(
            {
                "method": "POST",
                "path": "/scripts/api-gateway-staging/versions$",
                "status": 500,
                "times": 2,
            }
        )
        for path in (
            "/scripts/token-staging/schedules$",
            "/services/api-gateway-staging$",
        ):  # of ours, of wrangler's
            faults.order({"method": "GET", "path": path, "status": 429, "retry_after_s": 1})
        rehearsal.apply()
        expect(faults.clear() == 0, "a fault was not met")
    rehearsal.check(SECOND)


def _fault(rehearsal: Rehearsal, fault: Fault, before: dict[str, str]) -> None:
    with step(f"{fault.title}: reported, the old versions are live"):
        method, _, path = fault.call.partition(" ")
        order = {
            "method": method,
            "path": path,
            "status": fault.status,
            "code": fault.code,
            "times": fault.times,
        }
        rehearsal.cloudflare.faults.order(order | {"message": fault.title})
        record = rehearsal.apply(exit_code=1)
        left = rehearsal.cloudflare.faults.clear()
        expect(fault.times > 1 or left == 0, "the fault was not met")
        expect(
            str(fault.code) in record["failure"],
            f"another failure is reported: {record['failure']}",
        )
        expect(rehearsal.live() == before, "the old versions are not live")


def _rollback_by_hand(rehearsal: Rehearsal) -> None:
    with step("rollback to the first version, gateway first"):
        number = len(rehearsal.cloudflare.calls)
        rehearsal.follow(DEPLOYING, "Rollback", production=ENVIRONMENT, COMMIT=FIRST)
        expect(
            went_live(rehearsal.calls_since(number)) == LEAF_FIRST[::-1],
            "the order was not gateway first",
        )
        expect(rehearsal.commits() == {FIRST}, f"live are {rehearsal.commits()}")
        rehearsal.run("deploy", "smoke", ENVIRONMENT, "--version", FIRST)


def _operations(rehearsal: Rehearsal) -> None:
    """What operations.md tells people to type, on the local stack."""
    here = {"http://127.0.0.1:8787": rehearsal.cloudflare.proxy.stack_url}
    state = {".state/": f"{rehearsal.folder}/stack/"}
    with step("the runbooks of the local stack"):
        shutil.copy(rehearsal.folder / "settings", rehearsal.root / ".dev.vars")
        (rehearsal.root / "present.json").write_text(rehearsal.values["JWT_PRIVATE_KEYS"])
        expect(
            '"status":"ok"' in rehearsal.follow(OPERATIONS, "Operations", "Health checks", **here),
            "it is not well",
        )
        expect(
            '"event":"request"' in rehearsal.follow(OPERATIONS, "Logs", **state),
            "no request is in the log",
        )
        expect(
            " getHealth 200" in rehearsal.follow(OPERATIONS, "A dashboard", **state),
            "no request was counted by the log",
        )
        expect(
            '"outcome":"ok"' in rehearsal.follow(OPERATIONS, "Operations", "Local state", **here),
            "the cron failed",
        )
        keys = rehearsal.follow(OPERATIONS, "Signing keys").splitlines()
        expect(
            [len(json.loads(key_set)["keys"]) for key_set in keys] == [1, 2],
            "not a new set and the next one",
        )
        _dead_letter(rehearsal, here)


def _dead_letter(rehearsal: Rehearsal, here: dict[str, str]) -> None:
    """An update that nobody can read; its replay is refused, and then it is forgotten."""
    url, secret = rehearsal.cloudflare.proxy.stack_url, rehearsal.values["TELEGRAM_WEBHOOK_SECRET"]
    update, headers = (
        {"update_id": 9, "message": "no object"},
        {"x-telegram-bot-api-secret-token": secret},
    )
    httpx.post(
        f"{url}/v1/telegram/webhook", json=update, headers=headers, timeout=20, trust_env=False
    ).raise_for_status()
    told = rehearsal.follow(
        OPERATIONS, "Operations", "Dead-letter messages", **here, LETTER_ID="update-9"
    )
    expect('"letter_id":"update-9"' in told and "replay-failed" in told, f"told: {told}")
    expect(
        "update-9"
        not in rehearsal.follow(OPERATIONS, "Operations", "Dead-letter messages", **here),
        "the letter is not forgotten",
    )


PARTS = (
    _first_deployment,
    _later_deployment,
    _faults,
    interruptions,
    _operations,
    _rollback_by_hand,
)
