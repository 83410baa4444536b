"""A stack to try something on: with settings of its own, and, where that is wanted, no limits."""

from __future__ import annotations

import re

from tools import turnstile
from tools.build.render import rendered
from tools.local.dev import local_beacon
from tools.local.settings import GENERATORS
from tools.local.stack import Layout, Stack

MOST = 1_000_000


def new_settings(layout: Layout) -> dict[str, str]:
    """Everything that a stack of its own has to be told."""
    return {name: generate() for name, generate in GENERATORS.items()} | {
        "TELEGRAM_BOT_USERNAME": "contest_test_bot",
        "TELEGRAM_API_BASE": layout.telegram_url,
        "TURNSTILE_SITE_KEY": turnstile.SITE_KEY,
        "TURNSTILE_SECRET_KEY": turnstile.SECRET_KEY,
        "TURNSTILE_API_BASE": f"{layout.telegram_url}{turnstile.PATH}",
        "MINIAPP_URL": f"{layout.url}/app/",
        "ADMIN_TELEGRAM_IDS": "1",
        "WEBHOOK_LOOPBACK": "on",
        **local_beacon(layout),
        "DRAW_DELAY_S": "10",
    }


def let_all_pass(stack: Stack) -> None:
    """Have the gateway of a stack that is not started yet count to a number that nobody reaches:
    one person may do in a minute what takes many.
    """
    path = stack.configurations["api-gateway"]
    text, limits = re.subn(r"limit = \d+", f"limit = {MOST}", rendered("local")[path])
    assert limits
    generous = path.with_name("wrangler.generous.toml")
    generous.write_text(text)
    stack.configurations["api-gateway"] = generous
