"""Broadcasts over HTTP: for whom, by whom, when, held and ended."""

from __future__ import annotations

from typing import Any

import pytest

from tests.broadcasts import TEXT, Author, Told, crowd
from tests.contests import Organiser, minutes
from tests.entries import Person, joined
from tests.system import ADMIN_ID, Reply, System, unreachable
from tests.tasks import Tasks, attempt
from tests.winners import confirm, drawn_among, winners
from tools.telegram.state import Fault

ORGANISER, STRANGER = 500, 501
UNFINISHED = {"kind": "unfinished"}


async def _reach(system: System, *people: Person) -> None:
    """The bot knows these people, and may write to them."""
    for person in people:
        system.emulator.start_private_chat(system.emulator.meet(person.telegram_id))
    await system.settle()


async def _pass(system: System) -> None:
    """A minute, in which everything is sent that was to be."""
    await system.settle()
    system.now += 60
    await system.tick("bot")


def _read_by(system: System, telegram_id: int) -> list[str]:
    return [sent["text"] for sent in system.sent() if sent["chat_id"] == telegram_id]


def _read(system: System, *people: Person) -> dict[int, list[str]]:
    """What each has been sent."""
    return {person.telegram_id: _read_by(system, person.telegram_id) for person in people}


async def test_who_takes_part_and_who_has_not_done_a_task(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("secret_code")
    contest = await tasks.open()
    ada, bob, eve = await joined(system, contest, 42, 43, 44)
    await _reach(system, ada, bob, eve)
    await bob.leave(contest)
    await attempt(ada, contest, task)
    await eve.send("PATCH", "/v1/me", body={"locale": "ru"})
    await system.settle()
    author, its = Author(system), {"contest_id": contest["id"]}
    for kind, people in (({"kind": "entrants"}, 2), ({"kind": "others"}, 2), (UNFINISHED, 1)):
        audience = its | kind | ({"task_id": task["id"]} if kind is UNFINISHED else {})
        size = await author.send("POST", "/preview", {"audience": audience, "text": "Preview"})
        assert size.json() == {"people_max": people}
    for text, audience in (
        ("All", {"kind": "entrants"}),
        ("Russian", {"kind": "entrants", "locale": "ru"}),
        ("Do it", UNFINISHED | {"task_id": task["id"]}),
    ):
        await author.begin(text, **its | audience)
        await _pass(system)
    assert _read(system, ada, bob, eve) == {42: ["All"], 43: [], 44: ["All", "Russian", "Do it"]}
    assert _read_by(system, ADMIN_ID).count("Preview") == 3
    nobody = await author.send(
        "POST", body={"audience": its | UNFINISHED | {"task_id": "none"}, "text": "x"}
    )
    assert nobody.problem == "task-not-found"


async def test_winners_others_and_those_of_a_cancelled_contest_are_told(system: System) -> None:
    contest, people = await drawn_among(system, 42, 43, 44)
    await _reach(system, *people)
    assert (await confirm(system, contest)).status == 200
    await minutes(system, 1)
    await system.tick("bot")
    held = {int(each["telegram_id"]) for each in await winners(system, contest)}
    author = Author(system)
    await author.begin("Winners!", kind="winners", contest_id=contest["id"])
    await _pass(system)
    for telegram_id, texts in _read(system, *people).items():
        lines = [text.split("\n")[0] for text in texts]
        if telegram_id in held:
            assert lines == ["You have won in the contest “A prize”: A prize", "Winners!"]
        else:
            [line] = lines
            assert line.startswith("The winners of “A prize” are known. You have not won this time")
    [auto] = [b for b in (await author.send("GET")).json()["items"] if b["text"] is None]
    assert (auto["audience"]["kind"], auto["state"], auto["sent"]) == ("others", "done", 1)


async def test_a_cancelled_contest(system: System) -> None:
    contest = await Organiser(system).opened()
    [ada] = await joined(system, contest, 42)
    await _reach(system, ada)
    contest = await Organiser(system).see(contest)
    assert (await Organiser(system).step(contest, "/cancel")).status == 200
    await system.settle()
    await system.tick("bot")
    [said] = _read(system, ada)[42]
    assert said == "The contest “A prize” has been cancelled: there will be no draw. Sorry!"


async def test_a_cancelled_contest_whose_owner_is_gone_before_the_bot_is_back(
    system: System,
) -> None:
    """It is told to who is in it, not to its owner alone."""
    await system.rows("auth", "insert into organisers values ('11', '-', 0)")
    owner = Organiser(system, 11)
    contest = await owner.opened()
    [ada] = await joined(system, contest, 42)
    await _reach(system, ada)
    token = await owner.token()
    system.unreachable["bot"] = unreachable()
    assert (
        await Organiser(system).step(await Organiser(system).see(contest), "/cancel")
    ).status == 200
    assert (await system.request("DELETE", "/v1/me", token=token)).status == 204
    await system.settle()
    [waiting] = await system.rows("content", "select message ->> '$.data.user_id' as o from outbox")
    assert waiting == {"o": ""}
    system.unreachable.clear()
    await minutes(system, 2)
    await system.tick("bot")
    [said] = _read(system, ada)[42]
    assert said == "The contest “A prize” has been cancelled: there will be no draw. Sorry!"


async def test_one_begins_at_its_time_is_held_and_goes_on(system: System) -> None:
    people, told, author = await crowd(system, 300), Told(system), Author(system)
    soon = {"starts_at": "2027-01-15T08:10:00Z"}  # ten minutes from now
    reply = await author.send("POST", body={"audience": {"kind": "all"}, "text": TEXT} | soon)
    broadcast = reply.json()
    await system.settle()
    await system.tick("bot")
    assert (told.times.total(), broadcast["starts_at"]) == (0, soon["starts_at"])
    system.now += 600
    await system.deps["bot"].alarm.ring(0)
    for _ in range(8):
        await system.deferred.popleft()
    paused = await author.send("POST", f"/{broadcast['id']}/pause")
    before = told.times.total()
    assert (paused.json()["state"], 0 < before < 300) == ("paused", True)
    await system.settle()
    await system.tick("bot")
    assert told.times.total() == before
    resumed = await author.send("POST", f"/{broadcast['id']}/resume")
    assert resumed.json()["state"] == "running"
    await system.settle()
    assert set(told.times) - {ADMIN_ID} == set(people)
    assert set(told.times.values()) == {1}
    assert (await author.see(broadcast))["state"] == "done"
    for path in ("pause", "resume", "cancel"):
        ended = await author.send("POST", f"/{broadcast['id']}/{path}")
        assert ended.problem == "broadcast-ended"


async def test_one_that_is_cancelled_reaches_nobody_else(system: System) -> None:
    await crowd(system, 300)
    told, author = Told(system), Author(system)
    broadcast = await author.begin()
    for _ in range(8):
        await system.deferred.popleft()
    for state in ("pause", "cancel", "cancel"):
        reply = await author.send("POST", f"/{broadcast['id']}/{state}")
        assert reply.status == 200, reply.body
    before = told.times.total()
    await system.settle()
    await system.tick("bot")
    assert told.times.total() == before
    seen = await author.see(broadcast)
    assert (seen["state"], seen["people"]) == ("cancelled", seen["sent"])


async def test_one_that_telegram_refuses_is_held(system: System) -> None:
    """Else each of a hundred thousand would be a dead-letter message."""
    await crowd(system, 1000)
    author, fault = Author(system), Fault("sendMessage", 10**6, error_code=400, description="Bad")
    broadcast = await author.begin()
    system.emulator.faults.append(fault)
    await _pass(system)
    seen = await author.see(broadcast)
    assert (seen["state"], seen["sent"], 20 <= seen["failed"] <= 200) == ("paused", 0, True)


async def test_a_contest_that_nobody_can_ask_about_holds_up_nothing(system: System) -> None:
    contest = await Organiser(system).opened()
    [ada] = await joined(system, contest, 42)
    await _reach(system, ada)
    author = Author(system)
    its = await author.begin("Later", kind="entrants", contest_id=contest["id"])
    system.unreachable["content"] = unreachable()
    await author.begin("Now")
    await _pass(system)
    await _pass(system)
    assert _read(system, ada) == {42: ["Now"]}
    system.unreachable.clear()
    await _pass(system)
    assert _read(system, ada) == {42: ["Now", "Later"]}
    assert (await author.see(its))["state"] == "done"


async def test_a_request_that_is_repeated_begins_one(system: System) -> None:
    await crowd(system, 3)
    told, author = Told(system), Author(system)
    first = await author.begin(key="the-same-key")
    assert await author.begin(key="the-same-key") == first
    await system.settle()
    assert set(told.times.values()) == {1}
    other = {"audience": {"kind": "all"}, "text": "Other"}
    reused = await author.send("POST", body=other, key="the-same-key")
    assert reused.problem == "idempotency-key-reused"


async def test_who_may(system: System) -> None:
    """Who edits a contest writes to its people, and sees what they have made; an admin all."""
    await system.sign_in(STRANGER)
    admin = await Organiser(system).token()
    await system.request("PUT", f"/v1/users/{ORGANISER}/roles/organiser", token=admin)
    mine, stranger = Organiser(system, ORGANISER), Organiser(system, STRANGER)
    contest = await mine.opened()
    its: dict[str, Any] = {"audience": {"kind": "entrants", "contest_id": contest["id"]}}
    author, other = Author(system, mine), Author(system, stranger)
    everybody = {"audience": {"kind": "all"}, "text": "x"}
    assert (await other.send("POST", body=its | {"text": "x"})).problem == "not-an-organiser"
    assert (await author.send("POST", body=everybody)).problem == "not-an-organiser"
    assert (await author.send("POST", "/preview", everybody)).problem == "not-an-organiser"
    broadcast = (await author.send("POST", body=its | {"text": "x"})).json()
    path = f"/{broadcast['id']}"
    seen: list[Reply] = [await each.send("GET", path) for each in (author, Author(system))]
    assert [reply.status for reply in seen] == [200, 200]
    assert (await other.send("GET", path)).problem == "broadcast-not-found"
    assert (await other.send("POST", f"{path}/cancel")).problem == "broadcast-not-found"
    lists = [(await each.send("GET")).json()["items"] for each in (author, other)]
    assert [[each["id"] for each in items] for items in lists] == [[broadcast["id"]], []]


async def test_a_contest_has_its_broadcasts_whoever_made_them(system: System) -> None:
    """Its editors hold and end them; its viewers do not see them, nor does a stranger."""
    owner = Organiser(system)
    contest = await owner.opened()
    author, editor, viewer = [
        Author(system, each) for each in (owner, Organiser(system, 502), Organiser(system, 503))
    ]
    for telegram_id, role in ((502, "editor"), (503, "viewer")):
        await owner.send("PUT", contest, f"/organisers/{telegram_id}", body={"role": role})
    its: dict[str, Any] = {"audience": {"kind": "entrants", "contest_id": contest["id"]}}
    later = {"text": "x", "starts_at": "2027-01-15T09:00:00Z"}
    broadcast = (await author.send("POST", body=its | later)).json()
    path, listed = f"/{broadcast['id']}", f"?contest_id={contest['id']}"
    for each in (author, editor):
        [seen] = (await each.send("GET", listed)).json()["items"]
        assert seen == broadcast
    assert (await editor.send("GET")).json()["items"] == []
    assert (await editor.send("POST", f"{path}/pause")).json()["state"] == "paused"
    assert (await viewer.send("GET", listed)).problem == "not-an-organiser"
    assert (await viewer.send("POST", f"{path}/resume")).problem == "broadcast-not-found"
    system.unreachable["content"] = unreachable()
    assert (await editor.send("POST", f"{path}/cancel")).problem == "unavailable"
    system.unreachable.clear()
    assert (await editor.send("POST", f"{path}/cancel")).json()["state"] == "cancelled"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"text": " \n "}, "invalid-request", id="blank"),
        pytest.param({"text": "x" * 3501}, "invalid-request", id="long"),
        pytest.param({"audience": {"kind": "entrants"}}, "invalid-request", id="no contest"),
        pytest.param(
            {"audience": {"kind": "all", "contest_id": "a"}}, "invalid-request", id="no such all"
        ),
        pytest.param(
            {"audience": {"kind": "unfinished", "contest_id": "a"}},
            "invalid-request",
            id="no task",
        ),
        pytest.param(
            {"audience": {"kind": "winners", "contest_id": "none"}},
            "contest-not-found",
            id="no such contest",
        ),
        pytest.param(
            {"button": {"text": "Go", "url": "http://a.example"}}, "invalid-request", id="http"
        ),
        pytest.param({"button": {"text": " ", "url": "https://a"}}, "invalid-request", id="label"),
        pytest.param({"starts_at": "2099-01-01T00:00:00Z"}, "invalid-request", id="far ahead"),
    ],
)
async def test_what_is_refused(system: System, changes: dict[str, Any], problem: str) -> None:
    body = {"audience": {"kind": "all"}, "text": "x"} | changes
    assert (await Author(system).send("POST", body=body)).problem == problem


