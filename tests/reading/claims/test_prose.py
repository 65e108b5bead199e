"""A block as tokens, stretches, sentences and clauses."""

from __future__ import annotations

import pytest

from coursekit.reading.claims.prose import Style
from tests.support.claims import prose


def test_tokens_are_words_numbers_and_marks() -> None:
    words = [token.text for token in prose("L5's five-part “it’s” 3.2, a_b T24.").tokens]
    assert words == [
        "L5", "'", "s", "five", "-", "part", "“", "it’s", "”", "3", ".", "2", ",", "a", "_", "b",
        "T24", ".",
    ]  # fmt: skip


def test_code_is_blotted_out_and_keeps_its_length() -> None:
    block = prose("see `lesson 5` now")
    assert block.plain == f"see {chr(0) * 8} now"
    assert [token.text for token in block.tokens] == ["see", chr(0) * 8, "now"]


def test_stretches_are_what_is_set_apart() -> None:
    block = prose("*a* **b** [c *d*](e.md) “f” 'g' x'y'z ![h](i.png)<br>\nj  \nk &amp; *a*")
    found = [(s.style, block.plain[s.start : s.end], s.href) for s in block.stretches]
    assert found == [
        (Style.EMPHASIS, "a", ""),
        (Style.STRONG, "b", ""),
        (Style.LINK, "c d", "e.md"),
        (Style.EMPHASIS, "d", ""),
        (Style.QUOTED, "f", ""),
        (Style.QUOTED, "g", ""),
        (Style.EMPHASIS, "a", ""),
    ]


def test_stretches_are_found_by_where_they_begin_and_by_what_they_hold() -> None:
    block = prose("[*a* b](c.md) d")
    outer, inner = block.stretches
    assert block.stretch_at(0, Style.LINK, Style.EMPHASIS) == outer
    assert block.stretch_at(0, Style.EMPHASIS) == inner
    assert block.stretch_at(0, Style.QUOTED) is None
    assert block.stretch_at(2, Style.LINK) is None
    assert block.stretch_at(99, Style.LINK) is None
    assert block.around(0, Style.LINK, Style.EMPHASIS) == inner
    assert block.around(2, Style.LINK) == outer
    assert block.around(4, Style.LINK) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A b. C d! E f?", ["A b.", "C d!", "E f?"]),
        ("A 3.2 b. c", ["A 3.2 b. c"]),
        ("A b", ["A b"]),
        ("A e.g. b. C", ["A e.g. b.", "C"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    block = prose(text)
    ranges = sorted(
        {(r.start, r.stop) for at in range(len(block.tokens)) for r in [block.sentence(at)]}
    )
    cut = [block.plain[block.tokens[a].start : block.tokens[b - 1].end] for a, b in ranges]
    assert cut == sentences


@pytest.mark.parametrize(
    ("text", "clause"),
    [("a b, c", "a b"), ("a 1,024 b; c", "a 1,024 b"), ("a b", "a b"), ("a 3.2.", "a 3.2")],
)
def test_clauses(text: str, clause: str) -> None:
    block = prose(text)
    assert block.plain[: block.tokens[block.clause_end(0) - 1].end] == clause


def test_a_phrase_leaves_out_the_white_space_around_it() -> None:
    block = prose("a b c")
    assert (block.phrase(1, 4).text, block.phrase(1, 4).span) == ("b", block.span(2, 3))


def test_marks_and_tokens_outside_are_none() -> None:
    block = prose("a, b")
    assert block.is_mark(1, ",;")
    assert not block.is_mark(0, ",;")
    assert not block.is_mark(9, ",;")
    assert block.token(-1) is None
    assert block.first_within(1) == 1
