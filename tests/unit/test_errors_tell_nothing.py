"""What goes wrong is told without the values it went wrong with: in problems and in the log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from contest.contract.events.content import DrawConfirmed
from contest.kit.database import Database
from contest.kit.events import outbox
from tests.everything import Everything
from tests.failing import Passing
from tests.operations import OPERATIONS, PUBLIC
from tests.ownership import ALLOWED, CALLERS, ROWS, Row
from tests.system import System
from tests.trying import Trying, asked

NAME = "Quixotic-Countess"
PAGES = {"getContestPage"}  # which lead to themselves in the other language


@pytest.mark.search
async def test_no_problem_and_no_line_of_the_log_quotes_a_request(system: System) -> None:
    """A name in place of each text, of each value, of each id and of each parameter."""
    world, statuses = await Everything.of(system), set[int]()
    async with Trying(world) as trying:
        for name, row in ((each, row) for each in PUBLIC for row in _odd(each, ROWS[each])):
            caller = [each for each in CALLERS if row.may[each] == ALLOWED][-1]
            reply, _ = await trying.call(name, row, caller)
            statuses.add(reply.status)
            if reply.status >= 400 and name not in PAGES:
                assert NAME not in json.dumps({**reply.json(), "instance": ""}), name
    assert statuses >= {400, 404}
    assert max(statuses) < 500
    assert NAME not in "\n".join(system.log_lines)


def _odd(name: str, row: Row) -> Iterator[Row]:
    joint = "&" if "?" in row.query else "?"
    yield replace(row, query=f"{row.query}{joint}limit={NAME}&cursor={NAME}!&locale={NAME}")
    for part in re.findall(r"\{(.*?)\}", OPERATIONS[name][0]):
        yield replace(row, ids=(*row.ids, (part, NAME), (f"draft_{part}", NAME)))
    if "requestBody" in OPERATIONS[name][2]:
        body = asked(name, row)
        yield replace(row, body=_named(body))
        yield replace(row, body=_of_another_kind(body))


def _named(value: Any) -> Any:
    """The same with a name in place of each text."""
    if isinstance(value, dict):
        return {key: _named(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each) for each in value]
    return NAME if isinstance(value, str) else value


def _of_another_kind(value: Any) -> Any:
    """The same with a list in place of each value, and a text in place of each list."""
    if isinstance(value, dict):
        return {key: _of_another_kind(each) for key, each in value.items()}
    return NAME if isinstance(value, list) else [NAME]


class Raising(Passing):
    """A database of which an error comes that nobody expected, where it is asked for a table."""

    def __init__(self, database: Database, fail: Any, table: str) -> None:
        super().__init__(database)
        self._fail, self._table = fail, table

    async def _call(self, name: str, *arguments: Any) -> Any:
        asked = arguments[0] if isinstance(arguments[0], str) else ""
        return self._fail() if self._table in asked else await super()._call(name, *arguments)


@pytest.mark.parametrize(
    ("fail", "message"),
    [
        pytest.param(lambda: dict[str, int]()[NAME], "'…'", id="a key"),
        pytest.param(
            lambda: int(NAME), "invalid literal for int() with base 10: '…'", id="a number"
        ),
        pytest.param(lambda: int(f"{NAME}'s \"friend"), None, id="with quotes of its own"),
        pytest.param(lambda: [].index(NAME), None, id="an item"),  # type: ignore[arg-type]
        pytest.param(lambda: setattr(object(), NAME, 1), None, id="an attribute"),
        pytest.param(lambda: NAME.encode("cp037").decode(), None, id="its bytes"),
        pytest.param(lambda: json.loads(f"[{NAME}"), None, id="its JSON"),
    ],
)
async def test_an_error_that_nobody_expected_is_logged_without_what_it_quotes(
    system: System, fail: Any, message: str | None
) -> None:
    token = (await system.sign_in())["access_token"]
    system.replace("auth", db=Raising(system.databases["auth"], fail, "users"))
    reply = await system.request("GET", "/v1/me", token=token)
    assert (reply.problem, NAME in reply.body) == ("internal-error", False)
    [line] = [each for each in map(json.loads, system.log_lines) if each["event"] == "failure"]
    assert (line["frames"] != [], NAME in json.dumps(line)) == (True, False)
    assert message in (None, line["message"])


async def test_why_an_event_was_refused_is_told_without_what_it_quotes(system: System) -> None:
    """In the log of both sides, and in the dead-letter message that it may become."""
    database = Raising(system.databases["bot"], lambda: dict[str, int]()[NAME], "from posts")
    system.replace("bot", db=database)
    event = DrawConfirmed(
        user_id="-", contest_id="-", title="-", locale="en", channels=[], prizes=0
    )
    deps = system.deps["content"]
    await outbox.commit(deps, outbox.publish(deps, event))
    await system.settle()
    lines = [each for each in map(json.loads, system.log_lines) if "event-" in each["event"]]
    assert {each["event"] for each in lines} == {"event-failed", "event-refused"}
    assert NAME not in json.dumps(lines)
