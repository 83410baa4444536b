"""Pages: texts of the bot and the Mini App that an admin writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import get_args

from contest.content.deps import Deps
from contest.content.pages import repository
from contest.content.pages.problems import PageNotFound
from contest.content.pages.records import Page
from contest.content.pages.rendering import MarkdownRefused, render
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.locales import Locale
from contest.kit.paging import page_of
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation

LOCALES: tuple[str, ...] = get_args(Locale)
FALLBACK = "en"
BOT_TEXTS = "bot-"


async def get_page(call: Call, deps: Deps) -> Reply:
    """A page in the locale that is asked for, or in another. Raises `PageNotFound`."""
    found = await repository.find_pages(deps.db, call.path["slug"], locales=LOCALES)
    for locale in (call.query.get("locale", FALLBACK), FALLBACK, *LOCALES):
        if locale in found:
            return Reply.of(_shown(found[locale]))
    raise PageNotFound


async def put_page(call: Call, deps: Deps) -> Reply:
    """Write a page in one locale; said twice, it is one version.
    Raises `InvalidRequest` for Markdown that is not in the subset.
    """
    new = call.json(models.NewPage)
    page = Page(
        slug=call.path["slug"],
        locale=new.locale,
        version=1,
        title=new.title,
        markdown=new.markdown,
        html=_html(new.markdown),
        changed_by=call.actor_id,
        changed_at=int(deps.now()),
    )
    written = await repository.put(deps.db, page)
    names = {"user_id": call.actor_id, "page": f"{written.slug} {written.locale}"}
    deps.log.event("audit", action="page-put", **names, request_id=call.request_id)
    return Reply.of(_shown(written))


async def list_bot_texts(_: Call, deps: Deps) -> Reply:
    """What an admin has the bot say in place of its own texts."""
    found = await repository.find_newest(deps.db, prefix=BOT_TEXTS)
    items = [{"slug": each.slug, "locale": each.locale, "html": each.html} for each in found]
    return Reply.of({"items": items})


async def list_page_versions(call: Call, deps: Deps) -> Reply:
    """A page of the versions of a text in one locale."""
    page, locale = page_of(call), call.query.get("locale", FALLBACK)
    found = await repository.list_versions(deps.db, call.path["slug"], locale=locale, page=page)
    return page.reply(found, item=_described, place=lambda each: (each.version, each.locale))


def _html(markdown: str) -> str:
    try:
        return render(markdown)
    except MarkdownRefused as refused:
        raise InvalidRequest(errors=[FieldError("/body/markdown", str(refused))]) from None


def _described(page: Page) -> Mapping[str, object]:
    shown = asdict(page) | {"changed_at": to_rfc3339(page.changed_at)}
    del shown["changed_by"]
    return shown


def _shown(page: Page) -> models.Page:
    return models.Page.model_validate(_described(page))


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getPage": get_page,
    "putPage": put_page,
    "listPageVersions": list_page_versions,
    "listBotTexts": list_bot_texts,
}
