"""What the gateway would not enforce does not compile: replies in several media types."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.contract.sample import SAMPLE, compiled, refused, sample, spoiled

CHOICE = {
    media_type: {"schema": {"type": "string"}}
    for media_type in ("application/json", "application/jsonl", "text/csv")
}


def test_a_reply_in_several_media_types_is_chosen_by_the_client() -> None:
    reply = {"description": "Done", "content": CHOICE}
    source = compiled(spoiled("paths", SAMPLE, "put", "responses", "200", fault=reply))
    assert "produces=('application/json', 'application/jsonl', 'text/csv')" in source
    assert source.count("produces=(") == compiled(sample()).count("produces=(") + 1


@pytest.mark.parametrize(
    ("status", "content", "more", "said"),
    [
        pytest.param("201", CHOICE, {}, "only a 200", id="what was made"),
        pytest.param("200", CHOICE | {"text/html": {}}, {}, "only a 200", id="another media type"),
        pytest.param("200", dict(reversed(CHOICE.items())), {}, "first", id="another first"),
        pytest.param(
            "200",
            CHOICE,
            {"parameters": [{"name": "accept", "in": "query", "schema": {"type": "string"}}]},
            "a parameter is called accept",
            id="a parameter of that name",
        ),
        pytest.param("200", CHOICE, {"x-cache": {"max_age_s": 5}}, "x-cache", id="a cache"),
    ],
)
def test_a_choice_that_the_gateway_does_not_offer(
    status: str, content: dict[str, Any], more: dict[str, Any], said: str
) -> None:
    document = sample()
    operation = document["paths"][SAMPLE].pop("put")
    operation["responses"] = {status: {"description": "Done", "content": content}}
    del operation["requestBody"]
    operation["parameters"] += more.get("parameters", [])
    operation |= {name: value for name, value in more.items() if name != "parameters"}
    document["paths"][SAMPLE]["get"] = operation
    refused(document, f"{SAMPLE} GET", said)
