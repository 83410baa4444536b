"""The story of one contest on workerd, from the organiser's first word to what is left in the
databases: each step as its people see it, and the draw as the installed verifier does.
"""

from __future__ import annotations

import pytest

from tests.draw.checking import NOT_DRAWN, YES
from tests.e2e.client import Client
from tests.e2e.verifier import Verifier
from tests.story.acts import Story
from tests.story.script import CODES
from tests.story.world import OnWorkerd

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(600)]

UNCONFIRMED = (YES, "the draw is right (full check), and not confirmed yet")
RIGHT = (YES, "the draw is right (full check), and confirmed")


def test_a_contest_of_sixty_people(client: Client, verifier: Verifier) -> None:
    story = Story(OnWorkerd(client))
    people, cast = story.people, story.people.cast
    story.make()
    story.open()
    story.post()
    story.join()
    story.play()
    by_link = len(cast.by_link) + len(cast.with_chats)
    invited = len(cast.friends) + len(cast.farm)
    sources = {"direct": 0, "channel_post": by_link, "invitation": invited}
    assert story.figures()["sources"] == sources
    assert people.invited(cast.inviter) == {"rewarded": len(cast.friends)}
    assert people.invited(cast.farmer) == {"flagged": len(cast.farm)}
    assert people.task(story.poor, story.sale)["payment"]["reason"] == "insufficient-points"

    story.close()
    of_tasks = 2 + len(cast.by_link) + len(story.buyers) + 1
    header, draw = story.proof()["header"], ("--url", f"{client.stack.layout.url}{story.draw_path}")
    assert (header["entries"], header["tickets"]) == (len(cast.all), len(cast.all) + of_tasks)
    assert verifier.verdict("verify", *draw) == (NOT_DRAWN, "right so far; nothing is drawn yet")

    story.draw()
    assert verifier.verdict("verify", *draw) == UNCONFIRMED
    cheat = story.decide()
    assert cheat not in story.holders
    assert people.by(cheat, "POST", story.claim_path, {}).problem == "prize-not-found"
    story.tell()
    told = {person: story.told(person) for person in cast.with_chats}
    assert told == {each: ["won" if each in story.holders else "not won"] for each in told}
    assert story.claim() == CODES
    assert verifier.verdict("verify", *draw) == RIGHT
    mine = people.by(cast.inviter, "GET", f"{story.draw_path}/me").json()
    own = ("--salt", mine["salt"], "--telegram-id", str(cast.inviter))
    assert verifier.verdict("mine", *draw, *own) == RIGHT

    story.leave()
    assert len(story.export()) == 1 + len(cast.all)
    assert verifier.verdict("verify", *draw) == RIGHT
    assert client.contradicting() == []
