from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from coursekit.reading.inline import Origin, Piece, inline_text
from coursekit.reading.trace import image_text, parse_inline, trace, whole

DEFINED = {"references": {"R": {"href": "x", "title": ""}}}


def placed(source: str, env: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    md = MarkdownIt()
    trace(md)
    tokens = parse_inline(md, source, env if env is not None else dict(DEFINED))
    return [(token.type, source[start:end]) for token, start, end in tokens]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("a", [("text", "a")]),
        ("a\n b", [("text", "a"), ("softbreak", "\n "), ("text", "b")]),
        ("a  \nb", [("text", "a"), ("hardbreak", "\n"), ("text", "b")]),
        ("a\\\nb", [("text", "a"), ("hardbreak", "\\\n"), ("text", "b")]),
        ("&amp;\\*", [("text_special", "&amp;"), ("text_special", "\\*")]),
        ("a*b*", [("text", "a"), ("em_open", "*"), ("text", "b"), ("em_close", "*")]),
        ("**a*", [("text", "*"), ("em_open", "*"), ("text", "a"), ("em_close", "*")]),
        ("a`` b`", [("text", "a`` b`")]),
        ("a `b` c", [("text", "a "), ("code_inline", "`b`"), ("text", " c")]),
        ("x <b>", [("text", "x "), ("html_inline", "<b>")]),
        ("<uu:v>", [("link_open", "<"), ("text", "uu:v"), ("link_close", ">")]),
        ("[a](b) c", [("link_open", "["), ("text", "a"), ("link_close", "](b)"), ("text", " c")]),
        ("[](b) c", [("link_open", "["), ("link_close", "](b)"), ("text", " c")]),
        ("[`a`](b)", [("link_open", "["), ("code_inline", "`a`"), ("link_close", "](b)")]),
        ("[a][r].", [("link_open", "["), ("text", "a"), ("link_close", "][r]"), ("text", ".")]),
        ("a ![b](c) d", [("text", "a "), ("image", "![b](c)"), ("text", " d")]),
        ("[![b](c)](d)", [("link_open", "["), ("image", "![b](c)"), ("link_close", "](d)")]),
        ("[a", [("text", "[a")]),
    ],
)  # fmt: skip
def test_every_token_is_placed(source: str, expected: list[tuple[str, str]]) -> None:
    assert placed(source) == [pair for pair in expected if pair[1]]


def test_a_link_inside_brackets_ends_where_it_ends() -> None:
    assert placed("[a [b](c) d]")[1:4] == [
        ("link_open", "["),
        ("text", "b"),
        ("link_close", "](c)"),
    ]


def test_the_description_of_an_image_is_placed_in_the_whole_source() -> None:
    md, env, source = MarkdownIt(), dict[str, Any](), "x ![a *b* ![c](d)](e)"
    trace(md)
    image = parse_inline(md, source, env)[-1]
    inner = image_text(env, image)
    assert [source[p.start : p.end] for p in inner] == ["a ", "*", "b", "*", " ", "![c](d)"]
    assert [source[p.start : p.end] for p in image_text(env, inner[-1])] != []


def test_without_tokens_nothing_is_placed() -> None:
    md, env = MarkdownIt(), dict[str, Any]()
    trace(md)
    [image] = parse_inline(md, "![](a)", env)
    assert image_text(env, image) == []


@given(st.text(alphabet="ab .,!#$%()+-/:;=?@]^{|}\t\u4e2d\u0301\U0001f600", max_size=30))
def test_a_source_without_markup_is_its_own_text(source: str) -> None:
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    trace(md)
    parsed = inline_text(source, parse_inline(md, source, {}), Origin((Piece(0, 0),)))
    known = inline_text(source, whole(source), Origin((Piece(0, 0),)))
    assert parsed.plain == known.plain == source
