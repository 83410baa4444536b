"""What the ledger does, as plain arithmetic on dictionaries: the model that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field

POINTS_MAX = 2**53 - 1
HOLD_S_MAX, SKEW_S_MAX, DAY_S = 604_800, 300, 86_400
ISSUANCE, SPENT = "system:issuance", "system:spent"


class Refused(Exception):
    """The name of the problem."""


@dataclass
class Account:
    posted: int = 0
    held: int = 0
    floor: int = 0
    is_closed: bool = False


@dataclass
class Hold:
    account: str
    amount: int
    expires_at: int
    end: str | None = None


@dataclass(frozen=True)
class Asked:
    """A request to the ledger; what a kind does not need is empty.

    `account` is a person or, of what concerns a budget alone, the budget; `other` whom points come
    from or go to; `of` the key of a hold, or of what made the transfer to take back.
    """

    principal: str
    key: str
    kind: str
    at: int
    account: str = ""
    other: str = ""
    amount: int = 0
    expires_in_s: int = 0
    of: str = ""

    @property
    def name(self) -> tuple[str, str]:
        return self.principal, self.key


@dataclass
class Model:
    accounts: dict[str, Account] = field(default_factory=dict)
    holds: dict[str, Hold] = field(default_factory=dict)
    verdicts: dict[tuple[str, str], str] = field(default_factory=dict)  # empty: done
    transfers: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    reversed: set[tuple[str, str]] = field(default_factory=set)
    reversals: set[tuple[str, str]] = field(default_factory=set)
    sent: dict[tuple[int, str], int] = field(default_factory=dict)
    limits: tuple[bool, int, int] = (False, 1000, 5000)  # as the migrations leave them
    times: list[int] = field(default_factory=list)

    def judge(self, asked: Asked) -> str:
        """The refusal, empty where it is done; nothing changes where it is refused."""
        try:
            getattr(self, f"_{asked.kind}")(asked)
        except Refused as refused:
            self.verdicts[asked.name] = str(refused)
        else:
            self.verdicts[asked.name] = ""
        return self.verdicts[asked.name]

    def expire(self, hold_id: str, *, now: int) -> None:
        hold = self.holds[hold_id]
        assert self.is_over(hold, now), "a hold expires when it has expired"
        self._end(hold, "expired")

    @staticmethod
    def is_over(hold: Hold, now: int) -> bool:
        return not now < hold.expires_at <= now + HOLD_S_MAX

    def _fund(self, asked: Asked) -> None:
        self._check_move(ISSUANCE, asked.account, asked.amount, opens=True)
        self._move(asked, ISSUANCE, asked.account, asked.amount)

    def _credit(self, asked: Asked) -> None:
        self._check_move(asked.other, asked.account, asked.amount, opens=True)
        self._move(asked, asked.other, asked.account, asked.amount)

    def _debit(self, asked: Asked) -> None:
        self._check_move(asked.account, asked.other, asked.amount)
        self._move(asked, asked.account, asked.other, asked.amount)

    def _adjust(self, asked: Asked) -> None:
        way = (ISSUANCE, asked.account) if asked.amount > 0 else (asked.account, ISSUANCE)
        self._check_move(*way, abs(asked.amount))
        self._move(asked, *way, abs(asked.amount))

    def _send(self, asked: Asked) -> None:
        is_on, per_transfer, per_day = self.limits
        day = asked.at // DAY_S, asked.account
        sent = self.sent.get(day, 0) + asked.amount
        for is_refused, refusal in (
            (not is_on, "transfers-off"),
            (asked.amount > per_transfer, "transfer-limit"),
            (sent > per_day, "daily-limit"),
        ):
            if is_refused:
                raise Refused(refusal)
        self._check_move(asked.account, asked.other, asked.amount)
        self.sent[day] = sent
        self._move(asked, asked.account, asked.other, asked.amount)

    def _reverse(self, asked: Asked) -> None:
        original = (asked.other, asked.of)
        if original not in self.transfers or original in self.reversals:
            raise Refused("transfer-not-found")
        debit, credit, amount = self.transfers[original]
        self._check_move(credit, debit, amount, is_again=original in self.reversed)
        self.reversed.add(original)
        self.reversals.add(asked.name)
        self._move(asked, credit, debit, amount)

    def _hold(self, asked: Asked) -> None:
        account = self.accounts.get(asked.account)
        if account is None:
            raise Refused("account-not-found")
        if account.is_closed:
            raise Refused("account-closed")
        if account.posted - account.held < asked.amount:
            raise Refused("insufficient-points")
        account.held += asked.amount
        expires_at = asked.at + asked.expires_in_s
        self.holds[f"{asked.principal}:{asked.key}"] = Hold(asked.account, asked.amount, expires_at)

    def _post(self, asked: Asked) -> None:
        hold = self.holds.get(f"{asked.principal}:{asked.of}")
        if hold is None or hold.account != asked.account:
            raise Refused("hold-not-found")
        if self.is_over(hold, asked.at):
            raise Refused("hold-expired")
        if asked.amount > hold.amount:
            raise Refused("more-than-held")
        if hold.end:
            raise Refused("hold-ended")
        self._end(hold, "posted")
        self._move(asked, hold.account, SPENT, asked.amount)

    def _void(self, asked: Asked) -> None:
        hold = self.holds.get(f"{asked.principal}:{asked.of}")
        if hold is None:
            raise Refused("hold-not-found")
        if hold.end:
            raise Refused("hold-ended")
        self._end(hold, "voided")

    def _close(self, asked: Asked) -> None:
        account = self.accounts.get(asked.account)
        if account is None:
            raise Refused("account-not-found")
        if account.posted:
            self._move(asked, asked.account, ISSUANCE, account.posted)
        account.is_closed = True

    def _end(self, hold: Hold, how: str) -> None:
        hold.end = how
        self.accounts[hold.account].held -= hold.amount

    def _check_move(
        self, debit: str, credit: str, amount: int, *, opens: bool = False, is_again: bool = False
    ) -> None:
        payer = self.accounts.get(debit)
        payee = self.accounts.get(credit) or (Account() if opens else None)
        if payer is None or payee is None:
            raise Refused("account-not-found")
        if payer is payee:
            raise Refused("same-account")
        if is_again:
            raise Refused("transfer-reversed")
        if payer.is_closed:
            raise Refused("account-closed")
        if payer.posted - payer.held - amount < payer.floor:
            raise Refused("insufficient-points")
        if payee.is_closed:
            raise Refused("account-closed")
        if payee.posted + amount > POINTS_MAX:
            raise Refused("balance-too-large")

    def _move(self, asked: Asked, debit: str, credit: str, amount: int) -> None:
        self.accounts[debit].posted -= amount
        self.accounts.setdefault(credit, Account()).posted += amount
        self.transfers[asked.name] = (debit, credit, amount)
        last = self.times[-1] if self.times else 0
        self.times.append(last if asked.at <= last <= asked.at + SKEW_S_MAX else asked.at)
