"""A picture as an answer in words: what people send to a question is kept as text.

A file id is good for this bot alone, and shows nothing to anybody else.
"""

from __future__ import annotations

MARK = "photo:"


def as_answer(file_id: str, caption: str) -> str:
    """The picture, and what was written under it."""
    return f"{MARK}{file_id}\n{caption}".strip()


def picture_in(answer: str) -> tuple[str | None, str]:
    """The file id of the picture that an answer is, if it is one, and the words of it."""
    if not answer.startswith(MARK):
        return None, answer
    file_id, _, caption = answer.removeprefix(MARK).partition("\n")
    return file_id.strip(), caption
