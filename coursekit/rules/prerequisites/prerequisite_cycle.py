"""Lessons need each other in a circle, so that none of them can come first.

The finding stands at the link of the circle that is most likely wrong: one from a lesson to a later
one of its track, if there is any. Lessons that are tangled in several circles are told once, by the
shortest circle.

## Bad

```diff
--- tracks/bread/flour-and-water/brief.md
-prerequisites: []
+prerequisites: [bread/first-loaf]
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: [bread/proofing, bread/flour-and-water]
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## How to fix

Remove one link of the circle. If two lessons really need each other, make them one, or move what
both need into a third.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import (
    chain_links,
    chain_text,
    components,
    graph,
    is_later,
    removal,
)

Edges = Mapping[str, Mapping[str, Stated[str]]]

_TRIED = 50


def check(course: Course) -> Iterator[Finding]:
    edges = graph(course)
    position = {id_: index for index, id_ in enumerate(course.lessons)}
    for component in components(edges):
        if len(component) == 1:
            continue
        within = {
            id_: {needed: stated for needed, stated in edges[id_].items() if needed in component}
            for id_ in sorted(component, key=position.__getitem__)
        }
        chain = _circle(course, within)
        lesson = course.lessons[chain[0]]
        stated, likely = edges[chain[0]][chain[1]], is_later(lesson, course.lessons[chain[1]])
        yield Finding(
            place=stated.place,
            message=f"these lessons need each other: {chain_text(course, chain, lesson.track)}",
            help=f"Remove one of these prerequisites{', most likely this one' if likely else ''}.",
            related=tuple(chain_links(course, edges, chain, lesson.track))[1:],
            fix=removal(lesson, stated) if likely else None,
        )


def _circle(course: Course, edges: Edges) -> list[str]:
    """The shortest circle that begins with a link to a later lesson, or with any if none does.

    Of the links only the first are tried, so that a long tangle takes no longer than its length.
    """
    links = [(id_, needed) for id_ in edges for needed in edges[id_]]
    later = [(a, b) for a, b in links if is_later(course.lessons[a], course.lessons[b])]
    tried = (later or links)[:_TRIED]
    return min(([a, *_way(edges, b, a)] for a, b in tried), key=len)


def _way(edges: Edges, start: str, goal: str) -> list[str]:
    """The shortest way from `start` to `goal`, both included; in a component there is one."""
    came_from = {start: start}
    queue = deque([start])
    while goal not in came_from:
        id_ = queue.popleft()
        for needed in edges[id_]:
            if needed not in came_from:
                came_from[needed] = id_
                queue.append(needed)
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


RULE = Rule(
    code="PR303",
    name="prerequisite-cycle",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
