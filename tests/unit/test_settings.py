"""One table of values, held by everyone who reads settings:
`make dev`, `make serve`, the guard of a deployment, and `/ready`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contest.kit import settings
from tests.settings import GOOD, KEYS, REFUSED, key_set, refused, taken
from tests.system import OPS_TOKEN, System
from tests.tools.deploy.targets import checkout, target
from tools.console import Failure
from tools.deploy.guard import guard, unfit
from tools.fleet import BY_NAME, SETTINGS
from tools.local import settings as dev_vars
from tools.local.dev import _settings as dev_settings
from tools.local.stack import Layout
from tools.serve.settings import read_settings

WORKERS_OF = {setting.name: setting.workers for setting in SETTINGS}
NEEDED = [
    (worker, each.name) for each in SETTINGS if each.default is None for worker in each.workers
]

each_setting = pytest.mark.parametrize("name", GOOD)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout(tmp_path_factory.mktemp("checkout"))


def values(name: str, table: list[tuple[str, str]]) -> Iterator[str]:
    return (value for found, value in table if found == name)


def write(path: Path, given: dict[str, str]) -> Path:
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}='{value}'\n" for name, value in given.items()))
    return path


def test_every_setting_has_its_form_and_its_rows_in_the_table() -> None:
    """One without is taken as it comes: `11 31` made user 1131 an admin."""
    assert (
        set(settings.FORMS) == {setting.name for setting in SETTINGS} == set(GOOD) == set(REFUSED)
    )


# Those who start something


@each_setting
def test_make_dev_takes_good_values(name: str, tmp_path: Path) -> None:
    layout = Layout(port=1, telegram_port=2, state=tmp_path)
    for value in values(name, taken()):
        found, _ = dev_settings(GOOD | {name: value}, layout)
        assert found[name] in (value, "")  # "": a MINIAPP_URL that only this machine reaches


@each_setting
def test_make_dev_refuses_every_other_and_tells_none(name: str, tmp_path: Path) -> None:
    layout = Layout(port=1, telegram_port=2, state=tmp_path)
    for value in values(name, refused()):
        with pytest.raises(Failure, match=f"^{name} ") as refusal:
            dev_settings(GOOD | {name: value}, layout)
        assert (
            value not in f"{refusal.value} {refusal.value.hint}".replace(name, "") or len(value) < 8
        )


@each_setting
def test_make_serve_takes_and_refuses_the_same(name: str, tmp_path: Path) -> None:
    for value in values(name, taken()):
        assert read_settings(write(tmp_path / "serve.vars", GOOD | {name: value}))[name] == value
    for value in values(name, refused()):
        if value.isascii() or "\udcff" not in value:
            with pytest.raises(Failure) as refusal:
                read_settings(write(tmp_path / "serve.vars", GOOD | {name: value}))
            assert name in str(refusal.value) or ", line " in str(refusal.value)


@each_setting
def test_the_guard_takes_and_refuses_the_same(root: Path, name: str) -> None:
    for value in values(name, taken()):
        assert list(unfit(target(root, **{name: value}), name)) == []
    for value in values(name, refused()):
        assert [
            str(fault).partition(" ")[0] for fault in unfit(target(root, **{name: value}), name)
        ] == [name], value


def test_webhooks_that_lead_to_this_machine_are_for_make_dev_alone(tmp_path: Path) -> None:
    layout = Layout(port=1, telegram_port=2, state=tmp_path)
    given = GOOD | {"WEBHOOK_LOOPBACK": "on"}
    assert dev_settings(given, layout)[0]["WEBHOOK_LOOPBACK"] == "on"
    with pytest.raises(Failure, match=r"^WEBHOOK_LOOPBACK is on"):
        read_settings(write(tmp_path / "serve.vars", given))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("ADMIN_TELEGRAM_IDS", "11 31", id="two ids that would become one"),
        pytest.param(
            "TELEGRAM_BOT_TOKEN",
            GOOD["TELEGRAM_BOT_TOKEN"] + "\n",
            id="a bot token with a line feed",
        ),
        pytest.param("JWT_PRIVATE_KEYS", KEYS[:-20], id="keys cut off"),
        pytest.param("JWT_PRIVATE_KEYS", key_set({}, without="d"), id="the public set"),
        pytest.param(
            "MINIAPP_URL", "http://127.0.0.1:8787/app/", id="a page that only this machine reaches"
        ),
        pytest.param("WEBHOOK_LOOPBACK", "on", id="webhooks that lead to the machine itself"),
        pytest.param("GATEWAY_URL", "contest.example.org", id="an address that is none"),
        pytest.param("CLOUDFLARE_API_TOKEN", "token\n", id="an API token with a line feed"),
    ],
)
def test_a_deployment_does_not_begin(root: Path, name: str, value: str) -> None:
    guard(target(root))
    with pytest.raises(Failure, match=f"^{name} "):
        guard(target(root, **{name: value}))


# /ready, and what a worker does meanwhile


@each_setting
async def test_ready_names_the_setting_that_is_not_of_its_form(system: System, name: str) -> None:
    for worker in WORKERS_OF[name]:
        for value in values(name, taken()):
            assert settings.faults({name: value}) == ()
        unproved = [value for value in values(name, refused()) if not settings.fault(name, value)]
        # Of the right form: signing shows what is wrong with them.
        assert {name for _ in unproved} <= {"JWT_PRIVATE_KEYS"}
        # A running worker takes a time that is years ahead for a wrong clock's work, and signs.
        unproved = [value for value in unproved if '"nbf"' not in value]
        for value in (*REFUSED[name][:2], *unproved):
            system.configure(worker, **{name: value})
            if name == "OPS_TOKEN":
                system.replace(worker, ops_token=OPS_TOKEN)  # else nobody may ask
            system.now += 60
            reply = await system.request("GET", "/ready", token=OPS_TOKEN)
            assert reply.status == 503
            assert value not in reply.body or len(value) < 8
            assert name in reply.body or (value in unproved and "no key to sign" in reply.body)
        system.configure(worker, **{name: GOOD[name]})


@pytest.mark.parametrize(("worker", "name"), NEEDED)
async def test_ready_tells_of_a_setting_that_is_not_there(
    system: System, worker: str, name: str
) -> None:
    """A deployment without its bot token looks healthy until the first person signs in."""
    system.configure(worker, **{name: ""})
    if name == "OPS_TOKEN":
        system.replace(worker, ops_token=OPS_TOKEN)  # else nobody may ask
    reply = await system.request("GET", "/ready", token=OPS_TOKEN)
    told = f"lacks {name}" if worker == "api-gateway" else f"{worker} lacks {name}."
    assert (reply.status, reply.json()["detail"]) == (503, f"{worker}: {told}")


def test_every_worker_is_asked() -> None:
    assert {worker for workers in WORKERS_OF.values() for worker in workers} == set(BY_NAME) - {
        "token"
    }


@pytest.mark.parametrize("value", ["11 31", "1131 ", "1131;", "1131\n", "1131,", "@ada"])
async def test_a_wrong_list_of_admins_makes_nobody_an_admin(system: System, value: str) -> None:
    system.configure("auth", ADMIN_TELEGRAM_IDS=value)
    assert (await system.sign_in(1131))["user"]["roles"] == ["participant"]
    system.configure("auth", ADMIN_TELEGRAM_IDS="11,1131")
    assert (await system.sign_in(1131))["user"]["roles"] == ["participant", "organiser", "admin"]


@pytest.mark.parametrize(
    "value",
    ["https://a.example https://b.example", "https://app.example.org ", "https://app.example.org;"],
)
async def test_a_wrong_list_of_origins_lets_no_page_in(system: System, value: str) -> None:
    system.configure("api-gateway", ALLOWED_ORIGINS=value)
    reply = await system.request(
        "GET", "/v1/contests", headers={"origin": "https://app.example.org"}
    )
    assert "access-control-allow-origin" not in reply.headers


async def test_keys_that_are_not_of_their_form_sign_nobody_in(system: System) -> None:
    system.configure("auth", JWT_PRIVATE_KEYS=key_set({}, without="d"))
    reply = await system.request(
        "POST", "/v1/auth/telegram", body={"init_data": system.init_data()}
    )
    assert reply.problem == "not-ready"


# The file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            b"OPS_TOKEN=a\nMINIAPP_URL=https://\xe4.example\n",
            "line 2: a byte that is not UTF-8",
            id="latin-1",
        ),
        pytest.param(b"# caf\xe9\n", "line 1: a byte that is not UTF-8", id="latin-1 in a comment"),
        pytest.param(
            b"\xef\xbb\xbfOPS_TOKEN=a\n", "line 1: a byte order mark", id="a byte order mark"
        ),
        pytest.param(b"\n\nOPS_TOKEN=a\0b\n", "line 3: a control character", id="NUL"),
        pytest.param(
            "OPS_TOKEN=a".encode("utf-16"), "line 1: a byte that is not UTF-8", id="UTF-16"
        ),
        pytest.param(
            b"OPS_TOKEN=a\n# again\nOPS_TOKEN=b\n",
            "line 3: OPS_TOKEN is set in line 1 already",
            id="twice",
        ),
        pytest.param(
            b"OPS_TOKEN=\nOPS_TOKEN=b\n",
            "line 2: OPS_TOKEN is set in line 1 already",
            id="twice, once empty",
        ),
        pytest.param(b"OPS_TOKEN\n", "line 1: not NAME=value", id="no value"),
        pytest.param(
            b"MINIAPP_URL=x\nOPS_TOKEN='a\n",
            "line 2: not NAME=value",
            id="a quote that does not end",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_as_it_is(tmp_path: Path, text: bytes, told: str) -> None:
    path = tmp_path / ".dev.vars"
    path.write_bytes(text)
    with pytest.raises(Failure) as refusal:
        dev_vars.read(path)
    assert str(refusal.value) == f".dev.vars, {told}"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be read: Is a directory"):
        dev_vars.read(tmp_path)


def test_comments_in_any_language_and_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / ".dev.vars"
    path.write_bytes(
        "# наш бот\r\nOPS_TOKEN='a'\r\nexport ALERT_CHAT_ID=\"-1\"\r\nMINIAPP_URL=\r\n".encode()
    )
    assert dev_vars.read(path) == {"OPS_TOKEN": "a", "ALERT_CHAT_ID": "-1"}
