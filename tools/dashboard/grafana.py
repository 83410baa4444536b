"""The dashboard as Grafana's JSON, for the ClickHouse data source of Altinity, which asks the SQL
API of Workers Analytics Engine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.dashboard.panels import ROWS, Panel
from tools.fleet import DEPLOYED
from tools.paths import ROOT

FILE = ROOT / "dashboards" / "contest.json"
PLUGIN = "vertamedia-clickhouse-datasource"
SOURCE = {"type": PLUGIN, "uid": "${source}"}
COLUMNS, PANEL_HEIGHT, STAT_HEIGHT = 24, 8, 4

Json = dict[str, Any]


def dashboard() -> str:
    """The text of the file."""
    document = {
        "uid": "contest",
        "title": "Contest",
        "description": "Written by `python -m tools dashboard`: docs/operations.md, A dashboard.",
        "editable": True,
        "schemaVersion": 39,
        "time": {"from": "now-24h", "to": "now"},
        "refresh": "1m",
        "templating": {"list": [_source(), _environment()]},
        "panels": list(_panels()),
    }
    return json.dumps(document, indent=2) + "\n"


def write(file: Path = FILE) -> None:
    """Write the file anew."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(dashboard())


def _source() -> Json:
    return {"type": "datasource", "name": "source", "label": "Data source", "query": PLUGIN}


def _environment() -> Json:
    """The newest first: people look at production."""
    names = list(reversed(DEPLOYED))
    options = [{"text": name, "value": name, "selected": name == names[0]} for name in names]
    return {
        "type": "custom",
        "name": "environment",
        "label": "Environment",
        "query": ", ".join(names),
        "options": options,
        "current": options[0],
    }


def _panels() -> Iterator[Json]:
    """Row after row, each filled from the left."""
    number, y = 0, 0
    for title, panels in ROWS:
        number += 1
        place = {"x": 0, "y": y, "w": COLUMNS, "h": 1}
        yield {"id": number, "type": "row", "title": title, "gridPos": place, "panels": []}
        x, y, height = 0, y + 1, 0
        for panel in panels:
            if x + panel.width > COLUMNS:
                x, y, height = 0, y + height, 0
            number += 1
            tall = STAT_HEIGHT if panel.shape == "stat" else PANEL_HEIGHT
            yield _panel(number, panel, {"x": x, "y": y, "w": panel.width, "h": tall})
            x, height = x + panel.width, max(height, tall)
        y += height


def _panel(number: int, panel: Panel, place: dict[str, int]) -> Json:
    shown: Json = {"unit": panel.unit, "min": 0}
    if panel.shape == "stat":
        shown["noValue"] = "0"
    return {
        "id": number,
        "type": panel.shape,
        "title": panel.title,
        "description": panel.says,
        "datasource": SOURCE,
        "gridPos": place,
        "fieldConfig": {"defaults": shown, "overrides": []},
        "options": {"reduceOptions": {"calcs": ["lastNotNull"]}} if panel.shape == "stat" else {},
        "targets": [_target(panel)],
    }


def _target(panel: Panel) -> Json:
    """The query, as the editor of the plugin keeps it."""
    return {
        "refId": "A",
        "datasource": SOURCE,
        "editorMode": "sql",
        "rawQuery": True,
        "query": panel.sql,
        "format": "time_series" if panel.shape == "timeseries" else "table",
        "dateTimeType": "DATETIME",
        "dateTimeColDataType": "timestamp",
        "intervalFactor": 1,
        "round": "0s",
        "skip_comments": True,
        "extrapolate": False,
    }
