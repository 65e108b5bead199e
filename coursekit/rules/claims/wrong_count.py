"""Prose counts what stands in a list, and the list holds another number.

"Five categories:" before a list, "ten flashcards" on the brief, "the five-category scope line" in
another lesson: when the list grows or shrinks, the numbers stay behind. A number is compared with
the list or table right behind it, with what the practice page holds (its cards, its exercises, the
questions of its other lists), with the list of the section that a link leads to, or with the list
that the lesson counts by the same noun. Where it is not certain what is counted, nothing is said.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas, and the dough rises because gluten holds it. A dough needs three things:
+
+- warmth
+- time
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas, and the dough rises because gluten holds it. A dough needs two things:
+
+- warmth
+- time
```

## How to fix

Correct the number, or the list if an item got lost. The number may stand in other places as well:
each has a finding of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from coursekit.model.claim import Count, Part, Resolved
from coursekit.model.course import Course
from coursekit.model.document import Document, Section
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, page_of, parts_of, rewritten, stems
from coursekit.words import content_words, listing, shortened


class _Held(NamedTuple):
    """What stands where something is counted."""

    sizes: tuple[int, ...]
    """Of the lists. Where there are several, any of them may be meant, together or alone."""
    text: str
    """How a message says it, behind `but`."""
    related: tuple[Related, ...] = ()


def check(course: Course) -> Iterator[Finding]:
    lists = _Lists(course)
    for claim, resolved in claims_of(course, Count):
        held = lists.held(claim, resolved)
        if held and not _may_be(claim.number.value, held.sizes):
            yield _finding(course, claim, resolved, held)


def _may_be(number: int, sizes: Sequence[int]) -> bool:
    """Whether some of the sizes give the number."""
    sums = {0}
    for size in sizes:
        sums |= {total + size for total in sums if total + size <= number}
    return number in sums


class _Lists:
    """The lists of a course by what claims tell of them."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._parts: dict[tuple[str, Part, str], _Held | None] = {}
        self._single: dict[str, Mapping[str, Sequence[tuple[Document, Section]]]] = {}

    def held(self, claim: Count, resolved: Resolved) -> _Held | None:
        """What a claim counts; nothing where that is not certain."""
        if claim.listed is not None:
            return self._listed(claim.listed, resolved)
        if resolved.referents == (None,):
            return None
        if claim.part:
            key = (resolved.lesson, claim.part, claim.noun)
            if key not in self._parts:
                self._parts[key] = self._part(*key)
            return self._parts[key]
        return self._linked(resolved) if claim.linked else self._named(claim, resolved)

    def _listed(self, size: int, resolved: Resolved) -> _Held:
        page = page_of(self.course, resolved)
        section = page.section_at(resolved.place.span.start)
        related = _heading(page, section, "the list stands under this heading")
        return _Held((size,), f"the list behind it has {size}", related if section else ())

    def _part(self, lesson: str, part: Part, noun: str) -> _Held | None:
        practice = self.course.lessons[lesson].pages["practice"]
        if not practice.whole:
            return None
        find = {Part.CARDS: _cards, Part.EXERCISES: _exercises, Part.QUESTIONS: _questions}[part]
        return find(self.course, practice, noun)

    def _linked(self, resolved: Resolved) -> _Held | None:
        """The only list of the section that a link leads to, whichever page it is on."""
        id_, _, slug = (resolved.referents[0] or "").partition("#")
        if id_ not in self._single:
            self._single[id_] = _single_lists(self.course.lessons[id_].pages.values())
        found = self._single[id_].get(slug, ())
        if len({section.sizes for _, section in found}) != 1:
            return None
        page, section = found[0]
        text = f"the list under '{shortened(section.heading.text)}' has {section.sizes[0]}"
        return _Held(section.sizes, text, _heading(page, section, "the list that it links to"))

    def _named(self, claim: Count, resolved: Resolved) -> _Held | None:
        """The list that the lesson counts by the same noun, in the section that is meant."""
        words = content_words(claim.noun)
        found = [
            (size, related)
            for size, noun, related in self._announced.get(resolved.referents[0] or "", ())
            if words & noun
        ]
        if len({size for size, _ in found}) != 1:
            return None
        size, related = found[0]
        return _Held((size,), f"the list that is meant has {size}", (related,))

    @cached_property
    def _announced(self) -> dict[str, list[tuple[int, frozenset[str], Related]]]:
        """The lists with a count right before them, by their sections."""
        found: dict[str, list[tuple[int, frozenset[str], Related]]] = {}
        for claim, resolved in claims_of(self.course, Count):
            if claim.listed is not None:
                page = page_of(self.course, resolved)
                section = page.section_at(resolved.place.span.start)
                key = f"{resolved.lesson}#{section.heading.slug}" if section else resolved.lesson
                related = Related(resolved.place, f"the list behind it has {claim.listed}")
                found.setdefault(key, []).append((claim.listed, content_words(claim.noun), related))
        return found


