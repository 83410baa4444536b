"""The page of the tour tells people to press what its test presses."""

from __future__ import annotations

import re

from tests.docs.pages import blocks, links
from tools.paths import ROOT

PAGE = (ROOT / "docs" / "tour.md").read_text()
PLAYED = (ROOT / "tests" / "soak" / "test_tour.py").read_text()
LABEL = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?!\w)")
# Who one is, where things are, and what the tour only tells of.
TOLD = {"Ada", "Иван", "Organiser", "Tools", "To join", "Contest news", "A farm", "Run the cron"}


def test_what_is_pressed_on_the_tour() -> None:
    steps = PAGE.partition("## Further")[0]
    labels = set(LABEL.findall(steps)) - TOLD
    assert [each for each in sorted(labels) if f'"{each}"' not in PLAYED] == []


def test_its_pictures_are_those_that_the_test_makes() -> None:
    shown = {each for each in links(PAGE) if each.startswith("images/")}
    made = set(re.findall(r'^    "([a-z-]+)",$', PLAYED, re.MULTILINE))
    assert shown == {f"images/{each}.png" for each in made}
    assert any("tests/soak/test_tour.py" in each.text for each in blocks(PAGE, "sh"))
