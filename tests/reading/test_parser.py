"""The parser finds what the library finds, however it was made quick."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from coursekit.reading.parser import parser_for
from tests.support.markdown import MARKDOWN


class Library(MarkdownIt):
    """The library as it is; like ours it forbids no destination."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  (the library's name)
        return True


def library() -> MarkdownIt:
    md = Library("commonmark", {"maxNesting": 100, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.core.ruler.enableOnly(["block"])
    md.inline.ruler2.disable("fragments_join")
    return md


LIBRARY = library()


def inlines(md: MarkdownIt, source: str, env: dict[str, Any]) -> list[Token]:
    tokens: list[Token] = []
    md.inline.parse(source, md, env, tokens)
    return tokens


def told(tokens: list[Token]) -> list[Mapping[str, Any]]:
    return [token.as_dict() for token in tokens]


@given(MARKDOWN)
@example("a\r==\r\r| b |\n| - |\n| c |\n\n[^d]: e\n\n[f]: g\n\n<h>\n\ni [f]\n- \t\n")
@example("a\n=\x0b\n")
@example("a\n- ")
@example("a\n==\t")
def test_it_finds_what_the_library_finds(source: str) -> None:
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    ours: dict[str, Any] = {"notes": {}, "placed": {}}
    theirs = dict[str, Any]()
    md = parser_for(source, 100)
    found, expected = md.parse(source, ours), LIBRARY.parse(source, theirs)
    assert told(found) == told(expected)
    for one, other in zip(found, expected, strict=True):
        if one.type == "inline":
            read = inlines(md, one.content, ours)
            assert told(read) == told(inlines(LIBRARY, other.content, theirs))


def test_nothing_can_be_put_into_what_all_tokens_share() -> None:
    (first, *_) = parser_for("a", 100).parse("a")
    with pytest.raises(TypeError):
        first.attrSet("class", "b")
    first.attrs = {"class": "b"}
    (other, *_) = parser_for("a", 100).parse("a")
    assert not other.attrs


def test_every_part_of_a_token_is_set() -> None:
    (first, *_) = parser_for("a", 100).parse("a")
    assert all(hasattr(first, name) for name in Token.__slots__)


def test_mdx_knows_no_indented_code() -> None:
    source = "    [a](b)\n"
    assert [t.type for t in parser_for(source, 100).parse(source)] == ["code_block"]
    assert "inline" in [t.type for t in parser_for(source, 100, mdx=True).parse(source)]
