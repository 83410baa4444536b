"""The entry of referral: wiring only."""

import functools

from contest.kit.runtime.worker import Service, raw_env, setting
from contest.referral.deps import Deps
from contest.referral.operations import OPERATIONS


class Default(Service):
    name = "referral"
    operations = OPERATIONS
    settings = ("TELEGRAM_BOT_USERNAME",)
    services = ()

    @functools.cached_property
    def deps(self) -> Deps:
        return Deps(**self.common, bot_username=setting(raw_env(), "TELEGRAM_BOT_USERNAME"))
