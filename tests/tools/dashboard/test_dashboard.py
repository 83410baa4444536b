"""The dashboard asks for what the workers write, and its file is the one that is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from contest.kit.metrics import BLOBS, DOUBLES, Kind
from tests.docs.test_operating import OF_SERVICES
from tools.__main__ import main
from tools.dashboard import grafana
from tools.fleet import DEPLOYED

# What Analytics Engine knows and the queries use, beside columns.
WORDS = {"select", "as", "from", "where", "group", "by", "order", "desc", "limit", "and", "in"}
WORDS |= {"not"}
FUNCTIONS = {"sum", "if", "format", "position", "quantileExactWeighted"}
OURS = {"t", "series", "value"}
COLUMNS = {
    *(f"blob{number}" for number, _ in enumerate(BLOBS, 1)),
    *(f"double{number}" for number, _ in enumerate(DOUBLES, 1)),
    "_sample_interval",
}
PANELS: list[dict[str, Any]] = json.loads(grafana.FILE.read_text())["panels"]
QUERIES = {
    panel["title"]: target["query"] for panel in PANELS for target in panel.get("targets", ())
}


def test_the_file_is_the_one_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one: run `python -m tools dashboard`."""
    kept = grafana.FILE.read_text()
    monkeypatch.setattr(
        grafana, "write", lambda: (tmp_path / "file").write_text(grafana.dashboard())
    )
    assert main(["dashboard"]) == 0
    assert (tmp_path / "file").read_text() == kept


@pytest.mark.parametrize("title", QUERIES)
def test_a_query_names_what_the_workers_write_and_nothing_else(title: str) -> None:
    query = QUERIES[title]
    dataset = re.search(r" from (\S+) ", query)
    assert dataset is not None
    assert dataset[1] == "contest_$environment", "the dataset of wrangler.toml.tmpl"
    kinds = re.findall(r"blob1 = '([\w-]+)'", query)
    assert len(kinds) == 1
    assert set(kinds) <= set(get_args(Kind))
    assert "$timeFilter" in query
    plain = re.sub(r"'[^']*'|\$\w+|contest_\$environment", " ", query)
    names = {name for name in re.findall(r"[A-Za-z_]\w*", plain) if name != "contest_"}
    assert names <= WORDS | FUNCTIONS | OURS | COLUMNS


def test_it_shows_alerts_that_there_are() -> None:
    shown = {
        name for query in QUERIES.values() for name in re.findall(r"blob2 = '([\w-]+)'", query)
    }
    assert {"ledger", "draw-overdue", "tickets-unpaid", "posts-lost", "messages-stuck"} <= shown
    assert shown <= {alert for checks in OF_SERVICES.values() for alert in checks}


def test_it_is_of_every_environment_and_has_room_for_each_panel() -> None:
    document = json.loads(grafana.FILE.read_text())
    [_, environment] = document["templating"]["list"]
    assert {each["value"] for each in environment["options"]} == set(DEPLOYED)
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    taken = set[tuple[int, int]]()
    for panel in PANELS:
        at = panel["gridPos"]
        cells = {(at["x"] + x, at["y"] + y) for x in range(at["w"]) for y in range(at["h"])}
        assert max(x for x, _ in cells) < grafana.COLUMNS
        assert not cells & taken, panel["title"]
        taken |= cells
