"""What search engines are told: which pages there are, and what is none."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from contest.content.settings import Settings
from contest.content.site import links
from contest.content.site.html import Html, element, joined
from contest.kit.call import Reply

XML, TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
HEAD = Html('<?xml version="1.0" encoding="UTF-8"?>\n')
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP = "/sitemap.xml"
NOT_PAGES = ("/v1/", "/app/")


def sitemap(contest_ids: Sequence[str], settings: Settings) -> Reply:
    """The addresses of the pages that may be found."""
    paths = [links.HOME, *(links.page(quote(each)) for each in contest_ids)]
    found = filter(None, (links.absolute(settings, each) for each in paths))
    urls = [element("url", element("loc", each)) for each in found]
    return Reply(200, joined(HEAD, element("urlset", *urls, xmlns=SCHEMA)), XML)


def robots(settings: Settings) -> Reply:
    """What they may look at."""
    lines = ["User-agent: *", *(f"Disallow: {each}" for each in NOT_PAGES)]
    if address := links.absolute(settings, SITEMAP):
        lines.append(f"Sitemap: {address}")
    return Reply(200, "\n".join([*lines, ""]), TEXT)
