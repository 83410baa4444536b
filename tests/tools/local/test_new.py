"""`python -m tools new`: what it writes works as it is, and it overwrites nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.local.checkout import copy_checkout
from tools.console import Failure
from tools.local.new import new_event, new_migration, new_operation

pytestmark = pytest.mark.programs


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copy_checkout(tmp_path / "checkout")


def test_a_new_operation_answers_and_its_test_passes(checkout: Path) -> None:
    files = new_operation("token", "put", "/v1/token/seat", "putSeat", root=checkout)
    _run(checkout, "-m", "tools", "spec")
    _run(checkout, "-m", "tools", "spec", "--check")
    _run(checkout, "-m", "ruff", "check", *map(str, files[1:]))
    _run(checkout, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(files[2]))


def test_a_new_event_is_one_of_the_catalogue(checkout: Path) -> None:
    new_event("auth", "user.seat_chosen", "bot", root=checkout)
    _run(checkout, "-m", "tools", "spec")
    assert "class UserSeatChosen" in (checkout / "kit/contest/contract/events/auth.py").read_text()


def test_a_new_migration_has_the_next_number(checkout: Path) -> None:
    before = sorted((checkout / "workers/auth/migrations").glob("*.sql"))
    [path] = new_migration("auth", "seats", root=checkout)
    assert path.name == f"{int(before[-1].name[:4]) + 1:04}_seats.sql"


@pytest.mark.parametrize(
    ("service", "path", "operation_id", "told"),
    [
        pytest.param("nobody", "/v1/x", "getX", "there is no 'nobody'", id="service"),
        pytest.param("auth", "v1/x", "getX", "is no path", id="path"),
        pytest.param("auth", "/v1/x", "X", "is no operation id", id="id"),
        pytest.param("auth", "/v1/contests", "getX", "already", id="a path that is there"),
        pytest.param("auth", "/v1/x", "listContests", "already", id="an id that is there"),
    ],
)
def test_what_cannot_be_begun(
    checkout: Path, service: str, path: str, operation_id: str, told: str
) -> None:
    with pytest.raises(Failure, match=told):
        new_operation(service, "get", path, operation_id, root=checkout)


@pytest.mark.parametrize(("service", "name"), [("api-gateway", "seats"), ("auth", "Seats;")])
def test_no_migration_without_a_database_or_a_name(checkout: Path, service: str, name: str) -> None:
    with pytest.raises(Failure):
        new_migration(service, name, root=checkout)


def _run(checkout: Path, *arguments: str) -> None:
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
