"""The shapes of the contract: content. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    MISSING,
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictInt,
    StrictStr,
)
from typing_extensions import TypeAliasType

from contest.contract.scalars import AwareDatetime
from contest.contract.shared import Answer


class AudiencePage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_ids: Annotated[list[StrictStr], Field(max_length=100)]
    next: Annotated[
        StrictStr | None, Field(description="Where the next page begins; null on the last one")
    ]


class AudienceSize(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    title: Annotated[StrictStr, Field(description="The contest's, in its default locale")]
    people: Annotated[StrictInt, Field(ge=0)]


class AudienceWanted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Annotated[
        Literal["entrants", "winners", "others", "unfinished"],
        Field(
            description="Who is in a contest, who holds a prize of it, who is in and holds none, or who is in and has not completed a task"
        ),
    ]
    task_id: Annotated[
        StrictStr | MISSING,
        Field(
            description="The task of `unfinished`",
            max_length=64,
            min_length=1,
            pattern="^[A-Za-z0-9_-]+$",
        ),
    ] = MISSING
    after: Annotated[
        StrictStr,
        Field(description="The `next` of the page before; empty on the first one", max_length=64),
    ]


class BotText(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    slug: StrictStr
    locale: Literal["en", "ru"]
    html: Annotated[StrictStr, Field(description="Sanitised")]


class BotTexts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[BotText]


class Captcha(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    site_key: Annotated[
        StrictStr | None,
        Field(description="Of the widget of Cloudflare Turnstile; null: no captcha can be passed"),
    ]
    script_url: Annotated[
        AnyUrl, Field(description="The script that draws the widget, as Turnstile has it")
    ]


Channel = TypeAliasType(
    "Channel",
    Annotated[
        StrictStr,
        Field(
            description="The `@name` of a public channel, or the id of another",
            pattern="^[@-][A-Za-z0-9_]{4,32}$",
        ),
    ],
)


class CodeCount(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    codes: StrictInt


class Codes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    csv: Annotated[
        StrictStr,
        Field(
            description="RFC 4180, a code a line, or the first column of each: 50,000 at most",
            max_length=2000000,
            min_length=1,
        ),
    ]


class Contest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    title: Annotated[StrictStr, Field(description="In the locale that was asked for")]
    description: Annotated[StrictStr, Field(description="In the locale that was asked for")]
    status: Literal["draft", "scheduled", "open", "closed", "cancelled", "drawn"]
    version: Annotated[
        StrictInt,
        Field(
            description="Goes up by one with every change. The `ETag` of a contest is this number in quotes"
        ),
    ]
    texts: ContestTexts
    default_locale: Literal["en", "ru"]
    prizes: list[Prize]
    picture_url: StrictStr | None
    required_channels: Annotated[
        list[StrictStr], Field(description="Whoever wins must be a member of each")
    ]
    excludes_winners_of: Annotated[
        list[StrictStr], Field(description="Whoever won one of these contests may not enter")
    ]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: Annotated[
        StrictStr, Field(description="Its days begin at midnight there: an IANA name")
    ]
    winners: Annotated[StrictInt, Field(description="The prizes together")]
    reserves: StrictInt
    entry_tickets: Annotated[StrictInt, Field(description="Tickets for joining")]
    tickets_max: Annotated[StrictInt, Field(description="So many tickets an entry can have")]
    entries_max: Annotated[
        StrictInt | None, Field(description="With so many entries it ends before its time")
    ]
    has_captcha: StrictBool
    created_at: AwareDatetime
    closed_at: AwareDatetime | None
    beacon: Annotated[
        ContestBeacon | None,
        Field(
            description="By which round it is to be drawn, once it is published; another end moves it. Where its list was frozen too late for that, the header that `getDraw` has names a later one"
        ),
    ]


class ContestBeacon(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    chain: Annotated[StrictStr, Field(description="The hash of the beacon's chain")]
    round: StrictInt
    round_at: AwareDatetime


class ContestChange(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    version: StrictInt
    action: Annotated[StrictStr, Field(description="What was done, such as `updated` or `close`")]
    reason: StrictStr | None
    changed_at: AwareDatetime


class ContestChangeList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ContestChange]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class ContestList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Contest]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class ContestPoints(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    purchases_on: Annotated[
        StrictBool, Field(description="Whether tickets can be bought with points")
    ]
    budget_max: Annotated[
        StrictInt,
        Field(
            description="What a contest may give away as rewards and prizes", ge=0, le=1000000000
        ),
    ]


class ContestPreview(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    contest: Contest
    tasks: list[ShownTask]


ContestReference = TypeAliasType(
    "ContestReference",
    Annotated[
        StrictStr, Field(description="The `id` of a contest", pattern="^[A-Za-z0-9_-]{1,64}$")
    ],
)


class ContestStatistics(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    entries: Annotated[StrictInt, Field(description="That are in now")]
    not_in_any_more: Annotated[
        StrictInt,
        Field(description="Joined, and then left, were disqualified, or deleted their account"),
    ]
    hours: list[HourOfEntries]
    days: list[DayOfEntries]
    sources: SourceCounts
    locales: LocaleCounts
    tasks: Annotated[list[TaskCount], Field(description="In their order: how many come so far")]


class ContestTemplate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    name: LocalisedText
    description: LocalisedText
    needs: Annotated[
        list[Literal["channels", "code"]],
        Field(description="The fields of `TemplateUse` that it does not go without"),
    ]


class ContestTemplateList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ContestTemplate]


class ContestText(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    title: Annotated[StrictStr, Field(max_length=120, min_length=1)]
    description: Annotated[StrictStr, Field(max_length=2000, min_length=1)]
    rules: Annotated[StrictStr, Field(max_length=6000)] = ""
    button: Annotated[
        StrictStr, Field(description="What the button to join says", max_length=40)
    ] = ""


class ContestTexts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    en: ContestText | MISSING = MISSING
    ru: ContestText | MISSING = MISSING


class ContestUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    texts: ContestTexts | MISSING = MISSING
    default_locale: Literal["en", "ru"] | MISSING = MISSING
    prizes: Annotated[list[Prize] | MISSING, Field(max_length=50, min_length=1)] = MISSING
    picture_url: Annotated[
        StrictStr | MISSING | None, Field(description="Begins with `https://`", max_length=500)
    ] = MISSING
    required_channels: Annotated[list[Channel] | MISSING, Field(max_length=10)] = MISSING
    excludes_winners_of: Annotated[list[ContestReference] | MISSING, Field(max_length=20)] = MISSING
    starts_at: AwareDatetime | MISSING = MISSING
    ends_at: AwareDatetime | MISSING = MISSING
    time_zone: Annotated[StrictStr | MISSING, Field(max_length=64, min_length=1)] = MISSING
    reserves: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    entry_tickets: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    tickets_max: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    entries_max: Annotated[StrictInt | MISSING | None, Field(ge=1, le=10000000)] = MISSING
    has_captcha: StrictBool | MISSING = MISSING
    reason: Annotated[
        StrictStr | MISSING, Field(description="Public", max_length=500, min_length=1)
    ] = MISSING


class ContestVersion(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    version: StrictInt
    action: Annotated[StrictStr, Field(description="What was done, such as `updated` or `close`")]
    reason: StrictStr | None
    changed_at: AwareDatetime
    changed_by: Annotated[StrictStr | None, Field(description="A user's `id`; null: the clock")]
    document: Annotated[
        dict[str, Any],
        Field(
            description="The contest and its tasks as they were from then on, as they are kept: times in seconds since 1970, tasks that others need as the bits of their numbers"
        ),
    ]


class ContestVersionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ContestVersion]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class DailyAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["daily"]


class DayOfEntries(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    date: Annotated[StrictStr, Field(description="In the contest's zone")]
    entries: StrictInt


class Disqualification(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[
        StrictStr, Field(description="The person reads it", max_length=500, min_length=1)
    ]
    ban: Annotated[StrictBool, Field(description="Whether they are kept out for good")] = False


class DrawConfirmation(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    at: StrictInt
    decisions: Annotated[StrictInt, Field(description="So many came before it")]
    hash: StrictStr


class DrawDecision(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    number: StrictInt
    draw: Annotated[StrictInt, Field(description="Which lost its prize")]
    reason: Literal[
        "not_member",
        "left",
        "account_deleted",
        "ineligible_country",
        "staff",
        "fraud",
        "unreachable",
        "declined",
        "duplicate_person",
        "unclaimed",
    ]
    at: StrictInt
    hash: StrictStr


class DrawHeader(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    algorithm: Literal["contest-draw-1"]
    beacon: Annotated[StrictStr, Field(description="The hash of the beacon's chain")]
    contest_id: StrictStr
    delay_s: StrictInt
    ends_at: StrictInt
    entries: StrictInt
    late: list[MissedRound]
    prizes: StrictInt
    published_at: StrictInt
    root: StrictStr
    round: StrictInt
    rules: StrictStr
    tickets: StrictInt


class DrawPage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    page: StrictInt
    pages: StrictInt
    lines: Annotated[
        StrictStr, Field(description="Each a commitment, a space, tickets and a line feed")
    ]


class DrawProgress(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    stage: Literal["freezing", "frozen", "drawn", "confirmed"]
    pages: Annotated[StrictInt, Field(description="That are frozen")]
    entries: StrictInt
    tickets: StrictInt
    header_hash: Annotated[
        StrictStr | None, Field(description="Null: the header is not public yet")
    ]
    round: Annotated[
        StrictInt,
        Field(description="Of the beacon; another one where the header is too late for it"),
    ]
    round_at: AwareDatetime


class DrawProof(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    header: DrawHeader
    header_hash: StrictStr
    signature: Annotated[
        StrictStr | None, Field(description="Of the round; null until it is drawn")
    ]
    order: list[DrawnLine]
    decisions: list[DrawDecision]
    confirmation: DrawConfirmation | None
    winners: list[PrizeHolder]


class DrawnLine(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    draw: StrictInt
    index: StrictInt
    commitment: StrictStr
    tickets: StrictInt
    path: list[ProofStep]


class Entry(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    telegram_id: Annotated[
        StrictStr | None,
        Field(description="Null: their account has ended since the contest closed"),
    ]
    first_name: StrictStr
    username: StrictStr | None
    state: Literal["active", "withdrawn", "disqualified"]
    reason: Annotated[StrictStr | None, Field(description="Why it is disqualified")]
    tickets: StrictInt
    is_qualified: StrictBool
    source: Literal["direct", "channel_post", "invitation"]
    joined_at: AwareDatetime


class EntryList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Entry]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Exclusion(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    reason: Literal["staff", "earlier_winner", "banned"]
    note: StrictStr | None
    added_at: AwareDatetime


class ExclusionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Exclusion]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class ExclusionRules(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    staff: Annotated[StrictInt, Field(description="So many people who run it may not enter")]
    winners_of: Annotated[
        list[StrictStr], Field(description="Nor may the winners of these contests")
    ]


class HourOfEntries(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    hour: AwareDatetime
    entries: StrictInt


class JoinChannelAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["join_channel"]


class Leaderboard(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    entries: StrictInt
    items: list[LeaderboardPlace]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class LeaderboardPlace(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    rank: StrictInt
    first_name: StrictStr
    tickets: StrictInt


class LocaleCounts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    en: StrictInt
    ru: StrictInt


class LocalisedText(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    en: Annotated[StrictStr | MISSING, Field(max_length=500, min_length=1)] = MISSING
    ru: Annotated[StrictStr | MISSING, Field(max_length=500, min_length=1)] = MISSING


class MissedRound(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    at: StrictInt
    round: StrictInt


class MyEntry(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    state: Literal["active", "withdrawn", "disqualified"]
    tickets: StrictInt
    tickets_max: StrictInt
    is_qualified: Annotated[
        StrictBool,
        Field(
            description="Whether every mandatory task is completed: else it takes no part in the draw"
        ),
    ]
    joined_at: AwareDatetime
    commitment: Annotated[
        StrictStr, Field(description="The line of the draw's list that is theirs")
    ]
    salt: Annotated[StrictStr, Field(description="With which they prove it: theirs alone")]
    tasks: Annotated[
        list[ShownTask] | MISSING, Field(description="In `getMyEntry`, in their order")
    ] = MISSING
    rank: Annotated[
        StrictInt | MISSING,
        Field(description="On the leaderboard. Only in `getMyEntry`, of who is in"),
    ] = MISSING
    is_rank_exact: Annotated[
        StrictBool | MISSING,
        Field(
            description="Else over a hundred others had as many tickets first, and are not all counted: it is that rank or one behind it"
        ),
    ] = MISSING


class MyPrize(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    prize: StrictInt
    name: Annotated[StrictStr, Field(description="In the caller's locale")]
    handover: Annotated[StrictStr, Field(description="In the caller's locale")]
    kind: Annotated[
        Literal["contact", "code", "claim", "points"],
        Field(
            description="How it is handed over: the winner gets a code, is written to, claims it in time, or is paid points"
        ),
    ]
    code: Annotated[
        StrictStr | None,
        Field(description="Null: a prize without codes, or one that has to be claimed first"),
    ]
    claim_until: AwareDatetime | None
    claimed_at: AwareDatetime | None
    shows_name: Annotated[StrictBool, Field(description="Whether everybody may read their name")]
    payment: Annotated[Payment | None, Field(description="Of a prize of points")]


class MyProof(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    contest_id: StrictStr
    header_hash: StrictStr
    index: StrictInt
    commitment: StrictStr
    tickets: StrictInt
    salt: StrictStr
    path: list[ProofStep]


class NewConfirmation(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    decisions: Annotated[
        StrictInt,
        Field(
            description="So many the caller has seen: one that came meanwhile is not confirmed unseen",
            ge=0,
            le=10000,
        ),
    ]
    despite_findings: StrictBool = False


class NewContest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    texts: ContestTexts
    default_locale: Literal["en", "ru"]
    prizes: Annotated[list[Prize], Field(max_length=50, min_length=1)]
    picture_url: Annotated[
        StrictStr | MISSING | None, Field(description="Begins with `https://`", max_length=500)
    ] = MISSING
    required_channels: Annotated[list[Channel] | MISSING, Field(max_length=10)] = MISSING
    excludes_winners_of: Annotated[list[ContestReference] | MISSING, Field(max_length=20)] = MISSING
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: Annotated[StrictStr, Field(max_length=64, min_length=1)]
    reserves: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    entry_tickets: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    tickets_max: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    entries_max: Annotated[StrictInt | MISSING | None, Field(ge=1, le=10000000)] = MISSING
    has_captcha: StrictBool | MISSING = MISSING


class NewDaily(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["daily"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    tickets_max: Annotated[
        StrictInt | MISSING | None, Field(description="Of all days together", ge=1, le=1000)
    ] = MISSING
    reward: Reward | MISSING = MISSING


class NewEntry(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    source: Literal["direct", "channel_post", "invitation"] = "direct"
    captcha_token: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of Cloudflare Turnstile, where the contest has a captcha: with the action `join` and the user's `id` as `cData`",
            max_length=2048,
            min_length=1,
        ),
    ] = MISSING


class NewExclusion(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Literal["staff", "banned"]
    note: Annotated[
        StrictStr | MISSING | None, Field(description="For the organisers", max_length=500)
    ] = MISSING


class NewInvite(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["invite"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(description="For each friend", ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    friends: Annotated[
        StrictInt,
        Field(description="So many count; with the last of them the task is done", ge=1, le=1000),
    ]


class NewJoinChannel(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["join_channel"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    channels: Annotated[list[Channel], Field(max_length=10, min_length=1)]
    reward: Reward | MISSING = MISSING


class NewPage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    locale: Literal["en", "ru"]
    title: Annotated[StrictStr, Field(max_length=120, min_length=1)]
    markdown: Annotated[StrictStr, Field(max_length=20000, min_length=1)]


class NewPoints(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["points"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=1, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    price: Annotated[
        StrictInt, Field(description="Points for all of its tickets", ge=1, le=1000000)
    ]


class NewQuestion(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["question"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    prompt: LocalisedText
    reward: Reward | MISSING = MISSING


class NewQuiz(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["quiz"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    prompt: LocalisedText
    options: Annotated[list[LocalisedText], Field(max_length=10, min_length=2)]
    answers: Annotated[
        list[Answer],
        Field(description="The places of the right options, from 0", max_length=10, min_length=1),
    ]
    attempts_max: Annotated[StrictInt, Field(ge=1, le=100)] = 5
    reward: Reward | MISSING = MISSING


class NewSecretCode(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["secret_code"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    code: Annotated[
        StrictStr | MISSING,
        Field(
            description="The same for all; without it each of `putCodes` is good once",
            max_length=64,
            min_length=4,
        ),
    ] = MISSING
    attempts_max: Annotated[StrictInt, Field(ge=1, le=100)] = 5
    reward: Reward | MISSING = MISSING


class NewVisit(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["visit"]
    title: LocalisedText
    tickets: Annotated[StrictInt, Field(ge=0, le=1000)]
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool = False
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    url: Annotated[
        StrictStr,
        Field(
            description="Begins with `https://`. Nobody can tell whether it was read: a weak task",
            max_length=500,
            min_length=9,
        ),
    ]
    reward: Reward | MISSING = MISSING


class NewTask(
    RootModel[
        Annotated[
            NewJoinChannel
            | NewSecretCode
            | NewQuiz
            | NewDaily
            | NewVisit
            | NewQuestion
            | NewPoints
            | NewInvite,
            Field(discriminator="kind"),
        ]
    ]
):
    pass


class NewWebhook(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    url: Annotated[
        StrictStr,
        Field(
            description="An https address on a public name, without a port, a name or a password",
            max_length=500,
            min_length=1,
        ),
    ]
    events: Annotated[
        list[Literal["entry.created", "contest.closed", "winner.confirmed"]],
        Field(max_length=3, min_length=1),
    ]


class Organiser(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    role: Literal["owner", "editor", "viewer"]
    added_at: AwareDatetime


class OrganiserList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Organiser]


class OrganiserRole(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    role: Literal["editor", "viewer"]


class Page(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    slug: StrictStr
    locale: Literal["en", "ru"]
    version: StrictInt
    title: StrictStr
    markdown: StrictStr
    html: Annotated[StrictStr, Field(description="Sanitised")]
    changed_at: AwareDatetime


class PageVersionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Page]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Payment(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    points: StrictInt
    state: Annotated[
        Literal["due", "done", "refused"],
        Field(description="`due`: they have not moved yet, or it is not known"),
    ]
    reason: Annotated[
        StrictStr | None,
        Field(
            description="Of a refusal, as a problem is named: `insufficient-points`, `contest-not-open`"
        ),
    ]


class PointsAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["points"]


class PostedContest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    mark: Annotated[StrictStr, Field(description="Another one whenever something here is")]
    status: Literal["draft", "scheduled", "open", "closed", "cancelled", "drawn"]
    locale: Literal["en", "ru"]
    title: StrictStr
    description: StrictStr
    button: StrictStr
    picture_url: StrictStr | None
    prizes: list[PostedPrize]
    starts: Annotated[StrictStr, Field(description="By the clock of its zone")]
    ends: StrictStr
    first_ends: Annotated[
        StrictStr | None, Field(description="When it was to end at first, where that has moved")
    ]
    reason: Annotated[StrictStr | None, Field(description="Of its last public change")]
    entries: StrictInt
    needs_more: Annotated[
        StrictBool,
        Field(
            description="Whether it takes more to join, or to take part in the draw, than a press of a button"
        ),
    ]
    draw: PostedDraw | None


class PostedContests(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[PostedContest]


class PostedDraw(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    stage: Literal["freezing", "frozen", "drawn", "confirmed"]
    header_hash: StrictStr
    round: StrictInt
    round_at: AwareDatetime
    entries: StrictInt
    tickets: StrictInt


class PostedPrize(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: StrictStr
    count: StrictInt


class Prize(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: LocalisedText
    count: Annotated[StrictInt, Field(description="So many people win one", ge=1, le=1000)]
    handover: LocalisedText
    kind: Annotated[
        Literal["contact", "code", "claim", "points"], Field(description="As `PrizeKind`")
    ] = "contact"
    claim_within_h: Annotated[
        StrictInt | None,
        Field(
            description="Of a prize to be claimed: so many hours after it was won, else the next one wins it",
            ge=1,
            le=720,
        ),
    ] = None
    points: Annotated[
        StrictInt | None,
        Field(
            description="Of the kind `points`: what each winner gets, once the draw is confirmed",
            ge=1,
            le=1000000000,
        ),
    ] = None


class PrizeClaim(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    shows_name: StrictBool = False


class PrizeCodeCount(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    position: Annotated[
        StrictInt, Field(description="Of the prize among those of the contest, from 0")
    ]
    codes: Annotated[StrictInt, Field(description="That were put for it")]
    given: Annotated[
        StrictInt,
        Field(
            description="How many winners have theirs: of a prize that has to be claimed, those who have claimed it"
        ),
    ]


class PrizeCodeCounts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[PrizeCodeCount]


class PrizeCodes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    csv: Annotated[
        StrictStr,
        Field(
            description="RFC 4180, a code a line, or the first column of each: 1,000 at most. As winners see them, in capitals or not",
            max_length=200000,
            min_length=1,
        ),
    ]


class PrizeHolder(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    prize: StrictInt
    draw: Annotated[StrictInt | None, Field(description="Null: nobody is left to hold it")]
    name: Annotated[StrictStr | None, Field(description="Where the winner agrees to be shown")]


class ProofStep(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    hash: StrictStr
    sum: StrictInt


class PublishedWinner(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    prize: StrictStr
    telegram_id: Annotated[
        StrictStr | None,
        Field(description="Null: their account has ended, or they do not want to be named"),
    ]
    first_name: StrictStr | None
    username: StrictStr | None


class PublishedWinners(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[PublishedWinner]


class QuestionAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["question"]
    answer: Annotated[StrictStr, Field(max_length=2000, min_length=1)]


class QuizAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["quiz"]
    answers: Annotated[list[Answer], Field(max_length=10, min_length=1)]


class Reason(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[StrictStr, Field(description="Public", max_length=500, min_length=1)]


class Review(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    task_id: StrictStr
    telegram_id: StrictStr
    first_name: StrictStr
    answer: StrictStr
    answered_at: AwareDatetime


class ReviewDecision(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    decision: Literal["accept", "reject"]
    reason: Annotated[
        StrictStr | MISSING,
        Field(
            description="Who answered reads it with the decision, which they are told of",
            max_length=500,
            min_length=1,
        ),
    ] = MISSING


class ReviewList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Review]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Reward(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    points: Annotated[StrictInt, Field(description="Each time it is completed", ge=1, le=1000000)]
    limit: Annotated[
        StrictInt, Field(description="So many times, first come first served", ge=1, le=1000000)
    ]


class SecretCodeAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["secret_code"]
    code: Annotated[StrictStr, Field(max_length=64, min_length=1)]


class SeenContest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    mark: Annotated[StrictStr, Field(description="That the bot has shown last; empty: none")]


class SeenContests(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    contests: Annotated[list[SeenContest], Field(max_length=200)]


class ShownReward(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    points: StrictInt
    is_left: Annotated[
        StrictBool, Field(description="False: whoever completes it now gets no points")
    ]


class ShownTask(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    kind: StrictStr
    title: StrictStr
    shown: Annotated[dict[str, Any], Field(description="What a person sees of its kind")]
    period: Literal["once", "day"]
    tickets: StrictInt
    is_mandatory: StrictBool
    state: Annotated[
        Literal["locked", "open", "pending", "completed", "rejected", "used_up", "switched_off"],
        Field(
            description="Of a daily task, today. `locked`: other tasks come before it, or it is not between `opens_at` and `closes_at`"
        ),
    ]
    attempts_left: Annotated[
        StrictInt, Field(description="Of a task to invite friends: those who are still to come")
    ]
    opens_at: AwareDatetime | None
    closes_at: AwareDatetime | None
    reward: ShownReward | None
    payment: Annotated[
        Payment | None,
        Field(
            description="The points that it gave, or the last try to buy it took. Null with a reward, once it is completed: none were left"
        ),
    ]


class SourceCounts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    direct: StrictInt
    channel_post: StrictInt
    invitation: StrictInt


class Task(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    kind: StrictStr
    title: LocalisedText
    settings: Annotated[
        dict[str, Any], Field(description="Those of its kind, without what is secret")
    ]
    is_weak: Annotated[StrictBool, Field(description="Whether nobody can tell that it was done")]
    period: Literal["once", "day"]
    tickets: StrictInt
    tickets_max: StrictInt | None
    attempts_max: StrictInt
    requires: list[StrictStr]
    is_mandatory: StrictBool
    is_off: StrictBool
    opens_at: AwareDatetime | None
    closes_at: AwareDatetime | None
    position: StrictInt
    reward: Reward | None


class TaskCount(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    task_id: StrictStr
    completions: StrictInt


class TaskList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Task]


class TaskOutcome(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    state: Literal["tried", "pending", "completed", "rejected"]
    tickets: Annotated[StrictInt, Field(description="Given for it")]
    entry_tickets: Annotated[StrictInt, Field(description="That the entry has now")]
    attempts_left: StrictInt


class TaskOutline(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    kind: StrictStr
    title: StrictStr
    period: Literal["once", "day"]
    tickets: StrictInt
    is_mandatory: StrictBool


class TaskOutlineList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[TaskOutline]


TaskReference = TypeAliasType(
    "TaskReference",
    Annotated[StrictStr, Field(description="The `id` of a task", pattern="^[a-z0-9]{1,64}$")],
)


class TaskUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    title: LocalisedText | MISSING = MISSING
    tickets: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    requires: Annotated[list[TaskReference] | MISSING, Field(max_length=40)] = MISSING
    is_mandatory: StrictBool | MISSING = MISSING
    opens_at: AwareDatetime | MISSING | None = MISSING
    closes_at: AwareDatetime | MISSING | None = MISSING
    position: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    is_off: StrictBool | MISSING = MISSING
    reason: Annotated[
        StrictStr | MISSING, Field(description="Public", max_length=500, min_length=1)
    ] = MISSING


class TemplateUse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: Annotated[StrictStr, Field(max_length=64, min_length=1)]
    default_locale: Literal["en", "ru"]
    channels: Annotated[
        list[Channel] | MISSING,
        Field(
            description="To be joined, of which the bot is an administrator",
            max_length=10,
            min_length=1,
        ),
    ] = MISSING
    code: Annotated[
        StrictStr | MISSING, Field(description="To be found", max_length=64, min_length=4)
    ] = MISSING


class VisitAttempt(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["visit"]


class Attempt(
    RootModel[
        Annotated[
            JoinChannelAttempt
            | SecretCodeAttempt
            | QuizAttempt
            | DailyAttempt
            | VisitAttempt
            | QuestionAttempt
            | PointsAttempt,
            Field(discriminator="kind"),
        ]
    ]
):
    pass


class Webhook(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    url: StrictStr
    events: list[Literal["entry.created", "contest.closed", "winner.confirmed"]]
    is_on: StrictBool
    off_reason: Annotated[
        StrictStr | None,
        Field(
            description="Why it was switched off: `failing`, since nothing got through for days; `gone`, since the receiver answered 410. Null: an organiser has done so, or it is on"
        ),
    ]
    failing_since: Annotated[
        AwareDatetime | None, Field(description="The first failure since a message got through")
    ]
    old_secret_until: Annotated[
        AwareDatetime | None,
        Field(description="Until then the secret before this one signs as well"),
    ]
    created_at: AwareDatetime


class WebhookDelivery(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[
        StrictStr, Field(description="The `webhook-id` of the message, the same in each attempt")
    ]
    type: StrictStr
    payload: Annotated[StrictStr, Field(description="The body that is sent and signed")]
    state: Annotated[
        Literal["waiting", "delivered", "failed"], Field(description="`failed`: it was given up")
    ]
    attempts: Annotated[StrictInt, Field(description="Since it was queued, or replayed")]
    next_attempt_at: Annotated[AwareDatetime | None, Field(description="The earliest time")]
    attempted_at: AwareDatetime | None
    status: Annotated[
        StrictInt | None, Field(description="Of the last answer; null: there was none")
    ]
    detail: Annotated[
        StrictStr | None,
        Field(description="Of the last failure: how the answer began, or why there was none"),
    ]
    created_at: AwareDatetime


class WebhookDeliveryList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[WebhookDelivery]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class WebhookList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Webhook]


class WebhookReplay(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    since: Annotated[
        AwareDatetime, Field(description="Messages that were queued at this time or later")
    ]


class WebhookReplayed(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    replayed: Annotated[
        StrictInt, Field(description="So many messages are sent again, 500 at most")
    ]
    has_more: Annotated[StrictBool, Field(description="Whether to ask once more")]


class WebhookUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    url: Annotated[
        StrictStr | MISSING,
        Field(
            description="An https address on a public name, without a port, a name or a password",
            max_length=500,
            min_length=1,
        ),
    ] = MISSING
    events: Annotated[
        list[Literal["entry.created", "contest.closed", "winner.confirmed"]] | MISSING,
        Field(max_length=3, min_length=1),
    ] = MISSING
    is_on: Annotated[
        StrictBool | MISSING,
        Field(
            description="Off: it is told of nothing that happens meanwhile, and what waits goes on waiting"
        ),
    ] = MISSING


class WebhookWithSecret(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    url: StrictStr
    events: list[Literal["entry.created", "contest.closed", "winner.confirmed"]]
    is_on: StrictBool
    off_reason: StrictStr | None
    failing_since: AwareDatetime | None
    old_secret_until: AwareDatetime | None
    created_at: AwareDatetime
    secret: Annotated[
        StrictStr,
        Field(
            description="With which messages are signed. It is not shown again", pattern="^whsec_"
        ),
    ]


class Winner(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    prize: StrictInt
    prize_name: Annotated[StrictStr, Field(description="In the contest's default locale")]
    draw: Annotated[
        StrictInt | None,
        Field(description="Null: nobody is left to hold it, and the fields after it are null"),
    ]
    entry_id: StrictStr | None
    telegram_id: Annotated[StrictStr | None, Field(description="Null: their account has ended")]
    first_name: StrictStr | None
    username: StrictStr | None
    link: Annotated[StrictStr | None, Field(description="With which they are written to")]
    finding: (
        Literal[
            "ok", "not_member", "account_deleted", "staff", "banned", "earlier_winner", "unknown"
        ]
        | None
    )
    checked_at: AwareDatetime | None
    claim_until: AwareDatetime | None
    claimed_at: AwareDatetime | None


class WinnerDisqualification(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    draw: Annotated[StrictInt, Field(description="Which holds a prize", ge=0, le=9999)]
    reason: Literal[
        "not_member",
        "left",
        "account_deleted",
        "ineligible_country",
        "staff",
        "fraud",
        "unreachable",
        "declined",
        "duplicate_person",
    ]


class WinnerList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Winner]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]
