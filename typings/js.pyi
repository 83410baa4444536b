# The runtime's global scope: JavaScript, so anything.
from typing import Any

def __getattr__(name: str) -> Any: ...
