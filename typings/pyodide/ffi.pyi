# The part of Pyodide's foreign function interface that we use.
from typing import Any

class JsException(Exception):
    name: str
    message: str

jsnull: Any

def to_js(value: Any, *, dict_converter: Any = None) -> Any: ...
def create_once_callable(function: Any) -> Any: ...
