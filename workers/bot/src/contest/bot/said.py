"""What a handler returns: values that say what the bot would do. The core does it."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from contest.kit.database import Statement
from contest.kit.locales import Locale


class Frozen(BaseModel, frozen=True):
    pass


class Text(Frozen):
    """A text of the catalogue by its name, with what stands in its placeholders.

    Strings are escaped when it is rendered, and nowhere else; a list is put together line by line.
    The placeholder `count` chooses the plural.
    """

    name: str
    values: dict[str, Value] = {}


Value = str | int | Text | list[Text]
Text.model_rebuild()


def say(name: str, /, **values: Value) -> Text:
    """A text by its name."""
    return Text(name=name, values=values)


class Press(Frozen):
    """A button that leads back to the bot: to the handler `name` of a room's `presses`."""

    name: str
    args: tuple[str, ...] = ()


class Button(Frozen):
    """A button with one of: a press, an address, the Mini App (in private chats alone), a text to
    copy, or an inline query to send to a chat of the person's choice.
    """

    text: Text
    press: Press | None = None
    url: str | None = None
    web_app: str | None = None
    copy_text: str | None = None
    share: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class File(Frozen):
    """A file that is made when it is sent: by `maker` of a room's `files`, out of these values."""

    maker: str
    name: str
    values: dict[str, str] = {}


class Say(Frozen):
    """Send a message: to the chat of the update, unless another is named.

    With a picture (an address, a file id of Telegram's, or a file that is made) or a document the
    text is its caption. `about` names whom to tell what became of it: `kind/id`, where `kind` is a
    key of a room's `follow_ups`.
    """

    text: Text
    rows: Rows = ()
    picture: str | File | None = None
    document: File | None = None
    chat: str | None = None
    about: str = ""
    silent: bool = False
    locale: Locale | None = None  # none: the person's


class Edit(Frozen):
    """Give a message another text and other buttons: that of the pressed button, unless another is
    named; and another picture, if there is one. Where it is gone and `or_send`, the message is sent
    anew.
    """

    text: Text
    rows: Rows = ()
    chat: str | None = None
    message_id: int | None = None
    is_caption: bool = False  # the message is a picture or a document
    picture: str | None = None  # an address, or a file id of Telegram's
    about: str = ""
    or_send: bool = True


class Toast(Frozen):
    """Answer the press of a button: by a line over the chat, or a window to be closed.

    A press that no handler answers is answered without a word.
    """

    text: Text
    window: bool = False


class InlineResult(Frozen):
    """A message that a person can send to a chat of theirs. Its buttons are everybody's."""

    id: str
    title: Text
    description: Text
    text: Text
    rows: Rows = ()
    picture: str | None = None  # an address


class Results(Frozen):
    """Answer an inline query. What is `personal` is cached for nobody else."""

    results: tuple[InlineResult, ...]
    personal: bool = True
    cache_s: int = 30


class Converse(Frozen):
    """From now on what the person writes goes to the handler `state` of a room's `states`."""

    state: str
    data: dict[str, Any] = {}
    within_s: int | None = None  # none: as long as any


class EndConversation(Frozen):
    """What the person writes goes to nobody."""


class Write(NamedTuple):
    """Statements for the batch that ends the update: they hold where it is read by nobody else
    meanwhile, or do nothing when they are run twice.
    """

    statements: tuple[Statement, ...]


Act = Say | Edit | Toast | Results | Converse | EndConversation | Write
