"""Two thousand updates, some twice and some too early, while Telegram fails and all workers are
killed: each is answered, in order, and nothing is lost.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest

from tests.e2e.client import Client
from tests.e2e.costs import Meter, total
from tests.e2e.crash import crashing
from tests.e2e.load import Figures
from tests.soak.test_bot import post_update

pytestmark = pytest.mark.soak

PEOPLE, EACH, CONNECTIONS = 200, 10, 8
FIRST_PERSON, FIRST_ID = 4_000_000, 1_950_000_000
# What somebody says in turn, and how the answer begins: two in a row are never alike.
SAID = (("/help", "Here is"), ("/cancel", "There is"), ("/language", "Which language"))
FAULT = {"method": "sendMessage", "times": 1, "error_code": 500}
AGAIN_S, WITHIN_S = 0.5, 900
RESENT_MAX = 60  # those whose isolate ended between Telegram's answer and the row


def test_updates_are_answered_once_whatever_happens(client: Client) -> None:
    chance = random.Random(15)
    people = [FIRST_PERSON + number for number in range(PEOPLE)]
    for person in people:
        client.telegram("PUT", f"users/{person}", {"first_name": "Ada", "has_started": True})
    meter, started, taken_ms = Meter(client), time.monotonic(), list[float]()

    def tell(person: int) -> None:
        """What one person says, one after the other as Telegram does; each tenth twice. Each
        twentieth answer fails at first. Were it whoever's is next, the failures would gather where
        the answers are behind, and Telegram be away.
        """
        for turn in range(EACH):
            if chance.random() < 0.05:
                client.telegram("POST", "faults", FAULT | {"chat_id": person})
            for _ in range(2 if chance.random() < 0.1 else 1):
                taken_ms.append(_until_taken(client, person, turn))

    with (
        crashing(client.stack, after_s=(10, 20)),
        ThreadPoolExecutor(CONNECTIONS) as pool,
    ):
        list(pool.map(tell, chance.sample(people, PEOPLE)))
    client.wait_for(lambda: _is_done(client, people), within_s=WITHIN_S)
    seconds = time.monotonic() - started
    resent = sum(_check(person, _heard(client, person)) for person in people)
    assert resent <= RESENT_MAX
    written = total([each for each in meter.all() if each.name.startswith("bot ")]).rows_written
    print(f"\n  {Figures('updates taken, crash and all', seconds, taken_ms)}")
    print(f"  {PEOPLE * EACH / seconds:.0f} updates a second; {resent} answers came twice")
    print(f"  {written / (PEOPLE * EACH):.1f} rows written for each")


def _until_taken(client: Client, person: int, turn: int) -> float:
    """As Telegram does, again until it is taken."""
    update_id = FIRST_ID + (person - FIRST_PERSON) * EACH + turn
    while True:
        try:
            return post_update(client, update_id, person, SAID[turn % len(SAID)][0])
        except (OSError, HTTPException, AssertionError):
            time.sleep(AGAIN_S)


def _is_done(client: Client, people: Sequence[int]) -> bool:
    left = client.rows("updates", "state = 'pending' and update_id >= ?", FIRST_ID)
    waiting = client.rows("deliveries", "cast(recipient as integer) >= ?", people[0])
    if left or waiting:
        client.stack.tick("bot")
    return not left and not waiting


def _heard(client: Client, person: int) -> list[str]:
    found = client.telegram("GET", f"requests?method=sendMessage&chat_id={person}")["requests"]
    return [str(each["parameters"]["text"]) for each in found if each["status"] == 200]


def _check(person: int, heard: Sequence[str]) -> int:
    """Fail where an answer is missing or comes too early; how many came twice."""
    wanted = [SAID[turn % len(SAID)][1] for turn in range(EACH)]
    turns = defaultdict[int, int](int)
    at = 0
    for text in heard:
        if at < EACH and text.startswith(wanted[at]):
            turns[at] += 1
            at += 1
        else:
            assert text.startswith(wanted[max(0, at - 1)]), (person, at, text)
            turns[at - 1] += 1
    assert at == EACH, (person, heard)
    return sum(count - 1 for count in turns.values())
