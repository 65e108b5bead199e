"""What libyaml says of a text that is not YAML, in words for the maintainer of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from coursekit.model.record import SyntaxProblem
from coursekit.model.text import Span

_LINE_END = re.compile(r"[\r\n]|\Z")


class _Words(NamedTuple):
    message: str
    help: str
    at_start: bool = False
    """Whether to point at where the construct begins rather than at where libyaml gave up."""
    whole_line: bool = False


_TAB = _Words("a tab stands where only spaces may stand", "Indent with spaces.")
_QUOTE = "Put the whole text in quotation marks."
_CANNOT_BEGIN = _Words("a text cannot begin with this character", _QUOTE)
_DIRECTIVE = _CANNOT_BEGIN._replace(at_start=True)
_MARKED = _Words("a text cannot begin with `*` or `&`, which mean something in YAML", _QUOTE, True)
_TAGGED = _Words("a text cannot begin with `!`, which means something in YAML", _QUOTE, True)
_NOT_ALIGNED = _Words(
    "this line does not line up with those before it",
    "Let all keys of a mapping, and all entries of a list, begin in the same column.",
    whole_line=True,
)
_LEFT_OVER = _Words(
    "this stands behind a value that is already complete",
    "If it belongs to the text, put the whole text in quotation marks; "
    "inside single ones, an apostrophe is written twice.",
    whole_line=True,
)
_ESCAPE = _Words(
    "this backslash begins no escape that YAML knows",
    "Write two backslashes, or use single quotation marks, in which a backslash is itself.",
)
_UNQUOTED = _Words(
    "this quotation mark is never closed", "Write the same mark where the text ends.", True
)
_COLON = _Words("a text with a colon in it needs quotation marks", _QUOTE)
_CONTINUED = _Words(
    "this line goes on with the text of the line above, so it cannot hold a key",
    "Look for a missing colon in the line above, or begin this line in the column of its "
    "neighbors.",
    whole_line=True,
)
_NO_VALUE = _Words(
    "a value is expected here",
    "Look for a comma too many, or for a bracket that is not opened or not closed.",
)

_WORDS: Mapping[str, _Words] = {
    "could not find expected ':'": _Words(
        "this key has no colon behind it",
        "Write `key: value`; a text that goes on over several lines must be indented.",
        True,
        True,
    ),
    "did not find expected ',' or ']'": _Words(
        "this list lacks a comma between two entries, or the `]` at its end",
        "Add it; an entry that itself holds a comma, a colon or a bracket needs quotation marks.",
        True,
    ),
    "did not find expected ',' or '}'": _Words(
        "this mapping lacks a comma between two keys, or the `}` at its end",
        "Add it; a value that itself holds a comma, a colon or a brace needs quotation marks.",
        True,
    ),
    "did not find expected node content": _NO_VALUE,
    "did not find expected '-' indicator": _NOT_ALIGNED,
    "did not find expected <document start>": _LEFT_OVER,
    "found unexpected end of stream": _UNQUOTED,
    "found unexpected document indicator": _UNQUOTED,
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected alphabetic or numeric character": _MARKED,
    "found unknown directive name": _DIRECTIVE,
    "found undefined tag handle": _TAGGED,
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "block sequence entries are not allowed in this context": _Words(
        "a list cannot begin on the line of its key",
        "Begin the list on the next line, or write it in brackets: [one, two].",
    ),
    "did not find expected comment or line break": _Words(
        "nothing may follow `|` or `>` on their line",
        "Begin the text on the next line, indented; or put it in quotation marks.",
        whole_line=True,
    ),
}
_OTHER = "Check the indentation, the quotation marks and the colons on this line and above."


def explained(error: Any, source: str) -> SyntaxProblem:
    """The problem that PyYAML's error tells of, with its span in the source that was parsed."""
    problem, mark = error.problem or "it cannot be parsed", error.problem_mark
    at = min(mark.index, len(source)) if mark else 0
    words = _words(problem, source, at)
    if words is _CONTINUED:
        at -= len(_before(source, at).lstrip())
    if words.at_start and error.context_mark:
        at = min(error.context_mark.index, len(source))
    if at and at == len(source):
        # The text ended too early: point behind the last thing that it holds.
        at = len(source.rstrip())
    end = _LINE_END.search(source, at)
    stop = at + len(source[at : end.start() if end else at].rstrip())
    return SyntaxProblem(
        Span(at, stop if words.whole_line else min(at + 1, stop)), words.message, words.help
    )


def _words(problem: str, source: str, at: int) -> _Words:
    if problem == "found character that cannot start any token":
        return _TAB if source[at : at + 1] == "\t" else _CANNOT_BEGIN
    if problem == "did not find expected key":
        return _LEFT_OVER if _before(source, at).strip() else _NOT_ALIGNED
    if problem == "mapping values are not allowed in this context":
        return _COLON if re.search(r":[ \t]", _before(source, at)) else _CONTINUED
    return _WORDS.get(problem) or _Words(f"this is not YAML: {problem}", _OTHER)


def _before(source: str, at: int) -> str:
    """What stands on the line before a place."""
    return source[max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1 : at]
