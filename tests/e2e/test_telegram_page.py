"""Telegram in a browser tab, with the real stack behind it: conversations, the Mini App and its
host, and the tools around them.
"""

from __future__ import annotations

import json
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.contest_world import ContestWorld
from tests.e2e.telegram_page import PHONE, WIDE, Bot, TelegramPage
from tools.local.people import CHANNEL, GROUP

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

ADA, GRACE, ORGANISER = 42, 44, 1  # of `make dev`
NEWCOMER, TALKER, MOVER, ENTRANT, OLEG = 60, 50, 65, 66, 67
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63d8b061"
    "030003440198d7d4c6280000000049454e44ae426082"
)
MANY = 2_000
ANSWERED_BY = {"callback_query": "answerCallbackQuery", "inline_query": "answerInlineQuery"}


def test_from_start_to_the_mini_app(telegram: TelegramPage, client: Client) -> None:
    """The bot itself answers, and its Mini App opens in the frame that its policy allows here."""
    client.telegram("PUT", f"users/{NEWCOMER}", {"first_name": "Ada", "language_code": "en"})
    telegram.open(NEWCOMER, NEWCOMER)
    telegram.button("Start").click()
    answer = telegram.message("Hello, Ada")
    answer.get_by_role("button").last.click()
    telegram.app.locator("h1").wait_for()
    frame = telegram.page.frames[1]
    assert frame.url.startswith(f"{client.stack.layout.url}/app/")
    init_data = frame.evaluate("new URLSearchParams(location.hash.slice(1)).get('tgWebAppData')")
    session = client.request("POST", "/v1/auth/telegram", body={"init_data": init_data})
    assert (session.status, session.json()["user"]["first_name"]) == (201, "Ada")
    telegram.button("Close").click()
    telegram.page.locator("iframe").wait_for(state="detached")


WIZARD = (
    ("/new", "What is the contest called?"),
    ("A mug for you", "What is it about?"),
    ("Join, win a mug.", "What can be won?"),
    ("1 x Mug", "When does it end?"),
    ("5 days", "Which channels must winners have joined?"),
)
POSTED = ("Skip »", "Done ✅", "🚀 Publish", "🚀 Yes, publish", "📣 Post in a channel")


def test_a_contest_from_both_sides(telegram: TelegramPage, client: Client, bot: Bot) -> None:
    """What the README tells a newcomer to do, but for the draw, which takes its time."""
    token = client.session_of(ORGANISER)["access_token"]
    for each in client.request("GET", "/v1/channels", token=token).json()["items"]:
        client.request("DELETE", f"/v1/channels/{each['id']}", token=token)  # of other tests
    client.telegram("POST", f"users/{ORGANISER}/messages", {"text": "/start"})
    client.telegram("PUT", f"users/{ENTRANT}", {"first_name": "Ada", "language_code": "en"})
    telegram.open(ORGANISER, ORGANISER)
    telegram.button("Commands").click()
    telegram.button("Make a contest", exact=False).wait_for()
    telegram.button("Commands").click()
    for text, asked in WIZARD:
        telegram.write(text)
        telegram.newest.filter(has_text=asked).wait_for()
    telegram.shoot("telegram-wizard")
    for label in POSTED:
        telegram.newest.get_by_role("button", name=label, exact=True).click()
    telegram.button("Add to a channel", exact=False).click()
    telegram.page.get_by_role("dialog").get_by_role("button", name="Contest news").click()
    telegram.message("“Contest news” is connected").wait_for()
    telegram.button("📣 Post in a channel").last.click()
    telegram.message("Where?").get_by_role("button", name="Contest news").click()
    telegram.button("How to join").click()
    telegram.message("at once, by the button").wait_for()
    telegram.button("Publish").click()
    telegram.message("The post will stand in “Contest news”").wait_for()
    client.stack.tick("bot")

    telegram.open(ENTRANT, CHANNEL)
    telegram.button("Join").click()
    telegram.message("Join, win a mug.").get_by_role("button", name="Take part").click()
    telegram.page.get_by_text("You are in, good luck!").wait_for()
    telegram.open(ENTRANT, ENTRANT)
    telegram.button("Start").click()
    telegram.message("Hello, Ada").get_by_role("button", name="Contests").click()
    telegram.button("A mug for you").click()
    telegram.message("You are in: 1 ticket").get_by_role("button", name="Open the app").click()
    telegram.app.locator("h1").wait_for()
    telegram.shoot("telegram-wide")

    telegram.open(ORGANISER, ORGANISER)
    telegram.write("/admin")
    for label in ("🟢 A mug for you", "✖️ Cancel it", "Without a reason"):
        telegram.newest.get_by_role("button", name=label, exact=True).click()
    telegram.message("Cancelled.").wait_for()


