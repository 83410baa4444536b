"""The lives of two contests, with few entries and with many, and what the log says of the cost."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from contest.kit.clock import to_rfc3339
from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.costs import Meter
from tests.e2e.draw_scenario import draw_at_once, draw_with_decisions, win_prizes
from tests.e2e.organiser import DAY_S, TITLE, Organiser, fill
from tests.e2e.site_scenario import read_pages
from tests.e2e.webhook_scenario import use_webhooks
from tests.system import Reply

FEW, MANY = 20, 20_000
CODES = 100
STRANGER, GUEST = 502, 503
REASON = {"reason": "It has to be"}


class ContestScenario:
    """`costs` has the worse of the two, by its name in the table."""

    def __init__(self, client: Client, meter: Meter, *, participant: int) -> None:
        self._client, self._meter, self._participant = client, meter, participant
        self._sign_in()
        self.costs: dict[str, Cost] = {}

    def all(self) -> None:
        """Everything once with few entries, and once with many."""
        self._pages()
        self._roles()
        self._allow_points()
        for how_many in (FEW, MANY):
            self._sign_in()
            contest = self._plan()
            fill(self._client.stack.layout.state, contest, how_many)
            self._take_part(contest)
            self._look(contest)
            self._moderate(contest)
            self._end(contest)
            draw_with_decisions(self, contest)
        win_prizes(self)
        use_webhooks(self)

    def _sign_in(self) -> None:
        """Anew: this takes longer than an access token lives."""
        self._organiser = Organiser(self._client)
        self._token = self._client.sign_in(self._participant)["access_token"]

    def _plan(self) -> dict[str, Any]:
        """The contest, open, with a task of each way to judge it."""
        contest = self._organised("createContest", "POST", "/v1/contests", self._settings(), 201)
        for kind, settings in (
            ("daily", {}),
            ("secret_code", {"code": "SESAME"}),
            ("question", {"prompt": TITLE}),
            ("secret_code", {}),
            ("visit", {"url": "https://a.test/"}),
            ("points", {"price": 10}),
            ("visit", {"url": "https://a.test/", "reward": {"points": 5, "limit": 10}}),
        ):
            body = {"kind": kind, "title": TITLE, "tickets": 1} | settings
            task = self._changed("createTask", contest, "POST", "/tasks", body, 201)
            contest.setdefault("tasks", []).append(task)
        codes = {"csv": "\n".join(f"CODE{number}" for number in range(CODES))}
        path = f"/tasks/{contest['tasks'][3]['id']}"
        self._about("putCodes", contest, "PUT", f"{path}/codes", codes, suffix=f", of {CODES}")
        self._changed("updateTask", contest, "PATCH", path, {"tickets": 2})
        last = f"/tasks/{contest['tasks'].pop(4)['id']}"
        self._changed("deleteTask", contest, "DELETE", last, status=204)
        self._changed("updateContest", contest, "PATCH", "", {"reserves": 1})
        for operation, path in (
            ("listTasks", "/tasks"),
            ("previewContest", "/preview"),
            ("listContestVersions", "/versions"),
            ("listContestChanges", "/changes"),
        ):
            self._about(operation, contest, "GET", path)
        copy = self._about("copyContest", contest, "POST", "/copy", status=201).json()
        self._people(contest)
        # The tasks of a copy have the ids of those that they are copied from.
        task_id = contest["tasks"][3]["id"]
        self._organiser.send("PUT", copy, f"/tasks/{task_id}/codes", body=codes)
        self._another(copy)
        template = "/v1/contest-templates"
        self._organised("listContestTemplates", "GET", template)
        name = "createContestFromTemplate"
        use = {name: self._settings()[name] for name in ("starts_at", "ends_at", "time_zone")}
        use |= {"default_locale": "en", "channels": ["@contests"]}
        self._organised(name, "POST", f"{template}/channel-giveaway/contests", use, 201)
        opened = self._changed("publishContest", contest, "POST", "/publish")
        return contest | opened

    def _another(self, contest: dict[str, Any]) -> None:
        """A contest that starts later, and then does not."""
        self._changed("publishContest", contest, "POST", "/publish")
        self._changed("unpublishContest", contest, "POST", "/unpublish")
        self._organiser.send("POST", contest, "/publish")
        contest["version"] += 1
        self._changed("cancelContest", contest, "POST", "/cancel", REASON)

    def _people(self, contest: dict[str, Any]) -> None:
        path = f"/organisers/{STRANGER}"
        self._about("putOrganiser", contest, "PUT", path, {"role": "editor"})
        self._about("listOrganisers", contest, "GET", "/organisers")
        self._about("deleteOrganiser", contest, "DELETE", path, status=204)

    def _take_part(self, contest: dict[str, Any]) -> None:
        entries, me = "/entries", "/entries/me"
        self._mine("createEntry", contest, "POST", entries, {}, 201)
        self._mine("createEntry", contest, "POST", entries, {}, suffix=", of who is in already")
        daily, code, question, _, points, visit = contest["tasks"]
        for task, body, suffix in (
            (daily, {"kind": "daily"}, ""),
            (daily, {"kind": "daily"}, ", done already"),
            (code, {"kind": "secret_code", "code": "WRONG"}, ""),
            (code, {"kind": "secret_code", "code": "SESAME"}, ", another"),
            (question, {"kind": "question", "answer": "Because"}, ""),
            (visit, {"kind": "visit"}, ", with a reward"),
            (points, {"kind": "points"}, ", for points"),
        ):
            path = f"/tasks/{task['id']}/completions"
            self._mine("completeTask", contest, "POST", path, body, suffix=suffix)
        self._mine("getMyEntry", contest, "GET", me)
        self._mine("deleteMyEntry", contest, "DELETE", me, status=204)
        self._mine("createEntry", contest, "POST", entries, {}, 201, ", of who comes back")
        reviews = self._about("listReviews", contest, "GET", "/reviews").json()["items"]
        for review in reviews:
            path, decision = f"/reviews/{review['id']}", {"decision": "accept"}
            self._about("decideReview", contest, "POST", path, decision, 204)

    def _look(self, contest: dict[str, Any]) -> None:
        read_pages(self, contest)
        self._mine("listTaskOutlines", contest, "GET", "/task-outlines")
        page = self._mine("getLeaderboard", contest, "GET", "/leaderboard")
        cursor = page.json()["next_cursor"]
        path = f"/leaderboard?cursor={cursor}"
        if cursor:
            self._mine("getLeaderboard", contest, "GET", path, suffix=", a page behind")
        self._about("getContestStatistics", contest, "GET", "/statistics")
        self._about("listEntries", contest, "GET", "/entries")
        path, headers = f"/v1/contests/{contest['id']}/entries", {"accept": "text/csv"}
        self._measured(
            "listEntries",
            lambda: self._client.request("GET", path, token=self._organiser.token, headers=headers),
            suffix=", a file of 1,000",
        )

    def _moderate(self, contest: dict[str, Any]) -> None:
        token = self._client.sign_in(GUEST)["access_token"]
        path = f"/v1/contests/{contest['id']}/entries"
        entry = self._client.request("POST", path, body={}, token=token).json()
        target, body = f"/entries/{entry['id']}/disqualify", REASON | {"ban": True}
        self._about("disqualifyEntry", contest, "POST", target, body)
        self._about("listExclusions", contest, "GET", "/exclusions")
        self._mine("getExclusionRules", contest, "GET", "/exclusion-rules")
        self._about("deleteExclusion", contest, "DELETE", f"/exclusions/{GUEST}", status=204)
        body = {"reason": "banned"}
        self._about("putExclusion", contest, "PUT", f"/exclusions/{STRANGER}", body, 204)

    def _end(self, contest: dict[str, Any]) -> None:
        draw_at_once(self, contest)
        self._changed("closeContest", contest, "POST", "/close", REASON)
        self._measured("sweep", lambda: self._client.stack.tick("bot"), suffix=", freezing")
        for _ in range(2):
            self._client.stack.tick("bot")
        [draw] = self._client.rows("draws", "contest_id = ?", contest["id"])
        assert draw["stage"] == "frozen"

    def _pages(self) -> None:
        page = {"locale": "en", "title": "Help", "markdown": "*Join* and win."}
        self._organised("putPage", "PUT", "/v1/pages/help", page)
        self._organised("getPage", "GET", "/v1/pages/help")
        self._organised("listPageVersions", "GET", "/v1/pages/help/versions")
        self._organised("getCaptcha", "GET", "/v1/captcha")

    def _allow_points(self) -> None:
        body = {"purchases_on": True, "budget_max": 1000}
        self._organised("putContestPoints", "PUT", "/v1/contest-points", body)
        self._organised("getContestPoints", "GET", "/v1/contest-points")

    def _roles(self) -> None:
        path = f"/v1/users/{STRANGER}/roles/organiser"
        for operation, method in (("putOrganiserRole", "PUT"), ("deleteOrganiserRole", "DELETE")):
            self._measured(
                operation,
                lambda: self._client.request(method, path, token=self._organiser.token),  # noqa: B023
                service="auth",
            )

    def _settings(self) -> dict[str, Any]:
        now = int(time.time())
        text = {"title": "A prize", "description": "Join.", "rules": "One each.", "button": ""}
        return {
            "texts": {"en": text},
            "default_locale": "en",
            "prizes": [{"name": {"en": "A prize"}, "count": 2, "handover": {"en": "By hand"}}],
            "starts_at": to_rfc3339(now - 60),
            "ends_at": to_rfc3339(now + 3 * DAY_S),
            "time_zone": "Europe/Berlin",
        }

    # How a call is made

    def _organised(
        self, operation: str, method: str, target: str, body: Any = None, status: int = 200
    ) -> dict[str, Any]:
        token = self._organiser.token
        reply: Reply = self._measured(
            operation, lambda: self._client.request(method, target, body=body, token=token)
        )
        assert reply.status == status, reply.body
        found: dict[str, Any] = reply.json()
        return found

    def _changed(
        self,
        operation: str,
        contest: dict[str, Any],
        method: str,
        path: str,
        body: Any = None,
        status: int = 200,
    ) -> dict[str, Any]:
        """A call that makes another version of the contest."""
        reply = self._about(operation, contest, method, path, body, status)
        contest["version"] += 1
        return reply.json() if reply.body else {}

    def _about(
        self,
        operation: str,
        contest: dict[str, Any],
        method: str,
        path: str,
        body: Any = None,
        status: int = 200,
        suffix: str = "",
    ) -> Reply:
        reply: Reply = self._measured(
            operation,
            lambda: self._organiser.send(method, contest, path, body=body),
            suffix=suffix,
        )
        assert reply.status == status, (operation, reply.body)
        return reply

    def _mine(
        self,
        operation: str,
        contest: Mapping[str, Any],
        method: str,
        path: str,
        body: Any = None,
        status: int = 200,
        suffix: str = "",
    ) -> Reply:
        """A participant's call."""
        target = f"/v1/contests/{contest['id']}{path}"
        reply: Reply = self._measured(
            operation,
            lambda: self._client.request(method, target, body=body, token=self._token),
            suffix=suffix,
        )
        assert reply.status == status, (operation, reply.body)
        return reply

    def _measured(
        self, operation: str, call: Any, *, service: str = "content", suffix: str = ""
    ) -> Any:
        replies: list[Any] = []
        meter = self._meter
        during = meter.all_during if operation == "sweep" else meter.during
        lines = during(lambda: replies.append(call()), f"{service} {operation}")
        name = f"{'content ' if operation == 'sweep' else ''}{operation}{suffix}"
        for line in lines:  # several where the cron sweeps again at once
            if line.name == f"{service} {operation}":
                self.costs[name] = worse(self.costs.get(name, Cost()), line.cost)
        return replies[0]


def worse(one: Cost, other: Cost) -> Cost:
    """The more of each."""
    return Cost(
        max(one.database_calls, other.database_calls),
        max(one.rows_read, other.rows_read),
        max(one.rows_written, other.rows_written),
    )
