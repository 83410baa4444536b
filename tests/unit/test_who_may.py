"""Every operation of the document, tried by everybody: who is let in, and that a refusal leaves
nothing behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.everything import RIVALS_CHANNEL, Everything
from tests.operations import OPERATIONS
from tests.ownership import ABOUT_THEMSELVES, CALLERS, NAMED, REFUSALS, ROWS, Row
from tests.system import System
from tests.trying import Trying

IDS = {
    "task_id",
    "entry_id",
    "review_id",
    "channel_id",
    "webhook_id",
}  # of what belongs to a contest
IDS_MIN = 7  # operations that take one of them


def test_every_operation_has_its_row() -> None:
    """One that nobody has thought about admits whoever its handler forgets to refuse."""
    assert set(ROWS) == set(OPERATIONS)


@pytest.mark.search
async def test_who_may_call_what(system: System) -> None:
    async with Trying(await Everything.of(system)) as trying:
        wrong = [
            f"{name} as {caller}: {said}"
            for name, row in ROWS.items()
            for caller in _callers(name)
            if (said := await _fault(trying, name, row, caller))
        ]
    assert wrong == []


def _callers(name: str) -> Iterator[str]:
    """Of what reads, who sees most comes first and last: nothing that was kept of an answer may
    reach who sees less.
    """
    if OPERATIONS[name][1] == "GET":
        yield from reversed(CALLERS)
    yield from CALLERS


async def _fault(trying: Trying, name: str, row: Row, caller: str) -> str:
    """What is wrong with the answer, or nothing."""
    reply, has_effect = await trying.call(name, row, caller)
    expected = row.may[caller]
    if expected in REFUSALS:
        if reply.status != expected:
            return f"{reply.status} instead of {expected}: {reply.body[:200]}"
        return "a refusal has left something behind" if has_effect else ""
    is_in = reply.status < 300 or reply.problem in row.problems
    return "" if is_in else f"{reply.status}: {reply.body[:200]}"


@pytest.mark.search
async def test_who_leads_a_contest_reaches_nothing_of_anothers_through_it(system: System) -> None:
    """The path of their own contest, with the id of a task, an entry, an answer or a channel of
    another's: a statement that looks for the id alone finds what is not theirs.
    """
    world, count = await Everything.of(system), 0
    async with Trying(world) as trying:
        for name, row in ROWS.items():
            given = set(re.findall(r"\{(.*?)\}", OPERATIONS[name][0]))
            if not ("contest_id" in given and given & IDS) or name in ABOUT_THEMSELVES:
                continue
            count += 1
            contest = world.rivals["draft" if row.contest == "draft" else "open"]
            reply, has_effect = await trying.call(name, row, "rival", contest=contest)
            assert (reply.status, has_effect) == (404, False), (name, reply.body)
        for name, body, said in NAMED:
            row = replace(ROWS[name], body=body, ids=(("channel_id", RIVALS_CHANNEL),))
            reply, has_effect = await trying.call(name, row, "rival", contest=world.rivals["open"])
            assert reply.status >= 400, body
            assert (said in reply.body, has_effect) == (True, False), reply.body
    assert count >= IDS_MIN
