"""Objectives that were added, removed or reworded."""

from __future__ import annotations

import pytest

from coursekit.comparing.pairs import matched, objectives

BAKE, CHOOSE, JUDGE = "Bake a loaf from a dough", "Choose a tin", "Judge by ear whether it is done"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [], []),
        ([BAKE, CHOOSE], [CHOOSE, BAKE], []),
        ([BAKE], ["Bake a  loaf\nfrom a dough"], []),
        ([BAKE], [], [(BAKE, None)]),
        ([], [BAKE], [(None, BAKE)]),
        ([BAKE], [CHOOSE], [(None, CHOOSE), (BAKE, None)]),
        ([BAKE], ["Make a loaf from a dough."], [(BAKE, "Make a loaf from a dough.")]),
        ([BAKE], ["bake a loaf from a dough"], [(BAKE, "bake a loaf from a dough")]),
        # The nearest find each other, wherever they stand.
        (
            ["Bake a loaf from rye", BAKE],
            ["Bake a loaf from a risen dough"],
            [(BAKE, "Bake a loaf from a risen dough"), ("Bake a loaf from rye", None)],
        ),
        # One of two equal ones is gone.
        ([BAKE, BAKE], [BAKE], [(BAKE, None)]),
        ([BAKE], [BAKE, BAKE], [(None, BAKE)]),
        ([""], [JUDGE], [(None, JUDGE), ("", None)]),
        (["", "?"], [" ?", "", ""], [(None, "")]),
    ],
)
def test_what_became_of_objectives(
    before: list[str], after: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    found = [(one.before, one.after) for one in objectives(before, after)]
    assert found == expected


def test_among_very_many_none_is_taken_for_another() -> None:
    before = [f"Bake loaf {n} of a long row" for n in range(200)]
    after = [f"Bake loaf {n} of a very long row" for n in range(200)]
    found = list(objectives(before, after))
    assert len(found) == 400
    assert all(None in (one.before, one.after) for one in found)


def test_what_has_no_key_is_matched_with_nothing() -> None:
    assert matched([None, 1], [None, 1], lambda one: one) == ([(1, 1)], [None], [None])
