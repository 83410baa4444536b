"""The captcha on joining: what Cloudflare Turnstile says of a token that the Mini App got.

https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
"""

from __future__ import annotations

from typing import Any

import httpx

from contest.content.deps import Deps
from contest.content.entries.problems import CaptchaNeeded, CaptchaRefused, CaptchaUnavailable
from contest.kit.problems import Problem

TIMEOUT_S = 5
ACTION = "join"
# The codes that are about the token. Every other one is about us, or about Turnstile.
REFUSALS = ("missing-input-response", "invalid-input-response", "timeout-or-duplicate")


async def problem_with(token: str | None, *, user_id: str, deps: Deps) -> Problem | None:
    """None where the person has passed the captcha, just now and for this.
    What cannot be told is no pass.
    """
    if token is None:
        return CaptchaNeeded()
    if not deps.settings.has_captcha:
        return CaptchaUnavailable("No captcha is set up.")
    answer = await _siteverify(token, deps)
    if answer is None:
        return CaptchaUnavailable()
    if answer.get("success") is True:
        is_theirs = (answer.get("action"), answer.get("cdata")) == (ACTION, user_id)
        return None if is_theirs else CaptchaRefused("The captcha was passed for something else.")
    codes = answer.get("error-codes")
    if isinstance(codes, list) and codes and all(code in REFUSALS for code in codes):
        return CaptchaRefused()
    deps.log.event("captcha-unavailable", codes=str(codes)[:200])
    return CaptchaUnavailable()


async def _siteverify(token: str, deps: Deps) -> dict[str, Any] | None:
    """Turnstile's answer, if there is a readable one."""
    url = f"{deps.settings.turnstile_api_base.rstrip('/')}/siteverify"
    asked = {"secret": deps.settings.turnstile_secret_key, "response": token}
    try:
        response = await deps.http.post(url, json=asked, timeout=TIMEOUT_S)
        answer = response.json() if response.status_code < 500 else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        deps.log.event("captcha-unavailable", error=type(error).__name__)
        return None
    return answer if isinstance(answer, dict) else None
