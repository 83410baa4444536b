"""Asks the other services in the name of a person: the webhook's secret has vouched for who it is.

What the gateway does for the Mini App is done here: who it is, with the roles of now, and whether
the document lets them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from contest.bot.people.records import Person
from contest.bot.people.table import OPERATIONS
from contest.kit import jsontext
from contest.kit.call import NOTHING, Actor, Call, Reply
from contest.kit.deps import Deps, ServiceAway, ServiceBusy
from contest.kit.ids import new_id
from contest.kit.problems import Busy

Model = TypeVar("Model", bound=BaseModel)

ASKS_MAX = 5  # by one handler, with the one that tells who it is
ASK_S = 10
# Outages behind a service that last: the person is told at once.
TELLABLE = {"beacon-unavailable", "ledger-unavailable", "membership-unknown"}


class Refusal(Exception):
    """A service's problem: `type` is its name, as in docs/problems.md. A handler that does not
    catch it has the person told by the text `problem.<type>`.
    """

    def __init__(self, name: str, detail: str = "", status: int = 400) -> None:
        super().__init__(f"{name}: {detail}")
        self.type, self.detail, self.status = name, detail, status


class Known(BaseModel, extra="ignore"):
    """What auth says of a person."""

    id: str
    telegram_id: str
    roles: tuple[str, ...]
    locale: str


class Services:
    """The other services, for one person and one update, or one call of theirs.

    `effect` is the same where that is read again: what was done then is not done twice.
    """

    def __init__(self, person: Person | Actor, deps: Deps, *, instance: str, effect: str) -> None:
        self._person, self._deps = person, deps
        self._instance, self._effect = instance, effect
        self._actor: Actor | None = None
        self.asked = 0  # how often

    @classmethod
    def of_call(cls, call: Call, deps: Deps) -> Services:
        """In the name of who calls, whom the gateway has verified."""
        return cls(call.caller, deps, instance=call.instance, effect=call.request_id)

    async def ask(
        self,
        operation: str,
        model: type[Model],
        *,
        query: Mapping[str, Any] = NOTHING,
        body: Mapping[str, Any] | None = None,
        **path: str,
    ) -> Model:
        """What an operation answers, as far as `model` reads it. Raises `Refusal`, or `ServiceAway`
        where there is no answer: then the update is read again later.
        """
        reply = await self.reply(operation, query=query, body=body, **path)
        return _read(reply, model, operation)

    async def ask_as_nobody(
        self, operation: str, model: type[Model], *, query: Mapping[str, Any] = NOTHING, **path: str
    ) -> Model:
        """The same of an operation that is for everybody, without saying who asks: so nobody
        becomes a user by it.
        """
        service = OPERATIONS[operation].service
        reply = await self._call(service, operation, None, path, query, None)
        return _read(reply, model, operation)

    async def reply(
        self,
        operation: str,
        *,
        query: Mapping[str, Any] = NOTHING,
        body: Mapping[str, Any] | None = None,
        **path: str,
    ) -> Reply:
        """The same as it comes: also an empty reply, a file, or its status."""
        asked = OPERATIONS[operation]
        actor = await self.actor()
        if not set(asked.roles) <= set(actor.roles):
            raise Refusal("forbidden", status=403)
        return await self._call(asked.service, operation, actor, path, query, body)

    async def actor(self) -> Actor:
        """The person with their user's id and roles. Someone new is a user from then on."""
        if isinstance(self._person, Actor):
            return self._person
        if self._actor is None:
            person = self._person
            described = {
                "telegram_id": person.telegram_id,
                "first_name": person.first_name,
                "username": person.username,
                "language_code": person.language_code,
            }
            reply = await self._call("auth", "identifyUser", None, {}, {}, described)
            known = Known.model_validate_json(reply.body)
            self._actor = Actor(
                user_id=known.id,
                session_id="",
                roles=known.roles,
                telegram_id=person.telegram_id,
                first_name=person.first_name,
                username=person.username,
                locale=known.locale,
            )
        return self._actor

    async def is_admin(self) -> bool:
        """Whether the person may do whatever an owner of a contest may."""
        return "admin" in (await self.actor()).roles

    async def named(self, username: str) -> Known | None:
        """Who has this username, if they have ever been here."""
        path = {"username": username}
        try:
            reply = await self._call("auth", "findNamedUser", None, path, {}, None)
        except Refusal:
            return None
        return Known.model_validate_json(reply.body)

    async def _call(
        self,
        service: str,
        operation: str,
        actor: Actor | None,
        path: Mapping[str, str],
        query: Mapping[str, Any],
        body: Mapping[str, Any] | None,
    ) -> Reply:
        self.asked += 1
        if self.asked > ASKS_MAX:
            raise RuntimeError(f"a handler asks more than {ASKS_MAX} times: {operation}")
        trace = self._deps.random_bytes(24).hex()
        call = Call(
            operation,
            new_id(self._deps.random_bytes),
            f"00-{trace[:32]}-{trace[32:]}-00",
            instance=self._instance,
            actor=actor,
            path=path,
            query=query,
            idempotency_key=f"{self._effect}-{operation}",
            body=None if body is None else jsontext.encode(body),
        )
        reply = Reply.decode(await self._deps.services[service](call.encode(), timeout_s=ASK_S))
        if reply.status < 400:
            return reply
        problem = jsontext.decode(reply.body)
        name = str(problem["type"]).removeprefix("urn:problem:")
        if reply.status >= 500 and name not in TELLABLE:
            away = ServiceBusy if name == Busy.type else ServiceAway
            raise away(f"{operation}: {name}")
        raise Refusal(name, str(problem.get("detail", "")), reply.status)


def _read(reply: Reply, model: type[Model], operation: str) -> Model:
    try:
        return model.model_validate_json(reply.body, extra="ignore")
    except ValidationError as error:
        raise ServiceAway(f"{operation} answered otherwise: {error.error_count()}") from None
