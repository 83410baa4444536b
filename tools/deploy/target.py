"""What a deployment is aimed at: the environment, the version, the settings and the account."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.build.render import current_version, file_name
from tools.fleet import BY_NAME, SETTINGS, binding, settings_of
from tools.paths import ROOT

API = "https://api.cloudflare.com/client/v4"


@dataclass(frozen=True, kw_only=True)
class Target:
    """One environment on one account. The guard has to approve of it before anything is done with it."""

    environment: str
    version: str
    values: Mapping[str, str] = field(repr=False)  # settings, secrets and D1 ids, by name
    root: Path = ROOT

    @staticmethod
    def of(environment: str, values: Mapping[str, str] | None = None) -> Target:
        """The target that the process environment describes."""
        values = os.environ if values is None else values
        return Target(
            environment=environment,
            version=values.get("VERSION") or current_version(),
            values=values,
        )

    @property
    def account(self) -> str:
        """Cloudflare's id of the account."""
        return self.values.get("CLOUDFLARE_ACCOUNT_ID", "")

    @property
    def token(self) -> str:
        """The API token of this environment."""
        return self.values.get("CLOUDFLARE_API_TOKEN", "")

    @property
    def api(self) -> str:
        """Where Cloudflare's API is."""
        return (self.values.get("CLOUDFLARE_API_BASE_URL") or API).rstrip("/")

    def value(self, name: str) -> str:
        """The value of a setting, its default where it has none, empty where there is neither."""
        return (
            self.values.get(name)
            or next((setting.default for setting in SETTINGS if setting.name == name), None)
            or ""
        )

    def script(self, worker: str) -> str:
        """What a worker is called on Cloudflare."""
        return f"{worker}-{self.environment}"

    def configuration(self, worker: str) -> Path:
        """The rendered configuration of a worker."""
        return self.root / "workers" / worker / file_name(self.environment)

    def database(self, worker: str) -> str:
        """The id of a worker's database, empty if it is not set."""
        return self.values.get(f"D1_ID_{binding(worker)}", "")

    def secrets(self, worker: str) -> dict[str, str]:
        """The secrets that a worker receives."""
        return {
            setting.name: self.values.get(setting.name, "")
            for setting in settings_of(worker)
            if setting.secret
        }

    def missing(self, worker: str) -> tuple[str, ...]:
        """The settings, secrets and D1 ids of a worker that have no value and need one."""
        needed = [setting.name for setting in settings_of(worker) if setting.default is None]
        needed += [f"D1_ID_{binding(worker)}"] if BY_NAME[worker].database else []
        return tuple(name for name in needed if not self.values.get(name))


def database_name(worker: str, environment: str) -> str:
    """What a worker's database is called."""
    return f"contest-{worker}-{environment}"
