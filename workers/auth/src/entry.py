"""The entry of auth: wiring only."""

import functools

from contest.auth.deps import Deps
from contest.auth.operations import OPERATIONS
from contest.kit.runtime.bindings import RateLimit
from contest.kit.runtime.crypto import WebCryptoEd25519
from contest.kit.runtime.worker import Service, raw_env, setting

ED25519 = WebCryptoEd25519()
LIMITS = ((20, 60), (60, 60))
LIMIT_NAMES = {(limit, period_s): f"LIMIT_{limit}_PER_{period_s}_S" for limit, period_s in LIMITS}


class Default(Service):
    name = "auth"
    operations = OPERATIONS
    settings = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_ED25519_PUBLIC_KEY", "JWT_PRIVATE_KEYS")
    services = ("referral", "bot")
    bindings = tuple(LIMIT_NAMES.values())

    @functools.cached_property
    def deps(self) -> Deps:
        env = raw_env()
        return Deps(
            **self.common,
            ed25519=ED25519,
            limiters={limit: RateLimit(getattr(env, name, None)) for limit, name in LIMIT_NAMES.items()},
            private_keys=setting(env, "JWT_PRIVATE_KEYS"),
            bot_token=setting(env, "TELEGRAM_BOT_TOKEN"),
            telegram_public_key=setting(env, "TELEGRAM_ED25519_PUBLIC_KEY"),
            admin_telegram_ids=setting(env, "ADMIN_TELEGRAM_IDS"),
        )
