"""The gateway's table. Generated from openapi/ by `make spec`: do not edit."""

from contest.contract import auth, bot, content, referral, token
from contest.gateway.operation import Node, Operation, Parameter

GET_HEALTH = Operation(operation_id="getHealth", service="api-gateway", any_query=True)

GET_VERSION = Operation(operation_id="getVersion", service="api-gateway", any_query=True)

GET_SERVICE_HEALTH = Operation(
    operation_id="getServiceHealth",
    service="api-gateway",
    path=(
        Parameter(
            name="service",
            place="path",
            kind="string",
            required=True,
            enum=("auth", "content", "referral", "token", "bot"),
        ),
    ),
    any_query=True,
)

GET_READY = Operation(
    operation_id="getReady", service="api-gateway", security=(("opsToken",),), any_query=True
)

GET_OPENAPI = Operation(operation_id="getOpenapi", service="api-gateway", cache_s=300)

LIST_DEAD_LETTERS = Operation(
    operation_id="listDeadLetters",
    service="{service}",
    security=(("opsToken",),),
    path=(
        Parameter(
            name="service",
            place="path",
            kind="string",
            required=True,
            enum=("auth", "content", "referral", "token", "bot"),
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

DISCARD_DEAD_LETTER = Operation(
    operation_id="discardDeadLetter",
    service="{service}",
    security=(("opsToken",),),
    path=(
        Parameter(
            name="service",
            place="path",
            kind="string",
            required=True,
            enum=("auth", "content", "referral", "token", "bot"),
        ),
        Parameter(
            name="letter_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=128,
            pattern="[a-zA-Z0-9][a-zA-Z0-9.-]*",
        ),
    ),
)

REPLAY_DEAD_LETTER = Operation(
    operation_id="replayDeadLetter",
    service="{service}",
    security=(("opsToken",),),
    path=(
        Parameter(
            name="service",
            place="path",
            kind="string",
            required=True,
            enum=("auth", "content", "referral", "token", "bot"),
        ),
        Parameter(
            name="letter_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=128,
            pattern="[a-zA-Z0-9][a-zA-Z0-9.-]*",
        ),
    ),
)

REPLAY_DEAD_LETTERS = Operation(
    operation_id="replayDeadLetters",
    service="{service}",
    security=(("opsToken",),),
    path=(
        Parameter(
            name="service",
            place="path",
            kind="string",
            required=True,
            enum=("auth", "content", "referral", "token", "bot"),
        ),
    ),
    parameters=(
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

CREATE_SESSION = Operation(
    operation_id="createSession",
    service="auth",
    parameters=(Parameter(name="user-agent", place="header", kind="string"),),
    body=auth.NewSession,
    rate_limit=(600, 60),
    refusal_limit=(60, 60),
)

REFRESH_SESSION = Operation(
    operation_id="refreshSession",
    service="auth",
    body=auth.SessionRefresh,
    rate_limit=(600, 60),
    refusal_limit=(60, 60),
)

LIST_SESSIONS = Operation(
    operation_id="listSessions",
    service="auth",
    security=(("bearer",),),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

DELETE_SESSIONS = Operation(
    operation_id="deleteSessions",
    service="auth",
    security=(("bearer",),),
    parameters=(Parameter(name="keep_current", place="query", kind="boolean"),),
    rate_limit=(20, 60),
)

DELETE_SESSION = Operation(
    operation_id="deleteSession",
    service="auth",
    security=(("bearer",),),
    path=(
        Parameter(
            name="session_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(60, 60),
)

GET_ME = Operation(operation_id="getMe", service="auth", security=(("bearer",),))

UPDATE_ME = Operation(
    operation_id="updateMe",
    service="auth",
    security=(("bearer",),),
    body=auth.UserUpdate,
    rate_limit=(20, 60),
)

DELETE_ME = Operation(
    operation_id="deleteMe", service="auth", security=(("bearer",),), rate_limit=(20, 60)
)

GET_JWKS = Operation(operation_id="getJwks", service="auth", cache_s=300)

PUT_ORGANISER_ROLE = Operation(
    operation_id="putOrganiserRole",
    service="auth",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    rate_limit=(20, 60),
)

DELETE_ORGANISER_ROLE = Operation(
    operation_id="deleteOrganiserRole",
    service="auth",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    rate_limit=(20, 60),
)

LIST_BROADCASTS = Operation(
    operation_id="listBroadcasts",
    service="bot",
    security=(("bearer",),),
    parameters=(
        Parameter(
            name="contest_id",
            place="query",
            kind="string",
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

CREATE_BROADCAST = Operation(
    operation_id="createBroadcast",
    service="bot",
    security=(("bearer",),),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            required=True,
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=bot.NewBroadcast,
    rate_limit=(20, 60),
    idempotent=True,
)

PREVIEW_BROADCAST = Operation(
    operation_id="previewBroadcast",
    service="bot",
    security=(("bearer",),),
    body=bot.BroadcastMessage,
    rate_limit=(20, 60),
)

GET_BROADCAST = Operation(
    operation_id="getBroadcast",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="broadcast_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
)

PAUSE_BROADCAST = Operation(
    operation_id="pauseBroadcast",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="broadcast_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(60, 60),
)

RESUME_BROADCAST = Operation(
    operation_id="resumeBroadcast",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="broadcast_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(60, 60),
)

CANCEL_BROADCAST = Operation(
    operation_id="cancelBroadcast",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="broadcast_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(60, 60),
)

LIST_CHANNELS = Operation(
    operation_id="listChannels", service="bot", security=(("bearer",),), roles=("organiser",)
)

CONNECT_CHANNEL = Operation(
    operation_id="connectChannel",
    service="bot",
    security=(("bearer",),),
    roles=("organiser",),
    body=bot.ChannelName,
    rate_limit=(20, 60),
)

DELETE_CHANNEL = Operation(
    operation_id="deleteChannel",
    service="bot",
    security=(("bearer",),),
    roles=("organiser",),
    path=(
        Parameter(
            name="channel_id",
            place="path",
            kind="string",
            required=True,
            minimum=2,
            maximum=17,
            pattern="-[1-9][0-9]{0,15}",
        ),
    ),
    rate_limit=(60, 60),
)

LIST_CONTEST_POSTS = Operation(
    operation_id="listContestPosts",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

PUT_CONTEST_POST = Operation(
    operation_id="putContestPost",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="channel_id",
            place="path",
            kind="string",
            required=True,
            minimum=2,
            maximum=17,
            pattern="-[1-9][0-9]{0,15}",
        ),
    ),
    body=bot.ContestPostSettings,
    rate_limit=(20, 60),
)

DELETE_CONTEST_POST = Operation(
    operation_id="deleteContestPost",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="channel_id",
            place="path",
            kind="string",
            required=True,
            minimum=2,
            maximum=17,
            pattern="-[1-9][0-9]{0,15}",
        ),
    ),
    rate_limit=(60, 60),
)

PUT_NAMED_ORGANISER = Operation(
    operation_id="putNamedOrganiser",
    service="bot",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="username",
            place="path",
            kind="string",
            required=True,
            minimum=4,
            maximum=32,
            pattern="[A-Za-z0-9_]+",
        ),
    ),
    body=content.OrganiserRole,
    rate_limit=(20, 60),
)

CREATE_SHARE = Operation(
    operation_id="createShare",
    service="bot",
    security=(("bearer",),),
    body=bot.NewShare,
    rate_limit=(20, 60),
)

RECEIVE_TELEGRAM_UPDATE = Operation(
    operation_id="receiveTelegramUpdate",
    service="bot",
    security=(("webhookSecret",),),
    body=bot.TelegramUpdate,
    body_bytes_max=262144,
)

LIST_CONTESTS = Operation(
    operation_id="listContests",
    service="content",
    security=((), ("bearer",)),
    parameters=(
        Parameter(
            name="status",
            place="query",
            kind="string",
            enum=("draft", "scheduled", "open", "closed", "cancelled", "drawn"),
        ),
        Parameter(name="mine", place="query", kind="boolean"),
        Parameter(name="joined", place="query", kind="boolean"),
        Parameter(name="won", place="query", kind="boolean"),
        Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=5,
    is_shared=True,
)

CREATE_CONTEST = Operation(
    operation_id="createContest",
    service="content",
    security=(("bearer",),),
    roles=("organiser",),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=content.NewContest,
    body_bytes_max=262144,
    rate_limit=(20, 60),
    idempotent=True,
)

GET_CONTEST = Operation(
    operation_id="getContest",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),),
    cache_s=5,
    is_shared=True,
)

UPDATE_CONTEST = Operation(
    operation_id="updateContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    body=content.ContestUpdate,
    body_bytes_max=262144,
    rate_limit=(20, 60),
)

PUBLISH_CONTEST = Operation(
    operation_id="publishContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    rate_limit=(20, 60),
)

UNPUBLISH_CONTEST = Operation(
    operation_id="unpublishContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    rate_limit=(20, 60),
)

CLOSE_CONTEST = Operation(
    operation_id="closeContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    body=content.Reason,
    rate_limit=(20, 60),
)

CANCEL_CONTEST = Operation(
    operation_id="cancelContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    body=content.Reason,
    rate_limit=(20, 60),
)

DISQUALIFY_WINNER = Operation(
    operation_id="disqualifyWinner",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    body=content.WinnerDisqualification,
    rate_limit=(20, 60),
)

CONFIRM_DRAW = Operation(
    operation_id="confirmDraw",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    body=content.NewConfirmation,
    rate_limit=(20, 60),
)

LIST_WINNERS = Operation(
    operation_id="listWinners",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    produces=("application/json", "application/jsonl", "text/csv"),
    rate_limit=(60, 60),
)

LIST_PRIZE_CODES = Operation(
    operation_id="listPrizeCodes",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

PUT_PRIZE_CODES = Operation(
    operation_id="putPrizeCodes",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="position", place="path", kind="integer", required=True, minimum=0, maximum=49
        ),
    ),
    body=content.PrizeCodes,
    body_bytes_max=262144,
    rate_limit=(20, 60),
)

GET_MY_PRIZE = Operation(
    operation_id="getMyPrize",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

CLAIM_PRIZE = Operation(
    operation_id="claimPrize",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    body=content.PrizeClaim,
    rate_limit=(20, 60),
)

CREATE_DRAW = Operation(
    operation_id="createDraw",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(20, 60),
)

GET_DRAW = Operation(
    operation_id="getDraw",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=5,
)

GET_DRAW_PAGE = Operation(
    operation_id="getDrawPage",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="page", place="path", kind="integer", required=True, minimum=0, maximum=9999999
        ),
    ),
    cache_s=3600,
)

GET_MY_PROOF = Operation(
    operation_id="getMyProof",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

GET_CAPTCHA = Operation(operation_id="getCaptcha", service="content", security=((),))

CREATE_ENTRY = Operation(
    operation_id="createEntry",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    body=content.NewEntry,
    rate_limit=(60, 60),
)

LIST_ENTRIES = Operation(
    operation_id="listEntries",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="search", place="query", kind="string", minimum=1, maximum=64),
        Parameter(
            name="state", place="query", kind="string", enum=("active", "withdrawn", "disqualified")
        ),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    produces=("application/json", "application/jsonl", "text/csv"),
    rate_limit=(60, 60),
)

GET_MY_ENTRY = Operation(
    operation_id="getMyEntry",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(60, 60),
)

DELETE_MY_ENTRY = Operation(
    operation_id="deleteMyEntry",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(20, 60),
)

DISQUALIFY_ENTRY = Operation(
    operation_id="disqualifyEntry",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="entry_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    body=content.Disqualification,
    rate_limit=(20, 60),
)

LIST_EXCLUSIONS = Operation(
    operation_id="listExclusions",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

GET_EXCLUSION_RULES = Operation(
    operation_id="getExclusionRules",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=60,
)

PUT_EXCLUSION = Operation(
    operation_id="putExclusion",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    body=content.NewExclusion,
    rate_limit=(60, 60),
)

DELETE_EXCLUSION = Operation(
    operation_id="deleteExclusion",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    rate_limit=(60, 60),
)

COPY_CONTEST = Operation(
    operation_id="copyContest",
    service="content",
    security=(("bearer",),),
    roles=("organiser",),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    rate_limit=(20, 60),
    idempotent=True,
)

LIST_CONTEST_VERSIONS = Operation(
    operation_id="listContestVersions",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=10),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

LIST_CONTEST_CHANGES = Operation(
    operation_id="listContestChanges",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=5,
)

LIST_CONTEST_TEMPLATES = Operation(
    operation_id="listContestTemplates",
    service="content",
    security=(("bearer",),),
    roles=("organiser",),
    cache_s=60,
)

CREATE_CONTEST_FROM_TEMPLATE = Operation(
    operation_id="createContestFromTemplate",
    service="content",
    security=(("bearer",),),
    roles=("organiser",),
    path=(
        Parameter(
            name="template_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=content.TemplateUse,
    rate_limit=(20, 60),
    idempotent=True,
)

LIST_ORGANISERS = Operation(
    operation_id="listOrganisers",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

PUT_ORGANISER = Operation(
    operation_id="putOrganiser",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    body=content.OrganiserRole,
    rate_limit=(20, 60),
)

DELETE_ORGANISER = Operation(
    operation_id="deleteOrganiser",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="telegram_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=16,
            pattern="[1-9][0-9]*",
        ),
    ),
    rate_limit=(20, 60),
)

GET_PAGE = Operation(
    operation_id="getPage",
    service="content",
    path=(
        Parameter(
            name="slug",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9-]+",
        ),
    ),
    parameters=(Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),),
    cache_s=60,
)

PUT_PAGE = Operation(
    operation_id="putPage",
    service="content",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="slug",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9-]+",
        ),
    ),
    body=content.NewPage,
    body_bytes_max=131072,
    rate_limit=(20, 60),
)

