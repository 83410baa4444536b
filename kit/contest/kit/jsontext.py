"""Compact JSON text. `json.dumps` with separators of its own makes a new encoder at each call; this one is made once."""

from __future__ import annotations

import json

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
