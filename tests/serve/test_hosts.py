"""A `Host` that is more than a host never changes the path that is matched. In `make dev` wrangler writes the header anew."""

from __future__ import annotations

import http.client
import json
from contextlib import closing

import pytest

from tests.serve.served import Served


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
@pytest.mark.parametrize("host", ["x/ready#", "x/ready?", "x/ready", "x/openapi.json#", "u:p@x"])
def test_a_host_does_not_change_the_path(served: Served, host: str, method: str) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)) as connection:
        connection.putrequest(method, "/v1/contests", skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        response = connection.getresponse()
        problem = json.loads(response.read())
    assert (response.status, problem["type"]) == (400, "urn:problem:host-malformed")
