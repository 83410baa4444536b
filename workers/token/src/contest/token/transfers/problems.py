"""Why a transfer is not taken back."""

from __future__ import annotations

from contest.kit.problems import Conflict


class TransferIsReversal(Conflict):
    type, title = "transfer-is-reversal", "The transfer is itself a reversal"
