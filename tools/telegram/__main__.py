"""`python -m tools.telegram`: run the emulator until it is interrupted."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tools.beacon.chain import Chain
from tools.console import Failure, complain
from tools.local.clock import LocalClock
from tools.telegram.emulator import serve
from tools.telegram.state import Emulator


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.telegram",
        description="A small, strict emulator of Telegram's Bot API.",
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s)"
    )
    parser.add_argument("--port", type=int, required=True, help="port to listen on")
    parser.add_argument("--bot-token", help="as from BotFather; better given as TELEGRAM_BOT_TOKEN")
    parser.add_argument("--bot-username", required=True, help="the bot's @username, without @")
    parser.add_argument("--webhook-url", help="where to deliver updates from the start")
    parser.add_argument(
        "--webhook-secret", help="sent with every update; better given as TELEGRAM_WEBHOOK_SECRET"
    )
    parser.add_argument(
        "--beacon-key", type=Path, help="file with the beacon's key, made if it is not there"
    )
    parser.add_argument("--clock", type=Path, help="state folder of the stack, whose clock it has")
    parser.add_argument("--gateway-url", help="where the gateway is")
    parser.add_argument("--miniapp-url", help="the bot's Mini App, as BotFather is told")
    parser.add_argument("--page", type=Path, help="folder with the built page")
    given = parser.parse_args()
    token = given.bot_token or os.environ.get("TELEGRAM_BOT_TOKEN")
    secret = given.webhook_secret or os.environ.get("TELEGRAM_WEBHOOK_SECRET", "")
    if not token:
        parser.error("--bot-token or TELEGRAM_BOT_TOKEN is needed")
    try:
        serve(
            _emulator(token, given),
            given.port,
            webhook_url=given.webhook_url,
            webhook_secret=secret,
            page=given.page,
            host=given.host,
        )
    except Failure as failure:
        complain(failure)
        return 1
    return 0


def _emulator(token: str, given: argparse.Namespace) -> Emulator:
    try:
        emulator = Emulator(token, given.bot_username, given.gateway_url, given.miniapp_url)
    except ValueError as error:
        raise Failure(
            str(error), hint="Any token of the right form will do, such as 123456:local."
        ) from error
    if given.clock:
        clock = emulator.clock = LocalClock(given.clock)
        emulator.now_s = emulator.beacon.now_s = emulator.turnstile.now_s = clock.now_s
    if given.beacon_key:
        emulator.beacon.chain = Chain.kept_in(given.beacon_key)
    return emulator


if __name__ == "__main__":
    sys.exit(main())
