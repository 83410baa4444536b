"""Put one worker, or a database's migrations, live, and look at what really happened."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.console import Failure
from tools.deploy.api import Api
from tools.deploy.build import common_flags
from tools.deploy.live import Live, applied_migrations, look_at
from tools.deploy.plan import Plan
from tools.deploy.target import Target
from tools.deploy.wrangler import complaint, must, pywrangler
from tools.fleet import BY_NAME

AGAIN = "fix the cause and run the same command again"


def publish(api: Api, target: Target, wanted: Plan) -> Live:
    """Deploy one worker; what is live then. Raises `Failure` unless that is the wanted version with
    all its triggers.

    wrangler's exit code alone says neither: after a failure the new version may be live, after a
    success another.
    """
    worker = BY_NAME[wanted.worker]
    with secrets_file(target.secrets(worker.name)) as secrets:
        flags = [
            "--secrets-file",
            str(secrets),
            "--tag",
            wanted.tag,
            "--message",
            f"{target.environment} {target.version}",
        ]
        result = pywrangler(target, worker.name, "deploy", *common_flags(target), *flags)
    live = look_at(api, target, worker)
    is_live = live.tag == wanted.tag and live.version == target.version
    if result.returncode:
        state = (
            "the new version is live nevertheless" if is_live else "what was live before still is"
        )
        raise Failure(
            f"{worker.name}: wrangler deploy failed, {state}: {complaint(result)}", hint=AGAIN
        )
    if not is_live:
        raise Failure(
            f"{worker.name}: wrangler succeeded, and version {live.version or 'none'} is live",
            hint=AGAIN,
        )
    if not live.has_triggers_of(worker):
        raise Failure(
            f"{worker.name}: its crons or address are not those of tools/fleet.py", hint=AGAIN
        )
    return live


def migrate(api: Api, target: Target, wanted: Plan) -> None:
    """Apply what is pending. Raises `Failure` unless it was."""
    must(pywrangler(target, wanted.worker, "d1", "migrations", "apply", "DB", "--remote"))
    applied = applied_migrations(api, target.database(wanted.worker))
    if left := [name for name in wanted.migrations if name not in applied]:
        raise Failure(f"{wanted.worker}: not applied: {', '.join(left)}", hint=AGAIN)


@contextmanager
def secrets_file(secrets: dict[str, str]) -> Iterator[Path]:
    """A file that only this user can read, for as long as wrangler needs it; JSON, because wrangler
    expands `$` in the other form.
    """
    with tempfile.NamedTemporaryFile(
        "w", suffix=".json", prefix="contest-"
    ) as file:  # made with mode 0600
        json.dump(secrets, file)
        file.flush()
        yield Path(file.name)
