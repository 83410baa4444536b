"""What the gateway would not enforce does not compile: operations, their paths and limits."""

from __future__ import annotations

import pytest

from tests.tools.contract.sample import GONE, HERE, SAMPLE, compiled, refused, sample, spoiled

pytestmark = pytest.mark.search


def test_the_sample_compiles_as_it_is() -> None:
    assert "PUT_SAMPLE = Operation(" in compiled(sample())


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_whoever_writes_has_a_limit_or_a_reason(method: str) -> None:
    document = sample()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE][method] = operation
    del operation["x-rate-limit"]
    refused(document, f"{SAMPLE} {method.upper()}", "who writes needs an x-rate-limit")
    operation["x-rate-limit"] = {"none": "nobody can reach it"}
    assert "rate_limit" not in compiled(document).partition("PUT_SAMPLE")[2].partition("\n")[0]


def test_whoever_reads_needs_none() -> None:
    document = sample()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE]["get"] = {
        key: value for key, value in operation.items() if key not in ("x-rate-limit", "requestBody")
    }
    assert "PUT_SAMPLE" in compiled(document)


def test_failures_have_a_limit_of_their_own() -> None:
    source = compiled(spoiled("paths", SAMPLE, "put", "x-rate-limit", "failures", fault=2))
    assert "rate_limit=(5, 10), refusal_limit=(2, 10)" in source


