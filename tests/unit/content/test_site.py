"""The public pages, as people see them who open the address or a shared link in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from contest.content.site.kept import KEPT_MAX
from contest.kit.clock import to_rfc3339
from tests.contests import HOUR_S, Organiser, insert_contest, minutes
from tests.draws import DELAY_S, LENGTH_S
from tests.entries import Person
from tests.sites import contest_page, open_page
from tests.system import BOT_USERNAME, System
from tests.winners import confirm

HOST = "https://app.test"
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BOTH = {
    "en": {"title": "A prize", "description": "Join.", "rules": "", "button": ""},
    "ru": {"title": "Приз", "description": "Участвуй.", "rules": "", "button": ""},
}


def _titled(title: str) -> dict[str, Any]:
    text = {"title": title, "description": title, "rules": title, "button": ""}
    return {"en": text}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        pytest.param(None, "en", id="nothing is English"),
        pytest.param("", "en", id="so is an empty list"),
        pytest.param("ru", "ru", id="Russian"),
        pytest.param("RU-ru, en;q=0.8", "ru", id="of Russia, in capitals"),
        pytest.param("ru;q=0.4,en-GB;q=0.9", "en", id="the one that is wanted more"),
        pytest.param("de, ru;q=0.1", "ru", id="what we have of what is wanted"),
        pytest.param("de,fr;q=0.8,*;q=0.1", "en", id="none that we have"),
        pytest.param("ru;q=0", "en", id="Russian is not wanted"),
        pytest.param("ru;q=x, ;;,q=,en;q=0.1", "en", id="half of it is no list"),
        pytest.param("x-" * 5000 + ",ru", "en", id="longer than anybody reads"),
        pytest.param("ру\x00, ru\ud7ff", "en", id="no language at all"),
    ],
)
async def test_the_home_page_is_in_the_language_of_the_browser(
    system: System, accepted: str | None, language: str
) -> None:
    page = await open_page(
        system, "/", **({} if accepted is None else {"accept_language": accepted})
    )
    assert (page.status, page.language) == (200, language)
    assert page.headers["content-language"] == language
    assert "accept-language" in page.headers["vary"]
    other = "ru" if language == "en" else "en"
    assert f"/?locale={other}" in page.links
    asked = await open_page(system, f"/?locale={other}", accept_language=language)
    assert asked.language == other


async def test_the_home_page_shows_the_contests_that_are_open(system: System) -> None:
    organiser = Organiser(system)
    await organiser.create(texts=_titled("Not published"))
    await organiser.step(await organiser.create(texts=_titled("Not yet")), "/publish")
    soon = to_rfc3339(int(system.now) + HOUR_S)
    ending = await organiser.opened(texts=_titled("Over soon"), ends_at=soon)
    contest = await organiser.opened(texts=BOTH)
    page = await open_page(system, "/?locale=ru&utm_source=%EF%F0%E8")
    assert f"/contests/{contest['id']}?locale=ru" in page.links
    assert f"https://t.me/{BOT_USERNAME}" in page.links
    assert {"Приз", "Over soon"} <= set(page.said)
    assert not {"Not published", "Not yet"} & set(page.said)
    system.now += HOUR_S  # the clock that closes it is late
    page = await open_page(system, "/?locale=ru")
    assert [f"/contests/{ending['id']}?locale=ru" in page.links, "Приз" in page.said] == [
        False,
        True,
    ]


async def test_a_contest_page_says_how_far_it_is(system: System) -> None:
    """The life of a contest, as a sentence at a time."""
    organiser = Organiser(system)
    start = to_rfc3339(int(system.now) + 90)
    contest = await organiser.create(
        texts=BOTH,
        starts_at=start,
        required_channels=["@contests"],
        entries_max=900,
        picture_url="https://pictures.example.org/a.png?b=1&c=2",
    )
    contest = (await organiser.step(contest, "/publish")).json()

    async def said(*wanted: str, locale: str = "en") -> None:
        system.now += 31
        page = await contest_page(system, contest, f"?locale={locale}")
        assert page.status == 200
        assert [each for each in wanted if each not in page.said] == []
        assert [each["src"] for each in page.all("img")] == [
            "https://pictures.example.org/a.png?b=1&c=2"
        ]
        assert f"https://t.me/{BOT_USERNAME}?startapp=contest_{contest['id']}" in page.links

    await said("Not open yet", "Starts", "15 January 2027, 09:01 (Europe/Berlin)")
    await minutes(system, 2)
    await said("Open", "Take part in Telegram", "A prize ×\u00a02", "@contests", "Places: 900.")
    await said("Идёт", "Участвовать в Telegram", "Приз", locale="ru")
    people = [
        await Person.signed_in(
            system, 987650 + number, first_name=f"<Name {number}>", username="ada"
        )
        for number in range(3)
    ]
    for person in people:
        assert (await person.join(contest)).status == 201
    await said("Taking part", "3")
    system.now += LENGTH_S
    await said("Closed, not drawn yet", "Ended", "See it in Telegram")
    await minutes(system, 4)
    await said("How to check the draw", "Hash of the list")
    system.now += DELAY_S
    await minutes(system, 2)
    await said("Drawn", "The winners are drawn, and the organiser is checking them.")
    assert (await confirm(system, contest, despite=True)).status == 200
    await said("Finished", "Winners", f"contest-draw verify --url {HOST}{_proof(contest)}")
    page = await contest_page(system, contest)
    names = {f"<Name {number}>" for number in range(3)}
    assert len(names & set(page.said)) == 2
    assert not [each for each in page.said if "ada" in each or "98765" in each]
    assert page.meta["robots"] == ["noindex"]  # it names people
    assert _proof(contest) in page.links


def _proof(contest: dict[str, Any]) -> str:
    return f"/v1/contests/{contest['id']}/draw"


async def test_a_cancelled_contest_says_why(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await organiser.step(contest, "/cancel")
    page = await contest_page(system, contest)
    assert {"Cancelled", "Reason: It has to be"} <= set(page.said)
    assert "Ends" not in page.said


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("\"><img src=x onerror='alert(1)'>", id="quotes that end an attribute"),
        pytest.param("</title></style></h1>&amp;&lt;b", id="tags that end ours"),
        pytest.param("שלום \u202eevil\u202c \u2067abc", id="marks of direction"),
        pytest.param("👨\u200d👩\u200d👧\u200d👦" * 17, id="families of emoji"),
        pytest.param("W" * 120, id="one word of 120 letters"),
        pytest.param("{title} %s {0}", id="places of a template"),
    ],
)
async def test_a_title_is_text(system: System, title: str) -> None:
    contest = await Organiser(system).opened(
        texts=_titled(title),
        prizes=[{"name": {"en": title}, "count": 1, "handover": {"en": "By hand"}}],
    )
    for page in (await contest_page(system, contest), await open_page(system, "/")):
        assert title in page.said
        assert not {name for name, _ in page.elements} & {"script", "b", "iframe"}
        assert not [name for _, each in page.elements for name in each if name.startswith("on")]
        assert page.all("img") == []
        assert "unsafe" not in page.headers["content-security-policy"]
        digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
    shared = await contest_page(system, contest)
    [told] = shared.meta["og:title"]
    assert told == title.translate(dict.fromkeys(map(ord, "\u202e\u202c\u2067")))
    assert shared.title.startswith(told or "?")


async def test_a_shared_link_looks_like_something(system: System) -> None:
    contest = await Organiser(system).opened(
        texts=BOTH,
        default_locale="ru",
        prizes=[{"name": {"ru": "Приз"}, "count": 1, "handover": {"ru": "Лично"}}],
        picture_url="https://pictures.example.org/a.png",
    )
    page = await contest_page(system, contest, "?fbclid=1&utm_campaign=%EF")
    address = f"{HOST}/contests/{contest['id']}"
    assert page.language == "ru"  # the contest's own: who makes previews prefers none
    assert {name: page.meta[name] for name in ("og:title", "og:description", "og:url")} == {
        "og:title": ["Приз"],
        "og:description": ["Участвуй."],
        "og:url": [address],
    }
    drawn = f"{address}/picture?version={contest['version']}&locale=ru"
    assert page.meta["og:image"] == [drawn, "https://pictures.example.org/a.png"]
    assert page.meta["twitter:card"] == ["summary_large_image"]
    system.configure("content", MINIAPP_URL="")
    page = await contest_page(system, contest)
    assert "og:url" not in page.meta
    assert page.meta["og:image"] == ["https://pictures.example.org/a.png"]
    assert f"https://t.me/{BOT_USERNAME}?start=contest_{contest['id']}" in page.links


async def test_what_is_not_published_looks_like_what_is_not_there(system: System) -> None:
    organiser = Organiser(system)
    draft = await organiser.create(texts=_titled("A secret"))
    discarded = await organiser.create(texts=_titled("A secret"))
    await organiser.step(discarded, "/cancel")
    back = await organiser.step(await organiser.create(texts=_titled("A secret")), "/publish")
    unpublished = (await organiser.step(back.json(), "/unpublish")).json()
    seen = set()
    for contest_id in (draft["id"], discarded["id"], unpublished["id"], "unknown", "x.~_-" * 40):
        reply = await system.request("GET", f"/contests/{contest_id}")
        assert reply.status == 404
        headers = {name: value for name, value in reply.headers.items() if name != "x-request-id"}
        seen.add((reply.body.replace(contest_id, "-"), json.dumps(headers)))
        query = "version=1&locale=en"
        refused = await system.request("GET", f"/contests/{contest_id}/picture?{query}")
        assert refused.status in (400, 404)
    [(body, headers_)] = seen
    assert "There is no such contest" in body
    assert "no-store" in headers_
    assert "secret" not in body


async def test_a_page_that_many_read_is_made_once(system: System) -> None:
    """For half a minute the isolate asks no database, and browsers ask no more than whether it
    still holds.
    """
    organiser = Organiser(system)
    contest = await organiser.opened(texts=BOTH)
    path = f"/contests/{contest['id']}"
    paths = ("/", path, f"{path}/picture?version={contest['version']}&locale=en")
    for each in paths:
        first = await system.request("GET", each)
        system.log_lines.clear()
        again = await system.request("GET", each, headers={"if-none-match": first.headers["etag"]})
        whole = await system.request("HEAD", each)
        assert (again.status, whole.status) == (304, 200)
        assert whole.headers["etag"] == first.headers["etag"]
        spent = [json.loads(line).get("database_calls") for line in system.log_lines]
        assert {each for each in spent if each is not None} == {0}
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    texts = BOTH | {"en": BOTH["en"] | {"title": "Another prize"}}
    changed = await organiser.change(contest, texts=texts)
    assert changed.status == 200
    assert "Another prize" not in (await contest_page(system, contest)).said
    system.now += 31
    assert "Another prize" in (await contest_page(system, contest)).said
    system.now -= 3600  # a clock that was wrong
    await contest_page(system, contest)


async def test_more_pictures_than_an_isolate_keeps(system: System) -> None:
    async def asked(contest_id: str) -> Any:
        """How often the database is, for a picture; from the addresses of two people."""
        system.log_lines.clear()
        headers = {"cf-connecting-ip": f"192.0.2.{contest_id[-1]}"}
        path = f"/contests/{contest_id}/picture?version=1&locale=ru"
        assert (await system.request("GET", path, headers=headers)).status == 200
        spent = [json.loads(line).get("database_calls") for line in system.log_lines]
        return max(each for each in spent if each is not None)

    ids = [f"c{number}" for number in range(KEPT_MAX + 1)]
    for contest_id in ids:
        await insert_contest(system, contest_id)
        assert await asked(contest_id) == 1
    assert [await asked(ids[-1]), await asked(ids[0])] == [0, 1]


async def test_who_has_pictures_drawn_all_the_time_is_limited(system: System) -> None:
    await insert_contest(system, "c")
    path = "/contests/c/picture?version=1&locale=en"
    replies = [await system.request("GET", path) for _ in range(61)]
    assert [each.status for each in replies] == [200] * 60 + [429]


async def test_search_engines_find_what_names_nobody(system: System) -> None:
    organiser = Organiser(system)
    await organiser.create()
    later = to_rfc3339(int(system.now) + HOUR_S)
    found = [
        (await organiser.step(await organiser.create(starts_at=later), "/publish")).json(),
        await organiser.opened(),
        (await organiser.step(await organiser.opened(), "/close")).json(),
    ]
    await organiser.step(await organiser.opened(), "/cancel")
    await insert_contest(system, "drawn", status="drawn")
    reply = await system.request("GET", "/sitemap.xml?from=somewhere")
    assert reply.headers["content-type"] == "application/xml; charset=utf-8"
    assert reply.headers["cache-control"] == "public, max-age=3600"
    listed = {each.text for each in ET.fromstring(reply.body.encode()).iter(f"{SITE}loc")}
    assert listed == {f"{HOST}/", *(f"{HOST}/contests/{each['id']}" for each in found)}
    reply = await system.request("GET", "/robots.txt")
    assert reply.body.splitlines() == [
        "User-agent: *",
        "Disallow: /v1/",
        "Disallow: /app/",
        f"Sitemap: {HOST}/sitemap.xml",
    ]


async def test_without_an_address_there_is_nothing_to_find(system: System) -> None:
    system.configure("content", MINIAPP_URL="")
    await Organiser(system).opened()
    reply = await system.request("GET", "/sitemap.xml")
    assert (reply.status, "<loc>" in reply.body) == (200, False)
    assert "Sitemap" not in (await system.request("GET", "/robots.txt")).body
