"""The commands that play people in the emulated Telegram of a running `make dev`."""

from __future__ import annotations

import argparse
import os
from typing import Any

from tools.console import Commands, Failure, say

REPLY_WITHIN_S = 15


def add_commands(commands: Commands) -> None:
    """Enter `telegram` with what a person can do."""
    telegram = commands.add_parser(
        "telegram", help="write, press, join or block in the emulated Telegram of `make dev`"
    )
    verbs = telegram.add_subparsers(required=True, metavar="VERB")
    write = verbs.add_parser("say", help="write to the bot, and print what it answers")
    press = verbs.add_parser("press", help="press a button under a message of the bot's")
    join = verbs.add_parser("join", help="become a member of a group or channel")
    leave = verbs.add_parser("leave", help="leave a group or channel")
    block = verbs.add_parser("block", help="block the bot; --undo: no longer")
    for verb in (write, press, join, leave, block):
        verb.add_argument("user", type=int, help="the person's Telegram id")
    write.add_argument("text")
    write.add_argument("--first-name", default="Ada")
    write.add_argument("--language-code", default="en")
    press.add_argument("data", help="the callback data of the button")
    for verb in (join, leave):
        verb.add_argument("chat", type=int, help="the chat's id; write `-- 42 -100` as it is < 0")
    block.add_argument("--undo", action="store_true")
    write.set_defaults(run=_say)
    press.set_defaults(run=_press)
    join.set_defaults(run=_change_member, status="member")
    leave.set_defaults(run=_change_member, status="left")
    block.set_defaults(run=_block)


def _say(given: argparse.Namespace) -> None:
    seen = _ask("GET", "requests")["requests"]
    message = {
        "text": given.text,
        "first_name": given.first_name,
        "language_code": given.language_code,
    }
    _ask("POST", f"users/{given.user}/messages", message)
    after = max((request["number"] for request in seen), default=0)
    wanted = f"method=sendMessage&chat_id={given.user}&after={after}&wait_s={REPLY_WITHIN_S}"
    replies = _ask("GET", f"requests?{wanted}")["requests"]
    if not replies:
        raise Failure(
            f"the bot did not answer within {REPLY_WITHIN_S} s", hint="`make logs` may say why"
        )
    for reply in replies:
        say(reply["parameters"]["text"])


def _press(given: argparse.Namespace) -> None:
    person = {"id": given.user, "is_bot": False, "first_name": "Ada"}
    query = {
        "from": person,
        "chat_instance": str(given.user),
        "data": given.data,
    }
    _ask("POST", "updates", {"callback_query": query})
    say(f"{given.user} pressed {given.data}")


def _change_member(given: argparse.Namespace) -> None:
    _ask("PUT", f"chats/{given.chat}/members/{given.user}", {"status": given.status})
    say(f"{given.user} is now {given.status} of {given.chat}")


def _block(given: argparse.Namespace) -> None:
    _ask("PUT", f"users/{given.user}", {"blocked": not given.undo})
    say(f"{given.user} {'unblocked' if given.undo else 'blocked'} the bot")


def _ask(verb: str, path: str, body: object = None) -> dict[str, Any]:
    """What a control of the emulator answers. Raises `Failure`."""
    import httpx

    from tools.local.running import running, state_folder

    state = state_folder(os.environ)
    present = running(state)
    if present is None:
        raise Failure(f"nothing runs on the state in {state}", hint="`make dev` starts it")
    if present.telegram_url is None:
        raise Failure("this stack talks to the real Telegram", hint="write to the bot there")
    try:
        answer = httpx.request(
            verb,
            f"{present.telegram_url}/_emulator/{path}",
            json=body,
            timeout=REPLY_WITHIN_S + 10,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Failure(f"the emulator does not answer: {error}", hint="see telegram.log") from None
    if answer.status_code != 200:
        raise Failure(f"the emulator refuses: {answer.text}")
    result: dict[str, Any] = answer.json()
    return result
