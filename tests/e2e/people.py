"""Many people who are signed in, without all of them signing in."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Sequence

from contest.kit.jwt import sign
from tests.e2e.client import Client
from tests.ed25519 import NativeEd25519


def tokens_of(client: Client, telegram_ids: Sequence[int]) -> list[str]:
    """Access tokens as auth signs them: that so many people sign in at once is no part of a test
    that needs them.
    """
    token = client.sign_in(telegram_ids[0])["access_token"]
    [key] = json.loads(client.settings["JWT_PRIVATE_KEYS"])["keys"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))

    async def signed() -> list[str]:
        ids = [{"sub": f"user{each}", "telegram_id": str(each)} for each in telegram_ids]
        return [await sign(claims | each, key, NativeEd25519()) for each in ids]

    return asyncio.run(signed())
