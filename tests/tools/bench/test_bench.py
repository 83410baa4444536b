"""The parts of the bench that can be wrong without anyone noticing:
what it sends, what it counts, what it says. It is never run here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.bench.__main__ import main
from tools.bench.contract import PATH, compile_contract
from tools.bench.load import complete, http_request
from tools.bench.report import lines
from tools.bench.workerd import Worker, configuration


@pytest.mark.programs
def test_the_contract_is_one_that_the_compiler_admits(tmp_path: Path) -> None:
    contract = compile_contract(tmp_path / "openapi")
    assert "post" in contract.document["paths"][PATH]
    assert any(
        "placeOrder" in text for path, text in contract.files.items() if path.name == "table.py"
    )
    assert any(
        'discriminator="kind"' in text
        for path, text in contract.files.items()
        if path.name == "bench.py"
    )


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        pytest.param(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}", True, id="whole"),
        pytest.param(
            b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{", False, id="half a body"
        ),
        pytest.param(b"HTTP/1.1 201 Created\r\nContent-Le", False, id="half a head"),
        pytest.param(
            b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            True,
            id="chunked",
        ),
        pytest.param(
            b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            False,
            id="half of the chunks",
        ),
    ],
)
def test_an_answer_counts_when_it_is_whole(received: bytes, *, expected: bool) -> None:
    assert complete(received) is expected


def test_a_request_says_how_long_it_is() -> None:
    assert http_request("/x", b"{}", {"A": "b"}).endswith("Content-Length: 2\r\nA: b\r\n\r\n{}")


def test_the_configuration_embeds_the_entry_first(tmp_path: Path) -> None:
    for name in ("a.py", "entry.py"):
        (tmp_path / "one").mkdir(exist_ok=True)
        (tmp_path / "one" / name).touch()
    text = configuration(
        tmp_path, (Worker(name="one", services={"OTHER": "two"}, texts={"T": 'a "b"'}, port=1234),)
    )
    assert 'address = "127.0.0.1:1234"' in text
    assert (
        'modules = [(name = "entry.py", pythonModule = embed "one/entry.py"), (name = "a.py"'
        in text
    )
    assert r'(name = "T", text = "a \"b\"")' in text


def test_the_report_names_what_misses_its_bar() -> None:
    native = {
        "python": "3.11.7",
        "checks": {
            "us": {"ours": 150.0, "openapi-core": 3000.0, "connexion": 800.0},
            "ratios": {"openapi-core/ours": 20.0, "connexion/ours": 5.0},
        },
        "matching": {"us": {5: 1.0, 609: 1.1}, "609/5": 1.1},
        "import_ms": {"with_dependencies": 100.0, "own_modules": 20.0},
    }
    said = list(lines({"native": native}))
    assert [line.split("  ")[0] for line in said if "MISSES" in line] == [
        "ours: match, authenticate, check",
        "openapi-core: validate_request",
    ]
    assert "match, 609 routes to 5" in next(line for line in said if "meets" in line)


def test_the_report_of_the_ledger_names_what_misses_its_bar() -> None:
    done = {"requests_per_s": 60.0, "p50_ms": 10.0, "p99_ms": 20.0, "cpu_ms": None}
    ledger = {
        "transfers": {"ours, 1": {"rounds": [done]}, "bare, 1": {"rounds": [done]}},
        "ratios": {1: 0.7, 8: 0.5},
        "cpu_ratios": {1: None, 8: 0.5},
        "instructions_per_s": {1: 100.0, 50: 500.0},
        "seal_ms": 20.0,
        "sealing_share": 0.004,
        "growth": {"createTransfer": [10.0, 11.0], "listTransactions": [10.0, 13.0]},
    }
    said = list(lines({"ledger": ledger}))
    assert [line.split("  ")[0] for line in said if "MISSES" in line] == [
        "ours/bare, 8 at once",
        "listTransactions, of 1,000 and 200,000 transfers",
    ]
    assert sum("meets" in line for line in said) == 3


def test_without_rounds_nothing_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--rounds", "0"])
    assert "more than zero" in capsys.readouterr().err