LIST_PAGE_VERSIONS = Operation(
    operation_id="listPageVersions",
    service="content",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="slug",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9-]+",
        ),
    ),
    parameters=(
        Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

GET_CONTEST_POINTS = Operation(
    operation_id="getContestPoints", service="content", security=(("bearer",),), roles=("admin",)
)

PUT_CONTEST_POINTS = Operation(
    operation_id="putContestPoints",
    service="content",
    security=(("bearer",),),
    roles=("admin",),
    body=content.ContestPoints,
    rate_limit=(20, 60),
)

GET_HOME_PAGE = Operation(
    operation_id="getHomePage",
    service="content",
    parameters=(
        Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),
        Parameter(name="accept-language", place="header", kind="string"),
    ),
    rate_limit=(600, 60),
    cache_s=30,
    any_query=True,
)

GET_CONTEST_PAGE = Operation(
    operation_id="getContestPage",
    service="content",
    path=(Parameter(name="contest_id", place="path", kind="string", required=True),),
    parameters=(
        Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),
        Parameter(name="accept-language", place="header", kind="string"),
    ),
    rate_limit=(600, 60),
    cache_s=30,
    any_query=True,
)

GET_CONTEST_PICTURE = Operation(
    operation_id="getContestPicture",
    service="content",
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="version",
            place="query",
            kind="integer",
            required=True,
            minimum=1,
            maximum=1000000000,
        ),
        Parameter(name="locale", place="query", kind="string", required=True, enum=("en", "ru")),
    ),
    rate_limit=(60, 60),
    cache_s=31536000,
)

