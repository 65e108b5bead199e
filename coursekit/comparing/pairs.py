"""What of one list is what of another: the same, near enough to be reworded, or neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from coursekit.comparing.data import Objective

T = TypeVar("T")

_NEAR = 0.5
"""The share of words that a reworded objective keeps."""
_MOST_PAIRS = 10_000
"""How many pairs are looked at: a page may list more than any lesson has."""


def objectives(before: Sequence[str], after: Sequence[str]) -> Iterator[Objective]:
    """What was reworded or added, in the order behind the change; then what was removed.

    Objectives that only changed places are the same.
    """
    _, old, new = matched(before, after, lambda text: " ".join(text.split()))
    partners = _nearest(old, new)
    for index, text in enumerate(new):
        partner = partners.get(index)
        yield Objective(None if partner is None else old[partner], text)
    yield from (Objective(text, None) for at, text in enumerate(old) if at not in partners.values())


def matched(
    before: Sequence[T], after: Sequence[T], key: Callable[[T], object]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """The pairs with an equal key that is not none, and what is left over on each side."""
    waiting: dict[object, list[int]] = {}
    for index in reversed(range(len(after))):
        waiting.setdefault(key(after[index]), []).append(index)
    pairs, left, taken = [], [], set()
    for one in before:
        name = key(one)
        if name is not None and waiting.get(name):
            index = waiting[name].pop()
            taken.add(index)
            pairs.append((one, after[index]))
        else:
            left.append(one)
    return pairs, left, [one for index, one in enumerate(after) if index not in taken]


def _nearest(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """By index behind the change, what each text was before: the nearest find each other first."""
    if len(before) * len(after) > _MOST_PAIRS:
        return {}
    old, new = [list(map(_words, texts)) for texts in (before, after)]
    pairs = product(range(len(old)), range(len(new)))
    ranked = sorted((-_likeness(old[i], new[j]), abs(i - j), i, j) for i, j in pairs)
    partners: dict[int, int] = {}
    for likeness, _, i, j in ranked:
        if -likeness >= _NEAR and j not in partners and i not in partners.values():
            partners[j] = i
    return partners


def _words(text: str) -> Counter[str]:
    return Counter(word.strip(".,;:!?()\"'") for word in text.casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