def test_any_query_stands_at_a_get() -> None:
    document = sample()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE]["get"] = {
        key: value for key, value in operation.items() if key != "requestBody"
    } | {"x-any-query": True}
    assert "any_query=True" in compiled(document)


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        pytest.param(("x-service",), GONE, "x-service", id="no service"),
        pytest.param(("x-service",), "mail", "mail", id="an unknown service"),
        pytest.param(
            ("x-service",),
            "{sample_id}",
            "sample_id",
            id="a service by a parameter that lists no workers",
        ),
        pytest.param(
            ("operationId",), "put-sample", "put-sample", id="a name that is no name in Python"
        ),
        pytest.param(("x-service",), "{size}", "size", id="a service by a parameter of the query"),
        pytest.param(("x-retry",), True, "x-retry", id="an extension that nothing reads"),
        pytest.param(("x-cache",), {"max_age_s": 5}, "x-cache", id="a cache beside a change"),
        pytest.param(("x-cache",), 5, "x-cache", id="a cache that is a number"),
        pytest.param(
            ("x-cache",), {"max_age_s": 3600, "shared": True}, "x-cache", id="shared for an hour"
        ),
        pytest.param(
            ("x-idempotent",), True, "x-idempotent", id="a key beside a PUT, which needs none"
        ),
        pytest.param(("x-idempotent",), "yes", "x-idempotent", id="a key that is maybe needed"),
        pytest.param(("security",), GONE, "security", id="no security"),
        pytest.param(("security",), [{"cookie": []}], "cookie", id="an unknown scheme"),
        pytest.param(
            ("security",),
            [{"bearer": ["editor"]}],
            "'editor' is given to nobody",
            id="an unknown role",
        ),
        pytest.param(
            ("security",),
            [{"opsToken": ["admin"]}],
            "a bearer alone has roles",
            id="a role of another scheme",
        ),
        pytest.param(
            ("security",),
            [{"bearer": ["admin"]}, {"bearer": []}],
            "the same roles",
            id="two opinions",
        ),
        pytest.param(
            ("security",),
            [{}, {"bearer": ["admin"]}],
            "nobody at all admitted",
            id="a role, or nobody",
        ),
        pytest.param(("summary",), GONE, "summary", id="no summary"),
        pytest.param(("callbacks",), {}, "callbacks", id="callbacks"),
        pytest.param(("deprecated",), True, "deprecated", id="a key that nothing reads"),
        pytest.param(
            ("x-rate-limit", "period_s"),
            30,
            "x-rate-limit",
            id="a period that the binding does not know",
        ),
        pytest.param(("x-rate-limit", "burst"), 5, "x-rate-limit", id="an unknown part of a limit"),
        pytest.param(
            ("x-rate-limit", "limit"), GONE, "x-rate-limit", id="a limit without its number"
        ),
        pytest.param(
            ("x-rate-limit", "limit"), "5", "x-rate-limit", id="a limit that is no number"
        ),
        pytest.param(("x-rate-limit",), 5, "x-rate-limit", id="a limit that is a number"),
        pytest.param(
            ("x-rate-limit",),
            GONE,
            "who writes needs an x-rate-limit",
            id="a writing operation without a limit",
        ),
        pytest.param(("x-rate-limit",), {}, "x-rate-limit takes", id="an empty limit"),
        pytest.param(
            ("x-rate-limit",), {"none": ""}, "`none`, a reason", id="no limit and no reason"
        ),
        pytest.param(
            ("x-rate-limit",), {"none": True}, "`none`, a reason", id="no limit and no words"
        ),
        pytest.param(
            ("x-rate-limit", "none"),
            "because",
            "x-rate-limit takes",
            id="a limit, and a reason for none",
        ),
        pytest.param(
            ("x-rate-limit", "failures"),
            "2",
            "`failures`, a number",
            id="failures that are no number",
        ),
        pytest.param(("x-rate-limit", "failures"), 5, "less", id="as many failures as requests"),
        pytest.param(
            ("x-internal",), True, "only workers call", id="a limit that the gateway never counts"
        ),
        pytest.param(("x-any-query",), True, "for GET", id="any query where something is written"),
        pytest.param(
            ("x-max-body-bytes",), "1 MB", "x-max-body-bytes", id="a size that is no number"
        ),
        pytest.param(
            ("requestBody", "required"), GONE, "requestBody", id="a body that may be missing"
        ),
        pytest.param(
            ("requestBody", "content", "text/csv"),
            {"schema": {}},
            "requestBody",
            id="a second media type",
        ),
        pytest.param(
            ("requestBody", "content"),
            {"text/plain": {"schema": {}}},
            "requestBody",
            id="another media type",
        ),
        pytest.param(
            ("requestBody", "content", "application/json", "schema"),
            {"type": "object"},
            "requestBody",
            id="a schema without a name",
        ),
    ],
)
def test_an_operation_that_would_not_be_enforced(
    place: tuple[str, ...], fault: object, said: str
) -> None:
    refused(spoiled("paths", SAMPLE, "put", *place, fault=fault), HERE, said)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param(
            "/v1/auth/sessions/{sample_id}",
            "/v1/auth/sessions/{session_id}",
            id="the shape of another one",
        ),
        pytest.param(
            "/v1/a{sample_id}", "/v1/a{sample_id}", id="a parameter that is part of a segment"
        ),
        pytest.param(
            "/v1/{sample_id}.json", "/v1/{sample_id}.json", id="a parameter with an ending"
        ),
        pytest.param(
            "/v1/samples/{other}", "/v1/samples/{other}", id="a parameter that is not described"
        ),
        pytest.param("/v1/samples", "/v1/samples", id="a described parameter that is not there"),
        pytest.param("/v1//{sample_id}", "/v1//{sample_id}", id="an empty segment"),
        pytest.param("/v1/a%20b/{sample_id}", "/v1/a%20b/{sample_id}", id="an escape"),
    ],
)
def test_a_path_that_would_not_be_found(path: str, named: str) -> None:
    document = sample()
    document["paths"][path] = document["paths"].pop(SAMPLE)
    refused(document, path, named)


def test_a_key_of_a_path_that_would_not_be_enforced() -> None:
    refused(spoiled("paths", SAMPLE, "parameters", fault=[]), SAMPLE, "parameters")


def test_two_operations_of_one_name() -> None:
    refused(spoiled("paths", SAMPLE, "put", "operationId", fault="getMe"), SAMPLE, "getMe")
