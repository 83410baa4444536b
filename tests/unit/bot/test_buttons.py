"""What fits a button: a table of names and arguments."""

from __future__ import annotations

import pytest

from contest.bot.said import Press
from contest.bot.updates.buttons import DATA_BYTES_MAX, TooLong, decode, encode, owner_of
from contest.kit.ids import new_id

KEY = b"a key"
IDS = (new_id(lambda count: bytes(range(count))), new_id(lambda count: b"\xff" * count))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        pytest.param("join", (), id="nothing"),
        pytest.param("join", ("",), id="an empty one"),
        pytest.param("join", (IDS[0],), id="an id"),
        pytest.param("o-tasks", IDS, id="two ids"),
        pytest.param("o-page", ("demo", "3", "a.b"), id="names and numbers"),
        pytest.param("join", ("abcdefghijklmnopqrstuvwxyz",), id="like an id, and none"),
        pytest.param("join", ("день",), id="not ASCII"),
    ],
)
def test_what_a_button_carries_comes_back(name: str, args: tuple[str, ...]) -> None:
    press = Press(name=name, args=args)
    data = encode(press, key=KEY, owner="42")
    assert len(data.encode()) <= DATA_BYTES_MAX
    assert decode(data, key=KEY, owner="42") == press
    assert decode(data, key=KEY, owner="43") is None
    assert decode(data, key=b"another", owner="42") is None
    for place in range(len(data)):
        changed = f"{data[:place]}{'x' if data[place] != 'x' else 'y'}{data[place + 1 :]}"
        assert decode(changed, key=KEY, owner="42") is None


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param(("x" * 60,), TooLong, id="too long"),
        pytest.param((*IDS, IDS[0]), TooLong, id="three ids"),
        pytest.param(("a:b",), ValueError, id="what separates arguments"),
    ],
)
def test_what_a_button_cannot_carry(args: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        encode(Press(name="join", args=args), key=KEY, owner="42")


def test_whose_a_button_is() -> None:
    assert [owner_of(chat) for chat in ("42", "-100", "@contests")] == ["42", "", ""]
