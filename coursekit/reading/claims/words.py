"""Words, phrases and numbers of a course's vocabulary, looked for in tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coursekit.model.claim import Number, Numbers
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.prose import _TOKEN, Prose, Token

PRACTICE = "practice"
"""The page that is pointed to without saying whose it is."""
_MOST = 200
"""How many numbers ranges may stand for, together with what stands before them."""
_DIGITS = 3


class Phrases:
    """Phrases of one meaning. One that begins with a capital counts only where prose has it too."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = tuple(phrases)
        self._first = phrases[0].casefold() if phrases else ""
        self._several = len(phrases) > 1
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for phrase in phrases:
            written = _TOKEN.findall(phrase)
            words = tuple(word.casefold().replace("’", "'") for word in written)
            if words:
                capital = written[0][0].isupper()
                self._by_first.setdefault(words[0], []).append((words, capital))
        for several in self._by_first.values():
            several.sort(key=lambda one: -len(one[0]))
        self.firsts = frozenset(self._by_first)
        """The first words of all phrases, folded."""
        self._longest = max(
            (len(words) for several in self._by_first.values() for words, _ in several), default=0
        )

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def behind(self, prose: Prose, at: int) -> int | None:
        """The index behind the longest of the phrases that begins at a token, or none."""
        tokens = prose.tokens
        if not 0 <= at < len(tokens) or tokens[at].folded not in self.firsts:
            return None
        first = tokens[at]
        for words, capital in self._by_first[first.folded]:
            behind = at + len(words)
            fits = behind == at + 1 or tuple(token.folded for token in tokens[at:behind]) == words
            if fits and (first.text[0].isupper() or not capital):
                return behind
        return None

    def ends(self, prose: Prose, at: int) -> bool:
        """Whether one of the phrases stands right before a token."""
        befores = range(max(at - self._longest, 0), at)
        return any(self.behind(prose, before) == at for before in befores)

    def is_singular(self, prose: Prose, at: int) -> bool:
        """Whether the first of several forms stands at a token: then it goes with one number."""
        return self._several and prose.tokens[at].folded == self._first

    def possessive(self, prose: Prose, at: int) -> bool:
        """Whether one of the phrases, of one word, stands at a token with `'s`."""
        token = prose.token(at)
        return (
            token is not None
            and token.folded.removesuffix("'s") in self._by_first
            and (token.folded.endswith("'s"))
        )


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """A course's words, ready to be looked for. There is one of each course."""

    words: Words
    lesson: Phrases
    track: Phrases
    phase: Phrases
    section: Phrases
    joins: Phrases
    through: Phrases
    of: Phrases
    owning: frozenset[str]
    """Those that also tell somebody else's lesson: `lesson 3 of …`."""
    definite: str
    """The first of the articles: `the five-category list`."""
    parts: frozenset[str]
    """What the course and its parts are called."""
    places: frozenset[str]
    """The first words of all of these that have numbers."""
    shorts: tuple[str, ...]
    """What stands before numbers in short."""
    practice: Phrases
    """The practice page by several words: only so it is named without `this lesson's`."""
    elsewhere: frozenset[str]
    number: Mapping[str, int]


@lru_cache(maxsize=256)
def phrases(texts: tuple[str, ...]) -> Phrases:
    """The phrases of a setting, made once."""
    return Phrases(texts)


@lru_cache(maxsize=256)
def firsts(*several: tuple[str, ...]) -> frozenset[str]:
    """The first words of all phrases of some settings, folded."""
    return frozenset(first for texts in several for first in phrases(texts).firsts)


