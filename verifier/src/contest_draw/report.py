"""What is said while a check runs, and at its end: for people, or as JSON for machines."""

from __future__ import annotations

import json
import sys

from contest_draw.documents import Proof
from contest_draw.outcome import Step

EXIT_CODES = {"yes": 0, "no": 1, "cannot-tell": 3, "not-drawn": 4, "not-in-list": 5}


class Report:
    def __init__(self, *, is_json: bool, with_details: bool) -> None:
        self.is_json = is_json
        self.with_details = with_details
        self.check = "light"
        self.proof: Proof | None = None
        self._steps: list[Step] = []
        self._warnings: list[str] = []

    def add(self, step: Step) -> None:
        self._steps.append(step)
        if self.is_json:
            return
        print(f"{step.name:<12} {step.says}")
        if self.with_details:
            print("".join(f"{'':13}{detail}\n" for detail in step.details), end="")

    def warn(self, text: str) -> None:
        self._warnings.append(text)
        print(f"\n*** {text} ***\n", file=sys.stderr)

    def progress(self, text: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{text} ", end="", file=sys.stderr, flush=True)

    def end_well(self) -> int:
        """Everything held that there is."""
        if self.proof is None or self.proof.signature is None:
            return self.end("not-drawn", "right so far; nothing is drawn yet")
        state = "confirmed" if self.proof.confirmation else "not confirmed yet"
        return self.end("yes", f"the draw is right ({self.check} check), and {state}")

    def end(self, verdict: str, message: str, *, step: str | None = None) -> int:
        """Say how it ended; the exit code."""
        if self.is_json:
            print(json.dumps(self._as_json(verdict, message, step), indent=1))
        else:
            print(f"\n{verdict.upper()}: {f'{step}: ' if step else ''}{message}")
            for warning in self._warnings:
                print(f"*** {warning} ***")
        return EXIT_CODES[verdict]

    def _as_json(self, verdict: str, message: str, step: str | None) -> dict[str, object]:
        return {
            "verdict": verdict,
            "step": step,
            "message": message,
            "check": self.check,
            "warnings": self._warnings,
            "steps": [
                {"name": each.name, "says": each.says, "details": each.details}
                for each in self._steps
            ],
            "winners": [
                {"prize": winner.prize, "draw": winner.draw, "name": winner.name}
                for winner in (self.proof.winners if self.proof else ())
            ],
        }
