"""The entry of referral: wiring only."""

import functools

import httpx

from contest.kit.runtime.http import FetchTransport
from contest.kit.runtime.worker import Service, environment
from contest.referral.build import build
from contest.referral.deps import Deps
from contest.referral.operations import OPERATIONS

HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "referral"
    operations = OPERATIONS
    services = ("content", "token")

    @functools.cached_property
    def deps(self) -> Deps:
        return build(environment(), self.ports, http=HTTP)
