"""Paths that have a second spelling: whoever brings them, the gateway refuses them by one name."""

from __future__ import annotations

import pytest

# As they go through every HTTP client, door and runtime.
REFUSED_PATHS = [
    pytest.param("/v1/contests/..%2f", id="an encoded slash after dots"),
    pytest.param("/v1/a%2Fb", id="an encoded slash"),
    pytest.param("/v1/contests/%252f", id="a slash encoded twice"),
    pytest.param("/v1/contests/%252e", id="a dot encoded twice"),
    pytest.param("/v1/contests/a%5cb", id="an encoded backslash"),
    pytest.param("/v1/contests/a%00", id="NUL at the end"),
    pytest.param("/v1/contests/a%00b", id="NUL within"),
    pytest.param("/v1/contests/a;b", id="a semicolon"),
    pytest.param("/v1/contests/.hidden", id="a dot in front"),
    pytest.param("/.well-known2/x", id="a dot in front of the first"),
    pytest.param("//v1/contests", id="two slashes in front"),
    pytest.param("//evil/v1/contests", id="two slashes and a host"),
    pytest.param("/v1//contests", id="two slashes within"),
]
# As well, where nothing before the gateway encodes or resolves them.
REFUSED_UNENCODED_PATHS = [
    pytest.param("/v1/contests/%2e%2e", id="encoded dots"),
    pytest.param("/v1/contests/.", id="a dot"),
    pytest.param("/v1/contests/..", id="two dots"),
    pytest.param("/v1/contests/a\\b", id="a backslash"),
    pytest.param("/v1/contests/a b", id="a space"),
    pytest.param("/v1/contests/a\n", id="a line feed"),
    pytest.param("/v1/contests/{}", id="the way to a parameter"),
    pytest.param("/v1/contests/я", id="a letter that is not ASCII"),
]
