"""Where the front matter of a page begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursekit.model.document import FrontMatterState
from coursekit.model.text import Span, Text

_RULE = re.compile(r"---[ \t]*(?=[\r\n]|\Z)")
_NEXT_RULE = re.compile(r"(?<=[\r\n])" + _RULE.pattern)


@dataclass(frozen=True, slots=True)
class Split:
    """A page in two: the YAML between the `---` lines, and the line at which Markdown begins."""

    state: FrontMatterState
    yaml: Span
    body_line: int
    """Counted from 0."""


def split(text: Text) -> Split:
    """Find the front matter: a first line `---` and the next line that is the same.

    A first `---` with no second one is front matter that was not closed, unless an empty line
    follows it: then it is a thematic break, and the page has no front matter.
    """
    nothing = Span(0, 0)
    if not _RULE.match(text.content):
        return Split(FrontMatterState.ABSENT, nothing, 0)
    if closing := _NEXT_RULE.search(text.content):
        yaml = Span(text.line_starts[1], closing.start())
        return Split(FrontMatterState.PRESENT, yaml, text.position(closing.start()).line)
    if len(text.line_starts) < 2 or not text.line(1).strip():
        return Split(FrontMatterState.ABSENT, nothing, 0)
    return Split(FrontMatterState.UNCLOSED, nothing, 0)
