"""A lesson is said to open with something that its first section does not mention.

The story that this rule is about: lesson 6 of a course ends with "Lesson 7 opens with JEPA, an
architecture that predicts what is hidden". Then lesson 7 gets a new beginning, a kitchen scene, and
JEPA comes up in its third section only. Lesson 6 promised something that lesson 7 no longer does. Or
lesson 5 is split, and what opens with JEPA is lesson 8 now.

Looked for are the words of four letters and more behind "opens with", and short ones with two
capitals (`DiT`), in the lesson's title, its first heading and the text up to the second. One of them
is enough. Other words may say the same: that is why this is a warning. A topic without any name,
such as "a question", is not looked for.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Lesson 3 opens with Altamura, which needs no yeast.
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Lesson 3 opens with the Crust, which is what people see first.
```

## How to fix

Say what the lesson opens with now, name the lesson that opens so, or give the lesson its beginning
back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.claim import HandOff
from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.text import Place, Span
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of
from coursekit.rules.facts import facts_of, quoted
from coursekit.rules.mentions import WrongNumber, mistakes
from coursekit.rules.prerequisites import called
from coursekit.words import content_words

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
"""Words of so many letters or fewer count if they have two capitals."""


def check(course: Course) -> Iterator[Finding]:
    hand_offs = list(claims_of(course, HandOff))
    if not hand_offs:
        return
    facts = facts_of(course)
    wrong = {one.at.place for one in mistakes(course, WrongNumber)}
    for claim, resolved in hand_offs:
        number = claim.lesson.numbers.one
        track = facts.track(course.lessons[resolved.lesson], claim.lesson.track)
        lesson = facts.lesson(track, number.value) if number else None
        page = lesson.pages.get("lesson") if lesson else None
        words = _words(claim.topic) if _is_name(claim.topic) else frozenset()
        if Place(resolved.place.path, claim.lesson.span) in wrong or not words:
            continue
        if lesson and page and not words & _words(f"{lesson.title or ''} {_beginning(page)}"):
            name = called(course, lesson, course.lessons[resolved.lesson].track)
            yield Finding(
                place=resolved.place,
                message=f"{name} does not open with {quoted(claim.topic)}: "
                "neither its title nor its first section mentions it",
                help=f"Say what {name} opens with, or name the one that does.",
                related=(_first(page, lesson),),
                lesson=resolved.lesson,
            )


def _is_name(topic: str) -> bool:
    """Whether a topic holds a name: `JEPA`, but not `a question`."""
    return any(letter.isupper() for letter in topic)


def _words(text: str) -> frozenset[str]:
    short = (word for word in _WORD.findall(text) if len(word) <= _SHORT)
    capitals = (word for word in short if sum(letter.isupper() for letter in word) > 1)
    return content_words(text) | frozenset(word.casefold() for word in capitals)


def _beginning(page: Document) -> str:
    """All that stands before the second heading; one of the first level is the page's title."""
    starts = [section.span.start for section in page.sections if section.heading.level > 1]
    return page.text.cut(Span(0, starts[1] if len(starts) > 1 else len(page.text.content)))


def _first(page: Document, lesson: Lesson) -> Related:
    headings = (heading for heading in page.headings if heading.level > 1)
    heading = next(headings, None)
    span = heading.span if heading else page.text.line_span(0)
    return Related(page.place(span), f"{lesson.label} begins here")


RULE = Rule(
    code="XR611",
    name="hand-off",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
