"""Drawing: the round is asked for, the order follows from it, the first ones hold the prizes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from contest.content.contests.records import Change
from contest.content.contests.repository import find_organised, transition
from contest.content.deps import Deps
from contest.content.draw import repository, statements, tree
from contest.content.draw.apart import apart
from contest.content.draw.beacon import BeaconError, Unavailable
from contest.content.draw.order import DRAWS_MAX, Order, Stream
from contest.content.draw.records import PAGE_LINES, Draw, DrawnLine, Page
from contest.kit.ids import new_id
from contest.kit.retries import BEACON, wait_s

CONTESTS_MAX = 1  # in one sweep; the next one, in the same minute, goes on
LOAD_PAGES = 16  # of a list that are read at once: a megabyte
LOADS_MAX = 8  # in one call
PORTION = 500  # lines of the order that one call adds: their paths are half a megabyte
OVERDUE_S = 3600


async def draw(deps: Deps) -> bool:
    """Draw what is due; whether there is more to do now."""
    now = int(deps.now())
    contests = await repository.list_due(deps.db, now=now, count_max=CONTESTS_MAX + 1)
    is_done = [
        await apart(deps, each, draw_contest(deps, each)) for each in contests[:CONTESTS_MAX]
    ]
    return len(contests) > CONTESTS_MAX or not all(is_done)


async def draw_contest(deps: Deps, contest_id: str) -> bool:
    """Draw a contest as far as one call can; False where there is more to do now.

    Each thing is kept before the next one: the signature, lines of the order, and in the end that
    it is drawn. Wherever a call ends, the next one goes on, and two at once do the same.
    """
    found = await repository.find_draw(deps.db, contest_id)
    if found is None or not found.is_due(now=int(deps.now())):
        return True
    if found.signature is None and not await _believe(deps, found):
        return True
    if not await extend(deps, contest_id, found.prizes + found.reserves):
        return False
    await _finish(deps, contest_id)
    return True


async def _believe(deps: Deps, found: Draw) -> bool:
    """Ask for the round of the header; whether it is there. Nothing else can take its place,
    neither another round nor that of another chain.
    """
    try:
        if deps.beacon.chain.hash != found.beacon.chain:
            raise Unavailable("the relays that are set up have another chain")
        signature = (await deps.beacon.fetch(found.planned.round)).signature
    except BeaconError as error:
        wait = wait_s(BEACON, found.attempts + 1)
        deps.log.failure("beacon", error, contest_id=found.contest_id)
        await repository.postpone(deps.db, found, until=int(deps.now()) + (wait or 0))
        return False
    await repository.believe(deps.db, found.contest_id, signature)
    return True


async def extend(deps: Deps, contest_id: str, draws: int) -> bool:
    """Compute the order up to so many draws, as far as one call can; whether it is that far."""
    found = await repository.find_order(deps.db, contest_id)
    if found is None or (before := found[0]).signature is None:
        return False
    wanted = min(draws, before.entries, DRAWS_MAX)
    if before.drawn >= wanted:
        return True
    lines, blocks = await _order(deps, *found, until=min(wanted, before.drawn + PORTION))
    await repository.extend(deps.db, before, lines, blocks=blocks)
    return before.drawn + len(lines) >= wanted


async def _order(
    deps: Deps, found: Draw, drawn: Sequence[tuple[int, int]], *, until: int
) -> tuple[list[DrawnLine], int]:
    """The next lines of the order, and so many blocks of the stream are used by then."""
    randomness = hashlib.sha256(bytes.fromhex(found.signature or "")).digest()
    stream = Stream(randomness, bytes.fromhex(found.header_hash or ""), found.blocks)
    gone = dict[int, dict[int, int]]()
    for line, tickets in drawn:
        gone.setdefault(line // PAGE_LINES, {})[line % PAGE_LINES] = tickets
    order = Order(stream, [tickets for _, tickets in found.tree], gone)
    pages, tickets_of, blocks = dict[int, Page](), dict[int, list[int]](), found.blocks
    places = list[tuple[int, int]]()
    for _ in range(found.drawn, until):
        number, ticket = order.next_ticket()
        if number not in pages:
            if len(pages) >= LOADS_MAX * LOAD_PAGES:
                break
            group = await repository.load_pages(
                deps.db, found.contest_id, first=number - number % LOAD_PAGES, count=LOAD_PAGES
            )
            pages |= {page.number: page for page in group}
        if number not in tickets_of:
            tickets_of[number] = [each for _, each in pages[number].lines]
        places.append((number, order.take(number, ticket, tickets_of[number])))
        blocks = stream.blocks
    return _with_paths(found, pages, places), blocks


def _with_paths(
    found: Draw, pages: dict[int, Page], places: Sequence[tuple[int, int]]
) -> list[DrawnLine]:
    """The lines at some places, by page and place in it, with their ways to the root.

    Page by page: a page's tree takes thrice as much memory as its lines.
    """
    top, drawn = tree.levels(found.tree), dict[int, list[tuple[int, int]]]()
    for draw, (number, place) in enumerate(places, found.drawn):
        drawn.setdefault(number, []).append((draw, place))
    lines = [line for number in drawn for line in _in_page(pages[number], drawn[number], top)]
    return sorted(lines, key=lambda line: line.draw)


def _in_page(
    page: Page, drawn: Sequence[tuple[int, int]], top: list[list[tree.Node]]
) -> Iterator[DrawnLine]:
    below, lines = tree.levels(page.leaves), page.lines
    for draw, place in drawn:
        commitment, tickets = lines[place]
        yield DrawnLine(
            draw=draw,
            line=page.number * PAGE_LINES + place,
            commitment=commitment,
            tickets=tickets,
            path=tree.path(below, place) + tree.path(top, page.number),
        )


async def _finish(deps: Deps, contest_id: str) -> None:
    """Everybody sees the order and who holds which prize, all from one moment on."""
    now = int(deps.now())
    found = await repository.find_draw(deps.db, contest_id)
    contest = await find_organised(deps.db, contest_id, "")
    if found is None or contest is None:
        return
    change = Change(
        change_id=new_id(deps.random_bytes), action="draw", by="", at=now, is_public=True
    )
    parts = statements.drawn(found, at=now, change_id=change.change_id)
    is_drawn = await transition(
        deps, "draw", contest.contest, change, owner_id=contest.owner_id, parts=parts
    )
    if is_drawn:
        deps.log.event("contest", action="drawn", contest_id=contest_id)


async def overdue(deps: Deps) -> str | None:
    """Whether a draw waits too long: for its header, which no sweep has got to or whose clock was
    not steady, or for its round: the beacon is away, or its chain has ended. Or it cannot be
    prepared at all.
    """
    failing, closed_at, round_at = await repository.find_stuck(deps.db)
    if failing:
        return f"{failing} draws cannot be prepared: `draw-failed` in the log says why"
    now = int(deps.now())
    for since, what in ((closed_at, "header"), (round_at, "round")):
        if since is not None and now - since > OVERDUE_S:
            return f"a draw has waited {(now - since) // 60} min for its {what}"
    return None
