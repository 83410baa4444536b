"""YAML files as mappings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tools.console import Failure


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a file. Raises `Failure` for anything else."""
    try:
        value = yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Failure(f"{path}: {error}") from error
    if not isinstance(value, dict):
        raise Failure(f"{path}: not a mapping")
    return value
