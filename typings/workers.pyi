# The part of the runtime's `workers` package that we use. The project's own folder `workers/` would hide it from mypy.
from typing import Any

class WorkerEntrypoint:
    ctx: Any
    env: Any
    def __init__(self, ctx: Any, env: Any) -> None: ...

class DurableObject:
    ctx: Any
    env: Any
    def __init__(self, ctx: Any, env: Any) -> None: ...

def import_from_javascript(name: str) -> Any: ...
