"""`make dev`: the product on this machine, until Ctrl-C."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from tools import turnstile
from tools.beacon.app import PATH as BEACON_PATH
from tools.beacon.chain import Chain
from tools.console import Failure, say, step
from tools.fleet import WORKERS
from tools.local import settings as dev_vars
from tools.local.people import introduce
from tools.local.running import running, state_folder
from tools.local.seed import seed
from tools.local.stack import Layout, Stack, check_settings
from tools.local.watch import Watch
from tools.processes import check_port_free

EMULATOR = "emulator"
CLOCK_S = 60
DRAW_DELAY_S = "60"  # Nobody who tries a draw out wants to wait for ten minutes.
STEP_S = 0.2


def dev(settings_file: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Run the stack in the foreground until it is interrupted. Raises `Failure`."""
    layout = Layout(
        port=port_of(environment, "PORT", 8787),
        telegram_port=port_of(environment, "TELEGRAM_PORT", 8081),
        state=state_folder(environment),
    )
    if layout.port == layout.telegram_port:
        raise Failure(
            f"PORT and TELEGRAM_PORT are both {layout.port}", hint="each needs a port of its own"
        )
    if present := running(layout.state):
        raise Failure(
            f"already running at {present.url}, with the state in {layout.state}",
            hint="`make status` tells more; for another: PORT, TELEGRAM_PORT and STATE_DIR",
        )
    say("Contest: starting the local stack")
    if dev_vars.ensure(settings_file):
        say(f"  {settings_file.name} written from .dev.vars.example, with new keys")
    settings, emulated = _settings(dev_vars.read(settings_file), layout)
    check_port_free(layout.port, variable="PORT")
    if emulated:
        check_port_free(layout.telegram_port, variable="TELEGRAM_PORT")
    with Stack(layout, settings, emulate_telegram=emulated) as stack:
        stack.start()
        if emulated:
            with step("making the sample contests"):
                seed(layout, settings)
                introduce(layout, settings)
        _welcome(stack, settings, emulated=emulated)
        _run(stack)


def _settings(values: dict[str, str], layout: Layout) -> tuple[dict[str, str], bool]:
    """The settings of the workers, and whether Telegram is emulated."""
    emulated = values.get("TELEGRAM_API_BASE") == EMULATOR
    if emulated:
        captcha = {} if "TURNSTILE_SECRET_KEY" in values else _fake_captcha(layout)
        beacon = {} if {"BEACON_URLS", "BEACON_CHAIN"} & set(values) else local_beacon(layout)
        delay = {"DRAW_DELAY_S": DRAW_DELAY_S} if beacon else {}
        values = (
            {"MINIAPP_URL": f"{layout.url}/app/", "WEBHOOK_LOOPBACK": "on"}
            | delay
            | values
            | {"TELEGRAM_API_BASE": layout.telegram_url}
            | captcha
            | beacon
        )
    settings = check_settings(values)
    if not emulated and not settings["MINIAPP_URL"].startswith("https://"):
        say(
            "  Telegram opens Mini Apps over https only: "
            "without such a MINIAPP_URL the bot greets without a button"
        )
        settings["MINIAPP_URL"] = ""
    return settings, emulated


def _fake_captcha(layout: Layout) -> dict[str, str]:
    """That of the emulator, for who has no widget of their own."""
    return {
        "TURNSTILE_SITE_KEY": turnstile.SITE_KEY,
        "TURNSTILE_SECRET_KEY": turnstile.SECRET_KEY,
        "TURNSTILE_API_BASE": f"{layout.telegram_url}{turnstile.PATH}",
    }


def local_beacon(layout: Layout) -> dict[str, str]:
    """That in the process of the emulator, whose key stays with the state."""
    return {
        "BEACON_URLS": f"{layout.telegram_url}{BEACON_PATH}",
        "BEACON_CHAIN": json.dumps(Chain.kept_in(layout.beacon_key).info, separators=(",", ":")),
    }


def port_of(environment: Mapping[str, str], name: str, default: int) -> int:
    """The port that the environment names, or the default. Raises `Failure`."""
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise Failure(
            f"{name}={text} is not a port",
            hint=f"a number from 1 to 65535, for example {name}={default}",
        )
    return int(text)


def _welcome(stack: Stack, settings: Mapping[str, str], *, emulated: bool) -> None:
    url, telegram = stack.layout.url, stack.layout.telegram_url
    explorer = f"{url}/cdn-cgi/local/explorer"
    say()
    say(f"  gateway    {url}        (Mini App {url}/app/, operations {url}/docs)")
    say(f"  telegram   {f'{telegram}        (emulated)' if emulated else 'the real one'}")
    for worker in WORKERS:
        if worker.database:
            link = f"{explorer}/d1/local-{worker.name}?worker={worker.name}-local"
            say(f"  database   {link}")
    say(f"  traces     {explorer}/observability/")
    say(f"  logs       {stack.log}, or `make logs`; exceptions are shown here")
    say()
    say("  A save reloads its worker. Ctrl-C stops it; the data stays.")
    say()
    if emulated:
        say(f"  Open {telegram}/ in a browser: Telegram, with the bot and its Mini App.")
    else:
        say(
            "  With a real bot there is no emulator and no page of it. In Telegram, write /start to"
        )
        say(f"  https://t.me/{settings['TELEGRAM_BOT_USERNAME']}")


def _run(stack: Stack) -> None:
    """Watch what is saved and said, and play the clock, until interrupted."""
    watch, due = Watch(stack), time.monotonic() + CLOCK_S
    while True:
        time.sleep(STEP_S)
        watch.step()
        if time.monotonic() >= due and not stack.workers_ended():
            due = time.monotonic() + CLOCK_S
            for worker in WORKERS:
                for cron in worker.crons:
                    _tick(stack, worker.name, cron)


def _tick(stack: Stack, worker: str, cron: str) -> None:
    try:
        stack.tick(worker, cron)
    except (Failure, httpx.HTTPError) as error:
        say(f"  {error}; see {stack.log}")
