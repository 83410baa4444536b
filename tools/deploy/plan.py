"""What a deployment would change, worker by worker; nothing is touched."""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from typing import Any

from tools.build.render import rendered
from tools.deploy.live import NEVER_DEPLOYED, Live
from tools.deploy.target import Target
from tools.fleet import WORKERS, Worker

NOTHING = "nothing to do"
DIGEST_ROUNDS = 100_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would happen to one worker."""

    worker: str
    version_live: str
    version_to_be: str
    changes: tuple[str, ...]  # of: new, version, settings, triggers
    migrations: tuple[str, ...]  # pending
    missing: tuple[str, ...]  # settings without a value
    tag: str  # what marks the version to be; empty while settings are missing

    @property
    def configured(self) -> str:
        """The mark of everything that is configured, the commit aside."""
        return self.tag.rpartition("-")[2]

    @property
    def idle(self) -> bool:
        """Whether nothing would happen."""
        return not (self.changes or self.migrations or self.missing)

    def as_json(self) -> dict[str, Any]:
        """For `--json` and the record."""
        return asdict(self)


def plan(target: Target, live: dict[str, Live]) -> list[Plan]:
    """The plan for every worker, dependencies first."""
    missing = {worker.name: target.missing(worker.name) for worker in WORKERS}
    tags = {} if any(missing.values()) else wanted_tags(target)
    return [
        _plan(target, worker, live[worker.name], missing[worker.name], tags.get(worker.name, ""))
        for worker in WORKERS
    ]


def _plan(target: Target, worker: Worker, live: Live, missing: tuple[str, ...], tag: str) -> Plan:
    return Plan(
        worker=worker.name,
        version_live=live.version,
        version_to_be=target.version,
        changes=changes(target, worker, live, tag),
        migrations=pending(target, worker, live),
        missing=missing,
        tag=tag,
    )


def changes(target: Target, worker: Worker, live: Live, tag: str) -> tuple[str, ...]:
    """Why a worker has to be deployed; empty if it has not."""
    if not live.version_id:
        return ("new",)
    differs = {
        "version": (live.version, live.environment) != (target.version, target.environment),
        "settings": live.version == target.version and tag not in ("", live.tag),
        "triggers": not live.has_triggers_of(worker),
    }
    return tuple(name for name, differ in differs.items() if differ)


def pending(target: Target, worker: Worker, live: Live) -> tuple[str, ...]:
    """The migrations that the database has not had."""
    names = sorted(
        path.name for path in (target.root / "workers" / worker.name / "migrations").glob("*.sql")
    )
    return tuple(name for name in names if name not in live.applied)


def wanted_tags(target: Target) -> dict[str, str]:
    """Per worker the mark of what is to be live: 12 digits of the commit, 12 of everything that is
    configured.
    """
    texts = rendered(target.environment, target.values, root=target.root, version=target.version)
    configurations = {path.parent.name: tomllib.loads(text) for path, text in texts.items()}
    return {
        name: f"{target.version[:12]}-{_digest(found, target.secrets(name))}"
        for name, found in configurations.items()
    }


def _digest(configuration: dict[str, Any], secrets: dict[str, str]) -> str:
    # Which holds the path of this checkout
    own = {name: value for name, value in configuration.items() if name != "build"}
    own["vars"] = {name: value for name, value in own["vars"].items() if name != "VERSION"}
    return _slow_digest(json.dumps([own, secrets], sort_keys=True))


@functools.cache  # one deployment asks several times
def _slow_digest(text: str) -> str:
    """Slow on purpose: the tag can be read by everyone on the account,
    and a weak secret must not be guessed from it.
    """
    return hashlib.pbkdf2_hmac("sha256", text.encode(), b"contest", DIGEST_ROUNDS).hex()[:12]


def described(plans: list[Plan]) -> list[str]:
    """The plan for a person, one line per worker."""
    if all(each.idle for each in plans):
        return [NOTHING]
    return [f"{each.worker:<12} {_what(each)}" for each in plans]


def _what(each: Plan) -> str:
    parts = (
        [
            (
                f"{each.version_live[:12] or NEVER_DEPLOYED} -> {each.version_to_be[:12]} "
                f"({', '.join(each.changes)})"
            )
        ]
        if each.changes
        else []
    )
    parts += [f"migrations: {', '.join(each.migrations)}"] if each.migrations else []
    parts += [f"not set: {', '.join(each.missing)}"] if each.missing else []
    return "; ".join(parts) or f"stays at {each.version_live[:12]}"
