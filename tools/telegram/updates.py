"""An update as somebody gives it to the emulator: of which kind it is, whose, and what it waits
behind.
"""

from __future__ import annotations

from tools.telegram.refusals import Json, bad_request

USER_ID_MAX = 2**52 - 1
MESSAGE_KINDS = ("message", "edited_message", "channel_post", "edited_channel_post")
UPDATE_KINDS = (
    *MESSAGE_KINDS,
    *(
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
    ),
    *(
        "message_reaction",
        "message_reaction_count",
        "poll",
        "poll_answer",
        "pre_checkout_query",
        "shipping_query",
    ),
    *("chat_boost", "removed_chat_boost"),
)
KINDS_ONLY_IF_ALLOWED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def kind_of(body: Json) -> str:
    """The kind of an update. Raises `Refused` for what is none."""
    kinds = [name for name in body if name != "update_id"]
    if len(kinds) != 1 or kinds[0] not in UPDATE_KINDS or not isinstance(body[kinds[0]], dict):
        raise bad_request(
            "an update is an object with update_id (optional) "
            f"and exactly one of {', '.join(UPDATE_KINDS)}"
        )
    return kinds[0]


def id_of(party: object) -> int:
    """The id of a user or a chat. Raises `Refused`."""
    if (
        not isinstance(party, dict)
        or not is_integer(party.get("id"))
        or abs(party["id"]) > USER_ID_MAX
    ):
        raise bad_request("a user or chat needs an integer id of at most 52 bits")
    return int(party["id"])


def is_integer(value: object) -> bool:
    """Whether it is one, and no truth value."""
    return isinstance(value, int) and not isinstance(value, bool)


def queue_of(kind: str, content: Json) -> str:
    """Order holds within a chat's messages; everything else has a queue of its own, by sender."""
    return (
        f"chat {content['chat']['id']}"
        if kind in MESSAGE_KINDS
        else f"{kind} {content.get('from', {}).get('id', 0)}"
    )
