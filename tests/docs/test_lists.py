"""Lists that the pages promise to be complete: the tables of the databases, the lines of the log,
the decisions, the words that a reader may look up.
"""

from __future__ import annotations

import ast
import functools
import re
import sqlite3
from collections.abc import Iterator

from tests.architecture.sources import ALL
from tests.docs.pages import links, quoted, rows
from tools.fleet import WORKERS
from tools.paths import ROOT

DECISIONS = ROOT / "docs" / "adr"
INDEX = (DECISIONS / "README.md").read_text()
TABLES_PAGE = rows((ROOT / "docs" / "tables.md").read_text())
LINES = {
    name
    for cells in rows((ROOT / "docs" / "operations.md").read_text())
    for name in quoted(cells[0])
}
GLOSSARY = [cells[0] for cells in rows((ROOT / "docs" / "glossary.md").read_text())]


@functools.cache
def _migrated() -> dict[tuple[str, str], tuple[str, ...]]:
    """The key of every table, by its service and name."""
    found = {}
    for worker in WORKERS:
        database = sqlite3.connect(":memory:")
        for path in sorted((ROOT / "workers" / worker.name).glob("migrations/*.sql")):
            database.executescript(path.read_text())
        names = "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        key = "select name from pragma_table_info(?) where pk > 0 order by pk"
        for (table,) in database.execute(names).fetchall():
            columns = database.execute(key, (table,)).fetchall()
            found[worker.name, table] = tuple(name for (name,) in columns)
        database.close()
    return found


@functools.cache
def _explained() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (service, quoted(table)[0]): tuple(quoted(key))
        for services, table, _, key, _ in TABLES_PAGE
        for service in services.split(", ")
    }


def test_every_table_is_explained() -> None:
    """A table that the page does not know: add its row to docs/tables.md."""
    assert sorted(set(_migrated()) - set(_explained())) == []


def test_every_explained_table_is_there() -> None:
    """A table that is gone: take its row out of docs/tables.md."""
    assert sorted(set(_explained()) - set(_migrated())) == []


def test_the_key_of_a_table_is_the_one_explained() -> None:
    tables = _migrated().keys() & _explained().keys()
    assert {table for table in tables if _explained()[table] != _migrated()[table]} == set()


def test_every_row_about_a_table_is_filled_in() -> None:
    assert [cells for cells in TABLES_PAGE if not all(cells)] == []


def _logged(call: ast.Call) -> Iterator[ast.expr]:
    """What a line of the log is called, and what was done where it is one of the audit trail."""
    called = ast.unparse(call.func)
    if called.endswith(("log.event", "log.failure")) and call.args:
        yield call.args[0]
        if ast.unparse(call.args[0]) == "'audit'":
            yield from (each.value for each in call.keywords if each.arg == "action")
    elif called.endswith("audit"):
        yield call.args[2]


def _names(given: ast.expr) -> Iterator[str]:
    """Those that it can have; of one that is put together, how it begins."""
    if isinstance(given, ast.JoinedStr):
        yield f"{ast.literal_eval(given.values[0])}…"
        return
    for node in ast.walk(given):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _is_explained(name: str) -> bool:
    return name in LINES or any(
        (name.endswith("…") and line.startswith(name[:-1]))
        or (line.endswith("…") and name.startswith(line[:-1]))
        for line in LINES
    )


def test_every_line_of_the_log_is_explained() -> None:
    """One that docs/operations.md does not know: add its row there."""
    calls = [node for source in ALL for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    names = {name for call in calls for given in _logged(call) for name in _names(given)}
    assert len(names) > 50
    assert [name for name in sorted(names) if not _is_explained(name)] == []


def test_every_decision_is_in_the_index_under_its_title() -> None:
    """A decision that is in no index is taken again, differently."""
    notes = sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")
    titles = [re.sub(r"^# (\d+)\. ", r"\1 ", path.read_text().splitlines()[0]) for path in notes]
    listed = [" ".join(cells[:2]) for cells in rows(INDEX)]
    assert [re.sub(r"\[(.*)\]\(.*\)", r"\1", each) for each in listed] == titles
    assert [link for link in links(INDEX) if re.match(r"\d{4}-", link)] == [
        path.name for path in notes
    ]


def test_words_are_explained_once_and_in_order() -> None:
    assert sorted(set(GLOSSARY), key=str.lower) == GLOSSARY
