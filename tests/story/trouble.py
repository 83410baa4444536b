"""What goes wrong for a product in one process, by chance: another thing each minute."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from tests.failing import Full, Fuse
from tests.system import System, unreachable
from tools.beacon.state import Fault as BeaconFault
from tools.telegram.state import Fault, Update

SERVICES = ("auth", "content", "referral", "token", "bot")
METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery", "getChatMember")
WHAT = ("well", "well", "away", "full disk", "telegram", "pacer", "beacon", "clock")
JUMPS_S = (3600, -3600, 86_400, -86_400)
ONE_IN = 20  # isolates that are killed
CALLS_MAX = 40  # of the database, until then
OLD_MAX = 50


class Trouble:
    """Nothing goes wrong until `begin`, nor after `end`. `jumps`: clocks as well; not before a
    contest has ended, since it ends by the clock.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.is_on = self.jumps = False
        self.met = Counter[str]()
        self._fuse = Fuse()

    def begin(self, system: System) -> None:
        self.is_on = True
        self._all_is_well(system)

    def end(self, system: System) -> None:
        self.is_on = False
        self._all_is_well(system)

    def minute(self, system: System) -> None:
        if not self.is_on:
            return
        what, service = self._chance.choice(WHAT), self._chance.choice(SERVICES)
        self.met[what] += 1
        if what == "well":
            self._all_is_well(system)
        elif what == "away":
            system.unreachable[service] = unreachable()
        elif what == "full disk":
            system.replace(service, db=Full(self._fuse.guard(system.databases[service])))
        elif what == "telegram":
            code = self._chance.choice((429, 500))
            fault = Fault(self._chance.choice(METHODS), 3, error_code=code, retry_after_s=30)
            system.emulator.faults.append(fault)
        elif what == "pacer":
            system.pacer.away = True
        elif what == "beacon":
            system.beacon.faults.append(BeaconFault(kind="missing"))
        elif self.jumps:
            system.skew = {service: self._chance.choice(JUMPS_S)}

    def aim(self) -> None:
        """Now and then, what comes next is killed at some call of a database, before or after."""
        is_now = self.is_on and self._chance.randrange(ONE_IN) == 0
        self._fuse.left = self._chance.randrange(CALLS_MAX) if is_now else None
        self._fuse.after = self._chance.random() < 0.5

    def was_killed(self) -> None:
        self._fuse.left = None
        self.met["killed"] += 1

    def shuffled(self, fresh: Sequence[Update], seen: Mapping[int, Update]) -> list[Update]:
        """What waits, in another order, some of it twice, and something of before."""
        if not self.is_on:
            return list(fresh)
        old = [*seen.values()][-OLD_MAX:]
        again = [*fresh, *old]
        some = self._chance.sample(again, len(again) // 10)
        self.met["update twice"] += len(some)
        return self._chance.sample([*fresh, *some], len(fresh) + len(some))

    def _all_is_well(self, system: System) -> None:
        system.unreachable.clear()
        system.emulator.faults.clear()
        system.beacon.faults.clear()
        system.pacer.away = False
        system.skew = {}
        for service in SERVICES:
            system.replace(service, db=self._fuse.guard(system.databases[service]))
