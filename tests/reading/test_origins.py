from __future__ import annotations

import pytest

from coursekit.model.text import Text
from coursekit.reading.inline import Origin
from coursekit.reading.origins import block_origin, cell_origins, heading_origin


def cut(text: Text, origin: Origin, content: str, word: str) -> str:
    start = content.index(word)
    return text.cut(origin.span(start, start + len(word)))


@pytest.mark.parametrize(
    ("source", "content", "word"),
    [
        ("one two", "one two", "two"),
        ("> - one\n>   two", "one\ntwo", "two"),
        ("-\ta\n\tone", "a\n one", "one"),
        ("one\r\n  two  \r\nlast", "one\ntwo  \nlast", "last"),
        ("one\rtwo\u3000", "one\ntwo", "two"),
        ("\x0c\n> one", "one", "one"),
        ("one\0", "one\ufffd", "one"),
    ],
)
def test_a_block_line_by_line(source: str, content: str, word: str) -> None:
    text = Text(source)
    assert cut(text, block_origin(text, 0, content), content, word) == word


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("# one", "one"),
        ("> ##  one two ##  ", "one two"),
        ("# one#", "one#"),
        ("# one \\#", "one \\#"),
        ("# one\u3000", "one"),
        ("# # one", "# one"),
        ("#\tone\t#", "one"),
    ],
)
def test_a_heading_between_its_marks(source: str, content: str) -> None:
    text = Text(source)
    assert cut(text, heading_origin(text, 0, content), content, content) == content


@pytest.mark.parametrize(
    ("source", "contents"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("  a\t|b\u3000", ["a", "b"]),
        ("> a | b", ["a", "b"]),
        ("> | a | b", ["a", "b"]),
        ("- > | a | b |", ["a", "b"]),
        ("> - | b |", ["-", "b"]),
        ("|  | b |", ["", "b"]),
        ("a", ["a", ""]),
        ("|", ["", ""]),
        (r"| a\|b | `c\|d` | \\ |", ["a|b", "`c|d`", "\\\\"]),
    ],
)
def test_the_cells_of_a_row(source: str, contents: list[str]) -> None:
    text = Text(source)
    for content, origin in zip(contents, cell_origins(text, 0, contents), strict=False):
        for word in content.split("|"):
            assert cut(text, origin, content, word) == word


def test_a_piece_begins_behind_each_backslash() -> None:
    text = Text(r"a | b\|c")
    *_, origin = cell_origins(text, 0, ["a", "b|c"])
    assert text.cut(origin.span(0, 3)) == r"b\|c"
    assert text.cut(origin.span(1, 2)) == "|"