def test_text_is_text_and_has_its_formatting(telegram: TelegramPage, bot: Bot) -> None:
    client = telegram.client
    client.telegram("POST", f"users/{GRACE}/messages", {"text": "<script>alert(1)</script> & co"})
    text = (
        'A <b>bold</b> <i>and <u>nested</u></i> 😀 <a href="https://example.org/">link</a>, '
        "<code>code</code>, <tg-spoiler>hidden</tg-spoiler>; &lt;b&gt; is no tag"
    )
    sent = bot("sendMessage", chat_id=GRACE, text=text, parse_mode="HTML")
    telegram.open(GRACE, GRACE)
    telegram.message("<script>alert(1)</script> & co").wait_for()
    message = telegram.message("is no tag")
    assert message.locator("b").inner_text() == "bold"
    assert message.locator("i u").inner_text() == "nested"
    assert message.locator("code").inner_text() == "code"
    assert "<b> is no tag" in message.inner_text()
    message.locator(".spoiler").click()
    assert message.locator(".spoiler.shown").inner_text() == "hidden"
    assert "<b>Grace</b> & co" in telegram.page.get_by_role("combobox", name="Person").inner_text()

    edited = sent | {"text": "Another text", "entities": [], "edit_date": sent["date"]}
    client.telegram("POST", "updates?deliver=false", {"edited_message": edited})
    telegram.message("Another text").get_by_text("edited").wait_for()
    assert telegram.page.locator(f"[data-id='{sent['message_id']}']").count() == 1


def test_pictures_documents_and_keyboards(telegram: TelegramPage, bot: Bot) -> None:
    client = telegram.client
    url = f"{client.stack.layout.telegram_url}/_emulator/files"
    _put(f"{url}/p1", PICTURE, "image/png")
    _put(f"{url}/d1", b"a,b", "text/csv")
    telegram.open(ADA, ADA)
    from_bot: dict[str, Any] = {"from": bot("getMe"), "chat": {"id": ADA, "type": "private"}}
    contents: tuple[dict[str, Any], ...] = (
        {"photo": [{"file_id": "p1", "width": 1, "height": 1}], "caption": "A picture"},
        {"document": {"file_id": "d1", "file_name": "winners.csv", "file_size": 3}},
        {"text": "Choose", "reply_markup": {"keyboard": [["One", {"text": "Two"}]]}},
    )
    for content in contents:
        client.telegram("POST", "updates?deliver=false", {"message": {**from_bot, **content}})
    picture = telegram.message("A picture").get_by_role("img")
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    with telegram.page.expect_download() as download:
        telegram.message("winners.csv").get_by_role("link").click()
    assert Path(download.value.path()).read_bytes() == b"a,b"
    telegram.button("Two").click()
    telegram.message("Two").wait_for()
    gone = {"text": "Thanks", "reply_markup": {"remove_keyboard": True}}
    client.telegram("POST", "updates?deliver=false", {"message": {**from_bot, **gone}})
    telegram.button("Two").wait_for(state="detached")


