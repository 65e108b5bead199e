"""The names in what a page says of the makers of a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHERS = re.compile(r"(?:the )?others|colleagues|et al\.?|al\.?", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:Universit|Institut|College|School|Lab\b|Labs\b|Laborator|Department|Inc\b|Ltd\b|GmbH)"
)
_DIGIT = re.compile(r"\d")
_ET_AL = re.compile(r"\set al\.?\s*$", re.IGNORECASE)
_AROUND = "\0() \t\n"
_MOST_WORDS = 8
_PARTICLE = 3
"""How long a word in small letters may be inside of a name: `van`, `de`."""


def find_names(
    text: str, start: int, end: int, joins: Iterable[str], *, several: bool
) -> list[tuple[int, int]]:
    """The range of each name: `A`, `A and B`, `A (place), B and C`, `A; B`.

    What stands in brackets is no name, and neither is what follows a comma behind the last `and`.
    Commas alone separate names only where several are expected: else a place may follow one.
    """
    cut = _BRACKETS.sub(lambda match: "\0" * len(match[0]), text[start:end])
    pieces, joined = _pieces(cut, _separator(tuple(joins)))
    last = max((index for index, join in enumerate(joined, start=1) if join != ","), default=0)
    if not last and several:
        last = len(pieces) - 1
    names: list[tuple[int, int]] = []
    for first, behind in pieces[: last + 1]:
        name = _trimmed(cut, first, behind)
        written = cut[slice(*name)]
        if names and (is_place(written) or _DIGIT.search(written)):
            break
        if written and not _OTHERS.fullmatch(written) and len(written.split()) <= _MOST_WORDS:
            names.append((start + name[0], start + name[1]))
    return names


def is_place(text: str) -> bool:
    """Whether a text looks like a place of work rather than like a person."""
    return _PLACE.search(text) is not None


def is_name(text: str) -> bool:
    """Whether every word begins with a capital, but for short ones between them."""
    words = text.split()
    capital = [not word[0].islower() or word[1:] != word[1:].lower() for word in words]
    short = [len(word) <= _PARTICLE for word in words]
    return any(capital) and all(a or b for a, b in zip(capital, short, strict=True))


@lru_cache(maxsize=16)
def _separator(joins: tuple[str, ...]) -> re.Pattern[str]:
    words = [re.escape(join) for join in joins if join != ","]
    either = "|".join((*words, "&"))
    return re.compile(rf"(,?)\s(?:{either})\s|(;)|(,)", re.IGNORECASE)


def _pieces(text: str, separator: re.Pattern[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """What stands between the separators, and what each of them is."""
    semicolons = ";" in text
    pieces: list[tuple[int, int]] = []
    joined: list[str] = []
    start = 0
    for match in separator.finditer(text):
        if match[3] and semicolons:
            continue  # `Miller, Ada; Ode, Ben`
        pieces.append((start, match.start()))
        joined.append("," if match[3] else "and")
        start = match.end()
    return [*pieces, (start, len(text))], joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without what is around it: brackets, white space, a full stop, `et al.`."""
    hidden = text.find("\0", start, end)
    if hidden >= 0 and text[start:hidden].strip():
        end = hidden
    if others := _ET_AL.search(text, start, end):
        end = others.start()
    cut = text[start:end]
    start, end = (
        start + len(cut) - len(cut.lstrip(_AROUND)),
        end - len(cut) + len(cut.rstrip(_AROUND)),
    )
    if end - start > 2 and text[end - 1] == "." and text[end - 3] not in " .":
        end -= 1 + text[start : end - 1].endswith(")")
    return start, max(start, end)
