# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import gc
import random
import weakref

from bot.upkeep.foremost import Foremost


class Thing:
    """Something that can be asked whether it is still held."""

    def __init__(self, number: int) -> None:
        self.number = number


def test_the_first_of_many_are_kept_in_order_and_all_are_counted() -> None:
    numbers = list(range(1000))
    random.Random(1).shuffle(numbers)
    found = Foremost[int](7, lambda number: number)

    for number in numbers:
        found.add(number)

    assert (found.first, found.count) == ([0, 1, 2, 3, 4, 5, 6], 1000)


def test_what_goes_by_is_not_held() -> None:
    found, there = Foremost[Thing](10, lambda thing: thing.number), weakref.WeakSet[Thing]()

    for number in range(500):
        there.add(thing := Thing(number))
        found.add(thing)
    del thing
    gc.collect()

    assert len(there) <= 20
