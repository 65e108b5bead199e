"""What is wrong with a text that is no YAML, and where."""

from __future__ import annotations

import pytest

from coursekit.model.record import SyntaxProblem
from coursekit.model.text import Span, Text
from coursekit.reading.yaml import read_yaml


def problem(source: str) -> tuple[str, int, SyntaxProblem]:
    text = Text(source)
    [found] = read_yaml("page.md", text, Span(0, len(source)), 100).problems
    return text.cut(found.span), found.span.start, found


@pytest.mark.parametrize(
    ("source", "at", "start", "words"),
    [
        ("a:\n\tb: c\n", "\t", 3, "a tab"),
        ("a: b\n\tc: d\n", "\t", 5, "a tab"),
        ("a: |\n\tb\n", "\t", 5, "a tab"),
        ("a: @b\n", "@", 3, "cannot begin"),
        ("a: `b`\n", "`", 3, "cannot begin"),
        ("%b\n", "%", 0, "cannot begin"),
        ("a: **b**\n", "*", 3, "cannot begin with `*`"),
        ("a: *b* c\n", "*", 3, "cannot begin with `*`"),
        ("a: & b\n", "&", 3, "cannot begin with `*` or `&`"),
        ("a: !b!c d\n", "!", 3, "cannot begin with `!`"),
        ("a: b: c\n", ":", 4, "a text with a colon"),
        ("  a b\n  c: d\n", "c: d", 8, "the line above"),
        ("a b\rc: d\r", "c: d", 4, "the line above"),
        ("a: b\r\n  c: d\r\n", "c: d", 8, "the line above"),
        ("a: b\nc d\n", "c d", 5, "no colon"),
        ("a: [b, c\nd: e\n", "[", 3, "`]`"),
        ("a: {b: c\nd: e\n", "{", 3, "`}`"),
        ("a: [b\n\n\n", "[", 3, "`]`"),
        ("a: [\n\n\n", "", 4, "a value is expected"),
        ("a: [b,,c]\n", ",", 6, "a value is expected"),
        ("a: ]\n", "]", 3, "a value is expected"),
        ("a: 'b\nc: d\n", "'", 3, "never closed"),
        ('a: "b\n---\n', '"', 3, "never closed"),
        ('a: "\\d"\n', "\\", 4, "no escape"),
        ('a: "\\xZZ"\n', "Z", 6, "no escape"),
        ('a: "b" c\n', "c", 7, "already complete"),
        ("a: 'it's'\n", "s'", 7, "already complete"),
        ("{a: b} c\n", "c", 7, "already complete"),
        ("a: b\n...\nc: d\n", "c: d", 9, "already complete"),
        ("a:\n  b: c\n d: e\n", "d: e", 11, "does not line up"),
        ("- a\nb: c\n", "b: c", 4, "does not line up"),
        ("a: - b\n", "-", 3, "a list cannot begin"),
        ("a: | b\n  c\n", "b", 5, "nothing may follow"),
        ("a: ? b\n", "?", 3, "this is not YAML: mapping keys are not allowed in this context"),
    ],
)
def test_the_smallest_place_and_the_reason(source: str, at: str, start: int, words: str) -> None:
    cut, found_at, found = problem(source)
    assert (cut, found_at) == (at, start)
    assert words in found.message
    assert found.help.endswith(".")


def test_places_count_characters_not_bytes() -> None:
    assert problem("é: 日本\n🍞: [語\nb: c\n")[:2] == ("[", 9)
