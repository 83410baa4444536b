"""docs/licences.md: what of others is shipped, under which licence, and where its text travels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from tools.build.page import ensure_page
from tools.build.vendor import ensure_packages
from tools.console import Failure, say
from tools.contract.docs_page import VIEWER
from tools.fleet import WORKERS
from tools.paths import ROOT

PAGE = ROOT / "docs" / "licences.md"
BEGIN, END = "<!-- begin: written by `python -m tools licences` -->\n", "<!-- end -->\n"
HEAD = "\n| package | licence | where it goes | its text |\n|---|---|---|---|\n"
BUNDLED = "app/licences.txt"  # beside the Mini App, written by miniapp/licences.mts
IN_BUNDLE = re.compile(r"^(@?[\w./-]+) [\w.]+ \(([\w.-]+)\)$", re.MULTILINE)
NAMES = {"MIT License": "MIT", "BSD License": "BSD-3-Clause"}  # of classifiers, as SPDX has them
FONT = "@fontsource/golos-text"


@dataclass(frozen=True, order=True)
class Shipped:
    """A package that goes where the project goes."""

    name: str
    licence: str
    where: str
    text: str


def write() -> None:
    """Write the table into the page."""
    PAGE.write_text(page())
    say(f"wrote {PAGE.relative_to(ROOT)}")


def page() -> str:
    """The page with the table of today."""
    before, rest = PAGE.read_text().split(BEGIN)
    packages = sorted([*in_workers(), *in_pages()])
    lines = [f"| {each.name} | {each.licence} | {each.where} | {each.text} |" for each in packages]
    return f"{before}{BEGIN}{HEAD}" + "\n".join(lines) + f"\n\n{END}{rest.split(END)[1]}"


def in_workers() -> Iterator[Shipped]:
    """The Python packages that are uploaded with workers. Raises `Failure` for one whose licence
    does not come with it.
    """
    users = dict[str, list[str]]()
    found = dict[str, Path]()
    for worker in WORKERS:
        for folder in ensure_packages(worker.name).glob("*.dist-info"):
            users.setdefault(folder.name, []).append(worker.name)
            found[folder.name] = folder
    for name, folder in found.items():
        about = HeaderParser().parsestr((folder / "METADATA").read_text())
        texts = sorted(path.name for path in _texts(folder))
        if not texts:
            raise Failure(f"{about['Name']} comes without the text of its licence")
        where = "every worker" if len(users[name]) == len(WORKERS) else ", ".join(users[name])
        text = f"{', '.join(texts)} in its `dist-info`, uploaded with it"
        yield Shipped(about["Name"], _licence(about), where, text)


def in_pages() -> Iterator[Shipped]:
    """What is within the Mini App, and the viewer of the document beside it."""
    text = (ensure_page(ROOT / "miniapp", ROOT / ".cache" / "miniapp") / BUNDLED).read_text()
    for name, licence in IN_BUNDLE.findall(text):
        where = "the pictures of content" if name == FONT else "the Mini App"
        yield Shipped(name, licence, where, f"`/{BUNDLED}`")
    viewer = json.loads((VIEWER / "package.json").read_text())
    text = "`/docs/swagger-ui.LICENSE.txt`, `swagger-ui.NOTICE.txt` beside it, and that of what it"
    text += " bundles in `swagger-ui-bundle.js.LICENSE.txt`"
    yield Shipped(viewer["name"], viewer["license"], "`/docs/`", text)


def _texts(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and re.match(r"licen[cs]e|copying|notice", path.name, re.IGNORECASE):
            yield path


def _licence(about: Message) -> str:
    """What a package says of itself, by whichever of the three ways it does."""
    if said := about["License-Expression"] or about["License"]:
        return str(said)
    classifiers = about.get_all("Classifier", [])
    [name] = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::")]
    return NAMES[name]
