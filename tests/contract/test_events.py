"""Events are a contract as operations are: each has its handlers,
and nothing breaks what waits or who reads.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.operations import DOCUMENT
from tools.console import Failure
from tools.contract.changes import compare
from tools.contract.compile import compile_document, excerpt
from tools.contract.events import Event, catalogue
from tools.contract.handlers import check_handlers, compare_handlers
from tools.paths import ROOT

GONE = object()
PAYLOAD = ("components", "schemas", "UserCreated")
FIELDS = (*PAYLOAD, "properties")
CREATED = ("x-events", "user.created")
EVENT = Event("user.created", "auth", "Someone is new", {"bot": "writes to them"}, {})
ENTRY = {"summary": "It happened", "receivers": {"bot": "hears of it"}, "payload": {}}


# Handlers


def test_every_event_has_its_handlers_and_every_handler_its_event() -> None:
    check_handlers()


@pytest.mark.parametrize(
    ("handled", "said"),
    [
        pytest.param(
            {"bot": [], "auth": []},
            "events/auth.yaml user.created: bot has no handler",
            id="no handler",
        ),
        pytest.param(
            {"bot": ["user.created", "user.gone"], "auth": []},
            "it handles user.gone",
            id="no event",
        ),
        pytest.param(
            {"bot": ["user.created"], "auth": ["user.created"]},
            "events, auth: it handles",
            id="not for it",
        ),
    ],
)
def test_an_event_without_its_handler_and_a_handler_without_its_event(
    handled: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(Failure, match=said):
        compare_handlers([EVENT], handled)


# The catalogue


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {"auth": {"created": ENTRY}}, "auth.yaml created: a type is", id="a type of one word"
        ),
        pytest.param(
            {"auth": {"user.Created": ENTRY}}, "auth.yaml user.Created: a type is", id="a capital"
        ),
        pytest.param(
            {"auth": {"a.b": {"summary": "It"}}},
            "an event has payload, receivers, summary",
            id="a part is missing",
        ),
        pytest.param({"auth": {"a.b": ENTRY | {"tags": []}}}, "and nothing else", id="a part more"),
        pytest.param(
            {"auth": {"a.b": ENTRY | {"receivers": {}}}}, "receivers says of each", id="for nobody"
        ),
        pytest.param(
            {"auth": {"a.b": ENTRY | {"receivers": {"bot": ""}}}},
            "receivers says of each",
            id="for no reason",
        ),
        pytest.param(
            {"auth": {"a.b": ENTRY | {"summary": None}}}, "summary is a phrase", id="no summary"
        ),
        pytest.param(
            {"auth": {"a.b": ENTRY}, "token": {"a.b": ENTRY}},
            "another event has this type",
            id="two producers",
        ),
        pytest.param(
            {"auth": {"a.b_c": ENTRY, "a_b.c": ENTRY}}, "or its class", id="two of one class"
        ),
    ],
)
def test_an_event_that_is_not_described(tmp_path: Path, files: dict[str, Any], said: str) -> None:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(text))
    with pytest.raises(Failure, match=said):
        catalogue(tmp_path)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        pytest.param(
            (*CREATED, "producer"), "nobody", "nobody is no worker", id="an unknown producer"
        ),
        pytest.param(
            (*CREATED, "receivers", "nobody"),
            "hears",
            "nobody is no worker",
            id="an unknown receiver",
        ),
        pytest.param(
            (*PAYLOAD, "additionalProperties"), True, "a payload is an object", id="an open payload"
        ),
        pytest.param(
            PAYLOAD, {"type": "string"}, "a payload is an object", id="a payload that is a text"
        ),
        pytest.param(
            (*FIELDS, "later"),
            {"type": "string", "format": "email"},
            "user.created payload/later",
            id="a format",
        ),
        pytest.param(
            (*FIELDS, "Later"),
            {"type": "string"},
            "no snake_case name",
            id="a field with a capital",
        ),
        pytest.param(
            (*FIELDS, "later"),
            {"$ref": "#/components/schemas/User"},
            "events.auth uses it",
            id="a service's schema",
            marks=pytest.mark.programs,
        ),
    ],
)
def test_an_event_that_would_not_be_held_to_its_description(
    place: tuple[str, ...], value: object, said: str
) -> None:
    with pytest.raises(Failure, match=said):
        compile_document(_alone(_changed(*place, value=value)))


def _alone(document: dict[str, Any]) -> dict[str, Any]:
    """The events with what they lead to, and one schema of a service's beside."""
    beside = {"$ref": "#/components/schemas/User"}
    kept = excerpt(document, {"events": document["x-events"], "beside": beside})
    modules = {name: document["x-modules"][name] for name in kept["components"]["schemas"]}
    return kept | {"paths": {}, "x-modules": modules}


