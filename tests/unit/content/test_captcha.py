"""The captcha on joining: nobody is in by what cannot be told, or by what others have passed."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.contests import Organiser, settings
from tests.entries import Person, check_counts, joined
from tests.system import System
from tools.turnstile import LIFE_S, PATH, SITE_KEY


async def _scene(system: System) -> tuple[dict[str, Any], Person]:
    contest = await Organiser(system).opened(has_captcha=True)
    return contest, await Person.signed_in(system)


def _pass(system: System, person: Person, **other: str) -> str:
    """The token of someone who passes the captcha, on the page to join unless `other` says else."""
    return system.emulator.turnstile.issue(**{"action": "join", "cdata": person.user_id, **other})


async def test_who_passes_it_is_in(system: System) -> None:
    contest, person = await _scene(system)
    reply = await person.join(contest, captcha_token=_pass(system, person))
    assert (reply.status, reply.json()["state"]) == (201, "active")


async def test_who_sends_no_token_is_not_in(system: System) -> None:
    contest, person = await _scene(system)
    assert (await person.join(contest)).problem == "captcha-needed"
    assert await check_counts(system, contest) == 0


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"action": "login"}, id="passed for something else"),
        pytest.param({"cdata": "someone"}, id="passed by someone else"),
        pytest.param({"cdata": ""}, id="passed by nobody"),
    ],
)
async def test_a_token_of_another_widget_is_refused(system: System, other: dict[str, str]) -> None:
    contest, person = await _scene(system)
    token = _pass(system, person, **other)
    assert (await person.join(contest, captcha_token=token)).problem == "captcha-refused"
    assert await check_counts(system, contest) == 0


async def test_a_token_is_good_once_and_not_for_long(system: System) -> None:
    contest, person = await _scene(system)
    other = await Organiser(system).opened(has_captcha=True)
    token = _pass(system, person)
    assert (await person.join(contest, captcha_token=token)).status == 201
    assert (await person.join(other, captcha_token=token)).problem == "captcha-refused"
    late = _pass(system, person)
    system.now += LIFE_S
    assert (await person.join(other, captcha_token=late)).problem == "captcha-refused"
    assert (await person.join(other, captcha_token="invented")).problem == "captcha-refused"


async def test_who_is_in_is_told_so_though_their_token_is_spent(system: System) -> None:
    """The answer to the first request was lost on its way."""
    contest, person = await _scene(system)
    token = _pass(system, person)
    assert (await person.join(contest, captcha_token=token)).status == 201
    assert (await person.join(contest, captcha_token=token)).status == 200


async def test_who_comes_back_passes_it_again(system: System) -> None:
    contest, person = await _scene(system)
    await person.join(contest, captcha_token=_pass(system, person))
    await person.leave(contest)
    assert (await person.join(contest)).problem == "captcha-needed"
    assert (await person.join(contest, captcha_token=_pass(system, person))).status == 201


async def test_a_contest_without_one_asks_for_none(system: System) -> None:
    contest = await Organiser(system).opened()
    await joined(system, contest, 42)


YES: dict[str, Any] = {"success": True, "action": "join"}


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        pytest.param(httpx.ConnectError("down"), "captcha-unavailable", id="no connection"),
        pytest.param(httpx.ReadTimeout("slow"), "captcha-unavailable", id="no answer in time"),
        pytest.param((500, YES), "captcha-unavailable", id="a yes with status 500"),
        pytest.param((200, "no JSON"), "captcha-unavailable", id="no JSON"),
        pytest.param((200, [True]), "captcha-unavailable", id="no object"),
        pytest.param((200, {}), "captcha-unavailable", id="an empty object"),
        pytest.param((200, {"success": False}), "captcha-unavailable", id="a no without a reason"),
        pytest.param(
            (200, YES | {"success": "true"}), "captcha-unavailable", id="a yes that is a text"
        ),
        pytest.param((200, YES | {"success": 1}), "captcha-unavailable", id="a yes that is a one"),
        pytest.param(
            (200, {"success": False, "error-codes": ["internal-error"]}),
            "captcha-unavailable",
            id="their fault",
        ),
        pytest.param(
            (200, {"success": False, "error-codes": ["invalid-input-secret"]}),
            "captcha-unavailable",
            id="our fault",
        ),
        pytest.param(
            (200, {"success": False, "error-codes": [["x"]]}), "captcha-unavailable", id="nonsense"
        ),
        pytest.param(
            (200, {"success": False, "error-codes": ["timeout-or-duplicate"]}),
            "captcha-refused",
            id="no",
        ),
        pytest.param((200, YES), "captcha-refused", id="a yes to nobody"),
        pytest.param((200, YES | {"cdata": None}), "captcha-refused", id="a yes to null"),
    ],
)
async def test_what_cannot_be_told_is_no_pass(system: System, answer: Any, problem: str) -> None:
    """A join passed when the checker could not be reached."""

    def respond(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        status, body = answer
        text = body if isinstance(body, str) else json.dumps(body)
        return httpx.Response(status, text=text)

    contest, person = await _scene(system)
    async with httpx.AsyncClient(transport=httpx.MockTransport(respond)) as http:
        system.replace("content", http=http)
        assert (await person.join(contest, captcha_token="any")).problem == problem
    assert await check_counts(system, contest) == 0


async def test_the_mini_app_learns_what_to_show_it_with(system: System) -> None:
    shown = (await system.request("GET", "/v1/captcha")).json()
    assert shown == {"site_key": SITE_KEY, "script_url": f"http://telegram.test{PATH}/api.js"}


@pytest.mark.parametrize("absent", ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET_KEY"])
async def test_where_none_is_set_up_none_is_passed(system: System, absent: str) -> None:
    contest, person = await _scene(system)
    token = _pass(system, person)
    system.configure("content", **{absent: ""})
    assert (await system.request("GET", "/v1/captcha")).json()["site_key"] is None
    reply = await person.join(contest, captcha_token=token)
    assert reply.problem == "captcha-unavailable"


async def test_where_none_is_set_up_no_contest_can_have_one(system: System) -> None:
    """It would be one that nobody can join."""
    system.configure("content", TURNSTILE_SECRET_KEY="")
    organiser = Organiser(system)
    draft = await organiser.create()
    changed = await organiser.change(draft, has_captcha=True)
    body = settings(system, has_captcha=True)
    token = await organiser.token()
    created = await system.request("POST", "/v1/contests", body=body, token=token)
    for reply in (changed, created):
        assert reply.problem == "invalid-request"
        assert [each["pointer"] for each in reply.json()["errors"]] == ["/body/has_captcha"]
