"""What is measured, and a request to it: the project's own document, with `placeOrder` added, without and with a rate limit."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tools.contract import compile as compile_spec
from tools.paths import ROOT

UUID = "3f2b8a5e-8f0c-4b7d-9a53-5f0f5d1c2a77"
PATH = "/v1/stores/{store_id}/orders"
QUERY = "currency=EUR&priority=3"
TARGET = f"/v1/stores/{UUID}/orders?{QUERY}"
LIMITED_PATH = "/v1/stores/{store_id}/limited-orders"
LIMITED_TARGET = f"/v1/stores/{UUID}/limited-orders?{QUERY}"
HEADERS = {"Content-Type": "application/json", "X-Tenant": "tenant-1"}  # beside the token
ITEM = {"kind": "item", "sku": "A-1000", "quantity": 2, "price": 1250, "note": "wrapped, please"}
GIFT = {"kind": "gift", "recipient": "Ada", "greeting": "Many happy returns", "quantity": 1}
ENTRIES = [
    *(ITEM | {"sku": f"A-100{number}"} for number in range(3)),
    GIFT,
    GIFT | {"recipient": "Grace"},
]
ORDER = {"customer": "customer-4711", "comment": "Ring twice.", "items": ENTRIES}
BODY = json.dumps(ORDER).encode()
TEXT = {"type": "string", "minLength": 1, "maxLength": 64}


@dataclass(frozen=True)
class Contract:
    """A document with `placeOrder` and `placeLimitedOrder`, and what it compiles to, see `compile_spec.compile_all`."""

    document: dict[str, Any]
    files: dict[Path, str] = field(repr=False)


def compile_contract(folder: Path) -> Contract:
    """The project's document in `folder`, with the operations."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "openapi", folder)
    limited = _operation() | {
        "operationId": "placeLimitedOrder",
        "x-rate-limit": {"limit": 60, "period_s": 60},
    }
    free = _operation() | {"x-rate-limit": {"none": "measured without"}}
    (folder / "paths" / "bench.yaml").write_text(
        yaml.safe_dump({PATH: {"post": free}, LIMITED_PATH: {"post": limited}})
    )
    (folder / "components" / "schemas" / "bench.yaml").write_text(yaml.safe_dump(_schemas()))
    return Contract(compile_spec.load(folder), compile_spec.compile_all(folder))


def small_document(contract: Contract) -> dict[str, Any]:
    """`placeOrder` alone, in OpenAPI 3.0: what every library reads."""
    components = contract.document["components"]
    schemas = {name: components["schemas"][name] for name in ("NewOrder", "OrderItem", "OrderGift")}
    operation = {
        key: value
        for key, value in contract.document["paths"][PATH]["post"].items()
        if not key.startswith("x-")
    }
    operation |= {
        "operationId": "tools.bench.rivals.place_order",
        "responses": {"201": {"description": "Placed"}},
    }
    bearer = {
        "type": "http",
        "scheme": "bearer",
        "x-bearerInfoFunc": "tools.bench.rivals.token_info",
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Orders", "version": "1"},
        "paths": {PATH: {"post": operation}},
        "components": {"schemas": schemas, "securitySchemes": {"bearer": bearer}},
    }


def _operation() -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {
            "name": "store_id",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "format": "uuid"},
        },
        {
            "name": "currency",
            "in": "query",
            "required": True,
            "schema": {"type": "string", "enum": ["EUR", "USD"]},
        },
        {
            "name": "priority",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": 9},
        },
        {
            "name": "X-Tenant",
            "in": "header",
            "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,32}$"},
        },
    ]
    return {
        "operationId": "placeOrder",
        "summary": "Place an order",
        "tags": ["operations"],
        "x-service": "content",
        "security": [{"bearer": []}],
        "parameters": parameters,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewOrder"}}},
        },
        "responses": {"201": {"description": "Placed"}},
    }


def _schemas() -> dict[str, Any]:
    amount = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
    item = _object(
        {"kind": _kind("item"), "sku": TEXT, "quantity": amount, "price": amount}, {"note": TEXT}
    )
    gift = _object({"kind": _kind("gift"), "recipient": TEXT, "greeting": TEXT, "quantity": amount})
    kinds = {"item": "#/components/schemas/OrderItem", "gift": "#/components/schemas/OrderGift"}
    entry = {
        "oneOf": [{"$ref": each} for each in kinds.values()],
        "discriminator": {"propertyName": "kind", "mapping": kinds},
    }
    order = _object(
        {"customer": TEXT, "items": {"type": "array", "items": entry}}, {"comment": TEXT}
    )
    return {"NewOrder": order, "OrderItem": item, "OrderGift": gift}


def _kind(name: str) -> dict[str, Any]:
    """As OpenAPI 3.0, which connexion reads, says it: without `const`."""
    return {"type": "string", "enum": [name]}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": required | (optional or {}),
    }
