"""What auth does: sign in, say who someone is, publish the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.auth import repository, rules
from contest.auth.deps import Deps
from contest.auth.init_data import check_init_data
from contest.auth.problems import UserNotFound
from contest.contract import models
from contest.kit import dead_letters, jwt, outbox
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import Row
from contest.kit.ids import new_id
from contest.kit.inbox import Consumer
from contest.kit.service import COMMON, NotReady, Operation


async def create_session(call: Call, deps: Deps) -> Reply:
    """Exchange initData for a session. Raises a problem of `init_data`, or `NotReady`."""
    if not deps.bot_token or not deps.private_keys:  # an empty bot token is a key that everyone knows
        raise NotReady("Nobody can sign in: see /ready.")
    now = int(deps.now())
    signed = check_init_data(call.json(models.NewSession).init_data, bot_token=deps.bot_token, now=now)
    session_id, secret = new_id(deps.random_bytes), new_id(deps.random_bytes)
    user = await repository.sign_in(deps, signed.person(), session_id=session_id, refresh_hash=rules.digest(secret), now=now)
    deps.defer(outbox.relay(deps))
    roles = rules.roles(user["telegram_id"], deps.admin_telegram_ids)
    claims = rules.access_claims(
        environment=deps.log.environment,
        user_id=user["user_id"],
        session_id=session_id,
        roles=roles,
        now=now,
        token_id=new_id(deps.random_bytes),
    )
    session = {
        "access_token": await jwt.sign(claims, deps.private_keys[0], deps.ed25519),
        "token_type": "Bearer",
        "expires_in": rules.ACCESS_TOKEN_S,
        "refresh_token": f"{session_id}.{secret}",
        "user": _user(user, roles),
    }
    return Reply.of(models.Session.model_validate(session), 201, headers={"cache-control": "no-store"})


async def get_me(call: Call, deps: Deps) -> Reply:
    """The signed-in user. Raises `UserNotFound`."""
    user = await repository.find_user(deps.db, call.actor_id)
    if user is None:
        raise UserNotFound
    return Reply.of(models.User.model_validate(_user(user, rules.roles(user["telegram_id"], deps.admin_telegram_ids))))


async def get_jwks(call: Call, deps: Deps) -> Reply:
    """The public keys."""
    return Reply.of(models.JwkSet.model_validate({"keys": rules.public_keys(deps.private_keys)}))


def _user(row: Row, roles: Sequence[str]) -> dict[str, object]:
    names = ("telegram_id", "first_name", "username", "language_code", "locale")
    return {"id": row["user_id"], **{name: row[name] for name in names}, "roles": roles, "created_at": to_rfc3339(row["created_at"])}


CONSUMER: Consumer[Deps] = Consumer(handlers={})

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations({"events": CONSUMER.replay}),
    "createSession": create_session,
    "getMe": get_me,
    "getJwks": get_jwks,
}
