"""What the databases of a stack say against each other: nothing, when all is well."""

from __future__ import annotations

from tests.e2e.client import Client
from tools.ledger.verify import Wrong, ledger, verify


def contradictions(client: Client) -> list[str]:
    """Each in a sentence."""
    try:
        with ledger(client.stack.layout.state) as connection:
            verify(connection, {})
    except Wrong as wrong:
        return [str(wrong)]
    return []
