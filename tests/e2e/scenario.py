"""Everything that the product does, once each, and what the log says that it cost."""

from __future__ import annotations

from typing import Any

from contest.kit.cost import Cost
from tests.e2e.broadcast_scenario import BroadcastScenario
from tests.e2e.channel_scenario import ChannelScenario
from tests.e2e.client import Client
from tests.e2e.contest_scenario import ContestScenario
from tests.e2e.costs import Line, Meter, total
from tests.e2e.organiser import write
from tests.e2e.points_scenario import PointsScenario
from tests.e2e.referral_scenario import ReferralScenario

ADA, WITH_SESSIONS = 501, 900_001
JUDGED = "bot receiveEvents answer.judged"
SENT_WITHIN = 10  # minutes
BROADCASTS = 20  # that someone was told of before their account ends
TOLD = """
    insert into told with recursive n (i) as (select 1 union all select i + 1 from n where i < ?2)
    select 'crowd-' || i, ?1, 0 from n
"""
UNTOLD = "delete from deliveries where retries > 0"
HANDED_OVER = "auth _hand_over_fresh"
# Operation, its service, and how it is called: method, path, body.
SIMPLE: tuple[tuple[str, str, str, str, Any], ...] = (
    ("getMe", "auth", "GET", "/v1/me", None),
    ("deleteSession", "auth", "DELETE", "/v1/auth/sessions/none", None),
    ("getMyReferral", "referral", "GET", "/v1/referrals/me", None),
    ("getBalance", "token", "GET", "/v1/token/balance", None),
    ("listContests", "content", "GET", "/v1/contests", None),
    ("listContests", "content", "GET", "/v1/contests?status=closed", None),
    ("listContests", "content", "GET", "/v1/contests?joined=true", None),
    ("getContest", "content", "GET", "/v1/contests/{open}", None),
)
KINDS = {"status=closed": ", of one status", "joined=true": ", joined"}
SERVICES = ("auth", "content", "referral", "token", "bot")


