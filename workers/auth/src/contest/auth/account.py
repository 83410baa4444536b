"""The signed-in user: who they are, the locale they choose, and the end of their account."""

from __future__ import annotations

from contest.auth import repository, rules
from contest.auth.deps import Deps
from contest.auth.records import User
from contest.contract import auth as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.events.erasure import UserNotFound
from contest.kit.init_data import Person


async def get_me(call: Call, deps: Deps) -> Reply:
    """The signed-in user. Raises `UserNotFound`."""
    return _reply(await _caller(call, deps), deps)


async def update_me(call: Call, deps: Deps) -> Reply:
    """The signed-in user with the locale they chose. Raises `UserNotFound`."""
    locale = call.json(models.UserUpdate).locale
    user = await repository.set_locale(deps, call.actor_id, locale, now_ms=int(deps.now() * 1000))
    if user is None:
        raise UserNotFound
    return _reply(user, deps)


async def delete_me(call: Call, deps: Deps) -> Reply:
    """Delete the account: here at once, in the other services as the event reaches them.
    Raises `UserNotFound`.
    """
    await repository.delete_user(deps, await _caller(call, deps))
    deps.log.event(
        "audit", action="user-deleted", user_id=call.actor_id, request_id=call.request_id
    )
    return Reply.empty()


async def identify_user(call: Call, deps: Deps) -> Reply:
    """The user of someone who wrote to the bot, which Telegram has vouched for."""
    given = call.json(models.TelegramPerson)
    person = Person(
        id=int(given.telegram_id),
        first_name=given.first_name,
        username=given.username,
        language_code=given.language_code,
    )
    return _reply(await repository.meet(deps, person, now=int(deps.now())), deps)


async def find_named_user(call: Call, deps: Deps) -> Reply:
    """The user with a username. Raises `UserNotFound`."""
    user = await repository.find_named(deps.db, call.path["username"])
    if user is None:
        raise UserNotFound
    return _reply(user, deps)


async def _caller(call: Call, deps: Deps) -> User:
    user = await repository.find_user(deps.db, call.actor_id)
    if user is None:
        raise UserNotFound
    return user


def _reply(user: User, deps: Deps) -> Reply:
    return Reply.of(describe_user(user, deps))


def describe_user(user: User, deps: Deps) -> models.User:
    """A user as the contract has them, with the roles they have now."""
    described = {
        "id": user.user_id,
        "telegram_id": user.telegram_id,
        "first_name": user.first_name,
        "username": user.username,
        "language_code": user.language_code,
        "locale": user.locale,
        "roles": rules.roles(user, deps.settings.admin_telegram_ids),
        "created_at": to_rfc3339(user.created_at),
    }
    return models.User.model_validate(described)
