"""A refusal as a page, for a browser that goes to an address: people do not read JSON."""

from __future__ import annotations

import base64
import hashlib
import html

from contest.gateway.table import ROOT
from contest.kit.call import HTML, PROBLEM, Reply
from contest.kit.http.request import Request
from contest.kit.locales import Locale

PAGES = {"", "contests"}  # how the paths of pages begin; others of the document are for programs

CSS = """
:root{color-scheme:light dark;--paper:#f2f4f8;--ink:#131a24;--dim:#566072;--link:#1b5fc9}
@media(prefers-color-scheme:dark){:root{--paper:#0e131a;--ink:#e9eef5;--dim:#a3afbf;--link:#82b6ff}}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1rem}
a{color:var(--link)}
.dim{color:var(--dim);overflow-wrap:anywhere}
"""
_DIGEST = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)

Words = tuple[str, str]  # a title, and what can be done

NOT_THERE: dict[Locale, Words] = {
    "en": ("There is no such page", "The link may be old, or a part of it is missing."),
    "ru": ("Такой страницы нет", "Возможно, ссылка устарела или скопирована не целиком."),
}
TOO_OFTEN: dict[Locale, Words] = {
    "en": ("That was too often", "Wait a minute, please, and load the page again."),
    "ru": ("Слишком много запросов", "Подождите, пожалуйста, минуту и загрузите страницу снова."),
}
AWAY: dict[Locale, Words] = {
    "en": ("This does not work right now", "Come back in a few minutes, please."),
    "ru": ("Сейчас это не работает", "Загляните, пожалуйста, через несколько минут."),
}
WRONG: dict[Locale, Words] = {
    "en": ("The address is not right", "Something in it cannot be read."),
    "ru": ("Адрес неверен", "Что-то в нём не удаётся прочитать."),
}
HOME: dict[Locale, str] = {"en": "To the contests", "ru": "К конкурсам"}
REQUEST: dict[Locale, str] = {"en": "The request", "ru": "Запрос"}


def as_page(reply: Reply, request: Request, *, request_id: str) -> Reply:
    """The same refusal for whoever reads it, where a page was asked for."""
    if reply.media_type != PROBLEM or not _is_for_people(request):
        return reply
    locale = _locale(request)
    title, text = _words(reply.status)[locale]
    document = f"""<!doctype html>
<html lang="{locale}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><style>{CSS}</style></head>
<body><main><h1>{title}</h1><p>{text}</p><p><a href="/">{HOME[locale]}</a></p>
<p class="dim">{REQUEST[locale]}: {html.escape(request_id)}</p></main></body></html>
"""
    headers = {
        **reply.headers,
        "content-language": locale,
        "content-security-policy": POLICY,
        "vary": "accept, accept-language",
    }
    return Reply(reply.status, document, HTML, headers)


def _is_for_people(request: Request) -> bool:
    """Whether a browser goes there: it names `text/html`, which programs do not."""
    first = request.path.split("/")[1] if request.path.startswith("/") else ""
    is_page = first in PAGES or first not in ROOT.children
    wants = "text/html" in (request.header("accept") or "").lower()
    return request.method in ("GET", "HEAD") and is_page and wants


def _locale(request: Request) -> Locale:
    if "locale=ru" in request.query.split("&"):
        return "ru"
    preferred = (request.header("accept-language") or "").strip().lower()
    is_chosen = "locale=en" in request.query.split("&")
    return "ru" if preferred.startswith("ru") and not is_chosen else "en"


def _words(status: int) -> dict[Locale, Words]:
    if status in (404, 405):
        return NOT_THERE
    if status == 429:
        return TOO_OFTEN
    return AWAY if status >= 500 else WRONG
