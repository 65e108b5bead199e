"""Small turns of phrase for messages."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

# C0 and C1 controls, and the marks that turn the direction of text: a file could hide with them
# what a terminal or a review shows. Lone surrogates stand for the bytes of a file name that is not
# UTF-8. (The zero-width joiners stay: emoji and several scripts need them.)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)

_RUN = re.compile(r"[^\s<>]+")
_FIRST_STEP = re.compile(r"//([^/?#@:]*)([/?#@:]?)")
"""What follows two slashes, up to what ends a host, a user name or a port."""

_MARKS = str.maketrans("‘’“”„«»", '\'\'"""""')
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 4


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was most likely meant, or none if all are far."""
    by_fold = {candidate.casefold(): candidate for candidate in candidates}
    matches = difflib.get_close_matches(word.casefold()[:200], by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None


class Guesses:
    """`nearest`, but only as often as anyone reads it, and never among very many.

    Comparing takes time: without bounds, 10,000 wrong links into a page of 10,000 headings would
    take an hour.
    """

    def __init__(self, times: int = 200, candidates: int = 1_000) -> None:
        self._left = times
        self._most = candidates

    def nearest(self, word: str, candidates: Iterable[str]) -> str | None:
        """The candidate that was most likely meant, or none if all are far or nobody will ask."""
        known = list(islice(candidates, self._most + 1))
        if self._left == 0 or len(known) > self._most:
            return None
        self._left -= 1
        return nearest(word, known)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """` Did you mean 'x'?` with the space before it, or nothing if no candidate is near."""
    match = nearest(word, candidates)
    return f" Did you mean '{match}'?" if match else ""


def listing(words: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *front, end = words
    return f"{', '.join(front)} {last} {end}" if front else end


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 page`, `2 pages`; with a plural for nouns that do not take an `s`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def visible(text: str) -> str:
    """The text with every character that hides or moves others written as an escape."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def without_secrets(text: str) -> str:
    """The text with asterisks for what addresses in it hold before their hosts.

    A password may hold every character, the slash and the `@` too, so all up to the last `@` is
    taken for one. `https://host.org/@name` holds none.
    """
    return _RUN.sub(lambda run: _masked(run[0]), text) if "@" in text else text


def _masked(run: str) -> str:
    end = run.rfind("@")
    for step in _FIRST_STEP.finditer(run, 0, end + 1):
        # A host of the web has a dot, and behind it comes a path.
        if step[2] in ("@", ":") or "." not in step[1]:
            start = step.start() + 2
            return f"{run[:start]}{'*' * (end - start)}{run[end:]}"
    return run


def shortened(text: str, limit: int = 60) -> str:
    """The text on one line, cut in the middle of nowhere if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def unescaped(text: str) -> str:
    """The text with the characters that HTML's references stand for.

    Where one has more digits than Python reads, all stay as they are.
    """
    try:
        return html.unescape(text)
    except ValueError:
        return text


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text as titles are compared: without case, width of spaces, kind of quotation marks."""
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    return " ".join(text.casefold().split()).rstrip(".,;:")


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning: long enough, and without a plural's ending."""
    words = _LETTERS.findall(text.casefold())
    return frozenset(_stem(word) for word in words if len(word) >= _LEAST_LETTERS)


def resembles(text: str, title: str) -> bool:
    """Whether half of the content words of a text, at least, stand in a title.

    Those of the title may be few, and all of them stand in a long sentence. One word alone is like
    a title of one word only.
    """
    mine, theirs = content_words(text), content_words(title)
    shared = len(mine & theirs)
    return shared > 0 and 2 * shared >= len(mine) and (len(mine) > 1 or len(theirs) == 1)


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
