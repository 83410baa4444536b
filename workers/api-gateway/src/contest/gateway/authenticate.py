"""Who is calling: the security rules of the document, applied to the credentials of the request."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from contest.gateway.call_service import call_service
from contest.gateway.deps import Deps
from contest.gateway.operation import Operation
from contest.gateway.problems import ServiceUnreachable
from contest.gateway.trace import Trace
from contest.kit import jwt
from contest.kit.call import Actor, Call
from contest.kit.http.request import Request
from contest.kit.problems import Forbidden, Problem, Unauthorized

_HEADERS = {
    "bearer": "authorization",
    "opsToken": "authorization",
    "webhookSecret": "x-telegram-bot-api-secret-token",
}
_CHALLENGE = {"www-authenticate": 'Bearer realm="contest"'}


async def authenticate(
    request: Request, operation: Operation, trace: Trace, deps: Deps
) -> Actor | None:
    """The verified caller, or None where the operation admits anyone.
    Raises `Unauthorized` or `Forbidden`.

    A requirement is met when all its schemes are. Credentials that are present must meet one,
    even where they are optional.
    """
    refusal: Problem | None = None
    for requirement in operation.security:
        presented = [request.header(_HEADERS[scheme]) for scheme in requirement]
        if presented.count(None) == len(presented):
            continue
        actor: Actor | None = None
        try:
            for scheme, credentials in zip(requirement, presented, strict=True):
                actor = await _VERIFIERS[scheme](credentials or "", trace, deps) or actor
            if operation.roles and actor:
                _check_roles(actor, operation.roles)
        except (Unauthorized, Forbidden) as error:
            refusal = refusal if isinstance(refusal, Forbidden) else error
        else:
            return actor
    if refusal is None and operation.security and () not in operation.security:
        refusal = Unauthorized("No credentials were given.", headers=_CHALLENGE)
    if refusal:
        raise refusal
    return None


def _check_roles(actor: Actor, needed: tuple[str, ...]) -> None:
    missing = [role for role in needed if role not in actor.roles]
    if missing:
        raise Forbidden(f"The caller has not the role {' and '.join(missing)}.")


async def _bearer(credentials: str, trace: Trace, deps: Deps) -> Actor:
    token = _bearer_token(credentials)
    now = int(deps.now())
    actor = deps.tokens.find(token, now=now)
    if actor is None:
        claims = await _verify(token, trace, deps, now=now)
        actor = _actor(claims)
        deps.tokens.remember(token, actor, expires_at=claims.expires_at)
    return actor


def _actor(claims: jwt.Claims) -> Actor:
    return Actor(
        claims.user_id,
        claims.session_id,
        claims.roles,
        claims.telegram_id,
        claims.first_name,
        claims.username,
        claims.locale,
    )


async def _verify(token: str, trace: Trace, deps: Deps, *, now: int) -> jwt.Claims:
    async def fetch() -> str:
        call = Call(
            operation="getJwks",
            request_id=trace.request_id,
            traceparent=trace.traceparent,
            instance=trace.instance,
        )
        reply = await call_service("auth", call, deps)
        if reply.status != 200:
            raise ServiceUnreachable("auth does not publish its keys.")
        return reply.body

    async def find_key(kid: str) -> jwt.Jwk | None:
        return await deps.keys.find(kid, fetch=fetch, now=now)

    try:
        return await jwt.verify(
            token,
            find_key=find_key,
            ed25519=deps.ed25519,
            issuer=jwt.issuer(deps.environment),
            now=now,
        )
    except jwt.InvalidToken as error:
        raise Unauthorized(f"The access token is not valid: {error}.", headers=_CHALLENGE) from None


async def _ops_token(credentials: str, trace: Trace, deps: Deps) -> None:
    _same(_bearer_token(credentials), deps.settings.ops_token)


async def _webhook_secret(credentials: str, trace: Trace, deps: Deps) -> None:
    _same(credentials, deps.settings.webhook_secret)


def _same(given: str, expected: str) -> None:
    """Compare in constant time. Without a configured secret everything is refused."""
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Unauthorized("The credentials are not valid.", headers=_CHALLENGE)


def _bearer_token(credentials: str) -> str:
    scheme, _, token = credentials.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized("The Authorization header must hold a bearer token.", headers=_CHALLENGE)
    return token.strip()


_VERIFIERS: dict[str, Callable[[str, Trace, Deps], Awaitable[Actor | None]]] = {
    "bearer": _bearer,
    "opsToken": _ops_token,
    "webhookSecret": _webhook_secret,
}
