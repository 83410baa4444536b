"""The entry of auth: wiring only."""

import functools

from contest.auth.deps import Deps
from contest.auth.operations import CONSUMER, OPERATIONS, SWEEP
from contest.kit.edge.crypto import WebCryptoEd25519
from contest.kit.edge.worker import Service, raw_env, setting

ED25519 = WebCryptoEd25519()


class Default(Service):
    name = "auth"
    operations = OPERATIONS
    consumer = CONSUMER
    steps = SWEEP
    settings = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_ED25519_PUBLIC_KEY", "JWT_PRIVATE_KEYS")
    queues = ("referral", "bot")

    @functools.cached_property
    def deps(self) -> Deps:
        env = raw_env()
        return Deps(
            **self.common,
            ed25519=ED25519,
            private_keys=setting(env, "JWT_PRIVATE_KEYS"),
            bot_token=setting(env, "TELEGRAM_BOT_TOKEN"),
            telegram_public_key=setting(env, "TELEGRAM_ED25519_PUBLIC_KEY"),
            admin_telegram_ids=setting(env, "ADMIN_TELEGRAM_IDS"),
        )
