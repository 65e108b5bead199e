"""The line "Prerequisite:" names other lessons than the front matter of the brief does.

Learners read the line; the map of the course and the order of lessons go by the front matter. The
lessons of the page's own track are compared, and those of other tracks that the line names by the
track's number. What another prerequisite needs anyway may be named or left out.

## Bad

```diff
--- tracks/bread/first-loaf/brief.md
-A risen dough is needed, and a hot oven.
+**Prerequisite:** Lesson 1, [Flour and water](../flour-and-water/brief.md).
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-A risen dough is needed, and a hot oven.
+**Prerequisite:** Lesson 2, [Proofing](../proofing/brief.md).
```

## How to fix

Decide which of the two is right, and name the same lessons in both places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from coursekit.model.claim import Prerequisite, Resolved
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.record import Stated
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, in_front_matter
from coursekit.rules.facts import facts_of
from coursekit.rules.prerequisites import called, graph, needs
from coursekit.words import listing

Edges = Mapping[str, Iterable[str]]


def check(course: Course) -> Iterator[Finding]:
    facts, edges = facts_of(course), graph(course)
    claims = list(claims_of(course, Prerequisite))
    lines = Counter(resolved.place.path for _, resolved in claims)
    for claim, resolved in claims:
        lesson = course.lessons[resolved.lesson]
        places = (facts.track(lesson, place.track) for place in claim.lessons)
        if lines[resolved.place.path] > 1 or lesson.track not in facts.tracks or not all(places):
            continue
        prose = {id_ for id_ in resolved.referents if id_}
        front = in_front_matter(lesson, "prerequisites", list)
        if front and None not in resolved.referents:
            tracks = {lesson.track, *(course.lessons[id_].track for id_ in prose)}
            stated = _in_tracks(course, needs(course, lesson), tracks)
            if prose == stated.keys():
                continue
            surplus = prose - _reached(edges, stated)
            missing = stated.keys() - _reached(edges, prose)
            if surplus or missing:
                yield _finding(course, lesson, resolved, front.place, surplus, missing)


def _in_tracks(
    course: Course, stated: Mapping[str, Stated[str]], tracks: set[str]
) -> Mapping[str, Stated[str]]:
    return {id_: one for id_, one in stated.items() if course.lessons[id_].track in tracks}


def _reached(edges: Edges, lessons: Iterable[str]) -> set[str]:
    """The lessons with all that they need, and what that needs."""
    found: set[str] = set()
    open_ = list(lessons)
    while open_:
        id_ = open_.pop()
        if id_ not in found:
            found.add(id_)
            open_ += edges[id_]
    return found


def _finding(
    course: Course,
    lesson: Lesson,
    resolved: Resolved,
    front: Place,
    surplus: set[str],
    missing: set[str],
) -> Finding:
    parts = []
    if missing:
        parts.append(f"also hold {_names(course, lesson, missing)}")
    if surplus:
        parts.append(f"lack {_names(course, lesson, surplus)}")
    return Finding(
        place=resolved.place,
        message=f"the prerequisites in the front matter {listing(parts, 'and')}",
        help="Decide which is right, and name the same lessons here and under `prerequisites`.",
        related=(
            Related(front, "what the front matter states"),
            *(
                Related(stated.place, called(course, course.lessons[id_], lesson.track))
                for id_, stated in needs(course, lesson).items()
                if id_ in missing
            ),
        ),
        lesson=lesson.id,
    )


def _names(course: Course, lesson: Lesson, ids: set[str]) -> str:
    known = [course.lessons[id_] for id_ in course.lessons if id_ in ids]
    names = (
        f"{called(course, one, lesson.track)} ('{one.title}')"
        if one.title
        else called(course, one, lesson.track)
        for one in known
    )
    return listing(names, "and")


RULE = Rule(
    code="PR307",
    name="prerequisites-in-prose",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    about_claims=True,
    requires=("PL201", "PR301", "PR302", "PR303", "PR304", "XR604"),
)
