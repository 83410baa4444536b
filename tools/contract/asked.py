"""Compile what the bot may ask of the other services in the name of a person: the operations that a
person has, each with its service and the roles that it needs. Around the gateway nobody else would
ask for them.
"""

from __future__ import annotations

from typing import Any

from tools.contract.security import roles_of
from tools.contract.table import operations
from tools.fleet import BY_NAME

TITLE = (
    "What the bot may ask in a person's name. Generated from openapi/ by `make spec`: do not edit."
)
PEOPLES = ("bearer", None)  # the schemes of people, and none


def asked(document: dict[str, Any]) -> str:
    """The source of the table, not yet formatted."""
    services = BY_NAME["bot"].calls
    rows = {
        each["operationId"]: (each["x-service"], roles_of(each, f"{path} {method}"))
        for path, method, each in operations(document)
        if not each.get("x-internal") and each["x-service"] in services and _is_peoples(each)
    }
    lines = [f"{name!r}: Asked({service!r}, {roles!r})" for name, (service, roles) in rows.items()]
    return "\n".join(
        [
            f'"""{TITLE}"""\n',
            "from contest.bot.people.asked import Asked\n",
            f"OPERATIONS = {{{', '.join(sorted(lines))}}}\n",
        ]
    )


def _is_peoples(operation: dict[str, Any]) -> bool:
    schemes = [next(iter(each), None) for each in operation["security"]] or [None]
    return any(scheme in PEOPLES for scheme in schemes)
