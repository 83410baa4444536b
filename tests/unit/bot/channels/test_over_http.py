"""Channels over HTTP, and the posts of contests in them: whose they are, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.channels import CHANNEL, GROUP, LACKS, Channels
from tests.contests import Organiser
from tests.system import ADMIN_ID, Reply, System
from tools.telegram.state import Chat, Fault, Member

OTHER = CHANNEL - 1
ORGANISER, STRANGER = 66, 67


class Web:
    """Someone's web screen."""

    def __init__(self, system: System, telegram_id: int = ADMIN_ID) -> None:
        self._system, self._who = system, telegram_id

    async def send(self, method: str, path: str, body: Any = None) -> Reply:
        token = (await self._system.sign_in(self._who))["access_token"]
        return await self._system.request(method, f"/v1{path}", body=body, token=token)

    async def connect(self, username: str) -> Reply:
        return await self.send("POST", "/channels", {"username": username})

    async def titles(self) -> list[str]:
        return [each["title"] for each in (await self.send("GET", "/channels")).json()["items"]]


async def test_a_channel_is_connected_by_its_name(system: System) -> None:
    channels, web = Channels(system), Web(system)
    assert (await web.send("GET", "/channels")).json() == {"items": []}
    assert (await web.connect("@news_here")).problem == "channel-unseen"
    await channels.adds_bot(name="News_Here", by=STRANGER)
    assert (await web.connect("@news_here")).problem == "channel-not-led"
    members = system.emulator.chats[CHANNEL].members
    members[ADMIN_ID] = Member("administrator", rights={"can_post_messages": False})
    assert (await web.connect("@news_here")).problem == "channel-not-led"
    members[ADMIN_ID] = Member("creator")
    news = {"id": str(CHANNEL), "kind": "channel", "title": "News", "username": "@news_here"}
    fine = news | {"state": "connected", "missing_rights": [], "takes_posts": True}
    for _ in range(2):
        assert (await web.connect("@News_here")).json() == fine
    members[system.emulator.bot.id] = Member("administrator", rights=LACKS)
    lacking = fine | {"missing_rights": ["post"], "takes_posts": False}
    assert (await web.connect("@news_here")).json() == lacking
    system.now += 60
    await channels.adds_bot(status="left", by=STRANGER)
    lost = fine | {"state": "lost", "missing_rights": ["administrator"], "takes_posts": False}
    assert (await web.send("GET", "/channels")).json() == {"items": [lost]}
    assert (await web.send("DELETE", f"/channels/{CHANNEL}")).status == 204
    assert (await web.send("DELETE", f"/channels/{CHANNEL}")).problem == "channel-not-found"
    assert (await web.connect("news_here")).problem == "invalid-request"
    people = {ADMIN_ID: Member("creator"), system.emulator.bot.id: Member("member")}
    system.emulator.chats[GROUP] = Chat(GROUP, "supergroup", "Talk", "talk", members=people)
    group = await web.connect("@talk")
    assert group.json()["missing_rights"] == ["administrator"]
    assert group.json()["takes_posts"] is True
    system.emulator.faults.append(Fault("getChat", 1, error_code=502))
    assert (await web.connect("@talk")).problem == "unavailable"


