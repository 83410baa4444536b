"""A command that a runbook tells people to type was typed by `make rehearse` before,
or says that it needs an account.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.cloudflare import rehearsal, scenario
from tools.cloudflare.runbooks import MARK, PAGES, runbook, scripts
from tools.console import Failure
from tools.deploy.commands import VERBS
from tools.paths import ROOT

SOURCES = [Path(str(module.__file__)) for module in (scenario, rehearsal)]
PROGRAMS = "python|wrangler|curl|git|gh|npx|npm|uv|sh|deploy|environment|make|sed|grep|sqlite3"
PROGRAM = re.compile(rf"(?:[A-Z_]+=\S+ )*(?:\S*/)?(?:{PROGRAMS}) .*")
QUOTED = re.compile(r"`([^`\n]+)`((?:[^`\n]{0,3})\(needs an account\))?")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# Not run by the rehearsal by these words, but run.
RUN_OTHERWISE = {
    ".venv/bin/python -m tools": "what every command of the table begins with",
    "python -m tools render ENVIRONMENT": "by `deploy apply` and tests/tools/build/test_render.py",
    ".venv/bin/python -m tools keys": "under Signing keys in docs/operations.md",
    "make setup": "by CI before everything",
    "make rehearse": "by CI",
    "make dev": "the stack of the rehearsal",
    **dict.fromkeys(("make reset", "make status", "make logs"), "tests/tools/local"),
    "make serve": "by tests/tools/serve",
    "python -m tools backup": "by tests/tools/serve/test_backup.py",
    "wrangler d1 export contest-token-production --remote --output token.sql": (
        "of Cloudflare alone; what it writes is read in tests/tools/ledger"
    ),
    "python -m tools ledger verify token.sql": "by tests/tools/ledger",
    "python -m tools invariants": "by tests/tools/invariants",
    "python -m tools dashboard": "by tests/tools/dashboard",
}

each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_every_block_of_commands_is_rehearsed(page: str) -> None:
    followed = {
        heading
        for followed_page, headings in _followed()
        if followed_page == page
        for heading in headings
    }
    unmarked = {
        heading
        for heading, script in scripts(ROOT / page).items()
        if any(MARK not in line for line in _commands(script))
    }
    assert unmarked - followed == set()


@each_page
def test_every_command_in_a_sentence_is_rehearsed(page: str) -> None:
    ran = {f"{verb[0]} {verb[1]}" for verb in _ran()}
    assert [
        command for command in _inline((ROOT / page).read_text()) if not _is_run(command, ran)
    ] == []


def test_every_verb_is_rehearsed() -> None:
    assert {f"deploy {verb}" for verb in VERBS} - {
        f"{verb[0]} {verb[1]}" for verb in _ran()
    } == set()


# What the tests above rest on.


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        pytest.param("Run `make serve` now.", ["make serve"], id="a command"),
        pytest.param("Run `gh release list` (needs an account).", [], id="a marked one"),
        pytest.param(
            "`GET /health`, `openapi/`, `keys-rotated`, `deploy.yml`, `python_modules`, `apply`",
            [],
            id="none",
        ),
        pytest.param("```sh\ncurl x\n```", [], id="a block"),
        pytest.param(
            "| `deploy plan ENVIRONMENT` | what |", ["deploy plan ENVIRONMENT"], id="in a table"
        ),
        pytest.param(
            "`PATH=x node_modules/.bin/wrangler d1 list`",
            ["PATH=x node_modules/.bin/wrangler d1 list"],
            id="with a variable",
        ),
    ],
)
def test_commands_are_found(text: str, commands: list[str]) -> None:
    assert list(_inline(text)) == commands


@pytest.mark.parametrize(
    ("command", "is_run"),
    [("deploy plan staging", True), ("deploy smoke", False), ("deploy planning", False)],
)
def test_commands_are_compared(command: str, *, is_run: bool) -> None:
    assert _is_run(command, {"deploy plan"}) is is_run


def test_what_the_rehearsal_follows_is_found() -> None:
    assert ("docs/deploying.md", ("Rollback",)) in list(_followed())
    assert ("deploy", "apply") in list(_ran())


def test_a_blank_keeps_the_value_of_the_environment() -> None:
    assert 'export TELEGRAM_BOT_TOKEN="$TELEGRAM_BOT_TOKEN" ' in runbook(
        "docs/deploying.md", ("Once per environment",), {}
    )


@pytest.mark.parametrize(
    ("heading", "replaced"),
    [
        pytest.param("Nowhere", {}, id="a heading that is gone"),
        pytest.param("Rollback", {"nothing": "x"}, id="a word that is gone"),
    ],
)
def test_a_page_that_has_changed_is_noticed(heading: str, replaced: dict[str, str]) -> None:
    with pytest.raises(Failure, match=r"docs/deploying\.md"):
        runbook("docs/deploying.md", (heading,), replaced)


def _commands(script: str) -> list[str]:
    return [line for line in script.splitlines() if line.strip() and not line.startswith("#")]


def _inline(text: str) -> Iterator[str]:
    for command, marked in QUOTED.findall(FENCE.sub("", text)):
        if PROGRAM.fullmatch(command) and not marked:
            yield command


def _is_run(command: str, ran: set[str]) -> bool:
    return command in RUN_OTHERWISE or any(f"{command} ".startswith(f"{known} ") for known in ran)


def _calls(name: str) -> Iterator[list[str]]:
    """The texts that a method of the rehearsal is given, constants by their value."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == name
            ):
                yield [text for argument in node.args if (text := _text(argument))]


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return str(getattr(scenario, node.id, ""))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _followed() -> Iterator[tuple[str, tuple[str, ...]]]:
    for page, *headings in _calls("follow"):
        yield page, tuple(headings)


def _ran() -> Iterator[tuple[str, ...]]:
    """The command and the verb of everything that is run; those of the blocks as well."""
    for arguments in _calls("run"):
        yield tuple(arguments[:2])
    for page, headings in _followed():
        for heading in headings:
            yield from re.findall(r"-m tools (\w+) (\w+)", scripts(ROOT / page)[heading])
