"""Every call that a deployment of ours makes, and the function that answers it; any other is a 501."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tools.cloudflare import scripts, storage
from tools.cloudflare.call import Call

A = "/client/v4/accounts/:account"
S = f"{A}/workers/scripts/:name"
D = f"{A}/d1/database"

TABLE: dict[str, Callable[[Call], Any]] = {
    f"GET {A}/workers/services/:name": scripts.get_service,
    f"GET {A}/workers/subdomain": scripts.get_account_subdomain,
    f"GET {A}/workers/workers/:name": scripts.get_worker,
    f"PUT {S}": scripts.put_script,
    f"GET {S}/deployments": scripts.get_deployments,
    f"POST {S}/deployments": scripts.post_deployment,
    f"GET {S}/versions": scripts.get_versions,
    f"POST {S}/versions": scripts.post_version,
    f"GET {S}/versions/:version": scripts.get_version,
    f"GET {S}/settings": scripts.get_settings,
    f"PATCH {S}/script-settings": scripts.patch_settings,
    f"GET {S}/secrets": scripts.get_secrets,
    f"GET {S}/schedules": scripts.get_schedules,
    f"PUT {S}/schedules": scripts.put_schedules,
    f"GET {S}/subdomain": scripts.get_subdomain,
    f"POST {S}/subdomain": scripts.post_subdomain,
    f"POST {S}/assets-upload-session": scripts.post_assets_session,
    f"POST {A}/workers/assets/upload": scripts.post_assets,
    f"GET {D}": storage.get_databases,
    f"POST {D}": storage.post_database,
    f"GET {D}/:database": storage.get_database,
    f"POST {D}/:database/query": storage.post_query,
    f"GET {D}/:database/time_travel/bookmark": storage.get_bookmark,
    f"POST {D}/:database/time_travel/restore": storage.post_restore,
}
PATTERNS = [
    (re.compile(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", route)), function)
    for route, function in TABLE.items()
]


def find(method: str, path: str) -> tuple[Callable[[Call], Any], dict[str, str]] | None:
    """The function for a call, with the names in its path."""
    for pattern, function in PATTERNS:
        if match := pattern.fullmatch(f"{method} {path}"):
            return function, match.groupdict()
    return None