async def test_channels_are_their_organisers(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    await channels.adds_bot(OTHER, title="Others", by=ORGANISER)
    mine, other, stranger = Web(system), Web(system, ORGANISER), Web(system, STRANGER)
    assert (await other.send("GET", "/channels")).problem == "forbidden"
    path = f"/users/{ORGANISER}/roles/organiser"
    assert (await mine.send("PUT", path)).status == 204
    assert await mine.titles() == ["News"]
    assert await other.titles() == ["Others"]
    assert (await other.send("DELETE", f"/channels/{CHANNEL}")).problem == "channel-not-found"
    for method, path in (("GET", ""), ("POST", ""), ("DELETE", f"/{CHANNEL}")):
        body = {"username": "@others"} if method == "POST" else None
        refused = await stranger.send(method, f"/channels{path}", body)
        assert refused.problem == "forbidden"


async def _posted(system: System) -> tuple[Channels, Web, dict[str, Any], str]:
    """A contest that is open, a channel for it, and where its post is."""
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    return channels, Web(system), contest, f"/contests/{contest['id']}/channels/{CHANNEL}"


async def test_a_contest_is_posted_changed_and_dropped(system: System) -> None:
    channels, web, contest, path = await _posted(system)
    await channels.adds_bot(OTHER, title="Results", name="results")
    plain = {
        "channel_id": str(CHANNEL),
        "channel_title": "News",
        "state": "waiting",
        "text": None,
        "button": None,
        "picture": "contest",
        "joins_at_once": False,
        "publish_at": None,
        "results_channel_id": None,
        "url": None,
    }
    assert (await web.send("PUT", path, {})).json() == plain
    await channels.minute()
    assert channels.texts()[0].startswith("A prize\n\nJoin.")
    own = {
        "text": "Words of <b>our</b> own",
        "button": "Go!",
        "picture": "none",
        "joins_at_once": True,
        "publish_at": "2027-02-01T10:00:00Z",
        "results_channel_id": str(OTHER),
    }
    there = plain | own | {"state": "posted", "url": "https://t.me/c/1000000001/1"}
    assert (await web.send("PUT", path, own)).json() == there
    await channels.minute()
    assert channels.texts()[0].startswith("Words of <b>our</b> own\n\n🎁 A prize: 2")
    button = channels.button()
    assert button is not None
    assert (button["text"], "callback_data" in button) == ("Go!", True)
    listed = f"/contests/{contest['id']}/channels"
    assert (await web.send("GET", listed)).json() == {"items": [there]}
    assert (await web.send("DELETE", path)).status == 204
    assert (await web.send("DELETE", path)).problem == "post-not-found"
    assert (await web.send("GET", listed)).json() == {"items": []}
    other = f"{listed}/{OTHER}"
    await web.send("PUT", other, {"publish_at": "2020-01-01T10:00:00Z"})
    await channels.minute()
    [post] = (await web.send("GET", listed)).json()["items"]
    assert (post["state"], post["url"]) == ("posted", "https://t.me/results/1")


async def test_a_post_of_the_chat_is_one_of_the_web(system: System) -> None:
    channels, web, contest, path = await _posted(system)
    me = channels.organiser
    await me.sends("/post")
    await me.presses(contest["title"])
    await me.presses("News")
    await me.presses("Text, picture")
    await me.sends(photo=[{"file_id": "file-1", "width": 9, "height": 9}])
    [draft] = (await web.send("GET", path.removesuffix(f"/{CHANNEL}"))).json()["items"]
    assert (draft["state"], draft["picture"]) == ("draft", "own")
    post = await web.send("PUT", path, {"picture": "own", "button": "  Go \n now "})
    assert (post.json()["state"], post.json()["picture"]) == ("waiting", "own")
    assert post.json()["button"] == "Go now"
    await channels.minute()
    assert [each["photo"] for each in system.sent("sendPhoto")] == ["file-1"]
    await me.sends("/post")
    await me.presses(contest["title"])
    [settings] = await me.presses("✅ News")
    assert "Button: Go now\nPicture: your own" in settings


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        pytest.param({"text": " \n "}, "/body/text", id="blank words"),
        pytest.param({"button": " "}, "/body/button", id="a blank button"),
        pytest.param({"picture": "own"}, "/body/picture", id="a picture that is not there"),
        pytest.param({"publish_at": "2099-01-01T00:00:00Z"}, "/body/publish_at", id="too late"),
        pytest.param({"results_channel_id": "-7"}, "/body/results_channel_id", id="not mine"),
    ],
)
async def test_a_post_that_cannot_be(system: System, body: dict[str, Any], pointer: str) -> None:
    _, web, _, path = await _posted(system)
    reply = await web.send("PUT", path, body)
    assert reply.problem == "invalid-request"
    assert [each["pointer"] for each in reply.json()["errors"]] == [pointer]


async def test_who_may_post_and_where(system: System) -> None:
    channels, web, contest, path = await _posted(system)
    eve, organisers = Web(system, ORGANISER), f"/contests/{contest['id']}/organisers/{ORGANISER}"
    listed = path.removesuffix(f"/{CHANNEL}")
    assert (await eve.send("GET", listed)).problem == "not-an-organiser"
    assert (await eve.send("PUT", path, {})).problem == "not-an-organiser"
    await web.send("PUT", organisers, {"role": "viewer"})
    assert (await eve.send("PUT", path, {})).problem == "not-an-organiser"
    await web.send("PUT", organisers, {"role": "editor"})
    assert (await eve.send("PUT", path, {})).problem == "channel-not-found"
    await channels.adds_bot(by=ORGANISER)
    system.emulator.chats[CHANNEL].members[ORGANISER] = Member("member")
    assert (await eve.send("PUT", path, {})).problem == "channel-not-led"
    system.emulator.chats[CHANNEL].members[ORGANISER] = Member("creator")
    assert (await web.send("PUT", path, {})).status == 200
    assert (await eve.send("PUT", path, {})).problem == "post-of-another"
    assert (await eve.send("GET", listed)).json() == {"items": []}
    assert (await eve.send("DELETE", path)).problem == "post-not-found"
    assert (await web.send("PUT", "/contests/none/channels/-1", {})).problem == "contest-not-found"
    members = system.emulator.chats[CHANNEL].members
    members[system.emulator.bot.id] = Member("administrator", rights=LACKS)
    refused = await web.send("PUT", path, {})
    assert (refused.problem, refused.json()["detail"]) == (
        "channel-rights-missing",
        "It lacks: post.",
    )
    del system.emulator.chats[CHANNEL]
    assert (await web.send("PUT", path, {})).problem == "channel-unseen"
    contests = Organiser(system)
    await contests.step(await contests.see(contest), "/cancel")
    assert (await web.send("PUT", path, {})).problem == "contest-status"


async def test_a_post_that_stands_there_is_followed_whatever_time_it_is_given(
    system: System,
) -> None:
    channels, web, contest, path = await _posted(system)
    await web.send("PUT", path, {})
    await channels.minute()
    await web.send("PUT", path, {"publish_at": "2027-02-01T10:00:00Z"})
    await channels.contests.step(await channels.contests.see(contest), "/close")
    await channels.minute(2)
    assert "The contest is closed." in channels.texts()[0]
