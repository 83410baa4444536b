"""The statements of migrations as the architecture tests read them,
and which of them the code before does not notice.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

ALWAYS = re.compile(r"create (table|view) |(create|drop) index |alter table \w+ add column ")
IN_NEW_TABLES = re.compile(
    r"(?:create unique index (?:if not exists )?\w+ on|insert into"
    r"|create trigger (?:if not exists )?\w+ before (?:update|delete) on) (\w+)"
)
CREATED = re.compile(r"create table (?:if not exists )?(\w+)")
UNFILLED = re.compile(r"(?!.* default )alter table .* not null")


def statements(text: str) -> Iterator[str]:
    """The statements of a migration; a trigger with its own `begin` and `end` is one."""
    statement = ""
    for part in re.split(r"(?<=;)", re.sub(r"--.*", "", text)):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        yield statement.strip()


def not_additive(texts: Iterable[str]) -> list[str]:
    """The statements of new migrations that the code before them could notice,
    or that fail on rows that are there.
    """
    lines = [" ".join(statement.split()) for text in texts for statement in statements(text)]
    new = {match[1] for line in lines if (match := CREATED.match(line))}
    in_new = [
        (match := IN_NEW_TABLES.match(line)) is not None and match[1] in new for line in lines
    ]
    return [
        line
        for line, fine in zip(lines, in_new, strict=True)
        if not fine and (not ALWAYS.match(line) or UNFILLED.match(line))
    ]
