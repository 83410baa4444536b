"""The commands of the runbooks, taken from their pages, so that a rehearsal runs what people are told to type."""

from __future__ import annotations

import re
from pathlib import Path

from tools.console import Failure
from tools.paths import ROOT

PAGES = ("docs/deploying.md", "docs/operations.md")
MARK = "(needs an account)"  # beside a command that nobody can rehearse
PART = re.compile(
    r"^#+ (?P<heading>[^\n]+)$|^```(?P<language>\w*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
TO_FILL_IN = re.compile(r"\b([A-Z][A-Z0-9_]*)=\.\.\.")


def scripts(page: Path) -> dict[str, str]:
    """The shell commands of a page by the heading they stand under; a heading's blocks are one script."""
    found: dict[str, str] = {}
    heading = ""
    for part in PART.finditer(page.read_text()):
        heading = part["heading"] or heading
        if part["language"] == "sh":
            found[heading] = found.get(heading, "") + part["text"]
    return found


def runbook(page: str, headings: tuple[str, ...], replaced: dict[str, str]) -> str:
    """The commands under some headings of a page, one script; `NAME=...` keeps the value that the environment has."""
    known = scripts(ROOT / page)
    if unknown := [heading for heading in headings if heading not in known]:
        raise Failure(
            f"{page} has no commands under {', '.join(unknown)}",
            hint="follow the page's headings in tools/cloudflare/story.py",
        )
    script = TO_FILL_IN.sub(r'\1="$\1"', "".join(known[heading] for heading in headings))
    for old, new in replaced.items():
        if old not in script:
            raise Failure(
                f"{page}: there is no {old!r} under {', '.join(headings)}",
                hint="adapt tools/cloudflare/story.py",
            )
        script = script.replace(old, new)
    return script
