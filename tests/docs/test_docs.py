"""The prose is true: what it quotes exists, what it tells people to type works."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, anchors, blocks, headings, links, quoted
from tools.paths import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
FOLDERS = {
    "kit",
    "workers",
    "openapi",
    "tools",
    "tests",
    "docs",
    "miniapp",
    "typings",
    "verifier",
    "releases",
    ".github",
    ".ci",
    ".vscode",
    ".devcontainer",
}
REPOSITORY_PATH = re.compile(r"[\w.*<>{},@-]+(?:/[\w.*<>{},@-]*)+")
PLACEHOLDER = re.compile(r"<[^>]*>|\{[^}]*\}|NNNN")
MAKE = re.compile(r"(?:^|&& |; |\$ )(?:[A-Z_]+=\S+ )*make((?: +[\w=./<>-]+)+)")
RELEASE = re.compile(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}(?: \[YANKED\])?")
CHANGES = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_quoted_paths_exist() -> None:
    """A file that was moved leaves its old name in the docs,
    and the next reader searching for it.
    """
    for page in PAGES:
        text = page.read_text()
        new = {path for block in blocks(text) if block.is_new_file for path in block.quoted}
        assert [
            path
            for path in _paths(text)
            if path not in new and not any(ROOT.glob(PLACEHOLDER.sub("*", path).rstrip("/")))
        ] == [], page


def test_make_knows_what_a_page_tells_people_to_make() -> None:
    """The first command that a newcomer types must not be the one that was renamed."""
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        assert set(_made(page.read_text())) - targets == set(), page


def test_python_blocks_compile() -> None:
    """What people copy must at least be Python."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | ast.PyCF_ONLY_AST
    for page in PAGES:
        for block in blocks(page.read_text(), "python"):
            compile(block.text, str(page), "exec", flags=flags)


def test_relative_links_lead_somewhere() -> None:
    """GitHub renders a dead link like a good one."""
    for page in PAGES:
        found = links(page.read_text())
        relative = [link for link in found if not re.match(r"[a-z][a-z+.-]*:", link)]
        assert [link for link in relative if not _leads_somewhere(page, link)] == [], page


def test_the_changelog_keeps_its_form() -> None:
    """https://keepachangelog.com: release notes are cut from it by its headings."""
    text = CHANGELOG.read_text()
    assert text.startswith("# Changelog\n")
    assert _wrong_headings(text) == []
    assert (2, "[Unreleased]") in headings(text)


# What the tests above rest on: that they see what they look for.


def test_there_are_pages() -> None:
    assert ROOT / "docs" / "problems.md" in PAGES


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param("see `tools/build/render.py`", ["tools/build/render.py"], id="a file"),
        pytest.param(
            "see `workers/<name>/src/entry.py:12`",
            ["workers/<name>/src/entry.py"],
            id="a placeholder and a line",
        ),
        pytest.param(
            "see `tests/architecture/test_architecture.py::test_rules_do_no_io`",
            ["tests/architecture/test_architecture.py"],
            id="a test",
        ),
        pytest.param(
            "see `openapi/` and `docs/adr/NNNN-*.md`",
            ["openapi/", "docs/adr/NNNN-*.md"],
            id="a folder and a pattern",
        ),
        pytest.param("`GET /v1/me`, `and/or`, `application/json`, `tools`", [], id="no paths"),
        pytest.param("```\nkit/is/code\n```", [], id="a block of code"),
    ],
)
def test_paths_are_found(text: str, paths: list[str]) -> None:
    assert list(_paths(text)) == paths


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("Run `make test`.", ["test"], id="quoted"),
        pytest.param("Run `PORT=1 make dev STATE_DIR=x`.", ["dev"], id="with variables"),
        pytest.param(
            "```sh\ngit pull && make setup check  # and wait\n$ make dev\n```",
            ["setup", "check", "dev"],
            id="in a block",
        ),
        pytest.param("Make sure to make haste; `make <target>`", [], id="prose"),
    ],
)
def test_targets_are_found(text: str, targets: list[str]) -> None:
    assert list(_made(text)) == targets


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("problems.md", True),
        ("../tools", True),
        ("problems.md#conflict", True),
        ("problems.md#nothing", False),
        ("nowhere.md", False),
        ("#conflict", True),
    ],
)
def test_links_are_followed(link: str, *, leads: bool) -> None:
    assert _leads_somewhere(ROOT / "docs" / "problems.md", link) is leads


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param(
            "## [Unreleased]\n### Added\n## [0.1.0] - 2026-11-21\n### Fixed\n", [], id="good"
        ),
        pytest.param("## 0.1.0\n", ["0.1.0"], id="no brackets"),
        pytest.param("## [0.1.0] - November\n", ["[0.1.0] - November"], id="no date"),
        pytest.param("### News\n", ["News"], id="an unknown kind of change"),
    ],
)
def test_headings_of_a_changelog_are_judged(text: str, wrong: list[str]) -> None:
    assert _wrong_headings(text) == wrong


def _paths(text: str) -> Iterator[str]:
    for each in quoted(text):
        path = re.split(r"::|:\d", each)[0]
        if REPOSITORY_PATH.fullmatch(path) and path.split("/")[0] in FOLDERS:
            yield path


def _made(text: str) -> Iterator[str]:
    lines = [
        *quoted(text),
        *(line.strip() for block in blocks(text) for line in block.text.splitlines()),
    ]
    for line in lines:
        for words in MAKE.findall(line):
            yield from (
                word
                for word in words.split()
                if re.fullmatch(r"[a-z0-9-]+", word) and not word.startswith("-")
            )


def _leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (
        not anchor or target.suffix != ".md" or anchor in anchors(target.read_text())
    )


def _wrong_headings(text: str) -> list[str]:
    return [
        title
        for level, title in headings(text)
        if level > 1 and not (RELEASE.fullmatch(title) if level == 2 else title in CHANGES)
    ]
