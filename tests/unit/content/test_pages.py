"""Pages as an admin writes them and as everybody reads them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import Organiser
from tests.system import Reply, System

PATH = "/v1/pages/help"


async def _put(system: System, markdown: str, *, locale: str = "en", title: str = "Help") -> Reply:
    body = {"locale": locale, "title": title, "markdown": markdown}
    token = await Organiser(system).token()
    return await system.request("PUT", PATH, body=body, token=token)


async def _html(system: System, markdown: str) -> str:
    reply = await _put(system, markdown)
    assert reply.status == 200, reply.body
    return str(reply.json()["html"]).strip()


async def test_a_page_is_shown_as_it_was_written(system: System) -> None:
    written = await _put(system, "*Join* and win.")
    assert (await system.request("GET", PATH)).json() == written.json()
    assert written.json()["html"] == "<p><em>Join</em> and win.</p>\n"


async def test_a_page_that_nobody_wrote(system: System) -> None:
    assert (await system.request("GET", PATH)).problem == "page-not-found"


async def test_who_is_no_admin_writes_nothing(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    body = {"locale": "en", "title": "Help", "markdown": "Mine."}
    assert (await system.request("PUT", PATH, body=body, token=token)).problem == "forbidden"
    versions = await system.request("GET", f"{PATH}/versions", token=token)
    assert versions.problem == "forbidden"


@pytest.mark.parametrize(
    ("written", "asked", "shown"),
    [
        pytest.param(["en", "ru"], "ru", "ru", id="in the locale that is asked for"),
        pytest.param(["en", "ru"], None, "en", id="in English"),
        pytest.param(["en"], "ru", "en", id="in English for want of another"),
        pytest.param(["ru"], "en", "ru", id="in what there is"),
        pytest.param(["ru"], None, "ru", id="in what there is, asked for nothing"),
    ],
)
async def test_in_which_locale_a_page_is_shown(
    system: System, written: list[str], asked: str | None, shown: str
) -> None:
    for locale in written:
        await _put(system, "Text.", locale=locale)
    reply = await system.request("GET", PATH + (f"?locale={asked}" if asked else ""))
    assert reply.json()["locale"] == shown


async def test_every_version_is_kept_and_one_that_says_the_same_is_none(system: System) -> None:
    for markdown in ("One.", "Two.", "Two.", "One."):
        await _put(system, markdown)
    await _put(system, "Раз.", locale="ru")
    assert await _versions(system, "") == [(3, "One."), (2, "Two."), (1, "One.")]
    assert await _versions(system, "?locale=ru") == [(1, "Раз.")]
    assert (await system.request("GET", PATH)).json()["version"] == 3


async def test_the_versions_come_by_page(system: System) -> None:
    for markdown in ("One.", "Two.", "Three."):
        await _put(system, markdown)
    token = await Organiser(system).token()
    first = await system.request("GET", f"{PATH}/versions?limit=2", token=token)
    cursor = first.json()["next_cursor"]
    assert [each["version"] for each in first.json()["items"]] == [3, 2]
    assert await _versions(system, f"?limit=2&cursor={cursor}") == [(1, "One.")]


async def _versions(system: System, query: str) -> list[tuple[Any, ...]]:
    token = await Organiser(system).token()
    reply = await system.request("GET", f"{PATH}/versions{query}", token=token)
    return [(each["version"], each["markdown"]) for each in reply.json()["items"]]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param("## A\n\n### B", "<h2>A</h2>\n<h3>B</h3>", id="headings"),
        pytest.param(
            "- a\n- b\n\n1. c",
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>",
            id="lists",
        ),
        pytest.param("> a", "<blockquote>\n<p>a</p>\n</blockquote>", id="a quote"),
        pytest.param("`a<b`", "<p><code>a&lt;b</code></p>", id="code"),
        pytest.param("```\n<i>\n```", "<pre><code>&lt;i&gt;\n</code></pre>", id="a block of code"),
        pytest.param("**a** *b*", "<p><strong>a</strong> <em>b</em></p>", id="emphasis"),
        pytest.param(
            "[a](https://b.test/?c=1&d=2 'e')",
            '<p><a href="https://b.test/?c=1&amp;d=2" title="e">a</a></p>',
            id="a link",
        ),
        pytest.param(
            "[a](tg://resolve?domain=b)",
            '<p><a href="tg://resolve?domain=b">a</a></p>',
            id="a link into Telegram",
        ),
    ],
)
async def test_the_markdown_of_pages(system: System, markdown: str, html: str) -> None:
    assert await _html(system, markdown) == html


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("a <img src=x onerror=alert(1)>", id="a picture with a script"),
        pytest.param("<!-- a -->", id="a comment"),
        pytest.param("![a](https://b.test/c.png)", id="a picture"),
        pytest.param("<https://b.test>", id="a bare link"),
        pytest.param("a | b\n--|--\nc | d", id="a table"),
        pytest.param("&lt;script&gt;", id="a script in entities"),
        pytest.param('```"><script>\n```', id="a script as a language of code"),
    ],
)
async def test_what_is_not_in_it_is_text(system: System, markdown: str) -> None:
    html = await _html(system, markdown)
    for tag in ("<script", "<img", "<!--", "<a ", "<table"):
        assert tag not in html.replace('<a href="https://b.test/c.png">', "")


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        pytest.param("a\n\n# b", "line 3: a heading begins with ## or ###", id="a title"),
        pytest.param("#### a", "line 1: a heading begins with ## or ###", id="a heading too small"),
        *(
            pytest.param(
                f"- a\n- [b]({url})",
                "line 2: a link begins with https:// or tg://",
                id=f"a link {url}",
            )
            for url in (
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "javascript&#58;alert(1)",
                "data:text/html,a",
                "http://b.test",
                "//b.test",
                "/docs",
                "",
            )
        ),
    ],
)
async def test_what_would_mean_something_else_is_refused(
    system: System, markdown: str, said: str
) -> None:
    reply = await _put(system, markdown)
    assert reply.problem == "invalid-request"
    assert reply.json()["errors"] == [{"pointer": "/body/markdown", "message": said}]


@pytest.mark.parametrize(
    "part", ["> ", "- ", "*", "[", "`", "![](", "**a ", "&#"], ids=lambda part: part.strip()
)
async def test_a_text_that_nests_as_deep_as_there_is_room(system: System, part: str) -> None:
    """Within the test's time: some parsers take minutes, or end."""
    markdown = (part * 20_000)[:20_000]
    assert "<script" not in await _html(system, markdown)
