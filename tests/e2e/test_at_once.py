"""Many people join and do tasks at once, each from two devices: what is capped stays under its cap,
and nothing counts twice.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.e2e.client import Client
from tests.e2e.organiser import Organiser, database_with
from tests.e2e.people import tokens_of
from tests.sizes import sizes
from tests.system import Reply

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(600)]

FIRST = 700_000
TICKETS_MAX = 4
CONNECTIONS = 16


@sizes(60, 300)
def test_so_many_people_at_once(client: Client, cases: int) -> None:
    organiser, places = Organiser(client), cases * 5 // 6
    draft = organiser.create(entries_max=places, tickets_max=TICKETS_MAX)
    daily = organiser.add_task(draft, "daily", tickets=2)
    code = organiser.add_task(draft, "secret_code", tickets=1)
    codes = [f"CODE{number}" for number in range(cases // 3)]
    csv = {"csv": "\n".join(codes)}
    uploaded = organiser.send("PUT", draft, f"/tasks/{code['id']}/codes", body=csv)
    assert uploaded.status == 200, uploaded.body
    visit = organiser.add_task(draft, "visit", url="https://a.test/", tickets=5)
    contest = organiser.publish(draft)

    def play(device: tuple[int, str]) -> list[Reply]:
        """Everything that one person can do, from one device, in an order of its own."""
        number, token = device
        attempts = [
            (daily, {"kind": "daily"}),
            (code, {"kind": "secret_code", "code": codes[number % len(codes)]}),
            (visit, {"kind": "visit"}),
        ]
        path = f"/v1/contests/{contest['id']}"
        replies = [client.request("POST", f"{path}/entries", body={}, token=token)]
        for task, body in random.sample(attempts, len(attempts)):
            target = f"{path}/tasks/{task['id']}/completions"
            replies.append(client.request("POST", target, body=body, token=token))
        return replies

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        devices = [
            device
            for each in enumerate(tokens_of(client, range(FIRST, FIRST + cases)))
            for device in (each, each)
        ]
        replies = [reply for found in pool.map(play, devices) for reply in found]

    assert {reply.status for reply in replies if reply.status >= 500} == set()
    joins = Counter(reply.status for reply in replies if reply.status in (200, 201))
    assert joins[201] == places
    _check(client, contest, places, daily=daily, code=code, visit=visit)


def _check(client: Client, contest: dict[str, Any], places: int, **tasks: dict[str, Any]) -> None:
    """Every count is what it counts, and every cap is reached and not passed."""
    entries = client.rows("entries", "contest_id = ?", contest["id"])
    assert (len(entries), {each["state"] for each in entries}) == (places, {"active"})
    assert len({each["commitment"] for each in entries}) == places
    done = client.rows("completions", "contest_id = ? and state = 'completed'", contest["id"])
    by_task = Counter(each["task_id"] for each in done)
    assert by_task[tasks["daily"]["id"]] == by_task[tasks["visit"]["id"]] == places
    content = database_with(client.stack.layout.state, "entries")
    is_used = "contest_id = ? and used_by is not null"
    used = client.rows("codes", is_used, contest["id"], database=content)
    assert by_task[tasks["code"]["id"]] == len(used) == len({each["used_by"] for each in used})
    given = Counter[str]()
    for each in done:
        given[each["telegram_id"]] += each["tickets"]
    assert {each["telegram_id"]: each["tickets"] - 1 for each in entries} == given
    assert {each["tickets"] for each in entries} == {TICKETS_MAX}
    [counters] = client.rows("counters", "contest_id = ?", contest["id"])
    levels = {level: count for level, count in json.loads(counters["levels"]).items() if count}
    assert (counters["entries"], levels) == (places, {str(TICKETS_MAX): places})
    counted = sorted(json.loads(counters["completions"]).values())
    assert counted == sorted(by_task.values())
