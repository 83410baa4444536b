"""What is counted, and that it names nobody."""

from __future__ import annotations

import pytest

from contest.bot.cron import SweepFailed
from contest.kit.metrics import bucket_ms
from tests.system import System


def _points(system: System, kind: str) -> list[tuple[str, ...]]:
    return [(worker, *rest) for worker, found, *rest, _ in system.points if found == kind]


async def test_each_request_is_one_point_of_the_gateway(system: System) -> None:
    await system.request("GET", "/health")
    await system.request("GET", "/v1/me")
    await system.request("GET", "/nowhere")
    await system.request("OPTIONS", "/v1/me")
    assert _points(system, "request") == [
        ("api-gateway", "getHealth", "200"),
        ("api-gateway", "getMe", "401"),
        ("api-gateway", "-", "404"),
        ("api-gateway", "-", "204"),
    ]


async def test_events_are_counted_with_their_age(system: System) -> None:
    await system.sign_in(42)
    system.now += 7
    await system.settle()
    lags = [
        (worker, name, outcome, lag)
        for worker, kind, name, outcome, lag in system.points
        if kind == "event"
    ]
    assert sorted(lags) == [
        ("bot", "user.created", "auth", 7.0),
        ("referral", "user.created", "auth", 7.0),
        ("token", "user.created", "auth", 7.0),
    ]


async def test_dead_letters_are_counted_by_source(system: System) -> None:
    await system.databases["auth"].run("insert into outbox values ('sick', 'bot', '{}', 1, 5, 0)")
    await system.tick("auth")
    assert _points(system, "dead-letter") == [("auth", "outbox:bot", "")]


async def test_sweeps_are_counted_with_their_outcome(system: System) -> None:
    await system.tick("auth")
    await system.databases["auth"].run("drop table used_init_data")
    with pytest.raises(SweepFailed):
        await system.tick("auth")
    assert _points(system, "sweep") == [("auth", "auth", "ok"), ("auth", "auth", "failed")]


async def test_no_point_names_anybody(system: System) -> None:
    await system.sign_in(4242424242, first_name="Unmistakable", username="unmistakable_ada")
    await system.settle()
    text = repr(system.points)
    assert "nmistakable" not in text
    assert "4242424242" not in text


@pytest.mark.parametrize(
    ("duration_ms", "bucket"),
    [(0, "10"), (10, "10"), (10.1, "25"), (10_000, "10000"), (10_001, "inf")],
)
def test_buckets(duration_ms: float, bucket: str) -> None:
    assert bucket_ms(duration_ms) == bucket
