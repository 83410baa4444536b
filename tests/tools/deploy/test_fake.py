"""The fake Cloudflare is strict: it refuses what must not be deployed,
and tells of every call that it does not know.
"""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.requests import Request

from tests.tools.deploy.targets import VERSION
from tools.cloudflare.account import Account, statements
from tools.cloudflare.multipart import Part, read_parts
from tools.cloudflare.refusal import Refused
from tools.cloudflare.server import Cloudflare
from tools.cloudflare.uploads import JAVASCRIPT, PACKAGES, PYTHON, check_upload
from tools.fleet import WORKERS
from tools.paths import ROOT

NAME = "auth-staging"
API = "/client/v4/accounts/a"
BEARER = {"authorization": "Bearer token"}
METADATA: dict[str, Any] = {
    "main_module": "entry.py",
    "compatibility_date": "2026-11-01",
    "compatibility_flags": ["python_workers"],
    "annotations": {"workers/tag": "tag"},
    "bindings": [
        {"type": "plain_text", "name": "ENVIRONMENT", "text": "staging"},
        {"type": "plain_text", "name": "VERSION", "text": VERSION},
        {"type": "d1", "name": "DB", "id": "known"},
        {"type": "service", "name": "TOKEN", "service": "token-staging"},
        {"type": "secret_text", "name": "OPS_TOKEN", "text": "secret"},
    ],
}


@pytest.fixture
def account(tmp_path: Path) -> Account:
    account = Account(tmp_path)
    account.state["databases"]["known"] = {"uuid": "known", "name": "contest-auth-staging"}
    account.state["scripts"]["token-staging"] = {"versions": {}, "deployments": []}
    return account


@pytest.fixture
def cloudflare(tmp_path: Path) -> Cloudflare:
    return Cloudflare(tmp_path)


def test_a_good_upload(account: Account) -> None:
    assert check_upload(account, NAME, _parts(METADATA)) == METADATA


def _binding(kind: str, **changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda metadata: next(
        each for each in metadata["bindings"] if each["type"] == kind
    ).update(changes)


def _added(**binding: object) -> Callable[[dict[str, Any]], object]:
    return lambda metadata: metadata["bindings"].append(binding)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        pytest.param(
            lambda metadata: metadata.update(main_module="other.py"), 10021, id="no main module"
        ),
        pytest.param(
            lambda metadata: metadata.update(colour="red"), 10021, id="metadata that nobody knows"
        ),
        pytest.param(lambda metadata: metadata.pop("compatibility_date"), 10021, id="no date"),
        pytest.param(
            lambda metadata: metadata.update(compatibility_flags=[]), 10021, id="not Python"
        ),
        pytest.param(
            lambda metadata: metadata["compatibility_flags"].append("experimental"),
            10021,
            id="a development flag",
        ),
        pytest.param(
            lambda metadata: metadata["compatibility_flags"].append("python_workers_development"),
            10021,
            id="the other one",
        ),
        pytest.param(lambda metadata: metadata["bindings"].pop(0), 10021, id="no environment"),
        pytest.param(_binding("plain_text", text="production"), 10021, id="another environment's"),
        pytest.param(lambda metadata: metadata["bindings"].pop(1), 10021, id="no version"),
        pytest.param(lambda metadata: metadata.pop("annotations"), 10021, id="no tag"),
        pytest.param(_binding("d1", id="other"), 10181, id="no database"),
        pytest.param(_binding("service", service="other"), 10143, id="no service"),
        pytest.param(
            _added(type="inherit", name="JWT_PRIVATE_KEYS"), 10057, id="no secret to inherit"
        ),
        pytest.param(
            _added(type="durable_object_namespace", name="PACER", class_name="Pacer"),
            10061,
            id="no migration for a class",
        ),
        pytest.param(
            _added(type="kv_namespace", name="KV"), 10021, id="a binding that nobody knows"
        ),
    ],
)
def test_an_upload_that_is_refused(
    account: Account, spoil: Callable[[dict[str, Any]], object], code: int
) -> None:
    metadata = copy.deepcopy(METADATA)
    spoil(metadata)
    with pytest.raises(Refused) as refusal:
        check_upload(account, NAME, _parts(metadata))
    assert refusal.value.code == code


