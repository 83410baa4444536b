"""People in their chats with the bot, for the tests of participants."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.system import System


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)
