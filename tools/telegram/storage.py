"""The custom methods of Mini Apps: CloudStorage, which follows a person from device to device, and
the few beside it. Unknown ones and what exceeds a limit are an error, as in Telegram.

https://core.telegram.org/bots/webapps#cloudstorage

"""

from __future__ import annotations

import re

from starlette.requests import Request

from tools.telegram.parameters import Parameters
from tools.telegram.reading import read, user_id_of
from tools.telegram.sign import sign_pairs, user_text
from tools.telegram.state import Emulator, Json, Refused, User, bad_request

ITEMS_MAX = 1024
KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")
VALUE_CHARACTERS_MAX = 4096


class CustomMethod(Parameters):
    method: str
    params: Json


async def call_custom_method(emulator: Emulator, request: Request) -> Json:
    """`{"result": ...}` or `{"error": ...}`, for the Mini App of this person."""
    given, user = await read(request, CustomMethod), emulator.meet(user_id_of(request))
    try:
        return {"result": _result(emulator, user, given.method, given.params)}
    except Refused as refusal:
        return {"error": refusal.description.removeprefix("Bad Request: ")}


def _result(emulator: Emulator, user: User, method: str, params: Json) -> object:
    match method:
        case "getStorageKeys":
            return list(user.storage)
        case "getStorageValues":
            return {key: user.storage.get(key, "") for key in _keys(params)}
        case "saveStorageValue":
            return _save(user, params)
        case "deleteStorageValues":
            for key in _keys(params):
                user.storage.pop(key, None)
            return True
        case "getRequestedContact":
            return _contact(emulator, user)
        case "getCurrentTime":
            return int(emulator.now_s())
    raise bad_request("METHOD_INVALID")


def _keys(params: Json) -> list[str]:
    keys = params.get("keys")
    if not isinstance(keys, list) or not all(isinstance(k, str) and KEY.fullmatch(k) for k in keys):
        raise bad_request("KEY_INVALID")
    return keys


def _save(user: User, params: Json) -> bool:
    [key] = _keys({"keys": [params.get("key")]})
    value = params.get("value")
    if not isinstance(value, str) or len(value) > VALUE_CHARACTERS_MAX:
        raise bad_request("VALUE_INVALID")
    if key not in user.storage and len(user.storage) >= ITEMS_MAX:
        raise bad_request("QUOTA_EXCEEDED")
    user.storage[key] = value
    return True


def _contact(emulator: Emulator, user: User) -> str:
    """Signed like initData; empty until the person has shared their number."""
    if not user.phone_number:
        return ""
    contact = {
        "user_id": user.id,
        "phone_number": user.phone_number,
        "first_name": user.first_name,
    }
    fields = {"contact": user_text(contact), "auth_date": str(int(emulator.now_s()))}
    return sign_pairs(emulator.bot_token, fields)
