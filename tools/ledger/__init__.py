"""The points ledger looked at from outside: a check that shares no code with the worker."""
