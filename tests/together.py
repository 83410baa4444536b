"""How the tests are spread over processes: the tests of a file stay together,
and so do those of files that share something that takes long to start.
"""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

# What takes longest, and begins first: begun last, it would keep one core busy and the other idle.
LONGEST_FIRST: dict[str, tuple[str, ...]] = {
    "people": tuple(  # with all of the Mini App's folder
        f"tests/e2e/test_{name}.py" for name in ("miniapp_host", "telegram_page")
    ),
    "served": ("tests/tools/serve/test_serve.py", "tests/tools/serve/test_backup.py"),
    "stack": tuple(
        f"tests/e2e/test_{name}.py"
        for name in (
            "acceptance",
            "account",
            "at_once",
            "docs_page",
            "document",
            "raw_http",
            "stack",
            "webhooks",
        )
    ),
    "story": ("tests/e2e/test_story.py",),
    "conformance": ("tests/conformance/test_workerd.py",),
    "costs": ("tests/e2e/test_costs.py",),
    "ledger": tuple(f"tests/e2e/test_{name}.py" for name in ("events", "ledger", "ledger_crashes")),
    "releases": ("tests/e2e/test_releases.py",),
    "dev": ("tests/tools/local/test_dev.py",),
    "wheel": ("tests/draw/test_wheel.py",),
    "proxies": tuple(f"tests/tools/serve/test_proxy{part}.py" for part in ("", "_fuzz", "_turns")),
}
TOGETHER = {file: group for group, files in LONGEST_FIRST.items() for file in files}
MINIAPP = "tests/e2e/miniapp/"
# Each test starts what it needs for itself, and takes long.
APART = {"tests/tools/deploy/test_boot_on_workerd.py"}


def group_of(nodeid: str) -> str:
    """What runs in one process with this test."""
    file = nodeid.partition("::")[0]
    if file.startswith(MINIAPP):
        return "people"
    return nodeid if file in APART else TOGETHER.get(file, file)


class Spreading(LoadScopeScheduling):  # type: ignore[misc]
    """xdist's own, with our groups and their order.
    Its `loadgroup` does not see the marks with this pytest.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)

    def _assign_work_unit(self, node: Any) -> None:
        first = next((group for group in LONGEST_FIRST if group in self.workqueue), None)
        if first:
            self.workqueue.move_to_end(first, last=False)
        super()._assign_work_unit(node)