def test_presses_commands_and_inline_queries(telegram: TelegramPage, bot: Bot) -> None:
    profile = {"first_name": "Олег", "language_code": "ru"}
    telegram.client.telegram("PUT", f"users/{OLEG}", profile)
    telegram.open(OLEG, OLEG)
    telegram.button("Start").click()
    button = {"text": "Press", "callback_data": "press"}
    keyboard = {"inline_keyboard": [[button]]}
    bot("sendMessage", chat_id=OLEG, text="A button", reply_markup=keyboard)
    answers: list[dict[str, Any]] = [{"text": "A toast"}, {"text": "An alert", "show_alert": True}]
    for answer in answers:
        asked = _queries(telegram.client, "callback_query")
        telegram.message("A button").get_by_role("button", name="Press").click()
        query_id = _new_query(telegram.client, "callback_query", asked)
        bot("answerCallbackQuery", callback_query_id=query_id, **answer)
        telegram.page.get_by_text(answer["text"]).wait_for()
    telegram.page.get_by_role("dialog", name="Telegram").wait_for()
    telegram.page.keyboard.press("Escape")

    telegram.button("Commands").click()
    telegram.button("Конкурсы, в которых можно участвовать", exact=False).click()
    telegram.message("Сто баллов для троих").wait_for()

    asked = _queries(telegram.client, "inline_query")
    telegram.page.get_by_label("Message", exact=True).fill("@contest_test_bot top")
    result = {"type": "article", "id": "1", "title": "The top ten"}
    content = {"input_message_content": {"message_text": "Ada leads"}}
    results = [result | content]
    query_id = _new_query(telegram.client, "inline_query", asked)
    bot("answerInlineQuery", inline_query_id=query_id, results=results)
    telegram.page.get_by_role("button", name="The top ten").click()
    telegram.message("Ada leads").get_by_text("via @contest_test_bot").wait_for()


def test_people_and_their_chats(telegram: TelegramPage, bot: Bot) -> None:
    telegram.open(ORGANISER, CHANNEL)
    telegram.write("A post")
    telegram.message("A post").wait_for()
    telegram.button("New person").click()
    telegram.page.get_by_label("First name").fill("Radia")
    telegram.page.get_by_label("Language").fill("ru")
    telegram.page.get_by_role("checkbox", name="Premium").check()
    telegram.button("Save").click()
    person = telegram.page.get_by_role("combobox", name="Person").locator("option:checked")
    person.filter(has_text="no username, ru, Premium").wait_for(state="attached")
    assert "Radia" in person.inner_text()
    telegram.button("Start").click()
    telegram.message("Radia").wait_for()
    telegram.button("Contest news", exact=False).click()
    telegram.message("A post").wait_for()
    telegram.button("Join").click()
    telegram.page.get_by_text("Only administrators write here").wait_for()
    telegram.button("Leave").click()
    telegram.button("Join").wait_for()
    telegram.button("Profile").click()
    telegram.page.get_by_role("checkbox", name="Has blocked the bot").check()
    telegram.button("Save").click()
    telegram.page.get_by_role("option", name="has blocked the bot").nth(1).wait_for(
        state="attached"
    )
    telegram.open(ORGANISER, GROUP)
    telegram.write("Hello, group")
    telegram.message("Hello, group").wait_for()


def test_the_tools_move_the_world(telegram: TelegramPage, bot: Bot) -> None:
    telegram.client.say(MOVER, "/start")
    telegram.open(MOVER, MOVER)
    telegram.message("Hello, Ada").wait_for()
    telegram.tool("World")
    telegram.button("Run the cron").click()
    telegram.toast.get_by_text("The cron has run: ok").wait_for()
    telegram.page.get_by_label("Method").select_option("getChatMember")
    telegram.page.get_by_label("Answer").select_option("403, blocked")
    telegram.button("Order it once").click()
    telegram.page.get_by_role("group", name="Faults").get_by_text("getChatMember").last.wait_for()
    telegram.button("Cancel all").click()
    telegram.page.get_by_text("None is ordered").wait_for()
    telegram.button("Take it down").click()
    telegram.button("Bring it back").wait_for()
    telegram.write("/start while nobody hears")
    telegram.page.get_by_text("1 update waits").wait_for()
    telegram.shoot("telegram-tools")
    telegram.button("Bring it back").click()
    telegram.page.get_by_text("0 updates wait").wait_for()
    for kind in ("They join", "I invite them", "A farm"):
        telegram.page.get_by_label("How many").fill("2")
        telegram.button(kind, exact=False).click()
        telegram.toast.get_by_text("2 people have joined").wait_for()
    telegram.tool("Bot API")
    telegram.page.locator(".log li", has_text="sendMessage").first.wait_for()
    telegram.tool("Device")
    network = telegram.page.get_by_label("Network of the product")
    network.select_option("mobile")
    asked = partial(telegram.client.telegram, "GET", "network")
    mobile = {"delay_ms": 150, "kbit_s": 1600}
    telegram.client.wait_for(lambda: asked() == mobile, within_s=20)
    network.select_option("fast")


