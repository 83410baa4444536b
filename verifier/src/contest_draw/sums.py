"""Numbers in a row with quick sums over the first of them: a Fenwick tree."""

from __future__ import annotations

from collections.abc import Iterable


class Sums:
    def __init__(self, values: Iterable[int]) -> None:
        self._sums = [0, *values]
        for place in range(1, len(self._sums)):
            above = place + (place & -place)
            if above < len(self._sums):
                self._sums[above] += self._sums[place]

    def add(self, index: int, value: int) -> None:
        place = index + 1
        while place < len(self._sums):
            self._sums[place] += value
            place += place & -place

    def before(self, index: int) -> int:
        """The sum of what stands before `index`."""
        total = 0
        while index:
            total += self._sums[index]
            index &= index - 1
        return total

    def holding(self, ticket: int) -> int:
        """The index whose number covers `ticket`, all being laid side by side from 0."""
        place, step = 0, 1 << len(self._sums).bit_length()
        while step:
            ahead = place + step
            if ahead < len(self._sums) and self._sums[ahead] <= ticket:
                place = ahead
                ticket -= self._sums[ahead]
            step >>= 1
        return place
