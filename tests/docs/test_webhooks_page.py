"""The commands of docs/webhooks.md, run by a shell as their reader runs them, and its example."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest

from tests.contests import Organiser
from tests.docs.commands import run_page
from tests.docs.pages import blocks
from tests.system import System
from tests.webhooks import Hooks, Receiver
from tools.paths import ROOT

PAGE = (ROOT / "docs" / "webhooks.md").read_text()


@pytest.mark.programs
async def test_a_message_is_verified_by_the_commands_of_the_page(system: System) -> None:
    system.now = time.time()  # as the shell has it
    await Organiser(system).opened()
    system.configure("content", WEBHOOK_LOOPBACK="on")
    async with httpx.AsyncClient(trust_env=False) as http:
        system.replace("content", http=http)
        told = await run_page(system, "webhooks.md")
    assert "The signature is good." in told
    assert '"type":"webhook.test"' in told
    assert '"state":"delivered"' in told
    assert '"detail":"no connection, or an answer without end"' in told


async def test_the_example_of_the_page_takes_what_is_sent_and_nothing_else(system: System) -> None:
    system.now = time.time()  # by which the library goes
    receiver, example = Receiver(system), dict[str, Any]()
    [block] = blocks(PAGE, "python")
    exec(block.text, example)
    hooks = Hooks(system, await Organiser(system).create())
    webhook = await hooks.made()
    await hooks.test(webhook)
    [request] = receiver.requests
    sent = (request.content, dict(request.headers))
    assert example["message_of"](*sent, webhook["secret"]) == json.loads(request.content)
    other = (await hooks.made())["secret"]
    assert example["message_of"](*sent, other) is None
    assert example["message_of"](request.content + b" ", sent[1], webhook["secret"]) is None
