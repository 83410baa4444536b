"""What winners get: each their own, and nobody before the draw is confirmed."""

from __future__ import annotations

import asyncio
import json

import pytest

from contest.content.prizes.telling import WINNERS_MAX, tell_winners
from contest.kit.call import Call
from contest.kit.call import Reply as Answer
from tests.accounts import interleave
from tests.contest_points import allow
from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, drawn, verified
from tests.entries import Person
from tests.prizes import Winners, prize, put_codes
from tests.system import System

CARDS = prize("code", count=2)


async def test_a_code_is_shown_to_its_winner_alone_and_to_each_another(system: System) -> None:
    winners = await Winners.of(system, CARDS, prize("contact"), codes="ONE\nTWO\nTHREE")
    before = [(await winners.look(draw)).problem for draw in range(4)]
    assert before == ["prize-not-found"] * 4
    await winners.confirmed()
    for _ in range(2):
        seen = [(await winners.look(draw)).json() for draw in range(3)]
        assert [each["code"] for each in seen] == ["ONE", "TWO", None]
    assert [each["prize"] for each in seen] == [0, 1, 2]
    assert (await winners.look(3)).problem == "prize-not-found"
    stranger = await Person.signed_in(system, 7)
    reply = await stranger.send("GET", f"{winners.path}/prizes/me")
    assert reply.problem == "prize-not-found"
    public = await system.request("GET", f"{winners.path}/draw")
    listed = await winners.organised("GET", "/winners")
    assert "ONE" not in public.body + listed.body + str(system.log_lines) + str(system.sent())


async def test_a_prize_is_described_in_the_winners_language(system: System) -> None:
    await system.sign_in(100, language_code="ru")
    winners = await (await Winners.of(system, prize("contact"), people=1)).confirmed()
    assert (await winners.look(0)).json() == {
        "prize": 0,
        "name": "Приз: contact",
        "handover": "Он ваш",
        "kind": "contact",
        "code": None,
        "claim_until": None,
        "claimed_at": None,
        "shows_name": False,
        "payment": None,
    }


async def test_codes_that_are_missing_keep_a_draw_from_being_confirmed(system: System) -> None:
    winners = await Winners.of(system, prize("contact"), CARDS, prize("code"))
    await put_codes(system, winners.contest, "A\nB", position=1)
    assert (await winners.confirm()).problem == "prize-codes-missing"
    await put_codes(system, winners.contest, "C", position=2)
    await winners.confirmed()
    assert [(await winners.look(draw)).json()["code"] for draw in range(4)] == [None, "A", "B", "C"]
    assert (await put_codes(system, winners.contest, "D", position=2)).problem == "contest-status"


async def test_whoever_has_lost_their_prize_never_sees_its_code(system: System) -> None:
    winners = await Winners.of(system, CARDS, codes="ONE\nTWO")
    body = {"draw": 0, "reason": "fraud"}
    assert (await winners.organised("POST", "/draw/disqualify", body)).status == 200
    assert (await winners.confirm(decisions=1)).status == 200
    assert (await winners.look(0)).problem == "prize-not-found"
    seen = [(await winners.look(draw)).json() for draw in (1, 2)]
    assert [(each["prize"], each["code"]) for each in seen] == [(1, "TWO"), (0, "ONE")]


async def test_whoever_has_won_finds_the_contest_among_theirs(system: System) -> None:
    winners = await Winners.of(system, prize("contact", count=2))

    async def found(draw: int, query: str = "") -> list[str]:
        person = await winners.person(draw)
        reply = await person.send("GET", f"/v1/contests?won=true{query}")
        return [each["id"] for each in reply.json()["items"]]

    body = {"draw": 0, "reason": "fraud"}
    assert (await winners.organised("POST", "/draw/disqualify", body)).status == 200
    assert await found(0) == await found(1) == []
    assert (await winners.confirm(decisions=1)).status == 200
    theirs = [winners.contest["id"]]
    assert await found(0) == await found(1) == await found(2) == theirs
    assert await found(1, "&status=drawn") == theirs
    assert await found(1, "&status=open") == await found(3) == []
    nobody = await system.request("GET", "/v1/contests?won=true")
    assert nobody.json()["items"] == []


async def test_a_name_is_shown_to_all_where_its_winner_says_so(system: System) -> None:
    winners = await (await Winners.of(system, prize("contact", count=2))).confirmed()
    path = f"{winners.path}/draw"

    async def names() -> list[str | None]:
        shown = (await system.request("GET", path)).json()["winners"]
        return [each["name"] for each in shown]

    assert await names() == [None, None]
    for shows_name, expected in ((True, "Ada"), (True, "Ada"), (False, None), (True, "Ada")):
        assert (await winners.claim(1, shows_name=shows_name)).json()["shows_name"] == shows_name
        assert await names() == [None, expected]
    person = await winners.person(1)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    assert await names() == [None, None]


