"""Puts what is said into calls of the Bot API: words, buttons, and as many messages as it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contest.bot.said import Button, Edit, InlineResult, Results, Rows, Say, Toast, say
from contest.bot.sending.messages import Message
from contest.bot.texts.markup import cut, length, split
from contest.bot.texts.rendering import Texts
from contest.bot.updates import buttons

TEXT_CHARACTERS_MAX = 4096
CAPTION_CHARACTERS_MAX = 1024
TOAST_CHARACTERS_MAX = 200
NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Composer:
    """The words of one locale, and the key that signs buttons."""

    texts: Texts
    key: bytes

    def say(self, said: Say, chat: str) -> list[Message]:
        """A message, or several for a long text: the buttons are under the last one."""
        html, markup = self.texts.html(said.text), self._markup(said.rows, chat)
        common: dict[str, Any] = {"disable_notification": True} if said.silent else {}
        medium = said.picture or said.document
        if medium and length(html) <= CAPTION_CHARACTERS_MAX:
            caption = {"caption": html, "parse_mode": "HTML"} if html else {}
            return [self._medium(said, {**common, **caption, **markup}, about=said.about)]
        texts = [_text(part, common) for part in split(html, characters_max=TEXT_CHARACTERS_MAX)]
        texts[-1].parameters.update(markup)
        messages = [self._medium(said, common), *texts] if medium else texts
        messages[-1].about = said.about
        return messages

    def one(self, said: Say, chat: str) -> Message:
        """The same as a single message: what does not fit is cut off."""
        html = self.texts.html(said.text)
        medium = said.picture or said.document
        most = CAPTION_CHARACTERS_MAX if medium else TEXT_CHARACTERS_MAX
        words = cut(html, characters_max=most)
        common: dict[str, Any] = {"disable_notification": True} if said.silent else {}
        common |= self._markup(said.rows, chat)
        if not medium:
            message = _text(words, common)
            message.about = said.about
            return message
        parameters = {"caption": words, "parse_mode": "HTML", **common}
        return self._medium(said, parameters, about=said.about)

    def edit(self, said: Edit, chat: str, message_id: int) -> Message:
        """Another text and other buttons for a message."""
        html, markup = self.texts.html(said.text), self._markup(said.rows, chat)
        parameters: dict[str, Any] = {"message_id": message_id, **markup}
        caption = {
            "caption": cut(html, characters_max=CAPTION_CHARACTERS_MAX),
            "parse_mode": "HTML",
        }
        if said.picture:
            parameters["media"] = {"type": "photo", "media": said.picture, **caption}
            method = "editMessageMedia"
        elif said.is_caption:
            parameters |= caption
            method = "editMessageCaption"
        else:
            parameters |= {
                "text": cut(html, characters_max=TEXT_CHARACTERS_MAX),
                "parse_mode": "HTML",
                "link_preview_options": NO_PREVIEW,
            }
            method = "editMessageText"
        return Message(method=method, parameters=parameters, or_send=said.or_send, about=said.about)

    def toast(self, said: Toast | None, query_id: str) -> Message:
        """The answer to a press, also one without words."""
        parameters: dict[str, Any] = {"callback_query_id": query_id}
        if said:
            text = self.texts.plain(said.text)[:TOAST_CHARACTERS_MAX]
            parameters |= {"text": text, "show_alert": said.window}
        return Message(method="answerCallbackQuery", parameters=parameters)

    def results(self, said: Results, query_id: str) -> Message:
        """The answer to an inline query."""
        parameters = {
            "inline_query_id": query_id,
            "results": [self.result(each) for each in said.results],
            "is_personal": said.personal,
            "cache_time": said.cache_s,
        }
        return Message(method="answerInlineQuery", parameters=parameters)

    def result(self, result: InlineResult) -> Mapping[str, Any]:
        """A message that someone else sends to a chat of theirs."""
        html = self.texts.html(result.text)
        shown = {
            "id": result.id,
            "title": self.texts.plain(result.title),
            "description": self.texts.plain(result.description),
            **self._markup(result.rows, buttons.EVERYBODY),
        }
        if result.picture:
            return {
                **shown,
                "type": "photo",
                "photo_url": result.picture,
                "thumbnail_url": result.picture,
                "caption": cut(html, characters_max=CAPTION_CHARACTERS_MAX),
                "parse_mode": "HTML",
            }
        text = cut(html, characters_max=TEXT_CHARACTERS_MAX)
        content = {"message_text": text, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
        return {**shown, "type": "article", "input_message_content": content}

    def _medium(self, said: Say, parameters: dict[str, Any], *, about: str = "") -> Message:
        method, field = ("sendDocument", "document") if said.document else ("sendPhoto", "photo")
        medium = said.document or said.picture
        if isinstance(medium, str):
            return Message(method=method, parameters={field: medium, **parameters}, about=about)
        away = self.texts.html(say("services.away"))
        return Message(method=method, parameters=parameters, file=medium, away=away, about=about)

    def _markup(self, rows: Rows, chat: str) -> dict[str, Any]:
        if not rows:
            return {}
        owner = buttons.owner_of(chat)
        return {
            "reply_markup": {
                "inline_keyboard": [[self._button(each, owner) for each in row] for row in rows]
            }
        }

    def _button(self, button: Button, owner: str) -> Mapping[str, Any]:
        label = {"text": self.texts.plain(button.text)}
        if button.press:
            data = buttons.encode(button.press, key=self.key, owner=owner)
            return {**label, "callback_data": data}
        if button.web_app:
            return {**label, "web_app": {"url": button.web_app}}
        if button.copy_text:
            return {**label, "copy_text": {"text": button.copy_text}}
        if button.share is not None:
            return {**label, "switch_inline_query": button.share}
        return {**label, "url": button.url}


def _text(html: str, common: Mapping[str, Any]) -> Message:
    parameters = {
        "text": html,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
        **common,
    }
    return Message(method="sendMessage", parameters=parameters)
