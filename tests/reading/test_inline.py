from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from coursekit.model.text import Span
from coursekit.reading.inline import InlineText, Origin, Piece, inline_text
from coursekit.reading.trace import parse_inline, trace

HERE = Origin((Piece(0, 0),))


def read(source: str) -> InlineText:
    md = MarkdownIt()
    trace(md)
    return inline_text(source, parse_inline(md, source, {}), HERE)


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("a *b* **c** `d`", "a b c d"),
        ("a\nb  \nc\\\nd", "a b c d"),
        ("&copy; \\* &#x41;", "© * A"),
        ("[a](b) <http://c.d/%C3%A9> ![e](f) <b>g</b>", "a http://c.d/é  g"),
        ("` a ` `` ` `` ` `", "a `  "),
        ("``", "``"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_reader_sees(source: str, plain: str) -> None:
    assert read(source).plain == plain


@pytest.mark.parametrize(
    ("source", "word", "cut"),
    [
        ("a *b* c", "b", "b"),
        ("a *b* c", "a b c", "a *b* c"),
        ("` a b `", "b", "b"),
        ("`a\nb`", "a b", "a\nb"),
        ("x &copy; y", "©", "&copy;"),
        ("x &copy; y", "x ©", "x &copy;"),
        ("a  \nb", " ", "\n"),
        ("<http://c.d/%C3%A9>", "é", "http://c.d/%C3%A9"),
    ],
)
def test_a_range_of_plain_text_has_its_span(source: str, word: str, cut: str) -> None:
    text = read(source)
    start = text.plain.index(word)
    span = text.span(start, start + len(word))
    assert source[span.start : span.end] == cut


def test_an_origin_continues_piece_by_piece() -> None:
    origin = Origin((Piece(0, 10), Piece(5, 20)))
    assert [origin.offset(at) for at in (0, 4, 5, 6)] == [10, 14, 20, 21]
    assert origin.span(3, 6) == Span(13, 21)
    assert origin.span(5, 5) == Span(20, 20)
