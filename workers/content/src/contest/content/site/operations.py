"""The public pages, for whoever has no Telegram open: no session, no script."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.problems import ContestNotFound
from contest.content.contests.repository import find_contest
from contest.content.deps import Deps
from contest.content.site import links, repository
from contest.content.site.contest import contest_page, missing_page
from contest.content.site.home import home_page
from contest.content.site.languages import Language, language_of
from contest.content.site.layout import reply
from contest.content.site.picture.words import picture_of
from contest.content.site.robots import robots, sitemap
from contest.kit.call import Call, Reply
from contest.kit.locales import locale_of
from contest.kit.service import Operation


async def get_home_page(call: Call, deps: Deps) -> Reply:
    """What this is, and the contests that are open."""
    language = language_of(call) or Language("en")

    async def make() -> Reply:
        found = await repository.list_open(deps.db)
        still = [each for each in found if each.ends_at > deps.now()]
        return reply(home_page(still, language, deps.settings), language, deps.settings)

    return await deps.pages.get(("home", language), make, now=deps.now())


async def get_contest_page(call: Call, deps: Deps) -> Reply:
    """The page of a contest, or one that says that there is none."""
    contest_id = call.path["contest_id"]
    wanted = language_of(call)

    async def make() -> Reply:
        shown = await repository.find_shown(deps.db, contest_id)
        if shown is None:
            language = wanted or Language("en")
            return reply(missing_page(links.page(contest_id), language), language, deps.settings)
        language = wanted or Language(locale_of(shown.contest.content.default_locale))
        page = contest_page(shown, language, deps.settings, now=deps.now())
        return reply(page, language, deps.settings)

    return await deps.pages.get(("contest", contest_id, wanted), make, now=deps.now())


async def get_contest_picture(call: Call, deps: Deps) -> Reply:
    """The picture of a contest as it is now. Raises `ContestNotFound`, also for a version that is
    still to come: what is kept under it would be wrong then.
    """
    contest_id, version = call.path["contest_id"], call.query["version"]
    locale = call.query["locale"]

    async def make() -> Reply:
        contest = await find_contest(deps.db, contest_id)
        if contest is None or not contest.is_published or contest.version < version:
            raise ContestNotFound
        return Reply.picture(picture_of(contest, locale))

    return await deps.pages.get(("picture", contest_id, version, locale), make, now=deps.now())


async def get_sitemap(call: Call, deps: Deps) -> Reply:
    """The home page, and the contests that search engines may keep."""

    async def make() -> Reply:
        return sitemap(await repository.list_findable(deps.db), deps.settings)

    return await deps.pages.get(("sitemap",), make, now=deps.now())


async def get_robots(call: Call, deps: Deps) -> Reply:
    """Where search engines may look."""
    return robots(deps.settings)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getHomePage": get_home_page,
    "getContestPage": get_contest_page,
    "getContestPicture": get_contest_picture,
    "getSitemap": get_sitemap,
    "getRobots": get_robots,
}
