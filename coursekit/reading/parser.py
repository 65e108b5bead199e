"""The Markdown parser: markdown-it-py, with what makes it quick on pages of text.

Whatever is left out or put in its place finds the same as the library does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from markdown_it import MarkdownIt, helpers
from mdit_py_plugins.footnote import footnote_plugin

from coursekit.reading.first import ask_by_first_character
from coursekit.reading.light import make_light_tokens
from coursekit.reading.trace import trace

_NORMAL_LINK = re.compile(
    r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/)?(?!/)[A-Za-z0-9_./-]*(?:#[A-Za-z0-9_.-]+)?"
)
_PLAIN_DESTINATION = re.compile(r"[A-Za-z0-9_./:#?=%+@~,;!$*'-]+(?=[) \n]|\Z)")
_TEXT_ENDS = re.compile(r"[\n!&*<\[\\\]_`~]")
"""Where an inline rule may begin, or the text of a link end. The library stops at every character
that a plugin might look for, and each stop costs a step."""
_SIGNS = {"table": "|", "footnote_def": "[^", "reference": "]:", "html_block": "<"}
_UNDERLINE = re.compile(r"\n[^\w\n]*[=-][ \t]*(?:\n|\Z)")
"""What block rules look for. Every line is put to each of them: leaving out those of which a page
has no sign saves an eighth of the parser's time."""


class _Destination(NamedTuple):
    """What the parser's helpers tell of a link's destination."""

    ok: bool
    pos: int
    str: str


def _destination(source: str, start: int, stop: int) -> Any:
    """Where a destination ends; most hold nothing that the library need look at one by one."""
    if plain := _PLAIN_DESTINATION.match(source, start, stop):
        return _Destination(True, plain.end(), plain[0])
    return helpers.parseLinkDestination(source, start, stop)


_HELPERS = SimpleNamespace(
    parseLinkLabel=helpers.parseLinkLabel,
    parseLinkDestination=_destination,
    parseLinkTitle=helpers.parseLinkTitle,
)


class _Parser(MarkdownIt):
    """The parser; most destinations are in their normal form, which costs less to see."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (the library's name)
        return url if _NORMAL_LINK.fullmatch(url) else super().normalizeLink(url)

    def validateLink(self, url: str) -> bool:  # noqa: N802
        # CommonMark knows no forbidden destinations: a rule tells of `javascript:` and its like.
        return True


def parser_for(source: str, nesting: int, *, mdx: bool = False) -> MarkdownIt:
    """The parser to read a source with; containers beyond `nesting` levels are left out.

    CommonMark with the tables and strikethrough of GitHub, and footnotes; with `mdx`, its dialect
    that mixes components in. Its tokens of inline text can be placed by `trace.parse_inline`.
    """
    absent = tuple(rule for rule, sign in _SIGNS.items() if sign not in source)
    if not _UNDERLINE.search(source):
        absent = (*absent, "lheading")
    if "    " not in source and "\t" not in source:
        absent = (*absent, "code")
    return _parser(nesting, mdx, absent)


@lru_cache(maxsize=64)
def _parser(nesting: int, mdx: bool, absent: tuple[str, ...]) -> MarkdownIt:
    """A parser without the block rules that are absent from what it will read."""
    md = _Parser("commonmark", {"maxNesting": nesting, "store_labels": True})
    vars(md)["helpers"] = _HELPERS
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.core.ruler.enableOnly(["block"])
    md.disable(list(absent))
    if mdx:  # https://mdxjs.com/docs/what-is-mdx/: what stands between tags is Markdown as well
        md.disable(["code", "html_block", "autolink"])
    md.inline.terminator_re = _TEXT_ENDS
    make_light_tokens(md)
    trace(md)
    ask_by_first_character(md)
    return md
