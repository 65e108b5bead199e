"""Sections that prose names: `L5 §6`, `section 4 above`, `section "Why"`, `the L5 section on T`.

A section may be anybody's. It is ours where a lesson is named with it, or where a sign says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coursekit.model.claim import LessonPlace, SectionMention
from coursekit.reading.claims.places import Located, Place
from coursekit.reading.claims.prose import Prose, Stretch, Style
from coursekit.reading.claims.subjects import lessons_of
from coursekit.reading.claims.words import Vocabulary, number_at, phrases

_SIGN = "§"
_MOST_SECTIONS = 99
"""`§242` is one of a law."""
_MOST_TOPIC_WORDS = 3
_MOST_JOINED = 5
_QUOTES = "“\"„«»'‘‚"
_END_QUOTES = "”“\"»«'’‘"


@dataclass(frozen=True)
class _Reader:
    prose: Prose
    words: Vocabulary
    lessons: Sequence[Located[LessonPlace]]

    @cached_property
    def by_first(self) -> Mapping[int, Located[LessonPlace]]:
        return {lesson.first: lesson for lesson in self.lessons}

    @cached_property
    def by_behind(self) -> Mapping[int, Located[LessonPlace]]:
        return {lesson.behind: lesson for lesson in self.lessons}

    @cached_property
    def foreign(self) -> Sequence[int]:
        """Where something tells that a sentence speaks of a paper or a law."""
        papers = phrases(self.words.words.papers)
        tokens = range(len(self.prose.tokens))
        return [
            at
            for at in tokens
            if papers.behind(self.prose, at) is not None or _is_year(self.prose, at)
        ]


def find_sections(
    prose: Prose, words: Vocabulary, places: Sequence[Located[Place]]
) -> Iterator[SectionMention]:
    """All sections that a block names, of the page's own lesson or of another."""
    starts = prose.starts(words.section.firsts | {_SIGN})
    if not starts:
        return
    reader = _Reader(prose, words, lessons_of(places))
    for at in starts:
        if prose.is_mark(at, _SIGN):
            found = _signed(reader, at)
        else:
            behind = words.section.behind(prose, at)
            found = _named(reader, at, behind) if behind is not None else None
        if found:
            yield found


def _signed(reader: _Reader, at: int) -> SectionMention | None:
    """`L5 §6`, `§3 of lesson 5`, `§5`."""
    lesson = reader.by_behind.get(at)
    number = number_at(reader.prose, at + 1, reader.words)
    if number is None:
        return None
    if lesson:
        return _mention(reader, lesson.first, at + 2, lesson, at + 1)
    end = _enumeration_end(reader, at + 2)
    lesson = _owner(reader, end)
    if lesson:
        return _mention(reader, at, lesson.behind if end == at + 2 else at + 2, lesson, at + 1)
    if number.value > _MOST_SECTIONS or not _is_own(reader, at, at + 2):
        return None
    return _mention(reader, at, at + 2, None, at + 1)


def _enumeration_end(reader: _Reader, at: int) -> int:
    """The index behind the sections that are joined to one: `§3 and §4 of lesson 5`."""
    for _ in range(_MOST_JOINED):
        joined = reader.words.joins.behind(reader.prose, at)
        if joined is None or not reader.prose.is_mark(joined, _SIGN):
            break
        if number_at(reader.prose, joined + 1, reader.words) is None:
            break
        at = joined + 2
    return at


def _named(reader: _Reader, at: int, behind: int) -> SectionMention | None:
    """`section 4 of lesson 5`, `section 4 above`, `section "Why"`, `L5 section on scope`."""
    lesson = reader.by_behind.get(at)
    if number_at(reader.prose, behind, reader.words):
        return _numbered(reader, at, behind, lesson)
    heading = _heading(reader.prose, behind)
    if heading:
        return _titled(reader, at, heading, lesson)
    return _about(reader, behind, lesson) if lesson else None


def _numbered(
    reader: _Reader, at: int, behind: int, lesson: Located[LessonPlace] | None
) -> SectionMention | None:
    if lesson:
        return _mention(reader, lesson.first, behind + 1, lesson, behind)
    lesson = _owner(reader, behind + 1)
    if lesson:
        return _mention(reader, at, lesson.behind, lesson, behind)
    end = phrases(reader.words.words.above).behind(reader.prose, behind + 1)
    return _mention(reader, at, end, None, behind) if end is not None else None


def _titled(
    reader: _Reader, at: int, heading: Stretch, lesson: Located[LessonPlace] | None
) -> SectionMention | None:
    prose = reader.prose
    end = prose.first_within(heading.end)
    if heading.style is Style.QUOTED and prose.is_mark(end, _END_QUOTES):
        end += 1
    first = lesson.first if lesson else at
    if lesson is None and (lesson := _owner(reader, end)):
        end = lesson.behind
    if lesson is None and not _is_own(reader, at, end):
        return None
    text = prose.phrase(heading.start, heading.end).text
    span = prose.span(prose.tokens[first].start, prose.tokens[end - 1].end)
    return SectionMention(span=span, lesson=lesson.claim if lesson else None, heading=text)


