"""What the emulated Telegram keeps: users, chats and members, updates on their way, faults ordered
and calls seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.telegram.refusals import Json, Refused


@dataclass
class User:
    id: int
    first_name: str = "User"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    is_premium: bool = False
    blocked: bool = False
    phone_number: str | None = None
    storage: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> Json:
        names = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            **without_none(names),
            **({"is_premium": True} if self.is_premium else {}),
        }


@dataclass
class Member:
    """`rights` of an administrator that are not as usual, by name."""

    status: str
    is_member: bool = True
    rights: dict[str, bool] = field(default_factory=dict)


@dataclass
class Chat:
    id: int
    type: str
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    members: dict[int, Member] = field(default_factory=dict)
    boosts: dict[int, int] = field(default_factory=dict)  # how many, by who has given them
    message_id_last: int = 0
    migrated_to: int | None = None

    def as_json(self) -> Json:
        names = {
            "title": self.title,
            "username": self.username,
            "first_name": self.first_name,
            "last_name": self.last_name,
        }
        return {"id": self.id, "type": self.type, **without_none(names)}


@dataclass
class Webhook:
    url: str
    secret_token: str | None
    max_connections: int
    last_error_at_s: int | None = None
    last_error_message: str | None = None


@dataclass
class File:
    content: bytes
    content_type: str


@dataclass
class Weather:
    """How updates fare on their way to the webhook: it cannot be reached, each comes twice; and
    how much longer people wait for the product, and how fast it comes.
    """

    down: bool = False
    duplicates: bool = False
    delay_ms: int = 0
    kbit_s: int = 0


@dataclass(eq=False)
class Update:
    id: int
    queue: str
    body: Json


@dataclass
class Fault:
    """What the next `times` calls of `method` (to `chat_id`, if given) meet instead of a plain
    answer.
    """

    method: str
    times: int
    chat_id: str | None = None
    error_code: int | None = None
    description: str | None = None
    retry_after_s: int | None = None
    hang_s: float | None = None
    migrate_to_chat_id: int | None = None

    def refusal(self) -> Refused | None:
        if not self.error_code:
            return None
        usual = {
            400: "Bad Request: chat not found",
            403: "Forbidden: bot was blocked by the user",
            429: f"Too Many Requests: retry after {self.retry_after_s}",
        }
        text = self.description or usual.get(self.error_code, "Internal Server Error")
        return Refused(
            self.error_code,
            text,
            retry_after_s=self.retry_after_s,
            migrate_to_chat_id=self.migrate_to_chat_id,
        )


@dataclass
class LoggedRequest:
    number: int
    at_s: float
    method: str
    parameters: Json
    origin: str
    status: int | None = None
    answer: Json | None = None


def without_none(values: Json) -> Json:
    """Those that there are."""
    return {name: value for name, value in values.items() if value is not None}
