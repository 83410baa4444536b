"""The entry of token: wiring only."""

from contest.kit.runtime.worker import Service
from contest.token.deps import Deps
from contest.token.operations import OPERATIONS


class Default(Service):
    name = "token"
    operations = OPERATIONS
    services = ()
    kind = Deps
