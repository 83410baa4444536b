"""Known vulnerabilities, but for those that are accepted for a time: with a reason, and a date
after which somebody has to look again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tools.audit.asking import Finding, in_node, in_python
from tools.console import Failure, say

ACCEPTED = Path(__file__).with_name("accepted.toml")
ACCEPTED_DAYS_MAX = 90


@dataclass(frozen=True)
class Accepted:
    """A finding that is known, and does no harm until a date."""

    id: str
    package: str
    reason: str
    until: date


def audit(
    *, accepted: Path = ACCEPTED, osv_url: str | None = None, registry: str | None = None
) -> None:
    """Say what is known of each package. Raises `Failure` where something is to be done, or nobody
    could be asked: what cannot be told is not fine.
    """
    findings = [*in_python(osv_url), *in_node(registry)]
    known = read_accepted(accepted)
    for each in findings:
        say(f"{each.package} {each.version}: {each.ids[0]}, {each.title}")
    today = datetime.now(UTC).date()
    if wrong := list(faults(findings, known, today=today)):
        raise Failure(
            "\n".join(wrong),
            hint=f"update the package; or accept it for a time, with the reason, in {accepted}",
        )
    say(f"nothing is known against the packages, but for {len(known)} accepted for now")


def read_accepted(path: Path) -> list[Accepted]:
    """Raises `Failure` for what is not of its form."""
    try:
        entries = tomllib.loads(path.read_text()).get("accepted", [])
        return [Accepted(**each) for each in entries]
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise Failure(f"{path.name} is not of its form: {error}") from None


def faults(
    findings: Sequence[Finding], accepted: Sequence[Accepted], *, today: date
) -> Iterator[str]:
    """What has to be done, a line each."""
    for finding in findings:
        if not any(_is_of(each, finding) and each.until >= today for each in accepted):
            yield f"{finding.package} {finding.version} has {finding.ids[0]}: {finding.title}"
    for each in accepted:
        if not each.reason.strip():
            yield f"{each.id} is accepted without a reason"
        if each.until < today:
            yield f"{each.id} of {each.package} was accepted until {each.until}: look again"
        if each.until > today + timedelta(days=ACCEPTED_DAYS_MAX):
            yield f"{each.id} is accepted for more than {ACCEPTED_DAYS_MAX} days"
        if not any(_is_of(each, finding) for finding in findings):
            yield f"{each.id} of {each.package} is accepted, and not there: take it out"


def _is_of(accepted: Accepted, finding: Finding) -> bool:
    return accepted.package == finding.package and accepted.id in finding.ids
