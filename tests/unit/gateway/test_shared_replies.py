"""A crowd that looks at a contest as nobody asks its service a few times, whoever signs in is
answered by the service, and what was shown a moment ago is better than nothing.
"""

from __future__ import annotations

import pytest

from contest.gateway.shared import KEPT_MAX
from tests.contests import Organiser
from tests.failing import Overloaded
from tests.system import System, unreachable

READS = ("", "/{id}", "/{id}/leaderboard", "/{id}/leaderboard?limit=1")


async def _calls(system: System, *targets: str, token: str = "") -> list[str]:
    """What of content is asked, while all of these are."""
    asked: list[str] = []
    system._watchers = [lambda service, _: asked.append(service)]
    for target in targets:
        reply = await system.request("GET", target, token=token)
        assert reply.status == 200, reply.body
    return asked


@pytest.mark.parametrize("read", READS)
async def test_a_crowd_asks_once_in_five_seconds(system: System, read: str) -> None:
    contest = await Organiser(system).opened()
    target = f"/v1/contests{read.format(id=contest['id'])}"
    assert await _calls(system, *[target] * 20) == ["content"]
    system.now += 4.9
    assert await _calls(system, target) == []
    system.now += 0.1
    assert await _calls(system, *[target] * 20) == ["content"]


async def test_each_question_has_an_answer_of_its_own(system: System) -> None:
    contest = await Organiser(system).opened()
    targets = [f"/v1/contests{read.format(id=contest['id'])}" for read in READS]
    targets += ["/v1/contests?status=closed", "/v1/contests?locale=ru"]
    assert await _calls(system, *targets, *targets) == ["content"] * len(targets)


async def test_only_so_many_are_kept(system: System) -> None:
    targets = [f"/v1/contests?limit={limit}" for limit in range(1, KEPT_MAX + 2)]
    assert len(await _calls(system, *targets)) == KEPT_MAX + 1
    assert await _calls(system, targets[-1]) == []
    assert await _calls(system, targets[0]) == ["content"]


async def test_who_signs_in_is_answered_for_themselves(system: System) -> None:
    organiser = Organiser(system)
    draft = await organiser.create()
    target = f"/v1/contests/{draft['id']}"
    assert (await system.request("GET", target)).problem == "contest-not-found"
    assert await _calls(system, target, target, token=await organiser.token()) == ["content"] * 2
    assert (await system.request("GET", target)).problem == "contest-not-found"


async def test_what_was_refused_is_asked_again(system: System) -> None:
    organiser = Organiser(system)
    draft = await organiser.create()
    target = f"/v1/contests/{draft['id']}"
    assert (await system.request("GET", target)).status == 404
    await organiser.step(draft, "/publish")
    assert (await system.request("GET", target)).status == 200


@pytest.mark.parametrize("fault", ["busy", "unreachable"])
async def test_while_the_service_cannot_answer_it_is_what_it_was(
    system: System, fault: str
) -> None:
    contest = await Organiser(system).opened()
    target = f"/v1/contests/{contest['id']}"
    shown = await system.request("GET", target)
    if fault == "busy":
        system.replace("content", db=Overloaded(system.databases["content"]))
    else:
        system.unreachable["content"] = unreachable()
    system.now += 59
    assert (await system.request("GET", target)).body == shown.body
    system.now += 1
    problem = {"busy": "busy", "unreachable": "service-unreachable"}[fault]
    assert (await system.request("GET", target)).problem == problem
