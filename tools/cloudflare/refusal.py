"""How the fake says no."""

from __future__ import annotations


class Refused(Exception):
    """An error answer: HTTP status, Cloudflare's code and message, and its Retry-After."""

    def __init__(
        self, status: int, code: int, message: str, *, retry_after_s: int | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = {} if retry_after_s is None else {"retry-after": str(retry_after_s)}

    def body(self) -> dict[str, object]:
        """Cloudflare's envelope of an error."""
        return {
            "success": False,
            "errors": [{"code": self.code, "message": str(self)}],
            "messages": [],
            "result": None,
        }
