"""The messages that the document describes: what is compiled, what is shown, and what breaks those
who receive them.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.operations import DOCUMENT
from tools.console import Failure
from tools.contract.changes import compare
from tools.contract.compile import served
from tools.contract.webhooks import check_webhooks

CLOSED = ("webhooks", "contest.closed")
MESSAGE = (*CLOSED, "post", "requestBody", "content", "application/json", "schema")
DATA = (*MESSAGE, "properties", "data")
GONE = object()


def _changed(*place: str | int, value: object) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    around: Any = document
    for part in place[:-1]:
        around = around[part]
    if value is GONE:
        del around[place[-1]]
    else:
        around[place[-1]] = value
    return document


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        pytest.param((*CLOSED, "get"), {}, "get", id="it is sent by GET as well"),
        pytest.param((*CLOSED, "post", "x-service"), "bot", "x-service", id="it has a handler"),
        pytest.param((*CLOSED, "post", "parameters", 2), GONE, "signature", id="no signature"),
        pytest.param((*CLOSED, "post", "parameters"), GONE, "signature", id="no headers at all"),
        pytest.param(
            (*MESSAGE, "properties", "type", "const"), "contest.opened", "type", id="another name"
        ),
        pytest.param((*MESSAGE, "properties"), {}, "type", id="no name"),
    ],
)
def test_what_would_not_be_sent_is_not_described(
    place: tuple[str | int, ...], value: object, said: str
) -> None:
    check_webhooks(DOCUMENT)
    with pytest.raises(Failure) as refusal:
        check_webhooks(_changed(*place, value=value))
    assert "webhooks contest.closed" in str(refusal.value)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("place", "value", "is_breaking"),
    [
        pytest.param(CLOSED, GONE, True, id="a message is gone"),
        pytest.param((*DATA, "properties", "closed_at"), GONE, True, id="a field is gone"),
        pytest.param((*DATA, "required"), ["contest_id"], True, id="a field may be missing"),
        pytest.param(
            (*DATA, "properties", "closed_at"), {"type": "integer"}, True, id="another type"
        ),
        pytest.param((*DATA, "properties", "later"), {"type": "string"}, False, id="a field more"),
        pytest.param(
            ("webhooks", "contest.opened"), DOCUMENT["webhooks"][CLOSED[1]], False, id="one more"
        ),
    ],
)
def test_what_breaks_receivers(
    place: tuple[str | int, ...], value: object, *, is_breaking: bool
) -> None:
    changes = compare(DOCUMENT, _changed(*place, value=value))
    assert any(each.breaking for each in changes) == is_breaking
    assert all("webhooks" in each.pointer for each in changes)


def test_the_document_that_clients_see_has_the_messages_and_what_they_lead_to() -> None:
    document = served(DOCUMENT)
    assert document["webhooks"] == DOCUMENT["webhooks"]
    for name in ("SentMessageId", "SentTimestamp", "SentSignature"):
        assert name in document["components"]["parameters"]
