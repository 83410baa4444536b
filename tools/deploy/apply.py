"""The whole deployment, from the guard to the smoke test; after a failure everything is as it was,
and it can be run again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.console import Failure, say, step
from tools.deploy.api import Api
from tools.deploy.boot import boot, digest
from tools.deploy.build import build, dry_run
from tools.deploy.guard import guard
from tools.deploy.live import Live, look
from tools.deploy.plan import Plan, described, plan
from tools.deploy.publish import migrate, publish
from tools.deploy.record import DONE, FAILED, Record, versions
from tools.deploy.resources import resource_faults
from tools.deploy.rollback import roll_back
from tools.deploy.smoke import check, smoke
from tools.deploy.target import Target


class Deployment:
    """One run against one target."""

    def __init__(self, target: Target, *, record: Path, wait_s: float) -> None:
        self.target = target
        self.api = Api(target)
        self.wait_s = wait_s
        self.live: dict[str, Live] = {}
        self._record_path = record

    def run(self) -> bool:
        """Everything, in order; whether there was anything to do.

        Raises `Failure`; the record then tells what was done.
        """
        guard(self.target)
        with step("looking at what is live"):
            for fault in resource_faults(self.api, self.target):
                raise fault
            self.live = look(self.api, self.target)
            plans = plan(self.target, self.live)
        for line in described(plans):
            say(f"  {line}")
        self.record = Record(self._record_path, self.target, self.live)
        self._recorded(self._build, plans)
        self._recorded(self._migrate, [each for each in plans if each.migrations])
        try:
            self._go_live(plans)
        except Failure as failure:
            self._undo(failure)
            raise
        self.record.end(DONE)
        say(f"{self.target.environment} is at {self.target.version}")
        return not all(each.idle for each in plans)

    def _build(self, plans: list[Plan]) -> None:
        if not all(each.idle for each in plans):
            build(self.target)
        # The commit is no part of it: of most workers a commit changes nothing else.
        digests = {
            each.worker: f"{each.configured}-{digest(self.target.root, each.worker)}"
            for each in plans
            if each.changes
        }
        if new := [
            worker for worker, found in digests.items() if self.record.booted.get(worker) != found
        ]:
            with TemporaryDirectory(prefix="contest-uploads-") as folder:
                dry_run(self.target, new, Path(folder))
                boot(self.target, new, Path(folder))
        self.record.note(booted=self.record.booted | digests)

    def _recorded(self, part: Callable[[list[Plan]], None], plans: list[Plan]) -> None:
        """A part after whose failure nothing has to be undone."""
        try:
            part(plans)
        except Failure as failure:
            self.record.end(FAILED, failure=str(failure))
            raise

    def _go_live(self, plans: list[Plan]) -> None:
        for each in plans:  # dependencies first, the gateway last
            if each.changes:
                with step(f"deploying {each.worker}"):
                    self.live[each.worker] = publish(self.api, self.target, each)
                self.record.note(after=versions(self.live))
        self._smoke({each.worker: self.target.version for each in plans}, field="smoke")

    def _migrate(self, plans: list[Plan]) -> None:
        bookmarks = {each.worker: self._bookmark(each.worker) for each in plans}
        # Of a run that was killed: they are older
        self.record.note(bookmarks=bookmarks | self.record.bookmarks)
        for number, each in enumerate(plans, 1):
            with step(f"migrating the database of {each.worker}: {', '.join(each.migrations)}"):
                migrate(self.api, self.target, each)
            self.record.note(
                migrations={done.worker: list(done.migrations) for done in plans[:number]}
            )

    def _bookmark(self, worker: str) -> str:
        return str(
            self.api.get(f"/d1/database/{self.target.database(worker)}/time_travel/bookmark")[
                "bookmark"
            ]
        )

    def _smoke(self, expected: dict[str, str], *, field: str) -> None:
        with step("the smoke test"):
            results = smoke(self.api, self.target, expected, wait_s=self.wait_s)
            self.record.note(**{field: [result.as_json() for result in results]})
            check(results)

    def _undo(self, failure: Failure) -> None:
        """Go back to what was live before, and look whether it answers; a failure on the way is
        told with the first one.
        """
        say(f"  {failure}")
        before = self.record.before
        self.record.note(failure=str(failure))
        try:
            self.record.note(
                rolled_back=roll_back(
                    self.api, self.target, before, reason=f"{self.target.version[:12]} failed"
                )
            )
            if all(version["id"] for version in before.values()):
                self._smoke(
                    {worker: version["version"] for worker, version in before.items()},
                    field="smoke_after_rollback",
                )
        except Failure as second:
            say(f"  {second}")
            self.record.end(FAILED, failure_of_rollback=str(second))
        else:
            self.record.end(FAILED)
