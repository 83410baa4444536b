"""The messages that the document describes under `webhooks`: what we send, and to what receivers
are held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tools.contract.rules import only, refuse, resolve
from tools.contract.schema_changes import Change, Schemas, Way, pointer
from tools.contract.table import OPERATION_KEYS

HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")


def check_webhooks(document: dict[str, Any]) -> None:
    """Each is one POST of JSON whose `type` is its name, with the headers that sign it.

    Raises `Failure` for anything else.
    """
    for type_, item in document.get("webhooks", {}).items():
        where = f"webhooks {type_}"
        only(item, {"post"}, where)
        operation = item["post"]
        only(operation, OPERATION_KEYS, where)
        parameters = (resolve(document, each, where) for each in operation.get("parameters", ()))
        if tuple(each["name"] for each in parameters) != HEADERS:
            refuse(where, f"its parameters are not {', '.join(HEADERS)}")
        message = resolve(document, _schema(operation), where)
        if message.get("properties", {}).get("type", {}).get("const") != type_:
            refuse(where, "the `type` of its message is not its name")


def compare_webhooks(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What the receivers of `old` may notice of the messages of `new`."""
    after, schemas = new.get("webhooks", {}), Schemas(old, new)
    for type_, item in old.get("webhooks", {}).items():
        where = pointer("webhooks", type_)
        if type_ in after:
            before, now = _schema(item["post"]), _schema(after[type_]["post"])
            yield from schemas.changes(before, now, f"{where}/post/requestBody", Way.REPLY)
        else:
            yield Change(where, "the message is gone")


def _schema(operation: Mapping[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema
