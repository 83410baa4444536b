"""Two hundred people sign in and refresh a thousand times from eight connections: nothing is lost, nothing doubled."""

from __future__ import annotations

import pytest

from tests.e2e.client import Client
from tests.e2e.load import check_sessions, load_sessions

pytestmark = pytest.mark.soak

PEOPLE = range(7_000_000_000, 7_000_000_200)
REFRESHES_EACH = 5
CONNECTIONS = 8


def test_two_hundred_sign_ins_and_a_thousand_refreshes(client: Client) -> None:
    chains, figures = load_sessions(
        client, PEOPLE, refreshes_each=REFRESHES_EACH, connections=CONNECTIONS
    )
    for each in figures:
        print(f"  {each}, from {CONNECTIONS} connections", flush=True)
    check_sessions(client, chains, refreshes_each=REFRESHES_EACH)
