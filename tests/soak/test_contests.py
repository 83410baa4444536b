"""A contest of a hundred thousand on workerd: what people see costs the same as among a thousand,
and its list is frozen and exported page by page.
"""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from contest.content.draw.records import PAGE_LINES
from contest.kit.clock import to_rfc3339
from contest.kit.cost import Cost
from contest.kit.exports import FILE_ITEMS
from contest.kit.limits import CALLS_MAX
from contest_draw.chain import read_chain
from contest_draw.documents import parse_proof
from contest_draw.light import check_light
from contest_draw.strict import read
from tests.e2e.client import Client
from tests.e2e.costs import Meter
from tests.e2e.organiser import Organiser, fill
from tests.e2e.rush import stack_cpu_s

pytestmark = [pytest.mark.soak, pytest.mark.workerd, pytest.mark.timeout(3000)]

FEW, MANY = 1000, 100_000
FLAT = 0.25
OPEN_S = 90  # a contest, while it is filled
DRAW_CPU_S_MAX = 20
CRONS_MAX = 2  # from its round to its winners


@pytest.fixture
def client(filled: Client) -> Client:
    return filled


def test_a_page_of_the_leaderboard_and_an_own_rank_cost_the_same(client: Client) -> None:
    among_few, among_many = _looked_at(client, FEW), _looked_at(client, MANY)
    print(f"\nrows read among {FEW} and {MANY}: {among_few}, {among_many}")
    for name, cost in among_few.items():
        assert cost.rows_read > 0
        assert abs(among_many[name].rows_read - cost.rows_read) <= FLAT * cost.rows_read, name


def test_a_hundred_thousand_entries_are_frozen_drawn_and_exported(client: Client) -> None:
    organiser = Organiser(client)
    prizes = [{"name": {"en": "A prize"}, "count": 100, "handover": {"en": "By hand"}}]
    ends_at = int(time.time()) + OPEN_S
    contest = organiser.publish(organiser.create(prizes=prizes, ends_at=to_rfc3339(ends_at)))
    fill(client.stack.layout.state, contest, MANY, tickets="1 + i % 5")
    time.sleep(max(0, ends_at - time.time()))
    before_s, sweeps = stack_cpu_s(client), list[Cost]()
    while _stage(client, contest) in ("", "freezing"):
        sweeps += _sweeps(client)
    freezing_s = stack_cpu_s(client) - before_s
    print(f"\nfrozen in {len(sweeps)} sweeps with {freezing_s:.1f} s of CPU in all: {sweeps}")
    pages = client.rows("frozen_pages", "contest_id = ? order by page", contest["id"])
    assert sum(page["entries"] for page in pages) == MANY
    assert len(pages) == -(-MANY // PAGE_LINES)
    [draw] = client.rows("draws", "contest_id = ?", contest["id"])
    time.sleep(max(0, draw["round_at"] - time.time()))
    crons = 0
    while _stage(client, contest) == "frozen":
        sweeps += _sweeps(client)
        crons += 1
    spent_s = stack_cpu_s(client) - before_s
    print(f"drawn in {crons} minutes with {spent_s - freezing_s:.1f} s of CPU in all")
    assert crons <= CRONS_MAX
    assert spent_s < DRAW_CPU_S_MAX
    assert max(each.database_calls for each in sweeps) < CALLS_MAX
    _verify(client, contest)
    _export(client, organiser, contest)


def _sweeps(client: Client) -> list[Cost]:
    """A minute of the clock: what each sweep of content has cost."""
    lines = Meter(client).during(lambda: client.stack.tick("bot"), "content sweep")
    return [line.cost for line in lines if line.name == "content sweep"]


def _verify(client: Client, contest: dict[str, Any]) -> None:
    """The light check, whose signature the stack's own beacon has made."""
    reply = client.request("GET", f"/v1/contests/{contest['id']}/draw")
    proof = read(parse_proof, reply.body.encode(), "the proof")
    chain = read_chain(client.settings["BEACON_CHAIN"].encode())
    assert list(check_light(proof, chain))
    assert len(proof.order) == 100


def _export(client: Client, organiser: Organiser, contest: dict[str, Any]) -> None:
    """Every entry once, in pages that follow their links."""
    target, ids, pages = f"/v1/contests/{contest['id']}/entries", set[str](), 0
    while target:
        headers = {"accept": "application/jsonl"}
        reply = client.request("GET", target, token=organiser.token, headers=headers)
        if reply.status == 429:
            time.sleep(int(reply.headers["retry-after"]))
            continue
        assert reply.status == 200, reply.body
        ids |= {json.loads(line)["id"] for line in reply.body.splitlines()}
        target = reply.headers.get("link", "").partition(">")[0].removeprefix("<")
        pages += 1
    assert (len(ids), pages) == (MANY, MANY // FILE_ITEMS)


def _looked_at(client: Client, how_many: int) -> dict[str, Cost]:
    """What it costs to look at a contest of so many."""
    organiser = Organiser(client)
    contest = _filled(client, organiser, how_many)
    token = client.sign_in(800_000)["access_token"]
    path = f"/v1/contests/{contest['id']}"
    assert client.request("POST", f"{path}/entries", body={}, token=token).status == 201
    found = {}
    for operation, target in (
        ("getLeaderboard", f"{path}/leaderboard"),
        ("getMyEntry", f"{path}/entries/me"),
    ):
        name = f"content {operation}"
        lines = Meter(client).during(lambda: client.request("GET", target, token=token), name)  # noqa: B023
        found[operation] = [line.cost for line in lines if line.name == name][-1]
    return found


def _filled(client: Client, organiser: Organiser, how_many: int) -> dict[str, Any]:
    contest = organiser.publish(organiser.create())
    fill(client.stack.layout.state, contest, how_many, tickets="1 + i % 5")
    return contest


def _stage(client: Client, contest: dict[str, Any]) -> str:
    draws = client.rows("draws", "contest_id = ?", contest["id"])
    return str(draws[0]["stage"]) if draws else ""
