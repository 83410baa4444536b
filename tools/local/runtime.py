"""Start wrangler so that it runs workerd with our Pyodide bundle, quietly, without a download."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from tools.build.pyodide_bundle import ensure_bundle
from tools.console import Failure
from tools.local.clock import SETTING as CLOCK
from tools.paths import CACHE, NODE_MODULES, VENV_BIN

WRANGLER = NODE_MODULES / ".bin" / "wrangler"


def wrangler_environment(
    settings: dict[str, str] | None = None, *, snapshot: Path | None = None
) -> dict[str, str]:
    """The environment of a local wrangler: what it hands to the workers; nothing phones home.
    Python workers start from a snapshot of memory (`tools/build/snapshot.py`), or from nothing.
    """
    if not WRANGLER.exists():
        raise Failure("wrangler is not installed", hint="run `make setup`")
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CLOUDFLARE_", "WRANGLER_", "MINIFLARE_"))
    }
    return inherited | {
        "PATH": f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "MINIFLARE_WORKERD_PATH": str(workerd_wrapper(snapshot)),
        "CLOUDFLARE_CF_FETCH_ENABLED": "false",
        "WRANGLER_SEND_METRICS": "false",
        "WRANGLER_SEND_ERROR_REPORTS": "false",
        "CI": "1",
        # Else those that the shell happens to have would reach the workers.
        "ENVIRONMENT": "local",
        CLOCK: "0",
        "NODE_COMPILE_CACHE": str(CACHE / "node"),
        "XDG_CONFIG_HOME": str(CACHE / "config"),  # wrangler's logs stay out of the home folder
        "NO_COLOR": "1",
        "FORCE_COLOR": "0",
        **(settings or {}),
    }


def workerd_wrapper(snapshot: Path | None = None) -> Path:
    """A script that starts workerd with the bundle's folder, and with a snapshot: wrangler has no
    options for them.
    """
    workerd = next((NODE_MODULES / "@cloudflare").glob("workerd-*/bin/workerd"), None)
    if workerd is None:
        raise Failure(
            "workerd has no build for this machine in node_modules",
            hint="run `make setup`; supported: Linux and macOS on x86-64 and arm64",
        )
    options = [f"--pyodide-bundle-disk-cache-dir={ensure_bundle()}"]
    if snapshot:
        options += [
            f"--python-snapshot-dir={snapshot.parent}",
            f"--python-load-snapshot={snapshot.name}",
        ]
    wrapper = CACHE / "pyodide" / ("workerd-from-snapshot" if snapshot else "workerd")
    program = shlex.quote(str(workerd))
    text = f"""\
#!/bin/sh
if [ "$1" = serve ]; then shift; exec {program} serve {shlex.join(options)} "$@"; fi
exec {program} "$@"
"""
    if not wrapper.exists() or wrapper.read_text() != text:
        wrapper.write_text(text)
        wrapper.chmod(0o755)
    return wrapper
