"""`python -m tools.telegram.bridge`: brings a real bot's updates to a webhook on this machine,
which Telegram cannot reach.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from contest.kit import settings
from contest.kit.telegram import Conflict, RetryAfter, Telegram, TelegramError, WrongToken
from tools.console import Failure, complain, say
from tools.telegram.client import ALLOWED_UPDATES, DIRECT
from tools.telegram.delivery import asked_wait_s
from tools.telegram.state import Json

POLL_S = 25
ANSWER_WAIT_S_MAX = 60
BACKOFF_S_MAX = 60
# Checked before use: no error about a malformed URL or header can show a secret then.
SETTINGS = ("TELEGRAM_API_BASE", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET")
# The same update would be refused again; all else may pass.
REFUSED_FOR_GOOD = (400, 413, 415, 422)
OK = "answers again"
ELSEWHERE = "Call deleteWebhook yourself (the bridge never does), or stop the other program."

Result = TypeVar("Result")


class NotNow(Exception):
    def __init__(self, reason: str, *, after_s: int = 0) -> None:
        super().__init__(f"{reason}, trying again")
        self.after_s = after_s


class Update(BaseModel, extra="allow"):
    update_id: int


UPDATES = TypeAdapter(list[Update])


@dataclass
class Bridge:
    """Nothing is lost: Telegram keeps an update until it is asked for a later one, and that happens
    only when the webhook has taken it.

    What the webhook refuses for good becomes a dead-letter message, one line of JSON in the file
    `dead_letters`, and holds up nothing.
    """

    http: httpx.AsyncClient
    api_base: str
    token: str = field(repr=False)
    webhook_url: str
    secret: str = field(repr=False)
    dead_letters: Path
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    states: dict[str, str] = field(default_factory=dict)

    async def run(self) -> None:
        """Never returns; raises `Failure` when waiting would not help."""
        offset = 0
        while True:
            updates = await self._persist("Telegram", partial(self._poll, offset))
            # Asking has confirmed what came before, and after a quiet week ids start anywhere.
            offset = 0
            for update in updates:
                await self._persist("the webhook", partial(self._deliver, update))
                offset = update["update_id"] + 1

    async def _persist(self, party: str, attempt: Callable[[], Awaitable[Result]]) -> Result:
        wait_s = 1
        while True:
            try:
                result = await attempt()
            except NotNow as again:
                self._note(party, str(again))
                await self.sleep(again.after_s or wait_s)
                wait_s = min(2 * wait_s, BACKOFF_S_MAX)
            else:
                self._note(party, OK)
                return result

    def _note(self, party: str, state: str) -> None:
        if self.states.get(party, OK) != state:
            say(f"{party} {state}")
        self.states[party] = state

    async def _poll(self, offset: int) -> list[Json]:
        body = {"offset": offset, "timeout": POLL_S, "allowed_updates": ALLOWED_UPDATES}
        telegram = Telegram(self.http, base=self.api_base, token=self.token)
        try:
            async with asyncio.timeout(ANSWER_WAIT_S_MAX):
                result = await telegram.call("getUpdates", body, timeout_s=ANSWER_WAIT_S_MAX)
            return [update.model_dump() for update in UPDATES.validate_python(result)]
        except WrongToken:
            raise Failure(
                "the bot token is not valid",
                hint="Set TELEGRAM_BOT_TOKEN to the token that @BotFather shows.",
            ) from None
        except Conflict:
            raise Failure(
                "the bot's updates go elsewhere: a webhook is set, or another program polls",
                hint=ELSEWHERE,
            ) from None
        except RetryAfter as asked:
            raise NotNow("asks to wait", after_s=asked.seconds) from None
        except (TelegramError, TimeoutError, ValidationError) as error:
            reason = str(error) if isinstance(error, TelegramError) else type(error).__name__
            raise NotNow(f"cannot be reached ({reason})") from None

    async def _deliver(self, update: Json) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret}
        try:
            async with asyncio.timeout(ANSWER_WAIT_S_MAX):
                reply = await self.http.post(self.webhook_url, json=update, headers=headers)
        except (httpx.HTTPError, TimeoutError) as error:
            raise NotNow(f"cannot be reached ({type(error).__name__})") from None
        if reply.status_code in REFUSED_FOR_GOOD:
            self._dead_letter(update, reply.status_code)
        elif not reply.is_success:
            raise NotNow(f"answers {reply.status_code}", after_s=asked_wait_s(reply))

    def _dead_letter(self, update: Json, status: int) -> None:
        """For a person to look at; what is said of it holds nothing of its content."""
        line = json.dumps({"status": status, "update": update}) + "\n"
        try:
            with open(self.dead_letters, "a", opener=partial(os.open, mode=0o600)) as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotNow(
                f"answers {status}, and {self.dead_letters} cannot be written ({error.strerror})"
            ) from None
        say(
            f"update {update['update_id']} went to {self.dead_letters}: "
            f"the webhook answers {status}, and would again"
        )


async def serve(webhook_url: str, dead_letters: Path) -> None:
    """Until SIGINT or SIGTERM; raises `Failure`."""
    given = {"TELEGRAM_API_BASE": "https://api.telegram.org", **os.environ}
    wrong = [name for name in SETTINGS if not given.get(name) or settings.fault(name, given[name])]
    wrong += [] if settings.ADDRESS.fullmatch(webhook_url) else ["--webhook-url"]
    if wrong:
        raise Failure(f"missing or malformed: {', '.join(wrong)}")
    api_base, token, secret = (given[name] for name in SETTINGS)
    async with httpx.AsyncClient(timeout=ANSWER_WAIT_S_MAX, mounts=DIRECT) as http:
        work = asyncio.create_task(
            Bridge(http, api_base, token, webhook_url, secret, dead_letters).run()
        )
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
        say(f"Telegram's updates go to {webhook_url}")
        with suppress(asyncio.CancelledError):
            await work


def main() -> int:
    environment = (
        "From the environment: TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET "
        "and, if it is not Telegram's own, TELEGRAM_API_BASE."
    )
    parser = argparse.ArgumentParser(
        prog="python -m tools.telegram.bridge", description=__doc__, epilog=environment
    )
    parser.add_argument("--webhook-url", required=True, help="where each update is posted")
    parser.add_argument(
        "--dead-letters",
        type=Path,
        required=True,
        metavar="FILE",
        help="gets the updates that the webhook refuses for good",
    )
    given = parser.parse_args()
    try:
        asyncio.run(serve(given.webhook_url, given.dead_letters))
    except Failure as failure:
        complain(failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
