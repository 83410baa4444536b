"""The gateway's table. Generated from openapi/ by `make spec`: do not edit."""

from contest.contract import auth, bot, content
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
            enum=("auth", "content", "referral", "bot"),
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
            enum=("auth", "content", "referral", "bot"),
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
            enum=("auth", "content", "referral", "bot"),
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
            enum=("auth", "content", "referral", "bot"),
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
)

CREATE_CONTEST = Operation(
    operation_id="createContest",
    service="content",
    security=(("bearer",),),
    roles=("organiser",),
    body=content.NewContest,
    body_bytes_max=262144,
    rate_limit=(20, 60),
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
            name="if-match", place="header", kind="string", maximum=17, pattern='"[0-9]{1,15}"'
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
            name="if-match", place="header", kind="string", maximum=17, pattern='"[0-9]{1,15}"'
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
            name="if-match", place="header", kind="string", maximum=17, pattern='"[0-9]{1,15}"'
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
            name="if-match", place="header", kind="string", maximum=17, pattern='"[0-9]{1,15}"'
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
            name="if-match", place="header", kind="string", maximum=17, pattern='"[0-9]{1,15}"'
        ),
    ),
    body=content.Reason,
    rate_limit=(20, 60),
)

GET_MY_REFERRAL = Operation(
    operation_id="getMyReferral", service="referral", security=(("bearer",),), rate_limit=(60, 60)
)

GET_BALANCE = Operation(operation_id="getBalance", service="token", security=(("bearer",),))

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
                "telegram": Node(
                    children={"webhook": Node(methods={"POST": RECEIVE_TELEGRAM_UPDATE})}
                ),
                "contests": Node(
                    methods={"GET": LIST_CONTESTS, "POST": CREATE_CONTEST},
                    children={
                        "{}": Node(
                            methods={"GET": GET_CONTEST, "PATCH": UPDATE_CONTEST},
                            children={
                                "publish": Node(methods={"POST": PUBLISH_CONTEST}),
                                "unpublish": Node(methods={"POST": UNPUBLISH_CONTEST}),
                                "close": Node(methods={"POST": CLOSE_CONTEST}),
                                "cancel": Node(methods={"POST": CANCEL_CONTEST}),
                            },
                        )
                    },
                ),
                "referrals": Node(children={"me": Node(methods={"GET": GET_MY_REFERRAL})}),
                "token": Node(children={"balance": Node(methods={"GET": GET_BALANCE})}),
            }
        ),
        ".well-known": Node(children={"jwks.json": Node(methods={"GET": GET_JWKS})}),
    }
)
