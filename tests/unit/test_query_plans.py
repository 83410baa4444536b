"""No query of the product reads a whole table:
the plan of every statement that a full life of it makes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import httpx

from contest.kit.database import Database, Result, Row, Statement, Value
from tests.accounts import unlimited
from tests.broadcasts import Author
from tests.contest_points import allow
from tests.contests import Organiser, minutes
from tests.entries import Person, joined
from tests.many_entries import fill
from tests.point_accounts import two
from tests.points import Points
from tests.prizes import prize
from tests.referrals import Campaign, in_channel, later, started
from tests.referrals import Person as Inviter
from tests.system import ADMIN_ID, OPS_TOKEN, SERVICES, System, unreachable
from tests.tasks import NEW, TITLE, Tasks, attempt
from tests.webhooks import Hooks, Receiver
from tests.winners import confirm, disqualify, drawn_among, winners
from tools.telegram.state import Chat, Fault, Member

CHANNEL = -1_001_000_000_001
# What a plan may walk through from end to end, and why that does not grow.
ALLOWED = {
    "json_each": "the values of a parameter",
    "json_tree": "the values of one message",
    "sweeps": "one row",
    "broadcasts USING INDEX broadcasts_filling": "the index holds only those that run",
    "broadcasts USING INDEX broadcasts_ending": "the index holds only those that run",
    "posts USING INDEX posts_ready": "the index holds only those of contests that are not over",
    "waiting": "a row for each webhook that a message waits for",
    "turns": "a part of the same statement, which has a limit",
    "ready": "a part of the same statement: the contests of those posts",
    "page": "a part of the same statement, which has a limit",
    "recipients": "counted, when an admin asks how many everybody is",
    "contest_points": "one row",
    "dead_letters": "people are told each minute until there are none; their count has a limit",
    "updates USING INDEX updates_fresh_first": "the index holds only those that still wait",
    "draws USING INDEX draws_freezing": "the index holds only those that are being frozen",
    "winners USING INDEX winners_untold": "the index holds only those that are not told yet",
    "counters USING INDEX counters_full": "the index holds only those that are full",
    "payments USING INDEX payments_unpaid": "the index holds only prices that were refused late",
    "rules USING INDEX rules_unfunded": "the index holds only what the ledger has not given yet",
    "unanswered": "a row for each call of the ledger that is not answered yet",
    "line": "who has invited someone, and whoever has invited those: nobody has two",
    "place": "a hundred places of one row",
    "asked": "the values of a parameter",
    "due": "the values of a parameter",
    "less": "a part of the same statement: the referrers of a few invitations",
    "alerts": "a row for each thing that is wrong now",
    "differences": "a row for each thing that is wrong now",
    "some": "a part of the same statement, which has a limit",
    "(": "what a part of the same statement has found, which has a limit",
    "CONSTANT ROW": "no table",
}
A_WALK = re.compile(r"SCAN (?P<what>.*)")


class Recorded:
    """A database that remembers each statement with values that it was asked."""

    def __init__(self, database: Database, statements: dict[str, tuple[Value, ...]]) -> None:
        self._database, self._statements = database, statements

    async def one(self, sql: str, *values: Value) -> Row | None:
        self._statements[sql] = values
        return await self._database.one(sql, *values)

    async def all(self, sql: str, *values: Value) -> list[Row]:
        self._statements[sql] = values
        return await self._database.all(sql, *values)

    async def run(self, sql: str, *values: Value) -> int:
        self._statements[sql] = values
        return await self._database.run(sql, *values)

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        self._statements |= {each.sql: each.values for each in statements}
        return await self._database.batch(statements)


async def test_no_statement_walks_through_a_table(system: System) -> None:
    asked = {name: dict[str, tuple[Value, ...]]() for name in SERVICES}
    for name in SERVICES:
        system.replace(name, db=Recorded(system.databases[name], asked[name]))
    await _live(system)
    walks = [
        f"{name}: {walk}: {' '.join(sql.split())}"
        for name in SERVICES
        for sql, values in asked[name].items()
        for walk in await _walks(system, name, sql, values)
    ]
    assert not walks, "\n".join(walks)
    assert sum(map(len, asked.values())) >= STATEMENTS_MIN, "the life has become shorter"


STATEMENTS_MIN = 70


async def test_a_walk_is_found(system: System) -> None:
    for sql in (
        "select * from users where first_name = ?",
        "delete from sessions where user_agent = ?",
    ):
        [walk] = await _walks(system, "auth", sql, ("Ada",))
        assert walk.startswith("SCAN ")


async def _walks(system: System, name: str, sql: str, values: Sequence[Value]) -> list[str]:
    plan = await system.databases[name].all(f"explain query plan {sql}", *values)
    return list(_not_allowed(row["detail"] for row in plan))


def _not_allowed(steps: Iterator[str]) -> Iterator[str]:
    for step in steps:
        if (walk := A_WALK.match(step)) and not walk["what"].startswith(tuple(ALLOWED)):
            yield step


async def _live(system: System) -> None:
    """People come, do everything that can be done, and go;
    consumers, Telegram and events fail on the way.
    """
    unlimited(system)
    await system.request("GET", "/ready", token=OPS_TOKEN)
    first = await system.sign_in(42)
    token = first["access_token"]
    await system.settle()
    await system.sign_in(42)
    again = await system.refresh(first["refresh_token"])
    latest = await system.refresh(again.json()["refresh_token"])
    await _look_at_everything(system, token)
    await _pages(system)
    await system.request("PATCH", "/v1/me", token=token, body={"locale": "ru"})
    await system.refresh(latest.json()["refresh_token"])
    await system.refresh(first["refresh_token"])
    await system.settle()
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    await _write(system, 1)
    await _fail(system)
    await _dead_letters(system)
    await _take_part(system, token)
    await _organise(system)
    await _stand(system)
    await _tasks(system)
    await _points_move(system, first["user"]["id"], token)
    await _points(system)
    await _invitations(system)
    await system.cron()
    await system.request("DELETE", "/v1/auth/sessions/current", token=token)
    await system.request("DELETE", "/v1/auth/sessions?keep_current=true", token=token)
    await system.request("DELETE", "/v1/me", token=token)
    await system.settle()
    await system.cron()
    await _draw(system)
    await _broadcast(system)
    await _webhooks(system)


async def _webhooks(system: System) -> None:
    """A webhook is made, tried, told of someone, fails, is replayed and switched off."""
    contest, receiver = await Organiser(system).opened(), Receiver(system)
    hooks = Hooks(system, contest)
    webhook = await hooks.made()
    await hooks.test(webhook)
    await joined(system, contest, 901)
    await system.settle()
    [delivery, *_] = await hooks.deliveries(webhook)
    await hooks.deliveries(webhook, "?state=failed")
    for path in (f"deliveries/{delivery['id']}/replay", "rotate-secret"):
        await hooks.ask("POST", f"/{webhook['id']}/{path}")
    await hooks.replay_since(webhook, 0)
    await hooks.ask("PATCH", f"/{webhook['id']}", {"is_on": True})
    receiver.says(httpx.Response(500), httpx.Response(410))
    for _ in range(2):
        await hooks.test(webhook)
        await minutes(system, 2)
    await hooks.seen(webhook)
    await hooks.ask("DELETE", f"/{webhook['id']}")


async def _broadcast(system: System) -> None:
    """To every audience; one is held and goes on, one is cancelled, all are looked at."""
    author, contest = Author(system), await Organiser(system).opened()
    [person] = await joined(system, contest, 801)
    await system.settle()
    its = {"contest_id": contest["id"]}
    for audience in (
        {"kind": "all"},
        {"kind": "unfinished", "task_id": "none", **its},
        *({"kind": kind, **its} for kind in ("entrants", "winners", "others")),
    ):
        body = {"audience": audience, "text": "x"}
        await author.send("POST", "/preview", body)
        begun = await author.send("POST", body=body)
        if audience["kind"] == "unfinished":
            assert begun.problem == "task-not-found"
            continue
        system.crash()
        for change in ("pause", "resume", "cancel")[: 3 if audience["kind"] == "entrants" else 2]:
            await author.send("POST", f"/{begun.json()['id']}/{change}")
        await system.settle()
        await system.tick("bot")
    assert (await author.send("GET")).status == 200
    assert (await author.send("GET", f"?contest_id={contest['id']}")).status == 200
    await author.see(begun.json())
    await _post(system, contest)
    assert (await person.leave(contest)).status == 204


async def _post(system: System, contest: dict[str, Any]) -> None:
    """A contest is posted in a channel, followed there and dropped."""
    owner = Organiser(system)
    system.emulator.chats[CHANNEL] = Chat(
        CHANNEL, "channel", "News", "news", members={ADMIN_ID: Member("creator")}
    )
    channels, posts = "/v1/channels", f"/v1/contests/{contest['id']}/channels"
    for method, path, body in (
        ("POST", channels, {"username": "@news"}),
        ("GET", channels, None),
        ("PUT", f"{posts}/{CHANNEL}", {}),
        ("GET", posts, None),
    ):
        token = await owner.token()
        reply = await system.request(method, path, body=body, token=token)
        assert reply.status == 200, reply.body
    await minutes(system, 1)
    await system.tick("bot")
    for path in (f"{posts}/{CHANNEL}", f"{channels}/{CHANNEL}"):
        reply = await system.request("DELETE", path, token=await owner.token())
        assert reply.status == 204, reply.body


async def _look_at_everything(system: System, token: str) -> None:
    for path in ("/v1/me", "/v1/auth/sessions", "/v1/referrals/me", "/v1/token/balance"):
        await system.request("GET", path, token=token)
    public = ("/v1/contests", "/v1/contests?status=open&limit=2", "/v1/contests/none")
    for path in (*public, "/", "/sitemap.xml"):
        await system.request("GET", path)


async def _organise(system: System) -> None:
    """Someone is let create contests, and leads one through its life, copies it, looks back."""
    admin, owner = Organiser(system), Organiser(system, 7)
    token = await admin.token()
    for telegram_id, method in ((7, "PUT"), (42, "PUT"), (42, "DELETE")):
        path = f"/v1/users/{telegram_id}/roles/organiser"
        await system.request(method, path, token=token)
    contest = await owner.create()
    task = {"kind": "daily", "title": {"en": "Look in"}, "tickets": 1}
    await owner.send("POST", contest, "/tasks", body=task)
    contest = (await owner.change(await owner.see(contest), reserves=1)).json()
    for path in ("/publish", "/unpublish", "/publish", "/cancel"):
        contest = (await owner.step(contest, path)).json()
    await owner.send("PUT", contest, "/organisers/42", body={"role": "viewer"})
    for path in ("/organisers", "/versions", "/changes", "/tasks"):
        assert (await owner.send("GET", contest, path)).status == 200
    await owner.send("DELETE", contest, "/organisers/42")
    assert (await owner.send("POST", contest, "/copy")).status == 201
    await system.request("GET", "/v1/contests?mine=true", token=await owner.token())


async def _invitations(system: System) -> None:
    """People invite each other: some are paid, some leave, some are gone."""
    campaign = await Campaign.begun(
        system, channels=["@contests"], invitee_points=1, tells_contests=True
    )
    ada = await Inviter.here(system, 701)
    code = await ada.code()
    await started(system, 702, code)
    system.unreachable["referral"] = unreachable()
    await system.send_update(system.private_message(99, f"/start {code}", telegram_id=705))
    await system.settle()
    system.unreachable.clear()
    for number in (702, 703, 704):
        person = await Inviter.here(system, number)
        await person.claim(code)
        await person.enter()
        await system.settle()
        in_channel(system, number, "left" if number == 703 else "member")
    await campaign.ask("POST", "/codes", body={"code": "ada-2026", "telegram_id": "701"})
    await campaign.ask("DELETE", "/codes/ada-2026")
    await campaign.ask("GET", "/rules")
    await campaign.ask("PUT", "/payouts", body={"payouts_on": True})
    await campaign.ask("PUT", f"/codes/{code}/watch", body={"watched": True})
    signals = (await campaign.ask("GET", "/signals")).json()["signals"]
    await campaign.ask("PUT", "/signals", body=signals)
    for hours in (25, 100, 1):
        await later(system, hours)
        await campaign.ask("GET", "/statistics")
        for path in ("", "?state=flagged"):
            items = (await campaign.ask("GET", path)).json()["items"]
        for decision in ("approve", "reject"):
            ids = [each["id"] for each in items[:1]]
            body = {"decision": decision, "referral_ids": ids or ["1"]}
            await campaign.ask("POST", "/decisions", body=body)
    in_channel(system, 703, "member")
    await ada.mine()
    token = await ada.account.token()
    for path in ("/me/invitees", "/leaderboard", "/me/qr"):
        await system.request("GET", f"/v1/referrals{path}", token=token)
    await ada.delete_account()


async def _draw(system: System) -> None:
    """A contest is drawn and verified, its winners are decided, and kept out of the next one."""
    contest, [person, *_] = await drawn_among(
        system, *range(300, 304), reserves=1, prizes=[prize("points", count=2, points=1)]
    )
    await minutes(system, 5)  # those of before are drawn first
    path = f"/v1/contests/{contest['id']}"
    person = await Person.signed_in(system, person.telegram_id)
    for each in ("/draw", "/draw/pages/0", "/draw/me"):
        assert (await person.send("GET", f"{path}{each}")).status == 200
    assert len(await winners(system, contest)) == 2
    token = await Organiser(system).token()
    counted = await system.request("GET", f"{path}/prizes/codes", token=token)
    assert counted.status == 200, counted.body
    assert (await disqualify(system, contest, 0)).status == 200
    await minutes(system, 1)
    assert (await confirm(system, contest, 1)).status == 200
    later = await Organiser(system).opened(excludes_winners_of=[contest["id"]])
    await person.join(later)
    await minutes(system, 1)


async def _pages(system: System) -> None:
    token = (await system.sign_in(ADMIN_ID))["access_token"]
    body = {"locale": "en", "title": "Help", "markdown": "Text."}
    await system.request("PUT", "/v1/pages/help", token=token, body=body)
    await system.request("GET", "/v1/pages/help")
    await system.request("GET", "/v1/pages/help/versions", token=token)


async def _take_part(system: System, token: str) -> None:
    """Someone joins a contest, and its organisers look at that, and end it."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    path, admin = f"/v1/contests/{contest['id']}", await organiser.token()
    mine = f"{path}/entries/me"
    for _ in range(2):
        await system.request("POST", f"{path}/entries", token=token, body={})
        await system.request("DELETE", mine, token=token)
    await system.request("GET", mine, token=token)
    for query in ("", "?search=42", "?search=ada", "?state=withdrawn"):
        listed = await system.request("GET", f"{path}/entries{query}", token=admin)
    [entry] = listed.json()["items"]
    reason = {"reason": "x"}
    await system.request(
        "POST", f"{path}/entries/{entry['id']}/disqualify", token=admin, body=reason
    )
    for method in ("PUT", "DELETE", "PUT"):
        body = {"reason": "banned"} if method == "PUT" else None
        await system.request(method, f"{path}/exclusions/42", token=admin, body=body)
    await system.request("GET", f"{path}/exclusions", token=admin)


