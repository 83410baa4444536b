"""The shapes of the contract: bot. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)
from typing_extensions import TypeAliasType

from contest.contract.scalars import AwareDatetime


class Accepted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["stored"]


class Broadcast(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    audience: BroadcastAudience
    text: Annotated[
        StrictStr | None,
        Field(description="null: what the bot says by itself, such as that a contest is cancelled"),
    ]
    state: Annotated[
        Literal["running", "paused", "done", "cancelled"],
        Field(description="One that has not begun yet is `running`, from `starts_at` on"),
    ]
    starts_at: AwareDatetime
    created_at: AwareDatetime
    people: Annotated[
        StrictInt,
        Field(
            description="How many it has reached or is about to reach; it grows while it goes through its audience"
        ),
    ]
    sent: Annotated[StrictInt, Field(description="How many have it")]
    blocked: Annotated[
        StrictInt,
        Field(
            description="How many cannot be written to. They are not asked again until they come back"
        ),
    ]
    failed: Annotated[StrictInt, Field(description="How many did not get it for another reason")]


class BroadcastAudience(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Annotated[
        Literal["all", "entrants", "winners", "others", "unfinished"],
        Field(description="`others` hold no prize, `unfinished` have not completed the task"),
    ]
    contest_id: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of all but `all`", max_length=64, min_length=1, pattern="^[A-Za-z0-9_-]+$"
        ),
    ] = MISSING
    task_id: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of `unfinished`", max_length=64, min_length=1, pattern="^[A-Za-z0-9_-]+$"
        ),
    ] = MISSING
    locale: Literal["en", "ru"] | MISSING = MISSING


class BroadcastButton(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[StrictStr, Field(max_length=64, min_length=1)]
    url: Annotated[
        StrictStr, Field(description="Begins with `https://`", max_length=500, min_length=9)
    ]


class BroadcastList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Broadcast]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class BroadcastMessage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    audience: BroadcastAudience
    text: Annotated[
        StrictStr, Field(description="As it is read: no markup", max_length=3500, min_length=1)
    ]
    button: BroadcastButton | MISSING = MISSING


class BroadcastPreview(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    people_max: Annotated[
        StrictInt,
        Field(
            description="How many there are. Fewer are written to: not who speaks another language than the one asked for, nor whom the bot cannot write to",
            ge=0,
        ),
    ]


ChannelId = TypeAliasType(
    "ChannelId",
    Annotated[
        StrictStr,
        Field(description="Telegram's id of a channel or a group", pattern="^-[1-9][0-9]{0,15}$"),
    ],
)


class ChannelName(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    username: Annotated[
        StrictStr,
        Field(
            description="The `@name` of a channel or a group. One that has none is connected by adding the bot to it",
            pattern="^[@][A-Za-z][A-Za-z0-9_]{3,31}$",
        ),
    ]


class ConnectedChannel(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[
        StrictStr,
        Field(description="Telegram's id of a channel or a group", pattern="^-[1-9][0-9]{0,15}$"),
    ]
    kind: Literal["channel", "group", "supergroup"]
    title: StrictStr
    username: Annotated[
        StrictStr | None, Field(description="Its `@name`, in lower case; null: it is private")
    ]
    state: Annotated[
        Literal["connected", "lost"],
        Field(description="`lost`: the bot was taken out, or may not write there"),
    ]
    missing_rights: Annotated[
        list[Literal["administrator", "post", "write"]],
        Field(
            description="What the bot lacks: to be an administrator, without which it does not hear who is there; to post messages; in a group, to write at all. Empty: it has all that it needs"
        ),
    ]
    takes_posts: Annotated[
        StrictBool, Field(description="Whether contests can be posted there as it is")
    ]


class ConnectedChannelList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ConnectedChannel]


class ContestPost(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    channel_id: Annotated[
        StrictStr,
        Field(description="Telegram's id of a channel or a group", pattern="^-[1-9][0-9]{0,15}$"),
    ]
    channel_title: StrictStr
    state: Annotated[
        Literal["draft", "waiting", "posted", "over"],
        Field(
            description="`draft`: begun in the chat and not published there. `waiting`: for its time, for its contest to be published, or for a minute. `over`: nothing about it changes any more"
        ),
    ]
    text: StrictStr | None
    button: StrictStr | None
    picture: Literal["contest", "own", "none"]
    joins_at_once: StrictBool
    publish_at: AwareDatetime | None
    results_channel_id: ChannelId | None
    url: Annotated[
        StrictStr | None,
        Field(
            description="The message, once it stands there. Null in a group that is no supergroup: it has no address"
        ),
    ]


class ContestPostList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ContestPost]


class ContestPostSettings(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[
        StrictStr | MISSING | None,
        Field(
            description="In place of the contest's title and description, as it is read: no markup",
            max_length=2000,
            min_length=1,
        ),
    ] = MISSING
    button: Annotated[
        StrictStr | MISSING | None,
        Field(description="What the button says", max_length=40, min_length=1),
    ] = MISSING
    picture: Annotated[
        Literal["contest", "own", "none"],
        Field(description="`own` is one that was sent to the bot in the chat: it keeps it"),
    ] = "contest"
    joins_at_once: Annotated[
        StrictBool,
        Field(
            description="Whoever presses the button is in. The Mini App is opened all the same where the contest has a captcha or a mandatory task"
        ),
    ] = False
    publish_at: Annotated[
        AwareDatetime | MISSING | None,
        Field(
            description="When the post is to stand there, within a minute. At once without it, or when it has passed"
        ),
    ] = MISSING
    results_channel_id: Annotated[
        ChannelId | MISSING | None,
        Field(description="Where the winners are named; else where the post is"),
    ] = MISSING


class NewBroadcast(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    audience: BroadcastAudience
    text: Annotated[
        StrictStr, Field(description="As it is read: no markup", max_length=3500, min_length=1)
    ]
    button: BroadcastButton | MISSING = MISSING
    starts_at: Annotated[
        AwareDatetime | MISSING,
        Field(description="When to begin: within a minute of it. At once without it"),
    ] = MISSING


class NewShare(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    contest_id: Annotated[
        StrictStr | None,
        Field(
            description="Null: the caller's invitation",
            max_length=64,
            min_length=1,
            pattern="^[A-Za-z0-9_-]+$",
        ),
    ] = None


class Share(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[StrictStr, Field(description="Of Telegram's `PreparedInlineMessage`")]
    expires_at: AwareDatetime


class TelegramUpdate(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    update_id: Annotated[StrictInt, Field(ge=0, le=9007199254740991)]
