"""The entry of content: wiring only."""

import functools

import httpx

from contest.content.build import build
from contest.content.deps import Deps
from contest.content.operations import OPERATIONS
from contest.kit.runtime.http import FetchTransport
from contest.kit.runtime.worker import Service, environment

HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "content"
    operations = OPERATIONS
    services = ("bot", "referral", "token")

    @functools.cached_property
    def deps(self) -> Deps:
        return build(environment(), self.ports, http=HTTP)
