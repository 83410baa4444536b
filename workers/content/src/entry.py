"""The entry of content: wiring only."""

from contest.content.operations import OPERATIONS
from contest.kit.runtime.worker import Service


class Default(Service):
    name = "content"
    operations = OPERATIONS
    services = ()
