"""What a browser is shown where a page is refused: a page. Programs get what they can read."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from contest.kit.call import HTML, PROBLEM
from tests.system import Reply, System, unreachable

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "accept-language": "ru-RU,en"}


def _title(reply: Reply) -> str:
    assert reply.headers["content-type"] == HTML
    assert {"accept", "accept-language"} <= set(reply.headers["vary"].split(", "))
    [style] = re.findall("<style>(.*)</style>", reply.body, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in reply.headers["content-security-policy"]
    assert reply.headers["x-request-id"] in reply.body
    [title] = re.findall("<h1>(.*)</h1>", reply.body)
    return str(title)


@pytest.mark.parametrize(
    ("target", "status", "russian", "english"),
    [
        ("/nothing/here", 404, "Такой страницы нет", "There is no such page"),
        ("/contests/a/b", 404, "Такой страницы нет", "There is no such page"),
        ("/contests//a", 400, "Адрес неверен", "The address is not right"),
    ],
)
async def test_an_address_that_leads_nowhere(
    system: System, target: str, status: int, russian: str, english: str
) -> None:
    for query, language, title in (
        ("", "ru", russian),
        ("?locale=en", "en", english),
        ("?locale=ru", "en", russian),
    ):
        headers = BROWSER | {"accept-language": language}
        reply = await system.request("GET", target + query, headers=headers)
        assert (reply.status, _title(reply)) == (status, title)


async def test_a_wrong_language_in_the_address(system: System) -> None:
    reply = await system.request("GET", "/?locale=de", headers=BROWSER)
    assert (reply.status, _title(reply)) == (400, "Адрес неверен")


async def test_while_content_is_away(system: System) -> None:
    system.unreachable["content"] = unreachable()
    reply = await system.request("GET", "/", headers=BROWSER)
    assert (reply.status, _title(reply)) == (502, "Сейчас это не работает")
    reply = await system.request("HEAD", "/", headers=BROWSER)
    assert (reply.status, reply.headers["content-type"]) == (502, HTML)


async def test_who_comes_too_often_is_told_to_wait(system: System) -> None:
    for _ in range(600):
        reply = await system.request("GET", "/", headers=BROWSER)
    assert reply.status == 200
    reply = await system.request("GET", "/", headers=BROWSER)
    assert (reply.status, _title(reply)) == (429, "Слишком много запросов")
    assert int(reply.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("method", "target", "headers"),
    [
        pytest.param("GET", "/v1/contests/none", BROWSER, id="an operation"),
        pytest.param("GET", "/health/none", BROWSER, id="a monitor's"),
        pytest.param("POST", "/", BROWSER, id="not looked at but sent"),
        pytest.param("GET", "/nothing", {"accept": "*/*"}, id="anything is accepted"),
        pytest.param("GET", "/nothing", {}, id="nothing is said"),
        pytest.param("GET", "/contests/a/picture", {"accept": "image/*"}, id="a picture"),
    ],
)
async def test_programs_get_a_problem(
    system: System, method: str, target: str, headers: dict[str, str]
) -> None:
    reply = await system.request(method, target, headers=headers)
    assert reply.status >= 400
    assert reply.headers["content-type"] == PROBLEM