PLACEHOLDER: dict[str, Any] = {
    "main_module": "p.js",
    "annotations": {"workers/tag": "placeholder"},
    "bindings": [],
}
MODULE = Part("p.js", JAVASCRIPT, b"")


def test_a_placeholder(account: Account) -> None:
    assert check_upload(account, NAME, _placeholder(PLACEHOLDER)) == PLACEHOLDER


@pytest.mark.parametrize(
    ("name", "metadata", "modules"),
    [
        pytest.param("token-staging", PLACEHOLDER, [MODULE], id="over a worker that is there"),
        pytest.param(
            NAME, PLACEHOLDER | {"bindings": METADATA["bindings"]}, [MODULE], id="with bindings"
        ),
        pytest.param(
            NAME, PLACEHOLDER, [MODULE, Part("q.js", JAVASCRIPT, b"")], id="with another module"
        ),
        pytest.param(NAME, PLACEHOLDER, [Part("p.py", PYTHON, b"")], id="that is a worker of ours"),
    ],
)
def test_a_placeholder_that_is_refused(
    account: Account, name: str, metadata: dict[str, Any], modules: list[Part]
) -> None:
    with pytest.raises(Refused) as refusal:
        check_upload(account, name, _placeholder(metadata, *modules))
    assert refusal.value.code == 10021


@pytest.mark.parametrize("package", PACKAGES)
def test_an_upload_without_a_package(account: Account, package: str) -> None:
    """wrangler leaves out `python_modules` without a word when
    the configuration is not beside it.
    """
    parts = _parts(METADATA)
    del parts[f"python_modules/{package}"]
    with pytest.raises(Refused, match=r"python_modules lacks"):
        check_upload(account, NAME, parts)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("python_modules/.synced", id="pywrangler's mark"),
        pytest.param("python_modules/.vendored", id="our own mark"),
        pytest.param("contest/__pycache__/log.pyc", id="what Python has compiled"),
    ],
)
def test_an_upload_of_what_is_not_the_worker_s(account: Account, name: str) -> None:
    """The same sources would be other uploads on another machine."""
    with pytest.raises(Refused, match="modules from elsewhere"):
        check_upload(account, NAME, _parts(METADATA) | {name: Part(name, PYTHON, b"")})


def test_an_unknown_call_is_told(cloudflare: Cloudflare) -> None:
    status, *_ = _answer(cloudflare, "DELETE", f"{API}/workers/scripts/{NAME}", BEARER, b"")
    assert status == 501
    assert cloudflare.unknown == [f"DELETE {API}/workers/scripts/{NAME} 501"]


def test_nothing_without_a_token(cloudflare: Cloudflare) -> None:
    assert _answer(cloudflare, "GET", f"{API}/d1/database", {}, b"")[0] == 403


def test_a_fault_meets_its_call_as_often_as_ordered(cloudflare: Cloudflare) -> None:
    cloudflare.faults.order({"method": "GET", "path": "/database$", "status": 500, "times": 2})
    assert [
        _answer(cloudflare, "GET", f"{API}/{path}", BEARER, b"")[0]
        for path in ("workers/subdomain", "d1/database", "d1/database", "d1/database")
    ] == [
        200,
        500,
        500,
        200,
    ]
    assert cloudflare.faults.clear() == 0


def test_a_fault_tells_how_long_to_wait(cloudflare: Cloudflare) -> None:
    cloudflare.faults.order(
        {"method": "GET", "path": "/database$", "status": 429, "retry_after_s": 7}
    )
    assert _answer(cloudflare, "GET", f"{API}/d1/database", BEARER, b"")[2] == {"retry-after": "7"}
    assert _answer(cloudflare, "GET", f"{API}/d1/database", BEARER, b"")[2] == {}


