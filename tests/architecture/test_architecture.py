"""Architecture tests of the product's Python, read from its text;
each says which accident it keeps away.
"""

from __future__ import annotations

import ast
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

from contest.content.contests.statements import SETTINGS
from tests.architecture.sources import ALL, ENTRIES, KIT, WORKERS, Source
from tools.paths import ROOT

N = TypeVar("N", bound=ast.AST)

RUNTIME = {"workers", "js", "pyodide"}
VENDORED = {"pydantic", "pydantic_core", "typing_extensions", "httpx", "markdown_it", "segno"}
# The workers' Python is newer than ours.
STANDARD_LIBRARY = set(sys.stdlib_module_names) | {"annotationlib", "compression"}
PACKAGES = {name: name.removeprefix("api-") for name in ENTRIES}
SQL_FILES = {"repository.py", "statements.py"}
# A database that wraps another.
ROW_USERS = {("auth", "readiness.py")}
RULES = {"rules.py", "init_data.py", "pacing.py", "texts.py", "markup.py"}
CHANCE = {"random", "secrets", "uuid", "time"}
CHANCE_NAMES = {"os.urandom", "os.getrandom", "datetime.date.today"} | {
    f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")
}
SQL = re.compile(
    r"\s*(?:select|insert(?: or \w+)? into|update(?: or \w+)? \w+\s+set|delete from"
    r"|with (?:recursive )?\w+(?: ?\([^)]*\))? as)\s",
    re.IGNORECASE,
)
SQL_OF_KIT = {
    "idempotency.py",
    "outbox.py",
    "inbox.py",
    "dead_letters.py",
    "erasure.py",
    "paging.py",
    "service.py",
    "sqlite.py",
}
SQL_OF_KIT |= {
    "guards.py",
    "sweep.py",
    "dead_letter.py",
    "clock.py",
    "database.py",
    "steady.py",
    "handover.py",
}
STATUS_WRITTEN = re.compile(r"update contests set\s(?:(?!\swhere\s)[^;])*?\bstatus =")
ENTRY_LINES_MAX = 70  # The longest, the gateway's, has 64 today.


def test_roles_are_asked_for_by_the_gateway_alone() -> None:
    """A role that a handler asks for is in no document: clients learn of it by being refused.
    Content's is about rows, who sees drafts, and so is that of broadcasts. The bot stands where the
    gateway stands, with a table out of the same document.
    """
    asking = {
        str(source)
        for source in ALL
        if "actor.roles" in source.text and source.worker not in (None, "api-gateway")
    }
    assert asking == {
        "workers/content/src/contest/content/contests/access.py",
        "workers/bot/src/contest/bot/broadcasts/access.py",
        "workers/bot/src/contest/bot/people/services.py",
    }


def test_what_another_program_says_is_shown_when_it_fails() -> None:
    """uv could not write to the home folder, and `make dev` ended with an exit status:
    the cause was captured and dropped.
    """
    asking = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tools").rglob("*.py")
        if any(each in path.read_text() for each in ("capture_output", "bounded("))
    ]
    assert sorted(asking) == ["tools/deploy/wrangler.py", "tools/processes.py"]


def test_nothing_is_imported_that_the_workers_do_not_have() -> None:
    """`cryptography` and `jsonschema` are installed here but have no wheel for workerd:
    importing one ends a worker at its start.
    """
    known = (STANDARD_LIBRARY | VENDORED | RUNTIME | {"contest"}) - {"importlib"}
    foreign = {
        str(source): sorted(name for name in source.imports if name.split(".")[0] not in known)
        for source in ALL
    }
    assert not {path: names for path, names in foreign.items() if names}


def test_rules_await_nothing_and_open_nothing() -> None:
    """A rule that awaits a query cannot be tried with a table of values.
    What rules import is in pyproject.toml.
    """
    rules = [source for source in WORKERS if source.path.name in RULES]
    assert rules
    assert not [str(source) for source in rules if "open" in _plain_names(source)]
    assert not [str(source) for source in rules if _nodes(source, ast.AsyncFunctionDef, ast.Await)]


@pytest.mark.parametrize(
    "folder",
    [ROOT / "kit", *sorted((ROOT / "workers").glob("*/src"))],
    ids=lambda folder: str(folder.relative_to(ROOT)),
)
def test_no_module_hides_another(folder: Path) -> None:
    """A top-level package called `token` hid the standard library's:
    `import inspect` failed, and pytest did not even start.
    """
    names = {path.stem for path in folder.iterdir() if path.is_dir() or path.suffix == ".py"} - {
        "__pycache__"
    }
    assert names <= {"contest", "entry"}
    assert not names & (STANDARD_LIBRARY | VENDORED | RUNTIME)


