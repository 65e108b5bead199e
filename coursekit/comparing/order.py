"""Which of some things moved: those outside a longest order that both sides have in common."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved(before: Sequence[T], after: Sequence[T]) -> set[T]:
    """What stands elsewhere among the things that are on both sides; each is there once.

    As few as can be are said to have moved: to take one out and put it in elsewhere moves no
    other. Of two that changed places it is the first one.
    """
    places = {one: index for index, one in enumerate(after)}
    common = [one for one in before if one in places]
    kept = set(_longest(common, places))
    return {one for one in common if one not in kept}


def _longest(common: Sequence[T], places: dict[T, int]) -> list[T]:
    """A longest subsequence whose places grow (patience sorting)."""
    ends: list[int] = []  # the least place that a growing row of each length can end with
    lasts: list[T] = []  # what stands there
    previous: dict[T, T | None] = {}
    for one in common:
        length = bisect_left(ends, places[one])
        previous[one] = lasts[length - 1] if length else None
        ends[length : length + 1] = [places[one]]
        lasts[length : length + 1] = [one]
    row: list[T] = []
    step = lasts[-1] if lasts else None
    while step is not None:
        row.append(step)
        step = previous[step]
    return row
