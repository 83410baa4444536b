"""Whole generated requests: the gateway's verdict against openapi-core's,
where every difference is one of a listed kind.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest
from werkzeug.datastructures import MultiDict

from contest.kit.http.request import Request
from contest.kit.problems import Problem
from tests.contract.generated import NO_TIMES, NO_UUIDS, UUIDS, good, near, so_many
from tests.contract.subjects import PROJECT, SHAPES, Subject, parameters
from tests.sizes import sizes
from tools.contract.rules import resolve

HOST = "http://gateway.test"
# Of each document in `make soak`, a fifth in `make test`; openapi-core takes milliseconds for each.
CASES = 500
CREDENTIALS = (
    ("header", "Authorization", "Bearer token"),
    ("header", "X-Telegram-Bot-Api-Secret-Token", "secret"),
)
ODD_TEXTS = (
    *(
        "0",
        "-1",
        "+1",
        "1_0",
        "01",
        "1.0",
        "1e2",
        "٣",
        "true",
        "null",
        "2.5",
        "100",
        "-0.5",
        ".5",
        "0x1",
        "NaN",
        "inf",
        "1e400",
        "TRUE",
    ),
    *("abcd", "a b", "a\n", "x" * 300, "\U0001f600" * 4, *NO_TIMES, *NO_UUIDS),
)


@dataclass(frozen=True)
class Sent:
    """A request: the operation, `(place, name, text)` for each parameter that is given,
    and the body.
    """

    template: str
    method: str
    given: tuple[tuple[str, str, str], ...] = ()
    body: str = ""

    def in_place(self, place: str) -> list[tuple[str, str]]:
        return [(name, text) for where, name, text in self.given if where == place]

    @property
    def path(self) -> str:
        texts = dict(self.in_place("path"))
        return re.sub(r"\{([^}]*)\}", lambda found: texts[found[1]], self.template)


SHAPE = Sent(
    "/v1/shapes/{shape_id}/{size}",
    "put",
    (("path", "shape_id", UUIDS[0]), ("path", "size", "30"), ("query", "share", "0.5")),
    '{"task":{"kind":"visit"}}',
)
TEXTS = '{"at":"2026-11-21T12:00:00Z","plain":"a"%s}'

# What openapi-core takes and the gateway does not: why, what the gateway says,
# and what is then in the request; with an example.
DIFFERENCES = [
    pytest.param(
        "must be an integer",
        r"[+_ ]|[^\x00-\x7f]|\b0[0-9]",
        replace(SHAPE, given=(*SHAPE.given, ("query", "step", "+1"))),
        id="int()",
    ),
    pytest.param(
        "must be a number",
        r"(?i)[+_ ]|[^\x00-\x7f]|\b0[0-9]|(^|-)\.[0-9]|nan|inf|1e400",
        replace(SHAPE, given=(*SHAPE.given, ("query", "weight", "1_0"))),
        id="float()",
    ),
    pytest.param(
        "must be true or false",
        "",
        replace(SHAPE, given=(*SHAPE.given, ("query", "deep", "TRUE"))),
        id="words for true",
    ),
    pytest.param(
        "is given more than once",
        "",
        replace(SHAPE, given=(*SHAPE.given, ("query", "share", "1"))),
        id="a parameter twice",
    ),
    pytest.param(
        "is not a parameter",
        "",
        replace(SHAPE, given=(*SHAPE.given, ("query", "more", "1"))),
        id="an undeclared parameter",
    ),
    pytest.param(
        "must match",
        "\n",
        Sent("/v1/contests", "get", (("query", "cursor", "a\n"),)),
        id="a newline before Python's $",
    ),
    pytest.param(
        "as in RFC 3339",
        "\n",
        replace(SHAPE, given=(*SHAPE.given, ("query", "since", "2026-11-21T12:00:00Z\n"))),
        id="the same",
    ),
    pytest.param(
        "String should match pattern",
        r"\\n",
        Sent("/v1/texts", "post", body=TEXTS % r',"nick":"ada\n"'),
        id="a newline in a body",
    ),
    pytest.param(
        "NaN is not JSON", "NaN", Sent("/v1/numbers", "post", body='{"plain":NaN}'), id="NaN"
    ),
    pytest.param(
        "names a key twice",
        "",
        Sent("/v1/numbers", "post", body='{"plain":1,"plain":2}'),
        id="a key twice",
    ),
    pytest.param(
        "levels are accepted",
        "",
        Sent(
            "/v1/collections",
            "post",
            body='{"closed":{},"anything":{"a":%s}}' % ("[" * 40 + "]" * 40),
        ),
        id="depth",
    ),
    pytest.param(
        "valid integer|valid dictionary",
        r"[0-9]\.0|[0-9]e[+]?[0-9]",
        Sent("/v1/numbers", "post", body='{"whole":1.0}'),
        id="1.0 as an integer",
    ),
]


@sizes(CASES // 5, CASES)
@pytest.mark.parametrize(
    "subject",
    [pytest.param(each, id=each.name, marks=each.marks) for each in (PROJECT, SHAPES)],
)
def test_requests(subject: Subject, cases: int) -> None:
    counted = {True: 0, False: 0}

    @seed(1)
    @settings(so_many(cases), phases=[Phase.generate])  # shrinking would take minutes here
    @given(_requests(subject))
    def agree(sent: Sent) -> None:
        ours, theirs = _refusal(subject, sent), _openapi_core_takes(subject, sent)
        counted[theirs] += 1
        assert (not ours) == theirs or (theirs and _is_listed(ours, sent)), (sent, ours)

    agree()
    assert min(counted.values()) > cases // 10


@pytest.mark.programs
@pytest.mark.parametrize(("said", "there", "sent"), DIFFERENCES)
def test_a_listed_difference_is_one(said: str, there: str, sent: Sent) -> None:
    subject = SHAPES if sent.template in SHAPES.document["paths"] else PROJECT
    assert _openapi_core_takes(subject, sent)
    assert re.search(said, _refusal(subject, sent)[0])
    assert re.search(there, _as_text(sent))


def _requests(subject: Subject) -> st.SearchStrategy[Sent]:
    described = [
        each for each in subject.operations if each[2].get("parameters") or "requestBody" in each[2]
    ]
    return (
        st.sampled_from(described)
        .flatmap(lambda each: _sent(subject, *each))
        .flatmap(lambda sent: _spoiled(subject, sent))
    )


def _sent(
    subject: Subject, template: str, method: str, operation: dict[str, Any]
) -> st.SearchStrategy[Sent]:
    """A request as the document has it; the body may have a fault."""
    texts = [_given(subject, each) for each in parameters(subject.document, operation)]
    body = st.just("")
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        body = (good(subject.document, schema) | near(subject.document, schema)).map(json.dumps)
    credentials = CREDENTIALS if subject is PROJECT else ()
    return st.builds(
        lambda lists, body: Sent(
            template,
            method.lower(),
            (*credentials, *(each for some in lists for each in some)),
            body,
        ),
        st.tuples(*texts),
        body,
    )


def _given(
    subject: Subject, parameter: dict[str, Any]
) -> st.SearchStrategy[list[tuple[str, str, str]]]:
    """The parameter as it is written in its place; once for each item of a list in the query."""
    schema = resolve(subject.document, parameter["schema"], "")
    many = schema["type"] == "array"
    value = good(subject.document, schema["items"] if many else schema)
    text = value.map(lambda value: value if isinstance(value, str) else json.dumps(value))
    if parameter["in"] == "header":  # which holds no line feed, whatever its schema says
        text = text.filter(str.isprintable)
    texts = st.lists(text, min_size=1, max_size=2) if many else text.map(lambda text: [text])
    if many and parameter["in"] != "query":
        texts = texts.map(lambda each: [",".join(each)])
    place, name = parameter["in"], parameter["name"]
    whole = texts.map(lambda each: [(place, name, text) for text in each])
    return whole if parameter.get("required") else st.just([]) | whole


def _spoiled(subject: Subject, sent: Sent) -> st.SearchStrategy[Sent]:
    """The request as it is, or with another text, a parameter more, twice or not at all."""
    own = [number for number, each in enumerate(sent.given) if each not in CREDENTIALS]
    more = replace(sent, given=(*sent.given, ("query", "more", "1")))
    whole = st.sampled_from([sent, sent, more])
    if not own:
        return whole
    return whole | st.tuples(
        st.sampled_from(own), st.sampled_from(ODD_TEXTS), st.integers(0, 9)
    ).map(lambda drawn: _with(sent, *drawn))


def _with(sent: Sent, number: int, odd: str, choice: int) -> Sent:
    place, name, text = sent.given[number]
    before, after = sent.given[:number], sent.given[number + 1 :]
    if choice == 0 and place == "query":
        return replace(sent, given=(*sent.given, (place, name, text)))
    if choice == 1 and place != "path":
        return replace(sent, given=before + after)
    writable = place == "query" or re.fullmatch(r"[A-Za-z0-9._~:+-]+", odd)
    return replace(sent, given=(*before, (place, name, odd if writable else "0"), *after))


def _refusal(subject: Subject, sent: Sent) -> list[str]:
    """What the gateway says against the request; empty if it takes it."""
    operation = subject.document["paths"][sent.template][sent.method]
    headers = {name.lower(): text for name, text in sent.in_place("header")} | {
        "content-type": "application/json"
    }
    if cookies := sent.in_place("cookie"):
        headers["cookie"] = "; ".join(f"{name}={text}" for name, text in cookies)
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in sent.in_place("query"))
    path = dict(sent.in_place("path"))
    values = [path[name] for name in re.findall(r"\{([^}]*)\}", sent.template)]
    request = Request(
        sent.method.upper(), sent.path, query, headers.get, lambda _: _read(sent.body)
    )
    problem = subject.problem(operation["operationId"], request, values)
    return _messages(problem) if problem else []


async def _read(body: str) -> bytes:
    return body.encode()


def _messages(problem: Problem) -> list[str]:
    return [error.message for error in problem.errors] or [f"{problem.title} {problem.detail}"]


def _openapi_core_takes(subject: Subject, sent: Sent) -> bool:
    request = MockRequest(
        HOST,
        sent.method,
        sent.path,
        args=MultiDict(sent.in_place("query")),
        headers=dict(sent.in_place("header")),
        cookies=dict(sent.in_place("cookie")),
        data=sent.body.encode(),
    )
    try:
        _openapi_core(subject.name).validate_request(request)
    except (OpenAPIError, TypeError):  # a discriminator that is a list makes it stumble
        return False
    return True


@functools.cache
def _openapi_core(name: str) -> OpenAPI:
    document: Any = {each.name: each for each in (PROJECT, SHAPES)}[name].document | {
        "servers": [{"url": HOST}]
    }
    return OpenAPI.from_dict(document)


def _is_listed(refusal: list[str], sent: Sent) -> bool:
    kinds = [each.values for each in DIFFERENCES]
    text = _as_text(sent)
    return all(
        any(
            re.search(str(said), message) and re.search(str(there), text)
            for said, there, _ in kinds
        )
        for message in refusal
    )


def _as_text(sent: Sent) -> str:
    return (
        "\n".join([*(text for _, _, text in sent.given), sent.body])
        if sent.body
        else " & ".join(text for _, _, text in sent.given)
    )