GET_SITEMAP = Operation(
    operation_id="getSitemap", service="content", rate_limit=(60, 60), cache_s=3600, any_query=True
)

GET_ROBOTS = Operation(
    operation_id="getRobots", service="content", rate_limit=(60, 60), cache_s=3600, any_query=True
)

GET_LEADERBOARD = Operation(
    operation_id="getLeaderboard",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=5,
    is_shared=True,
)

GET_CONTEST_STATISTICS = Operation(
    operation_id="getContestStatistics",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

LIST_TASKS = Operation(
    operation_id="listTasks",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

CREATE_TASK = Operation(
    operation_id="createTask",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    body=content.NewTask,
    body_bytes_max=65536,
    rate_limit=(60, 60),
    idempotent=True,
)

LIST_TASK_OUTLINES = Operation(
    operation_id="listTaskOutlines",
    service="content",
    security=((), ("bearer",)),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),),
    cache_s=5,
)

UPDATE_TASK = Operation(
    operation_id="updateTask",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="task_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    body=content.TaskUpdate,
    rate_limit=(60, 60),
)

DELETE_TASK = Operation(
    operation_id="deleteTask",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="task_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    parameters=(
        Parameter(
            name="if-match", place="header", kind="string", maximum=19, pattern='W?/?"[0-9]{1,15}"'
        ),
    ),
    rate_limit=(60, 60),
)

