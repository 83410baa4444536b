"""A contest's post follows the contest, from its opening to its winners."""

from __future__ import annotations

from typing import Any

import pytest

from contest.bot.channels.following import EDIT_EVERY_S
from contest.kit.clock import to_rfc3339
from tests.channels import CHANNEL, GROUP, Channels
from tests.contests import HOUR_S
from tests.draws import DELAY_S, LENGTH_S, proof
from tests.entries import joined
from tests.many_entries import fill
from tests.system import System
from tools.telegram.state import Fault

TITLES = ("a_b*c[", "< x />", "<b>", "&amp;", "\u05e9\u05dc\u05d5", "👨‍👩‍👧‍👦" * 17, "@durov")


async def _confirmed(channels: Channels, contest: dict[str, Any]) -> None:
    """The contest goes all the way to its confirmation, minute by minute."""
    system = channels.system
    system.now += LENGTH_S
    await channels.minute(5)
    system.now += DELAY_S
    await channels.minute(3)
    found = await channels.contests.see(contest)
    assert found["status"] == "drawn"
    path, token = f"/v1/contests/{contest['id']}/draw/confirm", await channels.contests.token()
    body = {"decisions": 0, "despite_findings": True}
    reply = await system.request("POST", path, body=body, token=token)
    assert reply.status == 200, reply.body
    await channels.minute(4)


@pytest.mark.parametrize("title", TITLES)
async def test_a_title_stands_in_a_post_as_it_was_written(system: System, title: str) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    text = {"title": title, "description": f"{title} and more.", "rules": "", "button": "Go <b>"}
    contest = await channels.contests.opened(texts={"en": text})
    await channels.posts(contest)
    await channels.minute()
    [said] = channels.texts()
    assert said.startswith(f"{title}\n\n{title} and more.\n\n🎁 A prize: 2\n\nEnds: ")
    button = channels.button()
    assert button is not None
    link = f"https://t.me/contest_test_bot?startapp=contest_{contest['id']}"
    assert button == {"text": "Go <b>", "url": link}


@pytest.mark.parametrize(
    ("locale", "count", "says"),
    [
        ("en", 1, "👥 1 person takes part"),
        ("en", 2, "👥 2 people take part"),
        ("ru", 1, "👥 1 участник"),
        ("ru", 3, "👥 3 участника"),
        ("ru", 12, "👥 12 участников"),
    ],
)
async def test_the_counter(system: System, locale: str, count: int, says: str) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    text = {"title": "Summer", "description": "Join.", "rules": "", "button": ""}
    named = {locale: "A prize"}
    prizes = [{"name": named, "count": 1, "handover": named}]
    contest = await channels.contests.opened(
        texts={locale: text}, default_locale=locale, prizes=prizes
    )
    await channels.organiser.sends("/post")
    await channels.organiser.presses("Summer")
    await channels.organiser.presses("News")
    await channels.organiser.presses("Publish")
    await channels.minute()
    await fill(system, contest, count)
    await channels.minute()
    assert channels.texts()[0].endswith(says)


async def test_a_post_is_edited_where_something_has_changed_and_only_then(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest)
    await channels.minute(3)
    assert (len(channels.texts()), channels.edits()) == (1, 0)
    await fill(system, contest, 5)
    await channels.minute(3)
    assert channels.edits() == 1
    await fill(system, contest, 5, first=5)
    await system.tick("bot")
    system.now += EDIT_EVERY_S - 1
    await system.tick("bot")
    assert "10 people" in channels.texts()[0]
    await fill(system, contest, 5, first=10)
    for _ in range(3):
        await system.tick("bot")
    assert channels.edits() == 2, "not so soon after the one before"
    await channels.minute()
    assert "15 people" in channels.texts()[0]


