# mypy: ignore-errors
"""The same route in FastAPI on Python Workers, as its documentation has it; the token is known already, as in the others."""

from typing import Annotated, Literal
from uuid import UUID

import asgi
from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1, max_length=64)]
Amount = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]

app = FastAPI()
bearer = HTTPBearer()


class OrderItem(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["item"]
    sku: Text
    quantity: Amount
    price: Amount
    note: Text | None = None


class OrderGift(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["gift"]
    recipient: Text
    greeting: Text
    quantity: Amount


class NewOrder(BaseModel):
    model_config = ConfigDict(extra="forbid")
    customer: Text
    items: list[Annotated[OrderItem | OrderGift, Field(discriminator="kind")]]
    comment: Text | None = None


async def user(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]
) -> str:
    known = {request.scope["env"].TOKEN: "user-1"}
    if credentials.credentials not in known:
        raise HTTPException(401)
    return known[credentials.credentials]


@app.post("/v1/stores/{store_id}/orders")
async def place_order(
    request: Request,
    store_id: UUID,
    currency: Literal["EUR", "USD"],
    order: NewOrder,
    actor: Annotated[str, Depends(user)],
    priority: Annotated[int | None, Query(ge=1, le=9)] = None,
    x_tenant: Annotated[str | None, Header(pattern="^[a-z0-9-]{1,32}$")] = None,
) -> Response:
    text = await request.scope["env"].SERVICE.call(order.model_dump_json())
    return Response(text, status_code=201, media_type="application/json")


Default = asgi.entrypoint(app)
