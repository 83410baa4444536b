"""The picture that a shared link to a contest shows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import Organiser
from tests.sites import HEIGHT, WIDTH, picture
from tests.system import System

TITLE_ROWS = slice(120, 432)  # as many as four lines take
INSTEAD = "Take part and win"


async def _drawn(
    system: System, title: str, *, prize: str = "A prize", **changes: Any
) -> list[bytes]:
    text = {"title": title, "description": "Join.", "rules": "", "button": ""}
    prizes = [{"name": {"en": prize}, "count": 1, "handover": {"en": "By hand"}}]
    contest = await Organiser(system).opened(texts={"en": text}, prizes=prizes, **changes)
    rows = await picture(system, contest)
    assert len({row[0] for row in rows}) == len({row[WIDTH - 1] for row in rows}) == 1  # the edge
    return rows


@pytest.mark.parametrize(
    ("title", "as_if"),
    [
        pytest.param("  Три\t\u00a0AirPods \n", "Три AirPods", id="spaces of all kinds"),
        pytest.param("e\u0301te\u0301 — Če\u0301", "été — Če", id="accents of their own"),
        pytest.param("Phone 📱🎁 free", "Phone free", id="emoji among words"),
        pytest.param("👨\u200d👩\u200d👧\u200d👦" * 17, INSTEAD, id="nothing but emoji"),
        pytest.param("مسابقة رائعة", INSTEAD, id="letters that are not drawn"),
        pytest.param("大抽奖 iPhone", "iPhone", id="most of them are drawn"),
        pytest.param("\u202eabc\u202c", "abc", id="marks of direction"),
        pytest.param("!?!", "!?!", id="no letters at all"),
    ],
)
async def test_a_title_is_drawn_in_the_letters_there_are(
    system: System, title: str, as_if: str
) -> None:
    one, other = await _drawn(system, title), await _drawn(system, as_if)
    assert one[TITLE_ROWS] == other[TITLE_ROWS]
    assert len(set(one[TITLE_ROWS])) > 1


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Ы" * 120, id="one word of wide letters"),
        pytest.param("The giveaway of everything we have " * 3, id="many words"),
        pytest.param("i " * 60, id="narrow letters"),
    ],
)
async def test_a_long_title_stays_on_the_ticket(system: System, title: str) -> None:
    rows = await _drawn(system, title, prize="A prize " * 60)
    paper = rows[110][WIDTH // 2]
    for side in (slice(40, 80), slice(WIDTH - 80, WIDTH - 40)):
        assert {value for row in rows[140:400] for value in row[side]} == {paper}
    assert {value for row in rows[HEIGHT - 50 : HEIGHT - 32] for value in row[400:800]} == {paper}


async def test_a_version_that_is_still_to_come_has_no_picture(system: System) -> None:
    """It would be kept for a year under the address of another one."""
    contest = await Organiser(system).opened()
    path, version = f"/contests/{contest['id']}/picture", contest["version"]
    statuses = [
        (await system.request("GET", f"{path}?version={each}&locale=en")).status
        for each in (version + 1, version, 1, 0)
    ]
    assert statuses == [404, 200, 200, 400]
    assert (await system.request("GET", f"{path}?version={version}")).status == 400


async def test_a_picture_says_that_it_is_over(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    before = await picture(system, contest)
    over = (await organiser.step(contest, "/close")).json()
    after = await picture(system, over)
    assert before[TITLE_ROWS] == after[TITLE_ROWS]
    assert before != after
    russian = await picture(system, over, f"version={over['version']}&locale=ru")
    assert russian != after