async def test_a_post_says_what_becomes_of_its_contest(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.create()
    await channels.posts(contest)
    await channels.minute()
    assert channels.texts() == [], "nobody sees a draft"
    await channels.contests.step(contest, "/publish")
    await channels.minute()
    assert "Begins: " in channels.texts()[0]
    assert channels.button() is None
    system.now += HOUR_S
    await channels.minute(2)
    assert "👥 0 people take part" in channels.texts()[0]
    found = await channels.contests.see(contest)
    ends = to_rfc3339(int(system.now) + 50 * HOUR_S)
    reply = await channels.contests.change(found, ends_at=ends, reason="So many <b> asked")
    assert reply.status == 200, reply.body
    await channels.minute()
    assert "The end has been moved: " in channels.texts()[0]
    assert "Why: So many <b> asked" in channels.texts()[0]
    await channels.contests.step(await channels.contests.see(contest), "/cancel")
    await channels.minute()
    assert channels.texts()[0].endswith("❌ The contest has been cancelled: It has to be")
    assert channels.button() is None
    assert (await system.rows("bot", "select state from posts")) == [{"state": "over"}]


async def test_the_hash_and_then_the_winners_stand_where_it_is_posted_and_nowhere_else(
    system: System,
) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    await channels.adds_bot(GROUP, kind="group", title="Friends")
    await channels.adds_bot(CHANNEL - 1, title="Results")
    await channels.adds_bot(CHANNEL - 2, title="Sponsor", name="sponsor")
    prizes = [{"name": {"en": "A <mug>"}, "count": 130, "handover": {"en": "By hand"}}]
    contest = await channels.contests.opened(prizes=prizes, required_channels=["@sponsor"])
    for where in ("News", "Friends"):
        await channels.posts(contest, where=where)
    await channels.organiser.sends("/post")
    await channels.organiser.presses(contest["title"])
    await channels.organiser.presses("✅ News")
    await channels.organiser.presses("Winners elsewhere")
    await channels.organiser.presses("Results")
    await channels.minute(2)
    await fill(system, contest, 200)
    sql = "update entries set username = 'person_' || telegram_id where telegram_id % 2 = 0"
    await system.databases["content"].run(sql)
    for telegram_id in range(10_000_000, 10_000_200):
        system.emulator.meet(telegram_id, first_name=f"Person {telegram_id}")
    await _confirmed(channels, contest)
    found = await proof(system, contest)
    for chat_id in (CHANNEL, GROUP):
        post, posted_hash, *_ = channels.texts(chat_id)
        assert "200 people take part" in post
        assert "🏆 The contest is over, the winners are known." in post
        assert found["header_hash"] in post
        assert found["header_hash"] in posted_hash
        button = channels.button(chat_id)
        assert button is not None
        assert button["url"] == f"https://app.test/v1/contests/{contest['id']}/draw"
    assert channels.texts(CHANNEL - 2) == []
    assert len(channels.texts()) == 2
    for chat_id, said in (
        (CHANNEL - 1, channels.texts(CHANNEL - 1)),
        (GROUP, channels.texts(GROUP)[2:]),
    ):
        lines = [line for text in said for line in text.splitlines() if " — " in line]
        assert len(lines) == 130
        assert all(line.startswith("A <mug> — ") for line in lines)
        assert "@null" not in str(said)
        assert "@None" not in str(said)
        assert f"contest-draw verify --url https://app.test/v1/contests/{contest['id']}" in said[-1]
        shown = system.emulator.history.chats[chat_id].values()
        entities = [len(each.message.get("entities", ())) for each in shown]
        assert max(entities) < 100
        mentioned = [
            entity
            for each in shown
            for entity in each.message.get("entities", ())
            if entity["type"] in ("mention", "text_mention")
        ]
        by_name = sum("@person_" in line for line in lines)
        assert len([each for each in mentioned if each["type"] == "text_mention"]) == 130 - by_name
    assert (
        await system.rows("bot", "select state, has_results from posts")
        == [{"state": "over", "has_results": 1}] * 2
    )
    sent = len(system.sent())
    await channels.minute(3)
    assert len(system.sent()) == sent


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"error_code": 500}, id="it is away"),
        pytest.param({"error_code": 429, "retry_after_s": 70}, id="it asks to wait"),
    ],
)
async def test_the_last_count_is_shown_also_where_telegram_did_not_take_an_edit(
    system: System, fault: dict[str, int]
) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest)
    await channels.minute()
    system.emulator.faults.append(
        Fault("editMessageText", 2, chat_id=str(CHANNEL), **fault)  # type: ignore[arg-type]
    )
    for number in range(4):
        await fill(system, contest, 10, first=10 * number)
        await channels.minute()
    for _ in range(12):
        await channels.minute()
        assert await channels.chats.person(500).sends("/start"), "nobody waits for that"
    assert "40 people take part" in channels.texts()[0]
    assert len(channels.texts()) == 1
    assert await system.rows("bot", "select * from deliveries") == []


FIRST, SECOND = "https://a.test/first.png", "https://a.test/second.png"
NO_PICTURE = "Bad Request: failed to get HTTP URL content"


async def test_the_picture_of_a_post_follows_that_of_its_contest(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened(picture_url=FIRST)
    await channels.posts(contest)
    await channels.minute()
    assert [each["photo"] for each in system.sent("sendPhoto")] == [FIRST]
    change = {"reason": "A better one", "picture_url": SECOND}
    contest = await channels.contests.see(contest)
    reply = await channels.contests.change(contest, **change)
    assert reply.status == 200, reply.body
    await channels.minute(2)
    [edited] = system.sent("editMessageMedia")
    assert (edited["media"]["media"], edited["media"]["type"]) == (SECOND, "photo")
    assert channels.texts()[0].startswith("A prize\n\nJoin.")
    await joined(system, contest, 42)
    await channels.minute(2)
    assert len(system.sent("editMessageMedia")) == 1, "the same picture is left as it is"
    assert "1 person takes part" in channels.texts()[0]


@pytest.mark.parametrize("fault", ["refused", "gone"])
async def test_a_picture_that_cannot_be_changed(system: System, fault: str) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened(picture_url=FIRST)
    await channels.posts(contest)
    await channels.minute()
    if fault == "gone":
        system.emulator.history.remove(CHANNEL, 1)
    else:
        refusal = Fault("editMessageMedia", 1, error_code=400, description=NO_PICTURE)
        system.emulator.faults.append(refusal)
    await joined(system, contest, 42)
    contest = await channels.contests.see(contest)
    await channels.contests.change(contest, reason="A better one", picture_url=SECOND)
    await channels.minute(3)
    [text] = channels.texts()
    assert "1 person takes part" in text
    assert [each["photo"] for each in system.sent("sendPhoto")] == (
        [FIRST, SECOND] if fault == "gone" else [FIRST]
    )
    assert await system.rows("bot", "select * from dead_letters") == []
