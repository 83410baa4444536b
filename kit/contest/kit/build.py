"""The composition root of a service without settings or an outside of its own;
others have `build.py`.
"""

from __future__ import annotations

from typing import TypeVar

from contest.kit.deps import Deps
from contest.kit.ports import Ports
from contest.kit.settings import Environment, faults

D = TypeVar("D", bound=Deps)


def build(environment: Environment, ports: Ports, kind: type[D]) -> D:
    """The service, of its configuration and its outside; `kind` may add fields with defaults."""
    return kind(
        service=ports.service,
        environment=environment["ENVIRONMENT"],
        version=environment["VERSION"],
        db=ports.db,
        log=ports.log,
        metrics=ports.metrics,
        now=ports.now,
        random_bytes=ports.random_bytes,
        defer=ports.defer,
        services=ports.services,
        missing=ports.absent,
        unfit=faults(environment),
    )
