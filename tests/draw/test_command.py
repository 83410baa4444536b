"""`contest-draw` as people run it: what it says, and how it ends."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from contest_draw import commands
from tests.draw.checking import CANNOT_TELL, NO, NOT_DRAWN, NOT_IN_LIST, USAGE, YES, Run
from tests.draw.samples import PROOFS, salt_of, telegram_id_of

HASH = PROOFS["drawn"]["proof"]["header_hash"]
PERSON = f"--telegram-id {telegram_id_of(0)}"
OWN, OTHER = f"{PERSON} --salt {salt_of(0).hex()}", f"{PERSON} --salt {'ab' * 32}"


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        pytest.param(
            "verify drawn.json",
            YES,
            "YES: the draw is right (light check), and not confirmed yet",
            id="drawn",
        ),
        pytest.param("verify confirmed.json", YES, "and confirmed", id="confirmed"),
        pytest.param("verify drawn.json --list drawn", YES, "(full check)", id="full"),
        pytest.param("verify empty.json --list empty", YES, "(full check)", id="an empty list"),
        pytest.param(f"verify drawn.json --posted {HASH}", YES, "YES", id="as was posted"),
        pytest.param(
            f"verify drawn.json --posted {'ab' * 32}", NO, "NO: header: ", id="another was posted"
        ),
        pytest.param("verify wrong.json", NO, "NO: header: its hash is", id="wrong"),
        pytest.param(
            "verify frozen.json", NOT_DRAWN, "right so far; nothing is drawn yet", id="frozen"
        ),
        pytest.param(
            "verify frozen.json --list frozen",
            NOT_DRAWN,
            "20 lines in their order",
            id="frozen, full",
        ),
        pytest.param(
            "verify drawn.json --list decided-not", CANNOT_TELL, "cannot be read", id="no pages"
        ),
        pytest.param(
            "verify drawn.json --list fewer",
            NO,
            "NO: list: page 0 has 3 lines, not 20",
            id="another list",
        ),
        pytest.param("verify missing.json", CANNOT_TELL, "CANNOT-TELL: missing.json", id="no file"),
        pytest.param(
            "verify late.json", NO, "NO: round: the beacon is", id="another chain without saying so"
        ),
        pytest.param(
            "verify late.json --chain chain.json", YES, "NOT THE PUBLIC BEACON", id="another chain"
        ),
        pytest.param(
            "verify late.json --chain chain.json", YES, "after 2 MISSED", id="missed rounds"
        ),
        pytest.param(
            "verify drawn.json --chain chain.json",
            NO,
            "NO: round: the beacon is",
            id="quicknet on another chain",
        ),
        pytest.param(
            "verify drawn.json --chain drawn.json",
            NO,
            "NO: document: the chain is not one",
            id="a chain that is none",
        ),
        pytest.param(
            "explain decided.json",
            YES,
            "decision 0: draw 1, left, 2023-09-15 12:00:03 UTC",
            id="explain",
        ),
        pytest.param("explain drawn.json", YES, "holds", id="explain draws"),
        pytest.param("verify", USAGE, "say either PROOF.json or --url", id="nothing to verify"),
        pytest.param("verify drawn.json --url https://x", USAGE, "say either", id="two proofs"),
        pytest.param("verify drawn.json --posted AB", USAGE, "64 digits", id="no hash"),
        pytest.param("verify --url ftp://x", CANNOT_TELL, "https://", id="another scheme"),
        pytest.param(
            f"mine drawn.json {OWN} --line drawn-mine.json", YES, "mine         line ", id="mine"
        ),
        pytest.param(
            f"mine drawn.json {OWN} --list drawn", YES, "mine         line ", id="mine in the list"
        ),
        pytest.param(
            f"mine frozen.json {OWN} --list frozen",
            NOT_DRAWN,
            "not drawn",
            id="mine, not drawn yet",
        ),
        pytest.param(
            f"mine drawn.json {OTHER} --list drawn",
            NOT_IN_LIST,
            "none of the 20 lines",
            id="not in the list",
        ),
        pytest.param(
            f"mine drawn.json {OTHER} --line drawn-mine.json", NO, "NO: mine: ", id="another's salt"
        ),
        pytest.param(f"mine drawn.json {OWN}", CANNOT_TELL, "say --line", id="mine without a line"),
        pytest.param("mine drawn.json --salt ab --telegram-id 1", USAGE, "64 digits", id="no salt"),
        pytest.param(
            f"mine drawn.json --salt {'ab' * 32} --telegram-id 01",
            USAGE,
            "leading zeros",
            id="no Telegram id",
        ),
    ],
)
def test_what_it_says_and_how_it_ends(run: Run, command: str, code: int, says: str) -> None:
    ended, said = run(*command.split())
    assert ended == code, said
    assert says in said


def test_the_numbers_of_a_draw_are_explained(run: Run) -> None:
    """One line, seven tickets: all that can be said is in one line each."""
    _, said = run("explain", "one.json")
    assert "draw 0: line 0, " in said
    assert "holds 0 to 6\n" in said
    assert "of 7, line 0 holds 0 to 6 of what is left" in said
    assert "prize 1: nobody" in said


def test_the_form_for_machines(run: Run) -> None:
    code, said = run("verify", "decided.json", "--list", "decided", "--json")
    answer = json.loads(said)
    assert code == YES
    assert (answer["verdict"], answer["check"], answer["step"]) == ("yes", "full", None)
    assert [winner["draw"] for winner in answer["winners"]] == [0, 4, 2]
    code, said = run("verify", "wrong.json", "--json")
    answer = json.loads(said)
    assert (code, answer["verdict"], answer["step"]) == (NO, "no", "header")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        pytest.param("verify drawn.json", "No space left", id="on a full disk"),
        pytest.param("verify drawn.json --json", "No space left", id="for machines"),
        pytest.param("verify \u0451.json", "UnicodeEncodeError", id="in letters that are missing"),
    ],
)
def test_what_cannot_be_said_is_no_verdict(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    says: str,
) -> None:
    """Python's own code for an error is that of "no"."""
    del run  # its folder is what is wanted
    with suppress(OSError), Path("/dev/full").open("w", encoding="ascii") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert commands.main(command.split()) == CANNOT_TELL
    assert says in capsys.readouterr().err
