"""Prose names a section by number and topic, and another section is about the topic.

"L5 §6 on scope" is right only as long as the sixth section is about scope. When a section is put
in before it, the number leads to another one. A topic fits a heading where both hold the same word;
where none or several headings fit it, nothing is said, and neither is where the heading that fits
writes the number itself (`## 6. Scope`).

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md), by L2 §1 on storage.
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+
+## Storage
+
+A dough keeps for a night in the cold.
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../proofing/lesson.md), by L2 §2 on storage.
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+
+## Storage
+
+A dough keeps for a night in the cold.
```

## How to fix

Correct the number; or link to the heading, which is offered: such a link breaks in the open when
the heading is reworded.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from coursekit.model.claim import Resolved, SectionMention
from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Section
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, page_of, parts_of
from coursekit.rules.prerequisites import called
from coursekit.words import content_words, shortened

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
"""Words of so many letters or fewer count if they have two capitals: `DiT`."""


def check(course: Course) -> Iterator[Finding]:
    pages: dict[str, _Parts] = {}
    for claim, resolved in claims_of(course, SectionMention):
        lesson = course.lessons.get((resolved.referents[0] or "").partition("#")[0])
        if lesson is None or claim.number is None or claim.topic is None:
            continue
        page = lesson.pages["lesson"]
        if page.path not in pages:
            pages[page.path] = _Parts(parts_of(page))
        number, parts = claim.number.value, pages[page.path].parts
        fits = pages[page.path].fitting(claim.topic)
        if fits and fits != number and not _writes(parts[fits - 1], number):
            yield _finding(course, resolved, lesson, claim.topic, parts, (number, fits))


class _Parts:
    """The sections of a lesson page by the words of their headings."""

    def __init__(self, parts: Sequence[Section]) -> None:
        self.parts = parts
        self._numbers: dict[str, list[int]] = {}
        for number, part in enumerate(parts, start=1):
            for word in _words(part.heading.text):
                self._numbers.setdefault(word, []).append(number)

    def fitting(self, topic: str) -> int | None:
        """The number of the only section whose heading holds a word of a topic."""
        # Of each word two are enough to tell that there are several.
        fits = {nth for word in _words(topic) for nth in self._numbers.get(word, ())[:2]}
        return fits.pop() if len(fits) == 1 else None


def _words(text: str) -> frozenset[str]:
    short = (word for word in _WORD.findall(text) if len(word) <= _SHORT)
    capitals = (word for word in short if sum(letter.isupper() for letter in word) > 1)
    return content_words(text) | frozenset(word.casefold() for word in capitals)


def _writes(section: Section, number: int) -> bool:
    """Whether a heading begins with the number itself."""
    first = re.match(r"[§ ]*([0-9]+)", section.heading.text)
    return bool(first and first[1] == str(number))


def _finding(
    course: Course,
    resolved: Resolved,
    lesson: Lesson,
    topic: str,
    parts: Sequence[Section],
    numbers: tuple[int, int],
) -> Finding:
    page = lesson.pages["lesson"]
    number, nth = numbers
    numbered, fits = parts[number - 1], parts[nth - 1]
    name = called(course, lesson, course.lessons[resolved.lesson].track)
    return Finding(
        place=resolved.place,
        message=f"section {number} of {name} is '{shortened(numbered.heading.text)}'; "
        f"'{shortened(topic)}' fits section {nth}, '{shortened(fits.heading.text)}'",
        help=f"If section {nth} is meant, correct the number, or link to the heading.",
        related=(
            Related(page.place(numbered.heading.span), f"section {number}"),
            Related(page.place(fits.heading.span), f"section {nth}, which fits the topic"),
        ),
        fix=_linked(course, page_of(course, resolved), resolved, page, fits),
        lesson=resolved.lesson,
    )


def _linked(
    course: Course, here: Document, resolved: Resolved, page: Document, fits: Section
) -> Fix | None:
    """The claim as a link to the heading; none in a link, or where links leave suffixes out."""
    text = here.text.cut(resolved.place.span)
    span = resolved.place.span
    inside = any(
        link.span.start < span.end and span.start < link.span.end for link in here.shown_links
    )
    if inside or "[" in text or "]" in text or "" not in course.settings.links.suffixes:
        return None
    folder = posixpath.dirname(here.path)
    path = "" if page.path == here.path else quote(posixpath.relpath(page.path, folder or "."))
    edit = Edit(resolved.place, f"[{text}]({path}#{fits.heading.slug})")
    return Fix(f"Link to '{shortened(fits.heading.text)}'", Safety.UNSAFE, (edit,))


RULE = Rule(
    code="XR613",
    name="section-topic",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)
