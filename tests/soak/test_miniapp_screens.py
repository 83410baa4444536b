"""Every screen of the Mini App as people have it before them: in both languages, in every theme and
size, with large text, and as a screen reader tells it. `make screens` renews what is kept.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.e2e.client import Client
from tests.e2e.conftest import own_stack
from tests.e2e.miniapp.screens.looking import Looker, Pass
from tests.e2e.miniapp.screens.world import ScreenWorld

pytestmark = [pytest.mark.soak, pytest.mark.workerd, pytest.mark.timeout(900)]

WHO = ("participant", "organiser")
THEMES = ("light", "dark", "custom")
PASSES = tuple(itertools.product(WHO, ("ru", "en"), THEMES, ("phone", "desktop")))


@pytest.fixture(scope="module")
def client(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with own_stack(databases, tmp_path_factory.mktemp("screens")) as client:
        yield client


@pytest.fixture(scope="module")
def world(client: Client) -> ScreenWorld:
    world = ScreenWorld(client)
    world.everything()
    return world


@pytest.fixture
def look(client: Client, world: ScreenWorld, chromium: Browser) -> Iterator[Callable[..., Looker]]:
    opened: list[Looker] = []

    def look(each: Pass) -> Looker:
        opened.append(Looker(chromium, client, world, each))
        return opened[-1]

    yield look
    for each in opened:
        each.close()


@pytest.mark.parametrize("axes", PASSES, ids="-".join)
def test_it_looks_as_it_did(look: Callable[..., Looker], axes: Any) -> None:
    looker = look(Pass(*axes))
    others = looker.found(looker.unlike)
    looker.keep(others)
    assert others == {}


@pytest.mark.parametrize("who", WHO)
def test_a_screen_reader_tells_the_same(look: Callable[..., Looker], who: Any) -> None:
    looker = look(Pass(who))
    assert looker.found(looker.untold) == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("who", WHO)
def test_everybody_can_use_it(look: Callable[..., Looker], who: Any, theme: Any) -> None:
    looker = look(Pass(who, theme=theme))
    assert looker.found(looker.violations) == {}


@pytest.mark.parametrize("who", WHO)
def test_no_text_is_cut_at_twice_its_size(look: Callable[..., Looker], who: Any) -> None:
    looker = look(Pass(who, locale="ru"))
    assert looker.found(looker.cut) == {}
