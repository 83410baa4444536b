"""The emulated Telegram: one bot and its world. What it keeps is imported from here as well."""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tools.beacon.chain import SECRET_BYTES, Chain
from tools.beacon.state import Beacon
from tools.local.clock import LocalClock
from tools.telegram.history import History
from tools.telegram.limits import Limits
from tools.telegram.records import (
    Chat,
    Fault,
    File,
    LoggedRequest,
    Member,
    Update,
    User,
    Weather,
    Webhook,
    without_none,
)
from tools.telegram.refusals import Json, Refused, bad_request
from tools.telegram.updates import (
    KINDS_ONLY_IF_ALLOWED,
    MESSAGE_KINDS,
    UPDATE_KINDS,
    USER_ID_MAX,
    id_of,
    is_integer,
    kind_of,
    queue_of,
)
from tools.turnstile import Turnstile

__all__ = [
    "FAULTS_MAX",
    "UPDATE_KINDS",
    "USER_ID_MAX",
    "Chat",
    "Emulator",
    "Fault",
    "File",
    "Json",
    "LoggedRequest",
    "Member",
    "Refused",
    "Update",
    "User",
    "Webhook",
    "bad_request",
]

REQUESTS_LOGGED_MAX = 10_000
UPDATES_REMEMBERED_MAX = 10_000
UPDATES_PENDING_MAX = 100_000
QUERIES_REMEMBERED_MAX = 10_000
FAULTS_MAX = 1_000
UPDATE_ID_MAX = 2**31 - 1


def _new_beacon() -> Beacon:
    return Beacon(Chain(secrets.token_bytes(SECRET_BYTES)))


