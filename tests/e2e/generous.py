"""A stack whose gateway has no limits: one person may do in a minute what a test needs."""

from __future__ import annotations

import re

from tools.build.render import rendered
from tools.local.stack import Stack

MOST = 1_000_000


def let_all_pass(stack: Stack) -> None:
    """Have the gateway of a stack that is not started yet count to a number that nobody reaches."""
    path = stack.configurations["api-gateway"]
    text, limits = re.subn(r"limit = \d+", f"limit = {MOST}", rendered("local")[path])
    assert limits
    generous = path.with_name("wrangler.generous.toml")
    generous.write_text(text)
    stack.configurations["api-gateway"] = generous
