"""Compile who may call an operation: the credentials that open it, and the roles that their bearer
must have.
"""

from __future__ import annotations

from typing import Any

from tools.contract.rules import refuse

# Those that contest.gateway.authenticate verifies
SCHEMES = ("bearer", "opsToken", "webhookSecret")
ROLES = ("participant", "organiser", "admin")  # those that an access token may name

Requirement = dict[str, list[str]]


def security_of(operation: dict[str, Any], where: str) -> tuple[tuple[str, ...], ...]:
    """The schemes of each requirement."""
    for requirement in operation["security"]:
        for scheme, roles in requirement.items():
            if scheme not in SCHEMES:
                refuse(where, f"/security: {scheme} is not enforced; known: {', '.join(SCHEMES)}")
            if scheme != "bearer" and roles:
                refuse(
                    where, f"/security: {scheme} {roles} is not enforced: a bearer alone has roles"
                )
    return tuple(tuple(requirement) for requirement in operation["security"])


def roles_of(operation: dict[str, Any], where: str) -> tuple[str, ...]:
    """The roles that a bearer must have, all of them, whichever requirement is met."""
    named = [
        requirement["bearer"] for requirement in operation["security"] if "bearer" in requirement
    ]
    for roles in named:
        if unknown := [role for role in roles if role not in ROLES]:
            refuse(
                where,
                f"/security: the role {unknown[0]!r} is given to nobody; known: {', '.join(ROLES)}",
            )
        if roles != named[0]:
            refuse(where, "/security: every bearer of an operation needs the same roles")
    roles = tuple(named[0]) if named else ()
    if roles and {} in operation["security"]:
        refuse(where, "/security: who has no role would be refused, and nobody at all admitted")
    return roles


def in_words(operation: dict[str, Any], where: str) -> str:
    """What a reader must know of the roles: viewers show those of other schemes alone."""
    roles = [f"`{role}`" for role in roles_of(operation, where)]
    return (
        f"Needs the {'roles' if len(roles) > 1 else 'role'} {' and '.join(roles)}." if roles else ""
    )
