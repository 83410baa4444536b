"""The operation that is measured, and requests to it: the project's own document, with `placeOrder` added."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tools import compile_spec
from tools.console import Failure
from tools.paths import ROOT

UUID = "3f2b8a5e-8f0c-4b7d-9a53-5f0f5d1c2a77"
PATH = "/v1/stores/{store_id}/orders"
TARGET = f"/v1/stores/{UUID}/orders?currency=EUR&priority=3"
UUID_PATTERN = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
ITEM = {"sku": "A-1000", "quantity": 2, "price": 1250, "note": "wrapped, please"}
ORDER = {"customer": "customer-4711", "comment": "Ring twice.", "items": [ITEM | {"sku": f"A-100{number}"} for number in range(5)]}
BODY = json.dumps(ORDER).encode()
GIFT = {"recipient": "Ada", "greeting": "Many happy returns", "quantity": 1}
TEXT = {"type": "string", "minLength": 1, "maxLength": 64}


@dataclass(frozen=True)
class Contract:
    """A document with `placeOrder`, its example body, and which of the harder features the gateway's compiler admits."""

    document: dict[str, Any]
    files: dict[Path, str] = field(repr=False)  # what it compiles to, see compile_spec.compile_all
    body: bytes = BODY
    header: bool = False  # with a header parameter
    union: bool = False  # two of the five items are of another shape


def compile_contract(folder: Path, *, header: bool = False, union: bool = False) -> Contract:
    """The project's document in `folder`, with the operation. Raises `Failure` where the compiler does not admit it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "openapi", folder)
    (folder / "paths" / "bench.yaml").write_text(yaml.safe_dump({PATH: {"post": _operation(header=header)}}))
    schemas = folder / "components" / "schemas.yaml"
    schemas.write_text(schemas.read_text() + yaml.safe_dump(_schemas(union=union)))
    order = ORDER | {"items": [*ORDER["items"][:3], GIFT, GIFT]} if union else ORDER
    files = compile_spec.compile_all(folder)
    return Contract(compile_spec.load(folder), files, json.dumps(order).encode(), header, union)


def richest_contract(folder: Path) -> Contract:
    """The operation with as many of the harder features as the compiler admits."""
    for features in ({"header": True, "union": True}, {"header": True}, {"union": True}):
        try:
            return compile_contract(folder, **features)
        except Failure:
            continue
    return compile_contract(folder)


def small_document(contract: Contract) -> dict[str, Any]:
    """`placeOrder` alone, in OpenAPI 3.0: what every library reads."""
    components = contract.document["components"]
    schemas = {name: components["schemas"][name] for name in ("NewOrder", "OrderItem", "OrderGift") if name in components["schemas"]}
    operation = {key: value for key, value in contract.document["paths"][PATH]["post"].items() if not key.startswith("x-")}
    operation |= {"operationId": "tools.bench.rivals.place_order", "responses": {"201": {"description": "Placed"}}}
    bearer = {"type": "http", "scheme": "bearer", "x-bearerInfoFunc": "tools.bench.rivals.token_info"}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Orders", "version": "1"},
        "paths": {PATH: {"post": operation}},
        "components": {"schemas": schemas, "securitySchemes": {"bearer": bearer}},
    }


def _operation(*, header: bool) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": "store_id", "in": "path", "required": True, "schema": {"type": "string", "pattern": UUID_PATTERN}},
        {"name": "currency", "in": "query", "required": True, "schema": {"type": "string", "enum": ["EUR", "USD"]}},
        {"name": "priority", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
    ]
    if header:
        parameters.append(
            {"name": "X-Tenant", "in": "header", "required": True, "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,32}$"}}
        )
    return {
        "operationId": "placeOrder",
        "summary": "Place an order",
        "tags": ["operations"],
        "x-service": "content",
        "security": [{"bearer": []}],
        "parameters": parameters,
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewOrder"}}}},
        "responses": {"201": {"description": "Placed"}},
    }


def _schemas(*, union: bool) -> dict[str, Any]:
    amount = {"type": "integer", "minimum": 1, "maximum": 1_000_000}
    item = _object({"sku": TEXT, "quantity": amount, "price": amount}, {"note": TEXT})
    gift = _object({"recipient": TEXT, "greeting": TEXT, "quantity": amount})
    reference = {"$ref": "#/components/schemas/OrderItem"}
    entry = {"oneOf": [reference, {"$ref": "#/components/schemas/OrderGift"}]} if union else reference
    order = _object({"customer": TEXT, "items": {"type": "array", "items": entry}}, {"comment": TEXT})
    return {"NewOrder": order, "OrderItem": item} | ({"OrderGift": gift} if union else {})


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": required | (optional or {})}
