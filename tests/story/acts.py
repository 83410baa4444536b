"""A whole contest, act by act: made in the chat, posted in a channel, joined by sixty people,
played for points, closed by the clock, drawn, handed out, and left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from contest.kit.clock import to_rfc3339
from tests.e2e.chat import HEARD_WITHIN_S, Person
from tests.story import script
from tests.story.people import People
from tests.story.world import World
from tests.system import ADMIN_ID, Reply
from tools.beacon.chain import time_of

REWARDS_MAX, OPEN_S = 15, 2 * 3600
TASKS: tuple[dict[str, Any], ...] = (
    {
        "kind": "visit",
        "title": {"en": "Read the programme"},
        "tickets": 1,
        "url": "https://example.org/",
        "reward": {"points": script.PRICE, "limit": REWARDS_MAX},
    },
    {"kind": "points", "title": {"en": script.SALE_TASK}, "tickets": 1, "price": script.PRICE},
)


class Story:
    """One contest, its organiser and its people. Nobody waits for anything longer than
    `patience_s`, nor for the bot longer than `heard_within_s`, and tries more than `tries_max`
    times. The contest is open for longer than they may have to wait.
    """

    def __init__(
        self,
        world: World,
        *,
        first: int = 6_000_000,
        patience_s: float = HEARD_WITHIN_S,
        heard_within_s: float = HEARD_WITHIN_S,
        tries_max: int = 1,
    ) -> None:
        self.world, self.heard_within_s = world, heard_within_s
        self.patience_s, self.tries_max = patience_s, tries_max
        self.title, self.news = f"A mug for sixty ({first})", f"News of {first}"
        self.people = People(world, first)
        self.channel = -1_001_770_000_000 - first
        self.organiser = self.chat(ADMIN_ID, "Olga")
        self.ada = self.chat(first, "Ada")

    def chat(self, person: int, first_name: str) -> Person:
        return Person(self.world, person, first_name, self.heard_within_s, self.world.now)

    def make(self) -> None:
        """The wizard asks; the API adds what it does not ask for."""
        may = {"purchases_on": True, "budget_max": 1_000_000}
        self._done(self._asked("PUT", "/v1/contest-points", may))
        self.organiser.plays(*script.made(self.title))
        mine = self._asked("GET", "/v1/contests?mine=true&limit=100").json()["items"]
        [self.contest] = [each for each in mine if each["title"] == self.title]
        self.people.path = f"/v1/contests/{self.contest['id']}"
        self.word = str(self.organised("GET", "/tasks").json()["items"][0]["id"])
        self.visit, self.sale = (str(self._change("POST", "/tasks", each)["id"]) for each in TASKS)

    def open(self) -> None:
        self.people.each(self.people.cast.by_link, self.people.sign_in)
        self.ends_at = int(self.world.now() + OPEN_S + self.patience_s)
        self._change("PATCH", "", {"ends_at": to_rfc3339(self.ends_at), "reserves": 3})
        self.organiser.plays(("/admin", "Your contests:"), (f"▸ ✏️ {self.title}", "A draft"))
        self.organiser.plays(*script.PUBLISHED)

    def post(self) -> None:
        """The bot becomes an administrator of a channel, and the contest stands there."""
        chat = f"chats/{self.channel}/members"
        owner = {"status": "creator", "chat_type": "channel", "title": self.news}
        self.world.telegram("PUT", f"{chat}/{ADMIN_ID}", owner)
        added = {"status": "administrator", "by": ADMIN_ID}
        self.world.telegram("PUT", f"{chat}/{self.world.bot_id}", added)
        self.organiser.hears(f"“{self.news}” is connected")
        self.plays(self.organiser, script.posted(self.title, self.news))
        self.until(lambda: self.in_channel(self.title))

    def join(self) -> None:
        people, cast = self.people, self.people.cast
        [post] = self.in_channel(self.title)
        [[button]] = post["reply_markup"]["inline_keyboard"]
        press = {"chat_id": self.channel, "message_id": post["message_id"]}
        press["data"] = button["callback_data"]

        def press_it(person: int) -> None:
            chat = self.chat(person, f"P{person}")
            self.tries(chat, lambda: chat.does("/start"), "Hello, ")
            self.tries(chat, lambda: chat.presses(press), "You are in")

        people.each(cast.with_chats, press_it)
        people.each(cast.by_link, people.enter)
        people.each(cast.friends, people.invited_by(cast.inviter))
        people.each(cast.farm, people.invited_by(cast.farmer))

    def play(self) -> None:
        """Tickets for a word, points as long as there are any, and a ticket for points."""
        people, cast = self.people, self.people.cast
        self.plays(self.ada, script.played(self.title))
        visit: dict[str, Any] = {"kind": "visit"}
        people.each(cast.by_link, lambda each: people.attempt(each, self.visit, visit))
        self.until(lambda: len(people.with_points(cast.by_link)) == REWARDS_MAX)
        self.buyers = people.with_points(cast.by_link)[:10]
        [self.poor, *_] = set(cast.by_link) - set(people.with_points(cast.by_link))
        for each in (*self.buyers, self.poor):
            people.attempt(each, self.sale, {"kind": "points"})
        self.until(self._are_judged)
        self.plays(self.ada, script.BOUGHT)
        self.until(self._are_sold)

    def close(self) -> None:
        """By the clock alone; the hash of the list stands in the channel."""
        self.world.let_end(self.contest["id"], self.ends_at)
        self.until(lambda: self.organised("GET", "/draw").status == 200)
        self.until(lambda: self.in_channel(self.proof()["header_hash"]))

    def draw(self, **fault: Any) -> None:
        """By the clock as well, despite what the beacon may do at first."""
        if fault:
            self.world.order_fault(**fault)
        self.world.sleep_until(time_of(self.proof()["header"]["round"]))
        self.until(lambda: self.proof()["signature"] is not None)
        self.until(self._is_checked)

    def decide(self) -> int:
        """Who had the first prize, and has cheated."""
        first = self.winners()[0]
        self.plays(self.organiser, script.disqualified(self.title, first["first_name"]))
        self.until(self._is_checked)
        self.plays(self.organiser, script.confirmed(self.title))
        self.holders = [int(each["telegram_id"]) for each in self.winners()]
        return int(first["telegram_id"])

    def tell(self, gone: Collection[int] = ()) -> None:
        """Until all are told whom the bot may write to; it may not any more to who is `gone`."""
        there = [each for each in self.people.cast.with_chats if each not in gone]
        self.until(lambda: all(map(self.told, there)))

    def told(self, person: int) -> list[str]:
        """What Telegram took of what the bot says of the end."""
        path = f"requests?method=sendMessage&chat_id={person}"
        sent = self.world.telegram("GET", path)["requests"]
        texts = [str(each["parameters"]["text"]) for each in sent if each["status"] == 200]
        ends = {"won": script.won(self.title), "not won": script.not_won(self.title)}
        return [end for text in texts for end, words in ends.items() if words in text]

    def claim(self) -> list[str]:
        """The winners take their prizes; their codes."""
        for each in set(self.holders) & set(self.people.cast.with_chats):
            self.plays(self.chat(each, f"P{each}"), (script.MY_PRIZE,))
        replies = [
            self.people.by(each, "POST", self.claim_path, {"shows_name": True})
            for each in self.holders
        ]
        claimed = [self._done(reply) for reply in replies]
        return sorted(each["code"] for each in claimed)

    def leave(self) -> int:
        """Someone who has won nothing deletes their account."""
        person = next(each for each in self.people.cast.by_button if each not in self.holders)
        self.people.sign_in(person, last_name=script.SURNAME)
        reply = self.people.by(person, "DELETE", "/v1/me")
        # Whose answer was lost asks once more, and is not known any more.
        assert reply.status == 204 or reply.problem == "user-not-found", reply.body
        self.until(lambda: not self.world.mentions(script.SURNAME))
        return person

    def export(self) -> list[str]:
        """The lines of the entries as a file."""
        self.plays(self.organiser, script.exported(self.title))
        csv = self._asked("GET", f"{self.people.path}/entries", headers={"accept": "text/csv"})
        return csv.body.splitlines()

    def plays(self, person: Person, rows: script.Script) -> None:
        for what, says in rows:
            self.tries(person, partial(person.does, what), says)

    def tries(self, person: Person, does: Callable[[], None], says: str) -> None:
        """Whoever hears nothing, or that it does not work now, tries again."""
        for tries_left in reversed(range(self.tries_max)):
            does()
            try:
                said = person.hears(says, script.AWAY)
            except AssertionError:
                if not tries_left:
                    raise
            else:
                if script.AWAY not in said:
                    return
            self.world.tick()
        raise AssertionError(f"{says!r} was never said")

    def until(self, is_so: Callable[[], Any]) -> None:
        """Minutes pass until then."""
        deadline = self.world.now() + self.patience_s
        while not is_so():
            assert self.world.now() < deadline, f"not so within {self.patience_s} s"
            self.world.tick()

    def in_channel(self, words: str) -> list[Any]:
        """The messages in the channel with these words."""
        view = self.world.telegram("GET", f"users/{ADMIN_ID}/view")
        messages = [each for each in view["messages"] if each["chat"]["id"] == self.channel]
        return [each for each in messages if words in each.get("text", "")]

    @property
    def draw_path(self) -> str:
        return f"{self.people.path}/draw"

    @property
    def claim_path(self) -> str:
        return f"{self.people.path}/prizes/me/claim"

    def figures(self) -> Any:
        return self.organised("GET", "/statistics").json()

    def proof(self) -> Any:
        return self.organised("GET", "/draw").json()

    def winners(self) -> list[Any]:
        """Who holds each prize."""
        return list(self._done(self.organised("GET", "/winners"))["items"])

    def organised(self, method: str, path: str, body: Any = None) -> Reply:
        return self._asked(method, f"{self.people.path}{path}", body)

    def _are_judged(self) -> bool:
        """All invitations are."""
        judged = {"rewarded", "flagged"}
        cast = self.people.cast
        return all(
            self.people.invited(each).keys() <= judged for each in (cast.inviter, cast.farmer)
        )

    def _are_sold(self) -> bool:
        """The tickets are, to whoever can pay them."""
        bought = (
            self.people.task(each, self.sale)["state"] == "completed"
            for each in (self.people.cast.inviter, *self.buyers)
        )
        refused = self.people.task(self.poor, self.sale)["payment"]
        return all(bought) and bool(refused and refused["reason"])

    def _is_checked(self) -> bool:
        return all(each["finding"] == "ok" for each in self.winners())

    def _change(self, method: str, path: str, body: Any) -> Any:
        """At the version that the contest has now."""
        version = {"if-match": self.organised("GET", "").headers["etag"]}
        return self._done(self._asked(method, f"{self.people.path}{path}", body, headers=version))

    def _asked(
        self, method: str, path: str, body: Any = None, *, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """As the organiser, who signs in each time that the token is too old."""
        return self.people.by(ADMIN_ID, method, path, body, headers=headers)

    def _done(self, reply: Reply) -> Any:
        assert reply.status in (200, 201), reply.body
        return reply.json()
