"""Old and new together: the last release's workers on today's databases,
and beside today's as deployments and rollbacks mix them.

One story on one state, since a start takes most of the time. Each mix takes over what the one
before it left under way.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.client import Client
from tests.e2e.organiser import Organiser
from tools.build.render import current_version
from tools.build.vendor import ensure_packages, link_packages
from tools.deploy.release import Release, last
from tools.fleet import BY_NAME
from tools.local.stack import Layout, Stack
from tools.local.trial import new_settings
from tools.processes import free_port
from tools.telegram.sign import public_key

pytestmark = pytest.mark.workerd

ORDER = tuple(BY_NAME)  # of a deployment
HALF_WAY = ORDER.index("referral")  # so that auth is new, and those who get its events are not

# Which workers are today's; the others are the release's. Events of a new auth reach old consumers
# by the second step, those of an old auth new ones by the third.
MIXES = {
    "a deployment half way": ORDER[:HALF_WAY],
    "the release on today's databases": (),
    "the gateway alone old": ORDER[:-1],
}
ARRIVES_WITHIN_S = 60
EVENTFUL = ("auth", "referral", "bot")


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """The last release, unpacked into the test's folder."""
    found = last()
    found.unpack(tmp_path)
    for worker in ORDER:  # with today's packages, see docs/adr/0019
        packages = ensure_packages(worker)
        link_packages(packages, tmp_path / "workers" / worker / "python_modules")
    return found


@pytest.fixture
def client(release: Release, tmp_path: Path, databases: Path) -> Iterator[Client]:
    """The public HTTP interface of a stack that no worker runs in yet."""
    layout = Layout(
        port=free_port(),
        telegram_port=free_port(),
        state=shutil.copytree(databases, tmp_path / "state"),
    )
    settings = new_settings(layout)
    # Read by wrangler in the place of the stack's settings:
    # so a worker of the release tells a version of its own.
    told = settings | {
        "TELEGRAM_ED25519_PUBLIC_KEY": public_key(settings["TELEGRAM_BOT_TOKEN"]),
        "VERSION": _version(release),
    }
    for folder in tmp_path.glob("workers/*"):
        (folder / ".dev.vars").write_text(
            "".join(f"{name}='{value}'\n" for name, value in told.items())
        )
    with Stack(layout, settings) as stack:
        yield Client(stack, settings, released=True)


@pytest.mark.timeout(600)
def test_the_last_release_and_today_work_together(
    client: Client, release: Release, tmp_path: Path
) -> None:
    today = dict(client.stack.configurations)
    released = {path.parent.name: path for path in tmp_path.glob("workers/*/wrangler.json")}
    session: Any = None
    contest: Any = None  # made by the first mix, entered in each
    for mix, new in MIXES.items():
        client.stack.configurations = today | {
            name: path for name, path in released.items() if name not in new
        }
        with _named(mix):
            client.stack.restart_workers() if session else client.stack.start()
            _is_what_runs(
                client,
                {
                    name: _version(release) if name in {*released} - {*new} else current_version()
                    for name in today
                },
            )
            contest = contest or _open_contest(client)
            _goes_on(client, session or _sign_in(client), contest)
            session = _sign_in(client)
    assert client.leaked() == []


@contextmanager
def _named(mix: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        error.add_note(f"What ran: {mix}.")
        raise


def _version(release: Release) -> str:
    return release.digest[:40]


def _is_what_runs(client: Client, versions: dict[str, str]) -> None:
    assert client.request("GET", "/health").json()["version"] == versions.pop("api-gateway")
    assert {
        name: client.request("GET", f"/health/{name}").json()["version"] for name in versions
    } == versions


def _sign_in(client: Client) -> Any:
    return client.sign_in(7_000_000_000_000 + secrets.randbelow(10**12), language_code="en")


def _open_contest(client: Client) -> tuple[str, str]:
    """The paths of a contest and of its task."""
    organiser = Organiser(client)
    contest = organiser.create()
    task = organiser.add_task(contest, "visit", url="https://a.test/")
    path = f"/v1/contests/{organiser.publish(contest)['id']}"
    return path, f"{path}/tasks/{task['id']}"


def _takes_part(client: Client, contest: tuple[str, str], token: str) -> None:
    """Whoever joins and does its task has two tickets, and may win with them."""
    path, task = contest
    assert client.request("POST", f"{path}/entries", body={}, token=token).status == 201
    done = client.request("POST", f"{task}/completions", body={"kind": "visit"}, token=token)
    assert done.json()["state"] == "completed"
    entry = client.request("GET", f"{path}/entries/me", token=token).json()
    assert (entry["state"], entry["tickets"]) == ("active", 2)


def _goes_on(client: Client, session: Any, contest: tuple[str, str]) -> None:
    """Someone who signed in before the workers were exchanged does everything that one can do,
    up to the end of the account.
    """
    user_id, telegram_id = session["user"]["id"], session["user"]["telegram_id"]
    assert client.ops("GET", "/ready").json()["status"] == "ok"
    client.wait_for(lambda: client.swept(user_id), within_s=ARRIVES_WITHIN_S)
    assert client.rows("people", "user_id = ?", user_id)
    assert client.rows("recipients", "user_id = ? and locale = 'en'", user_id)

    token = client.refresh(session["refresh_token"]).json()["access_token"]
    assert client.request("GET", "/v1/me", token=token).json() == session["user"]
    me = client.request("PATCH", "/v1/me", body={"locale": "ru"}, token=token).json()
    assert me["locale"] == "ru"
    _takes_part(client, contest, token)
    _sees_what_is_theirs(client, token)
    client.wait_for(
        lambda: client.rows("recipients", "user_id = ? and locale = 'ru'", user_id),
        within_s=ARRIVES_WITHIN_S,
    )
    _is_greeted(client, telegram_id)

    assert client.request("DELETE", "/v1/me", token=token).status == 204
    for table in ("people", "recipients"):
        client.wait_for(
            lambda table=table: not client.rows(table, "user_id = ?", user_id),
            within_s=ARRIVES_WITHIN_S,
        )
    assert client.request("GET", "/v1/me", token=token).problem == "user-not-found"
    _nothing_has_failed(client)


def _sees_what_is_theirs(client: Client, token: str) -> None:
    invitations = client.request("GET", "/v1/referrals/me", token=token).json()
    assert invitations["link"].startswith("https://t.me/contest_test_bot?startapp=")
    balance = client.request("GET", "/v1/token/balance", token=token).json()
    assert balance == {"posted": 0, "held": 0, "available": 0}
    assert len(client.request("GET", "/v1/auth/sessions", token=token).json()["items"]) == 1


def _is_greeted(client: Client, telegram_id: int) -> None:
    client.say(telegram_id, "/start")
    [message] = client.wait_for(lambda: client.sent_to(telegram_id), within_s=ARRIVES_WITHIN_S)
    [app] = [
        button["web_app"]["url"]
        for row in message["reply_markup"]["inline_keyboard"]
        for button in row
        if "web_app" in button
    ]
    assert app == client.settings["MINIAPP_URL"]


def _nothing_has_failed(client: Client) -> None:
    client.stack.tick("bot")
    for worker in EVENTFUL:
        assert client.ops("GET", f"/ops/{worker}/dead-letters").json()["items"] == []
    lines = [
        json.loads(line)
        for line in client.stack.log.read_text().splitlines()
        if line.startswith("{")
    ]
    assert [line for line in lines if line.get("level") == "error"] == []
