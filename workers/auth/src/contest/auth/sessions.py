"""Sessions: one for each initData, kept alive by refresh tokens that are used once each,
ended by their owner or by a reused token.
"""

from __future__ import annotations

from collections.abc import Mapping

from contest.auth import repository, rules
from contest.auth.account import describe_user
from contest.auth.deps import Deps
from contest.auth.keys import signing_key
from contest.auth.problems import (
    InitDataReplayed,
    RefreshTokenReused,
    SessionNotFound,
)
from contest.auth.records import LiveSession, NewSession, Session, User
from contest.contract import auth as models
from contest.kit import init_data, jwt
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.ids import new_id
from contest.kit.invitations import code_in
from contest.kit.paging import page_of
from contest.kit.problems import Problem, TooManyRequests
from contest.kit.service import NotReady


async def create_session(call: Call, deps: Deps) -> Reply:
    """Exchange initData for a session. Raises a problem of `init_data`, `InitDataReplayed`,
    `TooManyRequests` or `NotReady`.
    """
    try:
        return await _create_session(call, deps)
    except Problem as problem:
        deps.log.event(
            "audit", action="sign-in-refused", reason=problem.type, request_id=call.request_id
        )
        raise


async def _create_session(call: Call, deps: Deps) -> Reply:
    now = int(deps.now())
    key = signing_key(deps.settings.private_keys, now=now)
    if not (
        deps.settings.bot_token and deps.settings.telegram_public_key
    ):  # an empty bot token is a key that everyone knows
        raise NotReady("Nobody can sign in: see /ready.")
    fields = await _believed(call.json(models.NewSession).init_data, deps, now=now)
    person = init_data.person(fields)
    await _limit(
        deps, rules.SIGN_INS, rules.counted_as(person.id, bot_token=deps.settings.bot_token)
    )
    session_id, chain_key = new_id(deps.random_bytes), deps.random_bytes(32).hex()
    session = NewSession(
        session_id=session_id,
        init_data=(int(fields["auth_date"]), fields["hash"]),
        chain_key=chain_key,
        token_hash=rules.digest(
            rules.first_token(chain_key, fields["hash"], bot_token=deps.settings.bot_token)
        ),
        user_agent=rules.user_agent_family(call.query.get("user-agent", "")),
    )
    code = code_in(fields.get("start_param", ""))
    found = await repository.sign_in(deps, person, session, start_param=code, now=now)
    if found is None:
        raise InitDataReplayed("Open the Mini App again.")
    action = "signed-in" if found.session_id == session_id else "signed-in-again"
    names = {"user_id": found.user.user_id, "session_id": found.session_id}
    deps.log.event("audit", action=action, **names, request_id=call.request_id)
    refresh_token = rules.first_token(
        found.chain_key, fields["hash"], bot_token=deps.settings.bot_token
    )
    return await _tokens(
        deps, found.user, found.session_id, refresh_token, key=key, now=now, status=201
    )


async def _believed(text: str, deps: Deps, *, now: int) -> Mapping[str, str]:
    """The fields of initData that is well formed, signed by whoever can have signed it, and fresh.
    Raises a problem of `init_data`.
    """
    fields = init_data.parse(text)
    init_data.check_hash(fields, bot_token=deps.settings.bot_token)
    signed = init_data.telegram_signature(fields, bot_id=deps.settings.bot_token.partition(":")[0])
    if signed and not await deps.ed25519.verify(
        init_data.public_jwk(deps.settings.telegram_public_key), *signed
    ):
        raise init_data.InitDataForged
    init_data.check_age(fields, now=now)
    return fields