def test_a_call_that_is_held_back_has_no_effect_and_nothing_after_it(
    cloudflare: Cloudflare,
) -> None:
    """A deployment lives on for moments before it is killed: what it does then must not count."""
    cloudflare.faults.hold_back("POST .*/database$")
    assert (
        _answer(cloudflare, "GET", f"{API}/d1/database", BEARER, b"")[0],
        cloudflare.faults.held.is_set(),
    ) == (200, False)
    body = b'{"name": "contest-auth-staging"}'
    assert (
        _answer(cloudflare, "POST", f"{API}/d1/database", BEARER, body)[0],
        cloudflare.faults.held.is_set(),
    ) == (503, True)
    assert _answer(cloudflare, "GET", f"{API}/d1/database", BEARER, b"")[0] == 503
    cloudflare.faults.release()
    assert (
        json.loads(_answer(cloudflare, "GET", f"{API}/d1/database", BEARER, b"")[1])["result"] == []
    )


def test_what_was_made_outlives_the_process(tmp_path: Path) -> None:
    status, body, _ = _answer(
        Cloudflare(tmp_path),
        "POST",
        f"{API}/d1/database",
        BEARER,
        b'{"name": "contest-auth-staging"}',
    )
    database = json.loads(body)["result"]["uuid"]
    query = json.dumps(
        {"sql": "create table t (id text) strict; insert into t values ('a'); select id from t"}
    ).encode()
    _answer(Cloudflare(tmp_path), "POST", f"{API}/d1/database/{database}/query", BEARER, query)
    again = Cloudflare(tmp_path)
    assert again.account.query(database, "select id from t", [])[0]["results"] == [{"id": "a"}]
    assert (
        status,
        _answer(again, "POST", f"{API}/d1/database", BEARER, b'{"name": "contest-auth-staging"}')[
            0
        ],
    ) == (200, 400)


def test_a_batch_is_one_transaction(tmp_path: Path) -> None:
    cloudflare = Cloudflare(tmp_path)
    database = _made(cloudflare)
    with pytest.raises(Refused):
        cloudflare.account.query(
            database, "create table t (id text) strict; insert into nowhere values (1)", []
        )
    assert (
        cloudflare.account.query(database, "select name from sqlite_master", [])[0]["results"] == []
    )


def test_a_bookmark_brings_the_data_back(cloudflare: Cloudflare) -> None:
    database = _made(cloudflare)
    cloudflare.account.query(
        database, "create table t (id text) strict; insert into t values ('a')", []
    )
    bookmark = _time_travel(cloudflare, "GET", database, "bookmark")["bookmark"]
    assert _time_travel(cloudflare, "GET", database, "bookmark")["bookmark"] == bookmark
    cloudflare.account.query(
        database, "insert into t values ('b'); create table u (id text) strict", []
    )
    restored = _time_travel(cloudflare, "POST", database, f"restore?bookmark={bookmark}")
    assert (restored["bookmark"], _ids(cloudflare, database)) == (bookmark, ["a"])
    _time_travel(cloudflare, "POST", database, f"restore?bookmark={restored['previous_bookmark']}")
    assert _ids(cloudflare, database) == ["a", "b"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        pytest.param("POST", "restore", id="no bookmark"),
        pytest.param(
            "POST",
            f"restore?bookmark={'0' * 8}-{'0' * 8}-{'0' * 8}-{'0' * 32}",
            id="a bookmark of nothing",
        ),
        pytest.param("POST", "restore?bookmark=../../account.json", id="no bookmark but a path"),
        pytest.param("POST", "restore?timestamp=2026-11-22T12:00:00Z", id="a time"),
        pytest.param("GET", "bookmark?timestamp=2026-11-22T12:00:00Z", id="the bookmark of a time"),
    ],
)
def test_time_travel_that_is_refused(cloudflare: Cloudflare, method: str, path: str) -> None:
    database = _made(cloudflare)
    assert (
        _answer(
            cloudflare, method, f"{API}/d1/database/{database}/time_travel/{path}", BEARER, b""
        )[0]
        == 400
    )


def test_a_bookmark_is_of_one_database(cloudflare: Cloudflare) -> None:
    one, other = _made(cloudflare), _made(cloudflare, "contest-bot-staging")
    cloudflare.account.query(one, "create table t (id text) strict", [])
    with pytest.raises(Refused):
        cloudflare.account.restore(other, cloudflare.account.bookmark(one))


def _made(cloudflare: Cloudflare, name: str = "contest-auth-staging") -> str:
    _, body, _ = _answer(
        cloudflare, "POST", f"{API}/d1/database", BEARER, json.dumps({"name": name}).encode()
    )
    return str(json.loads(body)["result"]["uuid"])


