"""How Telegram says no."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """Any answer but ok; `description` is the whole text as it goes over the wire."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after_s: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code, self.description = code, description
        given = {"retry_after": retry_after_s, "migrate_to_chat_id": migrate_to_chat_id}
        self._parameters = {name: value for name, value in given.items() if value is not None}

    def body(self) -> Json:
        parameters = {"parameters": self._parameters} if self._parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **parameters}


def bad_request(reason: str) -> Refused:
    return Refused(400, f"Bad Request: {reason}")