@lru_cache(maxsize=8)
def vocabulary(words: Words) -> Vocabulary:
    """The words of a course, ready to be looked for."""
    return Vocabulary(
        words=words,
        lesson=phrases(words.lesson),
        track=phrases(words.track),
        phase=phrases(words.phase),
        section=phrases(words.section),
        joins=phrases(words.joins),
        through=phrases(words.through),
        of=phrases((*words.of, *words.within)),
        owning=firsts(words.of),
        definite=next(iter(words.articles), "").casefold(),
        parts=frozenset(
            word.casefold() for word in (*words.track, *words.phase, *words.lesson, *words.course)
        ),
        places=firsts(words.lesson, words.track, words.phase),
        shorts=tuple(short for short in (words.lesson_short, words.track_short) if short),
        practice=phrases(practice_names(words)),
        elsewhere=frozenset(word.casefold() for word in words.elsewhere),
        number={word.casefold(): value for value, word in enumerate(words.numbers, start=1)},
    )


def practice_names(words: Words) -> tuple[str, ...]:
    """The names of the practice page that have several words."""
    return tuple(name for name in words.pages.get(PRACTICE, ()) if " " in name)


def number_at(prose: Prose, at: int, words: Vocabulary, short: str = "") -> Number | None:
    """The number at a token, in digits or as a word; with `short`, one like `L5`.

    A part of a larger one (`1,024`, `3.2`, `5%`) is none.
    """
    token = prose.token(at)
    if token is None:
        return None
    value = _value(token, words, short)
    if value is None or _goes_on(prose, at, token):
        return None
    return Number(value, prose.span(token.start, token.end))


def _value(token: Token, words: Vocabulary, short: str) -> int | None:
    digits = token.text[len(short) :]
    if token.text.startswith(short) and digits.isascii() and digits.isdigit():
        return int(digits) if len(digits) <= _DIGITS else None
    return None if short else words.number.get(token.folded)


def _goes_on(prose: Prose, at: int, token: Token) -> bool:
    """Whether a mark joins the number with something else: `3.2`, `1,024`, `5%`."""
    mark, behind, before = prose.token(at + 1), prose.token(at + 2), prose.token(at - 1)
    if before and before.end == token.start and before.text in ".,$€£#/+=<>^~_%":
        inner = prose.token(at - 2)
        if before.text not in ".," or (
            inner and inner.end == before.start and inner.text.isdigit()
        ):
            return True
    if mark is None or mark.start != token.end:
        return False
    if mark.text in "%°=×/+^_":
        return True
    joined = behind is not None and behind.start == mark.end
    return mark.text in ".," and joined and behind is not None and behind.text[0].isdigit()


def numbers_at(
    prose: Prose, at: int, words: Vocabulary, short: str = ""
) -> tuple[Numbers, int] | None:
    """The numbers from a token on, and the index behind them: `5`, `5, 6 and 7`, `2 through 9`."""
    first = number_at(prose, at, words, short)
    if first is None:
        return None
    written = [first]
    values = [first.value]
    digits = prose.tokens[at].text[-1].isdigit()
    at += 1
    kept = (1, 1, at)
    while joined := _join(prose, at, words):
        behind, through, closing = joined
        following = number_at(prose, behind, words, short)
        if following is None and short and through:
            following = number_at(prose, behind, words)  # `L5-7`
        token = prose.token(behind)
        if following is None or token is None or token.text[-1].isdigit() is not digits:
            break
        if through and not 0 < following.value - values[-1] <= _MOST - len(values):
            break
        if through:
            values.extend(range(values[-1] + 1, following.value))
        written.append(following)
        values.append(following.value)
        at = behind + 1
        if closing or short:  # a comma needs an `and` behind it: `lesson 5, 6 of them`
            kept = (len(written), len(values), at)
    count, known, at = kept
    return Numbers(tuple(written[:count]), tuple(values[:known])), at


def _join(prose: Prose, at: int, words: Vocabulary) -> tuple[int, bool, bool] | None:
    """What joins two numbers: the index behind it, whether it is a range, whether a list ends."""
    behind = words.through.behind(prose, at)
    if behind is not None:
        return behind, True, True
    behind = words.joins.behind(prose, at)
    if behind is None:
        return None
    comma = prose.tokens[at].text == ","
    if comma and (further := words.joins.behind(prose, behind)) is not None:
        return further, False, True
    return behind, False, not comma
