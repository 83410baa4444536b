"""Channels and the posts in them, and what content says of a contest."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from contest.kit.locales import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A channel or a group that the bot is in, or was."""

    chat_id: str
    kind: str
    title: str
    name: str | None
    missing: str = ""  # rights, with spaces between
    is_lost: int = 0
    changed_at: int = 0
    former_chat_id: str | None = None  # while a supergroup was a group

    @property
    def takes_posts(self) -> bool:
        """Whether the bot may write there, as far as it knows. A group takes posts of members."""
        needed = self.missing if self.kind == "channel" else self.missing.replace(ADMINISTRATOR, "")
        return not self.is_lost and not needed.strip()


NO_PICTURE = ""  # of a post; None is that of its contest
LARGE = "-100"  # how ids of channels and supergroups begin
ADMINISTRATOR, POST, WRITE = "administrator", "post", "write"  # the rights that can be missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A contest in a channel. See the columns of the table."""

    post_id: str
    contest_id: str
    chat_id: str
    telegram_id: str
    results_chat_id: str | None = None
    words: str = ""
    label: str = ""
    picture: str | None = None
    joins_at_once: int = 0
    state: str = "draft"
    publish_at: int | None = None
    message_id: int | None = None
    has_picture: int = 0
    picture_mark: str = ""
    mark: str = ""
    shown_at: int = 0
    has_results: int = 0

    @property
    def results_chat(self) -> str:
        """Where the winners are named."""
        return self.results_chat_id or self.chat_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPost:
    """A post with the channel that it is in."""

    post: Post
    channel_title: str
    channel_name: str | None

    @property
    def url(self) -> str | None:
        """The message. Only channels and supergroups have such addresses."""
        post = self.post
        if post.message_id is None:
            return None
        if self.channel_name:
            return f"https://t.me/{self.channel_name.removeprefix('@')}/{post.message_id}"
        if post.chat_id.startswith(LARGE):
            return f"https://t.me/c/{post.chat_id.removeprefix(LARGE)}/{post.message_id}"
        return None


class Prize(BaseModel, extra="ignore"):
    name: str
    count: int


class Draw(BaseModel, extra="ignore"):
    stage: str
    header_hash: str
    round_at: str


class PostedContest(BaseModel, extra="ignore"):
    """A contest as its posts show it."""

    id: str
    mark: str
    status: str
    locale: Locale
    title: str
    description: str
    button: str
    picture_url: str | None
    prizes: list[Prize]
    starts: str
    ends: str
    first_ends: str | None
    reason: str | None
    entries: int
    needs_more: bool
    draw: Draw | None

    @property
    def is_confirmed(self) -> bool:
        """Whether its winners are."""
        return self.draw is not None and self.draw.stage == "confirmed"

    @property
    def is_over(self) -> bool:
        """Whether nothing about it changes any more."""
        return self.status == "cancelled" or self.is_confirmed


class PostedContests(BaseModel, extra="ignore"):
    items: list[PostedContest]


class Winner(BaseModel, extra="ignore"):
    prize: str
    telegram_id: str | None
    first_name: str | None
    username: str | None


class Winners(BaseModel, extra="ignore"):
    items: list[Winner]


def of_row(kind: type[Any], row: Mapping[str, Any]) -> Any:
    """A row as one of these."""
    return kind(**{name: row[name] for name in kind.__dataclass_fields__})


def post_id(contest_id: str, chat_id: str) -> str:
    """The same for a contest and a chat, however often it is made."""
    digest = hashlib.sha256(f"post\n{contest_id}\n{chat_id}".encode()).digest()[:16]
    return base64.b32encode(digest).decode().rstrip("=").lower()
