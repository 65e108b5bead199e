"""Titles beside the numbers of lessons, tracks and phases, and as the texts of links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.claim import LessonPlace, Neighbour, PhasePlace, Title, TrackPlace
from coursekit.reading.claims.labels import is_label_line
from coursekit.reading.claims.places import Located, Place
from coursekit.reading.claims.prose import Prose, Stretch, Style
from coursekit.reading.claims.words import Vocabulary

Titled = LessonPlace | TrackPlace | PhasePlace | Neighbour

_SET_APART = (Style.LINK, Style.EMPHASIS, Style.QUOTED)
_LONGEST = 200
"""A plain title has no more characters."""
_CONNECTORS = ",:–—-("
_FEW = 2
"""How many words may stand before a place that opens a sentence: `Back in lesson 5, …`."""


def find_titles(
    prose: Prose,
    words: Vocabulary,
    places: Sequence[Located[Place]],
    neighbours: Sequence[Located[Neighbour]],
) -> Iterator[Title]:
    """All titles of a block, those beside a number first."""
    taken: set[int] = set()
    lessons = {place.first for place in places if isinstance(place.claim, LessonPlace)}
    for place in (*places, *neighbours):
        # `T24 [L6](…)` is one lesson, and its number no title.
        part = isinstance(place.claim, TrackPlace) and place.first in lessons
        title = _beside(prose, words, place) if _is_one(place.claim) and not part else None
        if title and title.span.start not in taken:
            taken.add(title.span.start)
            yield title
    for link in prose.links:
        if _reads_as_title(prose, words, link):
            phrase = prose.phrase(link.start, link.end)
            if phrase.span.start not in taken:
                taken.add(phrase.span.start)
                yield Title(span=phrase.span, text=phrase.text, of=None, linked=True, certain=False)


def _is_one(claim: Titled) -> bool:
    """Whether it names just one thing that may have a title."""
    if isinstance(claim, Neighbour):
        return claim.lesson is None  # otherwise the title is that of the number
    if isinstance(claim, LessonPlace) and claim.track:
        # In `lesson 6 of Track 24 (*T*)` the title is the track's.
        return claim.track.span < claim.numbers.written[0].span
    return claim.numbers.one is not None


def _beside(prose: Prose, words: Vocabulary, place: Located[Titled]) -> Title | None:
    return _behind(prose, words, place) or _before(prose, place)


def _behind(prose: Prose, words: Vocabulary, place: Located[Titled]) -> Title | None:
    """The title that follows: `lesson 5, *T*`, `Track 24 (T)`, `Lesson 6: [T](…)`."""
    at = place.behind
    marks: list[str] = []
    while len(marks) < 2 and prose.is_mark(at, _CONNECTORS):
        marks.append(prose.tokens[at].text)
        at += 1
    first = prose.token(at)
    if first is None:
        return None
    if first.text in "“\"„«»'‘‚" and (first := prose.token(at + 1)) is None:
        return None
    begins = first.text[0].isalnum() and not first.text[0].islower()
    if begins and (marks or not isinstance(place.claim, Neighbour)):
        apart = prose.stretch_at(first.start, *_SET_APART)
        if apart:
            certain = not (marks == [","] and _is_setting(prose, place, apart))
            return _title(prose, apart.start, apart.end, place.claim, apart, certain=certain)
    return None if isinstance(place.claim, Neighbour) else _plain(prose, words, place, marks, at)


def _is_setting(prose: Prose, place: Located[Titled], apart: Stretch) -> bool:
    """Whether a place only opens a sentence about something else: `In lesson 5, *flow* matters`."""
    following = prose.token(prose.first_within(apart.end))
    before = place.first - prose.sentence(place.first).start
    return 0 < before <= _FEW and following is not None and following.text[0].isalnum()


def _plain(
    prose: Prose, words: Vocabulary, place: Located[Titled], marks: Sequence[str], at: int
) -> Title | None:
    """A title without any mark of its own, up to the end of its clause."""
    first = prose.token(at)
    if first is None or not marks or not first.text[0].isalpha() or first.text[0].islower():
        return None
    inside = prose.around(prose.tokens[place.first].start, Style.LINK, Style.EMPHASIS, Style.STRONG)
    if inside and marks[-1] == ":" and inside.start <= first.start < inside.end:
        return _title(prose, first.start, inside.end, place.claim, None)
    end = prose.clause_end(at)
    bracketed = marks[-1] == "(" and prose.is_mark(end, ")")
    heading = prose.block == "heading_open" and marks[-1] == ":"
    if heading:
        end = len(prose.tokens)
    if not (bracketed or heading or is_label_line(prose, words)):
        return None
    last = prose.tokens[end - 1]
    if last.end - first.start > _LONGEST:
        return None
    if prose.starts_within(first.start, last.end) and not heading:
        return None  # half of it is set apart: then it is a sentence
    # `lesson 3 (Figure 2)` has no title.
    certain = not (bracketed and isinstance(place.claim, LessonPlace))
    return _title(prose, first.start, last.end, place.claim, None, certain=certain)


def _before(prose: Prose, place: Located[Titled]) -> Title | None:
    """The title before a number in brackets: `*T* (lesson 5)`, `[T](…) (L5)`."""
    opening = prose.token(place.first - 1)
    if opening is None or opening.text != "(" or not prose.is_mark(place.behind, "),"):
        return None
    last = prose.token(place.first - 2)
    if last is None:
        return None
    for stretch in prose.before(last.end):
        inner = (stretch.end, stretch.end + 1)  # behind a quotation's mark
        if stretch.style in _SET_APART and last.end in inner:
            text = prose.text.plain[stretch.start : stretch.end].strip()
            if " " in text and not text[:1].islower():
                return _title(
                    prose, stretch.start, stretch.end, place.claim, stretch, certain=False
                )
    return None


def _title(
    prose: Prose,
    start: int,
    end: int,
    of: Titled,
    apart: Stretch | None,
    *,
    certain: bool = True,
) -> Title:
    phrase = prose.phrase(start, end)
    linked = apart is not None and apart.style is Style.LINK
    return Title(span=phrase.span, text=phrase.text, of=of, linked=linked, certain=certain)


def _reads_as_title(prose: Prose, words: Vocabulary, link: Stretch) -> bool:
    """Whether a link's text may be another lesson's title: some words, none of them the course's."""
    text = prose.text.plain[link.start : link.end].strip()
    leaves = "/" in link.href and "#" not in link.href and "://" not in link.href
    if not leaves or " " not in text or text[:1].islower():
        return False
    first = prose.first_within(link.start)
    last = prose.first_within(link.end)
    return not any(token.folded in words.parts for token in prose.tokens[first:last])
