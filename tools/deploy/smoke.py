"""Ask the public address whether what should be live answers: every worker's health, what needs all, on staging a user's journey."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx

from tools.console import Failure, say
from tools.deploy.api import Api
from tools.deploy.journey import TAKEN_IN, Journey
from tools.deploy.result import Result
from tools.deploy.target import Target
from tools.fleet import WORKERS

PAUSE_S = 2.0
JOURNEY_PAUSE_S = 5.0  # signing in is limited to 20 times a minute
ANSWER_S_MAX = 30
READY = "/ready"  # settings, keys, databases, and that a session can be made: without making one for anybody
FLOW = "/v1/contests"  # reads only: gateway, binding and database


def gateway_url(api: Api, target: Target) -> str:
    """The public address: GATEWAY_URL where there is a domain of its own, else the one at workers.dev."""
    given = target.values.get("GATEWAY_URL")
    return (
        given.rstrip("/")
        if given
        else f"https://{target.script('api-gateway')}.{api.get('/workers/subdomain')['subdomain']}.workers.dev"
    )


def smoke(api: Api, target: Target, versions: Mapping[str, str], *, wait_s: float) -> list[Result]:
    """Ask until everything is well or the time is over. `versions`: the commit that each worker must tell."""
    deadline = time.monotonic() + wait_s
    url, environment = gateway_url(api, target), target.environment
    ops_token, bot_token = target.values.get("OPS_TOKEN"), target.values.get("TELEGRAM_BOT_TOKEN")
    with (
        httpx.Client(base_url=url, timeout=ANSWER_S_MAX, trust_env="127.0.0.1" not in url) as http,
        ThreadPoolExecutor() as pool,
    ):
        healthy = list(
            pool.map(
                lambda worker: _health(
                    http, worker.name, environment, versions[worker.name], deadline
                ),
                WORKERS,
            )
        )
        flows = [_flow(http, FLOW, {}, deadline)]
        if ops_token:
            flows.append(_flow(http, READY, {"authorization": f"Bearer {ops_token}"}, deadline))
        else:  # what was not asked is not well
            flows.append(
                Result(path=READY, well=False, seen="not asked: OPS_TOKEN is not set", attempts=0)
            )
        results = [*healthy, *flows]
        if environment in TAKEN_IN and bot_token and all(result.well for result in results):
            results += _journey(http, bot_token, deadline)
    return results


def check(results: list[Result]) -> None:
    """Raise `Failure` unless all is well; say what could not be told."""
    for result in results:
        if result.path == READY and result.well and result.seen != "200":
            say(f"  {result.path}: {result.seen}")
    if wrong := [f"{result.path}: {result.seen}" for result in results if not result.well]:
        raise Failure(
            f"the smoke test failed: {'; '.join(wrong)}",
            hint="look at the workers' logs on Cloudflare",
        )


def _health(
    http: httpx.Client, worker: str, environment: str, version: str, deadline: float
) -> Result:
    path = "/health" if worker == "api-gateway" else f"/health/{worker}"
    wanted = {"status": "ok", "service": worker, "environment": environment, "version": version}
    return _ask(http, path, {}, deadline, wanted)


def _flow(http: httpx.Client, path: str, headers: dict[str, str], deadline: float) -> Result:
    return _ask(http, path, headers, deadline, {})


def _journey(http: httpx.Client, bot_token: str, deadline: float) -> list[Result]:
    attempt = 1
    while True:
        results = Journey(http, bot_token, attempt=attempt).run()
        if all(result.well for result in results) or time.monotonic() + JOURNEY_PAUSE_S > deadline:
            return results
        attempt += 1
        time.sleep(JOURNEY_PAUSE_S)


def _ask(
    http: httpx.Client, path: str, headers: dict[str, str], deadline: float, wanted: dict[str, str]
) -> Result:
    attempts = 0
    while True:
        attempts += 1
        well, seen = _answer(http, path, headers, wanted)
        if well or time.monotonic() + PAUSE_S > deadline:
            return Result(path=path, well=well, seen=seen, attempts=attempts)
        time.sleep(PAUSE_S)


def _answer(
    http: httpx.Client, path: str, headers: dict[str, str], wanted: dict[str, str]
) -> tuple[bool, str]:
    try:
        reply = http.get(path, headers=headers)
        found = reply.json() if wanted and reply.status_code == 200 else {}
    except httpx.HTTPError as error:
        return False, type(error).__name__
    except ValueError:
        return False, "no JSON"
    if path == READY and reply.status_code == 200:
        return True, _unsure(reply)
    differs = [
        f"{name} is {found.get(name)}" for name, value in wanted.items() if found.get(name) != value
    ]
    if reply.status_code != 200:
        return False, f"{reply.status_code} {reply.text[:200]}"
    return not differs, ", ".join(differs) or "200"


def _unsure(reply: httpx.Response) -> str:
    """The status, and what `/ready` could not tell: an outage of Telegram's takes no version back, and is no secret."""
    try:
        states = reply.json()["services"].items()
    except (ValueError, KeyError, TypeError, AttributeError):
        return "200"
    return ", ".join(
        ["200", *(f"{service}: {state}" for service, state in states if state != "ok")]
    )[:200]