def _heading(prose: Prose, at: int) -> Stretch | None:
    """The heading in quotation marks or italics that begins at a token, with a capital."""
    inner = at + 1 if prose.is_mark(at, _QUOTES) else at
    token = prose.token(inner)
    if token is None or token.text[0].islower() or prose.link_around(token.start):
        return None  # where a link leads is known better
    return prose.stretch_at(token.start, Style.QUOTED, Style.EMPHASIS)


def _about(reader: _Reader, at: int, lesson: Located[LessonPlace]) -> SectionMention | None:
    """`L5 section on scope`: the topic is a part of it."""
    prose, topic = reader.prose, _topic(reader, at)
    if topic is None or lesson.claim.numbers.one is None:
        return None
    return SectionMention(
        span=prose.span(prose.tokens[lesson.first].start, prose.tokens[topic.stop - 1].end),
        lesson=lesson.claim,
        topic=_topic_text(prose, topic),
    )


def _topic(reader: _Reader, at: int) -> range | None:
    """The tokens of a topic of a few words behind `on`, up to the next that has no meaning."""
    prose, words = reader.prose, reader.words
    first = phrases(words.words.about).behind(prose, at)
    if first is None:
        return None
    end = first
    while end < len(prose.tokens) and not _ends_topic(reader, end):
        end += 1
        if end - first > _MOST_TOPIC_WORDS:
            return None
    return range(first, end) if end > first else None


def _topic_text(prose: Prose, topic: range) -> str:
    return prose.phrase(prose.tokens[topic.start].start, prose.tokens[topic.stop - 1].end).text


def _ends_topic(reader: _Reader, at: int) -> bool:
    prose, words = reader.prose, reader.words
    token = prose.tokens[at]
    if not token.text[0].isalnum():
        return token.text != "-"
    if token.folded in words.of.firsts or token.folded in words.joins.firsts:
        return True
    return token.folded in phrases(words.words.being).firsts


def _owner(reader: _Reader, at: int) -> Located[LessonPlace] | None:
    """The lesson of which a section is said to be a part, behind it: `of lesson 5`."""
    of = reader.words.of.behind(reader.prose, at)
    return reader.by_first.get(of) if of is not None else None


def _is_own(reader: _Reader, at: int, behind: int) -> bool:
    """Whether a section without a lesson may be one of ours."""
    prose = reader.prose
    before, following = prose.token(at - 1), prose.token(behind)
    if prose.page == "references" or _is_in_another(reader, behind):
        return False
    if following and following.text == "(" and following.start == prose.tokens[behind - 1].end:
        return False  # `§5(2)`
    sentence = prose.sentence(at)
    if before and before.text[0].isupper() and at - 1 > sentence.start:
        return False  # `the BGB §5`
    return not (_is_elsewhere(reader, sentence, at) or _leads_elsewhere(reader, at))


def _is_in_another(reader: _Reader, at: int) -> bool:
    """Whether it is said in what a section stands, and not that this is our lesson."""
    of = reader.words.of.behind(reader.prose, at)
    whole = reader.prose.token(of) if of is not None else None
    if of is None or whole is None:
        return False
    this = phrases(reader.words.words.this).firsts
    return whole.folded not in this or reader.words.lesson.behind(reader.prose, of + 1) is None


def _is_elsewhere(reader: _Reader, sentence: range, at: int) -> bool:
    """Whether a sentence speaks of a paper, or of a lesson before the section."""
    nth = bisect_left(reader.foreign, sentence.start)
    if nth < len(reader.foreign) and reader.foreign[nth] < sentence.stop:
        return True
    nth = bisect_left(reader.lessons, sentence.start, key=lambda lesson: lesson.first)
    return nth < len(reader.lessons) and reader.lessons[nth].first < at


def _leads_elsewhere(reader: _Reader, at: int) -> bool:
    """Whether a section stands in a link to another lesson, or out of the course."""
    link = reader.prose.link_around(reader.prose.tokens[at].start)
    return link is not None and "/" in link.href.removeprefix("./")


def _is_year(prose: Prose, at: int) -> bool:
    """Whether a year in brackets ends at a token: `(2019)`, `(Okafor, 2019)`."""
    text = prose.tokens[at].text
    if len(text) != 4 or not text.isdigit() or text[0] not in "12":
        return False
    return prose.is_mark(at + 1, ");,") and (
        prose.is_mark(at - 1, "(") or prose.is_mark(at + 1, ")")
    )


def _mention(
    reader: _Reader, first: int, behind: int, lesson: Located[LessonPlace] | None, number: int
) -> SectionMention | None:
    """The mention between two tokens of a section by its number; of several lessons, none.

    A topic may stand behind it: `L5 §6 on scope`.
    """
    if lesson and lesson.claim.numbers.one is None:
        return None
    prose, topic = reader.prose, _topic(reader, behind)
    return SectionMention(
        span=prose.span(prose.tokens[first].start, prose.tokens[behind - 1].end),
        lesson=lesson.claim if lesson else None,
        number=number_at(prose, number, reader.words),
        topic=_topic_text(prose, topic) if topic else None,
    )
