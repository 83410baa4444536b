"""What is known against a package, as uv and npm hear it from a database of ours: found, accepted
for a time, or not to be told.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tools.audit.asking import Finding
from tools.audit.auditing import ACCEPTED, Accepted, audit, faults, read_accepted
from tools.console import Failure
from tools.processes import free_port

TODAY = date(2026, 11, 26)
OSV, GHSA, CVE = "PYSEC-2026-7", "GHSA-aaaa-bbbb-cccc", "CVE-2026-7"
FINDING = Finding("pydantic", "2.0", (OSV, CVE), "It is bad")
TIME = {"modified": "2026-01-01T00:00:00Z", "published": "2026-01-01T00:00:00Z"}
VULNERABILITY = {"id": OSV, "summary": "It is bad", "aliases": [CVE], "affected": [], **TIME}
ADVISORY = {
    "id": 7,
    "url": f"https://github.com/advisories/{GHSA}",
    "title": "It is worse",
    "severity": "low",
    "vulnerable_versions": "<99",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


class Databases(BaseHTTPRequestHandler):
    """OSV and the registry of npm, which know something of one package each."""

    def do_POST(self) -> None:
        if self.path != "/v1/querybatch":
            self._send({"preact": [ADVISORY]})  # whatever was asked: npm looks at its versions
            return
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))["queries"]
        known = [each["package"]["name"] == "pydantic" for each in asked]
        self._send({"results": [{"vulns": [{"id": OSV, **TIME}]} if it else {} for it in known]})

    def do_GET(self) -> None:
        name = unquote(self.path[1:])  # npm looks at what depends on it as well
        packument = {"name": name, "versions": {}, "dist-tags": {}}
        self._send(VULNERABILITY if "vulns" in self.path else packument)

    def _send(self, answer: Any) -> None:
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def _databases() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Databases)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _accepting(path: Path, **ids: str) -> Path:
    until = datetime.now(UTC).date() + timedelta(days=30)
    entry = '[[accepted]]\nid = "{}"\npackage = "{}"\nreason = "of the test"\nuntil = {}\n'
    path.write_text("".join(entry.format(ids[name], name, until) for name in ids))
    return path


@pytest.mark.programs
def test_what_is_known_fails_until_it_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with _databases() as url:
        with pytest.raises(Failure) as failed:
            audit(osv_url=url, registry=f"{url}/", accepted=_accepting(tmp_path / "none.toml"))
        ids = {"pydantic": CVE, "preact": GHSA}
        audit(osv_url=url, registry=f"{url}/", accepted=_accepting(tmp_path / "both.toml", **ids))
    lines = str(failed.value).splitlines()
    assert [line.partition(" has ")[2] for line in lines] == [
        f"{OSV}: It is bad",
        f"{GHSA}: It is worse",
    ]
    assert capsys.readouterr().out.endswith("but for 2 accepted for now\n")


@pytest.mark.programs
def test_nobody_to_ask_is_not_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    with pytest.raises(Failure) as failed:
        audit(osv_url=f"http://127.0.0.1:{free_port()}")
    assert "uv audit" in str(failed.value)
    assert "not the same as fine" in str(failed.value.hint)


@pytest.mark.parametrize(
    ("package", "until", "reason", "said"),
    [
        pytest.param("pydantic", TODAY, "Fine", [], id="today"),
        pytest.param(
            "pydantic",
            TODAY - timedelta(days=1),
            "Fine",
            [
                f"pydantic 2.0 has {OSV}: It is bad",
                f"{CVE} of pydantic was accepted until 2026-11-25: look again",
            ],
            id="until yesterday",
        ),
        pytest.param(
            "pydantic",
            TODAY + timedelta(days=91),
            "Fine",
            [f"{CVE} is accepted for more than 90 days"],
            id="for good",
        ),
        pytest.param(
            "pydantic", TODAY, " ", [f"{CVE} is accepted without a reason"], id="without a reason"
        ),
        pytest.param(
            "httpx",
            TODAY,
            "Fine",
            [
                f"pydantic 2.0 has {OSV}: It is bad",
                f"{CVE} of httpx is accepted, and not there: take it out",
            ],
            id="of another package",
        ),
    ],
)
def test_what_is_accepted(package: str, until: date, reason: str, said: list[str]) -> None:
    accepted = [Accepted(CVE, package, reason, until)]
    assert list(faults([FINDING], accepted, today=TODAY)) == said


def test_the_list_is_of_its_form() -> None:
    read_accepted(ACCEPTED)
