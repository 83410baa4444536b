"""wrangler is run again when Cloudflare says when, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.deploy.targets import target
from tools.cloudflare.server import Cloudflare, serving
from tools.deploy.wrangler import wrangler

CREATE = ("d1", "create", "contest-auth-staging")


@pytest.fixture
def cloudflare(tmp_path: Path) -> Iterator[Cloudflare]:
    with serving(tmp_path / "account") as cloudflare:
        yield cloudflare


@pytest.mark.programs
@pytest.mark.parametrize(
    ("refusals", "retry_after_s", "exit_code", "calls"),
    [
        pytest.param(2, 0, 0, 3, id="twice, with a time"),
        pytest.param(9, 0, 1, 3, id="every time"),
        pytest.param(1, 3600, 1, 1, id="for longer than anybody waits"),
        pytest.param(1, None, 1, 1, id="without a time"),
    ],
)
def test_a_refusal_for_one_call_too_many(
    cloudflare: Cloudflare,
    tmp_path: Path,
    refusals: int,
    retry_after_s: int | None,
    exit_code: int,
    calls: int,
) -> None:
    fault = {"method": "POST", "path": "/d1/database$", "status": 429, "times": refusals}
    cloudflare.faults.order(
        fault if retry_after_s is None else fault | {"retry_after_s": retry_after_s}
    )
    result = wrangler(
        target(tmp_path, CLOUDFLARE_API_BASE_URL=f"{cloudflare.url}/client/v4"), *CREATE
    )
    asked = [call for call in cloudflare.calls if call.startswith("POST")]
    assert (result.returncode, len(asked)) == (exit_code, calls), result.stderr
