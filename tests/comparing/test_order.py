"""Which things moved: as few as can be."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.comparing.order import moved


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", ""),
        ("abc", "xabc", ""),
        ("abc", "ac", ""),
        ("abc", "xyz", ""),
        ("abcde", "bcdea", "a"),
        ("abcde", "eabcd", "e"),
        ("abcde", "acdbe", "b"),
        ("ab", "ba", "a"),
        ("abcdef", "xfabcdey", "f"),
        ("abcdef", "defabc", "abc"),
    ],
)
def test_what_moved(before: str, after: str, expected: str) -> None:
    assert moved(before, after) == set(expected)


def in_order(before: str, after: str, kept: set[str]) -> bool:
    return [one for one in before if one in kept] == [one for one in after if one in kept]


@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")))
def test_what_stayed_is_in_order_and_no_fewer_could_have_moved(
    row: list[str], gone: set[str]
) -> None:
    before, after = "abcdef", "".join(one for one in row if one not in gone)
    common = set(before) & set(after)
    found = moved(before, after)
    assert in_order(before, after, common - found)
    for fewer in combinations(sorted(common), len(found) - 1) if found else ():
        assert not in_order(before, after, common - set(fewer))


@given(st.data())
def test_one_that_is_put_elsewhere_moves_no_other(data: st.DataObject) -> None:
    before = list(range(data.draw(st.integers(1, 30))))
    one = data.draw(st.sampled_from(before))
    after = [other for other in before if other != one]
    after.insert(data.draw(st.integers(0, len(after))), one)
    assert len(moved(before, after)) <= 1
