"""Why a transfer is not taken back."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class TransferNotFound(NotFound):
    type, title = "transfer-not-found", "There is no such transfer"


class TransferIsReversal(Conflict):
    type, title = "transfer-is-reversal", "The transfer is itself a reversal"