COMPLETE_TASK = Operation(
    operation_id="completeTask",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="task_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            required=True,
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=content.Attempt,
    rate_limit=(60, 60),
    idempotent=True,
)

PUT_CODES = Operation(
    operation_id="putCodes",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="task_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    body=content.Codes,
    body_bytes_max=2097152,
    rate_limit=(20, 60),
)

LIST_REVIEWS = Operation(
    operation_id="listReviews",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

DECIDE_REVIEW = Operation(
    operation_id="decideReview",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="review_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    body=content.ReviewDecision,
    rate_limit=(60, 60),
)

PREVIEW_CONTEST = Operation(
    operation_id="previewContest",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    parameters=(Parameter(name="locale", place="query", kind="string", enum=("en", "ru")),),
)

LIST_WEBHOOKS = Operation(
    operation_id="listWebhooks",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
)

CREATE_WEBHOOK = Operation(
    operation_id="createWebhook",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    body=content.NewWebhook,
    rate_limit=(20, 60),
)

UPDATE_WEBHOOK = Operation(
    operation_id="updateWebhook",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    body=content.WebhookUpdate,
    rate_limit=(20, 60),
)

DELETE_WEBHOOK = Operation(
    operation_id="deleteWebhook",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(20, 60),
)

ROTATE_WEBHOOK_SECRET = Operation(
    operation_id="rotateWebhookSecret",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(20, 60),
)

TEST_WEBHOOK = Operation(
    operation_id="testWebhook",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    rate_limit=(20, 60),
)

REPLAY_WEBHOOK_DELIVERIES = Operation(
    operation_id="replayWebhookDeliveries",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    body=content.WebhookReplay,
    rate_limit=(20, 60),
)

LIST_WEBHOOK_DELIVERIES = Operation(
    operation_id="listWebhookDeliveries",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    parameters=(
        Parameter(name="state", place="query", kind="string", enum=("failed",)),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(60, 60),
)

REPLAY_WEBHOOK_DELIVERY = Operation(
    operation_id="replayWebhookDelivery",
    service="content",
    security=(("bearer",),),
    path=(
        Parameter(
            name="contest_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[A-Za-z0-9_-]+",
        ),
        Parameter(
            name="webhook_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
        Parameter(
            name="message_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9_]+",
        ),
    ),
    rate_limit=(20, 60),
)

GET_MY_REFERRAL = Operation(
    operation_id="getMyReferral", service="referral", security=(("bearer",),), rate_limit=(60, 60)
)

GET_MY_REFERRAL_QR = Operation(
    operation_id="getMyReferralQr", service="referral", security=(("bearer",),), rate_limit=(60, 60)
)

LIST_MY_INVITEES = Operation(
    operation_id="listMyInvitees",
    service="referral",
    security=(("bearer",),),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(60, 60),
)

GET_REFERRAL_LEADERBOARD = Operation(
    operation_id="getReferralLeaderboard",
    service="referral",
    security=((),),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=60,
)

CREATE_REFERRAL_CLAIM = Operation(
    operation_id="createReferralClaim",
    service="referral",
    security=(("bearer",),),
    body=referral.NewReferralClaim,
    rate_limit=(20, 60),
)

GET_REFERRAL_RULES = Operation(
    operation_id="getReferralRules", service="referral", security=(("bearer",),), roles=("admin",)
)

PUT_REFERRAL_RULES = Operation(
    operation_id="putReferralRules",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    body=referral.ReferralRules,
    rate_limit=(20, 60),
)

PUT_REFERRAL_PAYOUTS = Operation(
    operation_id="putReferralPayouts",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    body=referral.ReferralPayouts,
    rate_limit=(20, 60),
)

CREATE_REFERRAL_CODE = Operation(
    operation_id="createReferralCode",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    body=referral.NewReferralCode,
    rate_limit=(20, 60),
)

DELETE_REFERRAL_CODE = Operation(
    operation_id="deleteReferralCode",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="code",
            place="path",
            kind="string",
            required=True,
            minimum=3,
            maximum=32,
            pattern="[a-z0-9_-]+",
        ),
    ),
    rate_limit=(20, 60),
)

LIST_REFERRALS = Operation(
    operation_id="listReferrals",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    parameters=(
        Parameter(
            name="state",
            place="query",
            kind="string",
            enum=("pending", "qualified", "rewarded", "rejected", "flagged"),
        ),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    produces=("application/json", "application/jsonl", "text/csv"),
    rate_limit=(60, 60),
)

APPROVE_REFERRAL = Operation(
    operation_id="approveReferral",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="referral_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=15,
            pattern="[1-9][0-9]{0,14}",
        ),
    ),
    rate_limit=(60, 60),
)