def test_each_worker_holds_its_own_package_and_no_other() -> None:
    """The kit and a worker's source are copied into one folder:
    a second `contest/kit` in a worker would overwrite half of the first.
    """
    found = {path.parts[-3]: set[str]() for path in (ROOT / "workers").glob("*/src/contest")} | {
        "kit": set[str]()
    }
    for source in ALL:
        found[source.worker or "kit"] |= set(source.package.split(".")[1:2])
    assert found == {worker: {package} for worker, package in PACKAGES.items()} | {
        "kit": {"kit", "contract"}
    }


def test_no_clock_and_no_chance_inside() -> None:
    """A `time.time()` in a rule makes a test that fails around midnight only:
    time and randomness come in through `Deps`.
    """
    forbidden = {
        str(source): sorted(name for name in source.imports | source.uses if _is_chance(name))
        for source in ALL
        if not source.is_border
    }
    assert not {path: names for path, names in forbidden.items() if names}


def test_sql_is_in_repositories_only() -> None:
    """Who renames a column looks into `repository.py` and `statements.py`:
    a query elsewhere is missed, and found by a user.
    """
    outside = [source for source in WORKERS if source.path.name not in SQL_FILES]
    outside += [source for source in KIT if source.path.name not in SQL_OF_KIT]
    assert not {str(source): found for source in outside if (found := _statements(source))}


def test_the_status_of_a_contest_is_written_by_transitions_alone() -> None:
    """A contest was made, and then its status overwritten with "active": it had never been
    published, nobody had been told, and what else belongs to the step had not happened.
    """
    writing = {
        str(source): len(found) for source in ALL if (found := STATUS_WRITTEN.findall(source.text))
    }
    assert writing == {
        "workers/content/src/contest/content/contests/statements.py": 1,
    }
    assert "status" not in SETTINGS


def test_statements_are_built_and_not_run() -> None:
    """An effect whose statement runs by itself is half there when
    the batch that it belongs to fails.
    """
    built = [source for source in WORKERS if source.path.name == "statements.py"]
    assert built
    assert not [str(source) for source in built if _nodes(source, ast.AsyncFunctionDef, ast.Await)]


def test_only_a_repository_knows_the_order_of_placeholders() -> None:
    """A handler passed values for the `?` of a constant:
    one more of them, and it showed drafts to everybody.
    """
    own = [source for source in WORKERS if source.path.name in SQL_FILES]
    fragments = {
        f"{source.package}.{source.path.stem}.{name}"
        for source in own
        for name in _with_placeholders(source)
    }
    assert fragments
    others = [source for source in WORKERS if source not in own]
    assert not {str(source): used for source in others if (used := source.uses & fragments)}


def test_no_row_leaves_a_repository() -> None:
    """A rule that reads `row["ended_at"]` is told of a column that is gone by a user,
    and not by the type checker.
    """
    users = [source for source in WORKERS if "contest.kit.database.Row" in source.imports]
    known = [
        source
        for source in users
        if source.path.name in SQL_FILES or (source.worker, source.path.name) in ROW_USERS
    ]
    assert [str(source) for source in users if source not in known] == []


@pytest.mark.parametrize("worker", [*ENTRIES])
def test_whatever_is_imported_first_can_be(worker: str) -> None:
    """`contest.bot.channels.following` could be imported after `rooms` only, which imported it: a
    script or a test that began with it ended in half a module.
    """
    modules = {each.module: each for each in ALL if each.worker in (None, worker)}
    graph = {
        module: {
            found
            for name in source.imports_first
            if (found := name if name in modules else name.rpartition(".")[0]) in modules
        }
        for module, source in modules.items()
    }
    TopologicalSorter(graph).prepare()  # raises `CycleError`, which names the circle


def test_nothing_is_tried_again_without_an_end() -> None:
    """Two requests that undid each other's compare-and-set went
    round until the platform ended them.
    """
    assert [
        str(source)
        for source in WORKERS
        if any(_is_endless(loop) for loop in _nodes(source, ast.While))
    ] == []
    functions = [
        (source, each)
        for source in WORKERS
        for each in source.tree.body
        if isinstance(each, ast.AsyncFunctionDef)
    ]
    assert [f"{source}: {each.name}" for source, each in functions if _calls(each, each.name)] == []


def test_sql_is_lower_case() -> None:
    """With two spellings a search for `insert into outbox` finds half of the places."""
    statements = [
        (str(source), re.sub(r"'[^']*'", "''", text))
        for source in ALL
        for text in _statements(source)
    ]
    assert statements
    assert not [(path, text) for path, text in statements if text != text.lower()]


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=str)
def test_an_entry_only_wires(entry: Source) -> None:
    """No test imports an entry, so a decision that hides in one is a decision that nobody tests."""
    assert len(entry.text.splitlines()) <= ENTRY_LINES_MAX


