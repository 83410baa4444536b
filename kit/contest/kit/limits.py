"""What the platform allows to one invocation, on its smallest plan."""

from __future__ import annotations

# Calls outside: queries of the database (a batch is one), other workers, HTTP, Durable Objects.
# With what goes on after the answer.
CALLS_MAX = 50
