"""What the public pages cost: calls that `ContestScenario` measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.e2e.contest_scenario import ContestScenario


def read_pages(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """Someone follows a link to an open contest, and another one after them."""
    path = f"/contests/{contest['id']}"
    _read(scenario, "getHomePage", "/?locale=en")
    _read(scenario, "getContestPage", path)
    _read(scenario, "getContestPage", path, suffix=", read again")
    _read(scenario, "getContestPicture", f"{path}/picture?version=1&locale=en")
    _read(scenario, "getSitemap", "/sitemap.xml")
    _read(scenario, "getRobots", "/robots.txt")


def read_winners(scenario: ContestScenario, contest: dict[str, Any]) -> None:
    """Someone looks who has won."""
    _read(scenario, "getContestPage", f"/contests/{contest['id']}", suffix=", with winners")


def _read(scenario: ContestScenario, operation: str, target: str, *, suffix: str = "") -> None:
    reply = scenario._measured(
        operation, lambda: scenario._client.request("GET", target), suffix=suffix
    )
    assert reply.status == 200
