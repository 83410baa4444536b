"""The last part of the set-up: all that the workers need and that can be made before they start."""

from __future__ import annotations

from tools.build.page import ensure_miniapp, ensure_page
from tools.build.pyodide_bundle import ensure_bundle
from tools.build.render import render
from tools.build.snapshot import ensure_snapshot
from tools.build.stage import stage
from tools.build.vendor import vendor
from tools.console import step
from tools.fleet import WORKERS


def prepare() -> None:
    """Make what is missing or out of date; next to nothing the second time. Raises `Failure`."""
    with step("assembling Pyodide for workerd"):
        ensure_bundle()
    with step("installing the workers' packages"):
        vendor()
    with step("building the emulator's page"):
        ensure_page()
    with step("building the Mini App"):
        ensure_miniapp()
    with step("rendering the workers' configuration"):
        render("local")
        for worker in WORKERS:
            stage(worker.name)
    with step("taking a snapshot of what all workers import"):
        ensure_snapshot("local")
