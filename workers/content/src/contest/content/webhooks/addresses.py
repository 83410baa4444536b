"""Where a webhook may lead: to a public name over https, and to nothing else.

A name is all that is judged here. What it resolves to, and whether that changes, a worker cannot
know before it asks: see docs/webhooks.md.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from contest.kit.problems import FieldError, InvalidRequest

POINTER = "/body/url"
CHARACTERS = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")  # RFC 3986
NAME_MAX = 253
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The last label begins with a letter, so no spelling of an IPv4 address is a name: `0x7f.1` ends
# in a number, and so do `127.1`, `2130706433` and `0177.0.0.01`.
NAME = re.compile(rf"(?:{LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
# Special-use names (RFC 6761, 6762, 7686, 8375, 9476) and those that private networks give.
RESERVED = (
    *("alt", "arpa", "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local"),
    *("localdomain", "localhost", "onion", "private", "test"),
)
LOOPBACK = ("127.0.0.1", "localhost")


def check_url(url: str, *, loopback: bool) -> None:
    """Raise `InvalidRequest` for an address that no webhook may have.

    `loopback` allows a receiver on this machine, by http and on any port.
    """
    if problem := _problem(url, loopback=loopback):
        raise InvalidRequest(errors=[FieldError(POINTER, problem)])


def host_of(url: str) -> str:
    """The name in the address of a webhook."""
    return urlsplit(url).hostname or ""


def _problem(url: str, *, loopback: bool) -> str | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is not an address"
    here = loopback and parts.scheme in ("http", "https") and parts.hostname in LOOPBACK
    # As it is written: `hostname` leaves brackets and capitals away.
    name = parts.netloc.lower().removesuffix(":443")
    problems = {
        "has a character that no address has: write it as %, and a name as xn--": (
            not CHARACTERS.fullmatch(url)
        ),
        "holds a name or a password": "@" in parts.netloc,
        "has a fragment, which is never sent": "#" in url,
        "does not begin with https://": not here and parts.scheme != "https",
        "names a port other than 443": not here and port not in (None, 443),
        "leads to no public name such as hooks.example.com: an IP address is none": (
            not here and (len(name) > NAME_MAX or not NAME.fullmatch(name))
        ),
        "leads to a name that is reserved": not here and name.rpartition(".")[2] in RESERVED,
    }
    return next((said for said, is_so in problems.items() if is_so), None)
