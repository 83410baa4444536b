"""What one participant asks of the platform from their first look to the result, and what a day
asks without anybody.

The rows are those that docs/costs.md was measured to have; how often, is what is supposed here, and
docs/costs.md tells it in words.
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTES_A_DAY = 24 * 60
READS_A_MINUTE = 2  # LIVE_MS of the Mini App is 30 s
MARKS_A_DAY = 5 * MINUTES_A_DAY // 4  # rows: each service writes down each fourth sweep
FROZEN = 20_000  # entries, with which freezing was measured
FORGOTTEN_ROWS = 10  # that a participant leaves and the sweeps delete, within 90 days
PARTICIPANT_BYTES = 5000  # in all databases; content's has four fifths of it


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What participants do, each of them or a share."""

    tasks: float = 5
    visits: float = 2  # of the Mini App: they come back once
    minutes: float = 5  # with it open, in all
    invited: float = 0.2
    by_bot: float = 0.5  # write to the bot, or press a button of it
    messages: float = 1  # of a broadcast


@dataclass(frozen=True, kw_only=True)
class Way:
    """What a kind of work takes beside its rows: requests that are billed; workers that run for it;
    work after an answer; events that take effect; requests to Durable Objects; and points beside
    those of all this.
    """

    requests: int = 0
    runs: int = 0
    deferred: int = 0
    events: int = 0
    objects: int = 0
    more_points: int = 0

    @property
    def points(self) -> int:
        """Of the Analytics Engine: one of each request, of each service that asks its database, of
        work after an answer, and of an event.
        """
        asking = max(0, self.runs - self.requests)
        return self.requests + asking + self.deferred + self.events + self.more_points

    @property
    def lines(self) -> int:
        """Of the log."""
        return self.runs + self.deferred


REQUEST = Way(requests=1, runs=2)  # the gateway and a service
EVENT = Way(runs=1, deferred=1, events=1)
SIGN_IN = Way(requests=1, runs=5, deferred=1, events=3)
UPDATE = Way(requests=1, runs=3, deferred=1, objects=1, more_points=1)  # the bot asks auth
MESSAGE = Way(runs=1, objects=1)  # at most: an alarm sends several
NOTHING = Way()  # a share of something that is done anyhow
MINUTE = Way(requests=1, runs=6, objects=2, more_points=5)  # the tick, four sweeps, the alarm


@dataclass(frozen=True)
class Work:
    """A line of the cost table, and how often it comes for each participant."""

    line: str
    times: float
    way: Way = REQUEST


def of_participant(habits: Habits) -> tuple[Work, ...]:
    """All that is done for one."""
    looks = READS_A_MINUTE * habits.minutes
    return (
        Work("**sign-in of someone new, with all that follows**", 1, SIGN_IN),
        Work("createSession, someone known", max(0, habits.visits - 1)),
        Work("listContests", habits.visits),
        Work("getContest", habits.visits + looks),
        Work("getLeaderboard", habits.visits + 1 + looks),
        Work("getMyEntry", habits.visits + 1 + habits.tasks + looks),
        Work("createEntry", 1),
        Work("completeTask", min(1, habits.tasks)),
        Work("completeTask, another", max(0, habits.tasks - 1) / 2),
        Work("completeTask, which nobody can do wrong", max(0, habits.tasks - 1) / 2),
        Work(
            "**an entry of who came by themselves, told to referral**",
            1 + min(1, habits.tasks),  # the first task is told likewise
            EVENT,
        ),
        Work("**/start, to the answer**", habits.by_bot, UPDATE),
        Work("getMyReferral", 2 * habits.invited),  # of who invites; one in two of them nobody
        Work("createReferralClaim", habits.invited),
        Work("**an invitation, from claim to paid**", habits.invited, EVENT),
        Work("**a message of a broadcast, to the end**", habits.messages, MESSAGE),
        Work("content sweep, freezing", 1 / FROZEN, NOTHING),
    )


DAY = (Work("**a minute with nothing to do**", MINUTES_A_DAY, MINUTE),)
