"""Grouped rules find what all of them, asked one by one, would find."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from coursekit.reading.first import ask_by_first_character
from tests.support.markdown import MARKDOWN


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return md.use(footnote_plugin, inline=False)


def _tokens(md: MarkdownIt, source: str) -> list[Mapping[str, Any]]:
    return [token.as_dict() for token in md.parse(source, {})]


_ALONE, _GROUPED = _parser(), _parser()
ask_by_first_character(_GROUPED)


@given(MARKDOWN)
def test_grouping_changes_nothing(source: str) -> None:
    assert _tokens(_GROUPED, source) == _tokens(_ALONE, source)


@pytest.mark.parametrize("absent", ["code", "list", "table"])
def test_rules_that_are_left_out_stay_out(absent: str) -> None:
    source = "    code\n\n- item\n\n| a |\n| - |\n| b |\n"
    md = _parser().disable(absent)
    expected = _tokens(md, source)
    ask_by_first_character(md)
    assert _tokens(md, source) == expected