async def refresh_session(call: Call, deps: Deps) -> Reply:
    """Exchange a refresh token for its successor and a new access token.
    The token before the current one gets the same again.

    Raises a problem of `check_alive`, `TooManyRequests`,
    or `RefreshTokenReused` once the session is ended for it.
    """
    now = int(deps.now())
    key = signing_key(deps.settings.private_keys, now=now)
    refresh_token = call.json(models.SessionRefresh).refresh_token
    session = await _session_of(refresh_token, deps, now=now)
    if not rules.is_reused(
        session
    ):  # which is told of even where somebody has used up the session's requests
        await _limit(deps, rules.REFRESHES, f"session:{session.session_id}")
        successor = rules.successor(session.chain_key, refresh_token)
        user = await repository.rotate(
            deps.db, session, token_hash=rules.digest(successor), now=now
        )
        if user:
            return await _tokens(
                deps, user, session.session_id, successor, key=key, now=now, status=200
            )
        session = await _session_of(
            refresh_token, deps, now=now
        )  # which is over by now, or has gone on without this token
    await _end_reused(call, deps, session, now=now)
    raise RefreshTokenReused("Open the Mini App again.")


async def _session_of(refresh_token: str, deps: Deps, *, now: int) -> Session:
    """The live session of a refresh token, with the token's generation.
    Raises a problem of `check_alive`.
    """
    return rules.check_alive(
        await repository.find_by_token(deps.db, rules.digest(refresh_token)), now=now
    )


async def _limit(deps: Deps, limit: tuple[int, int], key: str) -> None:
    """Count a request of someone who was believed. Raises `TooManyRequests`."""
    requests, period_s = limit
    if not await deps.limiters[limit].allow(key):
        raise TooManyRequests(
            f"At most {requests} in {period_s} s.", headers={"retry-after": str(period_s)}
        )


async def _end_reused(call: Call, deps: Deps, session: Session, *, now: int) -> None:
    if await repository.end_reused(deps, session, now=now):
        names = {"user_id": session.user_id, "session_id": session.session_id}
        deps.log.event("audit", action="reuse-detected", **names, request_id=call.request_id)


async def _tokens(
    deps: Deps,
    user: User,
    session_id: str,
    refresh_token: str,
    *,
    key: jwt.Jwk,
    now: int,
    status: int,
) -> Reply:
    described = describe_user(user, deps)
    claims = rules.access_claims(
        user,
        environment=deps.environment,
        session_id=session_id,
        roles=described.roles,
        now=now,
        token_id=new_id(deps.random_bytes),
    )
    session = {
        "access_token": await jwt.sign(claims, key, deps.ed25519),
        "token_type": "Bearer",
        "expires_in": jwt.ACCESS_TOKEN_S,
        "refresh_token": refresh_token,
        "user": described,
    }
    return Reply.of(
        models.Session.model_validate(session), status, headers={"cache-control": "no-store"}
    )


async def list_sessions(call: Call, deps: Deps) -> Reply:
    """The caller's live sessions, newest first, by page."""
    page = page_of(call)
    found = await repository.live_sessions(deps.db, call.actor_id, now=int(deps.now()), page=page)

    def item(session: LiveSession) -> dict[str, object]:
        return {
            "id": session.session_id,
            "user_agent": session.user_agent,
            "created_at": to_rfc3339(session.created_at),
            "last_used_at": to_rfc3339(session.last_used_at),
            "current": session.session_id == call.session_id,
        }

    return page.reply(found, item=item, place=lambda each: (each.created_at, each.session_id))


async def delete_session(call: Call, deps: Deps) -> Reply:
    """End one session of the caller's; `current` is the one that calls.
    Raises `SessionNotFound`.
    """
    named = call.path["session_id"]
    session_id = call.session_id if named == "current" else named
    if not await repository.end_session(deps.db, call.actor_id, session_id, now=int(deps.now())):
        raise SessionNotFound
    deps.log.event(
        "audit",
        action="session-ended",
        user_id=call.actor_id,
        session_id=session_id,
        request_id=call.request_id,
    )
    return Reply.empty()


async def delete_sessions(call: Call, deps: Deps) -> Reply:
    """End all sessions of the caller's, or with `keep_current` all others."""
    but = call.session_id if call.query.get("keep_current") else ""
    ended = await repository.end_sessions(deps.db, call.actor_id, but=but, now=int(deps.now()))
    deps.log.event(
        "audit",
        action="sessions-ended",
        user_id=call.actor_id,
        count=ended,
        request_id=call.request_id,
    )
    return Reply.empty()