async def _stand(system: System) -> None:
    """A contest is looked at, closed and frozen."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    await fill(system, contest, 30)
    path, token = f"/v1/contests/{contest['id']}", await organiser.token()
    first = await system.request("GET", f"{path}/leaderboard?limit=2")
    await system.request("GET", f"{path}/exclusion-rules")
    await system.request("GET", f"{path}/leaderboard?cursor={first.json()['next_cursor']}")
    await system.request("GET", f"{path}/statistics", token=token)
    await organiser.step(contest, "/close")
    await minutes(system, 1)


async def _tasks(system: System) -> None:
    """Tasks of each kind are made, changed, done and judged; points are paid for them."""
    await allow(system)
    tasks = await Tasks.of_draft(system)
    made = [await tasks.add(kind) for kind in NEW]
    made.append(await tasks.add("visit", reward={"points": 1, "limit": 1}))
    uploaded = await tasks.send("POST", "", {"kind": "secret_code", "title": TITLE, "tickets": 1})
    path = f"/v1/contests/{tasks.contest['id']}"
    token = await Organiser(system).token()
    codes = {"csv": "ALPHA\nBRAVO"}
    codes_path = f"{path}/tasks/{uploaded.json()['id']}/codes"
    await system.request("PUT", codes_path, token=token, body=codes)
    await tasks.change(made[0], is_off=True)
    await tasks.send("DELETE", f"/{made[0]['id']}")
    contest = await tasks.open()
    for person in await joined(system, contest, 42, 43):
        for task in (*made, *made):
            await attempt(person, contest, task)
        await person.entry(contest)
    await system.settle()
    await minutes(system, 1)
    for decision in ("accept", "reject"):
        reviews = await system.request("GET", f"{path}/reviews?limit=1", token=token)
        judged = f"{path}/reviews/{reviews.json()['items'][0]['id']}"
        await system.request("POST", judged, token=token, body={"decision": decision})


async def _points_move(system: System, user_id: str, token: str) -> None:
    """By instructions of every kind, one of them refused; a hold expires."""
    points = Points(system)
    await points.give(user_id, 50)
    given = {"user_id": user_id, "amount": 5}
    hold = {"kind": "hold", **given, "expires_in_s": 60}
    await points.ask(*({**hold, "key": key} for key in ("h1", "h2", "h3")))
    post = {"kind": "post", "hold_key": "h1", **given}
    debit = {"kind": "debit", "key": "d", "budget": "campaign:gifts", **given}
    await points.ask({**post, "key": "p1"}, {**post, "key": "p2"}, debit)
    await points.ask({"kind": "void", "key": "v", "hold_key": "h2"})
    await points.ask({"kind": "reverse", "key": "r", "reversed_key": "d"})
    await points.ask({"kind": "close", "key": "c", "budget": "campaign:gifts"})
    await system.request("GET", "/v1/token/balance?at=2027-01-15T08:00:00Z", token=token)
    for _ in range(3):
        system.now += 60
        await system.tick("token")


async def _points(system: System) -> None:
    """Points are given, sent, taken back and looked at."""
    admin, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 5, note="Lunch")).json()
    await ada.give(bob.user_id, 5000)
    await admin.reverse(transfer["id"])
    await bob.adjust(ada.user_id, 5)
    for query in ("?limit=1", "?direction=in", "?direction=out", "?kind=transfer"):
        await ada.history(query)
    for path in ("/statement", "/balance", "/balance?at=2027-01-15T08:00:00Z", "/limits"):
        assert (await admin.send("GET", path)).status == 200
    board = (await system.request("GET", "/v1/token/leaderboard?limit=1")).json()
    await bob.give(ada.user_id, 1)
    await system.request("GET", f"/v1/token/leaderboard?cursor={board['next_cursor']}")
    await system.settle()


async def _write(system: System, update_id: int) -> None:
    await system.send_update(system.private_message(update_id))
    await system.settle()


async def _fail(system: System) -> None:
    """Telegram, a consumer, and one event."""
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await _write(system, 2)
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=400))
    await _write(system, 3)
    system.unreachable["referral"] = unreachable()
    await system.sign_in(43)
    await system.settle()
    system.now += 40
    await system.tick("auth")
    system.unreachable.clear()
    await _refused(system)


async def _refused(system: System) -> None:
    sick = '{"id": "sick", "type": "unknown", "time": 1, "data": {}}'
    now = int(system.now)
    insert = """
        insert into outbox (event_id, consumer, message, created_at, attempts, next_attempt_at)
        values ('sick', 'bot', ?, ?, 5, ?)
    """
    await system.rows("auth", insert, sick, now, now)
    await system.sign_in(44)
    await system.settle()
    system.now += 60
    await system.tick("auth")


async def _dead_letters(system: System) -> None:
    for service in ("auth", "referral", "bot"):
        listed = await _ops(system, "GET", f"/ops/{service}/dead-letters?limit=1")
        for letter in listed["items"]:
            await _ops(system, "POST", f"/ops/{service}/dead-letters/{letter['letter_id']}/replay")
            await _ops(system, "DELETE", f"/ops/{service}/dead-letters/{letter['letter_id']}")
        await _ops(system, "POST", f"/ops/{service}/dead-letters/replay")


async def _ops(system: System, method: str, path: str) -> Any:
    reply = await system.request(method, path, token=OPS_TOKEN)
    return json.loads(reply.body or "null")
