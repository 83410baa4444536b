"""How fast the bot takes updates, reads them and answers: figures, printed, with one bound each
that a machine under load keeps as well.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.e2e.client import Client
from tests.e2e.load import Figures

pytestmark = pytest.mark.soak

REPLIES, REPLIES_PER_S = 120, 5  # as people come, far below what Telegram takes
BURST, CONNECTIONS = 600, 8
UPDATE_ID = 1_900_000_000
WITHIN_S = 300
P99_S_MAX = 5.0


def test_how_fast_updates_are_taken_and_answered(client: Client) -> None:
    webhook, replies = _paced(client)
    print(f"\n  {webhook}\n  {replies}")
    taken, read_s = _burst(client)
    print(f"  {taken}\n  {BURST} updates read in {read_s:.1f} s: {BURST / read_s:.0f}/s")
    assert max(replies.latencies_ms) <= P99_S_MAX * 1000


def _paced(client: Client) -> tuple[Figures, Figures]:
    """`/start` of one person after another: the webhook's answers, and the bot's."""
    started, sent_at, answered_ms = time.monotonic(), dict[int, float](), list[float]()
    for number in range(REPLIES):
        time.sleep(max(0.0, started + number / REPLIES_PER_S - time.monotonic()))
        person = 2_000_000 + number
        client.telegram("PUT", f"users/{person}", {"first_name": "Ada", "has_started": True})
        sent_at[person] = time.time()
        answered_ms.append(post_update(client, UPDATE_ID + number, person, "/start"))
    seconds = time.monotonic() - started
    client.wait_for(lambda: len(_answers(client, sent_at)) == REPLIES, within_s=WITHIN_S)
    waits_ms = [1000 * (at - sent_at[person]) for person, at in _answers(client, sent_at).items()]
    return (
        Figures("answers of the webhook", seconds, answered_ms[REPLIES // 4 :]),
        Figures("replies", seconds, waits_ms[REPLIES // 4 :]),
    )


def _burst(client: Client) -> tuple[Figures, float]:
    """Many updates at once that ask for no reply."""

    def post(number: int) -> float:
        return post_update(client, UPDATE_ID + 10_000 + number, 3_000_000 + number % 100, "hello")

    started = time.monotonic()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        answered_ms = list(pool.map(post, range(BURST)))
    seconds = time.monotonic() - started
    left = "state = 'pending' and update_id >= ?"
    client.wait_for(lambda: not client.rows("updates", left, UPDATE_ID), within_s=WITHIN_S)
    return Figures("updates taken", seconds, answered_ms), time.monotonic() - started


def post_update(client: Client, update_id: int, person: int, text: str) -> float:
    """How many milliseconds the webhook takes to answer."""
    user = {"id": person, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Ada"}
    message = {"message_id": 1, "date": int(time.time()), "chat": chat, "from": user, "text": text}
    headers = {"x-telegram-bot-api-secret-token": client.settings["TELEGRAM_WEBHOOK_SECRET"]}
    started = time.monotonic()
    reply = client.request(
        "POST",
        "/v1/telegram/webhook",
        body={"update_id": update_id, "message": message},
        headers=headers,
    )
    assert reply.status == 200, reply.body
    return 1000 * (time.monotonic() - started)


def _answers(client: Client, people: dict[int, float]) -> dict[int, float]:
    """When each of them was answered, epoch seconds."""
    found: list[Any] = client.telegram("GET", "requests?method=sendMessage")["requests"]
    return {
        each["parameters"]["chat_id"]: each["at_s"]
        for each in found
        if each["parameters"]["chat_id"] in people
    }