async def test_a_button_and_the_unreachable(system: System) -> None:
    """Who has blocked the bot is not asked again until they come back."""
    [ada] = await crowd(system, 1)
    author, fault = Author(system), Fault("sendMessage", 1, str(ada), error_code=403)
    system.emulator.faults.append(fault)
    button = {"text": "Open <it>", "url": "https://t.me/contest_test_bot/app"}
    body = {"audience": {"kind": "all"}, "text": "x", "button": button}

    async def asked() -> int:
        await author.send("POST", body=body)
        await _pass(system)
        return len([sent for sent in system.sent() if sent["chat_id"] == ada])

    assert [await asked(), await asked()] == [1, 1]
    await system.send_update(system.private_message(1, "/cancel", telegram_id=ada))
    await system.settle()
    assert await asked() == 3  # with the answer
    rows = system.sent()[-1]["reply_markup"]["inline_keyboard"]
    assert rows == [[button]]
    person = {"id": ada, "is_bot": False, "first_name": "Ada"}
    change = {
        "chat": {"id": ada, "type": "private"},
        "from": person,
        "date": 0,
        "old_chat_member": {"user": person, "status": "member"},
        "new_chat_member": {"user": person, "status": "kicked"},
    }
    await system.send_update({"update_id": 2, "my_chat_member": change})
    await system.settle()
    assert await asked() == 3
