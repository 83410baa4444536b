"""The soak runs on a stack of its own, as the end-to-end tests do."""

from tests.e2e.conftest import client, databases, pytest_runtest_makereport

__all__ = ["client", "databases", "pytest_runtest_makereport"]