def test_the_page_shows_the_catalogue() -> None:
    table = (
        (ROOT / "docs" / "events.md")
        .read_text()
        .partition("|---|---|---|---|\n")[2]
        .partition("\n\n")[0]
    )
    assert table.splitlines() == [_row(event) for event in catalogue()]


def _row(event: Event) -> str:
    does = "; ".join(f"{name}: {what}" for name, what in event.receivers.items())
    return f"| `{event.type}` | {event.producer} | {event.summary} | {does} |"


# Since the last release


@pytest.mark.parametrize(
    ("place", "value", "pointer", "said"),
    [
        pytest.param(
            CREATED, GONE, "#/x-events/user.created", "the event is gone", id="an event is gone"
        ),
        pytest.param(
            (*CREATED, "receivers", "bot"),
            GONE,
            "receivers",
            "bot receives it no more",
            id="a receiver is gone",
        ),
        pytest.param(
            (*FIELDS, "locale"),
            GONE,
            "properties/locale",
            "last release, the field is gone",
            id="a field is gone",
        ),
        pytest.param(
            (*PAYLOAD, "required"),
            ["user_id"],
            "UserCreated/required",
            "may be missing now",
            id="a field may be missing",
        ),
        pytest.param(
            (*FIELDS, "user_id", "type"),
            "integer",
            "user_id/type",
            "integer may come now",
            id="a field's type",
        ),
        pytest.param(
            (*FIELDS, "user_id", "maxLength"),
            9,
            "user_id/maxLength",
            "what waits",
            id="a field is shorter",
        ),
        pytest.param(
            ("components", "schemas", "Locale", "enum"),
            ["en", "ru", "de"],
            "Locale/enum",
            '"de" may come now',
            id="a value more",
        ),
        pytest.param(
            ("components", "schemas", "Locale", "enum"),
            ["en"],
            "Locale/enum",
            '"ru" is no longer taken',
            id="a value less",
        ),
    ],
)
def test_what_breaks_a_reader_of_events(
    place: tuple[str, ...], value: object, pointer: str, said: str
) -> None:
    found = [
        change for change in compare(DOCUMENT, _changed(*place, value=value)) if change.breaking
    ]
    assert [change for change in found if pointer in change.pointer and said in change.message], (
        found
    )


def test_a_field_that_is_required_from_now_on_is_missing_in_what_waits() -> None:
    new = _changed(*FIELDS, "later", value={"type": "string"})
    new["components"]["schemas"]["UserCreated"]["required"].append("later")
    [change] = compare(DOCUMENT, new)
    assert change.breaking
    assert "what waits since the last release, the field later is required now" in change.message


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param((*FIELDS, "later"), {"type": "string"}, id="a field that may be missing"),
        pytest.param((*CREATED, "receivers", "token"), "counts them", id="a receiver more"),
        pytest.param(
            ("x-events", "user.renamed"), DOCUMENT["x-events"]["user.created"], id="an event more"
        ),
        pytest.param((*CREATED, "summary"), "Someone came", id="prose"),
    ],
)
def test_what_no_reader_of_events_notices(place: tuple[str, ...], value: object) -> None:
    assert compare(DOCUMENT, _changed(*place, value=value)) == []


def test_a_release_without_events_is_compared_with_nothing() -> None:
    old = {name: value for name, value in DOCUMENT.items() if name != "x-events"}
    assert compare(old, DOCUMENT) == []


def _changed(*place: str, value: object) -> dict[str, Any]:
    """The document with `value` at a place of it, or without what stands there."""
    document: Any = copy.deepcopy(DOCUMENT)
    around = document
    for part in place[:-1]:
        around = around[part]
    if value is GONE:
        del around[place[-1]]
    else:
        around[place[-1]] = copy.deepcopy(value)
    return dict(document)