REJECT_REFERRAL = Operation(
    operation_id="rejectReferral",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="referral_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=15,
            pattern="[1-9][0-9]{0,14}",
        ),
    ),
    rate_limit=(60, 60),
)

DECIDE_REFERRALS = Operation(
    operation_id="decideReferrals",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    body=referral.ReferralDecisions,
    rate_limit=(60, 60),
)

WATCH_REFERRER = Operation(
    operation_id="watchReferrer",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="code",
            place="path",
            kind="string",
            required=True,
            minimum=3,
            maximum=32,
            pattern="[a-z0-9_-]+",
        ),
    ),
    body=referral.ReferrerWatch,
    rate_limit=(20, 60),
)

GET_REFERRAL_STATISTICS = Operation(
    operation_id="getReferralStatistics",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    rate_limit=(20, 60),
)

GET_REFERRAL_SIGNALS = Operation(
    operation_id="getReferralSignals", service="referral", security=(("bearer",),), roles=("admin",)
)

PUT_REFERRAL_SIGNALS = Operation(
    operation_id="putReferralSignals",
    service="referral",
    security=(("bearer",),),
    roles=("admin",),
    body=referral.ReferralSignals,
    rate_limit=(20, 60),
)

GET_BALANCE = Operation(
    operation_id="getBalance",
    service="token",
    security=(("bearer",),),
    parameters=(Parameter(name="at", place="query", kind="date-time"),),
)