def _time_travel(cloudflare: Cloudflare, method: str, database: str, path: str) -> dict[str, str]:
    status, body, _ = _answer(
        cloudflare, method, f"{API}/d1/database/{database}/time_travel/{path}", BEARER, b""
    )
    assert status == 200
    result: dict[str, str] = json.loads(body)["result"]
    return result


def _ids(cloudflare: Cloudflare, database: str) -> list[str]:
    [answer] = cloudflare.account.query(database, "select id from t order by id", [])
    return [row["id"] for row in answer["results"]]


TRIGGER = "create trigger k before update on t BEGIN select raise(abort, 'no; not'); END;"


def test_a_trigger_on_a_line_of_its_own_is_one_statement(cloudflare: Cloudflare) -> None:
    text = f"-- A table; its trigger\ncreate table t (n);\n{TRIGGER}\nselect 1"
    assert statements(text)[1:] == [TRIGGER, "select 1;"]
    cloudflare.account.query(_made(cloudflare), text, [])


@pytest.mark.parametrize(
    "trigger",
    [
        pytest.param(TRIGGER.replace("BEGIN", "begin"), id="begin in small letters"),
        pytest.param(TRIGGER.replace("BEGIN", "BEGIN\n"), id="over several lines"),
        pytest.param(TRIGGER.replace("before", "\nbefore"), id="its head over several lines"),
        pytest.param(
            TRIGGER.replace("raise(abort, 'no; not')", "case when 1 then raise(abort, '') end"),
            id="an end before its end",
        ),
    ],
)
def test_a_trigger_that_cloudflare_would_cut_is_refused(
    cloudflare: Cloudflare, trigger: str
) -> None:
    database = _made(cloudflare)
    cloudflare.account.query(database, "create table t (n)", [])
    with pytest.raises(Refused, match="incomplete input"):
        cloudflare.account.query(database, trigger, [])


def test_every_migration_of_ours_is_taken(cloudflare: Cloudflare) -> None:
    for worker in WORKERS:
        database = _made(cloudflare, worker.name)
        for path in sorted((ROOT / "workers" / worker.name / "migrations").glob("*.sql")):
            cloudflare.account.query(database, path.read_text(), [])


PART = (
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n'
    b"Content-Type: text/x-python\r\n\r\n1\r\n\r\n"
)


async def test_a_multipart_body() -> None:
    assert await read_parts(_request(PART + b"--x--\r\n")) == {
        "a": Part("a", "text/x-python", b"1\r\n")
    }


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(PART + PART + b"--x--\r\n", id="a name twice"),
        pytest.param(b"--y\r\n", id="another boundary"),
        pytest.param(b"--x\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--\r\n", id="no name"),
    ],
)
async def test_a_multipart_body_that_is_refused(body: bytes) -> None:
    with pytest.raises(Refused):
        await read_parts(_request(body))


def _request(body: bytes) -> Request:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", b"multipart/form-data; boundary=x")]
    return Request({"type": "http", "app": None, "method": "POST", "headers": headers}, receive)


def _answer(
    cloudflare: Cloudflare, method: str, path: str, headers: dict[str, str], body: bytes
) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and, if there is one, `retry-after`."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(cloudflare.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://fake") as http:
            return await http.request(method, path, headers=headers, content=body)

    answer = asyncio.run(ask())
    more = {name: answer.headers[name] for name in ("retry-after",) if name in answer.headers}
    return answer.status_code, answer.content, more


def _placeholder(metadata: dict[str, Any], *modules: Part) -> dict[str, Part]:
    parts = [
        Part("metadata", "application/json", json.dumps(metadata).encode()),
        *(modules or [MODULE]),
    ]
    return {part.name: part for part in parts}


def _parts(metadata: dict[str, Any]) -> dict[str, Part]:
    modules = ["entry.py", *(f"python_modules/{package}" for package in PACKAGES)]
    parts = [
        Part("metadata", "application/json", json.dumps(metadata).encode()),
        *(Part(name, PYTHON, b"") for name in modules),
    ]
    return {part.name: part for part in parts}
