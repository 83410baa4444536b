"""The static and the public pages in a real browser: the document is readable there, and nothing
is loaded from anyone else.
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S, Browser, find_chromium
from tests.e2e.client import Client
from tests.sites import HEIGHT, pixels
from tools.contract.compile import load
from tools.contract.table import operations

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]

DOCUMENT = load()
PUBLIC = [each for _, _, each in operations(DOCUMENT) if not each.get("x-internal")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(find_chromium(), tmp_path_factory.mktemp("browser"))


def test_whoever_asks_for_the_docs_reads_every_operation_and_message(
    client: Client, browser: Browser
) -> None:
    page = browser.open(f"{client.stack.layout.url}/docs")
    described = [*PUBLIC, *(each["post"] for each in DOCUMENT["webhooks"].values())]
    assert sorted(page.texts("opblock-summary-description")) == sorted(
        operation["summary"] for operation in described
    )


def test_a_link_to_an_operation_opens_it(client: Client, browser: Browser) -> None:
    page = browser.open(f"{client.stack.layout.url}/docs/#/contests/listContests")
    assert 'id="operations-contests-listContests"' in page.dom
    assert "How many items a page holds" in page.dom
    assert "A hundred points" in page.dom


@pytest.mark.parametrize("path", ["/docs", "/docs/#/auth/createSession", "/app/"])
def test_a_page_keeps_to_its_policy_and_to_this_origin(
    client: Client, browser: Browser, path: str
) -> None:
    """What the policy forbids is blocked and said on the console, where a person does not look."""
    origin = client.stack.layout.url
    page = browser.open(origin + path)
    assert page.console == []
    assert page.requests
    assert [url for url in page.requests if not url.startswith(f"{origin}/")] == []


def test_a_public_page_is_as_it_is_meant_and_its_picture_is_one(
    client: Client, browser: Browser
) -> None:
    contest_id, origin = client.open_contest(), client.stack.layout.url
    for path, button in (("/", "Open in Telegram"), (f"/contests/{contest_id}", "Take part")):
        page = browser.open(origin + path)
        assert [each.startswith(button) for each in page.texts("button")] == [True]
        assert page.console == []
        assert "<script" not in page.dom
    [address] = re.findall(r'property="og:image" content="([^"]*)"', page.dom)
    reply = httpx.get(html.unescape(address), trust_env=False)
    assert len(pixels(reply.content)) == HEIGHT
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert httpx.get(f"{origin}/contests/unknown", trust_env=False).status_code == 404


@pytest.mark.parametrize("path", ["/docs/", "/docs/docs.js", "/docs/swagger-ui-bundle.js", "/app/"])
def test_static_files_have_their_headers(client: Client, path: str) -> None:
    reply = httpx.get(client.stack.layout.url + path, trust_env=False)
    assert reply.status_code == 200
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src ")
    assert "unsafe" not in policy


def test_the_headers_file_is_not_served(client: Client) -> None:
    assert client.request("GET", "/_headers").status == 404


# What the tests above rest on: that the browser tells.


class _BadPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(
            b"<p class=said>Good</p><img src='https://elsewhere.example/pixel'><script>nothing.at.all</script>"
        )

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def bad_page() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _BadPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_browser_tells_of_errors_and_of_requests_elsewhere(
    browser: Browser, bad_page: str
) -> None:
    page = browser.open(bad_page)
    assert page.texts("said") == ["Good"]
    assert any("nothing is not defined" in line for line in page.console)
    assert "https://elsewhere.example/pixel" in page.requests
