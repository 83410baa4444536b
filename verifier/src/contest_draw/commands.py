"""The command `contest-draw`: verify, explain, mine."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from contest_draw.chain import QUICKNET, Chain, read_chain
from contest_draw.documents import PAGE_LINES, Proof, parse_mine, parse_proof
from contest_draw.full import Lines, check_full, read_list
from contest_draw.light import check_light
from contest_draw.mine import check_mine, commitment_of, find_line
from contest_draw.outcome import CannotTell, NotInList, Step, Wrong
from contest_draw.report import EXIT_CODES, Report
from contest_draw.sources import check_relay, fetch, read_file
from contest_draw.strict import read

RELAY = "https://api.drand.sh"
PINNED = "quicknet"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code, see README.md. What stops the check itself says nothing about the draw."""
    options = _parser().parse_args(arguments)
    if (options.proof is None) == (options.url is None):
        _parser().error("say either PROOF.json or --url")
    try:
        code = _verdict(options)
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 - Python would end with 1, which means "no"
        sys.stdout = None  # it would fail once more at the end, with a code of its own
        print(f"\nCANNOT-TELL: {type(error).__name__}: {error}", file=sys.stderr)
        return EXIT_CODES["cannot-tell"]
    return code


def _verdict(options: argparse.Namespace) -> int:
    report = Report(is_json=options.json, with_details=options.command == "explain")
    try:
        for step in _steps(options, report):
            report.add(step)
    except Wrong as error:
        return report.end("no", error.message, step=error.step)
    except CannotTell as error:
        return report.end("cannot-tell", str(error))
    except NotInList as error:
        return report.end("not-in-list", str(error))
    return report.end_well()


def _steps(options: argparse.Namespace, report: Report) -> Iterator[Step]:
    """All steps that the command asks for, in the order of the specification."""
    chain = _chain(options, report)
    proof = read(parse_proof, _proof(options), "the proof")
    report.proof = proof
    _check_contest(options.url, proof)
    yield from check_light(proof, chain, posted=options.posted)
    if options.url and options.relay and _is_due(proof, chain):
        says = check_relay(options.relay, chain, proof.header.round, proof.signature)
        yield Step("signature", says)
    lines = None
    if options.url or options.list:
        lines = read_list(proof.header, _pages(options, report, proof))
        yield from check_full(proof, lines)
        report.check = "full"
    if options.command == "mine":
        yield _mine(options, proof, lines)


def _chain(options: argparse.Namespace, report: Report) -> Chain:
    if options.chain is None:
        return QUICKNET
    chain = read_chain(read_file(options.chain))
    if not chain.is_pinned:
        report.warn(
            f"NOT THE PUBLIC BEACON: the chain is {chain.hash.hex()}, of {options.chain}, and not"
            f" drand's {PINNED}. Whoever has its key knows every number beforehand."
        )
    return chain


def _proof(options: argparse.Namespace) -> bytes:
    return fetch(options.url) if options.url else read_file(options.proof)


def _check_contest(url: str | None, proof: Proof) -> None:
    """A fair draw of another contest proves nothing about the one that was asked for."""
    asked = re.search(r"/contests/([^/]*)/draw/?$", url or "")
    if asked and asked[1] != proof.header.contest_id:
        raise Wrong("header", f"it is of contest {proof.header.contest_id}, not {asked[1]}")


def _pages(options: argparse.Namespace, report: Report, proof: Proof) -> Callable[[int], bytes]:
    pages = -(-proof.header.entries // PAGE_LINES)

    def page_of(number: int) -> bytes:
        report.progress(f"page {number + 1} of {pages}")
        if options.list:
            return read_file(options.list / f"{number}.json")
        return fetch(f"{options.url.rstrip('/')}/pages/{number}")

    return page_of


def _is_due(proof: Proof, chain: Chain) -> bool:
    return proof.signature is not None or chain.time_of(proof.header.round) <= time.time()


def _mine(options: argparse.Namespace, proof: Proof, lines: Lines | None) -> Step:
    own = commitment_of(proof.header.contest_id, options.telegram_id, options.salt)
    if options.line:
        return check_mine(proof, read(parse_mine, read_file(options.line), "the line"), own)
    if lines is not None:
        return find_line(proof, lines, own)
    raise CannotTell("where the line is: say --line, --list or --url")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="contest-draw", description="Checks a contest's draw (contest-draw-1)."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, says in (
        ("verify", "say yes, or the first thing that is wrong"),
        ("explain", "the same, each step with its numbers"),
        ("mine", "whether the list has your own line"),
    ):
        command = commands.add_parser(name, help=says, description=says)
        _add_options(command)
        if name == "mine":
            command.add_argument("--salt", type=_hash, required=True, help="as the bot shows it")
            command.add_argument("--telegram-id", type=_telegram_id, required=True)
            command.add_argument("--line", type=Path, help="the answer of /draw/me, as a file")
    return parser


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("proof", type=Path, nargs="?", metavar="PROOF.json")
    command.add_argument("--url", help="https://.../v1/contests/ID/draw: fetch proof and list")
    command.add_argument("--list", type=Path, help="a folder with the pages 0.json, 1.json ...")
    command.add_argument("--posted", type=_hash, help="the hash that was posted in the channel")
    command.add_argument(
        "--relay", default=RELAY, help=f"with --url: of the beacon; {RELAY}; none: --relay ''"
    )
    command.add_argument(
        "--chain", type=Path, help=f"ANOTHER BEACON than {PINNED}: a file as drand's /info"
    )
    command.add_argument("--json", action="store_true", help="for machines")


def _hash(written: str) -> bytes:
    if not re.fullmatch(r"[0-9a-f]{64}", written):
        raise argparse.ArgumentTypeError("64 digits of lower-case hex are needed")
    return bytes.fromhex(written)


def _telegram_id(written: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,15}", written):
        raise argparse.ArgumentTypeError("a number without leading zeros is needed")
    return written
