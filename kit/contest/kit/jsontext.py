"""Compact JSON text, by pydantic's encoder: four times as fast as `json`, and every worker has it loaded."""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json

__all__ = ["decode", "encode"]

decode = from_json


def encode(value: Any) -> str:
    """`value` as text; what JSON has no form for becomes its `str`."""
    try:
        return to_json(value, fallback=str).decode()
    except (
        PydanticSerializationError
    ):  # half of a surrogate pair, which is no UTF-8 but can be escaped
        return json.dumps(value, separators=(",", ":"), default=str)
