"""Results that people send in the name of the bot, and the files that messages show."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.telegram.emulated import ADA, BOB, GROUP, Telegram

TEXT = {"message_text": "<b>Ada</b> leads", "parse_mode": "HTML"}
RESULT: dict[str, Any] = {
    "type": "article",
    "id": "1",
    "title": "The top ten",
    "input_message_content": TEXT,
}
ADDRESS = "http://127.0.0.1/p.png"
PICTURE = {"type": "photo", "id": "2", "photo_url": ADDRESS, "caption": "A QR code"}


async def _asked(telegram: Telegram, query: str = "top") -> str:
    asked = {"from": {"id": ADA, "first_name": "Ada"}, "query": query, "offset": ""}
    update = (await telegram.control("POST", "updates", {"inline_query": asked}))["update"]
    return str(update["inline_query"]["id"])


async def test_a_result_is_sent_in_the_name_of_the_bot(telegram: Telegram) -> None:
    query_id = await _asked(telegram)
    results = [RESULT, PICTURE]
    assert (await telegram.call("answerInlineQuery", inline_query_id=query_id, results=results))[
        "ok"
    ]
    view = await telegram.control("GET", f"users/{ADA}/view")
    assert [each["id"] for each in view["answers"][0]["results"]] == ["1", "2"]
    for result_id in ("1", "2"):
        chosen = {"query_id": query_id, "result_id": result_id, "chat_id": GROUP}
        await telegram.control("POST", f"users/{ADA}/inline-results", chosen)
        await telegram.control("POST", f"users/{BOB}/inline-results", chosen, code=400)
    text, picture = (await telegram.control("GET", f"users/{ADA}/view"))["messages"][-2:]
    assert (text["text"], text["entities"][0]["type"]) == ("Ada leads", "bold")
    assert text["via_bot"]["username"] == "contest_bot"
    assert (picture["caption"], picture["photo"][0]["file_id"]) == ("A QR code", ADDRESS)


@pytest.mark.parametrize(
    ("results", "told"),
    [
        pytest.param([RESULT, RESULT], "RESULT_ID_DUPLICATE", id="twice the same id"),
        pytest.param([RESULT | {"id": "x" * 65}], "RESULT_ID_INVALID", id="a long id"),
        pytest.param([RESULT | {"id": str(n)} for n in range(51)], "RESULTS_TOO_MUCH", id="51"),
        pytest.param([{"type": "article", "id": "1"}], "MESSAGE_TEXT_EMPTY", id="no content"),
        pytest.param(
            [
                RESULT
                | {
                    "reply_markup": {
                        "inline_keyboard": [[{"text": "A", "web_app": {"url": "https://x.org"}}]]
                    }
                }
            ],
            "BUTTON_TYPE_INVALID",
            id="a Mini App",
        ),
    ],
)
async def test_results_that_telegram_refuses(
    telegram: Telegram, results: list[dict[str, Any]], told: str
) -> None:
    query_id = await _asked(telegram)
    answer = await telegram.call("answerInlineQuery", inline_query_id=query_id, results=results)
    assert told in answer["description"]


async def test_an_answer_to_nobody(telegram: Telegram) -> None:
    answer = await telegram.call("answerInlineQuery", inline_query_id="1", results=[])
    assert "query is too old" in answer["description"]


async def test_a_prepared_message_is_sent_once_by_who_it_is_for(telegram: Telegram) -> None:
    prepared = await telegram.call("savePreparedInlineMessage", user_id=ADA, result=RESULT)
    path = f"prepared/{prepared['result']['id']}"
    await telegram.control("POST", f"users/{BOB}/{path}", {"chat_id": GROUP}, code=400)
    await telegram.control("POST", f"users/{ADA}/{path}", {"chat_id": GROUP})
    await telegram.control("POST", f"users/{ADA}/{path}", {"chat_id": GROUP}, code=400)
    view = await telegram.control("GET", f"users/{BOB}/view")
    assert view["messages"][-1]["text"] == "Ada leads"
    nobody = await telegram.call("savePreparedInlineMessage", user_id=999, result=RESULT)
    assert "user not found" in nobody["description"]


async def test_a_file_is_shown_and_nothing_in_it_runs(telegram: Telegram) -> None:
    headers = {"content-type": "image/svg+xml"}
    await telegram.http.put("/_emulator/files/f1", content=b"<svg/>", headers=headers)
    shown = await telegram.http.get("/_emulator/files/f1")
    assert (shown.content, shown.headers["content-type"]) == (b"<svg/>", "image/svg+xml")
    assert shown.headers["content-security-policy"] == "sandbox"
    assert (await telegram.http.get("/_emulator/files/f2")).status_code == 404
