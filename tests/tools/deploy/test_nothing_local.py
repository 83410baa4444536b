"""What the emulator needs stays on the machine of whoever develops: no frame of its page's, no
control of its, is deployed or served to people.
"""

from __future__ import annotations

import re

import pytest

from tools.deploy.pack import packed_files
from tools.fleet import BY_NAME, WORKERS, Worker
from tools.local.stack import FRAMED, FRONT
from tools.paths import ROOT
from tools.serve import server

MARKS = re.compile(rb"/_emulator/|__local/network|framed\.js|127\.0\.0\.1:\*")
ANCESTORS = re.compile(r"frame-ancestors ([^;\n]*)")


@pytest.mark.parametrize("worker", WORKERS, ids=lambda worker: worker.name)
def test_no_deployed_file_knows_of_it(worker: Worker) -> None:
    """A frame that any page on a visitor's machine may open is a click that they never meant."""
    files = packed_files(ROOT, worker)
    assert files
    assert [name for name, content in files.items() if MARKS.search(content)] == []


def test_the_mini_app_is_framed_by_telegram_alone() -> None:
    headers = packed_files(ROOT, BY_NAME["api-gateway"])["assets/_headers"].decode()
    assert set(ANCESTORS.findall(headers)) == {"'none'", "'self' https://web.telegram.org"}


def test_people_are_served_without_the_front_that_allows_the_frame() -> None:
    assert server.FRONT == FRONT
    assert FRAMED != FRONT
    front = FRONT.with_name("front.js").read_text() + FRONT.read_text()
    assert not re.search(r"frame|network", front)
