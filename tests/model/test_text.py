"""Offsets and positions."""

from __future__ import annotations

from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.model.text import Place, Position, Span, Text

TEXTS = st.text(alphabet="ab\u00e9\U0001f600\u4e2d\u0301\n\r\u2028\x85\t", max_size=40)


def test_lines_end_as_commonmark_says() -> None:
    text = Text("a\nb\r\nc\rd\u2028e\x85f")
    assert [text.line(index) for index in range(len(text.line_starts))] == [
        "a",
        "b",
        "c",
        "d\u2028e\x85f",
    ]


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, Position(1, 1)), (1, Position(1, 2)), (2, Position(2, 1)), (4, Position(2, 3))],
)
def test_columns_count_code_points_from_one(offset: int, position: Position) -> None:
    assert Text("\U0001f600\n\u4e2d\u6587").position(offset) == position


@given(TEXTS)
def test_the_position_of_an_offset_leads_back_to_it(content: str) -> None:
    text = Text(content)
    for offset in range(len(content) + 1):
        position = text.position(offset)
        assert text.line_starts[position.line - 1] + position.column - 1 == offset


@given(TEXTS)
def test_lines_hold_everything_but_line_endings(content: str) -> None:
    text = Text(content)
    lines = "".join(text.line(index) for index in range(len(text.line_starts)))
    assert lines == content.replace("\n", "").replace("\r", "")


def test_spans_and_places_are_in_the_order_of_the_text() -> None:
    assert Span(1, 2).shifted(3) == Span(4, 5)
    assert Text("abc").cut(Span(1, 2)) == "b"
    assert Place("a", Span(5, 6)) < Place("b", Span(0, 1)) < Place("b", Span(0, 2))


def test_a_text_goes_to_another_process_without_what_is_quickly_found_again() -> None:
    text = Text("a\nb")
    assert text.line_starts == (0, 2)
    other = copy(text)  # by the same protocol as pickling
    assert other == text
    assert "line_starts" not in vars(other)
