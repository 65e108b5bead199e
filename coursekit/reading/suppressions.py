"""Suppressions as pages and manifests write them: in comments that begin with `coursekit:`.

`<!-- coursekit: ignore LK901 until=2027-03-01 -- reason -->` in Markdown, `{/* … */}` in MDX, and
`# coursekit: …` in YAML. A comment that stands alone speaks of what comes next, another one of what
holds it; `ignore-page` speaks of the whole file.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from coursekit.model.dates import iso_date
from coursekit.model.record import Record
from coursekit.model.suppression import Misunderstood, Suppression
from coursekit.model.text import Span, Text
from coursekit.reading.collect import Inline
from coursekit.reading.inline import Origin
from coursekit.reading.origins import block_origin
from coursekit.words import shortened

MARK = "coursekit:"
"""What every suppression holds: a file without it need not be looked at."""

_DELIMITERS = (("<!--", "-->"), ("{/*", "*/}"))
_OPENINGS = tuple(opening for opening, _ in _DELIMITERS)
_DIRECTIVE = re.compile(r"coursekit:\s*([A-Za-z-]+)")
_PART, _WHOLE = "ignore", "ignore-page"
_OF_OTHERS = ("disable", "suppress", "noqa")
"""How other tools say it."""
_ALIKE = 0.75
_REASON = re.compile(r"(?:^|\s)(?:--+|[—–])(?:\s|$)")
_UNTIL = re.compile(r"(?:^|(?<=[\s,]))until\s*=\s*([^\s,]*)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,]+")
_YAML_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[ \t]*(coursekit:[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class _Comment:
    """What stands between the marks of a comment, and where in a source it is with them."""

    text: str
    span: Span


def suppression(text: str, span: Span, scope: Span) -> Suppression | None:
    """What a comment says; none if it is no suppression.

    `scope` is what `ignore` speaks of there.
    """
    directive = _DIRECTIVE.match(text)
    if directive is None:
        return None
    word = directive[1].casefold()
    if word not in (_PART, _WHOLE):
        return _not_understood(word, span, scope) if _is_meant(word) else None
    stated, mark, reason = _parted(text[directive.end() :])
    days = _UNTIL.findall(stated)
    until = iso_date(days[0]) if days else None
    problem = None
    if days and (until is None or len(days) > 1):
        wrong = shortened(", ".join(days), 40)
        problem = Misunderstood(
            f"'{wrong}' is no day of the calendar" if len(days) == 1 else f"two days: {wrong}",
            "Write the last day once, as `until=2027-03-01`, or leave it out.",
        )
    return Suppression(
        rules=tuple(one for one in _BETWEEN.split(_UNTIL.sub(" ", stated)) if one),
        reason=" ".join(reason.split()) if mark else "",
        until=until,
        span=span,
        scope=None if word == _WHOLE else scope,
        problem=problem,
    )


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before the dashes, the dashes, and the reason behind them."""
    dashes = _REASON.search(text)
    return (text[: dashes.start()], dashes[0], text[dashes.end() :]) if dashes else (text, "", "")


def _is_meant(word: str) -> bool:
    close = difflib.get_close_matches(word[:40], (_PART, _WHOLE), n=1, cutoff=_ALIKE)
    return bool(close) or word.startswith(_OF_OTHERS)


def _not_understood(word: str, span: Span, scope: Span) -> Suppression:
    return Suppression(
        rules=(),
        reason="",
        span=span,
        scope=scope,
        problem=Misunderstood(
            f"'{shortened(word, 40)}' says nothing behind `coursekit:`",
            "Write `ignore` for what comes next, or `ignore-page` for the whole page.",
        ),
    )


