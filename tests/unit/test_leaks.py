"""The search of a run's log for what must not be in it: it finds what is there, and says its name and not its value."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from tests.e2e.leaks import Secrets
from tests.system import System
from tools.local.settings import GENERATORS
from tools.telegram.sign import sign_init_data

SETTINGS = {name: generate() for name, generate in GENERATORS.items()}
[KEY] = json.loads(SETTINGS["JWT_PRIVATE_KEYS"])["keys"]
PERSON = {"id": 7351902468, "first_name": "Ünmistakable/“Ada”", "username": "unmistakable_ada"}
INIT_DATA = sign_init_data(
    SETTINGS["TELEGRAM_BOT_TOKEN"], user=dict(PERSON), auth_date=1_800_000_000
)
SESSION = {
    "access_token": "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl",
    "refresh_token": "dGhpcyBpcyBubyB0b2tlbg",
}


@pytest.fixture
def secrets() -> Secrets:
    secrets = Secrets()
    secrets.remember_settings(SETTINGS)
    secrets.remember_person(PERSON)
    secrets.remember_init_data(INIT_DATA)
    secrets.remember_session(SESSION)
    return secrets


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        pytest.param(SETTINGS["OPS_TOKEN"], "OPS_TOKEN", id="the token of operators"),
        pytest.param(
            SETTINGS["TELEGRAM_WEBHOOK_SECRET"],
            "TELEGRAM_WEBHOOK_SECRET",
            id="the webhook's secret",
        ),
        pytest.param(
            f"/bot{SETTINGS['TELEGRAM_BOT_TOKEN']}/sendMessage",
            "TELEGRAM_BOT_TOKEN",
            id="the bot token in a URL",
        ),
        pytest.param(KEY["d"], f"`d` of the private key {KEY['kid']}", id="a private key"),
        pytest.param(SESSION["refresh_token"], "refresh token", id="a refresh token"),
        pytest.param(f"Bearer {SESSION['access_token']}", "access token", id="an access token"),
        pytest.param(
            "c2lnbmF0dXJl", "signature of an access token", id="the end of an access token"
        ),
        pytest.param(INIT_DATA, "initData", id="initData"),
        pytest.param(INIT_DATA[-64:], "`hash` of initData", id="the hash alone"),
        pytest.param(PERSON["username"], "a person's username", id="a username"),
        pytest.param(str(PERSON["first_name"]), "a person's first_name", id="a name"),
        pytest.param(
            quote(str(PERSON["first_name"])), "a person's first_name", id="a name in a URL"
        ),
        pytest.param(json.dumps(PERSON), "a person's first_name", id="a name in JSON"),
        pytest.param(
            json.dumps(json.dumps(PERSON)), "a person's first_name", id="a name in JSON in JSON"
        ),
        pytest.param("id 7351902468", "a person's id", id="a Telegram id"),
    ],
)
def test_what_is_planted_is_found_by_its_name(secrets: Secrets, planted: str, name: str) -> None:
    found = secrets.found_in(f'{{"event":"request"}}\n{{"message":"{planted}"}}\n')
    assert name in found
    assert planted not in "".join(found)


def test_a_clean_log_is_clean(secrets: Secrets) -> None:
    log = f'{{"event":"request","kid":"{KEY["kid"]}","bot":"{SETTINGS["TELEGRAM_BOT_TOKEN"].partition(":")[0]}"}}'
    assert secrets.found_in(log) == []


def test_what_is_too_short_to_be_told_from_others_is_not_looked_for() -> None:
    secrets = Secrets()
    secrets.remember_person({"id": 42, "first_name": "Ada"})
    assert secrets.found_in("42 requests by Ada") == []


async def test_the_logs_of_the_product_have_none_of_it_and_would_show_it(system: System) -> None:
    secrets = Secrets()
    init_data = system.init_data(7351902468, first_name="Unmistakable", username="unmistakable_ada")
    secrets.remember_init_data(init_data)
    secrets.remember_person(
        {"id": 7351902468, "first_name": "Unmistakable", "username": "unmistakable_ada"}
    )
    session = (
        await system.request("POST", "/v1/auth/telegram", body={"init_data": init_data})
    ).json()
    secrets.remember_session(session)
    secrets.remember_session((await system.refresh(session["refresh_token"])).json())
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    assert secrets.found_in("\n".join(system.log_lines)) == []
    system.deps["auth"].log.event("careless", token=session["refresh_token"])
    assert secrets.found_in("\n".join(system.log_lines)) == ["refresh token"]
