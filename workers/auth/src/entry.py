"""The entry of auth: wiring only."""

import functools

from contest.auth.build import build
from contest.auth.deps import Deps
from contest.auth.operations import OPERATIONS
from contest.kit.runtime.crypto import WebCryptoEd25519
from contest.kit.runtime.worker import Service, environment


class Default(Service):
    name = "auth"
    operations = OPERATIONS
    services = ("content", "referral", "token", "bot")
    limits = ((20, 60), (60, 60))

    @functools.cached_property
    def deps(self) -> Deps:
        return build(environment(), self.ports, ed25519=WebCryptoEd25519())