LIST_TRANSACTIONS = Operation(
    operation_id="listTransactions",
    service="token",
    security=(("bearer",),),
    parameters=(
        Parameter(
            name="kind",
            place="query",
            kind="string",
            enum=("transfer", "reward", "clawback", "adjustment", "purchase", "reversal"),
        ),
        Parameter(name="direction", place="query", kind="string", enum=("in", "out")),
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    rate_limit=(60, 60),
)

EXPORT_STATEMENT = Operation(
    operation_id="exportStatement",
    service="token",
    security=(("bearer",),),
    parameters=(
        Parameter(name="from", place="query", kind="date-time"),
        Parameter(name="to", place="query", kind="date-time"),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    produces=("application/json", "application/jsonl", "text/csv"),
    rate_limit=(60, 60),
)

CREATE_TRANSFER = Operation(
    operation_id="createTransfer",
    service="token",
    security=(("bearer",),),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            required=True,
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=token.NewTransfer,
    rate_limit=(20, 60),
    idempotent=True,
)

CREATE_REVERSAL = Operation(
    operation_id="createReversal",
    service="token",
    security=(("bearer",),),
    roles=("admin",),
    path=(
        Parameter(
            name="transfer_id",
            place="path",
            kind="string",
            required=True,
            minimum=1,
            maximum=64,
            pattern="[a-z0-9]+",
        ),
    ),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            required=True,
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    rate_limit=(60, 60),
    idempotent=True,
)

CREATE_ADJUSTMENT = Operation(
    operation_id="createAdjustment",
    service="token",
    security=(("bearer",),),
    roles=("admin",),
    parameters=(
        Parameter(
            name="idempotency-key",
            place="header",
            kind="string",
            required=True,
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
        ),
    ),
    body=token.NewAdjustment,
    rate_limit=(60, 60),
    idempotent=True,
)

GET_TOKEN_LEADERBOARD = Operation(
    operation_id="getTokenLeaderboard",
    service="token",
    security=((),),
    parameters=(
        Parameter(name="limit", place="query", kind="integer", minimum=1, maximum=100),
        Parameter(
            name="cursor",
            place="query",
            kind="string",
            minimum=1,
            maximum=200,
            pattern="[A-Za-z0-9_-]+",
        ),
    ),
    cache_s=60,
)

GET_TRANSFER_LIMITS = Operation(
    operation_id="getTransferLimits", service="token", security=(("bearer",),)
)

PUT_TRANSFER_LIMITS = Operation(
    operation_id="putTransferLimits",
    service="token",
    security=(("bearer",),),
    roles=("admin",),
    body=token.TransferLimits,
    rate_limit=(20, 60),
)

ROOT = Node(
    children={
        "health": Node(
            methods={"GET": GET_HEALTH}, children={"{}": Node(methods={"GET": GET_SERVICE_HEALTH})}
        ),
        "version": Node(methods={"GET": GET_VERSION}),
        "ready": Node(methods={"GET": GET_READY}),
        "openapi.json": Node(methods={"GET": GET_OPENAPI}),
        "ops": Node(
            children={
                "{}": Node(
                    children={
                        "dead-letters": Node(
                            methods={"GET": LIST_DEAD_LETTERS},
                            children={
                                "{}": Node(
                                    methods={"DELETE": DISCARD_DEAD_LETTER},
                                    children={"replay": Node(methods={"POST": REPLAY_DEAD_LETTER})},
                                ),
                                "replay": Node(methods={"POST": REPLAY_DEAD_LETTERS}),
                            },
                        )
                    }
                )
            }
        ),
        "v1": Node(
            children={
                "auth": Node(
                    children={
                        "telegram": Node(methods={"POST": CREATE_SESSION}),
                        "refresh": Node(methods={"POST": REFRESH_SESSION}),
                        "sessions": Node(
                            methods={"GET": LIST_SESSIONS, "DELETE": DELETE_SESSIONS},
                            children={"{}": Node(methods={"DELETE": DELETE_SESSION})},
                        ),
                    }
                ),
                "me": Node(methods={"GET": GET_ME, "PATCH": UPDATE_ME, "DELETE": DELETE_ME}),
                "users": Node(
                    children={
                        "{}": Node(
                            children={
                                "roles": Node(
                                    children={
                                        "organiser": Node(
                                            methods={
                                                "PUT": PUT_ORGANISER_ROLE,
                                                "DELETE": DELETE_ORGANISER_ROLE,
                                            }
                                        )
                                    }
                                )
                            }
                        )
                    }
                ),
                "broadcasts": Node(
                    methods={"GET": LIST_BROADCASTS, "POST": CREATE_BROADCAST},
                    children={
                        "preview": Node(methods={"POST": PREVIEW_BROADCAST}),
                        "{}": Node(
                            methods={"GET": GET_BROADCAST},
                            children={
                                "pause": Node(methods={"POST": PAUSE_BROADCAST}),
                                "resume": Node(methods={"POST": RESUME_BROADCAST}),
                                "cancel": Node(methods={"POST": CANCEL_BROADCAST}),
                            },
                        ),
                    },
                ),
                "channels": Node(
                    methods={"GET": LIST_CHANNELS, "POST": CONNECT_CHANNEL},
                    children={"{}": Node(methods={"DELETE": DELETE_CHANNEL})},
                ),
                "contests": Node(
                    methods={"GET": LIST_CONTESTS, "POST": CREATE_CONTEST},
                    children={
                        "{}": Node(
                            methods={"GET": GET_CONTEST, "PATCH": UPDATE_CONTEST},
                            children={
                                "channels": Node(
                                    methods={"GET": LIST_CONTEST_POSTS},
                                    children={
                                        "{}": Node(
                                            methods={
                                                "PUT": PUT_CONTEST_POST,
                                                "DELETE": DELETE_CONTEST_POST,
                                            }
                                        )
                                    },
                                ),
                                "named-organisers": Node(
                                    children={"{}": Node(methods={"PUT": PUT_NAMED_ORGANISER})}
                                ),
                                "publish": Node(methods={"POST": PUBLISH_CONTEST}),
                                "unpublish": Node(methods={"POST": UNPUBLISH_CONTEST}),
                                "close": Node(methods={"POST": CLOSE_CONTEST}),
                                "cancel": Node(methods={"POST": CANCEL_CONTEST}),
                                "draw": Node(
                                    methods={"POST": CREATE_DRAW, "GET": GET_DRAW},
                                    children={
                                        "disqualify": Node(methods={"POST": DISQUALIFY_WINNER}),
                                        "confirm": Node(methods={"POST": CONFIRM_DRAW}),
                                        "pages": Node(
                                            children={"{}": Node(methods={"GET": GET_DRAW_PAGE})}
                                        ),
                                        "me": Node(methods={"GET": GET_MY_PROOF}),
                                    },
                                ),
                                "winners": Node(methods={"GET": LIST_WINNERS}),
                                "prizes": Node(
                                    children={
                                        "codes": Node(methods={"GET": LIST_PRIZE_CODES}),
                                        "{}": Node(
                                            children={
                                                "codes": Node(methods={"PUT": PUT_PRIZE_CODES})
                                            }
                                        ),
                                        "me": Node(
                                            methods={"GET": GET_MY_PRIZE},
                                            children={"claim": Node(methods={"POST": CLAIM_PRIZE})},
                                        ),
                                    }
                                ),
                                "entries": Node(
                                    methods={"POST": CREATE_ENTRY, "GET": LIST_ENTRIES},
                                    children={
                                        "me": Node(
                                            methods={"GET": GET_MY_ENTRY, "DELETE": DELETE_MY_ENTRY}
                                        ),
                                        "{}": Node(
                                            children={
                                                "disqualify": Node(
                                                    methods={"POST": DISQUALIFY_ENTRY}
                                                )
                                            }
                                        ),
                                    },
                                ),
                                "exclusions": Node(
                                    methods={"GET": LIST_EXCLUSIONS},
                                    children={
                                        "{}": Node(
                                            methods={
                                                "PUT": PUT_EXCLUSION,
                                                "DELETE": DELETE_EXCLUSION,
                                            }
                                        )
                                    },
                                ),
                                "exclusion-rules": Node(methods={"GET": GET_EXCLUSION_RULES}),
                                "copy": Node(methods={"POST": COPY_CONTEST}),
                                "versions": Node(methods={"GET": LIST_CONTEST_VERSIONS}),
                                "changes": Node(methods={"GET": LIST_CONTEST_CHANGES}),
                                "organisers": Node(
                                    methods={"GET": LIST_ORGANISERS},
                                    children={
                                        "{}": Node(
                                            methods={
                                                "PUT": PUT_ORGANISER,
                                                "DELETE": DELETE_ORGANISER,
                                            }
                                        )
                                    },
                                ),
                                "leaderboard": Node(methods={"GET": GET_LEADERBOARD}),
                                "statistics": Node(methods={"GET": GET_CONTEST_STATISTICS}),
                                "tasks": Node(
                                    methods={"GET": LIST_TASKS, "POST": CREATE_TASK},
                                    children={
                                        "{}": Node(
                                            methods={"PATCH": UPDATE_TASK, "DELETE": DELETE_TASK},
                                            children={
                                                "completions": Node(
                                                    methods={"POST": COMPLETE_TASK}
                                                ),
                                                "codes": Node(methods={"PUT": PUT_CODES}),
                                            },
                                        )
                                    },
                                ),
                                "task-outlines": Node(methods={"GET": LIST_TASK_OUTLINES}),
                                "reviews": Node(
                                    methods={"GET": LIST_REVIEWS},
                                    children={"{}": Node(methods={"POST": DECIDE_REVIEW})},
                                ),
                                "preview": Node(methods={"GET": PREVIEW_CONTEST}),
                                "webhooks": Node(
                                    methods={"GET": LIST_WEBHOOKS, "POST": CREATE_WEBHOOK},
                                    children={
                                        "{}": Node(
                                            methods={
                                                "PATCH": UPDATE_WEBHOOK,
                                                "DELETE": DELETE_WEBHOOK,
                                            },
                                            children={
                                                "rotate-secret": Node(
                                                    methods={"POST": ROTATE_WEBHOOK_SECRET}
                                                ),
                                                "test": Node(methods={"POST": TEST_WEBHOOK}),
                                                "replay": Node(
                                                    methods={"POST": REPLAY_WEBHOOK_DELIVERIES}
                                                ),
                                                "deliveries": Node(
                                                    methods={"GET": LIST_WEBHOOK_DELIVERIES},
                                                    children={
                                                        "{}": Node(
                                                            children={
                                                                "replay": Node(
                                                                    methods={
                                                                        "POST": REPLAY_WEBHOOK_DELIVERY
                                                                    }
                                                                )
                                                            }
                                                        )
                                                    },
                                                ),
                                            },
                                        )
                                    },
                                ),
                            },
                        )
                    },
                ),
                "shares": Node(methods={"POST": CREATE_SHARE}),
                "telegram": Node(
                    children={"webhook": Node(methods={"POST": RECEIVE_TELEGRAM_UPDATE})}
                ),
                "captcha": Node(methods={"GET": GET_CAPTCHA}),
                "contest-templates": Node(
                    methods={"GET": LIST_CONTEST_TEMPLATES},
                    children={
                        "{}": Node(
                            children={
                                "contests": Node(methods={"POST": CREATE_CONTEST_FROM_TEMPLATE})
                            }
                        )
                    },
                ),
                "pages": Node(
                    children={
                        "{}": Node(
                            methods={"GET": GET_PAGE, "PUT": PUT_PAGE},
                            children={"versions": Node(methods={"GET": LIST_PAGE_VERSIONS})},
                        )
                    }
                ),
                "contest-points": Node(
                    methods={"GET": GET_CONTEST_POINTS, "PUT": PUT_CONTEST_POINTS}
                ),
                "referrals": Node(
                    methods={"GET": LIST_REFERRALS},
                    children={
                        "me": Node(
                            methods={"GET": GET_MY_REFERRAL},
                            children={
                                "qr": Node(methods={"GET": GET_MY_REFERRAL_QR}),
                                "invitees": Node(methods={"GET": LIST_MY_INVITEES}),
                            },
                        ),
                        "leaderboard": Node(methods={"GET": GET_REFERRAL_LEADERBOARD}),
                        "claims": Node(methods={"POST": CREATE_REFERRAL_CLAIM}),
                        "rules": Node(
                            methods={"GET": GET_REFERRAL_RULES, "PUT": PUT_REFERRAL_RULES}
                        ),
                        "payouts": Node(methods={"PUT": PUT_REFERRAL_PAYOUTS}),
                        "codes": Node(
                            methods={"POST": CREATE_REFERRAL_CODE},
                            children={
                                "{}": Node(
                                    methods={"DELETE": DELETE_REFERRAL_CODE},
                                    children={"watch": Node(methods={"PUT": WATCH_REFERRER})},
                                )
                            },
                        ),
                        "{}": Node(
                            children={
                                "approve": Node(methods={"POST": APPROVE_REFERRAL}),
                                "reject": Node(methods={"POST": REJECT_REFERRAL}),
                            }
                        ),
                        "decisions": Node(methods={"POST": DECIDE_REFERRALS}),
                        "statistics": Node(methods={"GET": GET_REFERRAL_STATISTICS}),
                        "signals": Node(
                            methods={"GET": GET_REFERRAL_SIGNALS, "PUT": PUT_REFERRAL_SIGNALS}
                        ),
                    },
                ),
                "token": Node(
                    children={
                        "balance": Node(methods={"GET": GET_BALANCE}),
                        "transactions": Node(methods={"GET": LIST_TRANSACTIONS}),
                        "statement": Node(methods={"GET": EXPORT_STATEMENT}),
                        "transfers": Node(
                            methods={"POST": CREATE_TRANSFER},
                            children={
                                "{}": Node(
                                    children={"reversal": Node(methods={"POST": CREATE_REVERSAL})}
                                )
                            },
                        ),
                        "adjustments": Node(methods={"POST": CREATE_ADJUSTMENT}),
                        "leaderboard": Node(methods={"GET": GET_TOKEN_LEADERBOARD}),
                        "limits": Node(
                            methods={"GET": GET_TRANSFER_LIMITS, "PUT": PUT_TRANSFER_LIMITS}
                        ),
                    }
                ),
            }
        ),
        ".well-known": Node(children={"jwks.json": Node(methods={"GET": GET_JWKS})}),
        "": Node(methods={"GET": GET_HOME_PAGE}),
        "contests": Node(
            children={
                "{}": Node(
                    methods={"GET": GET_CONTEST_PAGE},
                    children={"picture": Node(methods={"GET": GET_CONTEST_PICTURE})},
                )
            }
        ),
        "sitemap.xml": Node(methods={"GET": GET_SITEMAP}),
        "robots.txt": Node(methods={"GET": GET_ROBOTS}),
    }
)
