"""A whole contest on workerd by chat alone: from the wizard to the confirmed draw and the prize's
code, and what the installed verifier says of it.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from tests.contest_by_chat import CONFIRMED, JOINED, MADE, TOLD
from tests.draw.checking import YES
from tests.e2e.chat import Person
from tests.e2e.client import Client
from tests.e2e.verifier import Verifier
from tests.system import ADMIN_ID

# It waits for a full minute and for a round.
pytestmark = [pytest.mark.workerd, pytest.mark.soak]

MINUTE_S = 60
DRAWN_WITHIN_S, TOLD_WITHIN_S = 120, 60
END = ("▸ In 3 days", "Step 5 of 6")
START, CONTESTS, *CARD = JOINED["en"]


def make(organiser: Person) -> int:
    """An open contest with codes; when it ends: it lasts as long as this machine needs for someone
    to join, and to a full minute, as people write times. To close it before would not do: the
    round that draws is the one that was announced.
    """
    at, started = MADE["en"].index(END), time.time()
    organiser.plays(*MADE["en"][:at])
    soonest = time.time() + 5 + 2 * (time.time() - started)
    ends_at = int(soonest // MINUTE_S + 1) * MINUTE_S
    written = f"{datetime.fromtimestamp(ends_at, UTC):%Y-%m-%d %H:%M}"
    organiser.plays((written, END[1]), *MADE["en"][at + 1 :])
    return ends_at


def test_a_contest_by_chat_alone(client: Client, verifier: Verifier) -> None:
    grace, ada = Person(client, ADMIN_ID, "Grace"), Person(client, 645, "Ada")
    ends_at = make(grace)
    ada.plays(START, (CONTESTS[0], "A mug for you — "), *CARD)

    def is_drawn() -> bool:
        client.stack.tick("bot")
        grace.plays(CONFIRMED["en"][0])
        return grace.has("🏆 A mug for you")

    time.sleep(max(0, ends_at - time.time()))
    client.wait_for(is_drawn, within_s=DRAWN_WITHIN_S)
    for _ in range(2):
        client.stack.tick("bot")  # those who are drawn are looked at
    grace.plays(*CONFIRMED["en"])

    def is_told() -> bool:
        client.stack.tick("bot")
        return ada.has_heard(TOLD["en"])

    client.wait_for(is_told, within_s=TOLD_WITHIN_S)
    assert "TULIP-1" not in ada.hears(TOLD["en"])
    ada.plays(
        ("▸ My prize", "Your code, for you alone:\nTULIP-1"),
        ("/results", "Which contest?"),
        ("▸ A mug for you", "• Mug — won, the name is not shown"),
        ("▸ Is my line in it?", "contest-draw mine --url"),
    )
    command = ada.hears("contest-draw mine ").partition("contest-draw mine ")[2].split()
    right = (YES, "the draw is right (full check), and confirmed")
    assert verifier.verdict("mine", *command) == right
    ada.does("▸ My prize")
    assert "TULIP-1" not in ada.hears("The code is in this chat, further up.")
