# The part of the runtime's `workers` package that we use. The project's own folder `workers/` would hide it from mypy.
from collections.abc import Callable
from typing import Any

class WorkerEntrypoint:
    ctx: Any
    env: Any
    def __init__(self, ctx: Any, env: Any) -> None: ...

class DurableObject:
    ctx: Any
    env: Any
    def __init__(self, ctx: Any, env: Any) -> None: ...

class Request:
    js_object: Any

python_from_rpc: Callable[[Any], Any]
python_to_rpc: Callable[[Any], Any]

def import_from_javascript(name: str) -> Any: ...
