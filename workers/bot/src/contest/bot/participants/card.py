"""The card of a contest: what to win, until when, and what someone can do about it."""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.bot.links import app_link
from contest.bot.participants.records import Contest, MyEntry
from contest.bot.participants.shown import HERE, button, titled
from contest.bot.participants.times import moment, span
from contest.bot.said import Button, Press, Rows, Text, say
from contest.kit.locales import Locale

# The card of a contest with a picture is a caption, of 1,024 characters at most: what is cut there
# is the end, which says whether they are in. With these it fits.
DESCRIPTION_CHARACTERS_MAX = 250
PRIZE_CHARACTERS_MAX = 50
PRIZES_MAX = 4
CHANNELS_MAX = 3
NAME_CHARACTERS_MAX = 500  # of a prize, as content takes it


def card(
    contest: Contest, entry: MyEntry | None, *, entries: int | None, locale: Locale, now: float
) -> Text:
    """The contest as someone sees it who has that entry, or none."""
    words = contest.words(locale)
    return say(
        "card",
        title=titled(words.title),
        description=_cut(words.description),
        prizes=_prizes(contest, locale, most=PRIZES_MAX, characters_max=PRIZE_CHARACTERS_MAX),
        facts=[
            _time(contest, now=now),
            *([say("card.entries", count=entries)] if entries else []),
            *_channels(contest, most=CHANNELS_MAX),
            *_standing(contest, entry),
        ],
    )


def details(contest: Contest, *, locale: Locale) -> Text:
    """All that the contest says."""
    words, every = contest.words(locale), len(contest.prizes)
    rules = [say("about.rules", rules=words.rules)] if words.rules else []
    parts = [
        _prizes(contest, locale, most=every, characters_max=NAME_CHARACTERS_MAX),
        *_channels(contest, most=len(contest.required_channels)),
        *rules,
    ]
    return say(
        "about.text",
        title=titled(words.title),
        description=words.description,
        parts=[say("about.part", part=each) for each in parts],
    )


def rows(contest: Contest, entry: MyEntry | None, deps: Deps, *, locale: Locale) -> Rows:
    """What can be pressed under it."""
    found: list[tuple[Button, ...]] = []
    if contest.status == "open" and not (entry and entry.is_in):
        found.append((_join(contest, deps, locale=locale),))
    if entry and entry.is_in:
        tasks = [button("tasks", "tasks", contest.id)] if contest.status == "open" else []
        found.append((*tasks, button("mine", "mine", contest.id)))
    if contest.status in ("closed", "drawn"):
        found.append((button("results", "results", contest.id),))
    found.append((button("places", "places", contest.id), button("about", "about", contest.id)))
    if contest.status == "open":
        share = Button(text=say("share"), share=contest.id)
        leave = [button("leave", "leave", contest.id)] if entry and entry.is_in else []
        found.append((share, *leave))
    if deps.settings.miniapp_url:
        found.append((Button(text=say("open-app"), url=app_link(deps.settings, contest.id)),))
    return tuple(found)


def back(contest_id: str) -> Button:
    """The card in place of what is shown."""
    return button("back", "contest", contest_id, HERE)


def _join(contest: Contest, deps: Deps, *, locale: Locale) -> Button:
    """One that asks whether they are human is joined in the Mini App, where that can be asked."""
    label = contest.words(locale).button
    words = say("as-it-is", text=label) if label else say("join")
    if contest.has_captcha:
        return Button(text=words, url=app_link(deps.settings, contest.id))
    return Button(text=words, press=Press(name="join", args=(contest.id,)))


def _prizes(contest: Contest, locale: Locale, *, most: int, characters_max: int) -> Text:
    prizes = contest.prizes[:most]
    lines = [
        say(
            "card.prize" if prize.count == 1 else "card.prize.several",
            name=titled(contest.prize_name(prize, locale), characters_max=characters_max),
            times=prize.count,
        )
        for prize in prizes
    ]
    rest = len(contest.prizes) - len(prizes)
    return say("card.prizes", prizes=[*lines, *([say("card.more", count=rest)] if rest else [])])


def _time(contest: Contest, *, now: float) -> Text:
    if contest.status == "scheduled":
        return say("card.starts", at=moment(contest.starts_at, contest.time_zone))
    left_s = contest.ends_at.timestamp() - now
    if contest.status == "open" and left_s > 0:
        return say("card.ends", at=moment(contest.ends_at, contest.time_zone), left=span(left_s))
    return say(f"card.{'closed' if contest.status == 'open' else contest.status}")


def _channels(contest: Contest, *, most: int) -> list[Text]:
    names = [each for each in contest.required_channels if each.startswith("@")]
    if not names or contest.is_over:
        return []
    channels, rest = ", ".join(names[:most]), len(names) - most
    if rest > 0:
        return [say("card.channels.more", channels=channels, count=rest)]
    return [say("card.channels", channels=channels)]


def _standing(contest: Contest, entry: MyEntry | None) -> list[Text]:
    if entry is None or entry.state == "withdrawn":
        return []
    if entry.state == "disqualified":
        return [say("card.out")]
    tickets = say("tickets", count=entry.tickets)
    missing = [say("card.tasks-missing")] if contest.status == "open" else []
    return [say("card.in", tickets=tickets), *([] if entry.is_qualified else missing)]


def _cut(text: str) -> str:
    short = text.strip()
    if len(short) <= DESCRIPTION_CHARACTERS_MAX:
        return short
    return f"{short[:DESCRIPTION_CHARACTERS_MAX].rstrip()}…"