def test_whoever_is_sent_into_a_contest_passes_its_captcha(client: Client, bot: Bot) -> None:
    world = ContestWorld(client)
    contest = world.opened(has_captcha=True)
    sent = {"kind": "join", "count": 2, "contest_id": contest["id"]}
    assert len(client.telegram("POST", "crowd", sent)["users"]) == 2
    assert world.entries(contest) == 2


@pytest.mark.parametrize(
    ("viewport", "scheme", "person"),
    [
        pytest.param(WIDE, "light", 61, id="wide-light"),
        pytest.param(WIDE, "dark", 62, id="wide-dark"),
        pytest.param(PHONE, "light", 63, id="phone-light"),
        pytest.param(PHONE, "dark", 64, id="phone-dark"),
    ],
)
def test_everybody_can_use_it(
    chromium: Browser, client: Client, bot: Bot, viewport: Any, scheme: str, person: int
) -> None:
    telegram = TelegramPage(chromium, client, viewport=viewport, scheme=scheme)
    name = f"{'wide' if viewport is WIDE else 'phone'}-{scheme}"
    client.say(person, "/start")
    client.wait_for(lambda: _heard(client, person), within_s=20)
    telegram.open(person)
    found = telegram.violations()
    telegram.shoot(f"{name}-chats")
    telegram.open(person, person)
    telegram.message("Hello, Ada").wait_for()
    telegram.shoot(f"{name}-chat")
    telegram.button("Open app").click()
    telegram.app.locator("h1").wait_for()
    found += telegram.violations()
    telegram.shoot(f"{name}-app")
    telegram.button("Close").click()
    tools = ("World", "Device", "Mini App log", "Bot API") if name == "phone-dark" else ("World",)
    for tool in tools:
        telegram.tool(tool)
        found += telegram.violations()
    telegram.shoot(f"{name}-tools")
    telegram.button("New person").click()
    found += telegram.violations()
    telegram.shoot(f"{name}-person")
    telegram.page.context.close()
    assert sorted(set(found)) == []


def _heard(client: Client, person: int) -> Any:
    path = f"requests?method=sendMessage&chat_id={person}"
    return client.telegram("GET", path)["requests"]


def test_thousands_of_messages_stay_smooth(telegram: TelegramPage, bot: Bot) -> None:
    """A new message adds one to the page, and touches none of the others."""
    party: dict[str, Any] = {
        "from": {"id": 50, "first_name": "Max"},
        "chat": {"id": 50, "type": "private"},
    }
    connection = HTTPConnection("127.0.0.1", telegram.client.stack.layout.telegram_port)
    for number in range(MANY):
        body = json.dumps({"message": {**party, "text": f"Number {number}"}})
        connection.request("POST", "/_emulator/updates?deliver=false", body)
        connection.getresponse().read()
    connection.close()
    telegram.open(TALKER, TALKER)
    telegram.message(f"Number {MANY - 1}").wait_for()
    count = """() => {
        window.changes = 0;
        new MutationObserver((records) => { window.changes += records.length; })
            .observe(document.querySelector(".messages"), {subtree: true, childList: true,
                attributes: true, characterData: true});
    }"""
    telegram.page.evaluate(count)
    bot("sendMessage", chat_id=TALKER, text="One more")
    telegram.message("One more").wait_for()
    assert telegram.page.evaluate("window.changes") == 1
    assert telegram.page.locator(".message").count() == MANY + 1


def _queries(client: Client, kind: str) -> set[str]:
    """The ids of all that have been asked."""
    updates = client.telegram("GET", f"updates?kind={kind}")["updates"]
    return {update[kind]["id"] for update in updates}


def _new_query(client: Client, kind: str, known: set[str]) -> str:
    """The id of the one that is asked now, once the bot of the stack has answered it: of two
    answers the last counts.
    """
    [query_id] = client.wait_for(lambda: _queries(client, kind) - known, within_s=20)
    given = f"requests?method={ANSWERED_BY[kind]}"

    def is_answered() -> bool:
        answers = client.telegram("GET", given)["requests"]
        return any(query_id in each["parameters"].values() for each in answers)

    client.wait_for(is_answered, within_s=30)
    return str(query_id)


def _put(url: str, content: bytes, content_type: str) -> None:
    headers = {"content-type": content_type}
    httpx.put(url, content=content, headers=headers, trust_env=False).raise_for_status()