def _single_lists(
    pages: Iterable[Document],
) -> Mapping[str, Sequence[tuple[Document, Section]]]:
    """By their anchors, the sections of some pages that hold just one list."""
    found: dict[str, list[tuple[Document, Section]]] = {}
    for page in pages:
        for section in page.sections:
            if len(section.sizes) == 1:
                found.setdefault(section.heading.slug, []).append((page, section))
    return found


def _cards(course: Course, practice: Document, noun: str) -> _Held | None:
    wanted = stems(course.settings.words.cards)
    sections = [s for s in practice.sections if wanted & content_words(s.heading.text) and s.sizes]
    return _in_sections(practice, sections)


def _questions(course: Course, practice: Document, noun: str) -> _Held | None:
    """Those in the lists of all sections that are for neither cards nor exercises.

    Where the noun names a section (`self-check questions`), only that one counts.
    """
    words = course.settings.words
    others = stems((*words.cards, *words.exercises))
    sections = [
        section
        for section in parts_of(practice)
        if section.sizes and not others & content_words(section.heading.text)
    ]
    wanted = content_words(noun) - stems(words.questions)
    named = [section for section in sections if wanted & content_words(section.heading.text)]
    return _in_sections(practice, named or sections)


def _exercises(course: Course, practice: Document, noun: str) -> _Held | None:
    """Those with a heading of their own; else the only list under a heading for all of them."""
    words = course.settings.words.exercises
    sections = [s for s in parts_of(practice) if stems(words) & content_words(s.heading.text)]
    single = [section for section in sections if _is_single(section, words)]
    if not single:
        return _in_sections(practice, sections) if len(sections) == 1 else None
    if len(single) < len(sections):
        return None
    number = len(single)
    return _Held(
        (number,),
        f"the practice page has {number}",
        _heading(practice, single[-1], f"number {number}, the last of them"),
    )


def _is_single(section: Section, words: Sequence[str]) -> bool:
    """Whether a heading begins with the word in the singular: `Exercise 2: Draw the line`."""
    first = section.heading.text.casefold().split()[0].rstrip(":.,")
    return bool(content_words(first) & stems(words)) and first != words[0].casefold()


def _in_sections(page: Document, sections: Sequence[Section]) -> _Held | None:
    """What the lists right under some headings hold; nothing where other headings divide them."""
    sizes = tuple(size for section in sections for size in section.sizes)
    starts = [section.span.start for section in page.sections]
    if not sizes or any(_is_divided(section, starts) for section in sections):
        return None
    where = listing((f"'{shortened(section.heading.text)}'" for section in sections), "and")
    numbers = listing(map(str, sizes), "and")
    lists = "the list" if len(sizes) == 1 else "the lists"
    verb = "has" if len(sizes) == 1 else "have"
    related = [
        one
        for section in sections
        for one in _heading(page, section, "what stands under it counts")
    ]
    return _Held(sizes, f"{lists} under {where} {verb} {numbers}", tuple(related))


def _is_divided(section: Section, starts: Sequence[int]) -> bool:
    """Whether another section begins inside of one; `starts` are those of all, in order."""
    nth = bisect_right(starts, section.span.start)
    return nth < len(starts) and starts[nth] < section.span.end


def _heading(page: Document, section: Section | None, message: str) -> tuple[Related, ...]:
    return (Related(page.place(section.heading.span), message),) if section else ()


def _finding(course: Course, claim: Count, resolved: Resolved, held: _Held) -> Finding:
    written = page_of(course, resolved).text.cut(claim.number.span)
    new = held.sizes[0] if len(held.sizes) == 1 else None
    return Finding(
        place=resolved.place,
        message=f"this counts {written.casefold()}, but {held.text}",
        help=f"Write {new}, or correct the list." if new else "Correct the number, or the lists.",
        related=held.related,
        # One is no plural: the words around it change too.
        fix=rewritten(course, resolved, claim.number, new) if new and new > 1 else None,
        lesson=resolved.lesson,
    )


RULE = Rule(
    code="XR614",
    name="wrong-count",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
