"""Texts of the bot that an admin writes as pages."""

from __future__ import annotations

import pytest

from contest.bot.texts.current import KEPT_S
from contest.bot.texts.pages import telegram_html
from tests.chats import Chats
from tests.system import ADMIN_ID, System, unreachable

OWN = "Hello, Ada! Here you join contests, do tasks, invite friends and earn points. "
OWN += "Everything is in the app:"


async def _write(system: System, slug: str, markdown: str, locale: str = "en") -> None:
    session = await system.sign_in(ADMIN_ID)
    page = {"locale": locale, "title": "A text", "markdown": markdown}
    reply = await system.request(
        "PUT", f"/v1/pages/{slug}", body=page, token=session["access_token"]
    )
    assert reply.status == 200, reply.body
    system.now += KEPT_S


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        pytest.param("Welcome, {name}!", "Welcome, Ada!", id="a text"),
        pytest.param(
            "*Join* **now**, <b>{name}</b> & co", "Join now, <b>Ada</b> & co", id="marked"
        ),
        pytest.param("Welcome!", "Welcome!", id="without the name"),
        pytest.param("Hi {surname}", OWN, id="a placeholder that there is not"),
        pytest.param("Hi {name.__class__}", OWN, id="more than a placeholder"),
        pytest.param("Hi {name!r:>10}", OWN, id="a form"),
        pytest.param("Hi {name", OWN, id="half a placeholder"),
        pytest.param("Hi {0}", OWN, id="a number"),
    ],
)
async def test_a_page_is_said_instead(system: System, markdown: str, said: str) -> None:
    person = Chats(system).person()
    assert await person.sends("/start") == [OWN]
    await _write(system, "bot-greeting", markdown)
    assert await person.sends("/start") == [said]


async def test_the_newest_version_in_the_language_of_the_person_is_said(system: System) -> None:
    chats = Chats(system)
    ada, lev = chats.person(42), chats.person(43, first_name="Лев", locale="ru")
    await _write(system, "bot-greeting", "Добро пожаловать, {name}!", "ru")
    await _write(system, "bot-greeting", "Привет, {name}!", "ru")
    await _write(system, "bottle", "Not the bot's")
    assert await lev.sends("/start") == ["Привет, Лев!"]
    assert await ada.sends("/start") == [OWN]
    system.unreachable["content"] = unreachable()
    system.now += KEPT_S
    assert await lev.sends("/start") == ["Привет, Лев!"]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            '<h2>Rules</h2>\n<p>One <a href="https://a.b/?x=1&amp;y=2">entry</a>.</p>',
            '<b>Rules</b>\n\nOne <a href="https://a.b/?x=1&amp;y=2">entry</a>.',
        ),
        ("<ul>\n<li>one</li>\n<li>two &lt;3</li>\n</ul>\n<p>end</p>", "• one\n• two &lt;3\n\nend"),
        ("<pre><code>a\n  b\n</code></pre>", "<pre><code>a\n  b\n</code></pre>"),
        (
            "<blockquote>\n<p>so <em>it</em> is</p>\n</blockquote>",
            "<blockquote>so <i>it</i> is\n\n</blockquote>",
        ),
    ],
)
def test_the_markdown_of_pages_is_what_telegram_takes(html: str, said: str) -> None:
    assert telegram_html(html) == said