def test_deps_are_made_by_composition_roots_and_field_by_field() -> None:
    """An entry filled them in from a dictionary, tests did by hand:
    what production was made of no test had seen.
    """
    made = {source.path: _made(source, "Deps") for source in ALL}
    assert {path.name for path, calls in made.items() if calls} == {"build.py"}
    assert not [
        path
        for path, calls in made.items()
        if any(keyword.arg is None for call in calls for keyword in call.keywords)
    ]


def test_tests_change_nothing_behind_a_frozen_back() -> None:
    """A test that sets what nobody can set runs something that there is nowhere else:
    `System.replace` makes another.
    """
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert [path.name for path in tests if "object.__setattr__" in path.read_text()] == []


# What the rules above rest on: that nothing escapes the reading.


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("import js", id="import"),
        pytest.param("import json, js as j", id="under another name"),
        pytest.param("import js.thing", id="a part of it"),
        pytest.param("from js import fetch", id="from it"),
        pytest.param("def f():\n    from js.deep import fetch as g", id="inside a function"),
        pytest.param("if TYPE_CHECKING:\n    import js", id="for types only"),
        pytest.param("try:\n    import js\nexcept ImportError:\n    js = None", id="tentatively"),
        pytest.param("import importlib\nimportlib.import_module('js')", id="by importlib"),
        pytest.param("__import__('js')", id="by __import__"),
    ],
)
def test_every_form_of_import_is_seen(text: str) -> None:
    assert any(name.split(".")[0] in RUNTIME for name in _service(text).imports)


@pytest.mark.parametrize(
    ("text", "is_chance"),
    [
        pytest.param("import time\ntime.time()", True, id="time"),
        pytest.param("from time import monotonic as m", True, id="monotonic, renamed"),
        pytest.param("from datetime import datetime, UTC\ndatetime.now(UTC)", True, id="now"),
        pytest.param("import datetime as dt\ndt.datetime.utcnow()", True, id="utcnow, renamed"),
        pytest.param("from os import urandom", True, id="urandom"),
        pytest.param("import os\nrandom_bytes = os.urandom", True, id="urandom, passed on"),
        pytest.param("import secrets", True, id="secrets"),
        pytest.param(
            "from datetime import UTC, datetime\ndatetime.fromtimestamp(0, UTC)",
            False,
            id="a given time",
        ),
        pytest.param("deps.now()\nevent.time", False, id="the clock of Deps"),
    ],
)
def test_every_clock_is_seen(text: str, *, is_chance: bool) -> None:
    source = _service(text)
    assert any(_is_chance(name) for name in source.imports | source.uses) is is_chance


@pytest.mark.parametrize(
    ("text", "is_sql"),
    [
        pytest.param("sql = 'select 1 from t'", True, id="a query"),
        pytest.param("sql = '''\n    SELECT *\n'''", True, id="in capitals, over lines"),
        pytest.param("sql = f'delete from {table}'", True, id="put together"),
        pytest.param("sql = 'update users set a = 1'", True, id="an update"),
        pytest.param("sql = 'with due as (select 1) delete from t'", True, id="a with"),
        pytest.param("def f():\n    'Select one of them.'", False, id="a docstring"),
        pytest.param("text = 'Update your app'", False, id="an update of another kind"),
        pytest.param("text = 'With a friend it is more fun'", False, id="a with of another kind"),
        pytest.param("method = 'DELETE'", False, id="a method"),
    ],
)
def test_sql_is_told_from_prose(text: str, *, is_sql: bool) -> None:
    assert bool(_statements(_service(text))) is is_sql


def _service(text: str) -> Source:
    return Source(Path("workers/auth/src/contest/auth/operations.py"), text)


def _is_chance(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in CHANCE or name in CHANCE_NAMES


def _nodes(source: Source, *kinds: type[N]) -> list[N]:
    return [node for node in ast.walk(source.tree) if isinstance(node, kinds)]


def _is_endless(loop: ast.While) -> bool:
    return isinstance(loop.test, ast.Constant)


def _calls(function: ast.AsyncFunctionDef, name: str) -> bool:
    """Whether a function calls one of this name: its module's own, which no dot precedes."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(isinstance(call.func, ast.Name) and call.func.id == name for call in calls)


def _with_placeholders(source: Source) -> list[str]:
    """The constants of a module that hold SQL with values to be given."""
    constants = [node for node in source.tree.body if isinstance(node, ast.Assign)]
    texts = [(ast.unparse(node.targets[0]), ast.unparse(node.value)) for node in constants]
    return [name for name, text in texts if name.isupper() and "?" in text]


def _made(source: Source, name: str) -> list[ast.Call]:
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    return [call for call in calls if ast.unparse(call.func).split(".")[-1] == name]


def _plain_names(source: Source) -> set[str]:
    return {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)} & {"open"}


def _statements(source: Source) -> list[str]:
    return [text for text in source.strings if SQL.match(" ".join(text.split()) + " ")]