class Scenario:
    """`costs` has what each piece of work cost, by its name in the table."""

    def __init__(self, client: Client, meter: Meter) -> None:
        self._client, self._meter = client, meter
        self.costs: dict[str, Cost] = {}

    def all(self) -> None:
        """Everything, in an order that makes sense for one person."""
        self._warm()
        session = self._sign_in()
        self._simple(session["access_token"])
        self._refresh(session)
        self._sessions()
        self._locale(session["access_token"])
        self._start()
        channels = ChannelScenario(self._client, self._meter)
        channels.all()
        contests = ContestScenario(self._client, self._meter, participant=ADA)
        contests.all()
        points = PointsScenario(self._client, self._meter)
        points.all()
        referrals = ReferralScenario(self._client, self._meter)
        referrals.all()
        broadcasts = BroadcastScenario(self._client, self._meter)
        broadcasts.all()
        self.costs |= contests.costs | points.costs | referrals.costs | broadcasts.costs
        self.costs |= channels.costs
        self._note(self._meter.all(), JUDGED, JUDGED)
        self._delete(self._client.sign_in(ADA)["access_token"])
        self._minute()
        self._ready()

    def _warm(self) -> None:
        """Someone uses everything, so that what an isolate finds out once is known."""
        token = self._client.sign_in(500)["access_token"]
        for _, _, method, path, body in SIMPLE:
            self._client.request(method, self._path(path), token=token, body=body)
        self._minutes(1)

    def _sign_in(self) -> Any:
        sessions: list[Any] = []

        def sign_in() -> None:
            sessions.append(self._client.sign_in(ADA))

        received = _received("user.created", "referral", "token", "bot")
        lines = self._meter.all_during(sign_in, *received, HANDED_OVER)
        self._note(lines, "auth createSession", "createSession, someone new")
        self._note(lines, HANDED_OVER, "handing over one event to three consumers")
        self._note_all(lines, received)
        self.costs["**sign-in of someone new, with all that follows**"] = total(lines)
        lines = self._meter.during(sign_in, "auth createSession")
        self._note(lines, "auth createSession", "createSession, someone known")
        return sessions[-1]

    def _simple(self, token: str) -> None:
        for operation, service, method, path, body in SIMPLE:
            wanted = f"{service} {operation}"
            lines = self._asked(method, self._path(path), token, wanted, body=body)
            name = operation + KINDS.get(path.partition("?")[2], "")
            self._note(lines, f"{service} {operation}", name)

    def _path(self, path: str) -> str:
        return path.format(open=self._client.open_contest())

    def _refresh(self, session: Any) -> None:
        tokens = [session["refresh_token"]]

        def refresh() -> None:
            tokens.append(self._client.refresh(tokens[-1]).json()["refresh_token"])

        lines = self._meter.during(refresh, "auth refreshSession")
        self._note(lines, "auth refreshSession", "refreshSession")
        refresh()
        received = _received("session.reuse_detected", "bot")
        wanted = ("auth refreshSession", *received, HANDED_OVER, "bot send_after_events")
        lines = self._meter.during(lambda: self._client.refresh(tokens[0]), *wanted)
        self._note(lines, "auth refreshSession", "refreshSession, by a used token")
        self._note_all(lines, received)

    def _sessions(self) -> None:
        token = self._client.sign_in(WITH_SESSIONS)["access_token"]
        for method, operation in (("GET", "listSessions"), ("DELETE", "deleteSessions")):
            lines = self._asked(method, "/v1/auth/sessions", token, f"auth {operation}")
            self._note(lines, f"auth {operation}", f"{operation}, of 50")

    def _locale(self, token: str) -> None:
        received = _received("user.locale_changed", "bot")
        lines = self._meter.all_during(
            lambda: self._client.request("PATCH", "/v1/me", token=token, body={"locale": "ru"}),
            *("auth updateMe", *received, HANDED_OVER),
        )
        self._note(lines, "auth updateMe", "updateMe")
        self._note_all(lines, received)
        self.costs["**one event to one consumer, with its effect**"] = total(lines)

    def _start(self) -> None:
        lines = self._meter.all_during(lambda: self._client.say(ADA, "/start"), "bot process_due")
        self._note(lines, "bot receiveTelegramUpdate", "receiveTelegramUpdate")
        self._note(lines, "bot process_due", "answering one update")
        self._note(lines, "auth identifyUser", "identifyUser")
        self._note(self._meter.all(), "content listBotTexts", "listBotTexts")
        self.costs["**/start, to the answer**"] = total(lines)

    def _delete(self, token: str) -> None:
        write(self._client.stack.layout.state, "told", TOLD, (ADA, BROADCASTS))
        received = _received("user.deleted", "content", "referral", "token", "bot")
        lines = self._meter.all_during(
            lambda: self._client.request("DELETE", "/v1/me", token=token),
            *("auth deleteMe", *received, HANDED_OVER),
        )
        self._note(lines, "auth deleteMe", "deleteMe")
        self._note_all(lines, received)
        self.costs["**end of an account, with all that follows**"] = total(lines)

    def _minute(self) -> None:
        """The third in a row, or the first after it in which nothing is sent: what was left to do
        is done. Some of the crowd's winners are nobody whom the bot knows: telling them would be
        tried again in whichever minute.
        """
        write(self._client.stack.layout.state, "deliveries", UNTOLD, ())
        lines = self._minutes(3)
        for _ in range(SENT_WITHIN):
            if not any(each.cost.rows_written for each in lines if each.name == "bot alarm"):
                break
            lines = self._minutes(1)
        sweeps = [f"{service} sweep" for service in SERVICES if service != "bot"]
        for name in (*sweeps, "bot tick", "bot alarm"):
            self._note(lines, name, f"{name}, with nothing to do")
        self.costs["**a minute with nothing to do**"] = total(lines)

    def _minutes(self, count: int) -> list[Line]:
        """So many in a row; what the last one led to."""
        for _ in range(count):
            lines = self._meter.all_during(
                lambda: self._client.stack.tick("bot"), "bot tick", "bot alarm"
            )
        return lines

    def _ready(self) -> None:
        wanted = [f"{service} getReady" for service in SERVICES]
        lines = self._meter.all_during(lambda: self._client.ops("GET", "/ready"), *wanted)
        self._note_all(lines, wanted)
        self.costs["**/ready**"] = total(lines)

    def _asked(
        self, method: str, path: str, token: str, *wanted: str, body: Any = None
    ) -> list[Line]:
        return self._meter.all_during(
            lambda: self._client.request(method, path, token=token, body=body), *wanted
        )

    def _note(self, lines: list[Line], of: str, name: str) -> None:
        self.costs[name] = [line.cost for line in lines if line.name == of][-1]

    def _note_all(self, lines: list[Line], names: list[str]) -> None:
        for name in names:
            self._note(lines, name, name)


def _received(event: str, *consumers: str) -> list[str]:
    return [f"{consumer} receiveEvents {event}" for consumer in consumers]
