"""What wrangler and the workers print: read while it grows, told to people, filtered."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.console import Failure, say
from tools.processes import COLOUR

# wrangler about itself. Whatever else is no record of a worker's, such as an exception or a print
# of somebody's, is for the person at the terminal.
CHATTER = re.compile(
    r"\s*$|\s*[│├└┌]|\[wrangler:info\]|\[custom build\]|⎔|🪵|Attaching additional modules"
    r"|The file .* changed, restarting build|\s*⛅| *─+$|Your Worker has access|.*wrangler \d+\."
    # How its compiler ends with it:
    r"|fatal error: all goroutines|goroutine \d|.*/esbuild|(created by )?main\."
    r"|\s*(sync|runtime)[./]"
)
# What wrangler says from a change that it sees to the workers that run it, in this order.
RELOAD = ("changed, restarting build", "Reloading local server", "updated and ready")
FIELDS_TOLD = ("request_id", "operation", "status", "duration_ms", "work", "detail")
FOLLOW_S = 0.2
Record = dict[str, Any]


class Growing:
    """A file that another process appends to."""

    def __init__(self, path: Path) -> None:
        self._path, self._position = path, 0

    def lines(self) -> Iterator[str]:
        """The whole lines that are there since the last call; from the start if it was emptied."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            if self._path.stat().st_size < self._position:
                self._position = 0
            file.seek(self._position)
            for line in file:
                if not line.endswith(b"\n"):
                    return
                self._position += len(line)
                yield COLOUR.sub("", line.decode(errors="replace").rstrip("\n"))


def record_of(line: str) -> Record | None:
    """The record that a worker logged, if the line is one."""
    try:
        record = json.loads(line) if line.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and "event" in record else None


def loud(line: str) -> str | None:
    """What the terminal of `make dev` shows of a line: failures and what nobody expects."""
    record = record_of(line)
    if record is None:
        return None if CHATTER.match(line) else line
    return told(record) if record.get("level") == "error" else None


def told(record: Record) -> str:
    """A record as a person reads it: one line, and one for each place that an exception passed."""
    fields = [f"{name}={record[name]}" for name in FIELDS_TOLD if name in record]
    text = " ".join([f"{record.get('service')}:", str(record["event"]), *fields])
    if "error" in record:
        text += f"\n    {record['error']}: {record.get('message', '')}"
    return "\n      ".join([text, *map(str, record.get("frames", ()))])


def matches(record: Record, *, service: str | None, request: str | None) -> bool:
    """Whether a record is of this service and this request, the latter by either of its ids."""
    return service in (None, record.get("service")) and (
        request is None or request in (record.get("request_id"), record.get("trace_id"))
    )


def show(
    path: Path, *, service: str | None, request: str | None, as_json: bool, follow: bool
) -> None:
    """Print the log; with a filter or as JSON, the records only. Raises `Failure` without one."""
    if not path.exists():
        raise Failure(f"{path} is not there", hint="`make dev` writes it")
    log, only_records = Growing(path), as_json or bool(service or request)
    while True:
        for line in log.lines():
            record = record_of(line)
            if record is None:
                if not only_records and (text := loud(line)):
                    say(text)
            elif matches(record, service=service, request=request):
                say(line if as_json else told(record))
        if not follow:
            return
        time.sleep(FOLLOW_S)
