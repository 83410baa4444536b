"""Which tests share something that takes long to start: `make test` runs those in one process, the others in any."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = {
    **{
        f"tests/e2e/test_{name}.py": "stack"
        for name in ("acceptance", "account", "docs_page", "document", "raw_http", "stack")
    },
    **{f"tests/tools/serve/test_{name}.py": "served" for name in ("serve", "backup")},
    **{
        f"tests/{name}.py": name
        for name in (
            "tools/serve/test_door",
            "tools/serve/test_door_fuzz",
            "conformance/test_workerd",
            "e2e/test_costs",
        )
    },
}


def group_of(nodeid: str) -> str:
    """The group of a test; a test that starts what it needs for itself is its own."""
    return TOGETHER.get(nodeid.partition("::")[0], nodeid)


class Spreading(LoadScopeScheduling):  # type: ignore[misc]
    """xdist's own, with our groups: its `loadgroup` does not see the marks with this pytest."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
