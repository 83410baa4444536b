"""What every reply of the gateway carries: CORS, security headers, caching."""

from __future__ import annotations

import pytest

from tests.contests import insert_contest
from tests.system import ORIGIN, System

PREFLIGHT = {
    "access-control-request-method": "GET",
    "access-control-request-headers": "authorization",
}


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://evil-example.org",
        "https://app.example.org.evil.com",
        "https://app.example.org:8443",
        "http://app.example.org",
        "https://APP.example.org",
        "https://app.example.org/",
        "*",
        "",
    ],
)
async def test_other_origins_are_not_let_in(system: System, origin: str) -> None:
    for method in ("GET", "OPTIONS"):
        reply = await system.request(
            method, "/v1/contests", headers={"origin": origin, **PREFLIGHT}
        )
        assert not [name for name in reply.headers if name.startswith("access-control")]
        assert "origin" in reply.headers["vary"]


async def test_a_preflight_of_our_origin(system: System) -> None:
    reply = await system.request("OPTIONS", "/v1/contests", headers={"origin": ORIGIN, **PREFLIGHT})
    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == ORIGIN
    assert reply.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS, POST"
    assert "authorization" in reply.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in reply.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/contests", 200),
        ("GET", "/v1/me", 401),
        ("GET", "/v1/unknown", 404),
        ("DELETE", "/v1/contests", 405),
        ("GET", "/v1/x%2f", 400),
    ],
)
async def test_our_origin_may_read_every_reply(
    system: System, method: str, path: str, status: int
) -> None:
    reply = await system.request(method, path, headers={"origin": ORIGIN})
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (status, ORIGIN)
    assert "x-request-id" in reply.headers["access-control-expose-headers"]


async def test_a_plain_options_needs_no_origin(system: System) -> None:
    reply = await system.request("OPTIONS", "/v1/me")
    assert (reply.status, reply.headers["allow"]) == (204, "DELETE, GET, HEAD, OPTIONS, PATCH")


@pytest.mark.parametrize("path", ["/health", "/v1/me", "/v1/unknown", "/v1/contests/..%2f"])
async def test_every_reply_is_guarded(system: System, path: str) -> None:
    headers = (await system.request("GET", path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


async def test_what_a_client_has_already_is_not_sent_again(system: System) -> None:
    first = await system.request("GET", "/v1/contests")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "public, max-age=5"
    assert "authorization" in first.headers["vary"]
    token = (await system.sign_in(42))["access_token"]
    signed_in = await system.request("GET", "/v1/contests", token=token)
    assert signed_in.headers["cache-control"] == "private, max-age=5"
    for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = await system.request("GET", "/v1/contests", headers={"if-none-match": known})
        assert (again.status, again.body, again.headers["etag"]) == (304, "", tag)
    assert (
        await system.request("GET", "/v1/contests", headers={"if-none-match": '"x"'})
    ).status == 200
    await insert_contest(system, "new")
    system.now += 5
    assert (
        await system.request("GET", "/v1/contests", headers={"if-none-match": tag})
    ).status == 200


async def test_the_keys_may_be_kept_by_anyone(system: System) -> None:
    headers = (await system.request("GET", "/.well-known/jwks.json")).headers
    assert (headers["cache-control"], headers["vary"]) == ("public, max-age=300", "origin")