@dataclass
class Comments:
    """The suppressions of a page's Markdown, block by block."""

    text: Text
    first_line: int
    """The line of the file at which the Markdown begins, counted from 0."""
    found: list[Suppression] = field(default_factory=list)
    scopes: dict[tuple[int, int], Span] = field(default_factory=dict)
    """The spans of blocks by their lines."""

    def taken_from(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the blocks that are nothing but suppressions, which are kept.

        What stands around them is then read as if they were not there.
        """
        alone = {at: own for at in range(len(tokens)) if (own := _only_comments(tokens, at))}
        taken: set[int] = set()
        block: Token | None = None
        for at in range(len(tokens) - 1, -1, -1):
            token = tokens[at]
            if at in alone:
                if any(MARK in comment.text for comment in alone[at]):
                    self._keep(alone[at], self._origin(token), block)
                    taken.update((at,) if token.type == "html_block" else (at - 1, at, at + 1))
            elif token.nesting < 0 or token.map is None or token.type == "inline":
                continue
            elif token.type != "paragraph_open" or at + 1 not in alone:
                block = token
        return [token for at, token in enumerate(tokens) if at not in taken]

    def html(self, block: Token, origin: Origin) -> None:
        """A block of HTML that holds other things, too."""
        self._keep(_comments(block.content), origin, block)

    def inline(self, block: Token, inline: Inline) -> None:
        """A block of text; a cell of a table stands for its row."""
        code = [Span(p.start, p.end) for p in inline.placed if p.token.type == "code_inline"]
        shown = [
            comment
            for comment in _comments(inline.source)
            if not _within(code, comment.span.start)
            and not inline.source.endswith("\\", 0, comment.span.start)
        ]
        if inline.placed:  # otherwise it is not known what is code
            self._keep(shown, inline.origin, block)

    def suppressions(self) -> tuple[Suppression, ...]:
        """All of them, in the order of their places."""
        return tuple(sorted(self.found, key=lambda one: one.span))

    def _keep(self, comments: Sequence[_Comment], origin: Origin, block: Token | None) -> None:
        for comment in comments:
            span = origin.span(*comment.span)
            scope = self._lines(block) if block else Span(span.end, span.end)
            if one := suppression(comment.text, span, scope):
                self.found.append(one)

    def _origin(self, block: Token) -> Origin:
        line = self.first_line + (block.map or [0])[0]
        return block_origin(self.text, line, block.content.rstrip())

    def _lines(self, block: Token) -> Span:
        first, behind = (self.first_line + line for line in block.map or (0, 1))
        if (first, behind) not in self.scopes:
            last = min(behind, len(self.text.line_starts)) - 1
            while last > first and not self.text.line(last).strip():
                last -= 1  # blank lines behind a list count to it
            end = self.text.line_span(last).end
            self.scopes[first, behind] = Span(self.text.line_starts[first], end)
        return self.scopes[first, behind]


def _only_comments(tokens: Sequence[Token], at: int) -> list[_Comment]:
    """The comments of a block of HTML or a paragraph, if it holds nothing else."""
    token = tokens[at]
    if token.type == "inline" and tokens[at - 1].type != "paragraph_open":
        return []
    if token.type not in ("inline", "html_block") or not token.content.lstrip().startswith(
        _OPENINGS
    ):
        return []
    comments = _comments(token.content)
    return comments if not _without(token.content, comments).strip() else []


def _within(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of the spans, which are in order and apart, holds an offset."""
    before = bisect_right(spans, offset, key=lambda span: span.start)
    return before > 0 and offset < spans[before - 1].end


def _comments(source: str) -> list[_Comment]:
    """The comments of HTML and MDX in a source; what nothing closes is none."""
    found: list[_Comment] = []
    for opening, closing in _DELIMITERS:
        start = source.find(opening)
        while start >= 0 and (end := source.find(closing, start + len(opening))) >= 0:
            text = source[start + len(opening) : end].strip()
            found.append(_Comment(text, Span(start, end + len(closing))))
            start = source.find(opening, end + len(closing))
    found.sort(key=lambda comment: comment.span)
    outer: list[_Comment] = []
    for comment in found:  # one may stand inside another
        if not outer or comment.span.start >= outer[-1].span.end:
            outer.append(comment)
    return outer


def _without(source: str, comments: Sequence[_Comment]) -> str:
    """What a source holds besides comments, which are given in their order."""
    kept, behind = [], 0
    for comment in comments:
        kept.append(source[behind : comment.span.start])
        behind = comment.span.end
    return "".join((*kept, source[behind:]))


def in_yaml(text: Text, span: Span, record: Record) -> tuple[Suppression, ...]:
    """The suppressions in the comments of the YAML in a span, if it could be read."""
    if record.problems or text.content.find(MARK, *span) < 0:
        return ()
    return tuple(_in_yaml(text, span, record))


def _in_yaml(text: Text, within: Span, record: Record) -> Iterator[Suppression]:
    scalars = sorted(
        span
        for path, entry in record.entries.items()
        for span in (entry.key, None if isinstance(record.at(path), dict | list) else entry.value)
        if span
    )
    # Of those that begin at the same place the outermost comes first.
    entries = sorted(
        (entry.head.start, len(path), max(entry.head.end, entry.value.end))
        for path, entry in record.entries.items()
        if path
    )
    for match in _YAML_COMMENT.finditer(text.content, *within):
        at, end = match.span()
        if _within(scalars, at):
            continue
        line = text.line_span(text.position(at).line - 1)
        scope = line
        if not text.content[line.start : at].strip():
            behind = bisect_right(entries, (end, 0, 0))
            scope = _lines(text, entries[behind]) if behind < len(entries) else Span(end, end)
        if one := suppression(match[1], Span(at, end), scope):
            yield one


def _lines(text: Text, entry: tuple[int, int, int]) -> Span:
    start, _, end = entry
    first, last = (text.line_span(text.position(at).line - 1) for at in (start, end))
    return Span(first.start, max(end, last.end))