@dataclass
class Emulator:
    """One bot and its world; `backoff_scale` stretches or shrinks the waits between webhook
    retries.
    """

    bot_token: str
    bot_username: str
    # Where the product is, for what people do there through the emulator; None: nowhere.
    gateway_url: str | None = None
    miniapp_url: str | None = None
    backoff_scale: float = 1.0
    now_s: Callable[[], float] = time.time
    clock: LocalClock | None = None  # of a stack that follows when it is set
    turnstile: Turnstile = field(default_factory=Turnstile)
    beacon: Beacon = field(default_factory=_new_beacon)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    webhook: Webhook | None = None
    allowed_updates: tuple[str, ...] = ()
    queues: dict[str, deque[Update]] = field(default_factory=dict)
    updates: dict[int, Update] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)  # who has asked, by the id of the query
    history: History = field(default_factory=History)
    inline_results: dict[str, dict[str, Json]] = field(default_factory=dict)  # by query and result
    prepared: dict[str, Json] = field(default_factory=dict)  # messages that Mini Apps may send
    files: dict[str, File] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)  # by chat; 0: of all others
    weather: Weather = field(default_factory=Weather)
    limits: Limits | None = None  # how fast the bot may send; None: as it likes
    faults: list[Fault] = field(default_factory=list)
    requests: deque[LoggedRequest] = field(
        default_factory=lambda: deque(maxlen=REQUESTS_LOGGED_MAX)
    )
    request_numbers: count[int] = field(default_factory=lambda: count(1))
    # Random, as Telegram's after a quiet week: a bot that kept its database must not meet the ids
    # of an earlier run again.
    update_id_next: int = field(default_factory=lambda: 1 + secrets.randbelow(2**30))
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{1,15}:[A-Za-z0-9_-]+", self.bot_token):
            raise ValueError("a bot token is digits, a colon, then letters, digits, _ or -")
        self.bot = self.meet(
            int(self.bot_token.partition(":")[0]),
            first_name=self.bot_username,
            username=self.bot_username,
            is_bot=True,
        )

    def meet(self, user_id: int, **profile: Any) -> User:
        """The user, known from now on; parts of the profile that are None stay as they were."""
        user = self.users.setdefault(user_id, User(user_id))
        for name, value in without_none(profile).items():
            setattr(user, name, value)
        if profile:
            self.history.touch()
        return user

    def start_private_chat(self, user: User) -> Chat:
        """What a message from the user does: the chat exists, the bot is not blocked (any more)."""
        user.blocked = False
        chat = self.chats.setdefault(user.id, Chat(user.id, "private"))
        chat.first_name, chat.last_name, chat.username = (
            user.first_name,
            user.last_name,
            user.username,
        )
        return chat

    def announce(self) -> None:
        """Wake everybody who waits for updates or for another webhook."""
        self.changed.set()
        self.changed = asyncio.Event()

    def close(self) -> None:
        """Let hanging and polling calls return, so that the server can stop."""
        self.closing.set()
        self.announce()
        self.history.changed.set()

    def inject(self, body: Json, *, deliver: bool = True) -> Update:
        """Complete a partial update and queue it, or raise `Refused`."""
        kind = kind_of(body)
        update_id = body.get("update_id", self.update_id_next)
        if not is_integer(update_id) or not 0 < update_id <= UPDATE_ID_MAX:
            raise bad_request("update_id must be a positive 32-bit integer")
        self._learn_from(kind, body[kind])
        self.update_id_next = max(self.update_id_next, update_id + 1)
        update = Update(
            update_id, queue_of(kind, body[kind]), {"update_id": update_id, kind: body[kind]}
        )
        self.updates[update_id] = update
        if len(self.updates) > UPDATES_REMEMBERED_MAX:
            del self.updates[next(iter(self.updates))]
        if deliver and self.allows(kind):
            self.enqueue(update)
        return update

    def allows(self, kind: str) -> bool:
        return (
            kind in self.allowed_updates
            if self.allowed_updates
            else kind not in KINDS_ONLY_IF_ALLOWED
        )

    def enqueue(self, update: Update) -> None:
        if sum(map(len, self.queues.values())) >= UPDATES_PENDING_MAX:
            raise bad_request("too many updates are pending")
        self.queues.setdefault(update.queue, deque()).append(update)
        self.announce()

    def settle(self, update: Update) -> None:
        """The update is done with; nothing happens if it has been dropped meanwhile."""
        queue = self.queues.get(update.queue, deque())
        if update in queue:
            queue.remove(update)
        if not queue:
            self.queues.pop(update.queue, None)

    def pending(self) -> list[Update]:
        return sorted(
            (update for queue in self.queues.values() for update in queue),
            key=lambda update: update.id,
        )

    def take_fault(self, method: str, chat_id: object) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and fault.chat_id in (None, str(chat_id)):
                fault.times -= 1
                if not fault.times:
                    self.faults.remove(fault)
                return fault
        return None

    def _learn_from(self, kind: str, content: Json) -> None:
        if "from" in content:
            sender = content["from"]
            self.meet(
                id_of(sender),
                **{
                    name: sender.get(name)
                    for name in ("first_name", "last_name", "username", "language_code")
                },
            )
        if kind in ("callback_query", "inline_query"):
            content.setdefault("id", str(secrets.randbelow(2**63)))
            if not isinstance(content["id"], str):
                raise bad_request(f"the id of a {kind.replace('_', ' ')} is a string")
            self.queries[content["id"]] = content.get("from", {}).get("id", 0)
            if len(self.queries) > QUERIES_REMEMBERED_MAX:
                del self.queries[next(iter(self.queries))]
        if kind in MESSAGE_KINDS:
            self._complete_message(content)
            self._learn_files(content)
            self.history.put(content)

    def _complete_message(self, message: Json) -> None:
        given = message.get("chat")
        if not isinstance(given, dict) or given.get("type") not in (
            "private",
            "group",
            "supergroup",
            "channel",
        ):
            raise bad_request("a message needs a chat with id and type")
        if given["type"] == "private":
            chat = self.start_private_chat(self.meet(id_of(given)))
        else:
            chat = self.chats.setdefault(
                id_of(given),
                Chat(given["id"], given["type"], given.get("title"), given.get("username")),
            )
        message.setdefault("message_id", chat.message_id_last + 1)
        message.setdefault("date", int(self.now_s()))
        if not is_integer(message["message_id"]):
            raise bad_request("message_id must be an integer")
        chat.message_id_last = max(chat.message_id_last, message["message_id"])

    def _learn_files(self, message: Json) -> None:
        """What a person has sent can be sent again by its file id."""
        for file in (*message.get("photo", ()), message.get("document", {})):
            if "file_id" in file:
                self.files.setdefault(file["file_id"], File(b"", "application/octet-stream"))
