"""The entry of referral: wiring only."""

import functools

from contest.kit.edge.worker import Service, raw_env, setting
from contest.referral.deps import Deps
from contest.referral.operations import CONSUMER, OPERATIONS, SWEEP


class Default(Service):
    name = "referral"
    operations = OPERATIONS
    consumer = CONSUMER
    steps = SWEEP
    settings = ("TELEGRAM_BOT_USERNAME",)
    queues = ("auth",)

    @functools.cached_property
    def deps(self) -> Deps:
        return Deps(**self.common, bot_username=setting(raw_env(), "TELEGRAM_BOT_USERNAME"))
