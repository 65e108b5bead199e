"""A page that has to name the lesson before and the one after leaves one of them out.

The story that this rule is about: the briefs of lessons 5, 6 and 7 form a chain. Each says what the
lesson before laid down and what the next one will make of it, so that a reader can walk the course
in both directions. Lesson 6 is rewritten, and its sentence on lesson 7 is lost. No sentence is
wrong, but the chain is broken: who reads lesson 6 does not learn where it leads.

This is a convention that a course chooses for some of its pages. In `coursekit.toml`:

    [claims]
    neighbours = ["brief"]

A lesson is named by its number, by its title, or by a link to one of its pages. `The next lesson`
alone names none. Only pages that learners see are judged; planned neighbours have to be named too.

## Bad

```diff
+++ coursekit.toml
+[claims]
+neighbours = ["lesson"]
--- tracks/bread/proofing/lesson.md
 ## Warmth and time
+
+Lesson 1 made the dough that rises here.
--- tracks/bread/first-loaf/lesson.md
 ## Crumb and crust
+
+There is no yeast from the shop in the dough of the lesson behind this one.
```

## Good

```diff
+++ coursekit.toml
+[claims]
+neighbours = ["lesson"]
--- tracks/bread/proofing/lesson.md
 ## Warmth and time
+
+Lesson 1 made the dough that rises here.
--- tracks/bread/first-loaf/lesson.md
 ## Crumb and crust
+
+There is no yeast from the shop in the dough of lesson 4.
```

## How to fix

Say on the page what the neighbour does for this lesson, and name it by its number or with a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Direction, LessonPlace, Neighbour, Title
from coursekit.model.course import READER_STATUSES, Course, Lesson
from coursekit.model.document import Document
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.facts import facts_of, numbered_at, quoted
from coursekit.rules.mentions import WrongNumber, mistakes

_STEPS = {Direction.PREVIOUS: -1, Direction.NEXT: 1}


def check(course: Course) -> Iterator[Finding]:
    kinds = course.settings.claims.neighbours
    if not kinds:
        return
    facts, names = facts_of(course), _Names(course)
    for lesson in course.lessons.values():
        known = facts.place(lesson)
        if known is None or not _is_seen(lesson):
            continue
        track, number = known
        around = {way: facts.lesson(track, number + step) for way, step in _STEPS.items()}
        for page in (lesson.pages[kind] for kind in kinds if kind in lesson.pages):
            for way, neighbour in around.items():
                if neighbour and not names.has(page, way, neighbour):
                    other = around[_other(way)]
                    yield _finding(course, page, lesson, way, neighbour, names.spot(page, other))


def _is_seen(lesson: Lesson) -> bool:
    """Whether learners see a lesson: a course without statuses shows all that it has."""
    return not lesson.planned and (lesson.status is None or lesson.status.value in READER_STATUSES)


class _Names:
    """Which lessons each page names, and where it does so first."""

    def __init__(self, course: Course) -> None:
        self.first: dict[tuple[str, str], int] = {}
        self.said: set[tuple[str, Direction]] = set()
        for mistake in mistakes(course, WrongNumber):  # another rule tells what is wrong with it
            self._add(mistake.at.place, mistake.meant.id)
        for resolved in course.claims:
            claim = resolved.claim
            if isinstance(claim, LessonPlace | Title):
                for referent in filter(None, resolved.referents):
                    self._add(resolved.place, referent)
            # Whether it is the right one, another rule tells.
            if isinstance(claim, Neighbour) and claim.lesson:
                self.said.add((resolved.place.path, claim.direction))
            elif isinstance(claim, Title) and isinstance(claim.of, Neighbour):
                self.said.add((resolved.place.path, claim.of.direction))
        for link in course.links:
            if link.lesson:
                self._add(link.page.place(link.link.span), link.lesson)

    def _add(self, place: Place, lesson: str) -> None:
        before = self.first.setdefault((place.path, lesson), place.span.start)
        self.first[place.path, lesson] = min(before, place.span.start)

    def has(self, page: Document, way: Direction, neighbour: Lesson) -> bool:
        return (page.path, neighbour.id) in self.first or (page.path, way) in self.said

    def spot(self, page: Document, other: Lesson | None) -> Place:
        """The heading under which the other neighbour is named, or else the page's first line."""
        at = self.first.get((page.path, other.id)) if other else None
        section = page.section_at(at) if at is not None else None
        return page.place(section.heading.span if section else page.text.line_span(0))


def _other(way: Direction) -> Direction:
    return Direction.PREVIOUS if way is Direction.NEXT else Direction.NEXT


def _finding(
    course: Course, page: Document, lesson: Lesson, way: Direction, neighbour: Lesson, place: Place
) -> Finding:
    word = course.settings.words.lesson[0]
    title = f", {quoted(neighbour.title)}" if neighbour.title else ""
    return Finding(
        place=place,
        message=f"{lesson.label} does not name the {way.value} {word} here: "
        f"{neighbour.label}{title}",
        help=f"Name {neighbour.label} on this page, by its number or with a link.",
        related=(numbered_at(lesson), numbered_at(neighbour)),
        subject=f"{way.value} {page.text.cut(place.span)}",
        lesson=lesson.id,
    )


RULE = Rule(
    code="XR610",
    name="missing-neighbour",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