async def test_whoever_claims_without_their_name_is_named_nowhere(system: System) -> None:
    """Neither on the public page nor in a channel, where others are named unless they say no."""
    winners = await (await Winners.of(system, prize("contact", count=2))).confirmed()
    contest_id = winners.contest["id"]

    async def named() -> tuple[int, list[str | None]]:
        system.now += 60  # a page is kept for a while
        page = await system.request("GET", f"/contests/{contest_id}")
        call = Call("listPublishedWinners", "r", "00-0-0-00", path={"contest_id": contest_id})
        answer = Answer.decode(await system.call("content", call.encode(), timeout_s=10))
        posted = [each["first_name"] for each in json.loads(answer.body)["items"]]
        return page.body.count("<b>Ada</b>"), posted

    assert await named() == (2, ["Ada", "Ada"])
    for shows_name, expected in ((False, (1, ["Ada", None])), (True, (2, ["Ada", "Ada"]))):
        assert (await winners.claim(1, shows_name=shows_name)).status == 200
        assert await named() == expected


async def test_whatever_winners_are_called_the_proof_verifies(system: System) -> None:
    shown = {"<b>\x00\u202e*_": "<b>\x00\u202e*_", "\U0001f3c6" * 65: "\U0001f3c6" * 64, "": None}
    contest = await Organiser(system).opened(prizes=[prize("contact", count=3)])
    for telegram_id, name in enumerate(shown, 1000):
        person = await Person.signed_in(system, telegram_id, first_name=name)
        assert (await person.join(contest)).status == 201
    await minutes(system, 2)
    system.now += LENGTH_S
    await minutes(system, 4)
    system.now += DELAY_S
    await minutes(system, 2)
    winners = Winners(system, contest, [*range(1000, 1003)])
    assert (await winners.confirm()).status == 200
    for number in range(3):
        assert (await winners.claim(number, shows_name=True)).status == 200
    names = {each.name for each in (await verified(system, contest)).winners}
    assert names == {*shown.values()}


async def test_whose_account_has_ended_has_won_nothing_any_more(system: System) -> None:
    """Nor has the same person who came back as somebody else."""
    winners = await (await Winners.of(system, CARDS, codes="ONE\nTWO")).confirmed()
    person = await winners.person(0)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    assert (await winners.look(0)).problem == "prize-not-found"
    assert (await winners.look(1)).json()["code"] == "TWO"


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        pytest.param(
            "en",
            "contact",
            ["You have won in the contest “A prize”: By contact", "It is yours"],
            id="by contact",
        ),
        pytest.param(
            "ru",
            "code",
            [
                "Вы выиграли в конкурсе «A prize»: Приз: code",
                "Он ваш",
                "Нажмите кнопку, чтобы увидеть код: он только для вас.",
            ],
            id="by code, in Russian",
        ),
        pytest.param(
            "en",
            "claim",
            [
                "You have won in the contest “A prize”: By claim",
                "It is yours",
                "Claim it before 17 January, 09:18 (UTC), else it goes to someone else.",
            ],
            id="to be claimed",
        ),
        pytest.param(
            "ru",
            "points",
            [
                "Вы выиграли в конкурсе «A prize»: Приз: points",
                "Он ваш",
                "Баллы придут на ваш счёт сами.",
            ],
            id="by points, in Russian",
        ),
    ],
)
async def test_winners_are_told_once_by_the_bot(
    system: System, language: str, kind: str, said: list[str]
) -> None:
    more = {"claim": {"claim_within_h": 24}, "points": {"points": 5}}.get(kind, {})
    await allow(system)
    session = await system.sign_in(100, language_code=language)
    assert session["user"]["locale"] == language
    system.emulator.start_private_chat(system.emulator.meet(100, first_name="Ada"))
    winners = await Winners.of(system, prize(kind, **more), people=1, codes="A" * (kind == "code"))
    sent = len(system.sent())
    await winners.confirmed()
    for _ in range(3):
        await system.cron()
        system.now += 60
    told = [each for each in system.sent()[sent:] if str(each["chat_id"]) == "100"]
    assert [each["text"] for each in told] == ["\n\n".join(said)]


async def test_winners_are_told_some_a_minute_and_each_once(system: System) -> None:
    """Also by two sweeps at once; nobody is told whose account has ended."""
    contest = await drawn(system, WINNERS_MAX + 5, prizes=[prize("contact", count=WINNERS_MAX + 5)])
    await minutes(system, 1)
    await system.rows("content", "update entries set user_id = '' where user_id = 'user-7'")
    token = await Organiser(system).token()
    path = f"/v1/contests/{contest['id']}/draw/confirm"
    body = {"decisions": 0, "despite_findings": True}
    assert (await system.request("POST", path, body=body, token=token)).status == 200
    await system.settle()
    interleave(system, "content")
    told = []
    for _ in range(3):
        deps = system.deps["content"]
        await asyncio.gather(tell_winners(deps), tell_winners(deps))
        await system.settle()
        told.append(await system.rows("bot", "select recipient from deliveries where is_user"))
    assert [len(each) for each in told][1:] == [WINNERS_MAX + 4] * 2
    assert WINNERS_MAX - 1 <= len(told[0]) <= WINNERS_MAX
    assert len({each["recipient"] for each in told[2]}) == WINNERS_MAX + 4
