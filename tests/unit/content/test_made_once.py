"""What the bot makes in an organiser's name is made once, however often it is asked for by the same
key: the reply may be lost, and then the update is read again.
"""

from __future__ import annotations

from typing import Any

import pytest

from contest.kit import jsontext
from contest.kit.call import Actor, Call, Reply
from tests.contests import HOUR_S, Organiser, settings
from tests.system import ADMIN_ID, System

TASK = {"kind": "daily", "title": {"en": "Look in"}, "tickets": 1}


async def _call(
    system: System, operation: str, body: Any, key: str, *, version: int = 1, **path: str
) -> Reply:
    """A call as it comes from another worker."""
    user = (await system.sign_in(ADMIN_ID))["user"]
    actor = Actor(
        user_id=user["id"], session_id="", roles=("organiser",), telegram_id=str(ADMIN_ID)
    )
    call = Call(
        operation,
        "request",
        "",
        actor=actor,
        path=path,
        query={"if-match": f'"{version}"'},
        idempotency_key=key,
        body=None if body is None else jsontext.encode(body),
    )
    return Reply.decode(await system.call("content", call.encode(), timeout_s=5))


def _template_use(system: System) -> dict[str, Any]:
    names = ("starts_at", "ends_at", "time_zone", "default_locale")
    return {name: settings(system)[name] for name in names} | {"code": "SESAME"}


@pytest.mark.parametrize(
    "operation", ["createContest", "copyContest", "createContestFromTemplate", "createTask"]
)
async def test_what_is_made_again_by_its_key_is_what_was_made(
    system: System, operation: str
) -> None:
    contest = await Organiser(system).create()
    path = {"contest_id": contest["id"], "template_id": "quiz"}
    bodies = {
        "createContest": settings(system),
        "createContestFromTemplate": _template_use(system),
        "createTask": TASK,
    }
    body = bodies.get(operation)
    first = await _call(system, operation, body, "a", **path)
    assert first.status == 201, first.body
    system.now += HOUR_S / 4
    version = 2 if operation == "createTask" else 1
    again = await _call(system, operation, body, "a", version=version, **path)
    other = await _call(system, operation, body, "b", version=version, **path)
    ids = [jsontext.decode(each.body)["id"] for each in (first, again, other)]
    assert again.status == 201
    assert ids[0] == ids[1] != ids[2]
    made = len(await system.rows("content", "select * from contests"))
    assert made == (1 if operation == "createTask" else 3)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("contests", settings, id="createContest"),
        pytest.param("contests/{id}/copy", lambda _: None, id="copyContest"),
        pytest.param("contest-templates/quiz/contests", _template_use, id="from a template"),
        pytest.param("contests/{id}/tasks", lambda _: TASK, id="createTask"),
    ],
)
async def test_a_lost_answer_is_asked_for_again_with_the_same_request(
    system: System, path: str, body: Any
) -> None:
    """Also a task, though the version that the request names is the one before it was added."""
    organiser = Organiser(system)
    contest = await organiser.create()
    ids, token = [], await organiser.token()
    for key in ("a-lost-answer", "a-lost-answer", "another-key", None):
        reply = await system.request(
            "POST",
            f"/v1/{path.format(id=contest['id'])}",
            body=body(system),
            token=token,
            headers={"if-match": f'"{contest["version"]}"'}
            | ({"idempotency-key": key} if key else {}),
        )
        if reply.problem == "version-changed":  # by the first one
            ids.append(f"none: {key}")
        else:
            assert reply.status == 201, reply.body
            ids.append(reply.json()["id"])
    assert ids[0] == ids[1]
    assert len(set(ids)) == 3


async def test_a_contest_that_was_changed_meanwhile_is_told_as_it_is(system: System) -> None:
    first = await _call(system, "createContest", settings(system), "a")
    contest = jsontext.decode(first.body)
    await Organiser(system).change(contest, reserves=5)
    again = await _call(system, "createContest", settings(system), "a")
    assert jsontext.decode(again.body)["reserves"] == 5
