"""Things with their number: `five categories`, `six self-check questions`, `five-category`.

What a noun is, words alone do not tell. So one that ends like a noun of which there are several is
taken for one, with at most two words between it and its number.
"""

from __future__ import annotations

from typing import NamedTuple

from coursekit.model.claim import Number
from coursekit.model.text import Span
from coursekit.reading.claims.prose import Prose, Style, Token
from coursekit.reading.claims.words import Phrases, Vocabulary, number_at, phrases

_LEAST, _MOST = 2, 20
"""The numbers of things that prose counts one by one."""
_ADJECTIVES = 2
_SHORTEST_PLURAL = 4
_SHORTEST_NOUN = 3
_OPENING = "([“\"„«»'‘‚"
_PAUSES = f"{_OPENING}.,;:!?)]”»’–—-…"
"""The marks that may stand before a number with a space between; `n = 5 parts` is a formula."""


class Counted(NamedTuple):
    """A number and a noun, from the token `first` up to `behind`, which is not part of it."""

    number: Number
    noun: str
    first: int
    behind: int

    def phrase(self, prose: Prose) -> str:
        """The noun, folded, with the words between its number and it."""
        start, end = prose.tokens[self.first + 1].start, prose.tokens[self.behind - 1].end
        return " ".join(prose.plain[start:end].casefold().split())

    def span(self, prose: Prose) -> Span:
        """The file span from the number to the noun."""
        return prose.span(prose.tokens[self.first].start, prose.tokens[self.behind - 1].end)


def counted_at(prose: Prose, at: int, words: Vocabulary) -> Counted | None:
    """The number with the noun behind it that begins at a token: `five categories`."""
    number = _amount(prose, at, words)
    noun = _plural_behind(prose, at, words) if number else None
    if number is None or noun is None:
        return None
    return Counted(number, prose.tokens[noun].folded, at, noun + 1)


def compound_at(prose: Prose, at: int, words: Vocabulary) -> Counted | None:
    """The number that is joined to a noun in the singular: `five-category`."""
    noun = _joined(prose, at)
    number = _amount(prose, at, words) if noun else None
    if number is None or noun is None or _joined(prose, at + 2) or not noun.text.isalpha():
        return None
    unfit = noun.folded in words.number or _is_plural(noun, words) or _measures(noun, words)
    if unfit or len(noun.text) < _SHORTEST_NOUN:
        return None
    return Counted(number, noun.folded, at, at + 3)


def same_noun(word: str, noun: str, words: Vocabulary) -> bool:
    """Whether a folded word is a noun of which the second form may be the plural."""
    return any(word + ending == noun for ending in ("", *words.words.plural))


def _amount(prose: Prose, at: int, words: Vocabulary) -> Number | None:
    """A number that counts what follows; not the name of what stands before it."""
    number = number_at(prose, at, words)
    if number is None or not _LEAST <= number.value <= _MOST:
        return None
    return number if _stands_alone(prose, at, words) else None


def _stands_alone(prose: Prose, at: int, words: Vocabulary) -> bool:
    """Whether what stands before a number leaves it as it is; `Step 3`, `4–5` and `up to` do not."""
    token, before = prose.tokens[at], prose.token(at - 1)
    if before is None:
        return True
    if before.end == token.start:
        return before.text in _OPENING
    between = before.folded in words.joins.firsts or before.folded in words.through.firsts
    if between and number_at(prose, at - 2, words):
        return False
    if phrases(words.words.roughly).ends(prose, at):
        return False
    if not before.text[0].isalnum():
        return before.text in _PAUSES
    begins_link = prose.stretch_at(token.start, Style.LINK) is not None
    return begins_link or not _may_be_named(prose, at, before, words)


def _may_be_named(prose: Prose, at: int, before: Token, words: Vocabulary) -> bool:
    """Whether the word before a number may go by it: `Part two covers`, `In step 3 follows`."""
    if before.folded in words.parts or before.folded in words.section.firsts:
        return True
    if _is_plural(before, words) or before.folded in _little(words).firsts:
        return False
    first = prose.sentence(at).start == at - 1
    behind_article = (
        not first and prose.tokens[at - 2].folded in phrases(words.words.articles).firsts
    )
    return first or behind_article or before.text[0].isupper() or prose.tokens[at].text[0].isdigit()


def _plural_behind(prose: Prose, at: int, words: Vocabulary) -> int | None:
    """The index of the noun that a number counts."""
    little = _little(words).firsts
    for _ in range(_ADJECTIVES + 1):
        at += 1
        token = prose.token(at)
        if token is None or token.start == prose.tokens[at - 1].end or token.folded in little:
            return None
        while _joined(prose, at):
            at += 2
        token = prose.tokens[at]
        if not token.text[0].isalpha() or token.folded in words.number:
            return None
        if _is_plural(token, words):
            return None if _measures(token, words) else at
    return None


def _joined(prose: Prose, at: int) -> Token | None:
    """The word that a hyphen joins to the one at an index."""
    token, hyphen, word = prose.token(at), prose.token(at + 1), prose.token(at + 2)
    if token is None or hyphen is None or word is None or hyphen.text != "-":
        return None
    return word if token.end == hyphen.start and hyphen.end == word.start else None


def _is_plural(token: Token, words: Vocabulary) -> bool:
    """Whether a word looks as if it names several."""
    word = token.folded
    if len(word) < _SHORTEST_PLURAL or not word.isalpha():
        return False
    return word.endswith(words.words.plural) and not word.endswith(words.words.singular)


def _measures(token: Token, words: Vocabulary) -> bool:
    return any(same_noun(token.folded, measure, words) for measure in words.words.measures)


def _little(words: Vocabulary) -> Phrases:
    """The words that stand between nouns."""
    w = words.words
    return phrases((*w.articles, *w.of, *w.about, *w.by, *w.at, *w.joins, *w.through))
